"""Where an exercise ends by what is printed of those built alike: its length, the heading after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from curation.extract.layout.exercises.chunks import Run
from curation.extract.layout.signs.line import Line
from curation.records import BlockKind

LEAST_SIBLINGS = 2
"""The least number of exercises built alike by which the length of the last one is judged."""


def as_long_as_siblings(runs: Sequence[Run]) -> list[Run]:
    """Return the runs, the last with no more lines than the longest of its siblings, nor lists where all end with one."""
    kept = list(runs)
    if not kept or kept[-1].head is None:
        return kept
    last, head = kept[-1], kept[-1].head
    siblings = [
        run
        for run in kept[:-1]
        if run.head and (run.head.kind, run.head.level) == (head.kind, head.level)
    ]
    if len(siblings) >= LEAST_SIBLINGS:
        longest = max(len(run.lines) for run in siblings)
        end = _end_of_list(last.lines, longest)
        if all(run.lines[-1].listed for run in siblings):
            most = max(len(_ends_of_lists(run.lines)) for run in siblings)
            end = min([end, *_ends_of_lists(last.lines)[most : most + 1]])
        kept[-1] = replace(last, lines=last.lines[:end])
    return kept


def _ends_of_lists(lines: Sequence[Line]) -> list[int]:
    """Return where each list among lines ends that others follow."""
    return [i for i, (one, after) in enumerate(pairwise(lines), 1) if one.listed > after.listed]


def _end_of_list(lines: Sequence[Line], end: int) -> int:
    """Return where the list ends that a cut at ``end`` would go through, else ``end``."""
    while 0 < end < len(lines) and lines[end].listed and lines[end - 1].listed:
        end += 1
    return end


def bounded(runs: Sequence[Run]) -> list[Run]:
    """Mark the runs under a heading that the heading of another exercise follows at once."""
    marked = [
        replace(run, bounded=True) if _bounds(run, after) else run for run, after in pairwise(runs)
    ]
    return [*marked, *runs[-1:]]


def _bounds(run: Run, after: Run) -> bool:
    head, following = run.head, after.head
    if head is None or following is None or head.kind is not BlockKind.HEADING:
        return False
    alike = (head.kind, head.level) == (following.kind, following.level)
    return alike and run.lines[-1].index + 1 == following.index == after.lines[0].index
