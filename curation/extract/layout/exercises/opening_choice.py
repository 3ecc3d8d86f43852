"""Whether a chunk is read as several exercises without names of their own, and which lines open them.

The weights are those of two logistic regressions over annotated articles (``benchmarks/opening_learning.py``,
``docs/model-card.md``): one tells by its words whether a line opens an exercise, the other by signs
of all lines whether some of them open one each, better than what rules tell.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import accumulate, dropwhile
from math import fsum
from typing import NamedTuple, TypedDict

from curation.extract.layout.exercises.chunks import Chunk, Run
from curation.extract.layout.exercises.evidence import Judge
from curation.extract.layout.exercises.opening_lines import other_openings
from curation.extract.layout.exercises.opening_signs import (
    SIGNS_OF_ODDS,
    Exercises,
    Signs,
    is_told_whole,
    marks_of,
    signs_of_chunk,
    signs_of_odds,
    signs_of_openings,
)
from curation.extract.layout.exercises.opening_words import WordWeights, opening_odds
from curation.extract.layout.signs.line import Line

FILE = "opening_weights.json"
LEAST_OPENING_ODDS = 0.2
"""Lines in front of the first instruction whose words read less like an exercise's first ones introduce it."""
MOST_PARTS = 2
"""As many lines under the name of an exercise are no exercises of their own."""


class Learned(TypedDict):
    """What the file of weights holds.

    Attributes:
        words: weights of the words of a line.
        usual: what every way of reading a chunk scores.
        signs: for each sign the values that it may exceed, each with what that adds.
        least: the score that a way of reading must exceed to be taken.
    """

    words: WordWeights
    usual: float
    signs: Mapping[str, Sequence[tuple[float, float]]]
    least: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned weights, those of signs as sums up to each of their bounds.

    Attributes:
        most_by_odds: the most that the words of its lines add to a way of reading a chunk.
    """

    words: WordWeights
    usual: float
    bounds: Mapping[str, Sequence[float]]
    sums: Mapping[str, Sequence[float]]
    least: float
    most_by_odds: float

    @classmethod
    def of(cls, learned: Learned) -> Weights:
        """Return the weights that were learned."""
        signs = learned["signs"]
        bounds = {sign: [bound for bound, _ in steps] for sign, steps in signs.items()}
        sums = {s: list(accumulate((add for _, add in x), initial=0.0)) for s, x in signs.items()}
        most = fsum(max(sums[sign]) for sign in SIGNS_OF_ODDS if sign in sums)
        return cls(learned["words"], learned["usual"], bounds, sums, learned["least"], most)

    def score(self, signs: Signs) -> float:
        """Return how much signs say for a way of reading a chunk, without what every one scores."""
        bounds, sums = self.bounds, self.sums
        return fsum(
            sums[sign][bisect_left(bounds[sign], value)]
            for sign, value in signs.items()
            if sign in bounds
        )


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Return the weights that ship with the project."""
    file = resources.files("curation.extract.layout.exercises") / FILE
    return Weights.of(json.loads(file.read_text(encoding="utf-8")))


class Choices(NamedTuple):
    """Other ways of reading a chunk than rules tell, as several exercises.

    Attributes:
        shared: the signs that all of them share.
        ways: the lines that open the exercises, each time with the signs of them but those of odds.
    """

    shared: Signs
    ways: Sequence[tuple[tuple[Line, ...], Signs]]


def better_openings(
    chunk: Chunk, told: Sequence[Run], judge: Judge, others: Exercises, weights: Weights
) -> tuple[Line, ...]:
    """Return the lines that open a chunk's exercises, none where it is better read as rules tell.

    Two lines under the name of what rules tell to be one exercise are parts of it. The words of lines
    are only looked at where they can bring a way of reading over the least score.

    Args:
        told: the exercises that rules tell in it.
        others: those that they tell in the article.
    """
    choices = choices_of(chunk, told, judge, others)
    most_parts = MOST_PARTS if chunk.is_named and is_told_whole(chunk, told) else 0
    ways = [way for way in choices.ways if len(way[0]) > most_parts]
    if not ways:
        return ()
    least = weights.least - weights.usual - weights.score(choices.shared)
    scores = [(weights.score(signs), openings) for openings, signs in ways]
    scores = [way for way in scores if way[0] + weights.most_by_odds > least]
    if not scores:
        return ()
    odds = odds_of(chunk, judge, weights.words)
    scores = [
        (score + weights.score(signs_of_odds(chunk, openings, odds)), openings)
        for score, openings in scores
    ]
    best, openings = max(scores, key=lambda one: one[0])
    return _without_introduction(chunk, openings, odds) if best > least else ()


def _without_introduction(
    chunk: Chunk, openings: Sequence[Line], odds: Sequence[float]
) -> tuple[Line, ...]:
    """Return the lines but the first ones that instruct nothing and read unlike the first of an exercise."""
    introducing = {
        line.index
        for line, own in zip(chunk.body, odds, strict=True)
        if not line.steps and own < LEAST_OPENING_ODDS
    }
    return tuple(dropwhile(lambda line: line.index in introducing, openings))


def choices_of(chunk: Chunk, told: Sequence[Run], judge: Judge, others: Exercises) -> Choices:
    """Return the other ways of reading a chunk, none where it is plainly one exercise.

    That it is where its title is a known name and stands among others of the same form.
    """
    if is_told_whole(chunk, told) and chunk.is_exact and judge.has_named_kin(chunk):
        return Choices({}, ())
    possible = other_openings(chunk, told)
    if not possible:
        return Choices({}, ())
    marks = [marks_of(line, judge.reading) for line in chunk.body]
    shared = signs_of_chunk(chunk, marks, len(told), others, judge)
    return Choices(shared, [(x, signs_of_openings(chunk, x, marks, len(told))) for x in possible])


def odds_of(chunk: Chunk, judge: Judge, words: WordWeights) -> list[float]:
    """Return of each line of a chunk's body how much its words read like the first ones of an exercise."""
    text = judge.reading.text
    return [opening_odds(text[line.content : line.end], words) for line in chunk.body]
