"""Learns which words of an exercise, and which other signs, speak for each value of one of its fields.

Asked are the annotated exercises that are found. Printed is how many get their value right before they are linked: as
rules tell it, by the shipped weights, and with ``--measure`` by weights that were learned from other folders.
``--write`` stores what all folders together teach; with ``--onward`` that is how they change the shipped weights.

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

from curation.extract.claims.word_weights import (
    FILE,
    SECTION,
    Learned,
    WordSigns,
    WordWeights,
    shipped_weights,
)
from curation.extract.known_words import Words
from curation.extract.model import Section
from curation.lab.annotated import Gold
from curation.lab.scoring import align
from curation.records import Claim

FOLDS = 6
LEAST_OF_PAIRS = 12
"""Two words that follow each other in fewer exercises are not learned."""
LEAST_WEIGHT = 0.02
Decide = Callable[["Case", WordWeights], Sequence[Claim | None]]


@dataclass(frozen=True)
class Case:
    """An article's exercises that are asked for.

    Attributes:
        group: the folder it is from.
        lower: its words in lower case, as they are numbered in ``words``.
        told: the value of each exercise by rules.
        golds: the value of each by its annotation, None where it has none.
    """

    group: str
    words: Words
    lower: Sequence[str]
    signs: WordSigns
    told: Sequence[Claim | None]
    golds: Sequence[str | None]


@dataclass(frozen=True)
class WordLearning:
    """How the weights of a field are learned.

    Attributes:
        field: "mode" or "position".
        values: those that the weights tell apart.
        places: where words stand, see ``WordSigns``.
        least: a sign that fewer exercises have is not learned.
        strength: the inverse strength of the regularization.
        hold: how strongly the shipped weights are held when learning onward.
    """

    field: str
    values: Sequence[str]
    places: Sequence[str]
    least: int
    strength: float
    hold: float

    @property
    def file(self) -> Path:
        """The file of the shipped weights."""
        return ROOT / "curation" / "extract" / "claims" / self.field / FILE.format(self.field)

    def learned(self, cases: Sequence[Case], before: Learned | None = None) -> Learned:
        """Return the weights that cases teach, onward from others where there are any."""
        told = [
            (dict.fromkeys(signs, 1.0), self.values.index(gold))
            for case in cases
            for signs, gold in zip(signs_of(case), case.golds, strict=True)
            if gold
        ]
        known = scores_of(before) if before else {}
        rows = often_enough([row for row, _ in told], self._least_of, known)
        golds = [gold for _, gold in told]
        if before:
            return self.stored(learned_onward(rows, golds, known, self.hold))
        return self.stored(learned_anew(rows, golds, self.strength))

    def _least_of(self, sign: str) -> int:
        return LEAST_OF_PAIRS if sign.startswith("pair|") else self.least

    def stored(self, scores: Scores) -> Learned:
        """Return scores as the file holds them."""

        def of(place: str) -> dict[str, list[float]]:
            return {
                sign.partition("|")[2]: (row.round(2) + 0.0).tolist()
                for sign, row in sorted(scores.items())
                if sign.startswith(f"{place}|") and np.abs(row.round(2)).max() >= LEAST_WEIGHT
            }

        pairs, none = of("pair"), [0.0] * len(self.values)
        by_place = [of(place) for place in self.places]
        words = {word for pair in pairs for word in pair.split(" ")}.union(*by_place)
        return Learned(
            values=self.values,
            places=self.places,
            usual=scores[USUAL].round(2).tolist(),
            named=of("named"),
            words={
                word: [x for place in by_place for x in place.get(word, none)]
                for word in sorted(words)
            },
            pairs=pairs,
        )


def scores_of(told: Learned) -> Scores:
    """Return the scores that the file holds."""
    places = told["places"]
    scores = {USUAL: np.array(told["usual"])}
    for place, rows in (("named", told["named"]), ("pair", told["pairs"])):
        scores |= {f"{place}|{sign}": np.array(row) for sign, row in rows.items()}
    for word, row in told["words"].items():
        parts = np.split(np.array(row), len(places))
        placed = zip(places, parts, strict=True)
        scores |= {f"{place}|{word}": part for place, part in placed if part.any()}
    return scores


def signs_of(case: Case) -> Iterator[set[str]]:
    """Yield the signs of each exercise, as the shipped weights will name them."""
    for at, named in enumerate(case.signs.named):
        signs = {f"named|{sign}" for sign in named}
        for place, parts in case.signs.words.items():
            words = case.lower[parts[at] if len(parts) > 1 else parts[0]]
            signs |= {f"{place}|{word}" for word in words if word.strip()}
            if place == SECTION:
                both = ((a, b) for a, b in pairwise(words) if a.strip() and b.strip())
                signs |= {f"pair|{a} {b}" for a, b in both}
        yield signs


def golds_of(
    golds: Sequence[Gold], sections: Sequence[Section], value: Callable[[Gold], str | None]
) -> list[str | None]:
    """Return the annotated value of each section, None where it has none or is not found."""
    asked = [section for section in sections if not section.passing]
    found = {
        (section.start, section.end): value(gold)
        for gold, section in align([gold for gold in golds if not gold.passing], asked)
    }
    return [found.get((section.start, section.end)) for section in sections]


def show_right(method: str, cases: Sequence[Case], found: Sequence[Sequence[Claim | None]]) -> None:
    asked = [
        claim is not None and claim.value == gold
        for case, claims in zip(cases, found, strict=True)
        for gold, claim in zip(case.golds, claims, strict=True)
        if gold
    ]
    print(f"{method:28}{sum(asked) / len(asked):.4f} of {len(asked)} right", flush=True)


def run(
    learning: WordLearning,
    cases_of: Callable[[tuple[Path, Path]], list[Case]],
    decide: Decide,
    about: str,
) -> None:
    """Learn a field's weights as the command line asks.

    Args:
        cases_of: returns the articles of a folder, given with that of its annotation.
        decide: returns the value of each exercise of an article by some weights.
        about: what the command does.
    """
    parser = ArgumentParser(description=about)
    add_learning(parser)
    options = parser.parse_args()
    with ProcessPoolExecutor() as pool:
        found = pool.map(cases_of, pairs_of(options))
        cases = [case for some in found for case in some if case.golds]
    before = weights_before(options, learning.file)

    def by(weights: WordWeights) -> Callable[[Case], Sequence[Claim | None]]:
        return lambda case: decide(case, weights)

    show_right("rules", cases, [case.told for case in cases])
    if learning.file.is_file():
        show_right("shipped weights", cases, list(map(by(shipped_weights(learning.field)), cases)))
    if options.measure:
        groups = [case.group for case in cases]
        told = by_others(
            cases, groups, FOLDS, lambda taught: by(WordWeights(learning.learned(taught, before)))
        )
        show_right("learned from other folders", cases, told)
    if options.write:
        weights = json.dumps(learning.learned(cases, before), ensure_ascii=False)
        learning.file.write_text(weights + "\n", encoding="utf-8")
