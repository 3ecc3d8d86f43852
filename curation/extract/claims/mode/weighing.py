"""How likely a stretch is done in each mode, by learned weights of its signs.

The weights are those of a logistic regression over annotated articles (``benchmarks/mode_learning.py``,
``docs/model-card.md``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from curation.extract.claims.mode.signs import ModeSigns
from curation.extract.known_words import Codes, KnownWords, Numbering, Words

FILE = "mode_weights.json"
PLACES = ("section", "name", "beginning")
"""Where a word may stand."""

Scores = NDArray[np.float64]


class Learned(TypedDict):
    """What the file holds.

    Attributes:
        modes: the modes that all scores are for, in their order.
        usual: what every stretch begins with.
        named: the scores of each sign that is no word.
        words: of each word its scores at every place of ``PLACES``, one after the other.
        pairs: the scores of two words that follow each other in a section, with a blank between them.
    """

    modes: Sequence[str]
    usual: Sequence[float]
    named: Mapping[str, Sequence[float]]
    words: Mapping[str, Sequence[float]]
    pairs: Mapping[str, Sequence[float]]


class ModeWeights:
    """The learned weights, as arrays to read articles with."""

    def __init__(self, learned: Learned) -> None:
        self.modes = learned["modes"]
        """The modes that all scores are for, in their order."""
        words, none = list(learned["words"]), [0.0] * len(self.modes)
        self._usual = np.array(learned["usual"])
        self._named = {name: np.array(scores) for name, scores in learned["named"].items()}
        self._words = KnownWords(words)
        rows = np.array([*learned["words"].values(), none * len(PLACES)])
        self._section, self._name, self._beginning = np.split(rows, len(PLACES), axis=1)
        place = {word: number for number, word in enumerate(words)}
        pairs = [[place[word] for word in pair.split(" ")] for pair in learned["pairs"]]
        first, second = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
        self._pairs = Numbering(self._pair_codes(first, second))
        self._pair_scores = np.array([*learned["pairs"].values(), none])

    def _pair_codes(self, first: Codes, second: Codes) -> NDArray[np.uint64]:
        """Return one code for two words that follow each other, by their numbers."""
        return (first * (self._words.unknown + 1) + second).astype(np.uint64)

    def likelihoods(self, signs: ModeSigns, words: Words) -> Scores:
        """Return how likely each stretch is done in each mode, stretches x modes, from 0 to 1."""
        numbers = self._words.numbers_of(words.ids)
        pairs = self._pairs.numbers_of(self._pair_codes(numbers[:-1], numbers[1:]))
        usual = self._usual + _sum(self._beginning, numbers[signs.beginning])
        scores = np.array(
            [
                usual
                + sum(self._named[name] for name in named if name in self._named)
                + _sum(self._section, numbers[body])
                + _sum(self._pair_scores, pairs[body.start : max(body.stop - 1, body.start)])
                + _sum(self._name, numbers[name])
                for named, body, name in zip(signs.named, signs.bodies, signs.names, strict=True)
            ]
        )
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely: Scores = shares / shares.sum(axis=1, keepdims=True)
        return likely

    def telling_word(self, body: slice, mode: str, words: Words) -> int:
        """Return the place among an article's words of the one of a section that speaks most for a mode.

        Two words that follow each other speak by the first of them.
        """
        place = self.modes.index(mode)
        numbers = self._words.numbers_of(words.ids[body])
        scores = self._section[numbers, place]
        pairs = self._pairs.numbers_of(self._pair_codes(numbers[:-1], numbers[1:]))
        scores[:-1] += self._pair_scores[pairs, place]
        return int(body.start + scores.argmax())


def _sum(rows: Scores, numbers: Codes) -> Scores:
    """Return the sum of some rows, each once."""
    total: Scores = rows[np.unique(numbers)].sum(axis=0)
    return total


@lru_cache(maxsize=1)
def shipped_weights() -> ModeWeights:
    """Return the weights that ship with the project."""
    file = resources.files("curation.extract.claims.mode") / FILE
    return ModeWeights(json.loads(file.read_text(encoding="utf-8")))
