"""What a PDF prints around the text of its pages: page numbers and running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from curation.word_lists import WordLists

_Page = list[str]
_NUMBER = re.compile(r"\s*(page\s+)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?\s*", re.IGNORECASE)
_FARTHEST = 2
"""How far the next page with a number may be: some layouts number every second page."""
_REPEATS = 3
"""The least number of pages on which a first or last line is a running header."""
# What is done with doses is none of this stage's business, so these words only tell what a repeated
# line is for: a footer that gives the same dose on every page of a handout is its text.
_CUES = WordLists("curation.corpus", "margin_cues.csv")
_ORDER = re.compile(rf"\W*{_CUES.words('order')}", re.IGNORECASE)
_COUNTED = re.compile(rf"\b{_CUES.words('counted')}|\d\s*[x×]\s*\d")
"""Words that are counted; as titles print them, with a capital, they stand for a whole programme."""
_SENTENCE = re.compile(r"(?:[a-z]|.*[.!?][)”\"]?$)", re.DOTALL)
"""A sentence, or the rest of one that began in the line before."""
_IMPRINT = re.compile(
    rf"{_CUES.words('imprint')}|https?:|www\.|\w\.(?:com|org|net|edu)\b|@|\d{{3}}[-. ]\d{{4}}",
    re.IGNORECASE,
)


def without_margins(pages: Sequence[str]) -> list[str]:
    """Return the lines of all pages without page numbers and running headers and footers."""
    lines = [[line.rstrip() for line in page.split("\n")] for page in pages]
    # A number may stand outside a running header or between it and the text.
    for strip in (_without_numbers, _without_running, _without_numbers):
        lines = strip(lines)
    return [line for page in lines for line in page]


def _edges(page: _Page) -> list[int]:
    """Return the places of a page's first and last line with words."""
    printed = [place for place, line in enumerate(page) if line.strip()]
    return sorted({*printed[:1], *printed[-1:]})


def _without_numbers(pages: list[_Page]) -> list[_Page]:
    numbers = [
        {place: match for place in _edges(page) if (match := _NUMBER.fullmatch(page[place]))}
        for page in pages
    ]
    counts = [{int(match[2]) for match in found.values()} for found in numbers]
    return [
        [
            line
            for place, line in enumerate(page)
            if place not in found
            or not (found[place][1] or _goes_on(int(found[place][2]), index, counts))
        ]
        for index, (page, found) in enumerate(zip(pages, numbers, strict=True))
    ]


def _goes_on(number: int, index: int, counts: Sequence[set[int]]) -> bool:
    """Return whether a number at the edge of a page counts pages, as those near it or the file itself do."""
    near = range(max(0, index - _FARTHEST), min(len(counts), index + _FARTHEST + 1))
    return number == index + 1 or any(
        number + other - index in counts[other] for other in near if other != index
    )


def _without_running(pages: list[_Page]) -> list[_Page]:
    ends = [[page[place].strip() for place in _edges(page)] for page in pages]
    title = next((found[0] for found in ends if found), "")
    feet = {found[-1] for found in ends if len(found) > 1}
    repeated = Counter(line for found in ends for line in set(found))
    running = {
        line
        for line, count in repeated.items()
        if count >= _REPEATS and (line == title or not _is_text(line, line in feet))
    }
    return [[line for line in page if line.strip() not in running] for page in pages]


def _is_text(line: str, at_foot: bool) -> bool:
    """Return whether a repeated line instructs; what names or counts at the head of a page is its title."""
    if _IMPRINT.search(line):
        return False
    if _SENTENCE.match(line):
        return True
    return at_foot and bool(_ORDER.match(line) or _COUNTED.search(line))
