"""Rewritten articles: edits of an article's text that carry its blocks and its annotation along."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from curation.lab.annotated import Annotated
from curation.records import Article, Block

Offset = Callable[[int], int]
"""From a character offset of one text to that of another."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Other words for ``text[start:end]``; an insertion where the two are equal."""

    start: int
    end: int
    text: str


class Edits:
    """Edits of one text, and where they move its offsets.

    An offset inside a replaced part moves to the near end of its replacement. What is inserted at an
    offset comes before a span that starts there and after one that ends there.
    """

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits = sorted(edits, key=lambda e: (e.start, e.end))
        for one, other in pairwise(self._edits):
            if other.start < one.end:
                raise ValueError(f"two edits overlap at character {other.start}")
        self._starts = [edit.start for edit in self._edits]
        grown = (len(edit.text) - (edit.end - edit.start) for edit in self._edits)
        self._shifts = [0, *accumulate(grown)]

    def apply(self, text: str) -> str:
        """Return the edited text."""
        parts, position = [], 0
        for edit in self._edits:
            parts += [text[position : edit.start], edit.text]
            position = edit.end
        return "".join([*parts, text[position:]])

    def start(self, offset: int) -> int:
        """Return where a span that starts at ``offset`` starts in the edited text."""
        before = bisect_left(self._starts, offset)
        while before < len(self._edits) and self._edits[before].end <= offset:
            before += 1
        inside = before > 0 and self._edits[before - 1].end > offset
        if inside:
            return self._edits[before - 1].start + self._shifts[before - 1]
        return offset + self._shifts[before]

    def end(self, offset: int) -> int:
        """Return where a span that ends at ``offset`` ends in the edited text."""
        before = bisect_left(self._starts, offset)
        if before and self._edits[before - 1].end > offset:
            return self._edits[before - 1].end + self._shifts[before]
        return offset + self._shifts[before]


def edited(
    item: Annotated,
    edits: Iterable[Edit],
    *,
    reblock: Callable[[Block], Block] = lambda block: block,
    reword: Callable[[str], str] = lambda words: words,
) -> Annotated:
    """Return an annotated article with its text edited, its blocks and its annotation moved along.

    Args:
        reblock: what becomes of each block, given with its offsets in the edited text.
        reword: what becomes of an annotated name.
    """
    moves = Edits(edits)
    text = moves.apply(item.article.text)
    blocks = tuple(reblock(_moved(block, moves)) for block in item.article.blocks)
    changed = with_text(item, text, blocks, moves.start, moves.end)
    return replace(
        changed, golds=tuple(replace(g, name=g.name and reword(g.name)) for g in changed.golds)
    )


def with_text(
    item: Annotated, text: str, blocks: Sequence[Block], start: Offset, end: Offset
) -> Annotated:
    """Return an annotated article with another text, whose annotation lies at the moved offsets."""
    article = replace(item.article, text=text, blocks=tuple(blocks))
    golds = tuple(replace(g, start=start(g.start), end=end(g.end)) for g in item.golds)
    return Annotated(article, golds)


def _moved(block: Block, moves: Edits) -> Block:
    return replace(
        block,
        start=moves.start(block.start),
        end=moves.end(block.end),
        bold=tuple((moves.start(a), moves.end(b)) for a, b in block.bold),
    )


def replaced(
    text: str, pattern: re.Pattern[str], words: Callable[[re.Match[str]], str]
) -> list[Edit]:
    """Return an edit for every match of a pattern whose words change."""
    found = ((match, words(match)) for match in pattern.finditer(text))
    return [Edit(m.start(), m.end(), new) for m, new in found if new != m.group()]


def own_words(article: Article, block: Block) -> int:
    """Return where a block's words begin, after its list marker."""
    start = block.start + len(block.marker)
    while start < block.end and article.text[start].isspace():
        start += 1
    return start
