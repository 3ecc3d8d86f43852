"""Where a section begins and ends: a run of lines without closing words, with its name and groups."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from curation.extract.layout.exercises.chunks import MOST_LABEL_WORDS, Run
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.naming import name_of, names_only_muscles
from curation.extract.layout.signs.prose_names import likened_name
from curation.extract.layout.signs.reading import MOST_CLOSING_WORDS, Reading
from curation.extract.model import Section, Span


def trimmed(run: Run, reading: Reading) -> Run | None:
    """Return the run without closing words, None where nothing is left."""
    lines = _trimmed(run, reading)
    if len(lines) == len(run.lines):
        return run
    return replace(run, lines=tuple(lines)) if lines else None


def span_of(run: Run) -> Span:
    """Return where a trimmed run stands; a list item alone stands without its mark."""
    lines = run.lines
    alone = len(lines) == 1 and lines[0].listed
    return Span(lines[0].content if alone else lines[0].start, lines[-1].end)


def section_of(run: Run, reading: Reading, passing: bool, by_muscle: bool) -> Section:
    """Return a trimmed run as a section with its name and its groups."""
    lines = run.lines
    start, end = span_of(run)
    head = run.head.title.span if run.head and run.head.title else None
    of_muscle = not by_muscle and _names_muscles(run.head, reading)
    name = name_of(reading.text, reading.terms, run.head, lines, of_muscle=of_muscle)
    body = [line for line in lines if line is not run.head]
    likened = likened_name(reading.text, reading.terms, body[0]) if body and not name else None
    return Section(
        start=start,
        end=end,
        name=name or likened,
        heading=head,
        groups=tuple(_group_span(line, reading) for line in run.groups),
        own_groups=tuple(_group_span(line, reading) for line in run.own_groups),
        variations=_asides(lines, "variation"),
        warnings=_asides(lines, "warning"),
        passing=passing,
        likened=likened is not None,
        of_muscle=of_muscle and _stands_in(run.head, name),
    )


def _names_muscles(head: Line | None, reading: Reading) -> bool:
    return head is not None and names_only_muscles(reading.text, reading.terms, head)


def _stands_in(head: Line | None, name: Span | None) -> bool:
    return head is not None and name is not None and head.start <= name.start < head.end


def _asides(lines: Sequence[Line], kind: str) -> tuple[Span, ...]:
    """Return the spans of the parts of a section under labels of one kind.

    A label with text of its own holds for its line, a bare one for the lines up to the next label
    or title.
    """
    spans = []
    for position, line in enumerate(lines):
        if line.aside != kind:
            continue
        end = line.end
        if line.words <= MOST_LABEL_WORDS:
            for later in lines[position + 1 :]:
                if later.label or later.title is not None:
                    break
                end = later.end
        spans.append(Span(line.start, end))
    return tuple(spans)


def _group_span(line: Line, reading: Reading) -> Span:
    if line.title:
        return line.title.span
    stop = reading.text.find(". ", line.content, line.end)
    return Span(line.content, line.end if stop < 0 else stop + 1)


def _trimmed(run: Run, reading: Reading) -> list[Line]:
    """Return the run's lines without closing words."""
    lines = list(run.lines)
    last = max(
        (i for i, x in enumerate(lines) if x.steps or x.label in ("why", "howto")), default=0
    )
    kept = lines[: last + 1]
    for place, line in enumerate(lines[last + 1 :], last + 2):
        if line is run.head:
            kept.append(line)
            continue
        goes_on = (
            run.bounded
            or line.listed
            or line.closes
            or reading.doses(line.content, line.end)
            or reading.introduces(line)
            or reading.places(line)
            or (_is_aside(line) and any(reading.only_closes(x) for x in lines[place : place + 1]))
        )
        in_list = line.listed and kept[-1].listed and line.index == kept[-1].index + 1
        leaves = line.many and not (in_list or reading.speaks_of_one([line]))
        if leaves or not goes_on:
            break
        kept = lines[: lines.index(line) + 1]
    if len(kept) == 1 and kept[0] is run.head and len(lines) > 1:
        return lines[: 1 + _remarks(lines[1:])]
    return kept


def _remarks(lines: Sequence[Line]) -> int:
    """Return how many lines under a title say something of that exercise alone."""
    if len(lines) == 1 and not (lines[0].label or lines[0].title):
        return 1
    if not _is_remark(lines[0]):
        return 0
    listed = itertools.takewhile(lambda line: line.listed and not line.many, lines[1:])
    return 1 + sum(1 for _ in listed)


def _is_aside(line: Line) -> bool:
    """Return whether a line is as short as a step that names no part of the body."""
    return line.words <= MOST_CLOSING_WORDS and line.gap <= 1 and not line.title


def _is_remark(line: Line) -> bool:
    """Return whether a paragraph under a title says something of that exercise alone."""
    return not (line.many or line.label or line.title or line.listed)
