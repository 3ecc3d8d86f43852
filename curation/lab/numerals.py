"""Numbers of doses spelled out: "30 seconds" as "thirty seconds", "2-3 sets" as "two to three sets"."""

from __future__ import annotations

import re

_SMALL = [
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

_UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|reps?|repetitions?|times|breaths?|breath cycles|sets?|counts?|"
    r"rounds?|circles)"
)
DOSE_NUMBER = re.compile(
    r"(?<![\w.,:/×+-])(?<![x×] )(?P<low>\d{1,3})(?:(?P<to>\s*[-–—]\s*)(?P<high>\d{1,3})(?!\d))?"
    rf"(?=(?:\s+(?:to|or)\s+\d{{1,3}})?[\s-]*{_UNIT}\b)|(?<=\bsets of )(?P<alone>\d{{1,3}})(?![\w.:/–-])",
    re.IGNORECASE,
)
"""A number, or a range with a dash, that counts something which doses count."""


def spelled_out(text: str) -> str:
    """Return a text with the numbers of its doses in words."""
    return DOSE_NUMBER.sub(number_words, text)


def number_words(match: re.Match[str]) -> str:
    """Return the words for a match of ``DOSE_NUMBER``."""
    if match["high"]:
        return f"{in_words(int(match['low']))} to {in_words(int(match['high']))}"
    return in_words(int(match["low"] or match["alone"]))


def in_words(number: int) -> str:
    """Return a number from 0 to 999 in words."""
    hundreds, rest = divmod(number, 100)
    if hundreds:
        tail = f" and {in_words(rest)}" if rest else ""
        return f"{_SMALL[hundreds]} hundred{tail}"
    if rest < 20:
        return _SMALL[rest]
    tens, unit = divmod(rest, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[unit]}" if unit else "")
