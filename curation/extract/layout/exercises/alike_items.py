"""Lines without names that are an exercise each because they are alike: as long, or with the same beginning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import dropwhile

from curation.extract.layout.exercises.chunks import Chunk
from curation.extract.layout.exercises.item_lists import (
    BARE_SHARE,
    LEAST_BARE_ITEMS,
    LONG,
    MOST_SHARE,
    WHOLE_WORDS,
)
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.reading import Reading
from curation.records import BlockKind

LEAST_DOSED = 3
"""The least short paragraphs with a dose that are an exercise each."""
MOST_DOSED_WORDS = 40
"""The most words of such a paragraph."""
LEAST_NAMED_WORDS = 20
"""The least words of a paragraph that begins with the name of the exercise it tells."""


def dosed_paragraphs(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the short paragraphs of a chunk nearly all of which state a dose of their own.

    One in front of them that neither instructs nor states a dose introduces them.
    """
    short = [x for x in _plain_paragraphs(chunk) if x.words <= MOST_DOSED_WORDS]
    if len(short) < LEAST_DOSED:
        return []
    dosed = [x for x in short if reading.doses(x.content, x.end) and not reading.doses_each(x)]
    short = [*dropwhile(lambda line: not (line.steps or line in dosed), short)]
    if len(short) < LEAST_DOSED or any(x.gap == 0 for x in short[1:]):
        return []
    return short if len(dosed) >= BARE_SHARE * len(short) else []


def long_items(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the bullets of a chunk that are as long as whole exercises and tell something to do each."""
    items = [line for line in chunk.body if line.listed and line.number is None]
    if len(items) < LEAST_BARE_ITEMS or sum(x.words for x in items) < WHOLE_WORDS * len(items):
        return []
    if any(x.title or x.many or reading.goes_on(x) for x in items):
        return []
    return items if sum(x.steps > 0 for x in items) >= BARE_SHARE * len(items) else []


def alike_paragraphs(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the paragraphs that instruct, where most begin with the same words ("Stand, feet apart ...")."""
    told = [x for x in _plain_paragraphs(chunk) if x.steps and x.words >= LONG]
    openings = Counter(_first_words(line, reading.text) for line in told)
    most = max(openings.values(), default=0)
    return told if most >= max(LEAST_BARE_ITEMS, MOST_SHARE * len(told)) else []


def _plain_paragraphs(chunk: Chunk) -> Iterator[Line]:
    return (x for x in chunk.body if x.kind is BlockKind.PARAGRAPH and not (x.title or x.label))


def _first_words(line: Line, text: str) -> tuple[str, ...]:
    return tuple(text[line.content : line.end].lower().split(maxsplit=3)[:3])


def named_paragraphs(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the paragraphs of a chunk where most of them begin with a name each and tell of it."""
    long = [x for x in chunk.body if x.kind is BlockKind.PARAGRAPH and x.words >= LEAST_NAMED_WORDS]
    named = [x for x in long if not (x.title or x.many) and reading.is_about_one(x)]
    told = sum(x.steps > 0 for x in named)
    if len(named) < LEAST_BARE_ITEMS or 2 * told < len(named):
        return []
    return named if len(named) >= MOST_SHARE * len(long) else []
