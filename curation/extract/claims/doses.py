"""What a section says about the dose of its exercise, with what it takes over from the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from curation.extract.claims.dose_sizes import is_brief
from curation.extract.claims.shared import SharedDose, inherited_doses
from curation.extract.dosage import (
    Dose,
    as_duration,
    column_doses,
    find_doses,
    merge_doses,
    turns_both_ways,
)
from curation.extract.layout.signs.numbering import without_number
from curation.extract.model import Section, Span
from curation.records import CATALOG_KINDS, RANGES, Claim, Range

LEAST_COUNTED = 3
"""The least exercises whose numbers count them one after the other."""
_COUNTED = "counted name"


def doses_of(text: str, sections: Sequence[Section]) -> list[list[Dose]]:
    """Return what each of an article's sections says about the dose of its exercise's plain form.

    Numbers in front of names that count the exercises themselves are none.
    """
    found = [_doses_of(text, section) for section in sections]
    counts = [dose.value for doses in found for dose in doses if dose.rule == _COUNTED]
    numbers = [value[0] for value in counts if isinstance(value, tuple) and value[0] is not None]
    if len(numbers) < LEAST_COUNTED or any(b - a != 1 for a, b in pairwise(numbers)):
        return found
    return [[dose for dose in doses if dose.rule != _COUNTED] for doses in found]


def _doses_of(text: str, section: Section) -> list[Dose]:
    """Return what a section says about the dose of its exercise's plain form."""
    found = _with_columns(text, section, find_doses(text, section.start, section.end))
    if not any(dose.field == "per_side" for dose in found):
        turned = turns_both_ways(text, section.start, section.end)
        found += [turned] if turned else []
    if not any(dose.field == "reps" for dose in found):
        found = [*_counted_name(text, section), *found]
    apart = (*section.variations, *section.holes, *_number_of(text, section))
    return [d for d in found if not any(part.covers(d.start) for part in apart)]


_COUNT = re.compile(r"(?P<count>\d{1,3})(?:\s*[x×]\s*|\s+(?=[a-z]))")
"""A number in front of a name; in front of a capital it rather is that of the exercise ("5 Cobra")."""


def _counted_name(text: str, section: Section) -> Iterator[Dose]:
    """Yield the number that counts the exercise of a section in front of its name ("10 push-ups")."""
    if section.name is None:
        return
    before = text.rfind("\n", 0, section.name.start) + 1
    start = max(before, section.start)
    start += len(text[start : section.name.start]) - len(
        text[start : section.name.start].lstrip("•*–- ")
    )
    count = _COUNT.match(text, start, section.name.end)
    if count and count.end() == section.name.start:
        times = float(count["count"])
        yield Dose("reps", (times, times), start, section.name.end, _COUNTED)


def _number_of(text: str, section: Section) -> Iterator[Span]:
    """Yield the number of a section in front of its name, which counts nothing ("Posture 2 Pelvic Tilts")."""
    name = section.name and without_number(text, Span(section.start, section.name.end))
    if name and section.name and name.start == section.name.start:
        yield Span(section.start, name.start)


def _with_columns(text: str, section: Section, found: list[Dose]) -> list[Dose]:
    """Return a section's doses, those of a table's cells as the heads of their columns say."""
    for head, cell in section.cells:
        doses = column_doses(text, head, cell)
        if doses is not None:
            found = [d for d in found if d.end <= cell.start or cell.end <= d.start] + doses
    return sorted(found, key=lambda dose: (dose.start, dose.end, dose.field))


def dose_claims(
    found: Sequence[Dose],
    section: Section,
    shared: Sequence[SharedDose],
    kind: Claim,
    mode: Claim | None,
) -> list[Claim]:
    """Return an exercise's doses: those chosen of what its section says, all others, those taken over."""
    moved = kind.value == "release" or (mode is not None and mode.value == "dynamic")
    counted = any(dose.field == "reps" for dose in found)
    found = [
        as_duration(dose) if moved and not (counted and is_brief(dose)) else dose for dose in found
    ]
    merged = merge_doses(found)
    chosen = [_claim(dose, False) for dose in merged.values() if dose.field in _KEPT]
    others = [
        _claim(dose, False)
        for dose in found
        if dose.field in RANGES and dose is not merged.get(dose.field, dose)
    ]
    taken: list[Dose] = []
    if kind.value in CATALOG_KINDS:
        taken = inherited_doses(shared, section, found, str(mode.value) if mode else None)
    keep = _KEPT if kind.value == "stretch" else _KEPT - {"hold_seconds", "per_side"}
    return [*chosen, *others, *(_claim(dose, True) for dose in taken if dose.field in keep)]


_KEPT = frozenset((*RANGES, "per_side"))


def _claim(dose: Dose, inherited: bool) -> Claim:
    return Claim(dose.field, dose.value, dose.start, dose.end, f"dose:{dose.rule}", inherited)


def chosen_ranges(claims: Iterable[Claim]) -> dict[str, Range]:
    """Return the first value claimed for each dose column."""
    columns: dict[str, Range] = {}
    for claim in claims:
        if isinstance(claim.value, tuple):
            columns.setdefault(claim.field, claim.value)
    return columns
