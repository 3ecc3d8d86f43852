"""A dump of several articles in one text: where does one end and the next begin?

Nothing separates the articles, so the signs are counted: a title-like line after the words that end
articles (a byline, a reply form, a closing appeal), numbering that starts anew, an opening that
greets or announces a list, and a subject line that the lines after it take up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_WORDS = 5
ENOUGH = 3.0
"""The least weight of signs that makes a boundary."""

_HEADLINE = re.compile(
    r"^(?:(?:the |top |best |\d+ |my |our )*(?:\d+|best|top|how to|why|what|must-try|essential|easy|simple|guide|"
    r"ultimate|complete|stretch\w*|exercises?|yoga|hip|posts?)\b.*)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:\d{1,2}|five|six|seven|eight|nine|ten)\b[^.]{0,50}\b(?:stretches|exercises|moves|poses|tips|ways|drills)\b|"
    r"\b(?:stretches|exercises|poses|moves)\b.{0,30}\bfor\b",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"leave a (?:reply|comment)|required fields|©|all rights reserved|\bby [A-Z]\w+ [A-Z]\w+.*@|^\W*(?:images?|photos?|credit)\b|"
    r"check them out|is a (?:writer|editor|coach|freelance)|learn more about|schedule a|the rest is|"
    r"there you have it|medical advice|for informational purposes|comments?$|as you age|read more|more from|^>|"
    r"give (?:it|these|them)|\bthese (?:stretches|exercises|moves|poses)\b|improve mobility|happy (?:running|stretching)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:photos? courtesy|everyone|we|you|you['’]ve|if you|looking for|tight|want to|are you|have you|do you|let['’]s|"
    r"in this (?:article|post)|now that|after \w+|the common|most of us|it['’]s no secret|running|whether|when it comes)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\s*(?:[•*–-]|\(?(\d{1,2})[.)]|[A-Z][.)])\s*\S")


@dataclass(frozen=True, slots=True)
class Boundary:
    """The first line of an article in a dump.

    Attributes:
        line: its number, from 1.
        weight: how strongly the signs speak for it; the first line of the file has none.
    """

    line: int
    title: str
    weight: float


def find_boundaries(text: str) -> list[Boundary]:
    """Return where articles begin in ``text``; a single article has one boundary, its first line."""
    lines = text.split("\n")
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if not filled:
        return []
    found = [Boundary(filled[0] + 1, lines[filled[0]].strip(), 0.0)]
    for place in range(1, len(filled)):
        weight = _weight(lines, filled, place)
        line = filled[place] + 1
        if weight >= ENOUGH and line - found[-1].line >= LEAST_WORDS:
            found.append(Boundary(line, lines[filled[place]].strip(), weight))
    return found


def _weight(lines: Sequence[str], filled: Sequence[int], place: int) -> float:
    line = lines[filled[place]].strip()
    before = [lines[i].strip() for i in filled[max(0, place - 3) : place]]
    after = [lines[i].strip() for i in filled[place + 1 : place + 4]]
    if _ITEM.match(lines[filled[place]]) and not _COUNTED.search(line):
        return 0.0
    gap = filled[place] - filled[place - 1] - 1
    headline = (len(line.split()) <= 14 and line[-1] not in ".,;:" and line[0].isupper()) or line[
        :1
    ].isdigit()
    prose = [x for x in after if len(x.split()) > 15 and not _ITEM.match(x)]
    weight = 0.0
    weight += 1.5 * bool(headline and _COUNTED.search(line))
    weight += 0.5 * bool(headline and _HEADLINE.match(line))
    weight += 1.5 * bool(_ENDING.search(before[-1])) + 0.5 * any(map(_ENDING.search, before[:-1]))
    weight += 1.0 * bool(_OPENING.match(line) and len(line.split()) > 6)
    weight += 0.5 * bool(headline and after and _OPENING.match(after[0]))
    weight += 0.5 * min(gap - 1, 2) * bool(gap > 1)
    weight += 0.5 * (len(prose) >= 2)
    return weight
