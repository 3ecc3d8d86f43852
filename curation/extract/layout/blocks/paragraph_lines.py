"""Blocks that are several lines, cut into these where they make a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from curation.extract.layout.blocks.parts import lines_of, part
from curation.extract.layout.signs.lead_names import LEAST_NAMES, opens_alike, opens_with_name
from curation.extract.model import Terms
from curation.records import Block, BlockKind

LEAST_BULLETS = 2
"""The least lines with a bullet that make a paragraph a list."""
LEAST_LINES = 3
"""The least lines of a paragraph that is a list without marks."""
LONGEST_TITLE = 60
"""The most characters of a line that is the title of the line after it."""
SHORT = 100
MOST_LINES = 0.7
"""The share of its lines that must be short, in characters."""
_BULLET = re.compile(r"[•‣◦▪●○*–-]\s+(?=\S)")


def bulleted(block: Block, text: str) -> list[Block]:
    """Return the lines of a paragraph as list items where bullets stand before most of them."""
    pieces: list[Block] = []
    for start, end in lines_of(block, text):
        changes: dict[str, Any] = {"gap": 0 if pieces else block.gap}
        if _BULLET.match(text, start, end):
            changes |= {"kind": BlockKind.LIST_ITEM, "level": 1, "marker": text[start]}
        pieces.append(part(block, text, start, end, **changes))
    bullets = sum(piece.kind is BlockKind.LIST_ITEM for piece in pieces)
    return pieces if bullets >= LEAST_BULLETS and 2 * bullets >= len(pieces) else []


def named_lines(block: Block, text: str, terms: Terms) -> list[Block]:
    """Return a list item whose lines open with names and colons as an item with items under it.

    Where its first line opens so as well, they stand beside it. One name that is known speaks for
    all lines where an order follows the colon in each.
    """
    later = [start for start, _ in list(lines_of(block, text))[1:]]
    named = [start for start in later if opens_with_name(start, block, text, terms)]
    beside = opens_with_name(block.start, block, text, terms)
    alike = (beside or named) and all(
        x in named or opens_alike(x, block, text, terms) for x in later
    )
    starts = [block.start, *(later if alike else named)]
    if len(starts) <= LEAST_NAMES and not (_is_label(text, block, starts) or (alike and beside)):
        return []
    under = {"level": block.level + (not beside), "marker": "", "gap": 0}
    return [
        part(block, text, start, end, **({} if start == block.start else under))
        for start, end in pairwise([*starts, block.end])
    ]


def _is_label(text: str, block: Block, starts: Sequence[int]) -> bool:
    """Return whether a block's first line is no more than the label of its only named line."""
    return len(starts) == LEAST_NAMES and text[block.start : starts[1]].rstrip().endswith(":")


def short_lines(block: Block, text: str) -> list[Block]:
    """Return the lines of a paragraph that is broken by hand like a list, else nothing."""
    borders = list(lines_of(block, text))
    if not all(text[start].isupper() or text[start].isdigit() for start, _ in borders):
        return []
    if len(borders) < LEAST_LINES and not _is_title_line(text, borders):
        return []
    if sum(end - start < SHORT for start, end in borders[:-1]) < MOST_LINES * len(borders[:-1]):
        return []
    rest = {"marker": "", "gap": 0}
    return [
        part(block, text, start, end, **({} if start == block.start else rest))
        for start, end in borders
    ]


def _is_title_line(text: str, borders: Sequence[tuple[int, int]]) -> bool:
    """Return whether a short line without an end stands over a longer one with an end."""
    if len(borders) != 2:
        return False
    (start, end), (_, last) = borders
    return end - start < LONGEST_TITLE and text[end - 1] not in ".!?:;," and text[last - 1] in ".!?"
