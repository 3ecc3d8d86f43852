"""Numbers that are printed in front of titles and list items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from curation.extract.model import Span
from curation.extract.wording import PHRASES, words
from curation.records import Block, BlockKind

T = TypeVar("T")

SIGNS = "\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff•·"
"""Bullets, arrows, ticks and pictures."""
ORNAMENT = re.compile(rf"[\s{SIGNS}]*")
"""Signs that stand before the words of a line."""
ANGLES = r"90\s*/\s*90\b"
"""A pose that is named by its angles, and neither a count nor a page."""
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NOUNS = "|".join((*PHRASES["counted_exercise"], *PHRASES["numbered_noun"]))
_NUMBER = re.compile(
    rf"\s*(?:(?:(?:{_NOUNS})\s*(?:no\.?|number|nr\.?)?|no\.?|number|#|step(?=\s*\d+\.))\s*#?\s*)?"
    rf"(?:(?!{ANGLES})(?P<page>\d{{1,3}})\s*(?:of|/)\s*\d{{1,3}}\s*[:,|]"
    r"|(?P<digits>\d{1,3})(?:[a-h](?=[.)]))?\s*(?:[.)]|:(?!\d\d\b)|[\-–—](?!\s*\d))|(?<=#)(?P<signed>\d{1,2})\s+(?=(?-i:[A-Z]))"
    rf"|{words('counted_exercise')}:?\s+(?P<spaced>\d{{1,2}})\s+(?=(?-i:[A-Z]))"
    r"|(?:(?<=minutes )|(?<=minute ))(?P<first>\d{1,3})\s*[-–—]\s*\d{1,3}\s*:"
    rf"|(?P<keycap>\d{{1,2}})\ufe0f?\u20e3|(?P<word>{'|'.join(_WORDS)})\s*[.):])\s*(?=\S)",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?:\[\d{1,2}:\d\d(?::\d\d)?\]|\d{1,2}:\d\d(?::\d\d)?\s*[–—-])\s*(?=[^\W\d])")
"""When something is said in a recording, in front of its words ("03:14 — ", "[0:12] ")."""
_COUNT_CELL = re.compile(r"[A-Z]{0,4}(\d{1,3})\s*\|\s*(?=[^\W\d])")
"""A cell that counts the rows of a table, in front of a cell with words ("7 |", "EX007 |")."""
_MARKED_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")


def printed_number(text: str, block: Block) -> tuple[int | None, int]:
    """Return a block's printed number, if any, and where its own words begin."""
    content = block.start + len(block.marker)
    ornament = ORNAMENT.match(text, content, block.end)
    if ornament and ornament.end() < block.end:
        content = ornament.end()
    stamp = _STAMP.match(text, content, block.end)
    if stamp:
        return None, stamp.end()
    if block.number is not None:
        return block.number, content
    cell = (
        _COUNT_CELL.match(text, content, block.end) if block.kind is BlockKind.TABLE_ROW else None
    )
    if cell:
        return int(cell[1]), cell.end()
    digits = _MARKED_NUMBER.match(block.marker) if block.marker else None
    if digits:
        return int(digits.group(1)), content
    match = _NUMBER.match(text, content, block.end)
    if match and match.end() < block.end:
        return _number(match), match.end()
    return None, content


_BARE_COUNTS = {
    BlockKind.HEADING: re.compile(r"(\d{1,2})\s*(?=[A-Z][a-z-])"),
    BlockKind.PARAGRAPH: re.compile(r"(\d{1,2})(?=[A-Z][a-z-])"),
}
"""Numbers without a sign behind them, by what they open; in front of a paragraph it is run into them."""
LEAST_COUNTED = 3
"""The least headings or paragraphs behind bare numbers that are a count."""


def with_bare_counts(blocks: Sequence[Block], text: str) -> Sequence[Block]:
    """Return the blocks, numbered where bare numbers count them from one on ("1 Cobra", "1Cobra")."""
    counts: dict[int, str] = {}
    for kind, pattern in _BARE_COUNTS.items():
        counts |= _counts(kind, pattern, blocks, text)
    if not counts:
        return blocks
    return [
        replace(block, marker=counts[index], number=int(counts[index]))
        if index in counts
        else block
        for index, block in enumerate(blocks)
    ]


def _counts(
    kind: BlockKind, pattern: re.Pattern[str], blocks: Sequence[Block], text: str
) -> dict[int, str]:
    """Return the numbers that count blocks of a kind from one on, by the index of the block."""
    counts: dict[int, str] = {}
    for index, block in enumerate(blocks):
        if block.kind is kind and text[block.start].isdigit():
            match = pattern.match(text, block.start, block.end)
            if match and int(match[1]) == len(counts) + 1:
                counts[index] = match.group()
    return counts if len(counts) >= LEAST_COUNTED else {}


_COUNTED_EXERCISE = re.compile(
    rf"\W*{words('counted_exercise')}\s*(?:no\.?|number|nr\.?)?\s*#?(?:\d|(?:{'|'.join(_WORDS)})\b)",
    re.IGNORECASE,
)


def counts_exercises(text: str, start: int, end: int) -> bool:
    """Return whether words open with a number of exercises ("Exercise 3 - Soleus"), not days or rounds."""
    return _COUNTED_EXERCISE.match(text, start, end) is not None


_STEP = re.compile(r"\s*step\s*(\d{1,2})\s*[:–—-]\s*(?=\S)", re.IGNORECASE)
_LEVEL = re.compile(rf"\s*{words('level')}\s*(\d{{1,2}})\s*[:–—-]\s*(?=\S)", re.IGNORECASE)


def step_number(text: str, block: Block) -> tuple[int, int] | None:
    """Return the number of a block that counts steps ("Step 2: Cobra"), and where its words begin."""
    return _counted_as(_STEP, text, block)


def level_number(text: str, block: Block) -> tuple[int, int] | None:
    """Return the number of a block that counts levels ("Level 2: Cobra"), and where its words begin."""
    return _counted_as(_LEVEL, text, block)


def _counted_as(pattern: re.Pattern[str], text: str, block: Block) -> tuple[int, int] | None:
    match = pattern.match(text, block.start + len(block.marker), block.end)
    return (int(match[1]), match.end()) if match else None


def past_step(text: str, start: int, end: int) -> int:
    """Return where words begin behind a count of steps ("Step 4: Hug yourself"), ``start`` without one."""
    match = _STEP.match(text, start, end)
    return match.end() if match else start


def counted_rows(items: Iterable[T], number_of: Callable[[T], int | None]) -> Iterator[list[T]]:
    """Yield the rows of items that follow each other in the order of their numbers, whatever the first one."""
    row: list[T] = []
    expected: int | None = None
    for item in items:
        number = number_of(item)
        if row and number != expected:
            yield row
            row = []
        if number is not None:
            row.append(item)
            expected = number + 1
    if row:
        yield row


def _number(match: re.Match[str]) -> int:
    return int(
        match["page"]
        or match["digits"]
        or match["spaced"]
        or match["first"]
        or match["signed"]
        or match["keycap"]
        or _WORDS.index(match["word"].lower()) + 1
    )


def without_number(text: str, span: Span) -> Span | None:
    """Return the span behind the number that opens it, None where none does."""
    number = _NUMBER.match(text, *span)
    return Span(number.end(), span.end) if number else None
