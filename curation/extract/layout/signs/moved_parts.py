"""Instructions that begin with a part of the body and need no order ("Hands on hips", "the heel sinks down")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.extract.model import OF_BODY, Term, Terms
from curation.extract.wording import words

LONGEST_OPENING = 24
"""The most characters between the beginning of a sentence and the part that opens it."""

_OPENING = re.compile(
    r"(?:^|[.!?;:]\s+|[•*–—-]\s+|\n\s*|\d[.)]\s+)"
    rf"(?:{words('part_article')}\s+){{0,3}}$",
    re.IGNORECASE,
)
"""What stands before a part that opens a sentence or a line."""
_GOES_ON = re.compile(
    rf"\s+(?:(?P<moved>(?:{words('part_manner')}\s+)?"
    rf"(?:{words('part_motion')}|(?:is|are)\s+(?:{words('part_manner')}\s+)?{words('part_made')})\b)"
    rf"|(?P<placed>(?:{words('part_auxiliary')}\s+){{0,2}}{words('part_place')}\b(?!\s+[A-Z])))"
)
"""How words go on behind a part: what it does or what is done with it, or where it is; a name in
capitals is no place ("Knee to Chest")."""


def moved_parts(text: str, start: int, end: int, terms: Terms) -> Iterator[Term]:
    """Yield the parts of the body that a text puts somewhere or has move.

    Args:
        start: where a block's own words begin.
    """
    for part in terms.within(start, end, OF_BODY):
        behind = _GOES_ON.match(text, part.end, end)
        if behind is None:
            continue
        moved = behind["moved"] and part.group != "position"
        if moved or _opens_sentence(text, start, part):
            yield part


def _opens_sentence(text: str, start: int, part: Term) -> bool:
    """Return whether a part is what a sentence or a line begins with."""
    before = text[max(start, part.start - LONGEST_OPENING) : part.start]
    opening = _OPENING.search(before)
    return opening is not None and (opening.start() > 0 or part.start - start <= LONGEST_OPENING)
