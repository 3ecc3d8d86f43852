"""What an article states once for several exercises, and which exercises its doses reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from curation.extract.claims.dose_sizes import is_brief
from curation.extract.claims.shared_terms import (
    SharedTerm,
    lines_outside,
    shared_equipment,
    shared_positions,
)
from curation.extract.dosage import EACH_ALONE, Dose, find_doses, says_dose_of_each
from curation.extract.layout.line import Line
from curation.extract.layout.regions import region_of
from curation.extract.layout.sections import Outline
from curation.extract.model import Section, Span, Terms

MANY = 8.0
"""Repetitions from which on an exercise with a long hold of its own takes none over."""
LONGEST_REPEATED = 10.0
"""Seconds up to which a hold is also repeated so often."""


@dataclass(frozen=True, slots=True)
class SharedDose:
    """A dose with the part of the article whose exercises it holds for."""

    dose: Dose
    region: Span

    def reaches(self, section: Section) -> bool:
        """Return whether the dose holds for ``section``."""
        return self.region.start <= section.start < self.region.end


class Shared(NamedTuple):
    """What an article says of several of its exercises at once."""

    doses: list[SharedDose]
    positions: list[SharedTerm]
    equipment: list[SharedTerm]


def shared_statements(text: str, outline: Outline, terms: Terms) -> Shared:
    """Return what the lines outside an article's sections say of several exercises."""
    return Shared(
        _shared_doses(text, outline, terms),
        shared_positions(text, outline, terms),
        shared_equipment(text, outline, terms),
    )


def _shared_doses(text: str, outline: Outline, terms: Terms) -> list[SharedDose]:
    """Return the doses outside the sections that speak of all or each exercise, widest first."""
    found = []
    for line in lines_outside(outline):
        own = line.listed and line.title is not None and not line.title.alone
        if own:
            continue
        if not says_dose_of_each(text, line.content, line.end):
            continue
        region = region_of(outline, line)
        doses = find_doses(text, line.content, line.end)
        found += [
            SharedDose(dose, region)
            for dose in doses
            if dose.rule != EACH_ALONE and not _is_of_one(text, line, dose, terms)
        ]
    return sorted(found, key=lambda shared: shared.region.start - shared.region.end)


def _is_of_one(text: str, line: Line, dose: Dose, terms: Terms) -> bool:
    """Return whether the dose's clause names the one exercise that it holds for."""
    clause = max(text.rfind(mark, line.content, dose.start) for mark in (".", ";", ":", "\n")) + 1
    return any(True for _ in terms.within(max(clause, line.content), dose.start, "alias"))


def inherited_doses(
    shared: Iterable[SharedDose], section: Section, said: Sequence[Dose], mode: str | None
) -> list[Dose]:
    """Return the doses that ``section`` takes over, the nearest statement of each field.

    Of several that reach equally far the first counts.

    Args:
        said: the doses that the section states itself; their fields are never taken over, a section
            that counts breaths takes over no hold in seconds, and one that is held for long does
            not take over many repetitions.
        mode: "dynamic" exercises take over no long hold.
    """
    own = frozenset(dose.field for dose in said)
    held = any(dose.field == "hold_seconds" and _outlasts(dose) for dose in said)
    nearest: dict[str, Dose] = {}
    regions: dict[str, Span] = {}
    for one in shared:
        if one.reaches(section) and regions.get(one.dose.field) != one.region:
            nearest[one.dose.field] = one.dose
            regions[one.dose.field] = one.region
            if one.dose.field == "breaths":
                nearest.pop("hold_seconds", None)
            elif one.dose.field == "hold_seconds":
                nearest.pop("breaths", None)
    taken = [
        dose
        for field, dose in nearest.items()
        if field not in own
        and not (field == "hold_seconds" and "breaths" in own)
        and not (field == "hold_seconds" and mode == "dynamic" and not is_brief(dose))
        and not (field == "reps" and held and _is_many(dose))
    ]
    only_sides = all(dose.field == "per_side" for dose in taken)
    return [] if only_sides and own & _OWN_COUNTS else taken


_OWN_COUNTS = frozenset(("hold_seconds", "reps", "breaths"))
"""The fields of a section that has a dose of its own."""


def _outlasts(hold: Dose) -> bool:
    """Return whether a hold is longer than nearly all that are repeated many times."""
    value = hold.value
    return isinstance(value, tuple) and (value[1] is None or value[1] > LONGEST_REPEATED)


def _is_many(dose: Dose) -> bool:
    """Return whether so many repetitions are meant that nobody holds each for long."""
    return isinstance(dose.value, tuple) and (dose.value[0] or 0) >= MANY
