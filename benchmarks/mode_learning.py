"""Learn how stretches are done from annotated articles: held, moved or contracted; and measure it.

Asked are the annotated stretches that are found. Printed is how many get their mode right before they are linked: as
rules tell it, by the shipped weights, and with ``--measure`` by weights that were learned from other
folders. ``--write`` stores what all folders together teach; with ``--onward`` that is how they
change the shipped weights.

The weights are those of a logistic regression.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from evaluation import ROOT, add_learning, by_others, pairs_of, weights_before
from regression import USUAL, Scores, learned_anew, learned_onward, often_enough

from curation.extract import build_extractor, show
from curation.extract.claims.kind import kind_claims
from curation.extract.claims.mode import decided_modes
from curation.extract.claims.mode.signs import ModeSigns, mode_signs
from curation.extract.claims.mode.told import told_modes
from curation.extract.claims.mode.weighing import (
    FILE,
    PLACES,
    Learned,
    ModeWeights,
    shipped_weights,
)
from curation.extract.claims.shared import shared_statements
from curation.extract.known_words import Words
from curation.extract.mentions import present
from curation.lab.annotated import read_annotated
from curation.lab.scoring import align
from curation.records import MODES, Claim
from curation.vocabulary import load_vocabulary

WEIGHTS = ROOT / "curation" / "extract" / "claims" / "mode" / FILE
FOLDS = 6
LEAST_STRETCHES = 5
"""A sign that stands in fewer stretches is not learned."""
LEAST_OF_PAIRS = 12
"""The same for two words that follow each other."""
STRENGTH = 0.3
"""The inverse strength of the regularization, chosen among 0.2 to 1 with whole folders left out."""
HOLD = 20.0
"""How strongly the shipped weights are held when learning onward: with 10 to 40 as many are right with whole folders left out."""
LEAST_WEIGHT = 0.02


@dataclass(frozen=True)
class Case:
    """An article's stretches that are found.

    Attributes:
        group: the folder it is from.
        lower: its words in lower case, as they are numbered in ``words``.
        told: the mode of each stretch by rules.
        golds: the mode of each by its annotation, None where it has none.
    """

    group: str
    words: Words
    lower: Sequence[str]
    signs: ModeSigns
    told: Sequence[Claim]
    golds: Sequence[str | None]


def cases_of(folders: tuple[Path, Path]) -> list[Case]:
    articles, gold = folders
    nlp, vocabulary = build_extractor(), load_vocabulary()
    cases = []
    for item in read_annotated(articles, gold):
        doc, text = show(item.article, nlp), item.article.text
        terms, words, outline = doc._.terms, doc._.words, doc._.outline
        shared = shared_statements(text, outline, terms).doses
        presented = present(text, outline.sections, terms, vocabulary)
        told = told_modes(text, presented, kind_claims(text, presented, terms), terms, shared)
        asked = [section for section in told.sections if not section.passing]
        golds = {
            (section.start, section.end): one.mode
            for one, section in align([x for x in item.golds if not x.passing], asked)
        }
        cases.append(
            Case(
                str(articles),
                words,
                [word.lower_ for word in doc],
                mode_signs(told, words),
                told.modes,
                [golds.get((section.start, section.end)) for section in told.sections],
            )
        )
    return cases


def signs_of(case: Case) -> Iterator[set[str]]:
    """Yield the signs of each stretch, as the shipped weights will name them."""
    signs, lower = case.signs, case.lower
    beginning = {f"beginning|{word}" for word in lower[signs.beginning] if word.strip()}
    for named, body, name in zip(signs.named, signs.bodies, signs.names, strict=True):
        words = lower[body]
        yield (
            beginning
            | {f"named|{sign}" for sign in named}
            | {f"section|{word}" for word in words if word.strip()}
            | {f"name|{word}" for word in lower[name] if word.strip()}
            | {f"pair|{a} {b}" for a, b in pairwise(words) if a.strip() and b.strip()}
        )


def learned(cases: Sequence[Case], before: Learned | None = None) -> Learned:
    """Return the weights that cases teach, onward from others where there are any."""
    told = [
        (dict.fromkeys(signs, 1.0), MODES.index(gold))
        for case in cases
        for signs, gold in zip(signs_of(case), case.golds, strict=True)
        if gold
    ]
    known = scores_of(before) if before else {}
    rows = often_enough([row for row, _ in told], least, known)
    golds = [gold for _, gold in told]
    if before:
        return stored(learned_onward(rows, golds, known, HOLD))
    return stored(learned_anew(rows, golds, STRENGTH))


def stored(scores: Scores) -> Learned:
    """Return scores as the file holds them."""

    def of(place: str) -> dict[str, list[float]]:
        return {
            sign.partition("|")[2]: (row.round(2) + 0.0).tolist()
            for sign, row in sorted(scores.items())
            if sign.startswith(f"{place}|") and np.abs(row.round(2)).max() >= LEAST_WEIGHT
        }

    pairs, none = of("pair"), [0.0] * len(MODES)
    by_place = [of(place) for place in PLACES]
    words = {word for pair in pairs for word in pair.split(" ")}.union(*by_place)
    return Learned(
        modes=MODES,
        usual=scores[USUAL].round(2).tolist(),
        named=of("named"),
        words={
            word: [x for place in by_place for x in place.get(word, none)] for word in sorted(words)
        },
        pairs=pairs,
    )


def scores_of(told: Learned) -> Scores:
    """Return the scores that the file holds."""
    scores = {USUAL: np.array(told["usual"])}
    for place, rows in (("named", told["named"]), ("pair", told["pairs"])):
        scores |= {f"{place}|{sign}": np.array(row) for sign, row in rows.items()}
    for word, row in told["words"].items():
        parts = np.split(np.array(row), len(PLACES))
        placed = zip(PLACES, parts, strict=True)
        scores |= {f"{place}|{word}": part for place, part in placed if part.any()}
    return scores


def least(sign: str) -> int:
    return LEAST_OF_PAIRS if sign.startswith("pair|") else LEAST_STRETCHES


def show_right(method: str, cases: Sequence[Case], found: Sequence[Sequence[Claim]]) -> None:
    asked = [
        claim.value == gold
        for case, claims in zip(cases, found, strict=True)
        for gold, claim in zip(case.golds, claims, strict=True)
        if gold
    ]
    print(f"{method:28}{sum(asked) / len(asked):.4f} of {len(asked)} right", flush=True)


def by(weights: ModeWeights) -> Callable[[Case], Sequence[Claim]]:
    return lambda case: decided_modes(case.told, case.signs, case.words, weights)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    add_learning(parser)
    options = parser.parse_args()
    with ProcessPoolExecutor() as pool:
        cases = [
            case for found in pool.map(cases_of, pairs_of(options)) for case in found if case.told
        ]
    before = weights_before(options, WEIGHTS)
    show_right("rules", cases, [case.told for case in cases])
    if WEIGHTS.is_file():
        show_right("shipped weights", cases, list(map(by(shipped_weights()), cases)))
    if options.measure:
        groups = [case.group for case in cases]
        told = by_others(
            cases, groups, FOLDS, lambda taught: by(ModeWeights(learned(taught, before)))
        )
        show_right("learned from other folders", cases, told)
    if options.write:
        weights = json.dumps(learned(cases, before), ensure_ascii=False)
        WEIGHTS.write_text(weights + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
