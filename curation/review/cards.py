"""A review item with all that an editor needs to rule on it, as plain data for the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from curation.records import SILENT, CatalogEntry, Claim, Mention
from curation.review.forms import form_of
from curation.review.items import DIFFERENT, Material, Option, ReviewItem, plain
from curation.review.labels import column_of, field_label, value_label
from curation.review.links import Judged, LinkJudge
from curation.review.passages import Passage, passages

SHOWN_FIELDS = (
    "kind",
    "mode",
    "position",
    "muscles",
    "hold_seconds",
    "reps",
    "sets",
    "per_side",
    "equipment",
)
NOTHING_SAID = (None, (), False)
"""The values of fields that nobody says anything of."""
MOST_TEXT = 6_000
"""Characters of a mention's text that a card holds."""
MOST_NAME = 200
MOST_CANDIDATES = 6


def card_of(item: ReviewItem, material: Material, judge: LinkJudge) -> dict[str, Any]:
    """Return the card of an item: entry, sources with evidence, suggestion, effect and form."""
    entry = material.catalog.get(item.stretch_id)
    card: dict[str, Any] = {
        "item_id": item.item_id,
        "kind": item.kind,
        "level": item.level,
        "field": field_label(item.field),
        "question": shortened(item.question, 2 * MOST_NAME),
        "entry": _entry(item, entry, material),
        "options": [
            {"value": o.value, "label": o.label, "articles": len(o.mention_ids)}
            for o in item.options
        ],
        "suggestion": None if item.kind == "ruling" else _suggestion(item),
        "effect": "" if item.kind == "ruling" else effect_of(item, entry, material),
        "rows": [
            _row(number, option, mention_id, item, material)
            for number, option in enumerate(item.options)
            for mention_id in option.mention_ids
            if mention_id in material.mentions
        ],
        "form": {"type": "none"}
        if item.kind == "ruling"
        else form_of(item.field, material.vocabulary),
    }
    if item.kind in ("link", "entry"):
        card["link"] = _link(item, material, judge)
    return card


def effect_of(item: ReviewItem, entry: CatalogEntry | None, material: Material) -> str:
    """Return what accepting the suggestion changes in the catalog, one sentence."""
    if item.kind == "link":
        stays = f"The mention stays with {item.name}."
        return stays if item.suggested != DIFFERENT else f"The mention leaves {item.name}."
    if item.kind == "entry":
        return f"{item.name} stays in the catalog as an entry of its own."
    label = field_label(item.field)
    if entry is None:
        return "The entry is not in the catalog."
    now = getattr(entry, item.field, None)
    if item.kind == "claim":
        claimed = item.options[0].value
        if now and claimed in now:
            return f"{label}: {item.options[0].label} is taken out."
        return "Nothing changes: the catalog does not say so. The question is closed."
    before = value_label(item.field, now, material.vocabulary)
    after = item.suggestion
    if before == after:
        return "Nothing changes: the catalog says so already. The question is closed."
    return f"{label}: {before} → {after}"


def shortened(text: str, most: int) -> str:
    """Return ``text`` with at most ``most`` characters, an ellipsis at the cut."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _entry(item: ReviewItem, entry: CatalogEntry | None, material: Material) -> dict[str, Any]:
    known = material.vocabulary.entries.get(item.stretch_id)
    fields = []
    for field in SHOWN_FIELDS if entry else ():
        value = getattr(entry, field)
        if value not in NOTHING_SAID:
            told = value_label(field, value, material.vocabulary)
            fields.append({"field": field_label(field), "value": told})
    return {
        "stretch_id": item.stretch_id,
        "name": shortened(item.name, MOST_NAME),
        "aliases": [shortened(a, MOST_NAME) for a in (entry.aliases if entry else ())[:8]],
        "articles": entry.n_articles if entry else 0,
        "fields": fields,
        "description": known.description if known else "",
    }


def _suggestion(item: ReviewItem) -> dict[str, Any]:
    picks = [number for number, o in enumerate(item.options) if o.value == item.suggested]
    return {
        "value": item.suggested,
        "label": item.suggestion,
        "reason": item.reason,
        "option": picks[0] if picks and item.kind == "value" else None,
    }


def _row(
    number: int, option: Option, mention_id: str, item: ReviewItem, material: Material
) -> dict[str, Any]:
    mention = material.mentions[mention_id]
    claims = _evidence(mention, option, item)
    text = material.articles[mention.article_id].text
    found = passages(text, ((claim.start, claim.end) for claim in claims))
    return {
        **_source(mention, material),
        "option": number,
        "value": option.label,
        "inherited": any(claim.inherited for claim in claims),
        "inferred": bool(claims) and all(c.rule in SILENT for c in claims),
        "passages": [passage_row(passage) for passage in found],
    }


def passage_row(passage: Passage) -> dict[str, Any]:
    """Return a passage as plain data."""
    return {
        "before": passage.before,
        "text": passage.text,
        "after": passage.after,
        "marks": [list(mark) for mark in passage.marks],
    }


def _source(mention: Mention, material: Material) -> dict[str, Any]:
    article = material.articles[mention.article_id]
    return {
        "mention_id": mention.mention_id,
        "article_id": article.article_id,
        "source": shortened(article.source or article.article_id, MOST_NAME),
        "title": shortened(article.title, MOST_NAME),
        "url": article.url if article.url.startswith(("https://", "http://")) else "",
        "published": article.published,
        "name": shortened(mention.name or "", MOST_NAME),
    }


def _evidence(mention: Mention, option: Option, item: ReviewItem) -> list[Claim]:
    """Return the claims that made the mention speak for the option; for links, those of its name."""
    field = "name" if item.field == "identity" else column_of(item.field)
    claims = [claim for claim in mention.claims if claim.field == field]
    if item.level == "self":
        return [c for c in claims if plain(c.value) == option.value]
    if item.kind == "claim":
        return [claim for claim in claims if claim.value == option.value] or claims
    return claims


def mention_in_doubt(item: ReviewItem, material: Material) -> Mention | None:
    """Return the mention whose entry a link or proposed entry is about."""
    ids = (item.other_id, *item.mention_ids)
    return next((material.mentions[m] for m in ids if m in material.mentions), None)


def candidates_of(item: ReviewItem, material: Material, judge: LinkJudge) -> tuple[Judged, ...]:
    """Return the entries that a link or proposed entry may belong to, the best first."""
    mention = mention_in_doubt(item, material)
    return judge.candidates(mention)[:MOST_CANDIDATES] if mention else ()


def _link(item: ReviewItem, material: Material, judge: LinkJudge) -> dict[str, Any]:
    mention = mention_in_doubt(item, material)
    candidates = candidates_of(item, material, judge)
    wanted = (c for c in candidates if item.kind == "entry" or c.stretch_id == item.stretch_id)
    nearest = next(wanted, None)
    other = nearest.stretch_id if nearest else item.stretch_id
    if mention is None:
        return {"left": None, "right": _entry_side(other, material), "reasons": []}
    return {
        "left": _side(mention, material),
        "right": _entry_side(other, material, leave_out=mention.mention_id),
        "other": other,
        "candidates": [
            {"value": c.stretch_id, "label": material.entry_name(c.stretch_id), "score": c.score}
            for c in candidates
        ],
        **_judged(nearest),
    }


def _judged(judged: Judged | None) -> dict[str, Any]:
    reasons = [
        {"label": reason.label, "weight": reason.weight}
        for reason in (judged.reasons if judged else ())
    ]
    return {"score": judged.score if judged else None, "reasons": reasons}


def _side(mention: Mention, material: Material) -> dict[str, Any]:
    return {**_source(mention, material), "text": shortened(mention.text, MOST_TEXT)}


def _entry_side(stretch_id: str, material: Material, leave_out: str = "") -> dict[str, Any]:
    """Return an entry to read beside a mention: its description and another source's text."""
    known = material.vocabulary.entries.get(stretch_id)
    entry = material.catalog.get(stretch_id)
    members: Iterable[str] = (m.mention_id for m in entry.sources) if entry else ()
    other = next((m for m in members if m != leave_out and m in material.mentions), None)
    side: dict[str, Any] = {
        "stretch_id": stretch_id,
        "name": material.entry_name(stretch_id),
        "description": known.description if known else "",
    }
    if other:
        side |= {"member": _side(material.mentions[other], material)}
    return side
