"""Words for positions that do not say where the body is."""

from __future__ import annotations

import re

from curation.extract.model import Term, Terms
from curation.extract.wording import PHRASES, words

_NOT_DONE = "".join(f"(?<!{word} )" for word in PHRASES["done_by"])
_REASON = re.compile(
    rf"\b(?:{words('habit')}|{_NOT_DONE}by)\s+(?:{words('daily_position')}\s+(?:or|and)\s+)?$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?:^|[.!?:\n]\s*)from\s+$", re.IGNORECASE)
_PALMS = re.compile(rf"\b{words('facing')}\s+(?:\w+ing |turned )?$", re.IGNORECASE)
_THING_LAID = re.compile(r"\s+(?:the|your)\b", re.IGNORECASE)
_LIMBS = re.compile(rf"\b(?:them|both|{words('limb')})\s+(?:\w+\s+)?$", re.IGNORECASE)
_PART_OF = re.compile(r"\s+of\b")
REACH = 40
"""Characters before a position within which words that speak of another pose may stand."""
_BETWEEN = re.compile(r"[^\S\n]+(?:an?\s+|the\s+|your\s+)?(?:\w+[^\S\n]+){0,2}", re.IGNORECASE)


def is_aside(text: str, term: Term, terms: Terms) -> bool:
    """Return whether the words speak of another pose, of a way back or of a part of the body."""
    before = text[max(0, term.start - 30) : term.start]
    said = text[term.start : term.end].lower()
    if said.startswith(PHRASES["daily_position"]) and _REASON.search(before):
        return not (_OUT_OF.search(before) and text.startswith(",", term.end))
    if said.startswith("face") and _PALMS.search(before):
        return True
    if said.startswith("lay") and _THING_LAID.match(text, term.end):
        return True
    if said.endswith(PHRASES["face_of_body"]) and _PART_OF.match(text, term.end):
        return True
    if said.endswith(" side") and _LIMBS.search(before):
        return True
    reach = max(0, term.start - REACH)
    return any(
        _BETWEEN.fullmatch(text, cue.end, term.start)
        for cue in terms.within(reach, term.start, "cue", "elsewhere")
    )
