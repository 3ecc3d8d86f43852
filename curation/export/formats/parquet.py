"""Parquet, one file for each kind of record: typed columns, lists as lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from curation.export.documents import COLLECTIONS, Document, release_of_documents
from curation.export.formats.arrow import SCHEMAS, record_table
from curation.export.records import Release
from curation.records import RANGES

BATCH = 10_000
"""Rows that are held in memory as columns at a time, and the size of a row group."""


def write_parquet(release: Release, folder: Path) -> None:
    """Write a Parquet file for each kind of record."""
    _write(folder, "release", [release.info])
    for name in COLLECTIONS:
        _write(folder, name, getattr(release, name))


def read_parquet(folder: Path) -> Release:
    """Return the release that :func:`write_parquet` wrote into ``folder``."""
    (info,) = _read(folder, "release")
    return release_of_documents(
        info, {name: map(_nested, _read(folder, name)) for name in COLLECTIONS}
    )


def _write(folder: Path, name: str, records: Sequence[Any]) -> None:
    with pq.ParquetWriter(folder / f"{name}.parquet", SCHEMAS[name], compression="zstd") as writer:
        for start in range(0, len(records), BATCH):
            writer.write_table(record_table(name, records[start : start + BATCH]))


def _read(folder: Path, name: str) -> Iterator[Document]:
    with pq.ParquetFile(folder / f"{name}.parquet") as file:
        for batch in file.iter_batches(BATCH):
            yield from batch.to_pylist()


def _nested(row: Document) -> Document:
    """Return an entry's row with its ranges as pairs and its provenance by field."""
    if "provenance" not in row:
        return row
    document: dict[str, Any] = dict(row)
    for name in RANGES:
        pair = [document.pop(f"{name}_low"), document.pop(f"{name}_high")]
        document[name] = None if pair == [None, None] else pair
    document["provenance"] = {why.pop("field"): why for why in row["provenance"]}
    return document
