"""Several exercises told one after the other without a title between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from curation.extract.layout.exercises.chunks import Run
from curation.extract.layout.signs.lead_names import SENTENCE_BREAK, goes_on_to_name, states_purpose
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.reading import Reading
from curation.extract.wording import words

LEAST_STEPS = 2
"""The least instructions of an exercise."""
LEAST_TOLD_WORDS = 25
"""The least words of a paragraph that tells an exercise without saying how long or how often."""
WIDE = 2
"""The least blank lines that set a paragraph apart, where its heading may have been lost."""
OPENING = 60
"""Characters within which a line says that another exercise follows."""
_DO_REPS = re.compile(
    rf"(?:then |next,? )?{words('ordering_verb')} (?:\w+ )?(?:\d+|\w+) rep\w* of ", re.IGNORECASE
)


def split_run(
    lines: Sequence[Line], head: Line | None, groups: tuple[Line, ...], reading: Reading
) -> list[Run]:
    """Return the lines as one run, or as several where another exercise starts among them."""
    cuts = [0]
    apart = {0}
    for position, line in enumerate(lines):
        before = lines[cuts[-1] : position]
        rest = lines[position:]
        if position and _stands_apart(line, before, head):
            cuts.append(position)
            apart.add(position)
        elif position and (
            _goes_on(line, before, rest, head, reading)
            or (head is None and _is_whole(line, before, reading))
            or (head is None and _starts_elsewhere(line, before, reading))
        ):
            cuts.append(position)
    runs = []
    for start, end in zip(cuts, [*cuts[1:], len(lines)], strict=True):
        own = head if start == 0 else None
        under = head is not None and apart.isdisjoint(range(1, start + 1))
        around = (*groups, head) if head is not None and start and under else groups
        runs.append(Run(tuple(lines[start:end]), own, around))
    return runs


def _stands_apart(line: Line, before: Sequence[Line], head: Line | None) -> bool:
    """Return whether a rich paragraph stands farther below an exercise than the parts of this from each other."""
    if line.gap < WIDE or not _is_rich(line):
        return False
    inner = [x.gap for x in before[1:]]
    if any(line.gap <= gap for gap in inner):
        return False
    if before[0] is head:
        return max((x.words for x in before[1:]), default=0) >= LEAST_TOLD_WORDS
    return sum(x.steps for x in before) >= LEAST_STEPS


def _is_whole(line: Line, before: Sequence[Line], reading: Reading) -> bool:
    """Return whether a paragraph tells an exercise from its start to its end, as those before it do.

    Where the one before it is as rich, it need not say how long or how often.
    """
    if line.listed or any(x.listed for x in before) or not line.steps:
        return False
    turns = reading.terms.within(line.content, line.end, "layout", "next_target")
    if turns and turns[0].start <= line.content + 1:
        return any(x.steps for x in before)
    if not ends_exercise(line, reading):
        return False
    if any(ends_exercise(x, reading) for x in before):
        return True
    rich = _is_rich(line) and _is_rich(before[-1]) and not before[-1].label
    return rich and (_counts_on(line, reading) or not reading.goes_on(line))


_COUNTS_ON = re.compile(rf"{words('counting_on')}\s*[,:(]", re.IGNORECASE)


def _counts_on(line: Line, reading: Reading) -> bool:
    """Return whether a paragraph counts a further exercise ("Third: ...", "Finally, ..."), whatever else it goes on with."""
    return _COUNTS_ON.match(reading.text, line.content, line.end) is not None


def _is_rich(line: Line) -> bool:
    """Return whether a paragraph holds the instructions and the words of a whole exercise."""
    return not line.listed and line.steps >= LEAST_STEPS and line.words >= LEAST_TOLD_WORDS


def _starts_elsewhere(line: Line, before: Sequence[Line], reading: Reading) -> bool:
    """Return whether a rich paragraph starts from another pose than such a one before it ends in."""
    last = before[-1]
    if not _is_rich(line) or last.listed or line.gap < 1 or last.words < LEAST_TOLD_WORDS:
        return False
    if sum(x.steps for x in before) < LEAST_STEPS:
        return False
    if not (line.starts or reading.places(line)):
        return False
    here, there = reading.poses([line]), reading.poses(before)
    return bool(here and there) and here[0] != there[-1]


def ends_exercise(line: Line, reading: Reading) -> bool:
    """Return whether a line instructs and tells how long, how often, or that the other side follows."""
    return line.steps > 0 and (line.closes or reading.doses(line.content, line.end))


def _goes_on(
    line: Line, before: Sequence[Line], rest: Sequence[Line], head: Line | None, reading: Reading
) -> bool:
    """Return whether ``line``, the first of ``rest``, starts another exercise."""
    if line.aside or not _is_told(before, reading):
        return False
    if _is_next(line, reading) or (head is None and _turns_to_name(line, reading)):
        return True
    if not line.steps:
        return False
    if head is None and _follows_dose(line, before[-1], reading):
        return True
    known = head is not None and head.title is not None and head.title.exact
    if not known and states_purpose(reading.text, line.content, line.end, reading.terms):
        return True
    if _DO_REPS.match(reading.text, line.content, line.end):
        return True
    if not (line.starts or reading.places(line)) or sum(x.steps for x in rest) < LEAST_STEPS:
        return False
    named = head is not None and head.title is not None and head.title.named
    prose = not (named or line.listed)
    closed = any(x.closes or (prose and _closes_with_dose(x, reading)) for x in before[-2:])
    return closed and (line.gap > 1 or _other_position(line, before, reading))


def _follows_dose(line: Line, before: Line, reading: Reading) -> bool:
    """Return whether an item instructs right behind one that says no more than how long or how often."""
    if not (line.listed and before.listed) or line.closes or reading.goes_on(line):
        return False
    return reading.only_closes(before) and reading.doses(before.content, before.end)


def _is_told(lines: Sequence[Line], reading: Reading) -> bool:
    """Return whether lines tell an exercise: by instructions, or after one by words for the next."""
    return sum(line.steps for line in lines) >= LEAST_STEPS or _is_next(lines[0], reading)


def _is_next(line: Line, reading: Reading) -> bool:
    """Return whether a line says that another exercise follows, and instructs or states its dose."""
    opening = min(line.end, line.content + OPENING)
    if not reading.terms.within(line.content, opening, "layout", "next_exercise"):
        return False
    return line.steps > 0 or reading.doses(line.content, line.end)


def _turns_to_name(line: Line, reading: Reading) -> bool:
    """Return whether a paragraph goes on to another exercise by its name."""
    text, terms = reading.text, reading.terms
    return not line.listed and goes_on_to_name(text, line.content, line.end, terms)


def _closes_with_dose(line: Line, reading: Reading) -> bool:
    """Return whether a line says how long or how often behind its first sentence, or is that alone."""
    behind = SENTENCE_BREAK.search(reading.text, line.content, line.end)
    return reading.doses(behind.end() if behind else line.content, line.end)


def _other_position(line: Line, before: Sequence[Line], reading: Reading) -> bool:
    here, there = reading.poses([line]), reading.poses(before)
    return bool(here) and here[:1] != there[:1]
