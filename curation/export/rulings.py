"""Which editors' rulings hold for which entry."""

from __future__ import annotations

from collections.abc import Iterator

from curation.export.built import BuiltCatalog

NO_RULINGS = ("assign", "flag", "undo")
"""Kinds of decisions that change nothing in the catalog by themselves."""


def rulings_by_entry(built: BuiltCatalog) -> dict[str, set[str]]:
    """Return the ids of the decisions that hold, by the entries that they are about."""
    entry_of = {s.mention_id: e.stretch_id for e in built.catalog for s in e.sources}
    known = {entry.stretch_id for entry in built.catalog}
    found: dict[str, set[str]] = {}
    for row in built.rulings:
        if not row["holds"] or row["kind"] in NO_RULINGS:
            continue
        for subject in _subjects(row):
            stretch_id = entry_of.get(subject, subject.split("/")[0])
            if stretch_id in known:
                found.setdefault(stretch_id, set()).add(row["decision_id"])
    return found


def merges(built: BuiltCatalog) -> dict[str, str]:
    """Return the decision that merged each entry that is gone, by its id."""
    return {
        row["subject"]: row["decision_id"]
        for row in built.rulings
        if row["holds"] and row["kind"] == "merge"
    }


def _subjects(row: dict[str, str]) -> Iterator[str]:
    """Yield what a ruling is about: entries, mentions, or conflicts as "entry/field"."""
    yield from (row[name] for name in ("subject", "now") if row.get(name))
    value = row.get("value")
    if isinstance(value, dict):
        yield from (value[n] for n in ("into", "stretch_id") if isinstance(value.get(n), str))
