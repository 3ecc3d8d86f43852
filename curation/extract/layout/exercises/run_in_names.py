"""The names of lines that open exercises: those that run into their text, and none that only counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from curation.extract.layout.exercises.chunks import Run
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.numbering import past_step
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.signs.steps import opens_with_order
from curation.extract.layout.signs.titles import Title
from curation.extract.model import Span

LEAST_NAMES = 3
"""The least lines that open with a name for such names to be seen."""
NAMED_SHARE = 0.7
"""The least share of the lines that do."""
_RUN_IN = re.compile(
    r"(?![\d\s–-]+[A-Z])(?:[^\s.!?:;]+\s+){1,6}?(?=[A-Z][\w'’]*,?\s+(?!(?:and|or|to)\b)[a-z])"
)
"""Words up to the next capital that small letters follow, not those that join the words of a name; numbers alone
are none."""


def with_run_in_names(
    runs: Sequence[Run], told: Collection[Run | None], reading: Reading
) -> list[Run]:
    """Return exercises, those that rules do not tell with the names that run into their first lines.

    Args:
        told: those of them that rules tell, which have names already.
    """
    own = [run for run in runs if run not in told]
    openings = with_names([run.lines[0] for run in own], reading)
    named = dict(zip(own, openings, strict=True))
    return [_opened_by(named[run], run) if run in named else run for run in runs]


def _opened_by(line: Line, run: Run) -> Run:
    if line is run.lines[0]:
        return run
    return replace(run, lines=(line, *run.lines[1:]), head=line if line.title else None)


def with_names(openings: Sequence[Line], reading: Reading) -> list[Line]:
    """Return the lines that open an article's exercises, with the names that they begin with.

    A count of steps in front of a line ("Step 4: Hug yourself") is no name.
    """
    titles: dict[int, Title | None] = dict(_run_in_names(openings, reading))
    titles |= {line.start: None for line in openings if _only_counts(line, reading)}
    return [
        replace(line, title=titles[line.start]) if line.start in titles else line
        for line in openings
    ]


def _only_counts(line: Line, reading: Reading) -> bool:
    title = line.title
    return title is not None and title.span.end <= past_step(reading.text, line.content, line.end)


def _run_in_names(openings: Sequence[Line], reading: Reading) -> dict[int, Title]:
    """Return the names that run into the text of lines, by where the lines begin, if most have one.

    Nothing but the capital behind it tells where such a name ends, so a single one is not seen
    ("Hip Twist Lie down and ...").
    """
    names = {line.start: name for line in openings if (name := _run_in_name(line, reading))}
    return names if len(names) >= max(LEAST_NAMES, NAMED_SHARE * len(openings)) else {}


def _run_in_name(line: Line, reading: Reading) -> Title | None:
    """Return the name that a line begins with, None where it begins with an order or has a title."""
    if line.title is not None or opens_with_order(line.content, reading.terms):
        return None
    found = _RUN_IN.match(reading.text, line.content, line.end)
    if found is None:
        return None
    span = Span(line.content, line.content + len(found.group().rstrip()))
    return Title(span, found.end(), alone=False, marked=False, exact=False, named=True)
