"""Counts of what was just told, without a unit ("ten of these", "six forward, six backward")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.extract.dosage.amounts import RANGE
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import NUMBER, read_range
from curation.extract.dosage.wording import words

_OF_THESE = re.compile(
    rf"(?:^|[.,;:(–—-]|\b(?:{words('trying_for')}|about|around|another))\W*(?!one\b){RANGE}\s+(?:more\s+)?"
    r"of\s+(?:these|them|those|each)\b"
    rf"(?=\s*(?:[.,;!)]|$|(?:per|each|on|with|in|for\s+(?:each|both|every)|an?\s+{words('side')}|and|will\s+do)\b))"
)
_TRIED_FOR = re.compile(
    rf"\b{words('trying_for')}\s+(?:about\s+|around\s+)?(?!one\b){RANGE}"
    rf"(?=\s*(?:[.;!)]|$|,?\s*an?\s+{words('side')}))"
)
_EACH_WAY = re.compile(
    rf"\b(?<![.:/])(?!(?:one|two)\b){RANGE}\s+(?:(?:in\s+)?(?:each|one|either)\s+(?:direction|way)\b"
    rf"|{words('way_round')}\s*(?:[,;]|and\b|then\b|but\b)+(?:\s*(?:and|then))?\s*{NUMBER}\s+"
    rf"(?:{words('way_round')}|(?:(?:going|in|to|more)\s+)*the\s+(?:other|opposite)\s+(?:way|direction)\b))"
)
_IN_ALL = re.compile(rf"\b{RANGE}\s+(?:in\s+(?:all|total)\b|altogether\b|total(?=\s*(?:$|[.,;)])))")


def counts_of_these(sentence: str) -> Iterator[Dose]:
    """Read counts of what was just told ("ten of these")."""
    yield from _bare_counts(_OF_THESE, sentence)


def counts_tried_for(sentence: str) -> Iterator[Dose]:
    """Read counts without a unit behind a word of doing ("aim for 12")."""
    yield from _bare_counts(_TRIED_FOR, sentence)


def counts_each_way(sentence: str) -> Iterator[Dose]:
    """Read counts of directions ("six forward, six backward")."""
    yield from _bare_counts(_EACH_WAY, sentence)


def counts_in_all(sentence: str) -> Iterator[Dose]:
    """Read counts of everything done ("20 in all")."""
    yield from _bare_counts(_IN_ALL, sentence)


def _bare_counts(pattern: re.Pattern[str], sentence: str) -> Iterator[Dose]:
    for m in pattern.finditer(sentence):
        yield Dose("reps", read_range(m["low"], m["high"]), m.start("low"), m.end(), "bare count")
