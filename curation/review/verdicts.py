"""An editor's verdict on an item, as the rulings that the log holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from curation.decisions.editor import checked_name
from curation.decisions.matters import split_field
from curation.errors import CurationError
from curation.records import DecisionKind
from curation.review.forms import written_value
from curation.review.items import DIFFERENT, SAME, VARIANT, ReviewItem
from curation.review.labels import field_label, value_label
from curation.vocabulary import Vocabulary

Draft = tuple[DecisionKind, str, Mapping[str, Any]]
"""Kind, subject and value of a ruling."""

VERDICTS = ("accept", "pick", "none", "write", SAME, DIFFERENT, VARIANT, "flag", "assign")


def subject_of(item: ReviewItem) -> str:
    """Return the id that rulings on an item are about."""
    if item.kind == "link":
        return item.other_id
    if item.kind == "ruling":
        return str(item.decision_id)
    return item.stretch_id if item.kind == "entry" else item.item_id


def draft_of(
    item: ReviewItem, verdict: Mapping[str, Any], vocabulary: Vocabulary, nearest: tuple[str, ...]
) -> Draft:
    """Return the ruling that a verdict amounts to.

    Args:
        verdict: ``{"type": one of VERDICTS, "value": …}``.
        nearest: of links and entries, the entries that come into question, the best first.

    Raises:
        CurationError: the verdict does not fit the item, or its value is out of bounds.
    """
    kind, value = verdict.get("type"), verdict.get("value")
    if kind == "flag":
        return DecisionKind.FLAG, subject_of(item), {}
    if kind == "assign":
        return DecisionKind.ASSIGN, subject_of(item), {"to": checked_name(str(value or ""))}
    if item.kind in ("link", "entry"):
        return _link_draft(item, str(kind), value, nearest)
    subject = item.item_id
    if kind == "accept":
        return DecisionKind.PICK, subject, {"value": item.suggested}
    if kind == "pick" and any(option.value == value for option in item.options):
        return DecisionKind.PICK, subject, {"value": value}
    if kind == "none" and item.kind == "value":
        return DecisionKind.NONE, subject, {}
    if kind == "write" and item.kind == "value":
        written = written_value(item.field, value, vocabulary)
        return DecisionKind.WRITE, subject, {"value": written}
    raise _unfit(item, kind)


def _link_draft(item: ReviewItem, kind: str, value: Any, nearest: tuple[str, ...]) -> Draft:
    subject = subject_of(item)
    is_mention = item.kind == "link" and "/" in subject
    if kind == "accept":
        kind = str(item.suggested)
    other = item.stretch_id if item.kind == "link" else next(iter(nearest), "")
    if kind == "none" and is_mention:
        return DecisionKind.NONE, subject, {"candidates": list(nearest) or [other]}
    if kind == "pick" and value in nearest:
        kind, other = SAME, str(value)
    if kind not in (SAME, DIFFERENT, VARIANT) or not other:
        raise _unfit(item, kind)
    if kind == VARIANT:
        return DecisionKind.VARIANT, subject, {"of": other}
    if is_mention:
        accept = DecisionKind.ACCEPT_LINK if kind == SAME else DecisionKind.REFUSE_LINK
        return accept, subject, {"stretch_id": other}
    if kind == SAME:
        return DecisionKind.MERGE, subject, {"into": other}
    return DecisionKind.REFUSE_MERGE, subject, {"with": other}


def _unfit(item: ReviewItem, kind: Any) -> CurationError:
    return CurationError(
        f"{kind!r} is no answer to “{item.question}”", remedy="Use one of the keys on the card."
    )


def subject_label(subject: str, vocabulary: Vocabulary) -> str:
    """Return what a ruling is about in words where it is an entry or one of its fields, else its id."""
    entry_id, field = split_field(subject)
    if entry_id not in vocabulary.entries:
        return subject
    name = vocabulary.entries[entry_id].name
    return f"{name}, {field_label(field)}" if field else name


def _correction_label(value: Mapping[str, Any]) -> str:
    parts = (
        "new borders" if "start" in value else "",
        f"named “{value['name']}”" if "name" in value else "",
        f"of kind {value['kind']}" if "kind" in value else "",
    )
    return ", ".join(part for part in parts if part)


def _missed_label(value: Mapping[str, Any]) -> str:
    named = {key: value[key] for key in ("name", "kind") if key in value}
    return ", ".join(part for part in ("a missed exercise", _correction_label(named)) if part)


def ruling_label(
    kind: DecisionKind, subject: str, value: Mapping[str, Any], vocabulary: Vocabulary
) -> str:
    """Return what a ruling says in plain words: "30–60 s", "same as Pigeon Pose", "flagged"."""

    def entry(stretch_id: Any) -> str:
        known = vocabulary.entries.get(str(stretch_id))
        return known.name if known else str(stretch_id)

    if kind in (DecisionKind.PICK, DecisionKind.WRITE):
        if "/anatomy/" in subject and value["value"] is None:
            return "claim dropped"
        field = subject.split("/")[1] if "/" in subject else ""
        label = value_label(field, value["value"], vocabulary)
        return f"{label} (written)" if kind is DecisionKind.WRITE else label
    told = {
        DecisionKind.NONE: "none of these",
        DecisionKind.ACCEPT_LINK: f"same as {entry(value.get('stretch_id'))}",
        DecisionKind.REFUSE_LINK: f"not {entry(value.get('stretch_id'))}",
        DecisionKind.MERGE: f"same as {entry(value.get('into'))}",
        DecisionKind.REFUSE_MERGE: f"not the same as {entry(value.get('with'))}",
        DecisionKind.VARIANT: f"a variant of {entry(value.get('of'))}",
        DecisionKind.ADD_ALIAS: f"also called “{value.get('alias')}”",
        DecisionKind.REFUSE_ALIAS: f"not called “{value.get('alias')}”",
        DecisionKind.RENAME: f"renamed “{value.get('name')}”",
        DecisionKind.SPLIT: f"split off “{value.get('name')}”",
        DecisionKind.NOT_EXERCISE: "not an exercise",
        DecisionKind.ADD_MENTION: _missed_label(value),
        DecisionKind.CORRECT_MENTION: _correction_label(value),
        DecisionKind.FLAG: "flagged",
        DecisionKind.ASSIGN: f"assigned to {value.get('to')}",
        DecisionKind.KEEP: "kept as it is",
        DecisionKind.UNDO: "undo",
    }
    return told.get(kind, str(kind))
