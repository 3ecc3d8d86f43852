"""An Excel workbook: a sheet to read, then one sheet per table, typed, filtered, headers frozen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from curation.export.formats.delimited import read_cell, show_list
from curation.export.overview import HEADER, overview_rows
from curation.export.records import Release
from curation.export.relational import Row, release_of, table_rows
from curation.export.tables import TABLES, Column, Table

FILE = "catalog.xlsx"
LONGEST = 32_767
"""Most UTF-16 units in a cell (Excel specifications and limits)."""

MOST_ROWS = 1_048_576
"""Most rows of a sheet, the header counted; what does not fit goes on in a sheet with a number."""

EXACT = "exact_texts"
"""The sheet that keeps, as JSON in pieces, every text that a cell cannot hold unchanged, and every
number of more than the 15 digits that Excel keeps."""

PIECE = 16_000
CANNOT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|_x[0-9a-fA-F]{4}_|^\\s|\\s$", re.ASCII
)
"""Control characters, Excel's own escapes and white space at the ends: readers change these."""


def write_xlsx(release: Release, folder: Path) -> None:
    """Write ``catalog.xlsx``."""
    book = xlsxwriter.Workbook(
        folder / FILE,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "tmpdir": str(folder),
        },
    )
    info = release.info
    book.set_properties({"title": info.title, "created": datetime.fromisoformat(info.date)})
    exact: list[tuple[str, int, int, str]] = []
    writer = _Writer(book, exact)
    writer.sheet("catalog", HEADER, iter(overview_rows(release)))
    rows = table_rows(release)
    exact.clear()
    for table in TABLES:
        writer.sheet(table.name, table.names, rows[table.name])
    writer.sheet(EXACT, ("sheet", "row", "column", "part", "json"), _pieces(list(exact)))
    try:
        book.close()
    except XlsxWriterException as error:
        cause = error.__cause__ or error.args[0]
        raise cause if isinstance(cause, OSError) else OSError(str(error)) from error


class _Writer:
    """Sheets of one workbook; texts that cells cannot hold unchanged gather in ``exact``."""

    def __init__(self, book: Any, exact: list[tuple[str, int, int, str]]) -> None:
        self.book, self.exact = book, exact
        self.bold = book.add_format({"bold": True, "text_wrap": False})

    def sheet(self, name: str, header: tuple[str, ...], rows: Iterator[Row]) -> None:
        """Write ``rows`` to a sheet, and to further ones where one cannot hold them all."""
        number, row = 1, next(rows, None)
        while row is not None or number == 1:
            title = name if number == 1 else f"{name}_{number}"
            sheet = self.book.add_worksheet(title)
            for column, text in enumerate(header):
                sheet.write_string(0, column, text, self.bold)
            sheet.freeze_panes(1, 1)
            sheet.set_column(0, len(header) - 1, 22)
            index = 1
            while row is not None and index < MOST_ROWS:
                self._row(sheet, title, index, row)
                index, row = index + 1, next(rows, None)
            sheet.autofilter(0, 0, max(index - 1, 1), len(header) - 1)
            number += 1

    def _row(self, sheet: Any, title: str, index: int, row: Row) -> None:
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            if isinstance(value, bool):
                sheet.write_boolean(index, column, value)
            elif isinstance(value, int | float):
                self._number(sheet, title, index, column, value)
            else:
                self._text(sheet, title, index, column, value)

    def _number(self, sheet: Any, title: str, index: int, column: int, value: float) -> None:
        if float(f"{value:.15g}") != value:
            self.exact.append((title, index, column, repr(value)))
        sheet.write_number(index, column, value)

    def _text(self, sheet: Any, title: str, index: int, column: int, value: Any) -> None:
        text = value if isinstance(value, str) else show_list(value)
        if len(text) * 2 > LONGEST or CANNOT.search(text):
            self.exact.append((title, index, column, text))
            text = CANNOT.sub(" ", text[: LONGEST // 2])
        sheet.write_string(index, column, text)


def _pieces(exact: Iterable[tuple[str, int, int, str]]) -> Iterator[Row]:
    """Yield texts as ASCII JSON in pieces that fit a cell; underscores too, for ``_x0041_``."""
    for sheet, row, column, text in exact:
        shown = json.dumps(text).replace("_", "\\u005f")
        for part, start in enumerate(range(0, len(shown), PIECE)):
            yield sheet, row, column, part, f"|{shown[start : start + PIECE]}|"


def read_xlsx(folder: Path) -> Release:
    """Return the release that :func:`write_xlsx` wrote into ``folder``."""
    book = openpyxl.load_workbook(folder / FILE, read_only=True)
    try:
        pieces: dict[tuple[str, int, int], str] = {}
        for sheet, row, column, _, piece in book[EXACT].iter_rows(2, values_only=True):
            key = (sheet, row, column)
            pieces[key] = pieces.get(key, "") + piece[1:-1]
        exact = {key: json.loads(text) for key, text in pieces.items()}
        return release_of({table.name: _rows(book, table, exact) for table in TABLES})
    finally:
        book.close()


def _rows(book: Any, table: Table, exact: dict[tuple[str, int, int], str]) -> Iterator[Row]:
    for title in book.sheetnames:
        if title != table.name and not re.fullmatch(rf"{table.name}_\d+", title):
            continue
        width = len(table.columns)
        rows = book[title].iter_rows(2, max_col=width, values_only=True)
        for index, cells in enumerate(rows, 1):
            if all(cell is None for cell in cells):
                continue
            values = (exact.get((title, index, i), cell) for i, cell in enumerate(cells))
            yield tuple(
                _value(column, value) for column, value in zip(table.columns, values, strict=True)
            )


def _value(column: Column, value: Any) -> Any:
    """Return a cell's value; texts of typed columns were kept exactly elsewhere."""
    return read_cell(column, value or "") if value is None or isinstance(value, str) else value
