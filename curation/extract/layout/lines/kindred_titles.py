"""Lines that are titles because most lines of their form are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.steps import opens_with_order, orders_exercise
from curation.extract.layout.signs.titles import whole_title
from curation.extract.model import Span, Terms
from curation.records import BlockKind
from curation.vocabulary import Vocabulary

LEAST_KINDRED = 3
"""The least lines of one form."""
MOST_APART_WORDS = 6
"""The most words of an order that is a title."""
LEAST_TOLD_WORDS = 20
"""The least words of the paragraph under it."""
MOST_TITLE_WORDS = 12
"""The most words of a line that is the title of the list or text under it."""


def with_kindred_titles(
    lines: Sequence[Line], text: str, terms: Terms, vocabulary: Vocabulary
) -> list[Line]:
    """Return the lines, short ones of one form titles all where at least half of them are.

    Of one form are paragraphs over lists, paragraphs over the same label, and numbered lines over a
    text without numbers.
    """
    titled = _with_ordering_titles(lines, text, terms, vocabulary)
    for group in _kindred(lines, text):
        entitled = sum(line.title is not None for line in group)
        if len(group) < LEAST_KINDRED or 2 * entitled < len(group):
            continue
        for line in group:
            whole = Span(line.content, line.end)
            title = line.title or whole_title(text, whole, terms, vocabulary)
            if title:
                marked = replace(title, alone=True, marked=True)
                titled[line.index] = replace(line, title=marked, steps=0)
    return titled


def _with_ordering_titles(
    lines: Sequence[Line], text: str, terms: Terms, vocabulary: Vocabulary
) -> list[Line]:
    """Return the lines, orders of a few words that stand apart as names do titles as these are."""
    apart = [line for line, below in pairwise(lines) if _stands_apart(line, below, text, terms)]
    entitled = sum(line.title is not None for line in apart)
    titled = list(lines)
    if len(apart) >= LEAST_KINDRED and 2 * entitled >= len(apart):
        for line in apart:
            title = whole_title(text, Span(line.content, line.end), terms, vocabulary)
            if title and not line.title:
                titled[line.index] = replace(line, title=replace(title, marked=True), steps=0)
    return titled


def _kindred(lines: Sequence[Line], text: str) -> Iterator[list[Line]]:
    """Yield the lines of each form that may all be titles."""
    over = [(line, below) for line, below in pairwise(lines) if _may_head(line, text)]
    yield [line for line, below in over if below.listed]
    labelled: dict[str, list[Line]] = {}
    for line, below in over:
        if below.label in ("howto", "why"):
            labelled.setdefault(_label_words(below, text), []).append(line)
    yield from (group for group in labelled.values() if not all(map(_is_named, group)))
    pairs = [(line, below) for line, below in pairwise(lines) if line.number is not None]
    plain = [line for line, below in pairs if _is_told_plainly(line, below, text)]
    if [line.number for line in plain] == list(range(1, len(plain) + 1)):
        yield plain


def _is_named(line: Line) -> bool:
    return line.title is not None and line.title.named


def _label_words(line: Line, text: str) -> str:
    """Return the words that label a line, in small letters."""
    return text[line.content : line.end].partition(":")[0].lower()


def _is_told_plainly(line: Line, below: Line, text: str) -> bool:
    """Return whether a short numbered line stands over a paragraph."""
    short = line.words <= MOST_TITLE_WORDS and text[line.end - 1] not in ".!?:"
    under = below.kind is BlockKind.PARAGRAPH and below.number is None
    return short and under and line.kind is not BlockKind.HEADING and below.title is None


def _stands_apart(line: Line, below: Line, text: str, terms: Terms) -> bool:
    """Return whether a few words that are a name or an order stand apart over a paragraph of sentences."""
    if not _may_head(line, text) or text[line.end - 1] in ":;," or line.words > MOST_APART_WORDS:
        return False
    if not (_is_named(line) or opens_with_order(line.content, terms)):
        return False
    told = below.kind is BlockKind.PARAGRAPH and below.words >= LEAST_TOLD_WORDS
    return told and line.gap > 0 and below.gap > 0 and not below.title


def _may_head(line: Line, text: str) -> bool:
    plain = line.kind is BlockKind.PARAGRAPH and not (line.label or line.many)
    short = plain and line.words <= MOST_TITLE_WORDS and text[line.end - 1] not in ".!?"
    return short and not orders_exercise(text, line.content, line.end)
