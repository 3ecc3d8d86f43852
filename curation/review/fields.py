"""The fields of an entry as they stand, and each as a question of its own: what its mentions say of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from curation.decisions import History
from curation.decisions.matters import conflict_name, split_field
from curation.decisions.sight import VALUE_KINDS
from curation.records import CatalogEntry, Mention
from curation.review.cards import NOTHING_SAID, SHOWN_FIELDS
from curation.review.items import Material, Option, ReviewItem, plain, publishers
from curation.review.labels import field_label, value_label
from curation.review.standing import told
from curation.votes import votes

CORRECTED = (*SHOWN_FIELDS, "cautions")
"""The catalog's columns whose values an editor may write."""


def entry_fields(entry: CatalogEntry, material: Material, history: History) -> list[dict[str, Any]]:
    """Return every field of an entry: its value in words and as it is, who is behind it, and the rulings that stand on it."""
    ruled: dict[str, list[dict[str, Any]]] = {}
    for placed in history.standing():
        stretch_id, field = split_field(placed.ruling.subject)
        if placed.ruling.kind in VALUE_KINDS and stretch_id == entry.stretch_id:
            ruled.setdefault(field, []).append(told(placed, material.vocabulary))
    return [
        {
            "item_id": field_id(entry.stretch_id, field, material),
            "field": field_label(field),
            "value": _label(entry, field, material),
            "now": plain(getattr(entry, field)),
            "behind": _behind(entry, field),
            "rulings": ruled.get(field, []),
        }
        for field in CORRECTED
    ]


def field_id(stretch_id: str, field: str, material: Material) -> str:
    """Return the id that rulings on an entry's field go by: the conflict's, where sources differ."""
    conflict_id = f"{stretch_id}/{conflict_name(field)}"
    return conflict_id if conflict_id in material.conflicts else f"{stretch_id}/{field}"


def field_item(item_id: str, material: Material) -> ReviewItem | None:
    """Return an entry's field as a question, None where there is no such field.

    What is suggested is what the catalog says. Each value is an option that some mention speaks for.

    Args:
        item_id: ``stretch_id/column``, or a conflict's id between sources.
    """
    stretch_id, field = split_field(item_id)
    entry = material.catalog.get(stretch_id)
    if entry is None or field not in CORRECTED or item_id.count("/") != 1:
        return None
    value = getattr(entry, field)
    options = tuple(_options(entry, field, material))
    speakers = [mention_id for option in options for mention_id in option.mention_ids]
    return ReviewItem(
        item_id=item_id,
        kind="value",
        level="",
        field=field,
        stretch_id=stretch_id,
        name=entry.name,
        question=f"{field_label(field).capitalize()} of {entry.name}",
        options=options,
        suggested=plain(value),
        suggestion=value_label(field, value, material.vocabulary),
        reason="",
        other_id="",
        sources=publishers(speakers, material),
        muscles=entry.muscles,
        weight=0.0,
    )


def _label(entry: CatalogEntry, field: str, material: Material) -> str:
    value = getattr(entry, field)
    return "" if value in NOTHING_SAID else value_label(field, value, material.vocabulary)


def _behind(entry: CatalogEntry, field: str) -> str:
    """Return how many of an entry's mentions its value rests on, or that an editor ruled it."""
    why = dict(entry.provenance).get(field)
    if why is None or getattr(entry, field) in NOTHING_SAID:
        return ""
    if why.decision_id is not None:
        return "ruled"
    return f"{len(why.mention_ids)} of {len(entry.sources)}" if why.mention_ids else "inferred"


def _options(entry: CatalogEntry, field: str, material: Material) -> Iterator[Option]:
    """Yield the values that an entry's mentions have, those of most articles first."""
    found = (material.mentions.get(member.mention_id) for member in entry.sources)
    for vote in votes((mention for mention in found if mention), lambda m: _said(m, field)):
        label = value_label(field, vote.value, material.vocabulary)
        yield Option(plain(vote.value), label, tuple(vote.mention_ids))


def _said(mention: Mention, field: str) -> Any:
    """Return the value of a mention's field, None where it says nothing."""
    value = getattr(mention, field)
    return None if value in NOTHING_SAID else value
