"""Exercises that turn to one side and then to the other, without a word for sides."""

from __future__ import annotations

import re

from curation.extract.dosage.dose import Dose
from curation.extract.dosage.side_words import SIDE, TURN
from curation.extract.dosage.wording import words

_LEFT_OR_RIGHT = r"(?:the\s+|your\s+)?(?P<side>left|right)\b"
_NOT_PART = rf"(?!\s+(?:(?!side){SIDE}|{words('turned_part')}))"
_TURNED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:{TURN}|look\w*|move\w*)\b[^.;!?\n]{{0,40}}?"
        rf"\bto(?:ward|wards)?\s+{_LEFT_OR_RIGHT}{_NOT_PART}",
        rf"\b(?:ear|chin|head|look\w*)\b[^.;!?\n]{{0,30}}?"
        rf"\b(?:over|to(?:ward|wards)?)\s+{_LEFT_OR_RIGHT}\s+(?:shoulder|side)\b",
        rf"\b(?:face|look|turn)\s+{_LEFT_OR_RIGHT}{_NOT_PART}",
        rf"\b(?:knees|legs)\b[^.;!?\n]{{0,30}}?\bto\s+{_LEFT_OR_RIGHT}{_NOT_PART}",
    )
)
"""What is turned to one side: the body, the head over a shoulder, the knees."""


def turns_both_ways(text: str, start: int, end: int) -> Dose | None:
    """Return the words that turn the same to the other side than those before them."""
    if text.find("left", start, end) < 0 or text.find("right", start, end) < 0:
        return None
    for turned in _TURNED:
        turns = list(turned.finditer(text, start, end))
        for turn in turns[1:]:
            if turn["side"].lower() != turns[0]["side"].lower():
                return Dose("per_side", True, *turn.span(), "both ways")
    return None
