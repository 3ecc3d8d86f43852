"""The words of a section that say how its exercise is done: held, moved or contracted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from curation.extract.claims.cues import cues_of, inside, is_dated
from curation.extract.model import Section, Term, Terms

_MOVING = ("dynamic", "to_and_fro")
_BREAK = re.compile(r"[.!?;\n•]")


def mode_cues(text: str, section: Section, terms: Terms, cue: str) -> list[Term]:
    """Return the cues of one kind that say how a section's exercise is done.

    A movement that is left to the reader ("rock from side to side if you like") is none, unless the
    name says it, and the month of a date ("4 March 2025") neither.
    """
    found = cues_of(terms, section, cue)
    if not found or cue not in _MOVING:
        return found
    options = cues_of(terms, section, "option")
    return [
        term
        for term in found
        if not is_dated(text, term)
        and (inside(term, section.name) or not _is_left_open(text, term, options))
    ]


def _is_left_open(text: str, term: Term, options: Iterable[Term]) -> bool:
    """Return whether a word stands in one sentence with words that leave it to the reader."""
    return any(
        _BREAK.search(text, min(option.end, term.end), max(option.start, term.start)) is None
        for option in options
    )
