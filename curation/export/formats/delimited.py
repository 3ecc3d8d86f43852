"""CSV, one file per table: as it is for programs, or with cells that no spreadsheet will execute."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from curation.export.records import Release
from curation.export.relational import Row, release_of, table_rows
from curation.export.tables import TABLES, Column, Table

_ENCODER = json.JSONEncoder(ensure_ascii=False)

FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""What a spreadsheet may take for a formula: = + - @ (full width too), tab or line end first.

Source: OWASP, CSV Injection. White space before the sign counts, since Excel drops it; apostrophes
before it count, so that :func:`revealed` gives back exactly what :func:`neutralized` was given.
"""


def write_csv(release: Release, folder: Path) -> None:
    """Write one CSV file per table (RFC 4180, UTF-8) into ``folder``."""
    for table, rows in _tables(release):
        write_table(folder / f"{table.name}.csv", table, rows)


def write_safe_csv(release: Release, folder: Path) -> None:
    """Write one CSV file per table whose text cells a spreadsheet shows instead of executing."""
    for table, rows in _tables(release):
        write_table(folder / f"{table.name}.csv", table, rows, neutralized, encoding="utf-8-sig")


def read_csv(folder: Path) -> Release:
    """Return the release that :func:`write_csv` wrote into ``folder``."""
    return release_of({t.name: read_table(folder / f"{t.name}.csv", t) for t in TABLES})


def read_safe_csv(folder: Path) -> Release:
    """Return the release that :func:`write_safe_csv` wrote into ``folder``."""
    return release_of({t.name: read_table(folder / f"{t.name}.csv", t, revealed) for t in TABLES})


def neutralized(text: str) -> str:
    """Return ``text`` with an apostrophe before it where a spreadsheet may execute it."""
    return f"'{text}" if FORMULA.match(text) else text


def revealed(text: str) -> str:
    """Return what :func:`neutralized` was given."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text


def write_table(
    path: Path,
    table: Table,
    rows: Iterable[Row],
    guard: Callable[[str], str] = str,
    *,
    encoding: str = "utf-8",
) -> None:
    """Write the rows of one table; ``guard`` sees every text cell."""
    show = {i: _SHOWN[c.type] for i, c in enumerate(table.columns) if c.type in _SHOWN}
    if guard is not str:
        show.update({i: guard for i, c in enumerate(table.columns) if c.type == "string"})
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL if guard is str else csv.QUOTE_ALL)
        writer.writerow(table.names)
        writer.writerows(_shown(rows, tuple(show.items())) if show else rows)


def _shown(
    rows: Iterable[Row], show: tuple[tuple[int, Callable[[Any], str]], ...]
) -> Iterator[list[Any]]:
    for row in rows:
        cells = list(row)
        for index, text_of in show:
            if cells[index] is not None:
                cells[index] = text_of(cells[index])
        yield cells


def read_table(path: Path, table: Table, reveal: Callable[[str], str] = str) -> Iterator[Row]:
    """Yield the typed rows of one table's file.

    Raises:
        ValueError: the header or a cell is not what the table declares.
    """
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        if tuple(next(reader, ())) != table.names:
            raise ValueError(f"{path.name} does not have the columns {', '.join(table.names)}")
        for cells in reader:
            yield tuple(
                read_cell(column, reveal(cell))
                for column, cell in zip(table.columns, cells, strict=True)
            )


def show_list(values: list[str]) -> str:
    """Return a list as a JSON array, for formats whose cells hold one value."""
    return _ENCODER.encode(values)


def read_cell(column: Column, cell: str) -> Any:
    """Return the value of a text cell; an empty one is null unless the column holds text."""
    if cell == "" and not (column.type == "string" and column.required):
        return None
    return _READ[column.type](cell)


def _tables(release: Release) -> Iterator[tuple[Table, Iterator[Row]]]:
    rows = table_rows(release)
    return ((table, rows[table.name]) for table in TABLES)


def _truth(text: str) -> bool:
    return {"true": True, "false": False}[text]


_SHOWN: dict[str, Callable[[Any], str]] = {
    "boolean": lambda value: "true" if value else "false",
    "list": show_list,
}
_READ: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": _truth,
    "list": json.loads,
}
