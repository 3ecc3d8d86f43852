"""Titles that open no chunk of their own, and titles that do below one that names several exercises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.name_signs import is_sanskrit
from curation.extract.wording import words
from curation.records import BlockKind

MOST_SKIPPED = 1
"""The most numbers missing among counted titles, printed in another form."""
LEAST_LISTS = 2
"""The least titles with a list each that make several exercises of what a counted title names."""
SEVERAL = re.compile(r"\b(?:and|or)\b|[&/,]", re.IGNORECASE)
"""What stands between two names in one title."""
_PLURAL = re.compile(rf"\b{words('counted_exercises')}$", re.IGNORECASE)


def counted_titles(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indices of titles that the count goes on after, so that those between are parts."""
    numbered = [line for line in lines if line.heads and line.number is not None]
    steps = ((a.index, (b.number or 0) - (a.number or 0)) for a, b in pairwise(numbered))
    return frozenset(index for index, step in steps if 0 < step <= MOST_SKIPPED + 1)


def second_titles(lines: Sequence[Line], counted: frozenset[int], text: str) -> set[int]:
    """Return the indices of lines that only say again what the heading right over them names.

    Under a counted heading any title is such a line; under the last one of a count, where one stands
    under the heading before; under others, what names no exercise and is over a list. Of two names
    of which one is Sanskrit the lower one is such a line, unless a third title follows at once.
    """
    heads = [line for line in lines if line.heads]
    second: set[int] = set()
    before: Line | None = None
    for over, line, following in zip(heads, heads[1:], [*heads[2:], None], strict=False):
        if _translates(over, line, text) and not (following and following.index == line.index + 1):
            second.add(line.index)
        if over.kind is not BlockKind.HEADING:
            continue
        ends = following is None or following.kind is BlockKind.HEADING
        if over.index in counted:
            again = following is not None and _counts_on(over, following) and _is_named(over)
        elif over.number is None:
            again = ends and _leads_to_list(line, lines) and over.index > 0
        else:
            again = before is not None and before.index + 1 in second and _counts_on(before, over)
            again &= ends and _is_named(over)
        if again and _stands_under(line, over):
            second.add(line.index)
        before = over
    return second


def _translates(over: Line, line: Line, text: str) -> bool:
    """Return whether a title right under the name of an exercise says it in Sanskrit, or the other way round."""
    if line.index != over.index + 1 or not over.title or not line.title or line.number is not None:
        return False
    if not over.title.exact or not line.title.named:
        return False
    return is_sanskrit(text, over.title.span) != is_sanskrit(text, line.title.span)


def _is_named(head: Line) -> bool:
    return head.title is not None and head.title.named and not head.many


def _leads_to_list(line: Line, lines: Sequence[Line]) -> bool:
    """Return whether a title that names no exercise stands right over a list."""
    named = line.title is not None and line.title.named
    return not named and line.index + 1 < len(lines) and lines[line.index + 1].listed


def _counts_on(before: Line, line: Line) -> bool:
    return line.number == (before.number or 0) + 1


def _stands_under(line: Line, over: Line) -> bool:
    """Return whether a title without a number stands right under a heading."""
    below = line.index == over.index + 1
    return below and line.kind is not BlockKind.HEADING and line.number is None


def titles_of_several(lines: Sequence[Line], counted: frozenset[int], text: str) -> frozenset[int]:
    """Return the indices of titles with a colon, each over a list, below a counted heading of several.

    Such are "Rolls:" and "Opener:" under "3. Shoulder Rolls and Chest Opener".
    """
    found: set[int] = set()
    over: Line | None = None
    below: list[int] = []
    for line, following in pairwise(lines):
        if line.heads and (line.kind is BlockKind.HEADING or line.number is not None):
            found.update(below if len(below) >= LEAST_LISTS else ())
            over, below = line, []
        elif (
            over and _is_counted_several(over, counted, text) and _heads_list(line, following, text)
        ):
            below.append(line.index)
    found.update(below if len(below) >= LEAST_LISTS else ())
    return frozenset(found)


def _is_counted_several(head: Line, counted: frozenset[int], text: str) -> bool:
    if head.index not in counted or head.title is None or head.title.exact:
        return False
    span = head.title.span
    return bool(head.many or SEVERAL.search(text, *span) or _PLURAL.search(text, *span))


def _heads_list(line: Line, following: Line, text: str) -> bool:
    return line.heads and text[line.end - 1] == ":" and following.listed and not line.listed
