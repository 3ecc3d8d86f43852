"""The matters that rulings settle, and the ids that they are about.

A matter is a string that two rulings share when the later one replaces the earlier one, whoever
made them. ``link:M`` is where mention M belongs, ``pair:A|B`` is whether A and B are one exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from curation.names import name_key
from curation.records import DecisionKind, Ruling

Value = Mapping[str, Any]
SPAN_KEYS = ("start", "end", "quote")


def matters(ruling: Ruling) -> frozenset[str]:
    """Return the matters that a ruling settles; an undo settles none."""
    return frozenset(_MATTERS[ruling.kind](ruling.subject, ruling.value))


def pair(one: str, other: str) -> str:
    """Return the matter of whether two ids are one exercise."""
    first, second = sorted((one, other))
    return f"pair:{first}|{second}"


def is_mention(subject: str) -> bool:
    """Return whether a subject that is an entry or a mention is a mention."""
    return "/" in subject


def _field_value(subject: str, _: Value) -> Iterable[str]:
    return (f"value:{canonical_id(subject)}",)


def _none(subject: str, value: Value) -> Iterable[str]:
    if "candidates" not in value:
        return _field_value(subject, value)
    return (f"link:{subject}", *(pair(subject, one) for one in value["candidates"]))


def _variant(subject: str, value: Value) -> Iterable[str]:
    own = f"link:{subject}" if is_mention(subject) else f"variant:{subject}"
    return own, pair(subject, value["of"])


def _correction(subject: str, value: Value) -> Iterable[str]:
    aspects = {"span" if key in SPAN_KEYS else key for key in value}
    return (f"exercise:{subject}", *(f"{aspect}:{subject}" for aspect in aspects))


def _added(subject: str, value: Value) -> Iterable[str]:
    span = f"{subject}:{value['start']}-{value['end']}"
    return (f"added:{span}", *(f"added {key}:{span}" for key in value if key not in SPAN_KEYS))


def _alias(subject: str, value: Value) -> str:
    return f"alias:{name_key(value['alias'])}|{subject}"


_MATTERS: Mapping[DecisionKind, Callable[[str, Value], Iterable[str]]] = {
    DecisionKind.PICK: _field_value,
    DecisionKind.WRITE: _field_value,
    DecisionKind.NONE: _none,
    DecisionKind.ACCEPT_LINK: lambda s, v: (f"link:{s}", pair(s, v["stretch_id"])),
    DecisionKind.REFUSE_LINK: lambda s, v: (pair(s, v["stretch_id"]),),
    DecisionKind.MERGE: lambda s, v: (f"merged:{s}", pair(s, v["into"])),
    DecisionKind.REFUSE_MERGE: lambda s, v: (pair(s, v["with"]),),
    DecisionKind.SPLIT: lambda _, v: [f"link:{mention_id}" for mention_id in v["mention_ids"]],
    DecisionKind.RENAME: lambda s, _: (f"name:{s}",),
    DecisionKind.VARIANT: _variant,
    DecisionKind.ADD_ALIAS: lambda s, v: (_alias(s, v), f"alias:{name_key(v['alias'])}"),
    DecisionKind.REFUSE_ALIAS: lambda s, v: (_alias(s, v),),
    DecisionKind.CORRECT_MENTION: _correction,
    DecisionKind.NOT_EXERCISE: lambda s, _: (f"exercise:{s}",),
    DecisionKind.ADD_MENTION: _added,
    DecisionKind.FLAG: lambda s, _: (f"flag:{s}",),
    DecisionKind.ASSIGN: lambda s, _: (f"assign:{s}",),
    DecisionKind.KEEP: lambda s, v: (f"kept:{s}:{v['ruling']}",),
    DecisionKind.UNDO: lambda *_: (),
}

COLUMN_OF = {"hold_s": "hold_seconds"}
"""Names of fields in conflicts -> columns of mentions and of the catalog."""
_CONFLICT_NAMES = {column: name for name, column in COLUMN_OF.items()}


def conflict_name(column: str) -> str:
    """Return what conflicts call a column."""
    return _CONFLICT_NAMES.get(column, column)


def split_field(subject: str) -> tuple[str, str]:
    """Return the entry and the column of a conflict's or catalog field's id, "" where it has none."""
    entry_id, _, rest = subject.partition("/")
    field = rest.partition("/")[0]
    return entry_id, COLUMN_OF.get(field, field)


def canonical_id(subject: str) -> str:
    """Return an id; that of a conflict or catalog field with the name that the field's column has."""
    entry_id, slash, rest = subject.partition("/")
    field, mark, more = rest.partition("/")
    return f"{entry_id}{slash}{COLUMN_OF.get(field, field)}{mark}{more}"


REPLACED_IN_PARTS = frozenset(
    {DecisionKind.SPLIT, DecisionKind.CORRECT_MENTION, DecisionKind.ADD_MENTION}
)
"""Kinds that stand until each of their matters is settled anew; others fall with the first."""


def subjects(ruling: Ruling) -> tuple[str, ...]:
    """Return every id that a ruling is about, its own subject first."""
    value = ruling.value
    others = (value.get("into"), value.get("with"), value.get("of"))
    named = [other for other in others if isinstance(other, str)]
    return tuple(dict.fromkeys([ruling.subject, *named, *value.get("mention_ids", ())]))
