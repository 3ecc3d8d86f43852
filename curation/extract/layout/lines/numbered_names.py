"""Numbered lists without a text under any item, whose items head nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.numbering import counted_rows

LEAST_ITEMS = 4
"""The least items that follow each other in the order of their numbers."""


def without_heads_in_lists(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, the items of a numbered list over no text no titles but names in front.

    Such a list names one exercise after the other ("7. Mountain Pose", "8. Do step 6 again").
    """
    plain = list(lines)
    for row in counted_rows(lines, lambda line: line.number if line.listed else None):
        named = sum(line.title is not None and line.title.named for line in row)
        if len(row) < LEAST_ITEMS or 2 * named <= len(row):
            continue
        for line in row:
            if line.title and line.title.alone and not line.title.marked:
                plain[line.index] = replace(line, title=replace(line.title, alone=False))
    return plain
