"""What the value of each kind of ruling holds, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from curation.decisions.matters import SPAN_KEYS
from curation.errors import CurationError
from curation.records import KINDS, DecisionKind, Ruling

Check = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a kind's value holds.

    Attributes:
        subject: what the subject's id is the id of.
        required: key -> whether a value may stand there; all of these must be there.
        optional: the same for keys that may be missing.
    """

    subject: str
    required: Mapping[str, Check]
    optional: Mapping[str, Check]


def is_text(value: Any) -> bool:
    """Return whether ``value`` is a text with something in it."""
    return isinstance(value, str) and bool(value.strip())


def _is_offset(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _are_ids(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(is_text, value))


def _is_field_value(value: Any) -> bool:
    items = value if isinstance(value, list) else [value]
    return all(
        item is None
        or isinstance(item, str | bool)
        or (isinstance(item, int | float) and isfinite(item))
        for item in items
    )


def _is_kind(value: Any) -> bool:
    return value in KINDS


_SPAN: Mapping[str, Check] = dict(zip(SPAN_KEYS, (_is_offset, _is_offset, is_text), strict=True))
_NAMED: Mapping[str, Check] = {"name": is_text, "kind": _is_kind}
_FIELD = "conflict or catalog field"

SHAPES: Mapping[DecisionKind, Shape] = {
    DecisionKind.PICK: Shape(_FIELD, {"value": _is_field_value}, {}),
    DecisionKind.WRITE: Shape(_FIELD, {"value": _is_field_value}, {}),
    DecisionKind.NONE: Shape(f"{_FIELD}, or mention", {}, {"candidates": _are_ids}),
    DecisionKind.ACCEPT_LINK: Shape("mention", {"stretch_id": is_text}, {}),
    DecisionKind.REFUSE_LINK: Shape("mention", {"stretch_id": is_text}, {}),
    DecisionKind.MERGE: Shape("entry", {"into": is_text}, {}),
    DecisionKind.REFUSE_MERGE: Shape("entry", {"with": is_text}, {}),
    DecisionKind.SPLIT: Shape(
        "entry", {"mention_ids": _are_ids, "stretch_id": is_text, "name": is_text}, {}
    ),
    DecisionKind.RENAME: Shape("entry", {"name": is_text}, {}),
    DecisionKind.VARIANT: Shape("entry or mention", {"of": is_text}, {}),
    DecisionKind.ADD_ALIAS: Shape("entry", {"alias": is_text}, {}),
    DecisionKind.REFUSE_ALIAS: Shape("entry", {"alias": is_text}, {}),
    DecisionKind.CORRECT_MENTION: Shape("mention", {}, {**_SPAN, **_NAMED}),
    DecisionKind.NOT_EXERCISE: Shape("mention", {}, {}),
    DecisionKind.ADD_MENTION: Shape("article", _SPAN, _NAMED),
    DecisionKind.FLAG: Shape("anything", {}, {}),
    DecisionKind.ASSIGN: Shape("anything", {"to": is_text}, {}),
    DecisionKind.KEEP: Shape("decision", {"ruling": _is_offset, "because": is_text}, {}),
    DecisionKind.UNDO: Shape("decision", {}, {}),
}


def check_ruling(ruling: Ruling) -> None:
    """Refuse a ruling whose value is not what its kind asks for.

    Raises:
        CurationError: says which key is missing, unknown or cannot hold its value.
    """
    where = f"{ruling.kind} {ruling.subject}"
    shape = SHAPES.get(ruling.kind)
    if shape is None:
        raise CurationError("is no ruling of its own.", where=where, remedy="List its rulings.")
    if not is_text(ruling.subject):
        raise CurationError("has no subject.", where=where, remedy=f"Name the {shape.subject}.")
    known = {**shape.required, **shape.optional}
    missing = [key for key in shape.required if key not in ruling.value]
    unknown = [key for key in ruling.value if key not in known]
    unfit = [
        key for key, check in known.items() if key in ruling.value and not check(ruling.value[key])
    ]
    for keys, what in (
        (missing, "is missing"),
        (unknown, "is not known"),
        (unfit, "cannot be that"),
    ):
        if keys:
            raise CurationError(
                f"{', '.join(map(repr, keys))} {what}.",
                where=where,
                remedy=f"A value holds {_listed(known)}.",
            )
    _check_together(ruling, where)
    if not _is_sight(ruling.saw):
        raise CurationError(
            "what was seen is not told as it should be.",
            where=where,
            remedy="Leave `saw` to the program.",
        )


def _is_sight(saw: Any) -> bool:
    """Return whether ``saw`` can be read: the mentions and entries that were shown, if any."""
    if not isinstance(saw, dict):
        return False
    mentions, entries = saw.get("mentions", []), saw.get("entries", [])
    if not all(isinstance(part, list) for part in (mentions, entries, saw.get("said", []))):
        return False
    return all(
        isinstance(m, dict)
        and all(isinstance(m.get(key), str) for key in ("mention_id", "article_id", "quote"))
        and _is_offset(m.get("start"))
        and _is_offset(m.get("end"))
        and isinstance(m.get("name"), str | None)
        and isinstance(m.get("values", {}), dict)
        for m in mentions
    ) and all(
        isinstance(e, dict)
        and is_text(e.get("stretch_id"))
        and isinstance(e.get("mention_ids"), list)
        for e in entries
    )


def _check_together(ruling: Ruling, where: str) -> None:
    value = ruling.value
    if ruling.kind is DecisionKind.CORRECT_MENTION and not value:
        raise CurationError("corrects nothing.", where=where, remedy="Give a span, name or kind.")
    spanned = [key for key in _SPAN if key in value]
    if spanned and (len(spanned) < len(_SPAN) or value["start"] >= value["end"]):
        raise CurationError(
            "has no whole span.", where=where, remedy="Give start, a later end, and the quote."
        )
    if spanned and len(value["quote"]) != value["end"] - value["start"]:
        raise CurationError(
            "the quote is not as long as the span.", where=where, remedy="Quote the span exactly."
        )
    if ruling.subject in (value.get("into"), value.get("with"), value.get("of")):
        raise CurationError("names itself.", where=where, remedy="Name another entry.")


def _listed(keys: Mapping[str, Check]) -> str:
    return ", ".join(keys) or "nothing"
