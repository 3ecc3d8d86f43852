"""Doses in words: amounts, how often to repeat, and what is no repetition ("3 times a day")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.extract.dosage.amounts import BREATH, DASH, RANGE, TIME, find_amounts
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import NUMBER, NUMBER_OR_A, read_range
from curation.extract.dosage.timing import leads_to_rest, time_dose
from curation.extract.dosage.wording import words
from curation.records import Range

_PERIOD = words("period")
_PERIODIC = words("periodic")
_FREQUENCY = re.compile(
    rf"\b(?:once or twice|once|twice|thrice|{NUMBER}(?:\s*(?:{DASH}|to|or)\s*{NUMBER})?\s*"
    rf"(?:times?|[x×]|days))(?:\s*(?:(?:a|per|each|every)\s+|/\s?)?{_PERIOD}|\s+{_PERIODIC})"
    rf"|\b(?:times|days) {_PERIODIC}"
)


def frequencies(sentence: str) -> Iterator[Dose]:
    """Read how often in a day or week ("3 times a day"), which is no repetition."""
    for m in _FREQUENCY.finditer(sentence):
        yield Dose("frequency", (None, None), *m.span(), "frequency")


_SPOKEN_TIME = re.compile(
    rf"""\b(?P<least>{words("at_least")}\s+)?(?:
    (?P<half>(?<!and[ -]a[ -])(?:a\s)?half(?:[ -](?:of[ -])?a)?[ -]minute\b)
    |(?P<quarter>a\squarter(?:\sof)?\sa\sminute)
    |(?P<third>(?:a\sthird|⅓)\sof\sa\sminute)
    |(?P<two_thirds>(?:two[ -]thirds|⅔)\sof\sa\sminute)
    |(?P<three_quarters>(?:three[ -]quarters|3/4|¾)\sof\sa\sminute)
    |(?P<minute_and_half>a\sminute\sand\sa\shalf)
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
        factor = 60.0 if m["unit"].startswith("m") else 1.0
        value = read_range(m["low"], m["high"], factor)
        yield Dose("hold_seconds", value, *m.span(), "preferred time")


_SPOKEN_BREATHS = re.compile(
    rf"\b(?:(?P<two>a breath or two)|(?:a few|a handful of|several)\s+{BREATH}(?<=s))"
)


def spoken_breaths(sentence: str) -> Iterator[Dose]:
    """Read breaths that are not numbered ("a few breaths"); they stay breaths."""
    for m in _SPOKEN_BREATHS.finditer(sentence):
        value: Range = (1.0, 2.0) if m["two"] else (None, None)
        yield Dose("breaths", value, *m.span(), "breaths")


_COUNT_OF = re.compile(
    rf"\bcount(?:s|ing)?\s+(?:slowly\s+|up\s+)?(?:of|to)\s+{RANGE}(?!\s*{DASH}\s*\d)"
)


def counts_of(sentence: str) -> Iterator[Dose]:
    """Read seconds that are counted ("a slow count of five")."""
    for m in _COUNT_OF.finditer(sentence):
        yield _count_dose(sentence, m.start(), m.end(), read_range(m["low"], m["high"]), "count of")


_PACED = re.compile(rf"\b{words('raising')}\b[^,;]*\b(?:as|while)\s+(?:you\s+)?(?:slowly\s+)?$")
"""What is done while one counts, which tells how slowly to move."""
_BREATHING = re.compile(r"\b(?:inhal\w+|exhal\w+|breath\w* (?:in|out))\b(?!.*\bhold)[^,;]*$")


def _count_dose(sentence: str, start: int, end: int, value: Range, rule: str) -> Dose:
    nearby = max(0, start - 60)
    paced = _BREATHING.search(sentence, nearby, start) or _PACED.search(sentence, nearby, start)
    if paced:
        return Dose("duration_seconds", value, start, end, rule)
    rests = leads_to_rest(sentence[nearby:start])
    return Dose("rest_seconds" if rests else "hold_seconds", value, start, end, rule)


_PER_PERIOD = re.compile(rf"\s*(?:(?:a|per|each|every)\s+|/\s?)?{_PERIOD}|\s*{_PERIODIC}")
_PER_SECOND = re.compile(r"\s*(?:/\s?|(?:a|per|each|every)\s+)(?:second|sec|s|minute|min)\b")
"""How the words go on behind a count that say how fast to move ("one lift per second")."""
_SET_OF_THINGS = re.compile(
    rf"\s+of\s+(?!{NUMBER_OR_A}|(?:each|the|this|these|all|every|both|stretching|(?:\w+\s+)?breath)\b)"
)
_ONE = (1.0, 1.0)
_TOLD_AFTER = re.compile(r"\s+(?:is|equals|makes|consists|means)\b")
_TOLD_BEFORE = re.compile(
    r"\b(?:is|equals|makes|counts as|completes|(?:have|'ve|’ve) (?:done|finished|completed))\s+$"
)
"""The words around "one set" or "one repetition" that say what it is."""
_FIELDS = {"set": "sets", "rep": "reps", "time": "reps", "breath": "breaths"}


def amounts(sentence: str) -> Iterator[Dose]:
    """Read numbers with a unit."""
    for unit, value, start, end in find_amounts(sentence):
        if unit in ("second", "minute"):
            dose = time_dose(sentence, start, end, value)
            if dose:
                yield dose
        elif unit == "count":
            yield _count_dose(sentence, start, end, value, "counts")
        elif not (
            _is_of_something_else(sentence, unit, end)
            or (value == _ONE and _says_what_one_is(sentence, start, end))
        ):
            field = _FIELDS[unit]
            if "round" in sentence[start:end]:
                field = _field_of_rounds(sentence, value, start, end) or field
            yield Dose(field, value, start, end, field)


MANY_ROUNDS = 5.0
"""From so many rounds on, one movement is repeated and not a set of several."""


def _says_what_one_is(sentence: str, start: int, end: int) -> bool:
    """Return whether a sentence tells what one repetition or set is, and asks for none."""
    before = sentence[max(0, start - 20) : start]
    return bool(_TOLD_AFTER.match(sentence, end) or _TOLD_BEFORE.search(before))


_BREATHED = re.compile(r"\bbreath(?:e|ing)\b[^.;,:]{0,20}$")
_OF_BREATH = re.compile(r"\s+of\s+(?:\w+\s+)?breath(?:s|ing)?\b(?!\s+and\b)")


def _field_of_rounds(sentence: str, value: Range, start: int, end: int) -> str | None:
    """Return what rounds are of: breath, or one movement where they are many ("5 to 10 slow rounds")."""
    before = sentence[max(0, start - 30) : start]
    if _BREATHED.search(before) or _OF_BREATH.match(sentence, end):
        return "breaths"
    return "reps" if (value[0] or 0) >= MANY_ROUNDS else None


def _is_of_something_else(sentence: str, unit: str, end: int) -> bool:
    """Return whether an amount is one of things ("a set of muscles") or in a day or week."""
    if unit == "set" and _SET_OF_THINGS.match(sentence, end):
        return True
    if _PER_SECOND.match(sentence, end):
        return True
    return unit != "breath" and _PER_PERIOD.match(sentence, end) is not None


_OTHER_SIDE = r"(?:on|with|to|for|using)\s+(?:the|your)\s+(?:other|opposite|left|right)\b"
_REPEAT = re.compile(
    rf"\b{words('repeating_verb')}\s+(?:(?:this|it|the|each|all)\s+(?:{words('exercise')}\s+)?)?"
    rf"(?:(?P<once>(?<=repeat )once)|(?P<twice>twice)|(?P<thrice>thrice)"
    rf"|(?P<most>up to )?(?:~\s*|about\s+|around\s+)?{RANGE}"
    r"(?=\s*(?:times?\b|[x×]\B|x\b|on each|on both|(?<!\bone )of (?:these|them|those)\b|per\b|each\b|/)))"
    r"(?:\s+more\b|\s+again\b)?"
    rf"(?!\s+{_OTHER_SIDE})"
)
_CLOSING = re.compile(
    rf"(?:{TIME}\.?|\b{words('side')}|\bsides),\s+(?P<said>twice|thrice)(?:\s+each)?(?=\s*(?:[.;!)]|$))"
)
_SPOKEN: dict[str, Range] = {"once": (1.0, 1.0), "twice": (2.0, 2.0), "thrice": (3.0, 3.0)}


def repeats(sentence: str) -> Iterator[Dose]:
    """Read how often to repeat ("repeat twice", "do ten per leg")."""
    for m in _REPEAT.finditer(sentence):
        if _PER_PERIOD.match(sentence, m.end()):
            continue
        spoken = next((_SPOKEN[word] for word in _SPOKEN if m[word]), None)
        value = spoken or read_range(m["low"], m["high"])
        yield Dose("reps", (None, value[0]) if m["most"] else value, *m.span(), "repeat")


def closing_repeats(sentence: str) -> Iterator[Dose]:
    """Read how often behind a time or a side that the sentence closes with ("20 seconds, twice")."""
    for m in _CLOSING.finditer(sentence):
        yield Dose("reps", _SPOKEN[m["said"]], *m.span("said"), "repeat")


_ANOTHER_SET = re.compile(r"\b(?:then|and|rest)\b[^.;]{0,25}\banother\s+set\b")


def second_sets(sentence: str) -> Iterator[Dose]:
    """Read a second set that follows the first ("rest, then another set")."""
    for m in _ANOTHER_SET.finditer(sentence):
        yield Dose("sets", (2.0, 2.0), *m.span(), "another set")
