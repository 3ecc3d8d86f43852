"""Reading and extracting many articles on all processors; few articles stay in this process."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from curation.corpus import Source
from curation.errors import CurationError
from curation.extract import build_extractor, extract
from curation.extract.components import vocabulary_of
from curation.records import Article, Block, BlockKind, Mention

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
        yield from _in_this_process(sources)
    else:
        yield from _in_parallel(sources, workers)


def extract_spans(spans: Sequence[tuple[Article, int, int]]) -> list[Mention | None]:
    """Return the longest exercise that stands in each span alone, None where there is none.

    Instructions that nothing introduces are read once more under a heading, since an editor who
    gives a span has said that it is an exercise.

    Args:
        spans: articles with the start and end of a part of their text.

    Returns:
        Mentions without ids, their offsets in the whole article.
    """
    found = _longest([_part(*span) for span in spans])
    bare = [place for place, mention in enumerate(found) if mention is None]
    introduced = _longest([_introduced(_part(*spans[place])) for place in bare])
    for place, mention in zip(bare, introduced, strict=True):
        found[place] = mention and _moved(mention, -len(HEADING))
    return [
        mention and _moved(mention, start)
        for mention, (_, start, _) in zip(found, spans, strict=True)
    ]


HEADING = "Stretch\n"
"""A heading that names no exercise of its own."""


def _longest(parts: Sequence[Article]) -> list[Mention | None]:
    if not parts:
        return []
    found = (mentions for _, mentions in extract(parts, _extractor()))
    return [
        max(mentions, key=lambda m: (not m.passing, m.end - m.start), default=None)
        for mentions in found
    ]


def _part(article: Article, start: int, end: int) -> Article:
    """Return an article that holds a part of another's text with the blocks that lie in it."""
    clipped = (
        replace(block, start=max(block.start, start), end=min(block.end, end))
        for block in article.blocks
        if block.start < end and block.end > start
    )
    blocks = tuple(_moved_block(block, -start) for block in clipped)
    whole = Block(BlockKind.PARAGRAPH, 0, end - start)
    return replace(article, text=article.text[start:end], blocks=blocks or (whole,))


def _introduced(part: Article) -> Article:
    heading = Block(BlockKind.HEADING, 0, len(HEADING) - 1, level=2)
    moved = (_moved_block(block, len(HEADING)) for block in part.blocks)
    return replace(part, text=HEADING + part.text, blocks=(heading, *moved))


def _moved_block(block: Block, offset: int) -> Block:
    bold = tuple((start + offset, end + offset) for start, end in block.bold)
    return replace(block, start=block.start + offset, end=block.end + offset, bold=bold)


def _moved(mention: Mention, offset: int) -> Mention:
    """Return a mention with its offsets moved; what then lies before the text is left out."""
    moved = (
        replace(claim, start=claim.start + offset, end=claim.end + offset)
        for claim in mention.claims
    )
    claims = tuple(claim for claim in moved if claim.start >= 0)
    start = max(0, mention.start + offset)
    return replace(mention, start=start, end=mention.end + offset, claims=claims)


def _in_this_process(sources: Sequence[Source]) -> Iterable[Outcome]:
    try:
        return _extract_batch(sources)
    except MemoryError:
        return _one_at_a_time(sources)


def _in_parallel(sources: Sequence[Source], workers: int) -> Iterator[Outcome]:
    left = deque(sources[start : start + BATCH] for start in range(0, len(sources), BATCH))
    while left:
        try:
            yield from _outcomes(left, workers)
        except (BrokenProcessPool, MemoryError):
            taken = [left.popleft() for _ in range(min(_under_way(workers), len(left)))]
            yield from _one_at_a_time(chain.from_iterable(taken))


def _one_at_a_time(sources: Iterable[Source]) -> Iterator[Outcome]:
    """Yield what each article gives alone, so that one that ends its worker is known and costs no other."""
    left: deque[Sequence[Source]] = deque([source] for source in sources)
    while left:
        try:
            yield from _outcomes(left, 1)
        except (BrokenProcessPool, MemoryError):
            [source] = left.popleft()
            yield _ended(source)


def _outcomes(left: deque[Sequence[Source]], workers: int) -> Iterator[Outcome]:
    """Yield what the batches of ``left`` give, and take each off before its outcomes are yielded.

    Raises:
        BrokenProcessPool: the system ended a worker; any of the next batches may have been the cause.
        MemoryError: a worker ran out of memory.
    """
    batches = iter(tuple(left))
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        for batch in islice(batches, _under_way(workers)):
            waiting.append(pool.submit(_extract_batch, batch))
        while waiting:
            outcomes = waiting.popleft().result()
            for batch in islice(batches, 1):
                waiting.append(pool.submit(_extract_batch, batch))
            left.popleft()
            yield from outcomes


def _under_way(workers: int) -> int:
    """Return how many batches are handed out at once, so that no worker has to wait for one."""
    return 2 * workers


def _ended(source: Source) -> CurationError:
    return CurationError(
        "cannot be read: the system ended the process that read it alone, or had no memory left for it.",
        where=str(source.file),
        remedy="Close other programs and build again, or keep only the article's own text in the file; "
        "the other articles are built.",
    )


def _extract_batch(sources: Sequence[Source]) -> list[Outcome]:
    extractor = _extractor()
    return [_outcome(source, extractor) for source in sources]


def _outcome(source: Source, extractor: Language) -> Outcome:
    try:
        [(article, mentions)] = extract([source.read()], extractor)
        # Half characters can be read but never written.
        article.text.encode()
    except CurationError as error:
        return error
    except MemoryError:
        raise
    except Exception as error:
        return CurationError(
            f"cannot be read, by a mistake of the program ({type(error).__name__}).",
            where=str(source.file),
            remedy="Please report it with the file; the other articles are built.",
        )
    return article, mentions


def forget_vocabulary() -> None:
    """Read the vocabulary anew with the next extraction: its files may have changed."""
    vocabulary_of.cache_clear()
    _extractor.cache_clear()


@lru_cache(maxsize=1)
def _extractor() -> Language:
    return build_extractor()
