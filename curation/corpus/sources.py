"""sources.csv: where each raw article comes from; its rows are the editors' and are kept as they are."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from pathlib import Path

from curation.csv_records import CsvRecord, csv_records
from curation.errors import CurationError, reading_told

FILE = "sources.csv"
COLUMNS = ("article_id", "source", "title", "author", "url", "published", "licence")
_MARK = "\ufeff"


def read_sources(raw: Path) -> tuple[dict[str, dict[str, str]], list[CurationError]]:
    """Return the rows by article id, and a problem for each line that cannot be used."""
    try:
        table = _read(raw)
    except CurationError as error:
        return {}, [error]
    rows: dict[str, dict[str, str]] = {}
    problems = []
    for record in table.records:
        where = f"{raw / FILE} line {record.line}"
        cells = table.cells(record)
        if len(record.cells) != len(table.header):
            what = f"has {len(record.cells)} cells instead of {len(table.header)}."
            remedy = "Put a text that holds a comma in double quotes."
            problems.append(CurationError(what, where=where, remedy=remedy))
        elif cells["article_id"] in rows:
            what = f"article {cells['article_id']!r} stands twice."
            problems.append(CurationError(what, where=where, remedy="Delete one of the two lines."))
        else:
            rows[cells["article_id"]] = {column: cells[column] for column in COLUMNS}
    return rows, problems


def listed_articles(raw: Path) -> set[str]:
    """Return the ids of all articles that have a line, whether or not it can be used.

    Raises:
        CurationError: the file cannot be read.
    """
    table = _read(raw)
    return {table.article_id(record) for record in table.records}


def unknown_articles(
    raw: Path, rows: Iterable[str], article_ids: frozenset[str]
) -> list[CurationError]:
    """Return a problem for each row that speaks of an article that is not there."""
    return [
        CurationError(
            f"article {article_id!r} has no file in {raw}.",
            where=str(raw / FILE),
            remedy="Put the file back, or delete the line.",
        )
        for article_id in rows
        if article_id not in article_ids
    ]


def with_rows(raw: Path, new: Iterable[Mapping[str, str]]) -> str:
    """Return the file's text with ``new`` rows sorted in; existing records stay byte for byte.

    Raises:
        CurationError: the file cannot be read.
    """
    table = _read(raw)
    # Where editors keep another order, a row goes before the first record that is greater.
    reached = accumulate(map(table.article_id, table.records), max)
    lines = [*zip(reached, (record.text for record in table.records), strict=True)]
    lines += ((row["article_id"], _line(table.header, row)) for row in new)
    lines.sort(key=itemgetter(0))
    end = table.head[len(table.head.rstrip("\r\n")) :] or "\n"
    return "".join(
        text if text.endswith(("\n", "\r")) else text + end
        for text in (table.head, *(text for _, text in lines))
    )


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it appears whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Table:
    """What the file holds.

    Attributes:
        head: its first line as it stands there.
        header: all its columns, those that editors added too.
    """

    head: str
    header: tuple[str, ...]
    records: tuple[CsvRecord, ...]

    def cells(self, record: CsvRecord) -> dict[str, str]:
        """Return the cells that a record has, by column."""
        return dict(zip(self.header, record.cells, strict=False))

    def article_id(self, record: CsvRecord) -> str:
        """Return the article that a record speaks of."""
        return self.cells(record).get("article_id", "")


def _read(raw: Path) -> _Table:
    path = raw / FILE
    try:
        text = _data(path).decode()
    except UnicodeDecodeError:
        raise CurationError("is not UTF-8.", where=str(path), remedy="Save it as UTF-8.") from None
    mark = _MARK if text.startswith(_MARK) else ""
    records = [r for r in csv_records(text.removeprefix(_MARK), str(path)) if r.cells]
    header = records[0].cells if records else ()
    if any(header.count(column) != 1 for column in COLUMNS):
        remedy = f"Save it as CSV with commas, with {','.join(COLUMNS)} in line 1."
        raise CurationError("has another header.", where=str(path), remedy=remedy)
    return _Table(mark + records[0].text, header, tuple(records[1:]))


def _data(path: Path) -> bytes:
    with reading_told(path):
        if not path.exists():
            return ",".join(COLUMNS).encode() + b"\n"
        if path.is_file():
            return path.read_bytes()
    remedy = "Rename it, or move it elsewhere."
    raise CurationError("is no file.", where=str(path), remedy=remedy)


def _line(header: Iterable[str], row: Mapping[str, str]) -> str:
    out = io.StringIO()
    # A lone "\r" in a cell is quoted only where it is part of the writer's own line end.
    csv.writer(out, lineterminator="\r\n").writerow([row.get(column, "") for column in header])
    return out.getvalue().removesuffix("\r\n")
