"""Values that editors rule for fields of the catalog: how they are written, and which are possible."""

from __future__ import annotations

from math import inf
from typing import Any

from curation.errors import CurationError
from curation.records import CATALOG_KINDS, MODES, RANGES, Range
from curation.vocabulary import Vocabulary

SETS = ("muscles", "equipment", "cautions")
CHOICES = ("kind", "mode", "position")
FIELDS = (*CHOICES, "muscles", *RANGES, "per_side", "equipment", "cautions")
LARGEST = {"hold_seconds": 3600.0, "reps": 1000.0, "sets": 100.0}
"""The most that a field can hold: an hour, and more than anybody counts."""

FieldValue = str | bool | Range | tuple[str, ...] | None


def field_value(field: str, value: Any, vocabulary: Vocabulary) -> FieldValue:
    """Return a ruled value in the form that records have; ids in the form that columns hold.

    Raises:
        CurationError: the field cannot hold it; the remedy says what it can hold.
    """
    if field not in FIELDS:
        raise CurationError("is no field to rule on.", where=field, remedy=_one_of(FIELDS))
    if value is None:
        return empty_value(field)
    if field in RANGES:
        return _range(field, value)
    if field in SETS:
        return _set(field, value, vocabulary)
    if field == "per_side":
        if not isinstance(value, bool):
            raise CurationError(f"{value!r} is no answer.", where=field, remedy="Say yes or no.")
        return value
    return _choice(field, value, vocabulary)


def empty_value(field: str) -> FieldValue:
    """Return what a field holds where nothing is known."""
    if field == "per_side":
        return False
    return () if field in SETS else None


def choices(field: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the ids that a field can hold, in order; none where it holds numbers or free words."""
    tables: dict[str, tuple[str, ...]] = {
        "kind": CATALOG_KINDS,
        "mode": MODES,
        "position": tuple(sorted(vocabulary.position_exports)),
        "muscles": tuple(sorted(vocabulary.muscles)),
        "equipment": tuple(sorted(vocabulary.equipment_exports)),
    }
    return tables.get(field, ())


def told(value: Any) -> str:
    """Return a value as an editor would type it."""
    if value is None or value == []:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, list):
        return str(value)
    if len(value) != 2 or any(isinstance(end, str) for end in value):
        return ",".join(map(str, value))
    low, high = value
    if low == high:
        return str(low)
    return f"{low}+" if high is None else f"{'' if low is None else low}-{high}"


def _choice(field: str, value: Any, vocabulary: Vocabulary) -> str:
    known = choices(field, vocabulary)
    if value not in known:
        raise CurationError(f"{value!r} is not known.", where=field, remedy=_one_of(known))
    return vocabulary.position_exports[value] if field == "position" else str(value)


def _set(field: str, value: Any, vocabulary: Vocabulary) -> tuple[str, ...]:
    values = value if isinstance(value, list | tuple) else [value]
    known = choices(field, vocabulary)
    unknown = [v for v in values if not isinstance(v, str) or (known and v not in known)]
    if unknown:
        raise CurationError(f"{unknown[0]!r} is not known.", where=field, remedy=_one_of(known))
    if field == "muscles":
        return vocabulary.exported_muscles(values)
    if field == "equipment":
        return tuple(sorted({vocabulary.equipment_exports[v] for v in values}))
    return tuple(sorted(set(values)))


def _range(field: str, value: Any) -> Range:
    ends = list(value) if isinstance(value, list | tuple) else [value, value]
    remedy = f"Write one number, or a low and a high one, from 0 to {LARGEST[field]:.0f}."
    numeric = all(
        end is None or (isinstance(end, int | float) and not isinstance(end, bool)) for end in ends
    )
    if len(ends) != 2 or not numeric or ends == [None, None]:
        raise CurationError(f"{value!r} is no range.", where=field, remedy=remedy)
    low, high = ends
    bottom, top = 0.0 if low is None else low, inf if high is None else high
    limits = [end for end in ends if end is not None]
    if bottom > top or not all(0 <= end <= LARGEST[field] for end in limits):
        raise CurationError(f"{value!r} cannot be.", where=field, remedy=remedy)
    return low, high


def _one_of(ids: tuple[str, ...]) -> str:
    return f"Choose among {', '.join(ids[:40])}{', …' if len(ids) > 40 else ''}."
