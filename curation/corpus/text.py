"""Plain text: a block for each line, or for each paragraph where lines are wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.corpus.document import PLAIN_SIGNS, Document
from curation.records import Block, BlockKind

_MARKER = re.compile(
    r"(?P<indent>[ \t]*)(?P<marker>[•‣◦▪●○*·–-](?=\s)|\(?\d{1,3}[.)](?=\s|[A-Z“\"])|[A-Za-z][.)](?=\s|[A-Z]))\s*"
)
_WRAP_LENGTHS = range(45, 101)
LEAST_SMALL = 0.3
"""The least share of the lines right below others that begin with a small letter where lines are wrapped."""
_UNFINISHED = re.compile(
    r".*\b(?:a|an|the|for|of|to|and|or|with|at|by|from|about|another|least)", re.DOTALL
)
"""A line that ends with a word that wants another one."""


def read_text(text: str, *, wrapped: bool | None = None) -> Document:
    """Return a text with its lines as blocks.

    Args:
        wrapped: whether lines are wrapped by hand; judged by their lengths if not said.
    """
    text = text.translate(PLAIN_SIGNS)
    lines = list(_lines(text))
    if wrapped is None:
        wrapped = _is_wrapped([(text[start:end], gap) for start, end, gap in lines])
    if wrapped:
        lines, text = _unwrapped(lines, text)
    blocks = tuple(_block(text, start, end, gap) for start, end, gap in lines)
    return Document(text, blocks)


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and the number of empty lines before each line with words."""
    position, gap = 0, 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = position + line.index(words[0])
            yield start, start + len(words), gap
            gap = 0
        else:
            gap += 1
        position += len(line) + 1


def _is_wrapped(told: list[tuple[str, int]]) -> bool:
    """Return whether most lines are about as long, go on in the next one, and this in small letters.

    Args:
        told: each line with the number of empty lines before it.
    """
    lines = [line for line, _ in told]
    long = [line for line in lines if len(line) >= _WRAP_LENGTHS.start]
    if len(long) < 8 or max(map(len, lines)) > 2 * _WRAP_LENGTHS.stop:
        return False
    even = sum(len(line) in _WRAP_LENGTHS for line in long) / len(long)
    going_on = sum(line[-1] not in '.!?:;”"' for line in long) / len(long)
    following = [line[0].islower() for line, gap in told[1:] if gap == 0]
    return even > 0.9 and going_on > 0.5 and sum(following) >= LEAST_SMALL * len(following)


def _unwrapped(
    lines: list[tuple[int, int, int]], text: str
) -> tuple[list[tuple[int, int, int]], str]:
    """Join the lines of a paragraph; the line ends between them become blanks of the same length."""
    joined: list[tuple[int, int, int]] = []
    letters = list(text)
    for start, end, gap in lines:
        if joined and gap == 0 and _continues(text, joined[-1], start, end):
            first, last, before = joined[-1]
            letters[last:start] = " " * (start - last)
            joined[-1] = (first, end, before)
        else:
            joined.append((start, end, gap))
    return joined, "".join(letters)


def _continues(text: str, before: tuple[int, int, int], start: int, end: int) -> bool:
    if _MARKER.match(text, start, end):
        return False
    last_line = text.rfind("\n", before[0], before[1]) + 1 or before[0]
    if _UNFINISHED.fullmatch(text, max(last_line, before[0]), before[1]):
        return True
    short = before[1] - max(last_line, before[0]) < _WRAP_LENGTHS.start
    fresh = text[start].isupper() or text[start].isdigit()
    return not (short and fresh)


def _block(text: str, start: int, end: int, gap: int) -> Block:
    line_start = text.rfind("\n", 0, start) + 1
    match = _MARKER.match(text, line_start, end)
    if not match or match.end() >= end:
        return Block(BlockKind.PARAGRAPH, start, end, gap=gap)
    level = 1 + len(match["indent"].replace("\t", "    ")) // 4
    return Block(BlockKind.LIST_ITEM, start, end, level, match["marker"], (), gap)
