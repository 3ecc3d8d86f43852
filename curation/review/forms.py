"""What an editor may write as a field's value: choices and bounds, and the check of what came back."""

from __future__ import annotations

from typing import Any

from curation.errors import CurationError
from curation.review.labels import RANGE_UNITS, column_of, field_label, value_label
from curation.rulings.fields import LARGEST, SETS, choices, field_value
from curation.vocabulary import Vocabulary


def form_of(field: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return how a field is written: ``{"type": "range" | "several" | "one" | "lines" | "none", …}``.

    A range has ``most`` and ``unit``; one or several of ``choices``, a list of ids with labels, are
    those that the catalog's columns can hold; lines are free words, one a line.
    """
    column = column_of(field)
    if column in LARGEST:
        return {"type": "range", "most": LARGEST[column], "unit": RANGE_UNITS[column]}
    if column == "cautions":
        return {"type": "lines"}
    if column == "per_side":
        return {
            "type": "one",
            "choices": [
                {"id": answer, "label": value_label(column, answer, vocabulary)}
                for answer in (True, False)
            ],
        }
    ids = sorted({_exported(column, one, vocabulary) for one in choices(column, vocabulary)})
    if not ids:
        return {"type": "none"}
    listed = [{"id": one, "label": value_label(column, one, vocabulary)} for one in ids]
    listed.sort(key=lambda choice: choice["label"])
    return {"type": "several" if column in SETS else "one", "choices": listed}


def written_value(field: str, value: Any, vocabulary: Vocabulary) -> Any:
    """Return a written value in the form that the output files hold.

    Raises:
        CurationError: the value is empty, out of bounds or no id of the vocabulary.
    """
    if value in (None, [], ""):
        raise CurationError(
            f"{field_label(field)}: nothing is written.", remedy="Choose or write a value."
        )
    checked = field_value(column_of(field), value, vocabulary)
    return list(checked) if isinstance(checked, tuple) else checked


def _exported(column: str, one: str, vocabulary: Vocabulary) -> str:
    checked = field_value(column, one, vocabulary)
    return str(checked[0] if isinstance(checked, tuple) else checked)
