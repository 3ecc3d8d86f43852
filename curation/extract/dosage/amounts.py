"""Amounts: a number or a range of numbers with a unit ("at least 20 to 30 seconds", "8-10x")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from curation.extract.dosage.numbers import FRACTION, NUMBER, NUMBER_OR_A, NUMBER_WORD, read_number
from curation.extract.dosage.wording import PHRASES, words
from curation.records import Range

MINUTE = 60.0
"""Seconds."""
A_WALK = 100
"""From so many steps on, a text speaks of walking."""


class Amount(NamedTuple):
    """A number with its unit as it stands in a sentence.

    Attributes:
        unit: second, minute, breath, count, set, rep or time.
        value: ``(low, high)`` in seconds for a unit of time, else in units; None where open.
        start, end: the words, offsets into the sentence.
    """

    unit: str
    value: Range
    start: int
    end: int


DASH = r"[-–—−‑‒‐―~]"
RANGE = rf"(?P<low>{NUMBER})(?:\s*(?:{DASH}|to\b|through\b|thru\b|or\b)\s*(?P<high>{NUMBER}))?+"
"""The pattern of a number or a range; it never gives back a part of what it took."""

NOT_FEW = rf"(?<!\bor\s)(?<!\bto\s)(?!(?:one|two)\b(?!\s*(?:{DASH}|to|or)\b))"
"""What stands before a number that counts without a unit: "one" and "two" are too often no count."""

TIME = r"(?:s\b|secs?\b|seconds?\b|mins?\b|minutes?\b)"
DISTANCE = rf"{words('distance')}\b"
"""A way that is gone, and so no count."""
BREATH = rf"(?:{words('breath_quality')}[ ,]*(?:and )?)*breath(?:s|ing\scycles?|\scycles?)?\b"
_WHOLE = rf"(?:{words('whole')}\s+)*"
_UNITS = {
    "second": rf"(?:{_WHOLE}(?:seconds?|secs?\b\.?)|s\b|[″\"”](?:\s*sec(?:ond)?s?\b)?)",
    "minute": rf"{_WHOLE}(?:minutes?|mins?\b\.?)",
    "breath": BREATH,
    "count": r"(?:slow\s+)?counts?\b",
    "set": rf"(?:{words('rep_quality')}[ ,]*)*{words('set_noun')}",
    "rep": rf"(?:{words('rep_quality')}[ ,]*(?:and )?)*(?:reps?\b|repetitions?\b|{words('rep_noun')}|steps\b)",
    "time": r"(?:(?:more|additional)\s+)?times?\b|[x×](?=\s|$|[.,;:)/])",
}
_UNIT = "|".join(f"(?P<{unit}>{pattern})" for unit, pattern in _UNITS.items())
_IS_THE = r"(?:is|are)\s+(?:\w+ly\s+)?the\s+"
_BOUND = rf"(?:,?\s*{words('or_more', 'as_least', 'or_less')}(?!\s+{NUMBER})|\s+{_IS_THE}{words('least', 'most')})?"
_OR_MORE = re.compile(rf",?\s*{words('or_more')}")
"""How the words behind an amount begin that leave its high end open."""
_NO_MORE = re.compile(rf",?\s*(?:{words('or_less')}|{_IS_THE}{words('most')})")
"""How the words behind an amount begin that make it the most."""
_ONE = re.compile(
    rf"(?P<low>{NUMBER_OR_A})(?:\s*\([\da-z -]{{1,16}}\)|\s+or\s+so\b)?(?P<plus>\+|\s+or\s+more\b)?"
    rf"\s*{DASH}?\s*(?:{_UNIT}){_BOUND}"
)
_SECONDS_BEHIND = re.compile(r",?\s*(?:and\s+)?")
"""What joins minutes and seconds of one span of time ("2 minutes and 30 seconds")."""
_TWO = re.compile(
    rf"(?P<low>{NUMBER_OR_A})(?:\s*{DASH}?\s*(?P<mid>{TIME}|(?:sets?|times|x)\b)\.?)?"
    rf"(?:,\s*\d{{1,3}})*,?"
    rf"\s*(?:{DASH}\s+)?(?P<join>{DASH}|/|(?:to|through|thru|or|and|up to)\b)"
    rf"\s*(?:up to\s+|even\s+|a\s+)?(?P<high>{NUMBER_OR_A})\s*{DASH}?\s*(?:{_UNIT}){_BOUND}"
)
_TIMED = re.compile(TIME)
_NUMBER = re.compile(
    rf"[^\w:./°#](?<!\d,)(?=[\d{FRACTION}aefnost]|half a)({NUMBER}|a\scouple\b|an?(?=[\s-]+{_WHOLE}minute))"
)
"""A number with the sign before it, for which a search is over sooner than for the border of a word."""
_LEADS = {kind: PHRASES[kind] for kind in ("at_least", "at_most", "about")}
_OPPOSITE = {"at_least": "at_most", "at_most": "at_least"}
_NONE = re.compile(
    rf"\b(?:no\s+(?:\w+\s+){{0,2}}{words('exercise')}|none\s+of\s+(?:the|these|those|them))\s[^.;,]*\b(?:shorter|longer|less|more|fewer)\s+than\s+$"
    r"|\banything\s+(?:under|below|over|above|(?:shorter|longer|less|more|fewer)\s+than)\s+$"
)
"""How the words begin that an exercise has no less or no more of ("no stretch is shorter than")."""
_TOO_LITTLE = re.compile(rf"\s+{words('too_little')}")
"""How the words go on behind an amount that does not do."""
_LEAD_REACH = 24
_DIGIT = re.compile(rf"[\d{FRACTION}]")
_SPOKEN = re.compile(rf"[^a-z](?=[aefhnost])(?:{NUMBER_WORD}|a\scouple\b|an?[\s-]+{_WHOLE}minute)")
_DECADE = re.compile(r"\b(?:in|your|their|the|my|our|her|his|early|mid|late)[ -]$")


def find_amounts(sentence: str) -> Iterator[Amount]:
    """Yield the amounts of a sentence in lower case, in reading order, none overlapping another."""
    reached = 0
    for number in _NUMBER.finditer(f" {sentence}"):
        start = number.start(1) - 1
        match = _match(sentence, start) if start >= reached else None
        if match is None:
            continue
        seconds = _seconds_behind(sentence, match)
        reached = seconds.end() if seconds else match.end()
        unit = match.lastgroup or ""
        before = sentence[max(0, start - _LEAD_REACH) : start]
        if _is_dose(sentence, match, unit, before):
            kind, lead = _lead(before)
            if kind in _OPPOSITE and _is_ruled_out(sentence, start, reached):
                kind = _OPPOSITE[kind]
            value = _composed(match, seconds, kind) if seconds else _value(match, unit, kind)
            yield Amount(unit, value, start - len(lead), reached)


def has_number(sentence: str) -> bool:
    """Return whether a number stands in a sentence in lower case."""
    return bool(_DIGIT.search(sentence) or _SPOKEN.search(f" {sentence}"))


def _match(sentence: str, start: int) -> re.Match[str] | None:
    """Return the range with one unit at ``start``, else the single number with its unit."""
    two = _TWO.match(sentence, start)
    if two:
        timed = bool(two["second"] or two["minute"])
        middle = two["mid"] or ""
        mixed = bool(middle) and (_TIMED.match(middle) is not None) != timed
        mixed = mixed or (middle.startswith("set") and not two["set"])
        apart = two["join"] == "and" and not sentence.endswith("between ", 0, start)
        if not mixed and not apart:
            return two
    return _ONE.match(sentence, start)


def _seconds_behind(sentence: str, minutes: re.Match[str]) -> re.Match[str] | None:
    """Return the seconds that a number of minutes goes on with."""
    if minutes.re is not _ONE or not minutes["minute"] or minutes.end() > minutes.end("minute"):
        return None
    joint = _SECONDS_BEHIND.match(sentence, minutes.end())
    found = _ONE.match(sentence, joint.end()) if joint else None
    return found if found and found["second"] and read_number(found["low"]) < MINUTE else None


def _composed(minutes: re.Match[str], seconds: re.Match[str], lead: str) -> Range:
    """Return the span of time that minutes and seconds make up."""
    return _bounded(read_number(minutes["low"]) * MINUTE + read_number(seconds["low"]), lead)


def _lead(before: str) -> tuple[str, str]:
    """Return the kind of the words that lead up to a number ("at least"), and these words."""
    words = before.rstrip()
    found = (
        (phrase, kind)
        for kind, phrases in _LEADS.items()
        if words.endswith(phrases)
        for phrase in phrases
        if words.endswith(phrase) and not words.removesuffix(phrase)[-1:].isalpha()
    )
    lead, kind = max(found, key=lambda pair: len(pair[0]), default=("", ""))
    return kind, before[len(words) - len(lead) :] if lead else ""


def _is_ruled_out(sentence: str, start: int, end: int) -> bool:
    """Return whether a bounded amount is one that an exercise must not have ("less is not enough")."""
    return bool(_NONE.search(sentence, 0, start) or _TOO_LITTLE.match(sentence, end))


def _is_dose(sentence: str, match: re.Match[str], unit: str, before: str) -> bool:
    """Return whether a number with a unit counts something, and is no age, date or way to go."""
    if unit == "second" and match[unit] in _PRIMES:
        return bool(_HELD.search(before) or _NO_INCH.match(sentence, match.end()))
    if unit in ("second", "minute"):
        decade = match[0].endswith("s") and match[unit] == "s" and _DECADE.search(before)
        return not decade and not sentence[match.end() : match.end() + 1].isalpha()
    if match["low"] in ("a", "an") or match["low"].startswith("a couple"):
        return unit == "breath" and match["low"] not in ("a", "an")
    if match.re is _ONE and match["low"] in ("1", "one"):
        plural = unit == "rep" and match[0].endswith("s")
        if plural or (unit in ("set", "rep") and before.endswith(("in ", "between ", "from "))):
            return False
    if match.re is _TWO and match["join"] == "/" and match["low"] == match["high"]:
        return False
    if unit == "rep" and match[unit] in _PARTS_OF_A_TEXT:
        return not (_NAMED.search(before) or _is_way(sentence, match))
    return unit != "time" or _counts_times(sentence, match, before)


def _counts_times(sentence: str, match: re.Match[str], before: str) -> bool:
    """Return whether a number of times says how often an exercise is done ("1 time", "3x", not "1x")."""
    if match["time"].endswith("time"):
        once = match["low"] in ("1", "one") and "more" not in match["time"]
        return once and not before.endswith("at ")
    once = match.re is _ONE and match["low"] == "1"
    return not once and not _COMPARES.match(sentence, match.end())


def _is_way(sentence: str, match: re.Match[str]) -> bool:
    """Return whether steps are a way to go and no repetitions."""
    far = read_number(match["low"]) >= A_WALK
    return match["rep"] == "steps" and (far or _WAY.match(sentence, match.end()) is not None)


_PRIMES = ("″", '"', "”")
_HELD = re.compile(rf"\b{words('timed')}[^.;]*$")
_NO_INCH = re.compile(r"\s*(?:$|[.,;:)/x×]|(?:each|per|on|hold|and|or|then|rest)\b)")
_COMPARES = re.compile(
    r"\s+(?:what|as\s+(?:much|many|likely|heavy|strong|large|big|high)|(?:more|less|[a-z]{3,}er)\s+(?:than|likely)"
    r"|the\s+(?:amount|force|load|size)|(?:your|the|its|their)\s+(?:own\s+)?(?:body\s*)?weight)\b"
)
"""How words go on behind a number of times that something is larger ("three times your body weight")."""
_PARTS_OF_A_TEXT = ("steps", "movements")
"""Units that a text also counts its own parts in ("these six movements")."""
_NAMED = re.compile(r"\b(?:these|those|the|following|next|first|last|after|in|all|of)\s+$")
_WAY = re.compile(
    r"\s+(?:back|forward|away|to|out|up|down|from|in(?! all\b| total\b)|above|below|for)\b"
)


def _value(match: re.Match[str], unit: str, lead: str) -> Range:
    factor = MINUTE if unit == "minute" else 1.0
    behind = match.string[match.end(unit) : match.end()]
    most = _NO_MORE.match(behind) is not None
    if match.re is _ONE:
        least = bool(match["plus"] or (behind and not most))
        bound = "at_least" if least else "at_most" if most else lead
        return _bounded(read_number(match["low"]) * factor, bound)
    middle = match["mid"] or ""
    first = MINUTE if middle.startswith("min") else 1.0 if middle.startswith("s") else factor
    low, high = read_number(match["low"]) * first, read_number(match["high"]) * factor
    return (min(low, high), None if _OR_MORE.match(behind) else max(low, high))


def _bounded(only: float, lead: str) -> Range:
    """Return the range of one number behind words such as "at least"."""
    if lead == "at_least":
        return (only, None)
    return (None, only) if lead == "at_most" else (only, only)
