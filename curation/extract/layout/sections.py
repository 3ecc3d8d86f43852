"""Sections: which parts of an article present one exercise each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from curation.extract.layout.blocks.furniture import Parted
from curation.extract.layout.blocks.lists import with_bare_items, with_led_items
from curation.extract.layout.exercises.borders import section_of, span_of, trimmed
from curation.extract.layout.exercises.chunk_exercises import is_forbidden, told_runs
from curation.extract.layout.exercises.chunks import Chunk, Run, split_chunks
from curation.extract.layout.exercises.continuations import continued
from curation.extract.layout.exercises.evidence import Judge
from curation.extract.layout.exercises.group_titles import with_own_groups
from curation.extract.layout.exercises.items import lead_forms
from curation.extract.layout.exercises.named_only import named_in_passing, without_lists_of_contents
from curation.extract.layout.exercises.names_below import runs_named_below
from curation.extract.layout.exercises.siblings import as_long_as_siblings, bounded
from curation.extract.layout.lines.features import read_lines
from curation.extract.layout.lines.sentences import without_sentence_titles
from curation.extract.layout.lines.tables import headed_rows, with_heads, without_last_head
from curation.extract.layout.retold import Told, retold, untold
from curation.extract.layout.signs.line import Lexicon, Line
from curation.extract.layout.signs.naming import calls_by_muscle
from curation.extract.layout.signs.numbering import with_bare_counts
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.tagging.reading import tagged_exercises
from curation.extract.layout.tagging.weights import Weights
from curation.extract.model import Cell, Section, Span, Terms

LONGEST_TAGGED = 300_000
"""The most characters of an article whose sentences are tagged; longer ones are books."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An article's lines, the chunks that its titles cut them into, and its sections.

    Attributes:
        told: the spans of the exercises that rules tell.
        is_plain: whether rules tell them so plainly that no sentence is tagged.
        sections: the parts that present one exercise each, in reading order.
        untold: what rules tell, but no sentence reads like a part of; a routine or a test may be.
    """

    lines: tuple[Line, ...]
    chunks: tuple[Chunk, ...]
    told: tuple[Span, ...]
    is_plain: bool
    sections: tuple[Section, ...]
    untold: tuple[Section, ...] = ()


def outline(
    text: str, parted: Parted, terms: Terms, lexicon: Lexicon, weights: Weights | None
) -> Outline:
    """Return the outline of an article.

    Args:
        weights: by which sentences are taken to open exercises; without any, rules alone tell them.
    """
    blocks = with_led_items(with_bare_counts(parted.own, text), text, terms)
    lines = read_lines(text, blocks, terms, lexicon)
    lines = with_bare_items(without_sentence_titles(lines, text, terms), text, terms)
    lines = with_heads(lines, text)
    reading = Reading(text, terms)
    below = runs_named_below(lines, reading, lexicon.vocabulary)
    taken = {line.index for run in below for line in run.lines}
    chunks = split_chunks([line for line in lines if line.index not in taken], text)
    told = _told(chunks, reading, parted.furniture, below)
    runs, left = [*told.runs, *told.passing], []
    is_plain = told.is_plain(lines)
    if weights is not None and not is_plain and len(text) <= LONGEST_TAGGED:
        allowed = _allowed(lines, chunks, reading)
        tagged = tagged_exercises(allowed, reading, told.spans, weights)
        runs = retold(tagged, told, chunks, reading, lexicon.vocabulary)
        left = untold(tagged, told)
    cells = headed_rows(lines, text)
    sections, others = (
        tuple(_with_cells(_with_holes(some, parted.furniture), cells))
        for some in (_sections(x, told.passing, reading) for x in (runs, left))
    )
    return Outline(tuple(lines), tuple(chunks), told.spans, is_plain, sections, others)


def _allowed(lines: Sequence[Line], chunks: Sequence[Chunk], reading: Reading) -> Sequence[Line]:
    """Return the lines but those under titles that say what not to do."""
    forbidden = {
        line.index for chunk in chunks if is_forbidden(chunk, reading) for line in chunk.lines
    }
    return [line for line in lines if line.index not in forbidden] if forbidden else lines


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


def _told(
    chunks: Sequence[Chunk],
    reading: Reading,
    furniture: Sequence[Span],
    below: Sequence[Run],
) -> Told:
    """Return the exercises that rules tell.

    Args:
        below: those whose names stand below them, which are in none of the chunks.
    """
    runs = bounded(_runs(chunks, reading, furniture))
    runs = [*below, *without_lists_of_contents(as_long_as_siblings(runs), reading)]
    bare = named_in_passing(runs, reading)
    told = [(own, run in bare) for run in runs if (own := trimmed(run, reading))]
    told.sort(key=lambda one: span_of(one[0]))
    full = tuple(run for run, passing in told if not passing)
    return Told(full, tuple(map(span_of, full)), tuple(run for run, passing in told if passing))


def _sections(runs: Sequence[Run], passing: Collection[Run], reading: Reading) -> list[Section]:
    """Return the sections of exercises, in reading order."""
    heads = (run.head for run in runs)
    by_muscle = calls_by_muscle(reading.text, reading.terms, heads)
    made = (
        section_of(own, reading, run in passing, by_muscle)
        for run, own in zip(runs, with_own_groups(runs), strict=True)
    )
    return sorted(made, key=lambda section: (section.start, section.end))


def _runs(chunks: Sequence[Chunk], reading: Reading, furniture: Sequence[Span]) -> list[Run]:
    """Return the exercises that chunks hold, each with the chunks that belong to it."""
    judge = Judge(reading, chunks)
    forms = lead_forms(chunks, reading)
    own = [chunk for chunk in chunks if not (chunk.is_closed or is_forbidden(chunk, reading))]
    runs: list[Run] = []
    for chunk in own:
        found = told_runs(chunk, judge, reading, forms)
        if runs and not found:
            runs[-1] = continued(runs[-1], chunk, furniture, reading.text)
        runs.extend(found)
    return [
        run if (lines := without_last_head(run.lines)) is run.lines else replace(run, lines=lines)
        for run in runs
    ]
