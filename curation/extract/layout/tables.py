"""What the head of a table says that the cells of its rows hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from curation.extract.layout.line import Line
from curation.extract.model import Cell, Span
from curation.records import BlockKind

BETWEEN = "|"
"""What stands between two cells of a row."""
MOST_HEAD_WORDS = 4
"""The most words of a cell that heads a column."""


def headed_rows(lines: Sequence[Line], text: str) -> dict[int, tuple[Cell, ...]]:
    """Return the cells under a column's head, by the offset at which their row begins."""
    return dict(_rows(lines, text))


def _rows(lines: Sequence[Line], text: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    for is_row, run in groupby(lines, key=lambda line: line.kind is BlockKind.TABLE_ROW):
        rows = list(run) if is_row else []
        heads = _cells(rows[0], text) if len(rows) > 1 else []
        if not heads or not all(_is_head(text[slice(*head)]) for head in heads):
            continue
        for row in rows[1:]:
            cells = _cells(row, text)
            if len(cells) == len(heads):
                pairs = zip(heads, cells, strict=True)
                yield row.start, tuple(Cell(head, cell) for head, cell in pairs)


def _is_head(words: str) -> bool:
    return len(words.split()) <= MOST_HEAD_WORDS and not any(sign.isdigit() for sign in words)


def _cells(row: Line, text: str) -> list[Span]:
    """Return the spans of a row's cells, without the space around them."""
    cells, start = [], row.start
    for part in text[row.start : row.end].split(BETWEEN):
        left = start + len(part) - len(part.lstrip())
        cells.append(Span(left, max(left, start + len(part.rstrip()))))
        start += len(part) + len(BETWEEN)
    return cells
