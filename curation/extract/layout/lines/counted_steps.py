"""Lists that count the steps of one exercise, whose items have no titles of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from curation.extract.layout.signs.announced import announced_count
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.steps import opens_with_order
from curation.extract.model import Span, Terms
from curation.records import BlockKind

FEWEST_STEPS = 2
"""Fewer items than this make no list of steps by their count alone."""


def without_step_titles(lines: list[Line], text: str, terms: Terms) -> list[Line]:
    """Take the titles off the items of lists that count the steps of one exercise."""
    plain = list(lines)
    for first, last in _counted_lists(lines, text):
        items = lines[first:last]
        if first > 0 and _announces(lines[first - 1], text, len(items)):
            continue
        told = first > 0 and lines[first - 1].label == "howto"
        named = sum(_prints_name(line, terms) for line in items)
        orders = sum(_instructs(line, terms) for line in items)
        under = first > 0 and _opens_exercise(lines[first - 1]) and named <= len(items) / 2
        if told or under or (orders > named and orders >= len(items) / 2):
            for line in items:
                if line.title and not (line.title.exact and not (told or under)):
                    plain[line.index] = replace(line, title=None)
    return plain


def _announces(line: Line, text: str, count: int) -> bool:
    """Return whether a line says that as many exercises follow."""
    return announced_count(text, Span(line.content, line.end)) == count


def _opens_exercise(line: Line) -> bool:
    """Return whether a line is a title, or opens with a marked name of an exercise."""
    title = line.title
    return line.heads or (title is not None and title.marked and title.named)


def _counted_lists(lines: Sequence[Line], text: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last index (exclusive) of runs of items that count up from one.

    Words before the number ("Step 1.") are the same in all items of a run. An item that stands apart
    over a list of its own counts on in the list around this one.
    """
    first, expected = 0, 1
    for line in [*lines, None]:
        counts = line is not None and line.kind is not BlockKind.HEADING
        if line is not None and line.gap and expected > FEWEST_STEPS and _opens_count(line, lines):
            counts = False
        following = line if line and counts and line.number == expected > 1 else None
        if following and _form(following, text) == _form(lines[first], text):
            expected += 1
            continue
        if expected > FEWEST_STEPS:
            yield first, len(lines) if line is None else line.index
        expected = 1
        if line is not None and counts and line.number == 1:
            first, expected = line.index, 2


def _opens_count(line: Line, lines: Sequence[Line]) -> bool:
    """Return whether the line below counts from one again, closer than this one to what is above it."""
    below = lines[line.index + 1] if line.index + 1 < len(lines) else None
    return below is not None and below.number == 1 and lines[line.index - 1].gap < line.gap


def _form(line: Line, text: str) -> tuple[BlockKind, str]:
    return line.kind, "".join(filter(str.isalpha, text[line.start : line.content])).lower()


def _instructs(line: Line, terms: Terms) -> bool:
    """Return whether a line tells what to do without a name in front."""
    leads = line.title is not None and line.title.named and not line.title.alone
    return not leads and (line.steps > 0 or opens_with_order(line.content, terms))


def _prints_name(line: Line, terms: Terms) -> bool:
    """Return whether a line's title reads as a name, and not as an order that ends like one."""
    title = line.title
    if title is None or not title.named:
        return False
    return title.exact or not (title.alone and opens_with_order(line.content, terms))
