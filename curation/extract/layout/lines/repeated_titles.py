"""Titles that an article prints again before it tells what they name, as captions and slides do."""

from __future__ import annotations

import re
from dataclasses import replace

from curation.extract.layout.signs.line import Line
from curation.records import BlockKind


def without_repeated_titles(lines: list[Line], text: str) -> list[Line]:
    """Take the title off lines that only print the name again under which they stand.

    Where a heading repeats a line without format, that line loses its title.
    """
    plain = list(lines)
    over: Line | None = None
    told = False
    for line in lines:
        if not line.heads:
            told = told or line.steps > 0
            continue
        if over is None or told or not _repeats(line, over, text):
            over, told = line, False
        elif line.kind is BlockKind.HEADING and over.kind is not BlockKind.HEADING:
            plain[over.index] = replace(over, title=None)
            over = line
        else:
            plain[line.index] = replace(line, title=None)
    return plain


def _repeats(line: Line, over: Line, text: str) -> bool:
    """Return whether a title says the same as the one over it, and no dose or other number."""
    if line.title is None or over.title is None or None not in (line.number, over.number):
        return False
    words, before = (text[slice(*title.span)] for title in (line.title, over.title))
    closed = not any(sign.isalnum() for sign in text[line.title.span.end : line.end])
    return closed and _WORD.findall(words.lower()) == _WORD.findall(before.lower())


_WORD = re.compile(r"\w+")
