"""Exercises as their sentences are tagged: those that rules tell alike, and others of the tagged lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from curation.extract.layout.exercises.borders import span_of
from curation.extract.layout.exercises.chunks import Chunk, Run
from curation.extract.layout.exercises.first_lines import with_titles
from curation.extract.layout.exercises.run_in_names import with_run_in_names
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.tagging.units import Unit
from curation.extract.model import Span
from curation.records import BlockKind
from curation.vocabulary import Vocabulary

ALIKE = 0.65
"""The least share of common characters at which the exercise that rules tell is taken as it is: from
there on its borders are as often the better ones."""

LEAST_PLAIN = 3
"""The least exercises of an article that rules tell plainly."""
PLAIN_SHARE = 0.8
"""The least share of these that have titles, and of the article's instructions that stand in them. In
articles like this, half of all, rules find 0.959 of the exercises (F1), and tags no more, at more cost."""


class Told(NamedTuple):
    """The exercises that rules tell in an article, without closing words.

    Attributes:
        runs: those that are told, in reading order.
        spans: where each of these stands.
        passing: those that are only named.
    """

    runs: tuple[Run, ...]
    spans: tuple[Span, ...]
    passing: tuple[Run, ...]

    def is_plain(self, lines: Sequence[Line]) -> bool:
        """Return whether hardly anything is left to tell: nearly all have titles of one form, nearly all
        lines that have such titles are theirs, and so are nearly all instructions of the article.
        """
        number, heads = len(self.runs), [run.head for run in self.runs if run.head]
        if number < LEAST_PLAIN or len(heads) < PLAIN_SHARE * number:
            return False
        forms = {_form_of(head) for head in heads}
        if len(forms) > 1:
            return False
        titles = (line for line in lines if line.title and line.index > 0 and not line.label)
        titled = sum(_form_of(line) in forms for line in titles)
        steps = sum(line.steps for line in lines)
        return (
            len(heads) >= PLAIN_SHARE * titled
            and sum(run.steps for run in self.runs) >= PLAIN_SHARE * steps
        )


def _form_of(line: Line) -> tuple[BlockKind, int, bool, bool]:
    alone = line.title is not None and line.title.alone
    return line.kind, line.level, line.number is not None, alone


def retold(
    tagged: Sequence[Sequence[Unit]],
    told: Told,
    chunks: Sequence[Chunk],
    reading: Reading,
    vocabulary: Vocabulary,
) -> list[Run]:
    """Return the exercises of an article.

    What rules only name in passing stays, where nothing that is tagged holds it.

    Args:
        tagged: the units of each exercise.
        told: the exercises that rules tell.
        chunks: the article's titles with the lines under them.
    """
    spans = [_span(units) for units in tagged]
    alike = [_told_alike(span, told) for span in spans]
    runs = [
        run or _run_of(units, chunks, reading.text)
        for run, units in zip(alike, tagged, strict=True)
    ]
    passing = [run for run in told.passing if not _met(span_of(run), spans)]
    return [*with_titles(with_run_in_names(runs, alike, reading), reading, vocabulary), *passing]


def untold(tagged: Sequence[Sequence[Unit]], told: Told) -> list[Run]:
    """Return what rules tell of exercises where no sentence is tagged as one's."""
    spans = [_span(units) for units in tagged]
    return [x for x, span in zip(told.runs, told.spans, strict=True) if not _met(span, spans)]


def _span(units: Sequence[Unit]) -> Span:
    return Span(units[0].start, units[-1].end)


def _told_alike(span: Span, told: Told) -> Run | None:
    """Return the exercise that rules tell with nearly the same borders."""
    for run, (start, end) in zip(told.runs, told.spans, strict=True):
        common = min(end, span.end) - max(start, span.start)
        if common >= ALIKE * (max(end, span.end) - min(start, span.start)):
            return run
    return None


def _met(span: Span, spans: Sequence[Span]) -> bool:
    return any(start < span.end and span.start < end for start, end in spans)


def _run_of(units: Sequence[Unit], chunks: Sequence[Chunk], text: str) -> Run:
    """Return an exercise of tagged units, under the titles over its first line."""
    lines = tuple(_pieces(units, text))
    head = lines[0] if lines[0].title else None
    return Run(lines, head, _groups(units[0].line, chunks))


def _pieces(units: Sequence[Unit], text: str) -> Iterator[Line]:
    """Yield the lines of units, of a line in parts what the units hold of it."""
    for _, of_line in groupby(units, key=lambda unit: unit.line.index):
        own = list(of_line)
        first, line = own[0], own[0].line
        if len(own) == first.siblings:
            yield line
            continue
        end = first.start + len(text[first.start : own[-1].end].rstrip())
        words = text.count(" ", first.content, end) + 1
        part = replace(line, start=first.start, content=first.content, end=end, words=words)
        yield (
            part if first.place == 0 else replace(part, title=None, number=None, label="", aside="")
        )


def _groups(line: Line, chunks: Sequence[Chunk]) -> tuple[Line, ...]:
    """Return the titles over a line, outermost first."""
    starts = [chunk.lines[0].start for chunk in chunks]
    place = bisect_right(starts, line.start) - 1
    if place < 0:
        return ()
    chunk = chunks[place]
    own = chunk.head is None or chunk.head.index == line.index
    return chunk.parents if own or chunk.head is None else (*chunk.parents, chunk.head)
