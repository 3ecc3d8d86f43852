"""Times told in more than a number with a unit: "half a minute", "1:30 pigeon", two bounds of one time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.extract.dosage.amounts import MINUTE, RANGE, TIME
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import NUMBER, NUMBER_OR_A, read_number, read_range
from curation.extract.dosage.timing import time_dose
from curation.extract.dosage.wording import words
from curation.records import Range

_SPOKEN_TIME = re.compile(
    rf"""\b(?P<least>{words("at_least")}\s+)?(?:
    (?P<half>(?<!and[ -]a[ -])(?:a\s)?half(?:[ -](?:of[ -])?a)?[ -]minute\b)
    |(?P<quarter>a\squarter(?:\sof)?\sa\sminute)
    |(?P<third>(?:a\sthird|⅓)\sof\sa\sminute)
    |(?P<two_thirds>(?:two[ -]thirds|⅔)\sof\sa\sminute)
    |(?P<three_quarters>(?:three[ -]quarters|3/4|¾)\sof\sa\sminute)
    |(?P<minute_and_half>a\sminute\sand\sa\shalf)
    |(?P<half_second>half\sa\ssecond)
    |(?P<second_or_two>a\s(?:second|moment|beat)\sor\stwo)
    |(?P<minute_or_two>a\sminute\sor\stwo)
    |for\s(?:just\s|only\s|about\s)?(?P<second>a\ssecond)
      (?=\s*(?:[.,;:)!]|$)|\s+(?:before|then|and|at|to|as|while|when)\b))""",
    re.VERBOSE,
)
_SECONDS: dict[str, Range] = {
    "half": (30.0, 30.0),
    "quarter": (15.0, 15.0),
    "third": (20.0, 20.0),
    "two_thirds": (40.0, 40.0),
    "three_quarters": (45.0, 45.0),
    "minute_and_half": (90.0, 90.0),
    "half_second": (0.5, 0.5),
    "second_or_two": (1.0, 2.0),
    "minute_or_two": (60.0, 120.0),
    "second": (1.0, 1.0),
}


def spoken_times(sentence: str) -> Iterator[Dose]:
    """Read times without a plain number ("half a minute", "a second or two")."""
    for m in _SPOKEN_TIME.finditer(sentence):
        phrase = m.lastgroup or ""
        low, high = _SECONDS[phrase]
        dose = time_dose(sentence, *m.span(phrase), (low, None if m["least"] else high))
        if dose:
            yield dose


CLOCK_SIGNS = (":00", ":15", ":20", ":30", ":45")
"""Hints of minutes in front of a name."""
_CLOCK_TIME = re.compile(
    rf"(?:^|[.!?]\s)\W*(?P<minutes>\d{{1,2}})(?P<seconds>{'|'.join(CLOCK_SIGNS)})\s+"
    rf"(?:(?:ea\b\.?|each|per)\s+{words('side')}\s|(?=[a-z][^.:;\n]{{2,60}}:\s))"
)
"""Minutes that open a line or a sentence ("1:30 pigeon: ...", "1:00 ea side pigeon"); a moment of a film has no text."""
_TO_AND_FRO = re.compile(rf"\b{words('to_and_fro')}\b")


def clock_times(sentence: str) -> Iterator[Dose]:
    """Read the minutes in front of a name and its text, a hold but where these go to and fro."""
    for m in _CLOCK_TIME.finditer(sentence):
        seconds = 60.0 * int(m["minutes"]) + int(m["seconds"][1:])
        field = "duration_seconds" if _TO_AND_FRO.search(sentence, m.end()) else "hold_seconds"
        yield Dose(field, (seconds, seconds), m.start("minutes"), m.end("seconds"), "clock")


_PREFERRED = re.compile(
    rf"\b(?P<low>{NUMBER_OR_A})\s+(?P<unit>{TIME})\s+(?:is|are)\s+{words('enough')}[,;]?\s+"
    rf"(?:but\s+|and\s+)?(?P<high>{NUMBER})(?:\s+{TIME})?\s+(?:is|are)\s+{words('enough')}"
)


def preferred_times(sentence: str) -> Iterator[Dose]:
    """Read a time with a longer one that is better ("one minute is good, two are better")."""
    for m in _PREFERRED.finditer(sentence):
        value = read_range(m["low"], m["high"], _factor(m["unit"]))
        yield Dose("hold_seconds", value, *m.span(), "preferred time")


_BOUNDED = re.compile(
    rf"\b(?P<first>{NUMBER_OR_A})\s+(?P<unit>{TIME})\s+{words('or_more', 'as_least')},?\s+(?:(?:and|but|to)\s+)?"
    rf"(?P<last>{NUMBER_OR_A})\s+(?P<last_unit>{TIME})\s+{words('or_less')}"
    rf"|\b{words('at_least')}\s+(?P<least>{NUMBER_OR_A})(?:\s+(?P<least_unit>{TIME}))?,?\s+(?:(?:and|but|or)\s+)?"
    rf"{words('at_most')}\s+(?P<most>{NUMBER_OR_A})\s+(?P<most_unit>{TIME})"
)
"""A time with the least and the most that it may be."""


def bounded_times(sentence: str) -> Iterator[Dose]:
    """Read a time with both bounds ("20 seconds at least and a minute at most")."""
    for m in _BOUNDED.finditer(sentence):
        low, high = m["first"] or m["least"], m["last"] or m["most"]
        high_unit = m["last_unit"] or m["most_unit"]
        low_unit = m["unit"] or m["least_unit"] or high_unit
        value = (_seconds(low, low_unit), _seconds(high, high_unit))
        dose = time_dose(sentence, *m.span(), (min(value), max(value)))
        if dose:
            yield dose


def _seconds(number: str, unit: str) -> float:
    return read_number(number) * _factor(unit)


def _factor(unit: str) -> float:
    return MINUTE if unit.startswith("m") else 1.0


_HALF_TO = re.compile(
    rf"\b(?:a\s)?half[ -](?:of\s)?(?:a[ -])?(?:minute\s)?(?:to|or)\s(?P<high>{NUMBER_OR_A})\s(?:full\s)?min"
)
"""Half a minute as the low end of a range."""


def half_minutes_to(sentence: str) -> Iterator[Dose]:
    """Read times from half a minute on ("half a minute to two minutes")."""
    for m in _HALF_TO.finditer(sentence):
        dose = time_dose(sentence, *m.span(), (MINUTE / 2, _seconds(m["high"], "min")))
        if dose:
            yield dose


LEAST_BARE = 10
"""The least number without a unit behind "hold for" that can only be seconds."""
_BARE_HOLD = re.compile(
    rf"\bhold(?:ing)?\s+(?:(?:it|this|that|here|there|still)\s+)?(?:(?:for|about|around)\s+)*{RANGE}"
    rf"(?=\s*(?:[.;!)]|$|,?\s*(?:and|then|before|per|{words('changing')})\b|(?:on|for|with)\s+(?:each|both|either|every)\b|an?\s+{words('side')}))"
)


def bare_holds(sentence: str) -> Iterator[Dose]:
    """Read seconds that are not called so ("hold for 30, then switch")."""
    for m in _BARE_HOLD.finditer(sentence):
        value = read_range(m["low"], m["high"])
        if (value[0] or 0) >= LEAST_BARE:
            yield Dose("hold_seconds", value, m.start("low"), m.end(), "hold")
