"""What stands in the way of a release: open contradictions, unknown ids, stale decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from curation.export.built import BuiltCatalog
from curation.records import CatalogEntry
from curation.vocabulary import Vocabulary

SETTLED = ("decided", "stale")
"""States of a conflict that do not count as open; stale ones are reported with their decision."""


@dataclass(frozen=True, slots=True)
class Blocker:
    """One reason not to release.

    Attributes:
        kind: "contradiction", "unknown id", "stale decision" or "changed file".
        subject: the id of the conflict, entry, decision or file.
        reason: one line that an editor understands, with the remedy.
    """

    kind: str
    subject: str
    reason: str

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}: {self.reason}"


def blockers(built: BuiltCatalog, vocabulary: Vocabulary) -> tuple[Blocker, ...]:
    """Return everything that should be settled before others take the catalog."""
    return (
        *_changed_files(built),
        *_contradictions(built),
        *(found for entry in built.catalog for found in _unknown_ids(entry, built, vocabulary)),
        *_lost_conflicts(built),
        *_stale(built),
    )


def _changed_files(built: BuiltCatalog) -> Iterator[Blocker]:
    for name, digest in built.report.get("outputs", {}).items():
        if built.digests.get(name, digest) != digest:
            yield Blocker("changed file", name, "was changed after the build; run `curation build`")


def _contradictions(built: BuiltCatalog) -> Iterator[Blocker]:
    for conflict in built.conflicts:
        if conflict.level == "contradiction" and conflict.status not in SETTLED:
            yield Blocker(
                "contradiction",
                conflict.conflict_id,
                f"sources contradict each other on {conflict.field}; "
                f"see `curation explain {conflict.conflict_id}` and rule on it",
            )


def _unknown_ids(
    entry: CatalogEntry, built: BuiltCatalog, vocabulary: Vocabulary
) -> Iterator[Blocker]:
    positions = (entry.position,) if entry.position else ()
    for column, values, known in (
        ("muscle", entry.muscles, vocabulary.muscles),
        ("position", positions, vocabulary.position_names),
        ("equipment", entry.equipment, vocabulary.equipment_names),
        ("mention", tuple(s.mention_id for s in entry.sources), built.mentions),
        ("article", tuple(s.article_id for s in entry.sources), built.articles),
    ):
        for value in values:
            if value not in known:
                reason = f"names the {column} {value!r}, which nothing defines; add or correct it"
                yield Blocker("unknown id", entry.stretch_id, reason)


def _lost_conflicts(built: BuiltCatalog) -> Iterator[Blocker]:
    known = {entry.stretch_id for entry in built.catalog}
    for conflict in built.conflicts:
        if conflict.stretch_id not in known:
            reason = f"is about the entry {conflict.stretch_id!r}, which is not in the catalog"
            yield Blocker("unknown id", conflict.conflict_id, reason)


def _stale(built: BuiltCatalog) -> Iterator[Blocker]:
    told = set()
    for item in built.report.get("stale") or ():
        told.add(item["decision_id"])
        reason = f"{item.get('reason') or 'what it ruled on has changed'}; rule again or undo it"
        yield Blocker("stale decision", item["decision_id"], reason)
    for conflict in built.conflicts:
        if conflict.status == "stale" and conflict.decision_id not in told:
            reason = f"what it ruled on has changed ({conflict.conflict_id}); rule again or undo it"
            yield Blocker("stale decision", conflict.decision_id or conflict.conflict_id, reason)
