"""The lines of a dump, and how much the text around each is about the same.

What two parts of a text share is weighed as in TextTiling (Hearst 1997): a word counts the less the
more parts it stands in.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

NEAR, FAR = 130, 300
"""Words before and after a line that are compared."""
PART = 100
"""Words of the parts of a text among which rare words are told from common ones."""
MOST_TITLE_WORDS = 16
DIP = 12
"""Lines around a line in which the text about one thing is sought."""
ITEM = re.compile(r"\s*(?:[•*▪●○◦‣·–—-]\s|\(?\d{1,2}[.):]\s|[A-Za-z][.)]\s)")
"""How an item of a list opens."""
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Cohesion:
    """How much the words before each line and from it on are about the same, from 0 to 1.

    Attributes:
        values: line by line.
        ordered: the same, the smallest first.
    """

    values: Sequence[float]
    ordered: Sequence[float]

    def rank(self, place: int) -> float:
        """Return the share of lines around which the text is no more about one thing."""
        return bisect_right(self.ordered, self.values[place]) / len(self.values)

    def depth(self, place: int) -> float:
        """Return how deep the text's being about one thing dips at a line."""
        before = max(self.values[max(0, place - DIP) : place], default=0.0)
        return before + max(self.values[place : place + DIP]) - 2 * self.values[place]


class Dump:
    """The filled lines of a text, with what the text before and after each is about.

    Attributes:
        numbers: the number of each line in the text, from 1.
        lines: the lines without the white space around them.
        lengths: how many words each has.
        bags: how often each word of four letters and more stands in a line.
        near, far: the cohesion of ``NEAR``, and of ``FAR``, words.
    """

    def __init__(self, text: str) -> None:
        filled = [(n, line.strip()) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        self.numbers = [number for number, _ in filled]
        self.lines = [line for _, line in filled]
        self.lengths = [len(line.split()) for line in self.lines]
        self.bags = [Counter(_WORD.findall(line.lower())) for line in self.lines]
        self._rarity = self._rarities()
        self.near, self.far = self._cohesion(NEAR), self._cohesion(FAR)

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

    def _cohesion(self, words: int) -> Cohesion:
        values = [
            self._likeness(
                self.about(range(place - 1, -1, -1), words),
                self.about(range(place, len(self.lines)), words),
            )
            for place in range(len(self.lines))
        ]
        return Cohesion(values, sorted(values))

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
        return place > 0 and ITEM.match(self.lines[place]) is None

    def is_title(self, place: int) -> bool:
        """Return whether a line looks like a title."""
        line = self.lines[place]
        opens = line[0].isupper() or line[0].isdigit() or line[0] in "“\"'#"
        return self.lengths[place] <= MOST_TITLE_WORDS and line[-1] not in ".,;:" and opens
