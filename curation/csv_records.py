"""CSV text as records that know where they stand, so that an edit of one leaves all others alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from curation.errors import CurationError

LONGEST_CELL = 131_072
"""Characters; the limit that Python's reader has unless some library changed it for all."""


@dataclass(frozen=True, slots=True)
class CsvRecord:
    """One record of a CSV text.

    Attributes:
        cells: none for an empty line.
        line: where it begins, from 1.
        text: as it stands there, with its line end.
    """

    cells: tuple[str, ...]
    line: int
    text: str


def csv_records(text: str, where: str) -> Iterator[CsvRecord]:
    """Yield the records of ``text``; their texts one after the other are ``text`` again.

    Args:
        where: the file's name, for what is told.

    Raises:
        CurationError: a quote is left open, or a cell is too large.
    """
    lines = list(io.StringIO(text, newline=""))
    # An open quote takes in the line that is added here; without one, it is a record of its own.
    reader = csv.reader([*lines, "\n"])
    start = 0
    while start < len(lines):
        place = f"{where} line {start + 1}"
        cells = _next(reader)
        if cells is None:
            raise CurationError(
                f"has a cell of more than {LONGEST_CELL:,} characters.",
                where=place,
                remedy="Close the double quote that is open there, or shorten the cell.",
            )
        if reader.line_num > len(lines):
            raise CurationError(
                "has a double quote that is never closed.",
                where=place,
                remedy="Close it, or delete it.",
            )
        yield CsvRecord(tuple(cells), start + 1, "".join(lines[start : reader.line_num]))
        start = reader.line_num


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """Return the cells of the next record, None where one is too large."""
    try:
        cells = next(reader)
    except csv.Error:
        return None
    return None if max(map(len, cells), default=0) > LONGEST_CELL else cells
