"""Parts of a block, as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from curation.records import Block


def cut(block: Block, text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Block]:
    """Yield the parts of a block, of which only the one at its start has its marker and its distance."""
    for start, end in spans:
        marker, gap = (block.marker, block.gap) if start == block.start else ("", 1)
        yield part(block, text, start, end, marker=marker, gap=gap)


_MARK_BEHIND = re.compile(r"(?<=[.!?”\"’)\]])\s+[-–—•*]$")
"""The mark of the next part behind a sentence."""


def part(block: Block, text: str, start: int, end: int, **changes: Any) -> Block:
    """Return the part of a block between two offsets, without white space and the next one's mark at its end.

    A list item's number is that of its first part.
    """
    printed = text[start:end].rstrip()
    end = start + len(_MARK_BEHIND.sub("", printed))
    bold = tuple(span for span in block.bold if start <= span[0] < end)
    number = block.number if start == block.start else None
    return replace(block, start=start, end=end, bold=bold, number=number, **changes)


def lines_of(block: Block, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a block that hold words begin and end."""
    position = block.start
    for line in text[block.start : block.end].split("\n"):
        words = line.strip()
        if words:
            start = position + line.index(words[0])
            yield start, start + len(words)
        position += len(line) + 1
