"""Sections: which parts of an article present one exercise each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from curation.extract.layout.blocks.furniture import Parted
from curation.extract.layout.blocks.lists import with_bare_items, with_led_items
from curation.extract.layout.exercises.borders import section_of
from curation.extract.layout.exercises.chunk_exercises import is_forbidden, runs_of_chunks
from curation.extract.layout.exercises.chunks import Chunk, Run, split_chunks
from curation.extract.layout.exercises.continuations import continued
from curation.extract.layout.exercises.evidence import Judge
from curation.extract.layout.exercises.group_titles import with_own_groups
from curation.extract.layout.exercises.items import lead_forms
from curation.extract.layout.exercises.named_only import named_in_passing, without_lists_of_contents
from curation.extract.layout.exercises.names_below import runs_named_below
from curation.extract.layout.exercises.opening_choice import Weights
from curation.extract.layout.exercises.siblings import as_long_as_siblings, bounded
from curation.extract.layout.lines.features import read_lines
from curation.extract.layout.lines.sentences import without_sentence_titles
from curation.extract.layout.lines.tables import headed_rows, with_heads, without_last_head
from curation.extract.layout.signs.line import Lexicon, Line
from curation.extract.layout.signs.naming import calls_by_muscle
from curation.extract.layout.signs.numbering import with_bare_counts
from curation.extract.layout.signs.reading import Reading
from curation.extract.model import Cell, Section, Span, Terms


@dataclass(frozen=True, slots=True)
class Outline:
    """An article's lines, the chunks that its titles cut them into, and its sections.

    ``sections`` are those parts that present one exercise each, in reading order.
    """

    lines: tuple[Line, ...]
    chunks: tuple[Chunk, ...]
    sections: tuple[Section, ...]


def outline(text: str, parted: Parted, terms: Terms, lexicon: Lexicon, weights: Weights) -> Outline:
    """Return the outline of an article.

    Args:
        weights: by which lines without names are taken to open exercises.
    """
    blocks = with_led_items(with_bare_counts(parted.own, text), text, terms)
    lines = read_lines(text, blocks, terms, lexicon)
    lines = with_bare_items(without_sentence_titles(lines, text, terms), text, terms)
    lines = with_heads(lines, text)
    below = runs_named_below(lines, Reading(text, terms), lexicon.vocabulary)
    taken = {line.index for run in below for line in run.lines}
    chunks = split_chunks([line for line in lines if line.index not in taken], text)
    found = _sections(text, chunks, terms, parted.furniture, below, weights)
    sections = _with_cells(_with_holes(found, parted.furniture), headed_rows(lines, text))
    return Outline(tuple(lines), tuple(chunks), tuple(sections))


def _with_cells(
    sections: Iterable[Section], rows: Mapping[int, tuple[Cell, ...]]
) -> Iterator[Section]:
    for section in sections:
        cells = rows.get(section.start)
        yield replace(section, cells=cells) if cells else section


def _with_holes(sections: Iterable[Section], furniture: Sequence[Span]) -> Iterator[Section]:
    starts = [hole.start for hole in furniture]
    for section in sections:
        first = bisect_left(starts, section.start)
        within = furniture[first : bisect_left(starts, section.end, first)]
        holes = tuple(hole for hole in within if hole.end <= section.end)
        yield replace(section, holes=holes) if holes else section


def _sections(
    text: str,
    chunks: Sequence[Chunk],
    terms: Terms,
    furniture: Sequence[Span],
    below: Sequence[Run],
    weights: Weights,
) -> list[Section]:
    """Return the sections of an article.

    Args:
        below: its exercises whose names stand below them, which are in none of the chunks.
    """
    reading = Reading(text, terms)
    runs = bounded(_runs(chunks, reading, furniture, weights))
    runs = [*below, *without_lists_of_contents(as_long_as_siblings(runs), reading)]
    runs = with_own_groups(runs)
    passing = named_in_passing(runs, reading)
    by_muscle = calls_by_muscle(text, terms, (run.head for run in runs))
    sections = (section_of(run, reading, run in passing, by_muscle) for run in runs)
    return sorted((s for s in sections if s), key=lambda s: (s.start, s.end))


def _runs(
    chunks: Sequence[Chunk], reading: Reading, furniture: Sequence[Span], weights: Weights
) -> list[Run]:
    """Return the exercises that chunks hold, each with the chunks that belong to it."""
    judge = Judge(reading, chunks)
    forms = lead_forms(chunks, reading)
    own = [chunk for chunk in chunks if not (chunk.is_closed or is_forbidden(chunk, reading))]
    runs: list[Run] = []
    for chunk, found in zip(own, runs_of_chunks(own, judge, reading, forms, weights), strict=True):
        if runs and not found:
            runs[-1] = continued(runs[-1], chunk, furniture, reading.text)
        runs.extend(found)
    return [
        run if (lines := without_last_head(run.lines)) is run.lines else replace(run, lines=lines)
        for run in runs
    ]
