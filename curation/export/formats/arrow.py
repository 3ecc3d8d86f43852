"""The release's records as Arrow columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pyarrow as pa

from curation.export.records import ReleaseEntry
from curation.records import RANGES

TEXTS = pa.list_(pa.string())
SOURCES = pa.list_(pa.struct([("article_id", pa.string()), ("mention_id", pa.string())]))
PROVENANCE = pa.list_(
    pa.struct(
        [
            ("field", pa.string()),
            ("rule", pa.string()),
            ("mention_ids", TEXTS),
            ("decision_id", pa.string()),
        ]
    )
)


def required(name: str, kind: pa.DataType) -> pa.Field:
    """Return a column that holds no null."""
    return pa.field(name, kind, nullable=False)


def strings(*names: str) -> list[pa.Field]:
    """Return columns of texts without nulls."""
    return [required(name, pa.string()) for name in names]


SCHEMAS: dict[str, pa.Schema] = {
    "entries": pa.schema(
        [
            *strings("stretch_id", "name"),
            required("aliases", TEXTS),
            *strings("kind"),
            pa.field("mode", pa.string()),
            pa.field("position", pa.string()),
            required("muscles", TEXTS),
            required("reference_muscles", TEXTS),
            *(pa.field(f"{n}_{end}", pa.float64()) for n in RANGES for end in ("low", "high")),
            required("per_side", pa.bool_()),
            required("equipment", TEXTS),
            required("instructions", TEXTS),
            required("licences", TEXTS),
            required("sources", SOURCES),
            required("n_articles", pa.int32()),
            required("n_cautions", pa.int32()),
            *strings("status"),
            required("decisions", TEXTS),
            required("provenance", PROVENANCE),
        ]
    ),
    "muscles": pa.schema(
        [*strings("muscle_id", "name", "latin", "uberon", "fma"), required("part_of", TEXTS)]
    ),
    "positions": pa.schema(strings("term_id", "name")),
    "equipment": pa.schema(strings("term_id", "name")),
    "articles": pa.schema(
        strings(
            "article_id",
            "source",
            "title",
            "author",
            "url",
            "published",
            "licence",
            "licence_id",
            "sha256",
        )
    ),
    "evidence": pa.schema(
        strings("stretch_id", "article_id", "mention_id", "field", "quote", "attribution")
    ),
    "redirects": pa.schema(
        [*strings("old_id", "stretch_id"), pa.field("decision_id", pa.string())]
    ),
    "release": pa.schema(
        [
            *strings("name", "title", "description", "version", "date", "creator", "homepage"),
            required("licences", TEXTS),
            *strings("evidence", "decisions_up_to"),
            required("schema_version", pa.int32()),
        ]
    ),
}


def record_table(name: str, records: Sequence[Any]) -> pa.Table:
    """Return records of one kind, dataclasses with the schema's fields, as a table."""
    schema = SCHEMAS[name]
    special = _ENTRY_COLUMNS if name == "entries" else {}
    arrays = [
        special[field.name](records)
        if field.name in special
        else pa.array([getattr(record, field.name) for record in records], field.type)
        for field in schema
    ]
    return pa.table(arrays, schema=schema)


def _bound(name: str, place: int) -> Callable[[Sequence[ReleaseEntry]], pa.Array]:
    def column(entries: Sequence[ReleaseEntry]) -> pa.Array:
        ranges = (getattr(entry, name) for entry in entries)
        return pa.array([r and r[place] for r in ranges], pa.float64())

    return column


def _structs(groups: Iterable[Iterable[tuple[Any, ...]]], kind: pa.DataType) -> pa.Array:
    """Return lists of structs, given as tuples; far faster than by way of dictionaries."""
    offsets = [0]
    flat: list[tuple[Any, ...]] = []
    for group in groups:
        flat.extend(group)
        offsets.append(len(flat))
    fields = list(kind.value_type)
    columns = zip(*flat, strict=True) if flat else ((),) * len(fields)
    arrays = [pa.array(c, field.type) for c, field in zip(columns, fields, strict=True)]
    structs = pa.StructArray.from_arrays(arrays, fields=fields)
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), structs, type=kind)


def _sources(entries: Sequence[ReleaseEntry]) -> pa.Array:
    groups = ([(m.article_id, m.mention_id) for m in entry.sources] for entry in entries)
    return _structs(groups, SOURCES)


def _provenance(entries: Sequence[ReleaseEntry]) -> pa.Array:
    groups = (
        [(field, w.rule, w.mention_ids, w.decision_id) for field, w in entry.provenance]
        for entry in entries
    )
    return _structs(groups, PROVENANCE)


_ENTRY_COLUMNS: dict[str, Callable[[Sequence[ReleaseEntry]], pa.Array]] = {
    **{f"{n}_{end}": _bound(n, i) for n in RANGES for i, end in enumerate(("low", "high"))},
    "sources": _sources,
    "provenance": _provenance,
}
