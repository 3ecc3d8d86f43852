"""What stands outside of all exercises, and how far what it says of several of them reaches."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from curation.extract.layout.exercises.chunks import Chunk, rank
from curation.extract.layout.sections import Outline
from curation.extract.layout.signs.line import Line
from curation.extract.model import Span


def lines_outside(outline: Outline) -> Iterator[Line]:
    """Yield the lines that lie in no section."""
    sections = deque(outline.sections)
    reached = 0
    for line in outline.lines:
        while sections and sections[0].start <= line.content:
            reached = max(reached, sections.popleft().end)
        if line.end > reached:
            yield line


def region_of(outline: Outline, line: Line) -> Span:
    """Return the smallest region around ``line`` that holds a section after it.

    The candidates are, from small to large: the nested items under a list item, the list that a
    paragraph introduces, the chunk that the line stands in with the chunks under its title, and
    the whole article.
    """
    for region in (
        _list_region(outline, line),
        _following_list(outline, line),
        _chunk_region(outline, line),
    ):
        if region and any(region.covers(s.start) for s in outline.sections):
            return region
    return Span(0, outline.lines[-1].end + 1)


def _list_region(outline: Outline, line: Line) -> Span | None:
    if not line.listed:
        return None
    for later in outline.lines[line.index + 1 :]:
        if later.listed and later.level <= line.level:
            return Span(line.end, later.start)
    return Span(line.end, outline.lines[-1].end + 1)


def _following_list(outline: Outline, line: Line) -> Span | None:
    """Return the list that a paragraph introduces, if one follows it directly.

    An item that is the title over a text of its own is no part of such a list.
    """
    last = None
    for later in outline.lines[line.index + 1 :]:
        if line.listed or not later.listed:
            break
        last = later
    if last is None or any(chunk.head is last and chunk.body for chunk in outline.chunks):
        return None
    return Span(line.end, last.end)


def _chunk_region(outline: Outline, line: Line) -> Span | None:
    chunks = outline.chunks
    position = next(i for i, chunk in enumerate(chunks) if line.index <= chunk.lines[-1].index)
    head = chunks[position].head
    if head is None:
        return None
    end = _chapter_end(chunks[position + 1 :], rank(head))
    return Span(line.end, outline.lines[-1].end + 1 if end is None else end)


def _chapter_end(following: tuple[Chunk, ...], depth: float) -> int | None:
    for chunk in following:
        if chunk.head and rank(chunk.head) <= depth:
            return chunk.head.start
    return None
