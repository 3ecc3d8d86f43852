"""How likely a stretch is done in each mode, by learned weights of its signs.

The weights are those of a logistic regression over annotated articles (``benchmarks/mode_learning.py``,
``docs/model-card.md``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple, TypedDict

import numpy as np
from numpy.typing import NDArray

from curation.extract.claims.mode.signs import ModeSigns
from curation.extract.known_words import Codes, KnownWords, Words

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


class Weighed(NamedTuple):
    """What the weights make of an article's stretches.

    Attributes:
        shares: how likely each is done in each mode, stretches x modes, from 0 to 1.
        numbers: which known word each of the article's words is.
        pairs: which known pair each word is with the one behind it.
    """

    shares: Scores
    numbers: Codes
    pairs: Codes


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
        self._pair_scores = np.array([*learned["pairs"].values(), none])
        self._first, self._second, self._pairs = _table(pairs, len(words) + 1)

    def weigh(self, signs: ModeSigns, words: Words) -> Weighed:
        """Return how likely each of an article's stretches is done in each mode."""
        numbers = self._words.numbers_of(words.ids)
        pairs = self._pairs[self._first[numbers[:-1]], self._second[numbers[1:]]]
        insides = [slice(body.start, max(body.stop - 1, body.start)) for body in signs.bodies]
        scores = (
            self._usual
            + _sums([signs.beginning], numbers, self._beginning)
            + [self._sum_named(named) for named in signs.named]
            + _sums(signs.bodies, numbers, self._section)
            + _sums(insides, pairs, self._pair_scores)
            + _sums(signs.names, numbers, self._name)
        )
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        return Weighed(shares / shares.sum(axis=1, keepdims=True), numbers, pairs)

    def telling_words(self, weighed: Weighed, body: slice, mode: int) -> slice:
        """Return the places among an article's words of what speaks most for a mode in a section.

        That is one word, or two that follow each other.
        """
        single = self._section[weighed.numbers[body], mode]
        double = single[:-1] + single[1:]
        double += self._pair_scores[weighed.pairs[body][: len(double)], mode]
        if double.size and double.max() > single.max():
            first = body.start + int(double.argmax())
            return slice(first, first + 2)
        first = body.start + int(single.argmax())
        return slice(first, first + 1)

    def _sum_named(self, named: Sequence[str]) -> Scores:
        total: Scores = sum(
            (self._named[name] for name in named if name in self._named), np.zeros(len(self.modes))
        )
        return total


def _table(pairs: Sequence[Sequence[int]], number: int) -> tuple[Codes, Codes, Codes]:
    """Return a table of pairs with a row and a column for each word that stands in one.

    Args:
        pairs: the numbers of two words each.
        number: how many numbers of words there are.

    Returns:
        The row and the column of each word's number, the first where it has none, and the table: which
        of the pairs two words are, one number more for none of them.
    """
    places = []
    for column in np.array(pairs, dtype=np.intp).reshape(-1, 2).T:
        place = np.zeros(number, dtype=np.intp)
        known = np.unique(column)
        place[known] = np.arange(1, len(known) + 1)
        places.append((place, place[column], len(known) + 1))
    (first, rows, height), (second, columns, width) = places
    table = np.full((height, width), len(pairs), dtype=np.intp)
    table[rows, columns] = np.arange(len(pairs))
    return first, second, table


def _sums(parts: Sequence[slice], numbers: Codes, rows: Scores) -> Scores:
    """Return of each part of an article the sum of the rows of its numbers, each once."""
    own = np.concatenate([numbers[part] for part in parts])
    of_part = np.repeat(np.arange(len(parts)), [part.stop - part.start for part in parts])
    places, codes = np.arange(len(own)), of_part * len(rows) + own
    last = np.empty(len(parts) * len(rows), dtype=np.intp)
    last[codes] = places
    once = last[codes] == places
    counted, part = rows[own[once]], of_part[once]
    columns = [np.bincount(part, column, len(parts)) for column in counted.T]
    return np.stack(columns, axis=1)


@lru_cache(maxsize=1)
def shipped_weights() -> ModeWeights:
    """Return the weights that ship with the project."""
    file = resources.files("curation.extract.claims.mode") / FILE
    return ModeWeights(json.loads(file.read_text(encoding="utf-8")))
