"""Short quotes of the sources behind each value, with attribution; or none at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from curation.export.records import Quote
from curation.records import INFERRED, Article, CatalogEntry, Claim, Mention

LONGEST = 25
"""Most words of a short quote."""

LONGEST_LINE = 300
"""Most characters of a short quote, for texts without spaces."""

OMISSION = "…"
END = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n+")
WORD = re.compile(r"\S+")


def quotes(
    entry: CatalogEntry,
    mentions: Mapping[str, Mention],
    articles: Mapping[str, Article],
    mode: str,
) -> Iterator[Quote]:
    """Yield the evidence of an entry's members, without repeats, in the order of its sources.

    What was inferred has none: no words of a source say it.

    Args:
        mode: "none", "short" (at most 25 words around the evidence) or "full" (whole sentences).
    """
    if mode == "none":
        return
    seen = set()
    for member in entry.sources:
        mention, article = mentions[member.mention_id], articles[member.article_id]
        for claim in mention.claims:
            if claim.rule.startswith(INFERRED):
                continue
            start, end = sentence_around(article.text, claim.start, claim.end)
            words = (
                flat(article.text[start:end])
                if mode == "full"
                else clipped(article.text, (start, end), (claim.start, claim.end))
            )
            key = (member.mention_id, claim.field, words)
            if words and key not in seen:
                seen.add(key)
                yield _quote(entry, article, mention, claim, words)


def _quote(
    entry: CatalogEntry, article: Article, mention: Mention, claim: Claim, words: str
) -> Quote:
    return Quote(
        entry.stretch_id,
        article.article_id,
        mention.mention_id,
        claim.field,
        words,
        attribution(article),
    )


def attribution(article: Article) -> str:
    """Return who published the words, as far as it is known: author, title, publisher, address."""
    parts = (article.author, article.title, article.source, article.url)
    return ", ".join(flat(part) for part in parts if part.strip()) or article.article_id


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence or line that holds ``text[start:end]``."""
    first = 0
    for match in END.finditer(text, 0, start):
        first = match.end()
    following = END.search(text, max(end - 1, start))
    last = following.end() if following else len(text)
    return first, max(end, len(text[:last].rstrip()))


def clipped(text: str, sentence: tuple[int, int], evidence: tuple[int, int]) -> str:
    """Return at most 25 words of a sentence around the evidence, marked where words are left out."""
    words = [(m.start(), m.end()) for m in WORD.finditer(text, *sentence)]
    inside = [
        i for i, (start, end) in enumerate(words) if start < evidence[1] and end > evidence[0]
    ]
    room = LONGEST - min(len(inside), LONGEST)
    begin = max(0, min((inside or [0])[0] - room // 2, len(words) - LONGEST))
    kept = words[begin : begin + LONGEST]
    line = " ".join(text[start:end] for start, end in kept)
    shown = line[:LONGEST_LINE]
    opening = OMISSION if begin else ""
    cut = begin + len(kept) < len(words) or shown != line
    return f"{opening}{shown}" + (OMISSION if cut else "")


def flat(text: str) -> str:
    """Return ``text`` on one line."""
    return " ".join(text.split())
