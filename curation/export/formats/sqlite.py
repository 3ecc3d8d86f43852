"""SQLite with foreign keys, full-text search (FTS5) and a reading view; Datasette opens it as it is."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from curation.export.addresses import licence_addresses
from curation.export.formats.delimited import read_cell, show_list
from curation.export.formats.sql import catalog_view, create_table, quoted
from curation.export.records import Release
from curation.export.relational import Row, release_of, table_rows
from curation.export.tables import TABLES, Table
from curation.store import indented

FILE = "catalog.sqlite"
TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "list": "TEXT",
}
SEARCH = """
CREATE VIRTUAL TABLE "entries_fts" USING fts5(
    "name", "search_text", content="entries", content_rowid="rowid",
    tokenize="porter unicode61 remove_diacritics 2"
);
INSERT INTO "entries_fts"(rowid, "name", "search_text")
    SELECT rowid, "name", "search_text" FROM "entries";
"""


def write_sqlite(release: Release, folder: Path) -> None:
    """Write ``catalog.sqlite``, and ``metadata.json`` for Datasette's ``--metadata``.

    ``entries`` has one more column than elsewhere, ``search_text`` (aliases and instructions), so
    that the search index can be an external-content table, which Datasette finds by itself.
    """
    with _opened(folder / FILE) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute(f"PRAGMA user_version = {release.info.schema_version}")
        rows = table_rows(release)
        with db:
            db.execute("PRAGMA defer_foreign_keys = ON")
            for table in TABLES:
                _fill(db, table, rows[table.name])
            _fill_search(db, release)
        db.executescript(SEARCH)
        db.execute(catalog_view("group_concat"))
        db.execute("ANALYZE")
    (folder / "metadata.json").write_text(indented(_metadata(release)), encoding="utf-8")


def _metadata(release: Release) -> dict[str, Any]:
    """Return what Datasette shows about the database (docs.datasette.io, Metadata)."""
    info = release.info
    tables = {
        table.name: {
            "description": table.description,
            "columns": {column.name: column.description for column in table.columns},
        }
        for table in TABLES
    }
    addresses = licence_addresses(info.licences)
    rights = {"license": ", ".join(info.licences)}
    if len(addresses) == 1:
        rights["license_url"] = addresses[0]
    return {
        "title": info.title,
        "description": f"{info.description} Version {info.version}, {info.date}.",
        **rights,
        "databases": {"catalog": {"tables": tables}},
    }


def read_sqlite(folder: Path) -> Release:
    """Return the release that :func:`write_sqlite` wrote into ``folder``."""
    with _opened(folder / FILE) as db:
        return release_of({table.name: _rows(db, table) for table in TABLES})


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(path)) as db:
            yield db
    except sqlite3.OperationalError as error:
        full = "full" in str(error) or "disk" in str(error)
        raise OSError(errno.ENOSPC if full else errno.EIO, str(error), str(path)) from error


def _fill(db: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    extra = ('"search_text" TEXT',) if table.name == "entries" else ()
    db.execute(create_table(table, TYPES, extra, suffix=" STRICT"))
    columns = ", ".join(map(quoted, table.names))
    marks = ", ".join("?" for _ in table.names)
    lists = [i for i, column in enumerate(table.columns) if column.type == "list"]
    statement = f"INSERT INTO {quoted(table.name)} ({columns}) VALUES ({marks})"
    db.executemany(statement, (_plain(row, lists) for row in rows) if lists else rows)
    for reference in table.references:
        if reference.column != table.key[0]:
            name = quoted(f"{table.name}_{reference.column}")
            db.execute(f"CREATE INDEX {name} ON {quoted(table.name)} ({quoted(reference.column)})")


def _plain(row: Row, lists: list[int]) -> list[Any]:
    cells = list(row)
    for index in lists:
        cells[index] = show_list(cells[index])
    return cells


def _fill_search(db: sqlite3.Connection, release: Release) -> None:
    db.executemany(
        'UPDATE "entries" SET "search_text" = ? WHERE "stretch_id" = ?',
        (("\n".join((*e.aliases, *e.instructions)), e.stretch_id) for e in release.entries),
    )


def _rows(db: sqlite3.Connection, table: Table) -> Iterator[Row]:
    columns = ", ".join(map(quoted, table.names))
    order = ", ".join(map(quoted, table.key))
    booleans = [i for i, column in enumerate(table.columns) if column.type == "boolean"]
    lists = [i for i, column in enumerate(table.columns) if column.type == "list"]
    for row in db.execute(f"SELECT {columns} FROM {quoted(table.name)} ORDER BY {order}"):
        cells = list(row)
        for index in booleans:
            cells[index] = bool(cells[index])
        for index in lists:
            cells[index] = read_cell(table.columns[index], cells[index])
        yield tuple(cells)
