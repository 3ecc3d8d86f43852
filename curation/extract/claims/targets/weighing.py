"""How likely each muscle that sections name is their target, by learned weights of its signs.

The weights are those of a logistic regression over annotated articles (``benchmarks/target_learning.py``,
``docs/model-card.md``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import repeat
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from curation.extract.claims.targets.signs import PAST, Named
from curation.extract.known_words import KnownWords, Words

FILE = "target_weights.json"


class Learned(TypedDict):
    """What the file holds.

    Attributes:
        usual: the score that every muscle begins with.
        words: of each word its score at every place of ``signs.AROUND``.
        past: the scores of a place outside of the section.
        muscles: the score of each muscle, by its id.
        place, told, count: the scores of the values of these signs, in their order.
    """

    usual: float
    words: Mapping[str, Sequence[float]]
    past: Sequence[float]
    muscles: Mapping[str, float]
    place: Sequence[float]
    told: Sequence[float]
    count: Sequence[float]


class TargetWeights:
    """The learned weights, as arrays to read articles with."""

    def __init__(self, learned: Learned) -> None:
        self._words = KnownWords(list(learned["words"]))
        width = len(learned["past"])
        self._around = np.array([*learned["words"].values(), [0.0] * width, learned["past"]])
        self._muscles = learned["muscles"]
        self._usual = learned["usual"]
        self._place, self._told, self._count = (
            np.array(learned["place"]),
            np.array(learned["told"]),
            np.array(learned["count"]),
        )

    def likelihoods(self, named: Named, words: Words) -> NDArray[np.float64]:
        """Return for each named muscle how likely it is a target, from 0 to 1."""
        numbers = self._words.numbers_of(words.ids[named.around])
        numbers[named.around == PAST] = self._words.unknown + 1
        around = self._around[numbers, np.arange(named.around.shape[1])]
        own = map(self._muscles.get, (term.target for term in named.terms), repeat(0.0))
        scores = (
            self._usual
            + around.sum(axis=1)
            + np.fromiter(own, float, len(named.terms))
            + self._place[named.place]
            + self._told[named.told]
            + self._count[named.told_number]
        )
        likely: NDArray[np.float64] = 1 / (1 + np.exp(-scores))
        return likely


@lru_cache(maxsize=1)
def shipped_weights() -> TargetWeights:
    """Return the weights that ship with the project."""
    file = resources.files("curation.extract.claims.targets") / FILE
    return TargetWeights(json.loads(file.read_text(encoding="utf-8")))
