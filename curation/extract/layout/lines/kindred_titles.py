"""Lines that are titles because most lines of their form are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.titles import whole_title
from curation.extract.model import Span, Terms
from curation.records import BlockKind
from curation.vocabulary import Vocabulary

LEAST_KINDRED = 3
"""The least lines of one form."""
MOST_TITLE_WORDS = 12
"""The most words of a line that is the title of the list or text under it."""


def with_kindred_titles(
    lines: Sequence[Line], text: str, terms: Terms, vocabulary: Vocabulary
) -> list[Line]:
    """Return the lines, short ones of one form titles all where at least half of them are.

    Of one form are paragraphs over lists, and numbered lines over a text without numbers.
    """
    titled = list(lines)
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


def _kindred(lines: Sequence[Line], text: str) -> Iterator[list[Line]]:
    """Yield the lines of each form that may all be titles."""
    over = [line for line, below in pairwise(lines) if below.listed and _may_head(line, text)]
    yield over
    pairs = [(line, below) for line, below in pairwise(lines) if line.number is not None]
    plain = [line for line, below in pairs if _is_told_plainly(line, below, text)]
    if [line.number for line in plain] == list(range(1, len(plain) + 1)):
        yield plain


def _is_told_plainly(line: Line, below: Line, text: str) -> bool:
    """Return whether a short numbered line stands over a paragraph."""
    short = line.words <= MOST_TITLE_WORDS and text[line.end - 1] not in ".!?:"
    under = below.kind is BlockKind.PARAGRAPH and below.number is None
    return short and under and line.kind is not BlockKind.HEADING and below.title is None


def _may_head(line: Line, text: str) -> bool:
    plain = line.kind is BlockKind.PARAGRAPH and not (line.label or line.many)
    return plain and line.words <= MOST_TITLE_WORDS and text[line.end - 1] not in ".!?"
