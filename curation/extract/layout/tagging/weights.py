"""The learned weights of signs, as they ship with the project and as arrays to read articles with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import repeat
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from curation.extract.known_words import Codes
from curation.extract.layout.tagging.chain import TAGS, Scores
from curation.extract.layout.tagging.second_signs import SECOND
from curation.extract.layout.tagging.signs import AROUND, OWN, Placed, Signs, Slot

FILE = "tag_weights.json"
READINGS = 2
"""An article is read twice, the second time with what the first one made of it."""
OFFSETS = (-2, -1, 0, 1, 2)
"""The neighbours whose own signs and terms speak for a unit's tag."""
PLACES = len(OFFSETS) + 1
"""The last place is that of the title over a unit."""
OPENING_OFFSETS = (-1, 0, 1)
"""The neighbours whose first words do."""

Rows = Mapping[str, Sequence[float]]


class Learned(TypedDict):
    """What the file holds: lists of numbers for each value of a slot, each term and each opening.

    A list holds the score of each tag, for the first reading and then for the second one; those of
    ``own`` and ``terms`` for each of ``PLACES``, those of ``openings`` for ``OPENING_OFFSETS``.

    Attributes:
        openings: the first word of a unit, and its first two.
        second: the signs of the second reading, for it alone.
        steps: for each reading the score of each step from a tag to a tag.
    """

    own: Mapping[str, Sequence[Sequence[float]]]
    around: Mapping[str, Sequence[Sequence[float]]]
    terms: Rows
    openings: Rows
    second: Mapping[str, Sequence[Sequence[float]]]
    steps: Sequence[Sequence[Sequence[float]]]


@dataclass(frozen=True, slots=True)
class SlotTable:
    """The weights of slots' values, one under the other."""

    starts: Codes
    rows: Scores

    @classmethod
    def of(
        cls, slots: Sequence[Slot], learned: Mapping[str, Sequence[Sequence[float]]]
    ) -> SlotTable:
        """Return the table of some slots."""
        starts = np.cumsum([0, *(slot.size for slot in slots)])[:-1]
        return cls(starts, np.array([row for slot in slots for row in learned[slot.name]]))

    def sums(self, codes: Codes) -> Scores:
        """Return what the values of each unit's slots add up to."""
        sums: Scores = self.rows[codes + self.starts].sum(axis=1)
        return sums


@dataclass(frozen=True, slots=True)
class NameTable:
    """The weights of names; the first row, of all that were never met, holds nothing."""

    places: Mapping[str, int]
    rows: Scores

    @classmethod
    def of(cls, learned: Rows, width: int) -> NameTable:
        """Return the table of some names, each with ``width`` numbers."""
        places = {name: place for place, name in enumerate(learned, 1)}
        return cls(places, np.array([[0.0] * width, *learned.values()]))

    def rows_of(self, names: Iterable[str]) -> Codes:
        """Return in which row each name stands."""
        return np.fromiter(map(self.places.get, names, repeat(0)), np.intp)

    def sums(self, placed: Placed, number: int) -> Scores:
        """Return what the names in each of ``number`` units add up to."""
        size = len(self.rows)
        cells = placed.units * size + self.rows_of(placed.names)
        counts = np.bincount(cells, minlength=number * size).reshape(number, size)
        sums: Scores = counts.astype(float) @ self.rows
        return sums


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned weights as arrays."""

    own: SlotTable
    around: SlotTable
    terms: NameTable
    openings: NameTable
    second: SlotTable
    steps: NDArray[np.float64]

    @classmethod
    def of(cls, learned: Learned) -> Weights:
        """Return the weights that were learned."""
        width = READINGS * TAGS
        return cls(
            SlotTable.of(OWN, learned["own"]),
            SlotTable.of(AROUND, learned["around"]),
            NameTable.of(learned["terms"], PLACES * width),
            NameTable.of(learned["openings"], len(OPENING_OFFSETS) * width),
            SlotTable.of(SECOND, learned["second"]),
            np.array(learned["steps"]),
        )

    def scores(self, signs: Signs) -> Scores:
        """Return the scores of an article's units, units x readings x tags."""
        number = len(signs.own)
        own = (self.own.sums(signs.own) + self.terms.sums(signs.terms, number)).reshape(
            number, PLACES, READINGS * TAGS
        )
        first, both = (self.openings.rows_of(names) for names in signs.openings)
        openings = (self.openings.rows[first] + self.openings.rows[both]).reshape(
            number, len(OPENING_OFFSETS), READINGS * TAGS
        )
        scores = self.around.sums(signs.around)
        titled = np.flatnonzero(signs.titles >= 0)
        scores[titled] += own[signs.titles[titled], -1]
        for place, offset in enumerate(OFFSETS):
            _add_shifted(scores, own[:, place], offset)
        for place, offset in enumerate(OPENING_OFFSETS):
            _add_shifted(scores, openings[:, place], offset)
        return scores.reshape(number, READINGS, TAGS)


def _add_shifted(scores: Scores, of_neighbours: Scores, offset: int) -> None:
    """Add to each unit what its neighbour says, where it has one so far away."""
    number = len(scores)
    first, last = max(0, -offset), number - max(0, offset)
    if first < last:
        scores[first:last] += of_neighbours[first + offset : last + offset]


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Return the weights that ship with the project."""
    file = resources.files("curation.extract.layout.tagging") / FILE
    return Weights.of(json.loads(file.read_text(encoding="utf-8")))
