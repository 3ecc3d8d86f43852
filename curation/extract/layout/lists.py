"""Lists that lost their marks: names of exercises on lines of their own, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from curation.extract.layout.lines import Line
from curation.extract.model import Terms
from curation.records import BlockKind

LEAST_NAMES = 3
"""The least names in a row that are a list; fewer may be a title and the title under it."""
MOST_NAME_WORDS = 8
KNOWN_SHARE = 0.4
"""The least share of the lines of a list that must hold a known name or end like one."""


def with_lists(lines: Sequence[Line], text: str, terms: Terms) -> list[Line]:
    """Return the lines with runs of bare names as list items.

    A title that stands over instructions is none of them.
    """
    restored = list(lines)
    for run in _runs(lines, text):
        if len(run) >= LEAST_NAMES and _are_names(run, terms):
            for line in run:
                restored[line.index] = replace(
                    line, kind=BlockKind.LIST_ITEM, level=1, gap=0, title=None
                )
    return restored


def _runs(lines: Sequence[Line], text: str) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if _is_bare(line, text):
            run.append(line)
            continue
        if run:
            yield run[:-1] if line.steps else run
        run = []
    yield run


def _is_bare(line: Line, text: str) -> bool:
    title = line.title
    return (
        line.kind is BlockKind.PARAGRAPH
        and title is not None
        and title.alone
        and not title.marked
        and not line.label
        and line.steps == 0
        and line.words <= MOST_NAME_WORDS
        and text[line.end - 1] not in ".!?:;,"
    )


def _are_names(run: Sequence[Line], terms: Terms) -> bool:
    aliased = sum(bool(terms.within(line.start, line.end, "alias")) for line in run)
    named = sum(line.title is not None and line.title.named for line in run)
    return aliased > 0 and named >= KNOWN_SHARE * len(run)
