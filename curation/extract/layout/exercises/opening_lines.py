"""Which lines of a chunk may open an exercise each: the ways of reading it as several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curation.extract.layout.exercises.chunks import Chunk, Run
from curation.extract.layout.exercises.items import outermost
from curation.extract.layout.signs.line import Line

LEAST_OPENINGS = 2
"""The least lines that open an exercise each for a chunk to be read as several."""
LEAST_STEPS = 3
"""The least instructions of a chunk that may hold several exercises without names."""


def possible_openings(chunk: Chunk) -> list[tuple[Line, ...]]:
    """Return the sets of lines that may each open an exercise of a chunk, no set twice.

    They are its paragraphs or the outer items of its lists, all or those with an instruction; all
    lines with one; and all with several.
    """
    if chunk.steps < LEAST_STEPS:
        return []
    several = (tuple(lines) for lines in _ways(chunk))
    return list(dict.fromkeys(lines for lines in several if len(lines) >= LEAST_OPENINGS))


def other_openings(chunk: Chunk, told: Sequence[Run]) -> list[tuple[Line, ...]]:
    """Return the possible sets of lines but those that open the exercises which rules tell in a chunk."""
    known = tuple(run.lines[0] for run in told)
    return [lines for lines in possible_openings(chunk) if lines != known]


def _ways(chunk: Chunk) -> Iterator[Sequence[Line]]:
    paragraphs = [line for line in chunk.body if not line.listed]
    items = outermost([line for line in chunk.body if line.listed], chunk)
    for lines in (paragraphs, items):
        yield lines
        yield [line for line in lines if line.steps]
    yield [line for line in chunk.body if line.steps]
    yield [line for line in chunk.body if line.steps > 1]
