"""Doses in shorthand: signs, labels, and bare counts ("3 x 10", "Reps: 8", "12/side")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.extract.dosage.amounts import BREATH, DASH, DISTANCE, NOT_FEW, RANGE, TIME
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import NUMBER, read_range
from curation.extract.dosage.wording import words

_DIGITS = rf"(?P<low>\d{{1,3}})(?:\s*(?:{DASH}|to)\s*(?P<high>\d{{1,3}}))?+"

_REPS_OF_SECONDS = re.compile(
    rf"\b(?P<reps>{NUMBER})(?:\s*(?:,|x|×)\s*|\s+){RANGE}"
    r"[\s–-]*(?:seconds?|secs?)[\s–-]*(?:reps?|repetitions?|repeats|holds?)"
)


def reps_of_seconds(sentence: str) -> Iterator[Dose]:
    """Read repetitions that are held ("10, 5-second reps")."""
    for m in _REPS_OF_SECONDS.finditer(sentence):
        yield Dose("reps", read_range(m["reps"], None), *m.span(), "reps of seconds")
        yield Dose("hold_seconds", read_range(m["low"], m["high"]), *m.span(), "reps of seconds")


_TIMES_SIGN = re.compile(
    rf"\b(?<!\.)(?P<sets>\d{{1,2}})(?:\s*{DASH}\s*(?P<most>\d{{1,2}}))?\s*(?:sets?\s*)?[x×]\s*"
    rf"{_DIGITS}(?:\s*{DASH}?\s*(?P<unit>{TIME})|\s*(?P<way>{DISTANCE})|(?!\w))"
)
MANY_HOLDS = 6
"""From so many brief holds on, a sign counts repetitions and not sets ("10 x 5 seconds")."""
BRIEF_HOLD = 10.0
"""Seconds up to which so many holds are repetitions."""
_COUNTED_ROUNDS = re.compile(r"\s*(?:sets?|rounds?)\b")
_REPS_TIMES = re.compile(r"\breps?\s*(?P<sign>[x×]\s*(?P<sets>\d{1,2})\b)")
_AFTER_SIGN = re.compile(rf"(?<!\S)[x×]\s?{_DIGITS}(?!\w|\s*(?:s|sec|min|round|{DISTANCE}))")
_COUNTED_BEFORE = re.compile(r"\b(?:reps?\s*|(?:reps?|sets?|rounds?)\s*[:=|]\s*)$")
"""How the words end in front of a sign that counts sets, or that a label explains."""


def signs(sentence: str) -> Iterator[Dose]:
    """Read sets and repetitions joined by a sign ("3 x 10", "10 reps x 3", "drill x 8")."""
    for m in _TIMES_SIGN.finditer(sentence):
        if _COUNTED_ROUNDS.match(sentence, m.end()) or _puts_reps_first(m):
            yield Dose("reps", read_range(m["sets"], m["most"]), *m.span(), "times sign")
            yield Dose("sets", read_range(m["low"], m["high"]), *m.span(), "times sign")
            continue
        factor = 60.0 if (m["unit"] or "").startswith("m") else 1.0
        each = read_range(m["low"], m["high"], factor)
        brief = bool(m["unit"]) and (each[1] or 0) <= BRIEF_HOLD and int(m["sets"]) >= MANY_HOLDS
        counted = "reps" if brief else "sets"
        yield Dose(counted, read_range(m["sets"], m["most"]), *m.span(), "times sign")
        if not m["way"]:
            field = "hold_seconds" if m["unit"] else "reps"
            yield Dose(field, each, *m.span(), "times sign")
    for m in _REPS_TIMES.finditer(sentence):
        yield Dose("sets", read_range(m["sets"], None), *m.span("sign"), "times sign")
    for m in _AFTER_SIGN.finditer(sentence):
        if not _COUNTED_BEFORE.search(sentence, 0, m.start()):
            yield Dose("reps", read_range(m["low"], m["high"]), *m.span(), "times shorthand")


MANY_REPS = 10
"""From so many on, what stands in front of a sign counts repetitions, if at most ``FEW_SETS`` stand behind it."""
FEW_SETS = 5


def _puts_reps_first(signs: re.Match[str]) -> bool:
    """Return whether repetitions stand in front of a sign and sets behind it ("10-15x3")."""
    if signs["unit"] or signs["way"]:
        return False
    return int(signs["sets"]) >= MANY_REPS and int(signs["high"] or signs["low"]) <= FEW_SETS


_LABEL = re.compile(
    rf"\b(?:(?P<reps>reps?|repetitions?)|sets?|rounds?)(?:\s+range|\s*\(\w+\))?\s*[:=|]"
    rf"\s*(?:[x×]\s?)?(?:(?P<least>{words('at_least')})|(?P<most>{words('at_most')})|{words('about')})?\s*{RANGE}"
    rf"(?!\s*{DASH}?\s*(?:{TIME}|sets?\b|rounds?\b|[x×/]|{BREATH}|(?:reps?|repetitions?)\b(?!\s*[:=])"
    rf"|{words('rep_noun')}))"
)

_LABEL_ALONE = re.compile(
    rf"(?:(?<=^)|(?<=[,;|•(]\s)|(?<=[,;|•(]))(?:(?P<reps>reps|repetitions)|sets|rounds)\s+{_DIGITS}(?=\s*(?:[,;|)]|\.?\s*$))"
)
"""A count behind its label in a list of doses ("hold 20 s, reps 4")."""


def labels(sentence: str) -> Iterator[Dose]:
    """Read counts after their label ("Reps: 10", "Sets: 3")."""
    for m in _LABEL.finditer(sentence):
        low, high = read_range(m["low"], m["high"])
        value = (None, high) if m["most"] else (low, None if m["least"] else high)
        yield Dose("reps" if m["reps"] else "sets", value, *m.span(), "label")
    for m in _LABEL_ALONE.finditer(sentence):
        value = read_range(m["low"], m["high"])
        yield Dose("reps" if m["reps"] else "sets", value, *m.span(), "label")


_SETS_OF = re.compile(
    rf"\b{words('set_noun')}\s+of\s+(?:about\s+)?(?P<count>{RANGE})(?!\s*{DASH}?\s*(?:{TIME}|\w*\s*breath))"
)


def sets_of(sentence: str) -> Iterator[Dose]:
    """Read the repetitions of a set ("3 sets of 12")."""
    for m in _SETS_OF.finditer(sentence):
        yield Dose("reps", read_range(m["low"], m["high"]), *m.span("count"), "sets of")


_EACH_COUNT = re.compile(
    rf"\b(?<![.:/])(?:{_DIGITS}\s*(?:ea\b\.?|each\b|a side\b|/\s?(?:side|leg|arm)\b)"
    rf"|{NOT_FEW}(?P<word>{NUMBER})(?:\s*(?:{DASH}|to)\s*(?P<most>{NUMBER}))?+\s*"
    rf"(?:per {words('side')}|(?:on|with|for|to|over) (?:(?:each|either|every) {words('side')}|both sides?\b)(?! of)"
    r"|(?:each|apiece)(?=\s*(?:[.;!)]|$))))"
)
_SETS_AFTER = re.compile(r"\s*[/,]\s*(\d{1,2})\s*x\b")


def each_counts(sentence: str) -> Iterator[Dose]:
    """Read a bare count of each side or of each exercise ("8 per side", "10 ea / 2x")."""
    for m in _EACH_COUNT.finditer(sentence):
        value = read_range(m["low"] or m["word"], m["high"] or m["most"])
        yield Dose("reps", value, *m.span(), "each count")
        sets = _SETS_AFTER.match(sentence, m.end())
        if sets:
            yield Dose("sets", read_range(sets[1], None), sets.start(1), sets.end(), "each count")


_COUNT_BEHIND = re.compile(rf"(?<=[a-z)])\s+[–—-]\s+{_DIGITS}\s*$")


def counts_behind_names(sentence: str) -> Iterator[Dose]:
    """Read a bare count that closes a line behind a name and a dash ("frog rocks - 10")."""
    for m in _COUNT_BEHIND.finditer(sentence):
        end = max(m.end("low"), m.end("high"))
        yield Dose(
            "reps", read_range(m["low"], m["high"]), m.start("low"), end, "count behind name"
        )


_SIDES_COUNT = re.compile(
    rf"\b(?<![.:/]){NOT_FEW}{RANGE}\s+(?:\w+\s+)?(?!{words('measure')})[a-z]+s\s+"
    rf"(?:(?:per|an?|(?:(?:on|with|for|to)\s+)?each)\s+{words('side')}|(?:on|to|for)\s+both\s+sides\b)(?! of)"
)


def counts_of_sides(sentence: str) -> Iterator[Dose]:
    """Read a count of anything that is done on each side ("six sweeps per arm")."""
    for m in _SIDES_COUNT.finditer(sentence):
        yield Dose("reps", read_range(m["low"], m["high"]), *m.span(), "count of each side")
