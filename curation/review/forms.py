"""What an editor may write as a field's value: choices and bounds, and the check of what came back."""

from __future__ import annotations

from typing import Any

from curation.errors import CurationError
from curation.records import KINDS, MODES
from curation.review.labels import column_of, field_label, value_label
from curation.vocabulary import Vocabulary

LIMITS = {"hold_seconds": 3600, "reps": 1000, "sets": 100}
"""The largest value of each range field; more is a slip of the keyboard."""
SEVERAL = ("muscles", "equipment")


def form_of(field: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return how a field is written: ``{"type": "range" | "several" | "one" | "none", …}``.

    A range has ``most`` and ``unit``; the others have ``choices``, a list of ids with labels.
    """
    column = column_of(field)
    if column in LIMITS:
        unit = "s" if column == "hold_seconds" else ""
        return {"type": "range", "most": LIMITS[column], "unit": unit}
    ids = _choices(column, vocabulary)
    if not ids:
        return {"type": "none"}
    choices = [{"id": one, "label": value_label(column, one, vocabulary)} for one in ids]
    return {"type": "several" if column in SEVERAL else "one", "choices": choices}


def written_value(field: str, value: Any, vocabulary: Vocabulary) -> Any:
    """Return a written value in the form that the output files hold.

    Raises:
        CurationError: the value is out of bounds or no id of the vocabulary.
    """
    form = form_of(field, vocabulary)
    label = field_label(field)
    if form["type"] == "range":
        return _range(value, form["most"], label)
    known = {choice["id"] for choice in form.get("choices", ())}
    if form["type"] == "several":
        ids = value if isinstance(value, list) else []
        wrong = [str(one) for one in ids if one not in known]
        if wrong or not ids:
            what = f"{', '.join(wrong)} is unknown." if wrong else "nothing is chosen."
            raise CurationError(f"{label}: {what}", remedy="Choose from the list.")
        return sorted(set(ids))
    if value not in known:
        raise CurationError(f"{label}: {value!r} is unknown.", remedy="Choose from the list.")
    return value


def _range(value: Any, most: int, label: str) -> list[float | None]:
    pair = value if isinstance(value, list) and len(value) == 2 else [None, None]
    low, high = pair
    numbers = [one for one in pair if one is not None]
    fits = all(
        isinstance(n, int | float) and not isinstance(n, bool) and 0 < n <= most for n in numbers
    )
    if low is None or not fits or (high is not None and high < low):
        raise CurationError(
            f"{label}: a number from 1 to {most}, and a second one that is not smaller, are needed.",
            remedy="Leave the second empty for “or more”.",
        )
    return [low, high]


def _choices(column: str, vocabulary: Vocabulary) -> list[str]:
    if column == "muscles":
        return sorted({muscle.exported_as for muscle in vocabulary.muscles.values()})
    if column == "position":
        return sorted(set(vocabulary.position_exports.values()))
    if column == "equipment":
        return sorted(set(vocabulary.equipment_exports.values()))
    fixed: dict[str, list[str]] = {"mode": list(MODES), "kind": list(KINDS)}
    return fixed.get(column, [])
