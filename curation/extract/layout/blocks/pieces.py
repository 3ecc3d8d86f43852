"""Paragraphs that tell several exercises, cut into their parts before lines are read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from curation.extract.layout.blocks.cells import told_cells
from curation.extract.layout.blocks.paragraph_lines import bulleted, named_lines, short_lines
from curation.extract.layout.blocks.parts import cut
from curation.extract.layout.blocks.run_in_names import (
    bracketed_titles,
    dosed_names,
    unmarked_names,
)
from curation.extract.layout.blocks.run_in_numbers import counted_parts
from curation.extract.layout.blocks.turns import turning_parts
from curation.extract.layout.signs.lead_names import (
    LEAST_NAMES,
    is_known_before_order,
    opens_with_name,
    sentence_starts,
)
from curation.extract.model import Terms
from curation.records import Block, BlockKind

LONG = 300
"""Characters from which on a paragraph may tell several exercises."""


def split_block(block: Block, text: str, terms: Terms, openers: frozenset[str]) -> Sequence[Block]:
    """Return the parts of a block that tells several exercises; else the block alone."""
    return _parts(block, text, terms, openers) or (block,)


def _parts(block: Block, text: str, terms: Terms, openers: frozenset[str]) -> Sequence[Block]:
    several = text.find("\n", block.start, block.end) >= 0
    if block.kind is BlockKind.LIST_ITEM:
        lines = named_lines(block, text, terms) if several else ()
        return lines or counted_parts(block, text, terms)
    if block.kind is BlockKind.TABLE_ROW:
        return told_cells(block, text, terms)
    if block.kind is not BlockKind.PARAGRAPH:
        return ()
    lines = (bulleted(block, text) or short_lines(block, text)) if several else ()
    return (
        lines
        or counted_parts(block, text, terms)
        or dosed_names(block, text, terms)
        or bracketed_titles(block, text)
        or unmarked_names(block, text, terms)
        or _named_sentences(block, text, terms)
        or turning_parts(block, text, terms, openers)
    )


def _named_sentences(block: Block, text: str, terms: Terms) -> Sequence[Block]:
    """Return a paragraph cut before its sentences that open with a name and a colon."""
    if block.end - block.start < LONG or text.find(":", block.start, block.end) < 0:
        return ()
    names = [x for x in sentence_starts(block, text) if opens_with_name(x, block, text, terms)]
    if len(names) < LEAST_NAMES and not (names and is_known_before_order(names[0], text, terms)):
        return ()
    return list(cut(block, text, pairwise([*dict.fromkeys((block.start, *names)), block.end])))
