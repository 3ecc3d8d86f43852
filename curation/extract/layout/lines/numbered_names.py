"""Numbered lists without a text under any item, whose items head nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from curation.extract.layout.signs.line import Line

LEAST_ITEMS = 4
"""The least items that follow each other in the order of their numbers."""


def without_heads_in_lists(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, the items of a numbered list over no text no titles but names in front.

    Such a list names one exercise after the other ("7. Mountain Pose", "8. Do step 6 again").
    """
    plain = list(lines)
    for row in _rows(lines):
        if 2 * sum(line.title is not None and line.title.named for line in row) <= len(row):
            continue
        for line in row:
            if line.title and line.title.alone and not line.title.marked:
                plain[line.index] = replace(line, title=replace(line.title, alone=False))
    return plain


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield list items that follow each other in the order of their numbers."""
    row: list[Line] = []
    for line in lines:
        goes_on = bool(row) and line.listed and line.number == (row[-1].number or 0) + 1
        if not goes_on:
            if len(row) >= LEAST_ITEMS:
                yield row
            row = [line] if line.listed and line.number is not None else []
        else:
            row.append(line)
    if len(row) >= LEAST_ITEMS:
        yield row
