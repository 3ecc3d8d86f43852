"""Values as editors type them: "30-60", "a,b", "none"."""

from __future__ import annotations

import re
from typing import Any

from curation.errors import CurationError
from curation.records import RANGES
from curation.rulings.fields import FIELDS, SETS, field_value
from curation.vocabulary import Vocabulary


def read_value(field: str, word: str, vocabulary: Vocabulary) -> Any:
    """Return the value that a word stands for, in the form that files have.

    "30", "30-60", "30+" and "-60" are ranges, "a,b" is a set, "none" is no value.

    Raises:
        CurationError: the field cannot hold it.
    """
    if field not in FIELDS:
        remedy = f"Choose among {', '.join(FIELDS)}."
        raise CurationError("is no field to rule on.", where=field, remedy=remedy)
    value: Any = word
    if word.strip().lower() == "none":
        value = None
    elif field in RANGES:
        value = _read_range(word)
    elif field in SETS:
        value = [part.strip() for part in word.split(",") if part.strip()]
    elif field == "per_side":
        value = {"yes": True, "no": False}.get(word.strip().lower(), word)
    checked = field_value(field, value, vocabulary)
    if value is None or not isinstance(checked, tuple):
        return None if value is None else checked
    return list(checked)


def _read_range(word: str) -> Any:
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)?\s*(-|\.\.|–|\+|to)?\s*(\d+(?:\.\d+)?)?\s*", word)
    low, mark, high = found.groups() if found else (None, None, None)
    if not (low or high) or (low and high and not mark):
        return word
    if not mark:
        return [_number(low), _number(low)]
    return [_number(low), _number(high)]


def _number(digits: str | None) -> float | None:
    if digits is None:
        return None
    return float(digits) if "." in digits else int(digits)
