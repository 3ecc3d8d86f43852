"""Words for positions that do not say where the body is."""

from __future__ import annotations

import re

from curation.extract.claims.cues import LEAD, led_to
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
_SENSED = re.compile(
    rf"(?<!this )(?<!the )\b{words('sensed')}[^\S\n]+(?:\w+ly[^\S\n]+)?$", re.IGNORECASE
)
_PART_OF = re.compile(r"\s+of\b")
_BETWEEN = re.compile(r"[^\S\n]+(?:an?\s+|the\s+|your\s+)?(?:\w+[^\S\n]+){0,2}", re.IGNORECASE)


def is_aside(text: str, term: Term, terms: Terms) -> bool:
    """Return whether the words speak of another pose, of a way back or of a part of the body."""
    said = text[term.start : term.end].lower()
    if said.startswith(PHRASES["daily_position"]) and led_to(_REASON, text, term):
        return not (led_to(_OUT_OF, text, term) and text.startswith(",", term.end))
    if said.startswith("face") and led_to(_PALMS, text, term):
        return True
    if said.startswith("lay") and _THING_LAID.match(text, term.end):
        return True
    if said.endswith(PHRASES["face_of_body"]) and _PART_OF.match(text, term.end):
        return True
    if said.endswith(" side") and (led_to(_LIMBS, text, term) or led_to(_SENSED, text, term)):
        return True
    nearby = terms.within(max(0, term.start - LEAD), term.start, "cue", "elsewhere")
    return any(_BETWEEN.fullmatch(text, cue.end, term.start) for cue in nearby)
