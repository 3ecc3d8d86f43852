"""Units: the sentences of an article's lines, of which each is tagged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from curation.extract.layout.signs.line import Line

_BREAK = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“(]?[A-Z0-9])")


class Unit(NamedTuple):
    """A sentence of a line.

    Attributes:
        start, end: character offsets; a line's list mark belongs to its first unit.
        content: where its own words begin.
        place: how many units of its line stand before it.
        siblings: how many units its line has.
    """

    line: Line
    start: int
    end: int
    content: int
    place: int
    siblings: int

    @property
    def heads(self) -> bool:
        """Whether it is a line that is nothing but a title, or the beginning of one."""
        return self.place == 0 and self.line.heads


def units_of(lines: Iterable[Line], text: str) -> list[Unit]:
    """Return the units of an article's lines, in reading order."""
    return [unit for line in lines for unit in _units(line, text)]


def _units(line: Line, text: str) -> Iterator[Unit]:
    breaks = [found.end() for found in _BREAK.finditer(text, line.content, line.end)]
    starts = [line.start, *(cut for cut in breaks if cut < line.end)]
    number = len(starts)
    for place, (start, end) in enumerate(zip(starts, [*starts[1:], line.end], strict=True)):
        yield Unit(line, start, end, start if place else line.content, place, number)
