"""Chunks without an exercise of their own that belong to the one before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from curation.extract.layout.exercises.chunks import Chunk, Run
from curation.extract.model import Span


def continued(run: Run, chunk: Chunk, furniture: Sequence[Span], text: str) -> Run:
    """Return an exercise with the chunk behind it where that is a part of it, or its title over furniture."""
    if _is_late_title(chunk, run) and _stands_before(furniture, chunk, text):
        return replace(run, lines=(*run.lines, *chunk.lines), head=chunk.head)
    if _is_part_of(chunk, run):
        return replace(run, lines=(*run.lines, *chunk.lines))
    return run


def _is_late_title(chunk: Chunk, run: Run) -> bool:
    """Return whether the chunk is the title of the nameless exercise printed before it."""
    head = chunk.head
    if head is None or head.title is None or run.head is not None or chunk.steps:
        return False
    return head.title.named and not chunk.body


def _stands_before(furniture: Sequence[Span], chunk: Chunk, text: str) -> bool:
    """Return whether furniture is printed directly under a chunk."""
    end = chunk.lines[-1].end
    after = next((span.start for span in furniture if span.start >= end), None)
    return after is not None and not text[end:after].strip()


def _is_part_of(chunk: Chunk, run: Run) -> bool:
    """Return whether a chunk stands under the title of the exercise before it."""
    return run.head is not None and run.head.heads and run.head in chunk.parents
