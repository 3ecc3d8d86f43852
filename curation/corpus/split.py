"""A dump of several articles in one text: where does one end and the next begin?

Nothing separates the articles, so every line is asked for signs of a beginning (``split_signs``). Their
weights were learned from dumps made of annotated articles (``benchmarks/split_learning.py``).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import accumulate

from curation.corpus.dump import Dump
from curation.corpus.split_signs import SIGNS

LEAST_WORDS = 200
"""The least words of an article of a dump."""
LIKELY = 0.1
"""The least probability of a boundary in a dump."""
SURE = (0.3, 0.2)
"""The least probabilities of the two likeliest boundaries by which a text is a dump; it seldom is."""
ALONE = 0.6
"""The least probability of a single boundary."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """The first line of an article in a dump.

    Attributes:
        line: its number, from 1.
        probability: how likely an article begins there; 0 for the first line of the text.
    """

    line: int
    title: str
    probability: float


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    file = resources.files("curation.corpus") / "split_weights.json"
    weights: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    return weights


def find_boundaries(text: str, weights: Mapping[str, float] | None = None) -> list[Boundary]:
    """Return where articles begin in ``text``; a single article has one boundary, its first line.

    Args:
        weights: of the signs, those that were learned by default.
    """
    dump = Dump(text)
    if not dump.lines:
        return []
    first = Boundary(dump.numbers[0], dump.lines[0], 0.0)
    found = _apart(dump, _probabilities(dump, weights or _weights()))
    if not _is_dump(sorted(found.values(), reverse=True)):
        return [first]
    return [first, *(Boundary(dump.numbers[p], dump.lines[p], found[p]) for p in sorted(found))]


def _probabilities(dump: Dump, weights: Mapping[str, float]) -> dict[int, float]:
    """Return how likely an article begins with each line that may be a first one, by its place."""
    return {
        place: 1 / (1 + math.exp(-_sum(dump, place, weights)))
        for place in range(len(dump.lines))
        if dump.is_candidate(place)
    }


def _sum(dump: Dump, place: int, weights: Mapping[str, float]) -> float:
    return weights["intercept"] + sum(weights[n] * sign(dump, place) for n, sign in SIGNS.items())


def _apart(dump: Dump, likely: Mapping[int, float]) -> dict[int, float]:
    """Return the likeliest beginnings, each so far from the next that an article fits between."""
    begins = [0, *accumulate(dump.lengths)]
    ends = (0, len(dump.lines))
    chosen: dict[int, float] = {}
    for place in sorted(likely, key=lambda place: (-likely[place], place)):
        if likely[place] < LIKELY:
            break
        if all(abs(begins[place] - begins[other]) >= LEAST_WORDS for other in (*ends, *chosen)):
            chosen[place] = likely[place]
    return chosen


def _is_dump(likeliest: list[float]) -> bool:
    """Return whether the probabilities of the boundaries, highest first, make a text a dump."""
    two = len(likeliest) > 1 and all(a >= b for a, b in zip(likeliest, SURE, strict=False))
    return two or (bool(likeliest) and likeliest[0] >= ALONE)
