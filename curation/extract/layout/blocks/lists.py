"""Lists that lost their marks: paragraphs built alike, one after the other, as list items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from curation.extract.layout.signs.labels import LABELS
from curation.extract.layout.signs.lead_ins import MOST_LEAD_WORDS
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.name_signs import is_capitalised
from curation.extract.model import Span, Terms
from curation.records import Block, BlockKind

LEAST_ITEMS = 3
"""The least paragraphs in a row that are a list; fewer may be a title and the title under it."""
MOST_NAME_WORDS = 8
MOST_BOLD_WORDS = 12
"""The most words of a list item whose name is bold; longer paragraphs speak for themselves."""
LONGEST_FIRST = 60
"""The most characters of a first sentence that leads into an exercise."""
KNOWN_SHARE = 0.4
"""The least share of a list's lines that must hold a known name or end like one."""

_LEAD = re.compile(r"(?P<name>[^\W\d_][^.!?:;\n]{1,60}?)(?::\s|\s[–—-]\s)(?=\S)")
T = TypeVar("T")


_DASH = re.compile(r"(?:[–—-]\s*|o\s+)(?=[A-Z\d“\"(])")
LEAST_DASHED = 2
"""The least paragraphs behind a dash that are the items of a list."""


def _with_dashed_items(blocks: Sequence[Block], text: str) -> Sequence[Block]:
    """Return the blocks with paragraphs that open with a dash as list items."""
    dashed = {
        index: match.group()
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.PARAGRAPH
        and not block.marker
        and (match := _DASH.match(text, block.start, block.end))
    }
    if len(dashed) < LEAST_DASHED:
        return blocks
    return [
        replace(block, kind=BlockKind.LIST_ITEM, level=1, marker=dashed[index])
        if index in dashed
        else block
        for index, block in enumerate(blocks)
    ]


def with_led_items(blocks: Sequence[Block], text: str, terms: Terms) -> list[Block]:
    """Return an article's blocks with runs of paragraphs that open with names as list items."""
    blocks = _with_dashed_items(blocks, text)
    listed = list(blocks)
    for first, last in _runs(blocks, lambda block: _is_led(block, text, terms)):
        if last - first >= LEAST_ITEMS:
            for index in range(first, last):
                gap = 0 if index > first else blocks[index].gap
                listed[index] = replace(
                    blocks[index], kind=BlockKind.LIST_ITEM, level=1, marker="", gap=gap
                )
    return listed


def _is_led(block: Block, text: str, terms: Terms) -> bool:
    """Return whether a paragraph opens with what is written like a name, and goes on after it."""
    if block.kind is not BlockKind.PARAGRAPH or block.marker:
        return False
    if block.bold and text.count(" ", block.start, block.end) >= MOST_BOLD_WORDS:
        return False
    if _opens_with_known_name(block, text, terms):
        return True
    lead = _LEAD.match(text, block.start, block.end)
    if lead is None or lead["name"].count(" ") >= MOST_LEAD_WORDS:
        return False
    labelled = any(t.target in LABELS for t in terms.starting(block.start, "layout"))
    named = block.bold or is_capitalised(text, Span(*lead.span("name")))
    return bool(named) and not labelled


def _opens_with_known_name(block: Block, text: str, terms: Terms) -> bool:
    """Return whether a paragraph's first sentence is short and ends in a known name."""
    stop = text.find(". ", block.start, min(block.end, block.start + LONGEST_FIRST))
    return stop >= 0 and any(t.end == stop for t in terms.within(block.start, stop, "alias"))


def with_bare_items(lines: Sequence[Line], text: str, terms: Terms) -> list[Line]:
    """Return the lines with runs of bare names as list items.

    A title that stands over instructions is none of them.
    """
    listed = list(lines)
    for first, end in _runs(lines, lambda line: line.listed and line.heads):
        last = end - 1 if end < len(lines) and not lines[end].heads else end
        if last - first >= LEAST_ITEMS:
            for line in lines[first:last]:
                listed[line.index] = _as_lead(line)
    for first, end in _runs(lines, lambda line: _is_bare(line, text)):
        heads_steps = end < len(lines) and (lines[end].steps > 0 or lines[end].label == "howto")
        last = end - 1 if heads_steps else end
        if last - first >= LEAST_ITEMS and _are_names(lines[first:last], terms):
            for line in lines[first:last]:
                listed[line.index] = replace(
                    line, kind=BlockKind.LIST_ITEM, level=1, gap=0, title=None
                )
    return listed


def _as_lead(line: Line) -> Line:
    """Return a list item that is a title as an item with a name in front of nothing."""
    return replace(line, title=line.title and replace(line.title, alone=False))


def _is_bare(line: Line, text: str) -> bool:
    title = line.title
    if line.kind is not BlockKind.PARAGRAPH or line.label or title is None:
        return False
    return (
        title.alone
        and not title.marked
        and (line.steps == 0 or title.named)
        and line.words <= MOST_NAME_WORDS
        and text[line.end - 1] not in ".!?:;,"
    )


def _are_names(run: Sequence[Line], terms: Terms) -> bool:
    aliased = any(terms.within(line.start, line.end, "alias") for line in run)
    named = sum(line.title is not None and line.title.named for line in run)
    return aliased and named >= KNOWN_SHARE * len(run)


def _runs(items: Sequence[T], belongs: Callable[[T], bool]) -> Iterator[tuple[int, int]]:
    """Yield the first and last index (exclusive) of items in a row that belong to a list."""
    first = 0
    for index, item in enumerate(items):
        if not belongs(item):
            if index > first:
                yield first, index
            first = index + 1
    if len(items) > first:
        yield first, len(items)
