"""A release as nested documents, one object for each record, for JSON and its kin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from curation.export.records import (
    Quote,
    Redirect,
    Release,
    ReleaseArticle,
    ReleaseEntry,
    ReleaseInfo,
    ReleaseMuscle,
    Term,
)
from curation.records import RANGES
from curation.rows import (
    provenance_row,
    range_row,
    read_provenance,
    read_range,
    read_sources,
    source_rows,
)

Document = dict[str, Any]

COLLECTIONS = (
    "entries",
    "muscles",
    "positions",
    "equipment",
    "articles",
    "evidence",
    "redirects",
)
"""The properties of a release that hold records, in the order in which they are written."""


def info_document(info: ReleaseInfo) -> Document:
    """Return what a release says of itself."""
    return {**asdict(info), "licences": list(info.licences)}


def documents(release: Release, collection: str) -> Iterator[Document]:
    """Yield the documents of one collection."""
    return map(_WRITERS[collection], getattr(release, collection))


def release_of_documents(info: Document, collections: Mapping[str, Iterator[Document]]) -> Release:
    """Return the release that its documents describe."""
    return Release(
        info=ReleaseInfo(**{**info, "licences": tuple(info["licences"])}),
        **{name: tuple(map(_READERS[name], collections[name])) for name in COLLECTIONS},
    )


def entry_document(entry: ReleaseEntry) -> Document:
    """Return an entry's document, its properties in a fixed order."""
    return {
        "stretch_id": entry.stretch_id,
        "name": entry.name,
        "aliases": list(entry.aliases),
        "kind": entry.kind,
        "mode": entry.mode,
        "position": entry.position,
        "muscles": list(entry.muscles),
        "reference_muscles": list(entry.reference_muscles),
        "hold_seconds": range_row(entry.hold_seconds),
        "reps": range_row(entry.reps),
        "sets": range_row(entry.sets),
        "per_side": entry.per_side,
        "equipment": list(entry.equipment),
        "instructions": list(entry.instructions),
        "licences": list(entry.licences),
        "sources": source_rows(entry.sources),
        "n_articles": entry.n_articles,
        "n_cautions": entry.n_cautions,
        "status": entry.status,
        "decisions": list(entry.decisions),
        "provenance": provenance_row(entry.provenance),
    }


def read_entry(document: Document) -> ReleaseEntry:
    """Return the entry of a document."""
    lists = (
        "aliases",
        "muscles",
        "reference_muscles",
        "equipment",
        "instructions",
        "licences",
        "decisions",
    )
    return ReleaseEntry(
        **{
            **document,
            **{name: tuple(document[name]) for name in lists},
            **{name: read_range(document[name]) for name in RANGES},
            "sources": read_sources(document["sources"]),
            "provenance": read_provenance(document["provenance"]),
        }
    )


def _muscle(muscle: ReleaseMuscle) -> Document:
    return {**asdict(muscle), "part_of": list(muscle.part_of)}


def _read_muscle(document: Document) -> ReleaseMuscle:
    return ReleaseMuscle(**{**document, "part_of": tuple(document["part_of"])})


_WRITERS: dict[str, Callable[[Any], Document]] = {
    **dict.fromkeys(COLLECTIONS, asdict),
    "entries": entry_document,
    "muscles": _muscle,
}
_READERS: dict[str, Callable[[Document], Any]] = {
    "entries": read_entry,
    "muscles": _read_muscle,
    "positions": lambda document: Term(**document),
    "equipment": lambda document: Term(**document),
    "articles": lambda document: ReleaseArticle(**document),
    "evidence": lambda document: Quote(**document),
    "redirects": lambda document: Redirect(**document),
}
