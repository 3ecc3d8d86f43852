"""Learn the weights by which dumps are split from dumps made of single articles, and measure them.

The articles are parted into two halves by their names; weights learned on dumps of one half are
measured on dumps of the other. Printed are how many boundaries are right within ``TOLERANCE`` lines,
how many are found, and how many single articles are wrongly split; ``--write`` stores what all
articles together teach.
"""

from __future__ import annotations

import json
import random
import zlib
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean

import numpy as np
from evaluation import ROOT, default_folders
from sklearn.linear_model import LogisticRegression

from curation.corpus import read_corpus
from curation.corpus.dump import Dump
from curation.corpus.split import find_boundaries
from curation.corpus.split_signs import SIGNS

WEIGHTS = ROOT / "curation" / "corpus" / "split_weights.json"
DUMPS = 60
SIZES = (3, 12)
TOLERANCE = 6
LENGTHS = (200, 4000)
"""Words of the articles that are taken."""

Made = tuple[str, frozenset[int]]
"""A dump with the lines at which its inner articles begin."""


def texts_of(folders: Sequence[Path]) -> tuple[list[str], list[str]]:
    halves: tuple[list[str], list[str]] = ([], [])
    for folder in folders:
        for article in read_corpus(folder)[0]:
            text = article.text.strip()
            if LENGTHS[0] <= len(text.split()) <= LENGTHS[1]:
                halves[zlib.crc32(article.article_id.encode()) % 2].append(text)
    return halves


def dumps_of(texts: Sequence[str], seed: int) -> list[Made]:
    dice = random.Random(seed)
    return [_dump(dice.sample(texts, dice.randint(*SIZES))) for _ in range(DUMPS)]


def _dump(texts: Sequence[str]) -> Made:
    lines: list[str] = []
    starts: list[int] = []
    for text in texts:
        starts.append(len(lines) + 1)
        lines += [*text.split("\n"), ""]
    return "\n".join(lines), frozenset(starts[1:])


def learned(made: Iterable[Made]) -> dict[str, float]:
    asked, begins = [], []
    for text, starts in made:
        dump = Dump(text)
        for place in filter(dump.is_candidate, range(len(dump.lines))):
            asked.append([sign(dump, place) for sign in SIGNS.values()])
            begins.append(dump.numbers[place] in starts)
    model = LogisticRegression(max_iter=3000).fit(np.array(asked), begins)
    named = zip(SIGNS, model.coef_[0], strict=True)
    weights = {name: round(float(weight), 3) for name, weight in named}
    return {"intercept": round(float(model.intercept_[0]), 3), **weights}


def tell(weights: Mapping[str, float], made: Sequence[Made], singles: Sequence[str]) -> None:
    right = found = expected = 0
    for text, starts in made:
        lines = [boundary.line for boundary in find_boundaries(text, weights)[1:]]
        right += sum(any(abs(a - b) <= TOLERANCE for a in lines) for b in starts)
        found += len(lines)
        expected += len(starts)
    cut = mean(len(find_boundaries(text, weights)) > 1 for text in singles)
    print(
        f"{len(made)} dumps: {right / max(found, 1):.2f} of the boundaries are right, "
        f"{right / expected:.2f} are found; {cut:.1%} of {len(singles)} single articles are split"
    )


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument(
        "--articles", type=Path, nargs="+", default=[default_folders()[0]], metavar="FOLDER"
    )
    parser.add_argument("--write", action="store_true", help="store the weights")
    options = parser.parse_args()
    one, other = texts_of(options.articles)
    for seed, (taught, asked) in enumerate(((one, other), (other, one))):
        weights = learned([*dumps_of(taught, seed), *((text, frozenset()) for text in taught)])
        tell(weights, dumps_of(asked, seed + 2), asked)
    if options.write:
        whole = [*one, *other]
        weights = learned([*dumps_of(whole, 4), *((text, frozenset()) for text in whole)])
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
