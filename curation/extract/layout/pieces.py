"""Paragraphs that tell several exercises, cut into their sentences before lines are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from curation.extract.model import Terms
from curation.records import Block, BlockKind

LONG = 300
"""Characters from which on a paragraph may tell several exercises."""
LEAST_NAMES = 2

_SENTENCE = re.compile(r"(?:[.!?”\"’)]\s+|\s{2,})(?=[A-Z“\"])")
_NAME = re.compile(r"[^\W\d_][^.!?:\n]{2,60}?:(?=\s)")


def split_block(block: Block, text: str, terms: Terms) -> Iterator[Block]:
    """Yield a block as it is, or its sentences where the parts of it that open with a name and a colon."""
    short = block.end - block.start < LONG
    if block.kind is not BlockKind.PARAGRAPH or short or text.find(":", block.start, block.end) < 0:
        yield block
        return
    starts = [block.start]
    starts += [m.end() for m in _SENTENCE.finditer(text, block.start, block.end)]
    names = [start for start in starts if _opens_with_name(start, block, text, terms)]
    if len(names) < LEAST_NAMES:
        yield block
        return
    borders = [*dict.fromkeys((block.start, *names)), block.end]
    for start, end in pairwise(borders):
        stripped = len(text[start:end].rstrip()) + start
        bold = tuple(span for span in block.bold if start <= span[0] < stripped)
        first = start == block.start
        marker, gap = (block.marker, block.gap) if first else ("", 1)
        yield replace(block, start=start, end=stripped, marker=marker, gap=gap, bold=bold)


def _opens_with_name(start: int, block: Block, text: str, terms: Terms) -> bool:
    lead = _NAME.match(text, start, block.end)
    return lead is not None and any(
        term.group == "alias" or term.target == "exercise_noun"
        for term in terms.within(start, lead.end())
    )
