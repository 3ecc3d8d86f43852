"""Text made safe to stand in Markdown: it shows as it is, and is never read as markup."""

from __future__ import annotations

import re

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#|~&!$%])")
LINE_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")
UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+"
)
"""Control characters, line ends and marks that turn the reading direction."""


def plain(text: str) -> str:
    """Return ``text`` on one line, without control and direction marks."""
    return " ".join(UNSEEN.sub(" ", text).split())


def escaped(text: str) -> str:
    """Return ``text`` as one line of Markdown that shows exactly that text."""
    line = SPECIAL.sub(r"\\\1", plain(text))
    start = LINE_START.match(line)
    if start is None:
        return line
    mark, rest = start[2], line[start.end() :]
    return f"\\{mark}{rest}" if not mark.isdigit() else f"{mark}\\{rest}"


def ordered(steps: tuple[str, ...]) -> str:
    """Return steps as an ordered list."""
    return "\n".join(f"{number}. {escaped(step)}" for number, step in enumerate(steps, 1))
