"""Paragraphs and list items that the numbers of further exercises run into, their line breaks lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from curation.extract.layout.blocks.parts import cut
from curation.extract.layout.signs.lead_names import UNMARKED, ends_in_name, instructs_at
from curation.extract.model import Terms
from curation.records import Block, BlockKind

LEAST_COUNTED = 3
"""The least numbers from one on that cut a paragraph."""
SHORT = 60
"""The characters below which a block holds no two of them."""
NAMED_SHARE = 0.6
"""The least share of counted parts that open with a name where the parts are exercises."""
_NUMBER = re.compile(r"(?<=[.!?:)”\"’]\s)\s*(?P<count>\d{1,2})[.)]\s+(?=[A-Z])")
_OWN_NUMBER = re.compile(r"\W{0,3}(?P<count>\d{1,2})[.)]\s*")
_TITLE = re.compile(r"[A-Z][^.!?:\n]{2,60}:\s")
"""Words and a colon in front of a text."""
_IN_SMALL_LETTERS = re.compile(
    r"(?P<name>[A-Z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,6})\s+(?=[A-Z][a-z]+[\s,])"
)
"""A name that only opens with a capital, and that a sentence follows without a sign between them."""


def counted_parts(block: Block, text: str, terms: Terms) -> list[Block]:
    """Return a block cut before the numbers that count on inside it.

    Such is "1. Wrist curl Sit down ... 2. Arm roll Lift ..." in one paragraph, whose names are
    then blocks of their own. An item of a list is cut where it holds the next one, whatever it
    says; a paragraph only where names open its parts, for steps are counted so as well.
    """
    if block.end - block.start < SHORT:
        return []
    own = _OWN_NUMBER.match(text, block.start, block.end)
    if own is None and text.find("2", block.start, block.end) < 0:
        return []
    counted = list(_counted(block, text, own))
    listed = block.kind is BlockKind.LIST_ITEM
    known = sum(_opens_with_known(content, terms) for _, content in counted)
    if len(counted) > 1 and known >= NAMED_SHARE * len(counted):
        return list(cut(block, text, _spans(block, counted)))
    entitled = sum(_TITLE.match(text, content, block.end) is not None for _, content in counted)
    if len(counted) >= LEAST_COUNTED and entitled >= NAMED_SHARE * len(counted):
        return list(cut(block, text, _spans(block, counted)))
    if len(counted) < (2 if listed and own else LEAST_COUNTED):
        return []
    leads = [lead for _, content in counted if (lead := _lead(content, block, text))]
    sure = sum(instructs_at(x.end(), text, terms) or ends_in_name(x, terms) for x in leads)
    starts = [start for start, _ in counted]
    if sure >= NAMED_SHARE * len(counted):
        borders = sorted({block.start, *starts, *(lead.end() for lead in leads), block.end})
        plain = replace(block, kind=BlockKind.PARAGRAPH, level=0)
        return list(cut(plain, text, pairwise(borders)))
    return list(cut(block, text, pairwise([*starts, block.end]))) if listed and own else []


def _spans(block: Block, counted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return the parts of a block that counted numbers cut it into."""
    return pairwise(sorted({block.start, *(start for start, _ in counted), block.end}))


def _opens_with_known(start: int, terms: Terms) -> bool:
    return bool(terms.starting(start, "alias"))


def _counted(block: Block, text: str, own: re.Match[str] | None) -> Iterator[tuple[int, int]]:
    """Yield where each number of a count stands in a block, and where the words behind it begin.

    Args:
        own: the number that opens the block, which the count goes on from.
    """
    expected = 1
    if own:
        expected = int(own["count"]) + 1
        yield block.start, own.end()
    for number in _NUMBER.finditer(text, block.start, block.end):
        if int(number["count"]) == expected:
            yield number.start("count"), number.end()
            expected += 1


def _lead(start: int, block: Block, text: str) -> re.Match[str] | None:
    """Return the few words at a character that run into a sentence, with the space behind them."""
    patterns = (UNMARKED, _IN_SMALL_LETTERS)
    return next((x for p in patterns if (x := p.match(text, start, block.end))), None)
