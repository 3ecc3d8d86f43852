"""Whether a ruling on a value still has the ground that it was made on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from curation.decisions.history import Placed
from curation.decisions.sight import VALUE_KINDS
from curation.records import DecisionKind
from curation.rows import range_row
from curation.rulings.fields import told
from curation.rulings.outcome import Outcome, applied, stale
from curation.rulings.places import is_structure

SELF = "/self/"
ANATOMY = "/muscles/anatomy/"
_HOLDS, _LACKS = "true", "false"
"""How a value is looked at that holds the muscle in question, or does not."""


def is_value(placed: Placed) -> bool:
    """Return whether a ruling is about a field's value."""
    return placed.ruling.kind in VALUE_KINDS and not is_structure(placed)


def judged(
    placed: Placed, now: str, shown: list[str], intact: list[str], unseen: set[str]
) -> Outcome:
    """Return the outcome of a ruling.

    Args:
        shown: the values of the mentions that the editor saw.
        intact: those of them that are still said.
        unseen: the values that the entry's mentions say today and that the editor did not see.
    """
    lost = len(shown) - len(intact)
    if not lost:
        values = tuple(json.loads(text) for text in sorted(unseen))
        reason = unseen_reason(map(told, values))
        again = replace(stale(placed, reason, now, holds=True), unseen=values)
        return again if unseen else applied(placed, now)
    reason = f"{lost} of the {len(shown)} mentions that it was ruled on changed or went."
    ruled = view_of(placed.ruling.subject)(placed.ruling.value.get("value"))
    rests_on_one = placed.ruling.kind is DecisionKind.PICK and ruled in shown
    return stale(placed, reason, now, holds=ruled in intact if rests_on_one else bool(intact))


def unseen_reason(values: Iterable[str]) -> str:
    """Return the sentence that says which values articles say since a ruling was made."""
    return f"Said since by an article, and not seen by the editor: {'; '.join(values)}."


def view_of(subject: str) -> Callable[[Any], str]:
    """Return how a field's value is looked at: whole, or whether it holds the muscle in question."""
    if ANATOMY in subject:
        muscle = subject.partition(ANATOMY)[2]
        return lambda value: _HOLDS if muscle in _ids(value) else _LACKS
    return _text


def is_ground(subject: str, seen: str) -> bool:
    """Return whether a value that a mention was seen with is something that a ruling rests on.

    A claim against anatomy is made by the mentions that name the muscle, whatever others leave unsaid.

    Args:
        seen: the value as ``view_of`` looks at it.
    """
    return ANATOMY not in subject or seen == _HOLDS


def _ids(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    """Return a value as text that is the same for the same value."""
    if isinstance(value, list):
        is_range = len(value) == 2 and all(isinstance(end, int | float | None) for end in value)
        value = range_row((value[0], value[1])) if is_range else sorted(map(str, value))
    return json.dumps(value, ensure_ascii=False)


def is_id_text(value: Any) -> bool:
    """Return whether a value is an id or another text."""
    return isinstance(value, str)


def row_value(value: Any) -> Any:
    """Return a record's value in the form that rows hold."""
    if isinstance(value, tuple):
        return list(value) if all(map(is_id_text, value)) else range_row(value)
    return value
