"""Speed and memory, as ratios against a named reference in the same run.

The reference is what any extraction with spaCy pays: ``spacy.blank("en")``, its sentencizer, and a
PhraseMatcher with the vocabulary's aliases over the same text. Measured on the development articles
where they lie beside the project, and on the default corpus, where every second line is of an exercise.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import tempfile
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from string import ascii_lowercase
from time import perf_counter, process_time

import spacy
from evaluation import ROOT, default_folders
from spacy.matcher import PhraseMatcher

from curation.build import run_build
from curation.corpus import open_corpus, read_corpus
from curation.extract import build_extractor, extract
from curation.records import Article
from curation.vocabulary import load_vocabulary

RAW = ROOT / "data" / "raw"
REPEATS = 5
RUNS = 15
FRESH = 9
NEW_WORD = 20
"""One word in so many is new in the varied articles, as about in articles of natural variety."""
_LONG_WORD = re.compile(r"\b[a-z]{6,}\b")


def seconds_of(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start


def processor_seconds(run: Callable[[], object]) -> float:
    start = process_time()
    run()
    return process_time() - start


def with_new_words(article: Article, dice: random.Random) -> Article:
    """Return the article with one word in ``NEW_WORD`` made of other letters, all else in its place."""
    words = list(_LONG_WORD.finditer(article.text))
    letters = list(article.text)
    for word in dice.sample(words, min(len(words), len(article.text.split()) // NEW_WORD)):
        letters[word.start() : word.end()] = dice.choices(ascii_lowercase, k=len(word.group()))
    return replace(article, text="".join(letters))


class Pair:
    """Our extraction and the reference, each with caches of its own.

    Attributes:
        setup: processor seconds that making each took, ours with the reading of the vocabulary.
    """

    def __init__(self) -> None:
        names = [name for name, _ in load_vocabulary().alias_names]
        spacy.blank("en")  # the language's data are read once, for whoever comes first
        reference = processor_seconds(lambda: self._make_reference(names))
        ours = processor_seconds(self._make_extractor)
        self.setup = ours, reference

    def _make_reference(self, names: list[str]) -> None:
        self._nlp = spacy.blank("en")
        self._nlp.add_pipe("sentencizer")
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        self._matcher.add("alias", [self._nlp.make_doc(name) for name in names])

    def _make_extractor(self) -> None:
        self._extractor = build_extractor()

    def seconds(self, articles: list[Article], *, ours_first: bool = True) -> tuple[float, float]:
        """Return the processor time of our extraction and of the reference on the same articles."""

        def reference() -> None:
            for doc in self._nlp.pipe(article.text for article in articles):
                self._matcher(doc)

        def ours() -> None:
            for _ in extract(articles, self._extractor):
                pass

        if ours_first:
            return processor_seconds(ours), processor_seconds(reference)
        reference_seconds = processor_seconds(reference)
        return processor_seconds(ours), reference_seconds


def extraction(raw: Path) -> None:
    once = list(read_corpus(raw)[0])
    repeated = once * REPEATS
    pair = Pair()
    dice = random.Random(7)
    print(f"extraction of {raw} in one process, processor time, beside spaCy's tokenizer,")
    print("sentencizer and PhraseMatcher on the same text; median of pairs")
    afresh = [once_afresh(raw, turn) for turn in range(FRESH)]
    tell("read once by a fresh process", once, [pair for pair, _ in afresh])
    tell("the same with what both set up first", once, [whole for _, whole in afresh])
    renewed = ([with_new_words(article, dice) for article in repeated] for _ in range(RUNS + 1))
    tell(
        f"one word in {NEW_WORD} never seen before",
        repeated,
        [pair.seconds(articles) for articles in renewed][1:],
    )
    tell(
        "plain repetition, every word seen before",
        repeated,
        [pair.seconds(repeated) for _ in range(RUNS + 1)][1:],
    )


def once_afresh(raw: Path, turn: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return both times in a new process, without and with their set-up.

    Neither has met a word there; each goes first in turn.
    """
    command = [sys.executable, __file__, "--raw", str(raw), "--once", str(turn % 2)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    ours, reference, our_setup, its_setup = map(float, told.split())
    return (ours, reference), (ours + our_setup, reference + its_setup)


def tell(name: str, articles: list[Article], pairs: list[tuple[float, float]]) -> None:
    words = sum(len(article.text.split()) for article in articles)
    ours, reference = (words / median(seconds) for seconds in zip(*pairs, strict=True))
    ratio = median(a / b for a, b in pairs)
    print(
        f"{name:>42}: {ours:8,.0f} words/s, reference {reference:9,.0f} words/s, "
        f"ratio of times {ratio:.2f}"
    )


def varied(count: int, folder: Path) -> None:
    """Write ``count`` articles made from the default ones by other numbers and word order."""
    texts = [article.text for article in read_corpus(RAW)[0]]
    dice = random.Random(7)
    for number in range(count):
        text = texts[number % len(texts)]
        changed = re.sub(r"\b[2-6]0\b", lambda _: str(dice.randrange(10, 90, 5)), text)
        paragraphs = changed.split("\n\n")
        paragraphs.insert(dice.randrange(len(paragraphs)), f"Note {number} of our readers.")
        (folder / f"article-{number:06}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")


def whole_build(count: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        raw, out = Path(place, "raw"), Path(place, "out")
        raw.mkdir()
        varied(count, raw)
        command = [sys.executable, __file__, "--build", str(raw), str(out)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        first, peak, second = told.split()
        print(
            f"{count:>7} articles: {float(first):7.1f} s, {1000 * float(first) / count:5.1f} ms each, "
            f"peak {float(peak):6.0f} MB, again unchanged {float(second):.2f} s"
        )


def build_once(raw: Path, out: Path) -> None:
    first = seconds_of(lambda: run_build(raw, out))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    second = seconds_of(lambda: run_build(raw, out))
    print(first, (own + 2 * worker) / 1024, second)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--build", nargs=2, type=Path, metavar=("RAW", "OUT"))
    parser.add_argument("--once", type=int, metavar="TURN", help=SUPPRESS)
    parser.add_argument("--raw", type=Path, help="the articles to extract from")
    parser.add_argument("--sizes", default="100,1000,10000", help="articles in the whole builds")
    options = parser.parse_args()
    if options.build:
        build_once(*options.build)
        return
    if options.once is not None:
        pair = Pair()
        articles = list(read_corpus(options.raw or RAW)[0])
        print(*pair.seconds(articles, ours_first=options.once == 0), *pair.setup)
        return
    for raw in [options.raw] if options.raw else dict.fromkeys((default_folders()[0], RAW)):
        extraction(raw)
    print(
        f"default corpus: {len(open_corpus(RAW)[0])} articles; peak counts this process and workers"
    )
    for size in options.sizes.split(","):
        whole_build(int(size))
    for name in ("decisions.py", "review.py"):
        subprocess.run([sys.executable, str(Path(__file__).with_name(name))], check=True)


if __name__ == "__main__":
    main()
