"""What an article states once for several exercises, and which exercises its doses reach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from curation.extract.claims.cues import led_to
from curation.extract.claims.dose_sizes import is_brief
from curation.extract.claims.shared_terms import (
    SharedTerm,
    shared_equipment,
    shared_positions,
)
from curation.extract.dosage import (
    EACH_ALONE,
    OF_ALL,
    Dose,
    find_doses,
    may_say_of_all,
    says_dose_of_each,
)
from curation.extract.layout.regions import lines_outside, region_of
from curation.extract.layout.sections import Outline
from curation.extract.layout.signs.line import Line
from curation.extract.model import Section, Span, Terms
from curation.extract.wording import words
from curation.names import split_words, straighten
from curation.records import BlockKind

MANY = 8.0
"""Repetitions from which on an exercise with a long hold of its own takes none over."""
LONGEST_REPEATED = 10.0
"""Seconds up to which a hold is also repeated so often."""


@dataclass(frozen=True, slots=True)
class SharedDose:
    """A dose with the part of the article whose exercises it holds for."""

    dose: Dose
    region: Span


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
    found: list[SharedDose] = []
    for line in lines_outside(outline):
        if _is_of_its_own(line, terms):
            continue
        of_each = says_dose_of_each(text, line.content, line.end)
        if not (of_each or may_say_of_all(text, line.content, line.end)):
            continue
        doses = find_doses(text, line.content, line.end)
        found += [_of_all_before(text, d, outline.sections) for d in doses if d.rule == OF_ALL]
        if not of_each:
            continue
        region = region_of(outline, line)
        if found and found[-1].region == region and _restates(line, found[-1], outline):
            earlier = Span(region.start, line.start)
            found = [replace(x, region=earlier) if x.region == region else x for x in found]
            region = Span(line.start, region.end)
        found += [
            SharedDose(dose, region)
            for dose in doses
            if dose.rule not in _NOT_OF_EACH and not _is_of_one(text, line, dose, terms)
        ]
    found += _told_inside(text, outline)
    return sorted(found, key=lambda shared: shared.region.start - shared.region.end)


_OF_EVERY = re.compile(
    rf"(?:^|(?<=[.!?]\s)|\n)\W*(?:(?:hold|keep|stay|repeat|{words('carrying_out')})\b[^.!?\n]*?\s)?"
    rf"(?:(?:each|every)\s+{words('counted_exercise')}|all\s+(?:the\s+|these\s+)?{words('counted_exercises')})\b[^.!?\n]*",
    re.IGNORECASE,
)
"""A sentence that gives every exercise its dose ("Hold each stretch for 20 seconds")."""


def _told_inside(text: str, outline: Outline) -> Iterator[SharedDose]:
    """Yield the doses of every exercise that the first and the last section state.

    There they are of the whole article; further inside rather of the stretches that one section tells.
    """
    whole, sections = Span(0, len(text)), outline.sections
    for section in dict.fromkeys((*sections[:1], *sections[-1:])):
        for sentence in _OF_EVERY.finditer(text, section.start, section.end):
            yield from (SharedDose(d, whole) for d in find_doses(text, *sentence.span()))


def _is_of_its_own(line: Line, terms: Terms) -> bool:
    """Return whether a line outside of all exercises tells one all the same, and its dose is that one's.

    So do an item with a name in front or a counted order ("1. Close the eyes, 5x"), and a row with a name.
    """
    if line.kind is BlockKind.TABLE_ROW:
        return bool(terms.within(line.start, line.end, "alias"))
    if not line.listed:
        return False
    named = line.title is not None and not line.title.alone
    return named or (line.number is not None and line.steps > 0 and not line.many)


def _restates(line: Line, before: SharedDose, outline: Outline) -> bool:
    """Return whether exercises lie between an earlier statement and ``line``, and behind it."""
    starts = [section.start for section in outline.sections]
    between = any(before.dose.end <= start < line.start for start in starts)
    return between and starts[-1] > line.start


_NOT_OF_EACH = (EACH_ALONE, OF_ALL)


def _of_all_before(text: str, dose: Dose, sections: Sequence[Section]) -> SharedDose:
    """Return the other side of all with the exercises that it is of: those before it in its group.

    Where one of them is named in the sentence ("from the crescent lunge on"), they begin with it.
    Where one of them tells its own sides, only the last is meant.
    """
    told = f" {_plain(text[dose.start : dose.end])} "
    before = [section for section in sections if section.start < dose.start]
    group = [section for section in before if section.groups == before[-1].groups]
    start = group[0].start if group else dose.start
    for section in group:
        if section.name and f" {_plain(text[slice(*section.name)])} " in told:
            start = section.start
        elif any(d.field == "per_side" for d in find_doses(text, section.start, section.end)):
            start = group[-1].start
    return SharedDose(dose, Span(start, dose.start))


def _plain(words: str) -> str:
    return split_words(straighten(words))


def _is_of_one(text: str, line: Line, dose: Dose, terms: Terms) -> bool:
    """Return whether the dose's clause names the one exercise that it holds for."""
    clause = max(text.rfind(mark, line.content, dose.start) for mark in (".", ";", ":", "\n")) + 1
    named = terms.within(max(clause, line.content), dose.start, "alias")
    return any(not led_to(_OF_SEVERAL, text, term) for term in named)


_OF_SEVERAL = re.compile(r"\b(?:these|those|each|every|all|any)\s+$", re.IGNORECASE)
"""What stands before a name that means all exercises of a kind ("these hip openers")."""


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
        if one.region.covers(section.start) and regions.get(one.dose.field) != one.region:
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
    only_sides = all(dose.field == "per_side" and dose.rule != OF_ALL for dose in taken)
    return [] if only_sides and own & _OWN_COUNTS else taken


def is_paced(section: Section, shared: Sequence[SharedDose]) -> bool:
    """Return whether the article has each exercise held for a moment and repeated."""
    reaching = [one for one in shared if one.region.covers(section.start)]
    brief = any(one.dose.field == "hold_seconds" and is_brief(one.dose) for one in reaching)
    return brief and any(one.dose.field == "reps" for one in reaching)


_OWN_COUNTS = frozenset(("hold_seconds", "reps", "breaths"))
"""The fields of a section that has a dose of its own."""


def _outlasts(hold: Dose) -> bool:
    """Return whether a hold is longer than nearly all that are repeated many times."""
    value = hold.value
    return isinstance(value, tuple) and (value[1] is None or value[1] > LONGEST_REPEATED)


def _is_many(dose: Dose) -> bool:
    """Return whether so many repetitions are meant that nobody holds each for long."""
    return isinstance(dose.value, tuple) and (dose.value[0] or 0) >= MANY
