"""Dosage grammar: what a text says about hold, repetitions, sets, breaths and sides.

A dose is a quantity with a unit ("20 to 30 seconds", "two sets of twelve"), read in three steps:
one scan finds every quantity with a unit; the words around it say what it measures (a hold, a
total duration, a rest, a frequency); a last scan finds what is said about sides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from curation.extract.numbers import NUMBER, read_number
from curation.records import Range


@dataclass(frozen=True, slots=True)
class Dose:
    """One statement about dose.

    Attributes:
        field: hold_seconds, reps, sets, breaths, duration_seconds, frequency or per_side.
        value: ``(low, high)`` in seconds or counts; True for per_side.
        start, end: the words that say so, character offsets.
        rule: the grammar rule that read it.
        scope: "each_exercise" where the text says it of all or each of its exercises, else "own".
    """

    field: str
    value: Range | bool
    start: int
    end: int
    rule: str
    scope: str = "own"


BRIEF = 15.0
"""Seconds up to which "do this for" speaks of one effort and not of a whole exercise."""

_DASH = r"[-–—−‑]"
_UNIT = {
    "second": r"seconds?|secs?\b\.?|s\b|″|\"(?=\s|$|[.,)])",
    "minute": r"minutes?|mins?\b\.?|min\b",
    "breath": r"(?:(?:deep|slow|full|long|calm|even|steady|easy|relaxed|conscious)[ ,]*(?:and )?)*"
    r"(?:breaths?|breathing cycles?|breath cycles?)",
    "count": r"counts?",
    "set": r"sets?|rounds?",
    "rep": r"(?:(?:slow|full|controlled|gentle|total|small|large|big|good|smooth|complete|more)[ ,]*)*"
    r"(?:reps?\b|repetitions?|circles|rotations|swings|cycles|pulses|repeats|passes|lifts|raises|"
    r"curls|kicks|squats|lunges|rolls|glides|taps|steps)",
    "time": r"times|x(?=\s|$|[.,)])",
}
_UNITS = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNIT.items())
_QUANTITY = re.compile(
    rf"(?P<lead>\b(?:at least|a minimum of|minimum of|no less than|at most|a maximum of|up to|"
    rf"no more than|no longer than|as long as|between|anywhere from|from|about|around|roughly|"
    rf"approximately)\s+)?(?<![\w:./°#])(?P<low>{NUMBER})(?P<plus>\+)?"
    rf"(?:\s*{_DASH}?\s*(?P<mid>(?:seconds?|secs?|minutes?|mins?|s|sets?|times|x)\b)\.?)?"
    rf"(?:\s*(?P<join>{_DASH}|\bto\b|\bor\b|\band\b|\bup to\b|/)\s*(?:up to\s+|even\s+|a\s+)?(?P<high>{NUMBER}))?"
    rf"\s*{_DASH}?\s*(?:{_UNITS})(?P<more>\s*(?:or (?:more|longer)|and up|plus\b|minimum\b))?",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?P<minute_and_half>(?:a|one) minute and a half|one and a half minutes)|(?P<half>half a minute)"
    r"|(?P<second_or_two>a (?:second|moment|beat) or two)|(?P<minute_or_two>a minute or two)",
    re.IGNORECASE,
)
_COUNT_OF = re.compile(
    rf"\bcounts?\s+(?:of|to)\s+(?P<low>{NUMBER})(?:\s*(?:{_DASH}|to|or)\s*(?P<high>{NUMBER}))?",
    re.IGNORECASE,
)
_TIMES_SIGN = re.compile(
    rf"(?<![\w.])(?P<sets>\d{{1,2}})(?:\s*{_DASH}\s*(?P<sets_high>\d{{1,2}}))?\s*(?:sets?\s*)?[x×]\s*"
    rf"(?P<reps>\d{{1,3}})(?:\s*(?:{_DASH}|to)\s*(?P<reps_high>\d{{1,3}}))?(?!\w)"
    rf"(?P<unit>\s*{_DASH}?\s*(?:s\b|secs?\b|seconds?|minutes?|mins?\b))?",
    re.IGNORECASE,
)
_REPS_TIMES = re.compile(r"\breps?\s*[x×]\s*(?P<sets>\d{1,2})\b", re.IGNORECASE)
_AFTER_SIGN = re.compile(
    rf"(?<=\s)[x×]\s?(?P<low>\d{{1,3}})(?:\s*(?:{_DASH}|to)\s*(?P<high>\d{{1,3}}))?(?!\w|\s*(?:s|sec|min))",
    re.IGNORECASE,
)
_SETS_OF = re.compile(
    rf"\b(?:sets?|rounds?)\s+of\s+(?:about\s+)?(?P<low>{NUMBER})(?:\s*(?:{_DASH}|to|or)\s*(?P<high>{NUMBER}))?"
    rf"(?!\s*{_DASH}?\s*(?:s\b|sec|min|\w*\s*breath))",
    re.IGNORECASE,
)
_SET_OF_THINGS = re.compile(rf"\s+of\s+(?!{NUMBER}|each\b|the\b|this\b|these\b)", re.IGNORECASE)
_REPEAT = re.compile(
    rf"\b(?:repeat|perform|do|complete)\s+(?:this |it |the (?:stretch|exercise|move|movement|sequence|cycle) )?"
    rf"(?:(?P<once>once more|once)|(?P<twice>twice)|(?P<thrice>thrice)|(?P<upto>up to )?(?P<low>{NUMBER})"
    rf"(?:\s*(?:{_DASH}|to|or)\s*(?P<high>{NUMBER}))?(?=\s*(?:times?\b|x\b|on each|on both|per\b|each\b|/)))",
    re.IGNORECASE,
)
_EACH_COUNT = re.compile(
    rf"(?<![\w.:/])(?P<low>\d{{1,3}})(?:\s*(?:{_DASH}|to)\s*(?P<high>\d{{1,3}}))?\s*"
    rf"(?P<unit>ea\b\.?|each\b|per (?:side|leg|arm|direction|foot|hand)\b|/\s?(?:side|leg|arm)\b|on (?:each|both) sides?\b|a side\b)",
    re.IGNORECASE,
)
_REPS_OF_SECONDS = re.compile(
    rf"(?P<reps>{NUMBER})\s*(?:,|x|×)\s*(?P<low>{NUMBER})(?:\s*(?:{_DASH}|to)\s*(?P<high>{NUMBER}))?"
    rf"[\s–-]*(?:seconds?|secs?)[\s–-]*(?:reps?|repetitions?|holds?)",
    re.IGNORECASE,
)

_HOLD = re.compile(
    r"\b(?:hold\w*|stay\w*|remain\w*|paus\w+|maintain\w*|keep|squeez\w+|contract\w*|press\w*|linger\w*|"
    r"sustain\w*|tighten\w*|clench\w*|push\w*|stretch|breathe|sink|lean\w*|rest (?:here|there|in)|sit|"
    r"relax (?:here|there|into|in)|brace|tense|isometric\w*|count)\b",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r"\b(?:continu\w+|repeat\w*|alternat\w+|roll\w*|massag\w+|walk\w*|jog\w*|march\w*|swing\w*|rock\w*|spend|"
    r"keep (?:\w+ ){0,2}\w+ing|(?:do|perform|practice|try) (?:this|it|these|the \w+|each \w+) for|mov(?:e|ing)|pedal\w*|shak\w+|warm\w*|"
    r"run\w*|jump\w*|circl\w+|bounc\w*|cycl\w+|work for|total|overall)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:rest(?:ing)?|relax|break|recover\w*|release|wait)\b[^.;]{0,18}$", re.IGNORECASE
)
_REST_AFTER = re.compile(r"^\s*(?:of )?(?:rest|break|recovery|between)", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"^[\s-]*(?:routine|workout|video|session|class|sequence|stretching|flow|program|warm|walk|jog|run|"
    r"practice|meditation|read|timer|before|after|ago|later|apart|a day|per day|"
    r"of (?:stretching|cardio|exercise|foam|rolling|walking|jogging|movement))",
    re.IGNORECASE,
)
_HOLD_AFTER = re.compile(r"^[\s-]*(?:holds?|reps?|isometric|pauses?|stretch\b)", re.IGNORECASE)
_PER_TIME = re.compile(
    r"^\s*(?:a|per|each|every)\s+(?:day|week|morning|night|hour|session|month)|^\s*(?:daily|weekly)",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    rf"\b(?:once|twice|thrice|once or twice|two or three times|{NUMBER}(?:\s*(?:{_DASH}|to|or)\s*{NUMBER})?\s*(?:times|x|days))"
    r"\s*(?:a|per|each|every)\s+(?:day|week|hour|morning|night|month)|\b(?:times|days) (?:daily|weekly)",
    re.IGNORECASE,
)
_VARIATION = re.compile(
    r"\b(?:harder|advanced|progress(?:ion|ing)?|variation|make it|challenge|easier|beginners?|work up|"
    r"build(?:ing)? up|over time|eventually)\b",
    re.IGNORECASE,
)
_SIDE_WORD = r"(?:side|leg|arm|foot|knee|hand|hip|shoulder|ankle|wrist|limb|elbow|heel)"
_PER_SIDE = re.compile(
    rf"\b(?:repeat\w*|same|reps?|times|repetitions)\b"
    rf"[^.;!?:\n]{{0,60}}?\b(?:other|opposite|each|left|right|second|alternate|opposing|every|per)\s+{_SIDE_WORD}s?\b"
    rf"|\b(?:perform|do|complete|switch\w*|swap\w*|chang\w+|alternat\w+)\b[^.;!?:\n]{{0,60}}?\b(?:other|opposite|each|both|opposing|per)\s+{_SIDE_WORD}s?\b(?! of)"
    rf"|\b(?:switch\w*|swap\w*|chang\w+|alternat\w+)\s+(?:your |the |between )?(?:{_SIDE_WORD}s|sides?)\b"
    rf"|\b(?:on|for|to)\s+(?:each|either)\s+{_SIDE_WORD}\b(?! of)|\b(?:on|to|for|do|repeat|perform) both sides\b|\bfor both (?:arms|legs|feet|hands)\b|\bper {_SIDE_WORD}\b|/\s?(?:side|leg|arm)\b|\bx\s?\d+(?:\s*{_DASH}\s*\d+)?\s*per\b"
    rf"|\b(?:then|same|again|it|before|and)\b[^.;!?:\n]{{0,25}}?\b(?:on|to|with|using|for)\s+(?:the|your)\s+(?:other|opposite|opposing)\s+{_SIDE_WORD}\b"
    r"|\b(?:return|go|back) to the other side\b|\b(?:rotate|twist|turn|stretch|lean) (?:to )?(?:the|your) (?:opposite|other) side\b|\balternat\w+\b[^.;!?\n]{0,12}\b(?:with|between)\b[^.;!?\n]{0,20}\b(?:left|right|other)\b|\b(?:repeat|do (?:the )?same|same thing|do it|repeat it)\b[^.;!?\n]{0,25}\b(?:other|opposite|the left|the right|your left|your right)\b"
    r"|\bthen (?:switch|swap)\b|\bother side too\b"
    r"|\bopposite (?:leg|arm|side|foot) (?:on top|in front|forward|next)\b|\bon both sides\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:each|every|all)\s+(?:of\s+(?:the\s+|these\s+|them\b)?)?(?:\w+\s+)?(?:stretch(?:es)?|poses?|exercises?|moves?|movements?|drills?|positions?|one|below|following)\b"
    r"|\beach of\b|\ball of (?:these|them|the)\b|\b(?:these|following|below)\b|\b(?:a|any|your|most|static|the) stretch(?:es)?\b"
    r"|\b\d+\s*ea\b|\b\d+\s*(?:reps?\s*)?each\b(?!\s*(?:side|leg|arm|way|direction|foot|hand))|\bthem\b",
    re.IGNORECASE,
)
_SAYS_NUMBER = re.compile(
    r"\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|teen|twenty|thirty|forty|fifty|"
    r"sixty|ninety|half|twice|thrice|second|minute|times|few"
)
_SAYS_SIDE = re.compile(
    r"side|both |switch|swap|other |opposite|alternat|chang|per |each |left|right|repeat"
)
_SENTENCE_BREAK = re.compile(r"[.!?](?=\s+[A-Z“\"(•]|\s*$)|\n")


def find_doses(text: str, start: int = 0, end: int | None = None) -> list[Dose]:
    """Return what ``text[start:end]`` says about dose, in reading order.

    Offsets in the result are offsets into ``text``.
    """
    end = len(text) if end is None else end
    doses: list[Dose] = []
    for first, last in _sentences(text, start, end):
        doses += _sentence_doses(text, first, last)
    return sorted(doses, key=lambda dose: (dose.start, dose.end, dose.field))


def merge_doses(doses: Sequence[Dose]) -> dict[str, Dose]:
    """Return one dose for each field of an exercise that states several.

    Instructions win over the shorthand of a heading ("x 8"), and the plain form over a harder or
    easier one; among equals the first stands, since later ones are as a rule said of a part.
    """
    merged: dict[str, Dose] = {}
    for dose in sorted(doses, key=_reluctance):
        merged.setdefault(dose.field, dose)
    return merged


def _reluctance(dose: Dose) -> tuple[int, int]:
    return (dose.rule.endswith("shorthand") + 2 * dose.rule.startswith("variation"), dose.start)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE_BREAK.finditer(text, start, end):
        if match.end() > start:
            yield start, match.end()
            start = match.end()
    if start < end:
        yield start, end


def _sentence_doses(text: str, start: int, end: int) -> list[Dose]:
    words = text[start:end].lower()
    doses: list[Dose] = []
    if _SAYS_NUMBER.search(words):
        doses += _counted_doses(text, start, end, words)
    if _SAYS_SIDE.search(words):
        doses += _sides(text, start, end)
    if not doses:
        return []
    scope = "each_exercise" if _EACH.search(text, start, end) else "own"
    varied = _VARIATION.search(text, start, end) is not None
    return [
        replace(d, scope=scope, rule=f"variation {d.rule}" if varied else d.rule) for d in doses
    ]


def _counted_doses(text: str, start: int, end: int, words: str) -> list[Dose]:
    taken: list[tuple[int, int]] = [m.span() for m in _FREQUENCY.finditer(text, start, end)]
    doses = [Dose("frequency", (None, None), first, last, "frequency") for first, last in taken]
    for read, hints in _READERS:
        if not any(hint in words for hint in hints):
            continue
        for dose in read(text, start, end):
            if not any(dose.start < last and first < dose.end for first, last in taken):
                doses.append(dose)
        taken += [(d.start, d.end) for d in doses if (d.start, d.end) not in taken]
    return doses


def _reps_of_seconds(text: str, start: int, end: int) -> Iterator[Dose]:
    for m in _REPS_OF_SECONDS.finditer(text, start, end):
        yield Dose("reps", _range(m["reps"], None), *m.span(), "reps of seconds")
        yield Dose("hold_seconds", _range(m["low"], m["high"]), *m.span(), "reps of seconds")


def _signs(text: str, start: int, end: int) -> Iterator[Dose]:
    for m in _TIMES_SIGN.finditer(text, start, end):
        yield Dose("sets", _range(m["sets"], m["sets_high"]), *m.span(), "times sign")
        factor = 60.0 if m["unit"] and "m" in m["unit"].lower() else 1.0
        field = "hold_seconds" if m["unit"] else "reps"
        yield Dose(field, _range(m["reps"], m["reps_high"], factor), *m.span(), "times sign")
    for m in _REPS_TIMES.finditer(text, start, end):
        yield Dose("sets", _range(m["sets"], None), m.start("sets") - 1, m.end(), "times sign")
    for m in _AFTER_SIGN.finditer(text, start, end):
        if re.search(r"\breps?\s*$", text[start : m.start()], re.IGNORECASE):
            continue
        yield Dose("reps", _range(m["low"], m["high"]), *m.span(), "times shorthand")


def _sets_of(text: str, start: int, end: int) -> Iterator[Dose]:
    for m in _SETS_OF.finditer(text, start, end):
        yield Dose("reps", _range(m["low"], m["high"]), m.start("low"), m.end(), "sets of")


def _fixed_phrases(text: str, start: int, end: int) -> Iterator[Dose]:
    for m in _HALF.finditer(text, start, end):
        value: Range = {
            "minute_and_half": (90.0, 90.0),
            "half": (30.0, 30.0),
            "second_or_two": (1.0, 2.0),
            "minute_or_two": (60.0, 120.0),
        }[m.lastgroup or "half"]
        yield _timed(text, start, end, m, value)
    for m in _COUNT_OF.finditer(text, start, end):
        yield Dose("hold_seconds", _range(m["low"], m["high"]), *m.span(), "count of")


def _quantities(text: str, start: int, end: int) -> Iterator[Dose]:
    for m in _QUANTITY.finditer(text, start, end):
        unit = next((name for name in _UNIT if m[name]), "")
        value = _quantity(m, unit)
        if value is None:
            continue
        if unit in ("second", "minute"):
            if text[m.end() : m.end() + 1].isalpha():
                continue
            yield _timed(text, start, end, m, value)
        elif unit == "breath":
            yield Dose("breaths", value, *m.span(), "breaths")
        elif unit == "count":
            yield Dose("hold_seconds", value, *m.span(), "counts")
        elif unit == "set" and not _SET_OF_THINGS.match(text, m.end(), end):
            yield Dose("sets", value, *m.span(), "sets")
        elif unit != "set" and not _PER_TIME.search(text[m.end() : m.end() + 24]):
            yield Dose("reps", value, *m.span(), "reps")


def _quantity(m: re.Match[str], unit: str) -> Range | None:
    if m["low"].lower() in ("a", "an") and unit not in ("minute",):
        return None
    high = m["high"]
    if (
        m["join"]
        and m["join"] in ("/", "and")
        and not (m["lead"] or "").lower().startswith("between")
    ):
        high = high if m["join"] == "/" else None
    factor = 60.0 if unit == "minute" else 1.0
    mid = (m["mid"] or "").lower()
    low_factor = 60.0 if mid.startswith("min") else 1.0 if mid.startswith("s") else factor
    low = read_number(m["low"]) * low_factor
    top = read_number(high) * factor if high else low
    lead = (m["lead"] or "").lower().strip()
    if m["plus"] or m["more"] or lead in ("at least", "a minimum of", "minimum of", "no less than"):
        return (low, None)
    if lead in ("at most", "a maximum of", "up to", "no more than", "no longer than") and not high:
        return (None, low)
    return (low, top) if top >= low else (low, low)


def _timed(text: str, start: int, end: int, m: re.Match[str], value: Range) -> Dose:
    """Say what a span of time measures by the words before and after it."""
    before, after = (
        text[max(start, m.start() - 110) : m.start()],
        text[m.end() : min(end, m.end() + 40)],
    )
    clause = re.split(r"[;]|, (?:then|and then)\b|\bthen\b", before)[-1]
    if _REST_AFTER.search(after) or (_REST.search(clause) and not _HOLD.search(clause[-60:])):
        return Dose("rest_seconds", value, *m.span(), "rest")
    if _HOLD_AFTER.search(after):
        return Dose("hold_seconds", value, *m.span(), "hold after")
    holds = [h.start() for h in _HOLD.finditer(clause)]
    goes = [g.start() for g in _GOING_ON.finditer(clause)]
    if _NOUN_AFTER.search(after) and not holds:
        return Dose("duration_seconds", value, *m.span(), "length of something")
    brief = value[1] is not None and value[1] <= BRIEF and re.search(r"\bthis for", clause)
    if goes and not brief and (not holds or max(goes) > max(holds)):
        return Dose("duration_seconds", value, *m.span(), "going on")
    if holds or brief:
        return Dose("hold_seconds", value, *m.span(), "hold")
    if re.search(
        r"(?:\bfor|\(|:|\bfrom|—|–|\bto|\bto both|\band)\s*(?:about |around |another |a full |a good )?$",
        before,
    ):
        return Dose("hold_seconds", value, *m.span(), "for a time")
    return Dose("duration_seconds", value, *m.span(), "bare time")


def _repeats(text: str, start: int, end: int) -> Iterator[Dose]:
    for m in _REPEAT.finditer(text, start, end):
        if _PER_TIME.search(text[m.end() : m.end() + 24]):
            continue
        if m["once"]:
            continue
        if m["twice"] or m["thrice"]:
            count = 2.0 if m["twice"] else 3.0
            yield Dose("reps", (count, count), *m.span(), "repeat")
        else:
            low, high = _range(m["low"], m["high"])
            yield Dose("reps", (None, low) if m["upto"] else (low, high), *m.span(), "repeat")


def _each_counts(text: str, start: int, end: int) -> Iterator[Dose]:
    for m in _EACH_COUNT.finditer(text, start, end):
        yield Dose("reps", _range(m["low"], m["high"]), *m.span(), "each count")
        sets = re.compile(r"\s*[/,]\s*(\d{1,2})\s*x\b", re.IGNORECASE).match(text, m.end(), end)
        if sets:
            count = read_number(sets[1])
            yield Dose("sets", (count, count), sets.start(1), sets.end(), "each count")


def _sides(text: str, start: int, end: int) -> Iterator[Dose]:
    match = _PER_SIDE.search(text, start, end)
    if match:
        yield Dose("per_side", True, *match.span(), "sides")


def _range(low: str, high: str | None, factor: float = 1.0) -> Range:
    bottom = read_number(low) * factor
    return (bottom, read_number(high) * factor if high else bottom)


_READERS: tuple[tuple[Callable[[str, int, int], Iterator[Dose]], tuple[str, ...]], ...] = (
    (_reps_of_seconds, ("-sec", " sec", "–sec")),
    (_signs, ("x", "×")),
    (_sets_of, ("set", "round")),
    (_fixed_phrases, ("half", "or two", "count")),
    (_each_counts, ("ea", "per ", "/", " side")),
    (_quantities, ("s", "x", "min", "breath", "count", "rep", "time", "″", '"')),
    (_repeats, ("repeat", "perform", "do ", "complete")),
)
"""The grammar's rules, most specific first, each with the words without which it cannot apply.

What one rule has read, a later one passes over.
"""
