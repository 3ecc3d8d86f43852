"""Counts of what was just told, without a unit ("ten of these", "six forward, six backward")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.extract.dosage.amounts import NOT_FEW, RANGE
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import NUMBER, read_range
from curation.extract.dosage.wording import words
from curation.records import Range

_COUNT = (
    rf"(?:(?P<least>{words('at_least')})|(?P<most>{words('at_most')})|{words('about')}|another)?\s*"
    rf"(?!one\b(?!\s+or\b)){RANGE}(?P<more>\s+{words('or_more')})?(?P<fewer>\s+{words('or_less')})?"
)
"""The pattern of a number with what bounds it."""
_STOP = r"\s*(?:[.;!)]|$)"
_OF_THESE = re.compile(
    rf"(?:^\W*|(?!{words('choosing')}\W)\b[\w'’]+\W+|[^\w\s]\s*){_COUNT}(?:\s+or\s+so)?\s+(?:more\s+)?of\s+"
    rf"(?:these|them|those|(?:each|every|all)(?:\s+(?:the\s+)?{words('exercise')})?)\b"
    rf"(?=\s*(?:[.,;!)/]|$|(?:per|each|on|with|in|for\s+(?:each|both|every)|an?\s+{words('side')}|and|to|every|daily|will|is|are)\b))"
)
_TRIED_FOR = re.compile(
    rf"\b(?<!let ){words('trying_for')}\s+{_COUNT}(?={_STOP}|,?\s*an?\s+{words('side')}"
    rf"|(?:,\s*|\s+)(?:then\b|(?:and|before)\s+(?:you\s+|then\s+)?(?:{words('change_over', 'moving_on')}|rest|work|build))"
    rf"|,\s+(?:{NUMBER}\s+sets\b|rest))"
)
_MORE = re.compile(rf"\b(?:and|then|do)\s+{_COUNT}\s+more(?={_STOP})")
_IN_A_ROW = re.compile(rf"(?:^|[.,;:(]|\bdo)\s*{_COUNT}\s+{words('succession_of')}(?={_STOP}|,)")
_WAY = rf"(?:(?:go\s+|going\s+)?{words('way_round')}|to\s+the\s+(?:front|back)\b)"
_EACH_WAY = re.compile(
    rf"\b(?<![.:/]){NOT_FEW}{RANGE}\s+(?:(?:in\s+)?(?:each|one|either)\s+(?:direction|way)\b"
    rf"|{_WAY}\s*(?:[,;]|and\b|then\b|but\b)+(?:\s*(?:and|then))?\s*{NUMBER}\s+"
    rf"(?:{_WAY}|(?:(?:going|in|to|more)\s+)*the\s+(?:other|opposite)\s+(?:way|direction)\b))"
)
_BY_SIDES = re.compile(
    rf"\b(?<![.:/]){NOT_FEW}{RANGE}\s+(?:\w+\s+){{0,2}}?(?:(?:to|on|with|for|over)\s+(?:the|your)\s+)?"
    rf"(?P<side>left|right)\b[^.;\d]{{0,30}}?\b{NUMBER}\s+(?:\w+\s+)?(?:(?:to|on|with|for|over)\s+"
    r"(?:the|your)\s+)?(?!(?P=side))(?:left|right)\b"
)
_IN_ALL = re.compile(rf"\b{RANGE}\s+(?:in\s+(?:all|total)\b|altogether\b|total(?=\s*(?:$|[.,;)])))")


def counts_of_these(sentence: str) -> Iterator[Dose]:
    """Read counts of what was just told ("ten of these")."""
    yield from _bare_counts(_OF_THESE, sentence)


def counts_tried_for(sentence: str) -> Iterator[Dose]:
    """Read counts without a unit behind a word of doing ("aim for 12")."""
    yield from _bare_counts(_TRIED_FOR, sentence)


def counts_more(sentence: str) -> Iterator[Dose]:
    """Read counts that go on with what was just told ("let go, and three more")."""
    yield from _bare_counts(_MORE, sentence)


def counts_in_a_row(sentence: str) -> Iterator[Dose]:
    """Read counts of what is done without a rest ("five in a row")."""
    yield from _bare_counts(_IN_A_ROW, sentence)


def counts_each_way(sentence: str) -> Iterator[Dose]:
    """Read counts of directions ("six forward, six backward")."""
    yield from _bare_counts(_EACH_WAY, sentence)


def counts_by_sides(sentence: str) -> Iterator[Dose]:
    """Read counts of one side and of the other ("five to the left, five to the right")."""
    yield from _bare_counts(_BY_SIDES, sentence)


def counts_in_all(sentence: str) -> Iterator[Dose]:
    """Read counts of everything done ("20 in all")."""
    yield from _bare_counts(_IN_ALL, sentence)


def _bare_counts(pattern: re.Pattern[str], sentence: str) -> Iterator[Dose]:
    for m in pattern.finditer(sentence):
        yield Dose("reps", _value(m), m.start("low"), m.end(), "bare count")


def _value(count: re.Match[str]) -> Range:
    """Return the range that a count tells, open where words around it leave it so."""
    low, high = read_range(count["low"], count["high"])
    bounds = count.groupdict()
    if bounds.get("most") or bounds.get("fewer"):
        return (None, high)
    return (low, None) if bounds.get("least") or bounds.get("more") else (low, high)
