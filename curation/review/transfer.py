"""Which other mentions or entries a ruling that no longer applies may be made on instead."""

from __future__ import annotations

from typing import Any

from rapidfuzz import fuzz

from curation.decisions.matters import REPLACED_IN_PARTS, SPAN_KEYS, is_mention, split_field
from curation.decisions.sight import VALUE_KINDS
from curation.errors import CurationError
from curation.records import DecisionKind, Ruling
from curation.review.cards import MOST_NAME, shortened
from curation.review.items import Material, ReviewItem
from curation.review.labels import counted
from curation.review.verdicts import Draft
from curation.rulings.fields import FIELDS

ENTRY_KEYS = ("stretch_id", "into", "with", "of")
"""Keys of a ruling's value that name an entry."""
MOST_TARGETS = 200
"""Entries or mentions that a stale ruling is offered for, the likeliest first."""


def missing_of(ruling: Ruling, material: Material) -> str | None:
    """Return what another can stand for: "mention", "entry", a key of the value; None for nothing."""
    for key in ENTRY_KEYS:
        if key in ruling.value and ruling.value[key] not in material.catalog:
            return key if ruling.kind not in REPLACED_IN_PARTS else None
    if ruling.kind in VALUE_KINDS and "candidates" not in ruling.value:
        _, field = split_field(ruling.subject)
        return "entry" if ruling.subject.count("/") == 1 and field in FIELDS else None
    if ruling.kind in (DecisionKind.ADD_MENTION, DecisionKind.SPLIT, DecisionKind.KEEP):
        return None
    if any(key in ruling.value for key in SPAN_KEYS):
        return None
    return "mention" if is_mention(ruling.subject) else "entry"


def targets_of(
    ruling: Ruling, missing: str | None, item: ReviewItem, material: Material
) -> list[dict[str, Any]]:
    """Return the mentions or entries that a ruling may be made on instead, the likeliest first."""
    if missing is None:
        return []
    if missing == "mention":
        return _mentions_like(ruling, material)
    lost = str(ruling.value.get(missing) or "").replace("-", " ") or item.name
    scored = sorted(
        material.catalog.values(),
        key=lambda entry: (-fuzz.token_sort_ratio(lost.lower(), entry.name.lower()), entry.name),
    )
    return [
        {
            "value": e.stretch_id,
            "label": shortened(e.name, MOST_NAME),
            "detail": counted(e.n_articles, "article"),
        }
        for e in scored[:MOST_TARGETS]
        if e.stretch_id != ruling.subject
    ]


def _mentions_like(ruling: Ruling, material: Material) -> list[dict[str, Any]]:
    article_id = ruling.subject.partition("/")[0]
    seen = [s for s in ruling.saw.get("mentions", ()) if s["mention_id"] == ruling.subject]
    words = f"{seen[0]['name'] or ''} {seen[0]['quote']}".lower() if seen else ruling.subject
    near = [m for m in material.mentions.values() if m.article_id == article_id]
    others = (m for m in material.mentions.values() if m.article_id != article_id)
    name = (seen[0]["name"] or "").lower() if seen else ""
    near += [m for m in others if name and (m.name or "").lower() == name]
    near.sort(key=lambda m: -fuzz.token_set_ratio(words, f"{m.name or ''} {m.text[:240]}".lower()))
    return [
        {
            "value": m.mention_id,
            "label": shortened(m.name or m.text, 80),
            "detail": shortened(material.publisher(m.mention_id), MOST_NAME),
        }
        for m in near[:MOST_TARGETS]
    ]


def draft_again(ruling: Ruling, target: str, material: Material) -> Draft:
    """Return a stale ruling as one on another mention or entry.

    Raises:
        CurationError: it cannot be made on another, or there is no such target.
    """
    missing = missing_of(ruling, material)
    if missing is None or target not in (
        material.mentions if missing == "mention" else material.catalog
    ):
        raise CurationError("it cannot apply there.", remedy="Choose one of those that are listed.")
    if missing in ENTRY_KEYS:
        return ruling.kind, ruling.subject, {**ruling.value, missing: target}
    kind = DecisionKind.WRITE if ruling.kind is DecisionKind.PICK else ruling.kind
    return kind, subject_with(ruling, missing, target), dict(ruling.value)


def subject_with(ruling: Ruling, missing: str | None, target: str) -> str:
    """Return the subject of a ruling that is made on another mention or entry."""
    if missing == "entry" and ruling.kind in VALUE_KINDS:
        return f"{target}/{ruling.subject.partition('/')[2]}"
    return target if missing in ("mention", "entry") else ruling.subject
