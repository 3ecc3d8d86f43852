"""Doses in set phrases: signs, labels, sets of, repeat, counts, and how often in a day or week."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.extract.dosage.amounts import BREATH, DASH, RANGE, TIME, find_amounts
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import NUMBER, NUMBER_OR_A, read_number
from curation.extract.dosage.timing import time_dose
from curation.extract.dosage.wording import words
from curation.records import Range

_DIGITS = rf"(?P<low>\d{{1,3}})(?:\s*(?:{DASH}|to)\s*(?P<high>\d{{1,3}}))?+"
_PERIOD = r"(?:day|week|hour|morning|night|evening|month|session)"
_OTHER_SIDE = r"(?:on|with|to|for|using)\s+(?:the|your)\s+(?:other|opposite|left|right)\b"

_FREQUENCY = re.compile(
    rf"\b(?:once or twice|once|twice|thrice|{NUMBER}(?:\s*(?:{DASH}|to|or)\s*{NUMBER})?\s*"
    rf"(?:times?|x|days))(?:\s*(?:(?:a|per|each|every)\s+|/\s?){_PERIOD}|\s+(?:daily|weekly))"
    r"|\b(?:times|days) (?:daily|weekly)"
)
_PER_PERIOD = re.compile(rf"\s*(?:(?:a|per|each|every)\s+|/\s?){_PERIOD}|\s*(?:daily|weekly)")


def frequencies(sentence: str) -> Iterator[Dose]:
    """Read how often in a day or week ("3 times a day"), which is no repetition."""
    for m in _FREQUENCY.finditer(sentence):
        yield Dose("frequency", (None, None), *m.span(), "frequency")


_REPS_OF_SECONDS = re.compile(
    rf"\b(?P<reps>{NUMBER})\s*(?:,|x|×)\s*{RANGE}"
    r"[\s–-]*(?:seconds?|secs?)[\s–-]*(?:reps?|repetitions?|holds?)"
)


def reps_of_seconds(sentence: str) -> Iterator[Dose]:
    """Read repetitions that are held ("10, 5-second reps")."""
    for m in _REPS_OF_SECONDS.finditer(sentence):
        yield Dose("reps", _range(m["reps"], None), *m.span(), "reps of seconds")
        yield Dose("hold_seconds", _range(m["low"], m["high"]), *m.span(), "reps of seconds")


_TIMES_SIGN = re.compile(
    rf"\b(?<!\.)(?P<sets>\d{{1,2}})(?:\s*{DASH}\s*(?P<most>\d{{1,2}}))?\s*(?:sets?\s*)?[x×]\s*"
    rf"{_DIGITS}(?:\s*{DASH}?\s*(?P<unit>{TIME})|(?!\w))"
)
_REPS_TIMES = re.compile(r"\breps?\s*(?P<sign>[x×]\s*(?P<sets>\d{1,2})\b)")
_AFTER_SIGN = re.compile(rf"(?<!\S)[x×]\s?{_DIGITS}(?!\w|\s*(?:s|sec|min|round))")
_REPS_BEFORE = re.compile(r"\breps?\s*$")


def signs(sentence: str) -> Iterator[Dose]:
    """Read sets and repetitions joined by a sign ("3 x 10", "10 reps x 3", "drill x 8")."""
    for m in _TIMES_SIGN.finditer(sentence):
        yield Dose("sets", _range(m["sets"], m["most"]), *m.span(), "times sign")
        factor = 60.0 if (m["unit"] or "").startswith("m") else 1.0
        field = "hold_seconds" if m["unit"] else "reps"
        yield Dose(field, _range(m["low"], m["high"], factor), *m.span(), "times sign")
    for m in _REPS_TIMES.finditer(sentence):
        yield Dose("sets", _range(m["sets"], None), *m.span("sign"), "times sign")
    for m in _AFTER_SIGN.finditer(sentence):
        if not _REPS_BEFORE.search(sentence, 0, m.start()):
            yield Dose("reps", _range(m["low"], m["high"]), *m.span(), "times shorthand")


_LABEL = re.compile(
    rf"\b(?:(?P<reps>reps?|repetitions?)|sets?|rounds?)(?:\s+range|\s*\(\w+\))?\s*[:=]\s*{RANGE}"
    rf"(?!\s*{DASH}?\s*(?:{TIME}|sets?\b|rounds?\b|[x×/]|{BREATH}))"
)


def labels(sentence: str) -> Iterator[Dose]:
    """Read counts after their label ("Reps: 10", "Sets: 3")."""
    for m in _LABEL.finditer(sentence):
        yield Dose("reps" if m["reps"] else "sets", _range(m["low"], m["high"]), *m.span(), "label")


_SETS_OF = re.compile(
    rf"\b(?:sets?|rounds?)\s+of\s+(?:about\s+)?(?P<count>{RANGE})(?!\s*{DASH}?\s*(?:{TIME}|\w*\s*breath))"
)


def sets_of(sentence: str) -> Iterator[Dose]:
    """Read the repetitions of a set ("3 sets of 12")."""
    for m in _SETS_OF.finditer(sentence):
        yield Dose("reps", _range(m["low"], m["high"]), *m.span("count"), "sets of")


_SPOKEN_TIME = re.compile(
    rf"\b(?P<least>{words('at_least')}\s+)?(?:(?P<half>(?<!and[ -]a[ -])(?:a )?half(?:[ -](?:of[ -])?a)?[ -]minute\b)|(?P<minute_and_half>a minute and a half)"
    r"|(?P<second_or_two>a (?:second|moment|beat) or two)|(?P<minute_or_two>a minute or two)"
    r"|for (?:just |only |about )?(?P<second>a second)"
    r"(?=\s*(?:[.,;:)!]|$)|\s+(?:before|then|and|at|to|as|while|when)\b))"
)
_SECONDS: dict[str, Range] = {
    "half": (30.0, 30.0),
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
        yield time_dose(sentence, *m.span(phrase), (low, None if m["least"] else high))


_SPOKEN_BREATHS = re.compile(
    rf"\b(?:(?P<two>a breath or two)|(?:a few|a handful of|several)\s+{BREATH}(?<=s))"
)


def spoken_breaths(sentence: str) -> Iterator[Dose]:
    """Read breaths that are not numbered ("a few breaths"); they stay breaths."""
    for m in _SPOKEN_BREATHS.finditer(sentence):
        value: Range = (1.0, 2.0) if m["two"] else (None, None)
        yield Dose("breaths", value, *m.span(), "breaths")


_COUNT_OF = re.compile(rf"\bcount(?:s|ing)?\s+(?:slowly\s+|up\s+)?(?:of|to)\s+{RANGE}")


def counts_of(sentence: str) -> Iterator[Dose]:
    """Read seconds that are counted ("a slow count of five")."""
    for m in _COUNT_OF.finditer(sentence):
        yield _count_dose(sentence, m.start(), m.end(), _range(m["low"], m["high"]), "count of")


_BREATHING = re.compile(r"\b(?:inhal\w+|exhal\w+|breath\w* (?:in|out))\b(?!.*\bhold)[^,;]*$")


def _count_dose(sentence: str, start: int, end: int, value: Range, rule: str) -> Dose:
    paced = _BREATHING.search(sentence, max(0, start - 60), start)
    return Dose("duration_seconds" if paced else "hold_seconds", value, start, end, rule)


_EACH_COUNT = re.compile(
    rf"\b(?<![.:/])(?:{_DIGITS}\s*(?:ea\b\.?|each\b|a side\b|/\s?(?:side|leg|arm)\b)"
    rf"|(?!(?:one|two)\b)(?P<word>{NUMBER})(?:\s*(?:{DASH}|to)\s*(?P<most>{NUMBER}))?+\s*"
    rf"(?:per {words('side')}|on (?:each|both) sides?\b(?! of)))"
)
_SETS_AFTER = re.compile(r"\s*[/,]\s*(\d{1,2})\s*x\b")


def each_counts(sentence: str) -> Iterator[Dose]:
    """Read a bare count of each side or of each exercise ("8 per side", "10 ea / 2x")."""
    for m in _EACH_COUNT.finditer(sentence):
        value = _range(m["low"] or m["word"], m["high"] or m["most"])
        yield Dose("reps", value, *m.span(), "each count")
        sets = _SETS_AFTER.match(sentence, m.end())
        if sets:
            yield Dose("sets", _range(sets[1], None), sets.start(1), sets.end(), "each count")


_SET_OF_THINGS = re.compile(
    rf"\s+of\s+(?!{NUMBER_OR_A}|(?:each|the|this|these|all|every|both)\b)"
)
_FIELDS = {"set": "sets", "rep": "reps", "time": "reps", "breath": "breaths"}


def amounts(sentence: str) -> Iterator[Dose]:
    """Read numbers with a unit."""
    for unit, value, start, end in find_amounts(sentence):
        if unit in ("second", "minute"):
            yield time_dose(sentence, start, end, value)
        elif unit == "count":
            yield _count_dose(sentence, start, end, value, "counts")
        elif unit == "set" and _SET_OF_THINGS.match(sentence, end):
            continue
        elif unit in ("rep", "time") and _PER_PERIOD.match(sentence, end):
            continue
        else:
            field = _FIELDS[unit]
            yield Dose(field, value, start, end, "sets" if unit == "set" else field)


_REPEAT = re.compile(
    rf"\b(?:repeat|perform|do|complete)\s+(?:(?:this|it|the|each|all)\s+(?:{words('exercise')}\s+)?)?"
    rf"(?:(?P<once>(?<=repeat )once)|(?P<twice>twice)|(?P<thrice>thrice)|(?P<most>up to )?{RANGE}"
    r"(?=\s*(?:times?\b|x\b|on each|on both|per\b|each\b|/)))(?:\s+more\b|\s+again\b)?"
    rf"(?!\s+{_OTHER_SIDE})"
)
_SPOKEN: dict[str, Range] = {"once": (1.0, 1.0), "twice": (2.0, 2.0), "thrice": (3.0, 3.0)}


def repeats(sentence: str) -> Iterator[Dose]:
    """Read how often to repeat ("repeat twice", "do ten per leg")."""
    for m in _REPEAT.finditer(sentence):
        if _PER_PERIOD.match(sentence, m.end()):
            continue
        if m["low"] is None:
            value = next(_SPOKEN[word] for word in _SPOKEN if m[word])
        else:
            value = _range(m["low"], m["high"])
        yield Dose("reps", (None, value[0]) if m["most"] else value, *m.span(), "repeat")


def _range(low: str, high: str | None, factor: float = 1.0) -> Range:
    bottom = read_number(low) * factor
    return (bottom, read_number(high) * factor if high else bottom)
