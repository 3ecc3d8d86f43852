"""Numbers as texts print them: digits, fractions, and words from "a" to "nine hundred and ninety-nine"."""

from __future__ import annotations

import re

from curation.extract.dosage.wording import one_of
from curation.records import Range

_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = [*_ONES, "ten", "eleven", "twelve", *_TEENS]
_VALUES: dict[str, float] = {word: value for value, word in enumerate(_SMALL, 1)}
_VALUES |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_VALUES |= {"a": 1, "an": 1, "couple": 2, "of": 0, "and": 0}
_VALUES |= {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_VALUES |= {"⅓": 1 / 3, "⅔": 2 / 3}

FRACTION = "½¼¾⅓⅔"
_BELOW_HUNDRED = rf"(?:{one_of(_TENS)}(?:[\s-]{one_of(_ONES)})?|{one_of(_SMALL)})\b"
_HUNDREDS = rf"(?:a|{one_of(_ONES)})[\s-]hundred\b"
_DOZENS = r"(?:half\sa|(?<!half\s)a|two|three)\sdozen\b"
_BEGINS = rf"(?=a[\s-]|half\s|{one_of(word[:3] for word in (*_SMALL, *_TENS))})"
"""How a number in words begins, after which most words need no closer look."""
NUMBER_WORD = rf"{_BEGINS}(?:{_DOZENS}|(?:{_HUNDREDS}[\s-](?:and[\s-])?)?{_BELOW_HUNDRED}(?![\s-]hundred\b)|{_HUNDREDS})"
"""The pattern of a whole number in words, for text in lower case."""

NUMBER = (
    r"(?>(?:1/2|1/4|3/4)(?=\s*-?\s*min)"
    r"|\d{1,3},\d{3}(?![\d,])"
    rf"|\d{{1,4}}(?:[.,]\d{{1,2}}(?!\d)|\s?[{FRACTION}]|\s(?:1/2|1/4|3/4)(?=\s*-?\s*min))?(?![.,]?\d)"
    rf"|[{FRACTION}]"
    rf"|{NUMBER_WORD}(?:[\s-]and[\s-]a[\s-]half\b)?)"
)
"""The pattern of a number, for text in lower case; it never gives back a part of what it took."""

NUMBER_OR_A = rf"(?:{NUMBER}|a\scouple(?:\sof)?\b|an?\b)"
"""The pattern of a number where only a dose can stand: "a" is one and "a couple" two."""

_DOZEN = 12.0
_PARTS = re.compile(rf"\d+(?:/\d|[.,]\d+)?|[{FRACTION}]|[a-z]+")
_THOUSANDS = re.compile(r",(?=\d{3})")


def read_number(text: str) -> float:
    """Return the value of a number that the pattern NUMBER_OR_A matched."""
    if text.isdecimal():
        return float(text)
    if text.endswith("dozen"):
        return _DOZEN * (0.5 if text.startswith("half") else read_number(text.split(maxsplit=1)[0]))
    hundreds, hundred, rest = text.partition("hundred")
    if hundred:
        return 100 * read_number(hundreds.strip(" -")) + (read_number(rest) if rest else 0)
    words = _THOUSANDS.sub("", text.replace("a couple", "couple"))
    whole, half, _ = words.partition("half")
    parts = _PARTS.findall(whole)
    if half:
        return sum(map(_value, parts[:-1])) + 0.5
    return sum(map(_value, parts))


def read_range(low: str, high: str | None, factor: float = 1.0) -> Range:
    """Return the range of two printed numbers, of one where ``high`` is None, times ``factor``.

    The lesser number is the low end, also where a text counts down ("12 to 8").
    """
    one = read_number(low) * factor
    other = read_number(high) * factor if high else one
    return (min(one, other), max(one, other))


def _value(part: str) -> float:
    return _VALUES[part] if part in _VALUES else float(part.replace(",", "."))
