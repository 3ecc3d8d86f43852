"""How likely each value of a field is for an exercise, by learned weights of its words and other signs.

The weights are those of logistic regressions over annotated articles (``benchmarks/mode_learning.py``,
``benchmarks/position_learning.py``, ``docs/model-card.md``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple, TypedDict

import numpy as np
from numpy.typing import NDArray

from curation.extract.known_words import Codes, KnownWords, Words
from curation.extract.model import Section

FILE = "{}_weights.json"
"""The file of a field's weights."""

Scores = NDArray[np.float64]


class WordSigns(NamedTuple):
    """What speaks for the values of a field of an article's exercises, in their order.

    Attributes:
        named: of each the names of its signs that are no words.
        words: by where words stand ("section", "name", "beginning") the places that they take up among
            the article's words: those of each exercise, or a single one for all.
    """

    named: Sequence[Sequence[str]]
    words: Mapping[str, Sequence[slice]]


SECTION = "section"
"""Where the words stand of which pairs are read, too."""


def words_of(sections: Sequence[Section], words: Words) -> dict[str, list[slice]]:
    """Return the places of the words of some sections, and of their names."""
    bodies = [(section.start, section.end) for section in sections]
    names = [section.name or (section.start, section.start) for section in sections]
    return {SECTION: words.between(bodies), "name": words.between(names)}


def share_in_words(number: int, whole: int) -> str:
    """Return which share of all some are: all, most, some or none."""
    if number in (0, whole):
        return "all" if number else "none"
    return "most" if 2 * number >= whole else "some"


class Learned(TypedDict):
    """What the file holds.

    Attributes:
        values: the field's values that all scores are for, in their order.
        places: where words stand, see ``WordSigns``.
        usual: what every exercise begins with.
        named: the scores of each sign that is no word.
        words: of each word its scores at every place, one after the other.
        pairs: the scores of two words that follow each other in a section, with a blank between them.
    """

    values: Sequence[str]
    places: Sequence[str]
    usual: Sequence[float]
    named: Mapping[str, Sequence[float]]
    words: Mapping[str, Sequence[float]]
    pairs: Mapping[str, Sequence[float]]


class Weighed(NamedTuple):
    """What the weights make of an article's exercises.

    Attributes:
        shares: how likely each value is for each, exercises x values, from 0 to 1.
        numbers: which known word each of the article's words is.
        pairs: which known pair each word is with the one behind it.
    """

    shares: Scores
    numbers: Codes
    pairs: Codes


class WordWeights:
    """The learned weights of a field, as arrays to read articles with."""

    def __init__(self, learned: Learned) -> None:
        self.values = learned["values"]
        """The values that all scores are for, in their order."""
        words, places, none = list(learned["words"]), learned["places"], [0.0] * len(self.values)
        self._usual = np.array(learned["usual"])
        self._named = {name: np.array(scores) for name, scores in learned["named"].items()}
        self._words = KnownWords(words)
        rows = np.array([*learned["words"].values(), none * len(places)])
        self._rows = dict(zip(places, np.split(rows, len(places), axis=1), strict=True))
        number = {word: number for number, word in enumerate(words)}
        pairs = [[number[word] for word in pair.split(" ")] for pair in learned["pairs"]]
        self._pair_scores = np.array([*learned["pairs"].values(), none])
        self._first, self._second, self._pairs = _table(pairs, len(words) + 1)

    def weigh(self, signs: WordSigns, words: Words) -> Weighed:
        """Return how likely each value is for each of an article's exercises."""
        numbers = self._words.numbers_of(words.ids)
        pairs = self._pairs[self._first[numbers[:-1]], self._second[numbers[1:]]]
        insides = [slice(x.start, max(x.stop - 1, x.start)) for x in signs.words[SECTION]]
        scores = self._usual + [self._sum_named(named) for named in signs.named]
        scores += _sums(insides, pairs, self._pair_scores)
        for place, rows in self._rows.items():
            scores += _sums(signs.words[place], numbers, rows)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        return Weighed(shares / shares.sum(axis=1, keepdims=True), numbers, pairs)

    def telling_words(self, weighed: Weighed, section: slice, value: int) -> slice:
        """Return the places among an article's words of what speaks most for a value in a section.

        Args:
            value: its number.

        Returns:
            The places of one word, or of two that follow each other.
        """
        single = self._rows[SECTION][weighed.numbers[section], value]
        double = single[:-1] + single[1:]
        double += self._pair_scores[weighed.pairs[section][: len(double)], value]
        if double.size and double.max() > single.max():
            first = section.start + int(double.argmax())
            return slice(first, first + 2)
        first = section.start + int(single.argmax())
        return slice(first, first + 1)

    def _sum_named(self, named: Sequence[str]) -> Scores:
        total: Scores = sum(
            (self._named[name] for name in named if name in self._named), np.zeros(len(self.values))
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


@lru_cache(maxsize=2)
def shipped_weights(field: str) -> WordWeights:
    """Return the weights of a field ("mode", "position") that ship with the project."""
    file = resources.files(f"curation.extract.claims.{field}") / FILE.format(field)
    return WordWeights(json.loads(file.read_text(encoding="utf-8")))
