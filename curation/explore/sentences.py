"""The sentences behind a number: what the articles say about a muscle, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from curation.explore.frames import Frames

COLUMNS = [
    "mention_id", "article_id", "source", "stretch_id", "muscle", "before", "quote", "after",
]  # fmt: skip
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s|\n")
LONGEST = 240
"""Characters shown on either side of the evidence at most."""


def sentences(
    frames: Frames,
    *,
    muscles: Iterable[str] | None = None,
    exactly: bool = False,
    source: str | None = None,
    stretch_id: str | None = None,
    most: int | None = None,
) -> pd.DataFrame:
    """Return the sentences in which articles claim muscles, in the order of the articles.

    Args:
        muscles, exactly, source, stretch_id: which claims, as in ``claims_on``.
        most: at most so many sentences.

    Returns:
        ``mention_id``, ``article_id``, ``source``, ``stretch_id``, ``muscle``, and the sentence in
        three parts: ``before``, ``quote`` (the evidence) and ``after``.
    """
    found = claims_on(
        frames, muscles=muscles, exactly=exactly, source=source, stretch_id=stretch_id
    )
    return in_context(found.head(most) if most is not None else found, frames)


def claims_on(
    frames: Frames,
    *,
    muscles: Iterable[str] | None = None,
    exactly: bool = False,
    source: str | None = None,
    stretch_id: str | None = None,
) -> pd.DataFrame:
    """Return the claims about muscles, each of which some sentence makes.

    Args:
        muscles: claims of these muscles and of what they take in; None for all.
        exactly: not of what they take in.
        source, stretch_id: only this publisher, only this entry.

    Returns:
        The columns of ``Frames.claims`` with ``article_id``, ``source`` and ``stretch_id``.
    """
    exercises = frames.exercises
    if source is not None:
        exercises = exercises[exercises.source == source]
    if stretch_id is not None:
        exercises = exercises[exercises.stretch_id == stretch_id]
    claims = frames.claims
    if muscles is not None:
        wanted = set(muscles)
        if not exactly:
            wider = frames.vocabulary.wider
            wanted = {m for m in claims.muscle.unique() if wider(m) & wanted}
        claims = claims[claims.muscle.isin(wanted)]
    columns = ["mention_id", "article_id", "source", "stretch_id"]
    return claims.merge(exercises[columns], on="mention_id")


def in_context(claims: pd.DataFrame, frames: Frames) -> pd.DataFrame:
    """Add the words around each claim's evidence to ``claims`` (with ``article_id``)."""
    quoted = frames.articles[frames.articles.article_id.isin(claims.article_id)]
    texts = dict(zip(quoted.article_id, quoted.text, strict=True))
    parts = [
        sentence_around(texts[article_id], start, end)
        for article_id, start, end in zip(claims.article_id, claims.start, claims.end, strict=True)
    ]
    context = pd.DataFrame(parts, columns=["before", "quote", "after"], index=claims.index)
    return claims.join(context)[COLUMNS].reset_index(drop=True)


def sentence_around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the sentence around ``text[start:end]`` in three parts, the middle one unchanged."""
    first = max(0, start - LONGEST)
    ends = [match.end() for match in SENTENCE_END.finditer(text, first, start)]
    begin = ends[-1] if ends else first
    after = SENTENCE_END.search(text, end, min(len(text), end + LONGEST))
    last = after.end() if after else min(len(text), end + LONGEST)
    before = text[begin:start].lstrip()
    cut_before = "…" if not ends and first > 0 else ""
    cut_after = "…" if not after and last < len(text) else ""
    return cut_before + before, text[start:end], text[end:last].rstrip() + cut_after
