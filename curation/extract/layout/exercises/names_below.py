"""Exercises whose names are printed below them, as captions or lines of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from curation.extract.layout.exercises.chunks import Run
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.signs.titles import whole_title
from curation.extract.model import Span
from curation.records import BlockKind
from curation.vocabulary import Vocabulary

LEAST_BELOW = 3
"""The least names in a row that stand below what they name."""
MOST_CAPTION_WORDS = 6
"""The most words of a caption that is a name."""
TOLD_SHARE = 0.66
"""The least share of the names that must have instructions before them."""
LEAST_BEFORE = 2
"""The least instructions before the first name."""


def runs_named_below(lines: Sequence[Line], reading: Reading, vocabulary: Vocabulary) -> list[Run]:
    """Return the exercises of an article that prints each name after its instructions.

    So it does where instructions stand before the first name, between most of them, and not after
    the last.
    """
    names = [named for line in lines if (named := _as_name(line, reading, vocabulary))]
    if len(names) < LEAST_BELOW:
        return []
    parts = [_told_before(lines, names[0].index, reading)]
    parts += [list(lines[one.index + 1 : other.index]) for one, other in pairwise(names)]
    after = takewhile(lambda x: x.kind is not BlockKind.HEADING, lines[names[-1].index + 1 :])
    if sum(line.steps for line in parts[0]) < LEAST_BEFORE or any(line.steps for line in after):
        return []
    if not all(parts) or any(x.kind is BlockKind.HEADING for part in parts for x in part):
        return []
    told = sum(any(line.steps for line in part) for part in parts)
    if told < TOLD_SHARE * len(parts):
        return []
    headings = [x for x in lines[: names[0].index] if x.kind is BlockKind.HEADING]
    return [
        Run((*part, name), name, tuple(headings[-1:]))
        for name, part in zip(names, parts, strict=True)
    ]


def _as_name(line: Line, reading: Reading, vocabulary: Vocabulary) -> Line | None:
    """Return a line that is nothing but the name of one exercise, with that as its title."""
    if line.kind is BlockKind.CAPTION and line.words <= MOST_CAPTION_WORDS:
        whole = Span(line.content, line.end)
        title = whole_title(reading.text, whole, reading.terms, vocabulary)
        line = replace(line, title=title, steps=0)
    elif line.kind is not BlockKind.PARAGRAPH or not line.heads:
        return None
    return line if line.title and reading.is_name_of_one(line.title) else None


def _told_before(lines: Sequence[Line], end: int, reading: Reading) -> list[Line]:
    """Return the lines right before a line that instruct or state a dose."""
    told = takewhile(
        lambda x: not x.heads and (x.steps or x.closes or reading.doses(x.content, x.end)),
        reversed(lines[:end]),
    )
    return list(told)[::-1]
