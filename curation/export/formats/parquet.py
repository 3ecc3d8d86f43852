"""Parquet, one file for each kind of record: typed columns, lists as lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from curation.export.documents import (
    COLLECTIONS,
    Document,
    documents,
    info_document,
    release_of_documents,
)
from curation.export.records import Release

BATCH = 10_000
"""Rows that are held in memory as columns at a time, and the size of a row group."""

RANGES = ("hold_seconds", "reps", "sets")
TEXTS = pa.list_(pa.string())


def _strings(*names: str) -> pa.Schema:
    return pa.schema([pa.field(name, pa.string(), nullable=False) for name in names])


def _required(name: str, kind: pa.DataType) -> pa.Field:
    return pa.field(name, kind, nullable=False)


SCHEMAS: dict[str, pa.Schema] = {
    "entries": pa.schema(
        [
            _required("stretch_id", pa.string()),
            _required("name", pa.string()),
            _required("aliases", TEXTS),
            _required("kind", pa.string()),
            pa.field("mode", pa.string()),
            pa.field("position", pa.string()),
            _required("muscles", TEXTS),
            _required("reference_muscles", TEXTS),
            *(pa.field(f"{n}_{end}", pa.float64()) for n in RANGES for end in ("low", "high")),
            _required("per_side", pa.bool_()),
            _required("equipment", TEXTS),
            _required("instructions", TEXTS),
            _required("licences", TEXTS),
            _required(
                "sources",
                pa.list_(pa.struct([("article_id", pa.string()), ("mention_id", pa.string())])),
            ),
            _required("n_articles", pa.int32()),
            _required("n_cautions", pa.int32()),
            _required("status", pa.string()),
            _required(
                "provenance",
                pa.list_(
                    pa.struct(
                        [
                            ("field", pa.string()),
                            ("rule", pa.string()),
                            ("mention_ids", TEXTS),
                            ("decision_id", pa.string()),
                        ]
                    )
                ),
            ),
        ]
    ),
    "muscles": _strings("muscle_id", "name", "latin", "uberon", "fma").append(
        _required("part_of", TEXTS)
    ),
    "positions": _strings("term_id", "name"),
    "equipment": _strings("term_id", "name"),
    "articles": _strings(
        "article_id", "source", "title", "author", "url", "published", "licence", "licence_id",
        "sha256",
    ),
    "evidence": _strings(
        "stretch_id", "article_id", "mention_id", "field", "quote", "attribution"
    ),
    "redirects": _strings("old_id", "stretch_id"),
    "release": _strings(
        "name", "title", "description", "version", "date", "creator", "homepage", "evidence",
        "decisions_up_to",
    ).append(_required("schema_version", pa.int32())).append(_required("licences", TEXTS)),
}  # fmt: skip


def write_parquet(release: Release, folder: Path) -> None:
    """Write a Parquet file for each kind of record."""
    _write(folder, "release", iter([info_document(release.info)]))
    for name in COLLECTIONS:
        _write(folder, name, map(_flat, documents(release, name)))


def read_parquet(folder: Path) -> Release:
    """Return the release that :func:`write_parquet` wrote into ``folder``."""
    (info,) = _read(folder, "release")
    return release_of_documents(
        info, {name: map(_nested, _read(folder, name)) for name in COLLECTIONS}
    )


def _write(folder: Path, name: str, rows: Iterator[Document]) -> None:
    with pq.ParquetWriter(folder / f"{name}.parquet", SCHEMAS[name], compression="zstd") as writer:
        while batch := list(islice(rows, BATCH)):
            writer.write_table(pa.Table.from_pylist(batch, schema=SCHEMAS[name]))


def _read(folder: Path, name: str) -> Iterator[Document]:
    with pq.ParquetFile(folder / f"{name}.parquet") as file:
        for batch in file.iter_batches(BATCH):
            yield from batch.to_pylist()


def _flat(document: Document) -> Document:
    """Return an entry's document with two columns for each range and its provenance as a list."""
    if "provenance" not in document:
        return document
    row = {name: value for name, value in document.items() if name not in RANGES}
    for name in RANGES:
        row[f"{name}_low"], row[f"{name}_high"] = document[name] or (None, None)
    row["provenance"] = [{"field": f, **why} for f, why in document["provenance"].items()]
    return row


def _nested(row: Document) -> Document:
    if "provenance" not in row:
        return row
    document: dict[str, Any] = dict(row)
    for name in RANGES:
        pair = [document.pop(f"{name}_low"), document.pop(f"{name}_high")]
        document[name] = None if pair == [None, None] else pair
    document["provenance"] = {why.pop("field"): why for why in row["provenance"]}
    return document
