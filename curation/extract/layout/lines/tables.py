"""What the head of a table says that the cells of its rows hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from curation.extract.layout.blocks.cells import cells_of
from curation.extract.layout.signs.line import Line
from curation.extract.model import Cell, Span
from curation.records import BlockKind

MOST_HEAD_WORDS = 4
"""The most words of a cell that heads a column."""


def headed_rows(lines: Sequence[Line], text: str) -> dict[int, tuple[Cell, ...]]:
    """Return the cells under a column's head, by the offset at which their row begins."""
    return {
        row.start: tuple(Cell(head, cell) for head, cell in zip(heads, cells, strict=True))
        for _, heads, rows in _headed(lines, text)
        for row, cells in ((row, cells_of(_span(row), text)) for row in rows)
        if len(cells) == len(heads)
    }


def with_heads(lines: Sequence[Line], text: str) -> list[Line]:
    """Return the lines, the rows that head the columns of a table marked as such."""
    heads = {head.index for head, *_ in _headed(lines, text)}
    return [replace(line, heads_columns=True) if line.index in heads else line for line in lines]


def without_last_head(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of an exercise without the head of a table at their end, whose rows are no part of it."""
    ends = len(lines) > 1 and lines[-1].heads_columns
    return lines[:-1] if ends else lines


def _headed(lines: Sequence[Line], text: str) -> Iterator[tuple[Line, list[Span], list[Line]]]:
    """Yield each row that heads the columns of a table, the spans of its cells, and the rows under it."""
    for is_row, run in groupby(lines, key=lambda line: line.kind is BlockKind.TABLE_ROW):
        rows = list(run) if is_row else []
        heads = cells_of(_span(rows[0]), text) if len(rows) > 1 else []
        if heads and all(_is_head(text[slice(*head)]) for head in heads):
            yield rows[0], heads, rows[1:]


def _is_head(words: str) -> bool:
    return len(words.split()) <= MOST_HEAD_WORDS and not any(sign.isdigit() for sign in words)


def _span(row: Line) -> Span:
    return Span(row.start, row.end)
