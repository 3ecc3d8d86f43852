"""The cells of a table's row, and rows whose cells tell an exercise each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from curation.extract.layout.blocks.parts import cut
from curation.extract.layout.signs.lead_names import LEAST_NAMES, opens_alike, opens_with_name
from curation.extract.model import Span, Terms
from curation.records import Block, BlockKind

BETWEEN = "|"
"""What stands between two cells of a row."""


def cells_of(row: Span, text: str) -> list[Span]:
    """Return the spans of a row's cells, without the space around them."""
    cells, start = [], row.start
    for part in text[slice(*row)].split(BETWEEN):
        left = start + len(part) - len(part.lstrip())
        cells.append(Span(left, max(left, start + len(part.rstrip()))))
        start += len(part) + len(BETWEEN)
    return cells


def told_cells(row: Block, text: str, terms: Terms) -> Sequence[Block]:
    """Return the cells of a row as list items where each tells an exercise, else nothing.

    Each opens with a name of its own and its text, or with the number after that of the cell before.
    """
    cells = [cell for cell in cells_of(Span(row.start, row.end), text) if cell.start < cell.end]
    if len(cells) < LEAST_NAMES:
        return ()
    if not _are_counted(cells, text) and not all(
        opens_with_name(cell.start, row, text, terms) or opens_alike(cell.start, row, text, terms)
        for cell in cells
    ):
        return ()
    return [
        replace(block, kind=BlockKind.LIST_ITEM, level=1, marker=_marker(block, text))
        for block in cut(row, text, cells)
    ]


_COUNT = re.compile(r"(\d{1,2})[.)](?=\s+\S)")


def _are_counted(cells: Sequence[Span], text: str) -> bool:
    counts = [_COUNT.match(text, *cell) for cell in cells]
    numbers = [int(count[1]) for count in counts if count]
    return len(numbers) == len(cells) and numbers == list(
        range(numbers[0], numbers[0] + len(cells))
    )


def _marker(cell: Block, text: str) -> str:
    count = _COUNT.match(text, cell.start, cell.end)
    return count.group() if count else ""
