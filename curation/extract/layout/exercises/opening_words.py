"""How much the words of a line read like the first ones of an exercise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import exp, fsum, sqrt
from typing import NamedTuple, TypedDict

READ = 200
"""The characters of a line that are looked at."""
FIRST_WORDS = 8
"""The words and signs at the beginning of a line that count as its first ones."""
_WORD = re.compile(r"[a-z']+|\d+|[:.,!?]")


class WordWeights(TypedDict):
    """What words say of a line: what all lines have, weights of the first ones, and of all words."""

    usual: float
    first: Mapping[str, float]
    all: Mapping[str, float]


class Words(NamedTuple):
    """The different first words and signs of a line with the pairs of them, and all that are looked at.

    Numbers are alike.
    """

    first: frozenset[str]
    all: frozenset[str]


def words_of(line: str) -> Words:
    """Return the words of a line."""
    read = _WORD.findall(line[:READ].lower())
    words = ["0" if word.isdigit() else word for word in read]
    first = words[:FIRST_WORDS]
    pairs = [f"{one} {two}" for one, two in zip(first, first[1:], strict=False)]
    return Words(frozenset(first + pairs), frozenset(words))


def opening_odds(line: str, weights: WordWeights) -> float:
    """Return how likely a line opens an exercise as its words tell, from 0 to 1.

    However many words of a line have a weight, their vector is as long as that of a single one.
    """
    words = words_of(line)
    first, told = _scaled(words.first, weights["first"]), _scaled(words.all, weights["all"])
    return 1 / (1 + exp(-(weights["usual"] + first + told)))


def _scaled(words: Iterable[str], weights: Mapping[str, float]) -> float:
    found = [weight for weight in map(weights.get, words) if weight is not None]
    return fsum(found) / sqrt(len(found)) if found else 0.0
