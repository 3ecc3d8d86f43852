"""A release as people read it: one row for each exercise, ids as names and ranges as words."""

from __future__ import annotations

from collections.abc import Iterator

from curation.export.instructions import spoken
from curation.export.records import Release
from curation.export.relational import Row
from curation.records import Range

HEADER = (
    "Name",
    "Other names",
    "Kind",
    "Mode",
    "Position",
    "Muscles",
    "Hold (seconds)",
    "Repetitions",
    "Sets",
    "Both sides",
    "Equipment",
    "Instructions",
    "Articles",
    "Licences",
    "Id",
)


def overview_rows(release: Release) -> Iterator[Row]:
    """Yield one row of texts and numbers for each entry, in the order of :data:`HEADER`."""
    muscles = {muscle.muscle_id: muscle.name for muscle in release.muscles}
    positions = {term.term_id: term.name for term in release.positions}
    equipment = {term.term_id: term.name for term in release.equipment}
    for entry in release.entries:
        yield (
            entry.name,
            "; ".join(entry.aliases),
            entry.kind,
            entry.mode or "",
            positions.get(entry.position or "", ""),
            ", ".join(muscles[m] for m in entry.muscles),
            in_words(entry.hold_seconds),
            in_words(entry.reps),
            in_words(entry.sets),
            "yes" if entry.per_side else "",
            ", ".join(equipment[e] for e in entry.equipment),
            "\n".join(entry.instructions),
            entry.n_articles,
            ", ".join(entry.licences),
            entry.stretch_id,
        )


def in_words(value: Range | None) -> str:
    """Return a range in words, "" for none."""
    return "" if value is None else spoken(value)
