"""Rulings on mentions: borders, names and kinds put right, false ones taken out, missed ones added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from curation.decisions.history import Placed
from curation.decisions.trace import added_mention_id
from curation.records import Article, Claim, DecisionKind, Mention
from curation.rulings.anchors import Anchors
from curation.rulings.outcome import (
    ALTERED_TEXT,
    GONE_MENTION,
    OTHER_TEXT,
    Outcome,
    applied,
    stale,
)

Span = tuple[Article, int, int]
ReadSpans = Callable[[Sequence[Span]], Sequence[Mention | None]]
"""Spans of articles -> what the extractor finds in each alone, with offsets into the article."""

KINDS = (DecisionKind.CORRECT_MENTION, DecisionKind.NOT_EXERCISE, DecisionKind.ADD_MENTION)
MARKED_BEFORE = "It was marked before; a name and a kind that this mark gives count."
ENOUGH = 0.5
NEAR = 0.2
"""Shares of the longer span: what an added and an extracted mention must have in common to be one,
and how far from each other they may begin."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The mentions after the rulings on them, articles in their order."""

    mentions: tuple[Mention, ...]
    outcomes: tuple[Outcome, ...]


def articles_needed(standing: Iterable[Placed]) -> frozenset[str]:
    """Return the ids of the articles whose text the rulings on mentions point into."""
    return frozenset(
        placed.ruling.subject.partition("/")[0]
        for placed in standing
        if placed.ruling.kind in KINDS
    )


def correct_mentions(
    extracted: Sequence[Mention],
    standing: Sequence[Placed],
    articles: Mapping[str, Article],
    read_spans: ReadSpans,
) -> Corrected:
    """Apply the rulings on mentions.

    Args:
        extracted: as the extractor found them, by article.
        articles: at least those that ``articles_needed`` names, where they exist.
    """
    mine = [placed for placed in standing if placed.ruling.kind in KINDS]
    if not mine:
        return Corrected(tuple(extracted), ())
    work = _Work(extracted, articles)
    added = [placed for placed in mine if placed.ruling.kind is DecisionKind.ADD_MENTION]
    added_ids = {added_mention_id(placed) for placed in added}
    others = [placed for placed in mine if placed.ruling.kind is not DecisionKind.ADD_MENTION]
    for placed in others:
        if placed.ruling.subject not in added_ids:
            work.correct(placed)
    for placed in added:
        work.add(placed)
    for placed in others:
        if placed.ruling.subject in added_ids:
            work.correct(placed)
    return Corrected(work.mentions(read_spans), tuple(work.outcomes))


class _Work:
    """Gathers what is to happen to each mention, then does it in one go."""

    def __init__(self, extracted: Sequence[Mention], articles: Mapping[str, Article]) -> None:
        self.extracted, self.articles = extracted, articles
        self.anchors = Anchors(extracted)
        self.outcomes: list[Outcome] = []
        self._added: defaultdict[str, list[Mention]] = defaultdict(list)
        self._removed: set[str] = set()
        self._spans: dict[str, tuple[int, int]] = {}
        self._words: defaultdict[str, list[Placed]] = defaultdict(list)

    def add(self, placed: Placed) -> None:
        ruling = placed.ruling
        span = _find_span(self.articles.get(ruling.subject), ruling.value)
        if span is None:
            self.outcomes.append(stale(placed, "The passage is no longer in the article."))
            return
        there = self.anchors.in_article(ruling.subject)
        kept = (mention for mention in there if mention.mention_id not in self._removed)
        same = next((mention for mention in kept if _is_same(mention, span)), None)
        if same is not None and same in self._added.get(ruling.subject, ()):
            self._words[same.mention_id].append(placed)
            self.outcomes.append(applied(placed, same.mention_id, MARKED_BEFORE))
            return
        if same is not None:
            reason = "The extractor finds this exercise by itself now."
            self.outcomes.append(applied(placed, same.mention_id, reason))
            return
        mention_id = added_mention_id(placed)
        kind = ruling.value.get("kind", "stretch")
        text = self.articles[ruling.subject].text[span[0] : span[1]]
        mention = Mention(mention_id, ruling.subject, 0, *span, text, None, kind)
        self._added[ruling.subject].append(mention)
        self._spans[mention_id] = span
        self._words[mention_id].append(placed)
        self.anchors.add(mention)
        self.outcomes.append(applied(placed, mention_id))

    def correct(self, placed: Placed) -> None:
        ruling = placed.ruling
        found = self.anchors.find(ruling.subject, ruling)
        mention = found.mention
        if ruling.kind is DecisionKind.NOT_EXERCISE and mention is None:
            reason = "It is not taken for an exercise any more."
            self.outcomes.append(applied(placed, ruling.subject, reason))
            return
        is_refused = ruling.kind is DecisionKind.NOT_EXERCISE
        if is_refused and mention is not None and found.sameness == "altered":
            self._removed.add(mention.mention_id)
            self.outcomes.append(stale(placed, ALTERED_TEXT, mention.mention_id, holds=True))
        elif mention is None or found.sameness != "same":
            reason = GONE_MENTION if mention is None else OTHER_TEXT
            self.outcomes.append(stale(placed, reason))
        elif is_refused:
            self._removed.add(mention.mention_id)
            self.outcomes.append(applied(placed, mention.mention_id))
        else:
            self._removed.discard(mention.mention_id)
            self._take_correction(placed, mention)

    def _take_correction(self, placed: Placed, mention: Mention) -> None:
        article = self.articles.get(mention.article_id)
        is_spanned = "start" in placed.ruling.value
        span = _find_span(article, placed.ruling.value) if is_spanned else None
        if article is None or (is_spanned and span is None):
            reason = "The passage is no longer in the article."
            self.outcomes.append(stale(placed, reason, mention.mention_id))
            return
        if span is not None:
            self._spans[mention.mention_id] = span
        self._words[mention.mention_id].append(placed)
        self.outcomes.append(applied(placed, mention.mention_id))

    def mentions(self, read_spans: ReadSpans) -> tuple[Mention, ...]:
        """Return all mentions, changed ones in the place of the old, added ones where they stand."""
        ordered = self._ordered()
        kept = [mention for mention in ordered if mention.mention_id not in self._removed]
        moved = [mention for mention in kept if mention.mention_id in self._spans]
        spans = [(self.articles[m.article_id], *self._spans[m.mention_id]) for m in moved]
        read = read_spans(spans) if spans else ()
        anew = {
            mention.mention_id: _respanned(mention, span, found)
            for mention, span, found in zip(moved, spans, read, strict=True)
        }
        return tuple(self._worded(anew.get(m.mention_id, m)) for m in kept)

    def _ordered(self) -> list[Mention]:
        """Return extracted and added mentions; an added one is numbered after the extracted ones."""
        if not self._added:
            return list(self.extracted)
        by_article: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self.extracted:
            by_article[mention.article_id].append(mention)
        for article_id, added in self._added.items():
            there = by_article[article_id]
            last = max((mention.ordinal for mention in there), default=0)
            there += [replace(m, ordinal=last + number) for number, m in enumerate(added, 1)]
        return [mention for article_id in sorted(by_article) for mention in by_article[article_id]]

    def _worded(self, mention: Mention) -> Mention:
        for placed in self._words.get(mention.mention_id, ()):
            article = self.articles[mention.article_id]
            if name := placed.ruling.value.get("name"):
                mention = _named(mention, name, article, placed)
            if kind := placed.ruling.value.get("kind"):
                claim = _claim(mention, "kind", kind, article, placed)
                mention = _with_claim(replace(mention, kind=kind), claim)
                if kind != "stretch":
                    claims = tuple(c for c in mention.claims if c.field != "mode")
                    mention = replace(mention, mode=None, claims=claims)
        return mention


def _find_span(article: Article | None, value: Mapping[str, Any]) -> tuple[int, int] | None:
    """Return where a quoted passage stands today, the place nearest to where it stood."""
    if article is None:
        return None
    quote, start = value["quote"], value["start"]
    if article.text.startswith(quote, start):
        return start, start + len(quote)
    before = article.text.rfind(quote, 0, start + len(quote))
    after = article.text.find(quote, start)
    places = [place for place in (before, after) if place >= 0]
    if not places:
        return None
    place = min(places, key=lambda p: abs(p - start))
    return place, place + len(quote)


def _is_same(mention: Mention, span: tuple[int, int]) -> bool:
    """Return whether a mention begins where a span does, more or less, and shares most of it."""
    if mention.passing:
        return False
    longer = max(span[1] - span[0], mention.end - mention.start)
    common = min(mention.end, span[1]) - max(mention.start, span[0])
    return common >= ENOUGH * longer and abs(mention.start - span[0]) <= NEAR * longer


def _respanned(mention: Mention, span: Span, found: Mention | None) -> Mention:
    """Return a mention with other borders: its values read from there, and what others said for it."""
    article, start, end = span
    text = article.text[start:end]
    placed = replace(mention, start=start, end=end, text=text, passing=False)
    shared = tuple(claim for claim in mention.claims if claim.inherited)
    if found is None:
        inside = tuple(c for c in mention.claims if start <= c.start and c.end <= end)
        kept = {claim.field for claim in (*inside, *shared)}
        silent = {field: default for field, default in _SILENT.items() if field not in kept}
        return replace(placed, claims=(*inside, *shared), **silent)
    fields = {field: getattr(found, field) for field in (*_SILENT, "kind", "name", "passing")}
    handed_down = [c for c in shared if not fields.get(c.field)]
    for claim in handed_down:
        fields[claim.field] = getattr(mention, claim.field)
    return replace(placed, **fields, claims=(*found.claims, *handed_down))


_SILENT: dict[str, Any] = {
    "mode": None,
    "position": None,
    "muscles": (),
    "hold_seconds": None,
    "reps": None,
    "sets": None,
    "per_side": False,
    "equipment": (),
    "cautions": (),
}


def _named(mention: Mention, name: str, article: Article, placed: Placed) -> Mention:
    claim = _claim(mention, "name", name, article, placed)
    return _with_claim(replace(mention, name=name), claim)


def _claim(mention: Mention, field: str, value: str, article: Article, placed: Placed) -> Claim:
    """Return a claim by an editor; its evidence is the words of the value, else the whole mention."""
    start = article.text.find(value, mention.start, mention.end)
    end = start + len(value)
    if start < 0:
        start, end = mention.start, mention.end
    return Claim(field, value, start, end, f"decision:{placed.decision.decision_id}")


def _with_claim(mention: Mention, claim: Claim) -> Mention:
    kept = tuple(c for c in mention.claims if c.field != claim.field)
    return replace(mention, claims=(claim, *kept))
