"""Values as the words that an editor reads, and the words that an editor writes as values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from curation.vocabulary import Vocabulary

RANGE_UNITS = {"hold_seconds": "s", "reps": "", "sets": ""}
FIELD_LABELS = {
    "hold_seconds": "hold time",
    "reps": "repetitions",
    "sets": "sets",
    "muscles": "muscles",
    "position": "position",
    "mode": "mode",
    "kind": "kind",
    "per_side": "each side",
    "equipment": "equipment",
    "cautions": "cautions",
    "name": "name",
    "identity": "which exercise",
    "text": "exercise in the text",
}
NOTHING = "nothing"


def column_of(field: str) -> str:
    """Return the catalog's column for a conflict's field."""
    return "hold_seconds" if field == "hold_s" else field


def field_label(field: str) -> str:
    """Return the field's name in plain words."""
    return FIELD_LABELS.get(column_of(field), field)


def value_label(field: str, value: Any, vocabulary: Vocabulary) -> str:
    """Return a value in plain words: "30–60 s", "hip flexors, quadriceps", "nothing"."""
    column = column_of(field)
    if value is None or value in ((), []):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column in RANGE_UNITS:
        return range_label(value, RANGE_UNITS[column])
    if column == "muscles":
        ids = [value] if isinstance(value, str) else list(value)
        return ", ".join(_muscle(muscle, vocabulary) for muscle in ids)
    if isinstance(value, str):
        return _plain(value)
    return ", ".join(_plain(str(part)) for part in value)


def counted(count: int, word: str) -> str:
    """Return a number with what it counts ("1 article", "2 articles")."""
    return f"{count} {word}{'' if count == 1 else 's'}"


def range_label(value: Iterable[float | None], unit: str) -> str:
    """Return "30 s", "30–60 s", "30 s or more" or "up to 60 s"."""
    low, high = value
    ending = f" {unit}" if unit else ""
    if low is None:
        return f"up to {_number(high)}{ending}"
    if high is None:
        return f"{_number(low)}{ending} or more"
    if low == high:
        return f"{_number(low)}{ending}"
    return f"{_number(low)}–{_number(high)}{ending}"


def _number(value: float | None) -> str:
    return "any" if value is None else f"{value:g}"


def _muscle(muscle_id: str, vocabulary: Vocabulary) -> str:
    muscle = vocabulary.muscles.get(muscle_id)
    return muscle.name if muscle else _plain(muscle_id)


def _plain(identifier: str) -> str:
    return identifier.replace("_", " ")
