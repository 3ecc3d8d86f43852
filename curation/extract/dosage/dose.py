"""What a text says about dose, and which of several statements an exercise keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from curation.records import Range


class Dose(NamedTuple):
    """One statement about dose.

    Attributes:
        field: hold_seconds, reps, sets, breaths, duration_seconds, rest_seconds, frequency or
            per_side.
        value: ``(low, high)`` in seconds or counts, ``(None, None)`` where the text gives no number
            ("a few breaths", any frequency); True for per_side.
        start, end: the words that say so, character offsets.
        rule: the grammar rule that read it.
    """

    field: str
    value: Range | bool
    start: int
    end: int
    rule: str


LONG = 60.0
"""Seconds from which on the time in a heading may be that of all repetitions."""


def merge_doses(doses: Sequence[Dose]) -> dict[str, Dose]:
    """Return one dose for each field of an exercise that states several.

    Instructions win over the shorthand of a heading ("x 8", "(1 minute)"), the plain form over a
    harder or easier one, and a stretch held over the effort before it ("press for 5 seconds, then
    hold for 20"); among equals the first stands, since later ones are as a rule said of a
    part. Minutes in a heading are no hold where the instructions count repetitions.
    """
    merged: dict[str, Dose] = {}
    for dose in sorted(doses, key=_reluctance):
        merged.setdefault(dose.field, dose)
    hold = merged.get("hold_seconds")
    if hold and "reps" in merged and _is_length(hold):
        del merged["hold_seconds"]
    return merged


def _is_length(hold: Dose) -> bool:
    """Return whether a hold is the time that a heading gives to the whole exercise."""
    return hold.rule.endswith("time shorthand") and (hold.value[0] or 0) >= LONG  # type: ignore[index]


def _reluctance(dose: Dose) -> tuple[int, int]:
    variation, shorthand = dose.rule.startswith("variation"), dose.rule.endswith("shorthand")
    return (4 * variation + 2 * shorthand + dose.rule.endswith(("effort", "bare time")), dose.start)


NO_HOLD = (
    "time shorthand",
    "for a time",
    "for each side",
    "for each exercise",
    "time alone",
    "bare time",
)
"""How the rules end that read a time as a hold although no word of holding stands by it."""


def as_duration(dose: Dose) -> Dose:
    """Return a time without a word of holding as the time for which one moves, any other dose as it is."""
    if dose.field == "hold_seconds" and dose.rule.endswith(NO_HOLD):
        return dose._replace(field="duration_seconds")
    return dose
