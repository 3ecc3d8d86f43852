"""Numbers as texts print them: digits, and words from "a" to "ninety-nine"."""

from __future__ import annotations

import re

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: value for value, word in enumerate(_UNITS)}
_VALUES |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_VALUES |= {"a": 1, "an": 1}

NUMBER = (
    r"(?:\d{1,4}(?:[.,]\d+)?|(?:"
    + "|".join(_TENS)
    + r")(?:[\s-](?:"
    + "|".join(_UNITS[1:10])
    + r"))?\b|(?:"
    + "|".join(sorted(_UNITS[1:], key=len, reverse=True))
    + r")\b|an?\b)"
)
"""The pattern of a number; "a" and "an" are one."""


def read_number(text: str) -> float:
    """Return the value of a number that the pattern NUMBER matched."""
    if text[0].isdigit():
        return float(text.replace(",", "."))
    return float(sum(_VALUES[part] for part in re.split(r"[\s-]+", text.lower())))
