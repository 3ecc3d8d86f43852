"""An article as an editor reads it: its exercises, their evidence, what was left out, what was ruled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from curation.decisions import History
from curation.errors import CurationError
from curation.records import KINDS, Article, DecisionKind, Mention
from curation.review.cards import MOST_NAME, shortened
from curation.review.items import Material
from curation.review.labels import field_label
from curation.review.standing import told
from curation.vocabulary import Vocabulary

PART = 60_000
"""Characters of an article that are shown at a time."""
ON_MENTIONS = (DecisionKind.CORRECT_MENTION, DecisionKind.NOT_EXERCISE)


def article_list(material: Material) -> list[dict[str, Any]]:
    """Return the articles with the number of exercises found in each."""
    counts: dict[str, int] = {}
    for mention in material.mentions.values():
        counts[mention.article_id] = counts.get(mention.article_id, 0) + (not mention.passing)
    return [
        {
            "article_id": article.article_id,
            "title": shortened(article.title, MOST_NAME),
            "source": shortened(article.source or article.article_id, MOST_NAME),
            "exercises": counts.get(article.article_id, 0),
        }
        for article in material.articles.values()
    ]


def reading(
    article_id: str,
    material: Material,
    history: History,
    left_out: Iterable[tuple[int, int]],
    part: int = 0,
) -> dict[str, Any]:
    """Return one part of an article with all that was found in it; offsets are the article's own.

    Args:
        left_out: spans that read like instructions and belong to no exercise; those that an editor
            has marked are not shown.

    Raises:
        CurationError: there is no such article.
    """
    article = material.articles.get(article_id)
    if article is None:
        raise CurationError(f"there is no article {article_id!r}.", remedy="Build again.")
    parts = parts_of(article.text)
    start, end = parts[min(max(part, 0), len(parts) - 1)]
    mentions = [m for m in material.mentions.values() if m.article_id == article_id]
    shown = [m for m in mentions if m.start < end and m.end > start]
    added = added_rows(article, history, material.vocabulary)
    return {
        "article_id": article_id,
        "title": shortened(article.title, MOST_NAME),
        "text": article.text[start:end],
        "offset": start,
        "part": parts.index((start, end)),
        "parts": len(parts),
        "mentions": [mention_row(mention, material, history) for mention in shown],
        "evidence": [claim for mention in shown for claim in _evidence(mention, start, end)],
        "left_out": [
            {"start": a, "end": b, "text": shortened(article.text[a:b], MOST_NAME)}
            for a, b in left_out
            if start <= a and b <= end and not any(a < m["end"] and m["start"] < b for m in added)
        ],
        "added": added,
        "seen": _seen(article_id, history),
        "kinds": list(KINDS),
    }


def parts_of(text: str) -> list[tuple[int, int]]:
    """Return the parts of a text, each cut at a line end where there is one near."""
    parts, start = [], 0
    while len(text) - start > PART:
        cut = text.rfind("\n", start + PART // 2, start + PART) + 1 or start + PART
        parts.append((start, cut))
        start = cut
    return [*parts, (start, len(text))]


def mention_row(mention: Mention, material: Material, history: History) -> dict[str, Any]:
    """Return a mention as plain data, with the ruling that stands on it."""
    placed = history.verdict_on(mention.mention_id)
    is_ruled = placed is not None and placed.ruling.kind in ON_MENTIONS
    return {
        "mention_id": mention.mention_id,
        "start": mention.start,
        "end": mention.end,
        "name": shortened(mention.name or "", MOST_NAME),
        "kind": mention.kind,
        "passing": mention.passing,
        "entry": material.entry_name(mention.stretch_id) if mention.stretch_id else "",
        "ruling": told(placed, material.vocabulary) if placed and is_ruled else None,
        "seen": _seen(mention.mention_id, history),
    }


def added_rows(article: Article, history: History, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return the exercises that editors marked in an article, those undone left out."""
    return [
        {
            **told(placed, vocabulary),
            "start": value["start"],
            "end": value["end"],
            "name": value.get("name", ""),
            "kind": value.get("kind", ""),
        }
        for placed in history.standing()
        if placed.ruling.kind is DecisionKind.ADD_MENTION
        and placed.ruling.subject == article.article_id
        and (value := placed.ruling.value)
    ]


def correction(
    change: Mapping[str, Any], material: Material
) -> tuple[DecisionKind, str, dict[str, Any]]:
    """Return the ruling that a change on the screen amounts to: its kind, subject and value.

    Args:
        change: ``{"type": "missed" | "borders" | "wrong" | "rename", …}``.

    Raises:
        CurationError: the change names no mention or article, or a span outside the text.
    """
    kind = change.get("type")
    if kind == "missed":
        article = material.articles.get(str(change.get("article_id")))
        if article is None:
            raise CurationError("the article is gone.", remedy="Reload the page.")
        named = {key: change[key] for key in ("name", "kind") if change.get(key)}
        return DecisionKind.ADD_MENTION, article.article_id, {**_span(change, article), **named}
    mention = material.mentions.get(str(change.get("mention_id")))
    if mention is None:
        raise CurationError("the exercise is gone.", remedy="Reload the page.")
    if kind == "wrong":
        return DecisionKind.NOT_EXERCISE, mention.mention_id, {}
    if kind == "borders":
        span = _span(change, material.articles[mention.article_id])
        return DecisionKind.CORRECT_MENTION, mention.mention_id, span
    named = {key: change[key] for key in ("name", "kind") if change.get(key)}
    return DecisionKind.CORRECT_MENTION, mention.mention_id, named


def _span(change: Mapping[str, Any], article: Article) -> dict[str, Any]:
    start, end = change.get("start"), change.get("end")
    if not (
        isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(article.text)
    ):
        raise CurationError("no text is chosen.", remedy="Select the words of the exercise.")
    quote = article.text[start:end]
    kept = quote.strip()
    if not kept:
        raise CurationError("only blanks are chosen.", remedy="Select the words of the exercise.")
    start += quote.index(kept)
    return {"start": start, "end": start + len(kept), "quote": kept}


def _evidence(mention: Mention, start: int, end: int) -> list[dict[str, Any]]:
    return [
        {"start": c.start, "end": c.end, "label": field_label(c.field), "of": mention.mention_id}
        for c in mention.claims
        if start <= c.start and c.end <= end and c.end - c.start < mention.end - mention.start
    ]


def _seen(subject: str, history: History) -> str | None:
    latest = history.latest(subject)
    return latest.decision_id if latest else None
