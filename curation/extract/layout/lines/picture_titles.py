"""Captions of pictures between exercises that are only counted, which are no titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.numbering import counts_exercises

LEAST_CAPTIONS = 3
"""The least lines in a row that stand alone between two counted exercises."""


def without_picture_titles(lines: list[Line], text: str) -> list[Line]:
    """Return the lines, what stands between each two of "Stretch 1: ..." and its like no title.

    Where such a line stands over the first of them as well, they are names and not captions.
    """
    counted = [line for line in lines if _is_counted(line, text)]
    if len(counted) <= LEAST_CAPTIONS:
        return lines
    captions = list(_between(counted, lines))
    first = counted[0].index
    over = lines[first - 1] if first else None
    named = over is not None and over.heads and not (over.many or over.label)
    if named or len(captions) < len(counted) - 1:
        return lines
    plain = list(lines)
    for line in captions:
        plain[line.index] = replace(line, title=None)
    return plain


def _is_counted(line: Line, text: str) -> bool:
    """Return whether a line is an exercise behind a word and a number, without a name of its own."""
    if line.number is None or line.title is not None or line.listed:
        return False
    return counts_exercises(text, line.start, line.content)


def _between(counted: Sequence[Line], lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines without a mark that stand alone between a number and the next."""
    for line, following in pairwise(counted):
        next_one = following.number == (line.number or 0) + 1
        if next_one and following.index == line.index + 2:
            caption = lines[line.index + 1]
            if caption.title is None or (caption.heads and not caption.title.marked):
                yield caption
