"""What speaks for a line of a dump to be the first of an article, each sign a number.

The strongest signs are not words of endings and openings but what the text around a line is about,
as in TextTiling (Hearst 1997): words that the parts before and after it share weigh less the more
often they stand everywhere.
"""

from __future__ import annotations

import csv
import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import resources

NEAR, FAR = 130, 300
"""Words before and after a line that are compared."""
PART = 100
"""Words of the parts of a text among which rare words are told from common ones."""
MOST_TITLE_WORDS = 16
LEAST_PROSE = 18
"""The least words of a line that is a paragraph of prose."""
MOST_BYLINE_WORDS = 14
COUNT_REACH = 40
"""Lines before and after a line in which a count of items may stand."""
DIP = 12
"""Lines around a line in which the text about one thing is sought."""


def _read_cues() -> dict[str, list[str]]:
    file = resources.files("curation.corpus") / "split_cues.csv"
    cues: dict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        cues[row["cue"]].append(row["words"])
    return cues


_CUES = _read_cues()


def _words(cue: str) -> str:
    """Return a pattern of the words of one cue; "*" stands for any ending."""
    phrases = sorted(_CUES[cue], key=len, reverse=True)
    return "(?:" + "|".join(_pattern(phrase) for phrase in phrases) + ")"


def _pattern(phrase: str) -> str:
    stem = r"\s+".join(map(re.escape, phrase.removesuffix("*").split()))
    before = r"\b" if phrase[0].isalnum() else ""
    after = r"\w*" if phrase.endswith("*") else r"\b" if phrase[-1].isalnum() else ""
    return before + stem + after


_ITEM = re.compile(r"\s*(?:[•*▪●○◦‣·–—-]\s|\(?\d{1,2}[.):]\s|[A-Za-z][.)]\s)")
_NUMBER = re.compile(r"\s*[#*_]*\s*(?:(?:step|exercise|stretch|pose|day)\s)?#?\(?(\d{1,2})\b", re.I)
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
_WORD = re.compile(r"[^\W\d_]{4,}")


class Dump:
    """The filled lines of a text, with what the text before and after each is about.

    Attributes:
        numbers: the number of each line in the text, from 1.
        lines: the lines without the white space around them.
        lengths: how many words each has.
        bags: how often each word of four letters and more stands in a line.
        near, far: how much the ``NEAR``, or ``FAR``, words before a line and from it on are about
            the same, from 0 to 1.
    """

    def __init__(self, text: str) -> None:
        filled = [(n, line.strip()) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        self.numbers = [number for number, _ in filled]
        self.lines = [line for _, line in filled]
        self.lengths = [len(line.split()) for line in self.lines]
        self.bags = [Counter(_WORD.findall(line.lower())) for line in self.lines]
        self._rarity = self._rarities()
        self.near, self.far = self._cohesion(NEAR), self._cohesion(FAR)
        self.ranked = {id(values): sorted(values) for values in (self.near, self.far)}

    def _rarities(self) -> dict[str, float]:
        parts = list(self._parts())
        spread = Counter(word for part in parts for word in part)
        return {word: math.log((len(parts) + 1) / (n + 0.5)) for word, n in spread.items()}

    def _parts(self) -> Iterator[set[str]]:
        part: set[str] = set()
        length = 0
        for bag, words in zip(self.bags, self.lengths, strict=True):
            part |= bag.keys()
            length += words
            if length >= PART:
                yield part
                part, length = set(), 0
        if part:
            yield part

    def _cohesion(self, words: int) -> list[float]:
        return [
            self._likeness(
                self.about(range(place - 1, -1, -1), words),
                self.about(range(place, len(self.lines)), words),
            )
            for place in range(len(self.lines))
        ]

    def about(self, places: Iterable[int], words: int) -> Counter[str]:
        """Return the words of consecutive lines until there are so many."""
        bag: Counter[str] = Counter()
        length = 0
        for place in places:
            if length >= words:
                break
            bag.update(self.bags[place])
            length += self.lengths[place]
        return bag

    def _likeness(self, one: Counter[str], other: Counter[str]) -> float:
        """Return the cosine of two bags of words weighed by their rarity."""
        rarity = self._rarity
        product = sum(n * other[word] * rarity[word] ** 2 for word, n in one.items())
        lengths = [sum((n * rarity[w]) ** 2 for w, n in bag.items()) for bag in (one, other)]
        return product / math.sqrt(lengths[0] * lengths[1]) if all(lengths) else 0.0

    def is_candidate(self, place: int) -> bool:
        """Return whether an article may begin with a line, as with no item of a list."""
        return place > 0 and _ITEM.match(self.lines[place]) is None

    def is_title(self, place: int) -> bool:
        """Return whether a line looks like a title."""
        line = self.lines[place]
        opens = line[0].isupper() or line[0].isdigit() or line[0] in "“\"'#"
        return self.lengths[place] <= MOST_TITLE_WORDS and line[-1] not in ".,;:" and opens


def _rank(dump: Dump, values: Sequence[float], place: int) -> float:
    """Return the share of lines around which the text is less about one thing."""
    return bisect_right(dump.ranked[id(values)], values[place]) / len(values)


def _depth(dump: Dump, place: int) -> float:
    """Return how deep the text's being about one thing dips at a line."""
    near = dump.near
    before = max(near[max(0, place - DIP) : place], default=0.0)
    return before + max(near[place : place + DIP]) - 2 * near[place]


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
    return float(_ENDING.search(dump.lines[place - 1]) is not None)


def _endings(dump: Dump, place: int) -> float:
    """Return the share of the three lines before that hold words that end articles."""
    before = dump.lines[max(0, place - 3) : place]
    return sum(_ENDING.search(line) is not None for line in before) / 3


def _after_item(dump: Dump, place: int) -> float:
    return float(_ITEM.match(dump.lines[place - 1]) is not None)


def _before_item(dump: Dump, place: int) -> float:
    return float(any(_ITEM.match(line) for line in dump.lines[place + 1 : place + 2]))


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
    "rank_near": lambda dump, place: _rank(dump, dump.near, place),
    "rank_far": lambda dump, place: _rank(dump, dump.far, place),
    "depth": _depth,
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
