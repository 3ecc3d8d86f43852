"""Several exercises told one after the other without a title between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from curation.extract.layout.chunks import Run
from curation.extract.layout.line import Line
from curation.extract.layout.reading import Reading
from curation.extract.wording import words

_DO_REPS = re.compile(
    rf"(?:then |next,? )?{words('ordering_verb')} (?:\w+ )?(?:\d+|\w+) rep\w* of ", re.IGNORECASE
)


def split_run(
    lines: Sequence[Line], head: Line | None, groups: tuple[Line, ...], reading: Reading
) -> list[Run]:
    """Return the lines as one run, or as several where another exercise starts among them."""
    cuts = [0]
    for position, line in enumerate(lines):
        before = lines[cuts[-1] : position]
        rest = lines[position:]
        if position and (
            _goes_on(line, before, rest, reading)
            or (head is None and _is_whole(line, before, reading))
        ):
            cuts.append(position)
    runs = []
    for start, end in zip(cuts, [*cuts[1:], len(lines)], strict=True):
        own = head if start == 0 else None
        around = groups if start == 0 or head is None else (*groups, head)
        runs.append(Run(tuple(lines[start:end]), own, around))
    return runs


def _is_whole(line: Line, before: Sequence[Line], reading: Reading) -> bool:
    """Return whether a paragraph tells an exercise from its start to its end, as those before it do."""
    if line.listed or any(x.listed for x in before) or not line.steps:
        return False
    turns = reading.terms.within(line.content, line.end, "layout", "next_target")
    if turns and turns[0].start <= line.content + 1:
        return any(x.steps for x in before)
    return ends_exercise(line, reading) and any(ends_exercise(x, reading) for x in before)


def ends_exercise(line: Line, reading: Reading) -> bool:
    """Return whether a line instructs and tells how long, how often, or that the other side follows."""
    return line.steps > 0 and (line.closes or reading.doses(line.content, line.end))


def _goes_on(line: Line, before: Sequence[Line], rest: Sequence[Line], reading: Reading) -> bool:
    """Return whether ``line``, the first of ``rest``, starts another exercise."""
    if line.aside or not line.steps or sum(x.steps for x in before) < 2:
        return False
    opening = min(line.end, line.content + 60)
    if reading.terms.within(line.content, opening, "layout", "next_exercise"):
        return True
    if _DO_REPS.match(reading.text, line.content, line.end):
        return True
    closed = any(x.closes for x in before[-2:])
    fresh = line.starts and closed and sum(x.steps for x in rest) > 1
    return fresh and (line.gap > 1 or _other_position(line, before, reading))


def _other_position(line: Line, before: Sequence[Line], reading: Reading) -> bool:
    def first(lines: Iterable[Line]) -> str | None:
        for x in lines:
            for term in reading.terms.within(x.content, x.end, "position"):
                return term.target
        return None

    here, there = first([line]), first(before)
    return here is not None and here != there
