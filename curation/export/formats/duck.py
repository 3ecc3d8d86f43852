"""DuckDB with the release's tables, keys and lists."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from curation.export.formats.sql import catalog_view, create_table, literal, quoted
from curation.export.records import Release
from curation.export.relational import Row, release_of, table_rows
from curation.export.tables import TABLES, Table

FILE = "catalog.duckdb"
BATCH = 50_000
"""Rows that are held in memory as columns at a time."""

TYPES = {
    "string": "VARCHAR",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "list": "VARCHAR[]",
}
ARROW = {
    "string": pa.string(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "list": pa.list_(pa.string()),
}


def write_duckdb(release: Release, folder: Path) -> None:
    """Write ``catalog.duckdb``.

    One thread, no compression and the oldest storage format, because DuckDB otherwise writes a
    random identifier and uninitialised memory into the file (duckdb/duckdb issue 23382), and a
    release must be the same bytes for the same inputs. Small blocks keep a small catalog small.
    DuckDB 1.1.3, 1.4.0 and 2.0.1 were seen to read it; 1.0 knows large blocks only.
    """
    with _opened(folder / FILE) as db:
        rows = table_rows(release)
        for table in TABLES:
            db.execute(create_table(table, TYPES))
            _fill(db, table, iter(rows[table.name]))
        db.execute(catalog_view("string_agg"))
        db.execute("CHECKPOINT")


def read_duckdb(folder: Path) -> Release:
    """Return the release that :func:`write_duckdb` wrote into ``folder``."""
    with _told(), closing(duckdb.connect(str(folder / FILE), read_only=True)) as db:
        return release_of({table.name: _rows(db, table) for table in TABLES})


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    with _told(), closing(duckdb.connect(":memory:")) as db:
        db.execute("SET threads = 1")
        db.execute("SET force_compression = 'uncompressed'")
        db.execute(
            f"ATTACH {literal(str(path))} AS release (STORAGE_VERSION 'v1.0.0', BLOCK_SIZE 16384)"
        )
        db.execute("USE release")
        yield db
        db.execute("USE memory")
        db.execute("DETACH release")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (duckdb.IOException, duckdb.FatalException) as error:
        first = str(error).splitlines()[0]
        full = "space" in first or "too large" in first
        raise OSError(errno.ENOSPC if full else errno.EIO, first) from error


def _fill(db: Any, table: Table, rows: Iterator[Row]) -> None:
    schema = pa.schema([(column.name, ARROW[column.type]) for column in table.columns])
    while batch := list(islice(rows, BATCH)):
        db.register("batch", _columns(schema, batch))
        db.execute(f"INSERT INTO {quoted(table.name)} SELECT * FROM batch")
        db.unregister("batch")


def _columns(schema: pa.Schema, rows: Iterable[Row]) -> pa.Table:
    cells = zip(*rows, strict=True)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(cells, schema, strict=True)],
        schema=schema,
    )


def _rows(db: Any, table: Table) -> Iterator[Row]:
    order = ", ".join(map(quoted, table.key))
    columns = ", ".join(map(quoted, table.names))
    cursor = db.execute(f"SELECT {columns} FROM {quoted(table.name)} ORDER BY {order}")
    while batch := cursor.fetchmany(BATCH):
        yield from batch
