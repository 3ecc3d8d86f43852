"""Exercises that an article names without telling them: in a list of contents, or in passing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curation.extract.layout.exercises.chunks import Run
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.name_signs import word_count
from curation.extract.layout.signs.numbering import counted_rows
from curation.extract.layout.signs.reading import Reading
from curation.extract.model import Span
from curation.names import name_key
from curation.records import BlockKind

LEAST_TOLD = 2
"""From this number of exercises with instructions on, bare names in the article only name others."""
MOST_BARE_SHARE = 1.5
"""With more bare names than this for each exercise with instructions, they are the article's point."""
LONGEST_NAMED = 9
"""The most words of a line that only names an exercise and its dose."""
LONGEST_REMARK = 5
"""The most words of the dose or remark behind the name in such a line."""


def without_lists_of_contents(runs: Sequence[Run], reading: Reading) -> list[Run]:
    """Return the runs without lines that name again what another one tells, but for rows of a table that dose it."""
    text = reading.text
    if all(run.steps or len(run.lines) > 1 for run in runs):
        return list(runs)

    def key(run: Run) -> str:
        span = run.head.title.span if run.head and run.head.title else None
        line = run.lines[0]
        return name_key(text[span.start : span.end] if span else text[line.content : line.end])

    told = {key(run): run for run in runs if run.steps}
    return [
        run
        for run in runs
        if run.steps
        or len(run.lines) > 1
        or key(run) not in told
        or _is_variant(run.lines[0], told[key(run)].lines[0], reading)
        or _adds_dose(run.lines[0], told[key(run)], reading)
    ]


def _is_variant(line: Line, told: Line, reading: Reading) -> bool:
    """Return whether a line says more than a remark of what it names, and stands beside one of that name."""
    if line.kind is BlockKind.TABLE_ROW or abs(line.index - told.index) > 1:
        return False
    return word_count(reading.text, _rest(line)) > LONGEST_REMARK


def _adds_dose(row: Line, told: Run, reading: Reading) -> bool:
    """Return whether a row of a table doses an exercise that is told elsewhere without a dose."""
    if row.kind is not BlockKind.TABLE_ROW or not reading.doses(*_rest(row)):
        return False
    return not any(reading.doses(line.content, line.end) for line in told.lines)


def named_in_passing(runs: Sequence[Run], reading: Reading) -> set[Run]:
    """Return the runs that only name an exercise beside others that the article tells.

    One that is counted among them is as good as they are.
    """
    bare = {run for run in runs if _only_names(run, reading)}
    if bare:
        bare -= set(_counted_among_told(runs))
        named = [_words(run, reading) for run in runs if run.steps]
        bare = {run for run in bare if not _is_new(run, named, reading)}
    told = sum(run.steps > 0 for run in runs)
    return set() if told < LEAST_TOLD or len(bare) > MOST_BARE_SHARE * told else bare


def _counted_among_told(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the items of numbered lists that tell some of their exercises."""
    for row in counted_rows(runs, _list_number):
        if any(run.steps for run in row):
            yield from row


def _list_number(run: Run) -> int | None:
    """Return the number of the list item that opens a run, None where none does."""
    line = run.lines[0]
    return line.number if line.listed else None


def _only_names(run: Run, reading: Reading) -> bool:
    """Return whether a run is a name, with a dose at the most, and says nothing else."""
    line = run.lines[0]
    if len(run.lines) > 1 or run.steps or line.words > LONGEST_NAMED:
        return False
    rest = line.title.rest if line.title else line.end
    if word_count(reading.text, Span(rest, line.end)) > LONGEST_REMARK:
        return False
    return not any(reading.terms.within(rest, line.end, group) for group in ("muscle", "position"))


def _is_new(run: Run, named: Sequence[frozenset[str]], reading: Reading) -> bool:
    """Return whether a name with a dose is of no exercise that is told elsewhere."""
    words = _words(run, reading)
    known = any(words <= other or other <= words for other in named if other)
    return not known and reading.doses(*_rest(run.lines[0]))


def _words(run: Run, reading: Reading) -> frozenset[str]:
    """Return the words of the name that a run prints in front or on a line of its own."""
    line = run.lines[0]
    span = run.head.title.span if run.head and run.head.title else Span(line.content, line.end)
    return frozenset(name_key(reading.text[slice(*span)]).split())


def _rest(line: Line) -> Span:
    """Return what a line says after the name in front of it."""
    return Span(line.title.rest if line.title else line.content, line.end)
