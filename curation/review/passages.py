"""The sentence of an article that holds a piece of evidence, with the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 480
"""Characters of a passage that a card shows; a longer sentence is cut around its evidence."""
AROUND = 360
"""Characters on either side that are shown on demand."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s)|\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article with the evidence in them.

    Attributes:
        before, after: the words around, for an editor who asks for them.
        text: the sentence or sentences.
        marks: ``(start, end)`` of each piece of evidence within ``text``, ascending and apart.
        start: where ``text`` begins in the article.
    """

    before: str
    text: str
    after: str
    marks: tuple[tuple[int, int], ...]
    start: int


def passages(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Passage, ...]:
    """Return the sentences that hold ``spans``; evidence in one sentence shares a passage."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for start, end in sorted(set(spans)):
        found.setdefault(sentence_of(text, start, end), []).append((start, end))
    return tuple(_passage(text, bounds, marks) for bounds, marks in found.items())


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around ``start`` and ``end`` begins and ends, at most LONGEST apart."""
    spare = max(0, (LONGEST - (end - start)) // 2)
    floor, ceiling = max(0, start - spare), min(len(text), end + spare)
    first = floor
    for stop in _SENTENCE_END.finditer(text, floor, start):
        first = stop.end()
    following = _SENTENCE_END.search(text, max(start, end - 1), ceiling)
    last = following.end() if following else ceiling
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _passage(text: str, bounds: tuple[int, int], spans: list[tuple[int, int]]) -> Passage:
    first, last = bounds
    last = min(last, max(first + LONGEST, spans[0][0] + LONGEST))
    marks: list[tuple[int, int]] = []
    for start, end in spans:
        low, high = max(start, first) - first, min(end, last) - first
        if marks and low <= marks[-1][1]:
            marks[-1] = (marks[-1][0], max(high, marks[-1][1]))
        elif low < high:
            marks.append((low, high))
    return Passage(
        before=text[max(0, first - AROUND) : first],
        text=text[first:last],
        after=text[last : last + AROUND],
        marks=tuple(marks),
        start=first,
    )
