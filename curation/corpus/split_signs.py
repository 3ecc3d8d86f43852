"""What speaks for a line of a dump to be the first of an article, each sign a number.

The strongest signs are not words of endings and openings but what the text around a line is about
(``dump``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from curation.corpus.dump import ITEM, NEAR, Dump
from curation.word_lists import WordLists

LEAST_PROSE = 18
"""The least words of a line that is a paragraph of prose."""
MOST_BYLINE_WORDS = 14
COUNT_REACH = 40
"""Lines before and after a line in which a count of items may stand."""


_CUES = WordLists("curation.corpus", "split_cues.csv")
_BEGINS = r"(?:(?<!\w)|(?=\W))"
"""Before a phrase: a letter is the first of its word, a sign stands anywhere."""


def _words(cue: str) -> str:
    return _BEGINS + _CUES.words(cue)


_NUMBER = re.compile(rf"\s*[#*_]*\s*(?:{_CUES.words('numbered')}\s)?#?\(?(\d{{1,2}})\b", re.I)
_NUMERAL = r"\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\b"
_HEADLINE = re.compile(
    rf"{_NUMERAL}[^.?!]{{0,50}}{_words('thing')}"
    rf"|{_words('thing')}[^.]{{0,25}}\b(?:for|to|before|after)\b|{_words('headline')}",
    re.I,
)
_ENDING = re.compile(_words("ending"), re.I)
_OPENING = re.compile(rf"{_words('opening')}|[^?]*\?", re.I)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_BYLINE = re.compile(
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b|\b\d{{1,2}} {_MONTH} \d{{4}}\b"
    rf"|\bmin(?:ute)?s? read\b|^{_words('byline')}",
    re.I,
)


def _gap(dump: Dump, place: int) -> float:
    """Return how many empty lines stand before a line, three and more as 1."""
    return min(dump.numbers[place] - dump.numbers[place - 1] - 1, 3) / 3


def _headline(dump: Dump, place: int) -> float:
    """Return whether a title counts or praises exercises ("7 Stretches", "Yoga for Sleep")."""
    return float(dump.is_title(place) and _HEADLINE.search(dump.lines[place]) is not None)


def _share(dump: Dump, place: int, places: Iterable[int]) -> float:
    """Return the share of a title's words that stand in the text along some lines."""
    words = dump.bags[place]
    if not words or not dump.is_title(place):
        return 0.0
    text = dump.about(places, NEAR)
    return sum(word in text for word in words) / len(words)


def _taken_up(dump: Dump, place: int) -> float:
    """Return how many of a title's words the text after it takes up."""
    return _share(dump, place, range(place + 1, len(dump.lines)))


def _said_before(dump: Dump, place: int) -> float:
    """Return how many of a title's words stand in the text before it."""
    return _share(dump, place, range(place - 1, -1, -1))


def _after_ending(dump: Dump, place: int) -> float:
    """Return whether the line before holds words that end articles."""
    return float(_ends(dump.lines[place - 1]))


def _endings(dump: Dump, place: int) -> float:
    """Return the share of the three lines before that hold words that end articles."""
    before = dump.lines[max(0, place - 3) : place]
    return sum(map(_ends, before)) / 3


def _ends(line: str) -> bool:
    return _ENDING.search(line) is not None


def _after_item(dump: Dump, place: int) -> float:
    return float(ITEM.match(dump.lines[place - 1]) is not None)


def _before_item(dump: Dump, place: int) -> float:
    return float(any(ITEM.match(line) for line in dump.lines[place + 1 : place + 2]))


def _byline(dump: Dump, place: int) -> float:
    """Return whether a date or an author stands in or right under a line."""
    return float(
        any(
            dump.lengths[at] < MOST_BYLINE_WORDS and _BYLINE.search(dump.lines[at])
            for at in range(place, min(len(dump.lines), place + 3))
        )
    )


def _opening(dump: Dump, place: int) -> float:
    """Return whether a paragraph begins like the first of an article."""
    line = dump.lines[place]
    return float(dump.lengths[place] >= LEAST_PROSE and _OPENING.match(line[:80]) is not None)


def _restart(dump: Dump, place: int) -> float:
    """Return whether the next count begins anew after another has gone on."""
    before = dump.lines[max(0, place - COUNT_REACH) : place]
    last = next(_numbers(reversed(before)), 0)
    return float(last > 1 and next(_numbers(dump.lines[place + 1 : place + COUNT_REACH]), 0) == 1)


def _numbers(lines: Iterable[str]) -> Iterator[int]:
    """Yield the numbers that open lines, but for zero."""
    for line in lines:
        match = _NUMBER.match(line)
        if match and int(match[1]):
            yield int(match[1])


SIGNS: Mapping[str, Callable[[Dump, int], float]] = {
    "rank_near": lambda dump, place: dump.near.rank(place),
    "rank_far": lambda dump, place: dump.far.rank(place),
    "depth": lambda dump, place: dump.near.depth(place),
    "gap": _gap,
    "title": lambda dump, place: float(dump.is_title(place)),
    "headline": _headline,
    "taken_up": _taken_up,
    "said_before": _said_before,
    "after_ending": _after_ending,
    "endings": _endings,
    "after_item": _after_item,
    "before_item": _before_item,
    "byline": _byline,
    "opening": _opening,
    "restart": _restart,
}
"""What is asked of each line, by the name under which its weight stands in ``split_weights.json``."""
