"""Reading and extracting many articles on all processors; few articles stay in this process."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from curation.corpus import Source
from curation.errors import CurationError
from curation.extract import build_extractor, extract
from curation.records import Article, Mention

if TYPE_CHECKING:
    from spacy.language import Language

BATCH = 25
"""Articles that a worker takes at a time."""
ENOUGH = 100
"""From this number of articles on, starting workers pays."""

Outcome = tuple[Article, list[Mention]] | CurationError


def extract_sources(sources: Sequence[Source]) -> Iterator[Outcome]:
    """Yield each article with its mentions, or why it could not be read, in the given order."""
    workers = os.cpu_count() or 1
    if len(sources) < ENOUGH or workers == 1:
        yield from _extract_batch(sources)
    else:
        yield from _in_parallel(sources, workers)


def extract_spans(spans: Sequence[tuple[Article, int, int]]) -> list[Mention | None]:
    """Return the longest exercise that stands in each span alone, None where there is none.

    Args:
        spans: articles with the start and end of a part of their text.

    Returns:
        Mentions without ids, their offsets in the whole article.
    """
    parts = [_part(article, start, end) for article, start, end in spans]
    found = [mentions for _, mentions in extract(parts, _extractor())]
    return [
        _moved(max(mentions, key=lambda m: (not m.passing, m.end - m.start)), start)
        if mentions
        else None
        for mentions, (_, start, _) in zip(found, spans, strict=True)
    ]


def _part(article: Article, start: int, end: int) -> Article:
    """Return an article that holds a part of another's text with the blocks that lie in it."""
    blocks = tuple(
        replace(
            block,
            start=block.start - start,
            end=block.end - start,
            bold=tuple((first - start, last - start) for first, last in block.bold),
        )
        for block in article.blocks
        if start <= block.start and block.end <= end
    )
    return replace(article, text=article.text[start:end], blocks=blocks)


def _moved(mention: Mention, offset: int) -> Mention:
    claims = tuple(
        replace(claim, start=claim.start + offset, end=claim.end + offset)
        for claim in mention.claims
    )
    start, end = mention.start + offset, mention.end + offset
    return replace(mention, start=start, end=end, claims=claims)


def _in_parallel(sources: Sequence[Source], workers: int) -> Iterator[Outcome]:
    batches = iter(_batches(sources))
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        for batch in islice(batches, 2 * workers):
            waiting.append(pool.submit(_extract_batch, batch))
        while waiting:
            outcomes = waiting.popleft().result()
            for batch in islice(batches, 1):
                waiting.append(pool.submit(_extract_batch, batch))
            yield from outcomes


def _batches(sources: Sequence[Source]) -> Iterator[Sequence[Source]]:
    for start in range(0, len(sources), BATCH):
        yield sources[start : start + BATCH]


def _extract_batch(sources: Sequence[Source]) -> list[Outcome]:
    outcomes: list[Outcome] = []

    def readable() -> Iterable[Article]:
        for source in sources:
            try:
                yield source.read()
            except CurationError as error:
                outcomes.append(error)

    for article, mentions in extract(readable(), _extractor()):
        outcomes.append((article, mentions))
    return outcomes


@lru_cache(maxsize=1)
def _extractor() -> Language:
    return build_extractor()
