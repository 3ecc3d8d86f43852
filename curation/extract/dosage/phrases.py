"""Doses in words: amounts, how often to repeat, and what is no repetition ("3 times a day")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.extract.dosage.amounts import BREATH, DASH, RANGE, find_amounts
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import NUMBER, NUMBER_OR_A, read_range
from curation.extract.dosage.timing import leads_to_rest, time_dose
from curation.extract.dosage.wording import words
from curation.records import Range

_PERIODIC = words("periodic")
_IN_PERIOD = (
    rf"(?:\s*(?:{words('per')}\s+(?:\w+\s+)??|/\s?)?{words('period')}|\s*{_PERIODIC}"
    rf"|,?\s+{words('within')}\s+(?:\w+\s+)??{words('span')})"
)
IN_PERIOD = re.compile(_IN_PERIOD)
"""How the words go on behind a count of a day or week."""
_FREQUENCY = re.compile(
    rf"\b(?:once or twice|once|twice|thrice|{NUMBER}(?:\s*(?:{DASH}|to|or)\s*{NUMBER})?\s*"
    rf"(?:times?|[x×]|days|occasions)){_IN_PERIOD}"
    rf"|\b(?:times|days) {_PERIODIC}"
)


def frequencies(sentence: str) -> Iterator[Dose]:
    """Read how often in a day or week ("3 times a day"), which is no repetition."""
    for m in _FREQUENCY.finditer(sentence):
        yield Dose("frequency", (None, None), *m.span(), "frequency")


_SPOKEN_BREATHS = re.compile(
    rf"\b(?:(?P<two>a breath or two)|(?:a few|a handful of|several)\s+{BREATH}(?<=s))"
)


def spoken_breaths(sentence: str) -> Iterator[Dose]:
    """Read breaths that are not numbered ("a few breaths"); they stay breaths."""
    for m in _SPOKEN_BREATHS.finditer(sentence):
        value: Range = (1.0, 2.0) if m["two"] else (None, None)
        yield Dose("breaths", value, *m.span(), "breaths")


_COUNT_OF = re.compile(
    rf"\bcount(?:s|ing|ed)?\s+(?:slowly\s+|up\s+)?(?:of|to)\s+{RANGE}(?!\s*{DASH}\s*\d)"
)


def counts_of(sentence: str) -> Iterator[Dose]:
    """Read seconds that are counted ("a slow count of five")."""
    for m in _COUNT_OF.finditer(sentence):
        yield _count_dose(sentence, m.start(), m.end(), read_range(m["low"], m["high"]), "count of")


_PACED = re.compile(rf"\b{words('raising')}\b[^,;]*\b(?:as|while)\s+(?:you\s+)?(?:slowly\s+)?$")
"""What is done while one counts, which tells how slowly to move."""
_BREATHING = re.compile(
    r"\b(?:inhal\w+|exhal\w+|(?:in|out)[ -]breath|breath\w* (?:in|out))\b(?!.*\bhold)[^,;]*$"
)


def _count_dose(sentence: str, start: int, end: int, value: Range, rule: str) -> Dose:
    nearby = max(0, start - 60)
    paced = _BREATHING.search(sentence, nearby, start) or _PACED.search(sentence, nearby, start)
    if paced:
        return Dose("duration_seconds", value, start, end, rule)
    rests = leads_to_rest(sentence[nearby:start])
    return Dose("rest_seconds" if rests else "hold_seconds", value, start, end, rule)


_PER_SECOND = re.compile(r"\s*(?:/\s?|(?:a|per|each|every)\s+)(?:second|sec|s|minute|min)\b")
"""How the words go on behind a count that say how fast to move ("one lift per second")."""
_SET_OF_THINGS = re.compile(
    rf"\s+of\s+(?!{NUMBER_OR_A}|(?:each|the|this|these|it|that|those|them|all|every|both|stretching|(?:\w+\s+)?breath)\b)"
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
            if unit == "time" and _BREATHES.search(sentence, 0, start):
                field = "breaths"
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
_BREATHES = re.compile(r"\bbreathe(?:\s+(?:in|out|and|deep|\w+ly))*,?\s+$")
"""The words in front of how often to breathe ("breathe deeply in and out two times")."""
_OF_EACH = re.compile(r"\s+of\s+(?:each|every|all|the|these)\b")
_OF_BREATH = re.compile(r"\s+of\s+(?:\w+\s+)?breath(?:s|ing)?\b(?!\s+and\b)")


def _field_of_rounds(sentence: str, value: Range, start: int, end: int) -> str | None:
    """Return what rounds are of: breath, or one movement where they are many ("5 to 10 slow rounds")."""
    before = sentence[max(0, start - 30) : start]
    if _BREATHED.search(before) or _OF_BREATH.match(sentence, end):
        return "breaths"
    many = (value[0] or 0) >= MANY_ROUNDS and not _OF_EACH.match(sentence, end)
    return "reps" if many else None


def _is_of_something_else(sentence: str, unit: str, end: int) -> bool:
    """Return whether an amount is one of things ("a set of muscles") or in a day or week."""
    if unit == "set" and _SET_OF_THINGS.match(sentence, end):
        return True
    if _PER_SECOND.match(sentence, end):
        return True
    return unit in ("set", "time") and IN_PERIOD.match(sentence, end) is not None


_ANOTHER_SET = re.compile(r"\b(?:then|and|rest)\b[^.;]{0,25}\banother\s+set\b")


def second_sets(sentence: str) -> Iterator[Dose]:
    """Read a second set that follows the first ("rest, then another set")."""
    for m in _ANOTHER_SET.finditer(sentence):
        yield Dose("sets", (2.0, 2.0), *m.span(), "another set")
