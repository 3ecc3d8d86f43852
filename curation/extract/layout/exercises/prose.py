"""Exercises without a title: runs of instructions with the sentences that introduce them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from curation.extract.layout.exercises.chunks import Run
from curation.extract.layout.exercises.evidence import MOST_WORDS_PER_STEP
from curation.extract.layout.exercises.successions import split_run
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.reading import Reading
from curation.records import BlockKind

MOST_INTRODUCING = 4
"""The most lines before the instructions that may introduce them."""
MOST_INTRODUCING_WORDS = 60
"""The most words of such a line before instructions that themselves name the exercise."""


def nameless_runs(body: Sequence[Line], groups: tuple[Line, ...], reading: Reading) -> list[Run]:
    """Return the exercises that consecutive instructions among the lines tell.

    An item of the list of one exercise does not introduce the next one.
    """
    runs: list[Run] = []
    listed: set[int] = set()
    for lines in _instruction_runs(body, reading):
        if _instructs(lines, reading):
            opened = lines[0].label == "why"
            free = [line for line in body if line.index not in listed]
            before = [] if opened else _introduction(free, lines[0], reading)
            listed.update(line.index for line in lines if line.listed)
            whole = [*before, *lines]
            runs += split_run(whole, None, groups, reading)
    return runs


def _opening_reasons(body: Sequence[Line]) -> set[int]:
    """Return the reasons that open exercises: where each "How to" or each instruction has one before it."""
    reasons = [line.index for line in body if line.label == "why"]
    if len(reasons) < 2:
        return set()
    led = [(x.index, y) for x, y in pairwise(body) if x.label == "why"]
    told = sum(line.label == "howto" for line in body)
    if told:
        before = {index for index, line in led if line.label == "howto"}
        return before if len(before) == told > 1 else set()
    leading = [index for index, line in led if line.steps and not line.label]
    if leading != reasons:
        return set()
    first = next(line.index for line in body if line.steps and not line.label)
    return set(reasons) if reasons[0] < first else set()


def _lines_between_lists(body: Sequence[Line], reading: Reading) -> set[int]:
    """Return the paragraphs that end one list of instructions and stand right over the next one."""
    return {
        line.index
        for before, line, after in zip(body, body[1:], body[2:], strict=False)
        if before.listed
        and after.listed
        and after.number in (None, 1)
        and line.kind is BlockKind.PARAGRAPH
        and not line.steps
        and not line.label
        and reading.introduces(line)
        and after.steps
    }


def _instruction_runs(body: Sequence[Line], reading: Reading) -> Iterable[list[Line]]:
    run: list[Line] = []
    quiet = 0
    reasons = _opening_reasons(body)
    leading = _lines_between_lists(body, reading)
    for line in body:
        told = bool(run) and run[-1].index in reasons
        opens = line.index in (reasons | leading) or (
            not told and (line.label == "howto" or (line.gap > 1 and line.starts))
        )
        if run and opens and sum(x.steps for x in run) > 0:
            yield run
            run, quiet = [], 0
        same_list = bool(run) and line.listed and run[-1].listed and line.gap == 0
        ends = bool(run) and (bool(line.label) or reading.only_closes(line))
        if line.steps or same_list or ends or line.index in (reasons | leading):
            run.append(line)
            quiet = 0
        elif run:
            quiet += 1
            if quiet > 1 or line.gap > 1 or line.many:
                yield run[: len(run) - quiet + 1]
                run, quiet = [], 0
            else:
                run.append(line)
    if run:
        yield run


def _instructs(lines: Sequence[Line], reading: Reading) -> bool:
    steps = sum(line.steps for line in lines)
    if sum(line.words for line in lines) > MOST_WORDS_PER_STEP * steps:
        return False
    rite = any(line.starts for line in lines) + any(
        (line.steps > 0 or line.listed) and (line.closes or reading.doses(line.content, line.end))
        for line in lines
    )
    labelled = any(line.label == "howto" for line in lines)
    return steps >= 2 and (rite == 2 or labelled or (steps >= 4 and (rite > 0 or lines[0].listed)))


def _praises(line: Line, reading: Reading) -> bool:
    """Return whether a line names an exercise and what it does, with one verb of instruction at most."""
    return line.steps == 1 and not line.closes and reading.aliased(line)


def _introduction(body: Sequence[Line], first: Line, reading: Reading) -> list[Line]:
    """Return the lines before ``first`` that introduce the same exercise."""
    found: list[Line] = []
    if first.number is not None:
        return found
    expected, gap = first.index - 1, first.gap
    for line in reversed([x for x in body if x.index < first.index]):
        apart = line.index != expected or gap > 1 or len(found) == MOST_INTRODUCING
        told = line.steps and not (first.label == "howto" and _praises(line, reading))
        if apart or line.label or told or line.many or line.title:
            break
        if not reading.introduces(line):
            break
        found.insert(0, line)
        expected, gap = line.index - 1, line.gap
    long = any(line.words > MOST_INTRODUCING_WORDS for line in found)
    if long and reading.opens_with_name(first) and not any(map(reading.names_known, found)):
        return []
    named = [i for i, line in enumerate(found) if reading.names_exercise(line)]
    return found[named[0] :] if named else found[-1:]
