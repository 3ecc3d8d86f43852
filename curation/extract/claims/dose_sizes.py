"""Whether a hold is long or brief and repetitions are many, for what that says of an exercise."""

from __future__ import annotations

from curation.extract.dosage import Dose
from curation.records import BEAT

LONG = 6.0
"""Seconds from which on a hold is a stretch held still."""
INSTANT = 2.0
"""Seconds up to which a hold is nothing but the turn of a movement."""
MANY = 5.0
"""Repetitions from which on an exercise is a movement."""


def is_long(dose: Dose) -> bool:
    """Return whether a hold is long."""
    return _least(dose) >= LONG


def is_brief(dose: Dose) -> bool:
    """Return whether a hold is a beat inside a repetition."""
    return _ends_by(dose, BEAT)


def is_instant(dose: Dose) -> bool:
    """Return whether a hold is nothing but the turn of a movement."""
    return _ends_by(dose, INSTANT)


def is_many(dose: Dose) -> bool:
    """Return whether repetitions are many."""
    return _least(dose) >= MANY


def _ends_by(dose: Dose, most: float) -> bool:
    """Return whether an amount has a high end, of at most some size."""
    return isinstance(dose.value, tuple) and dose.value[1] is not None and dose.value[1] <= most


def _least(dose: Dose) -> float:
    """Return the low end of an amount, the high one where it is open, 0 without any."""
    return (dose.value[0] or dose.value[1] or 0) if isinstance(dose.value, tuple) else 0
