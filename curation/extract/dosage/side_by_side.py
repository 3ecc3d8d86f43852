"""Rules for sides that are named one beside the other: "left side, right side", "one leg, then the other"."""

from __future__ import annotations

from curation.extract.dosage.numbers import NUMBER
from curation.extract.dosage.side_words import (
    CLAUSE,
    NEXT,
    OTHER,
    OTHERS,
    SIDE,
    STOP,
    THE_OTHER,
    TURN,
    side_rule,
)
from curation.extract.dosage.wording import PHRASES, words

_NEXT_ONE = rf"(?:{NEXT}|left|right)(?:\s+{SIDE}|\s+one)?"
_AND = r"(?:,\s*(?:(?:and|then)\s+)*|\s+(?:and|then|and\s+then|as\s+well\s+as|plus)\s+|,?\s+followed\s+by\s+)"
_TO = r"(?:(?:to|over|on|toward|towards|for|with|the)\s+)*"

SIDE_BY_SIDE_RULES = (
    # Its turn comes: "left side next", "after that comes the left", "followed by the other leg".
    side_rule(
        rf"(?:^|[,;–—])\W*(?P<said>(?:(?:the|your)\s+{_NEXT_ONE}|{THE_OTHER}),?\s+{words('comes_next')}){STOP}",
        (*PHRASES["next_side"], "left", "right"),
        also=PHRASES["comes_next"],
    ),
    side_rule(
        rf"^(?:(?!\bone\s+(?:direction|way)\b).)*?\b(?P<said>(?:{words('next_in_turn')},?\s+{words('coming')}"
        rf"|{words('afterward')},?|followed\s+by)\s+(?:the|your)\s+{_NEXT_ONE}){STOP}",
        (*PHRASES["next_side"], "left", "right"),
        also=(*PHRASES["coming"], *PHRASES["afterward"], "followed"),
    ),
    # One and the other: "one side and the other", "then take the other one".
    side_rule(
        rf"(?:^|[,;:(–—])\W*(?P<said>(?:first\s+)?{_TO}one\s+{SIDE}(?:\s+first)?{_AND}{_TO}{OTHER}(?:\s+(?:{SIDE}|one))?){STOP}",
        OTHERS,
    ),
    side_rule(
        rf"\bthen\s+{words('doing', 'taking')}\s+the\s+{NEXT}\s+one{STOP}",
        PHRASES["next_side"],
    ),
    # Left and right: "left side, right side", "(and yes, left and right)", "look left, look right".
    side_rule(
        rf"(?:^|[,;:(–—])\W*(?:(?:and|yes,?|both|on|the|first)\s+)*(?P<said>(?P<one>left|right)(?P<part>\s+\w+)?"
        rf"{_AND}(?:the\s+)?(?!(?P=one))(?:left|right)(?P=part)?)(?=\s*(?:[.;:!)]|$)|,?\s+{words('by_turns')})",
        ("left",),
        also=("right",),
    ),
    side_rule(
        rf"\b(?P<turn>{TURN}|look\w*|step\w*)\s+(?P<first>left|right){_AND}(?P=turn)\s+(?!(?P=first))(?:left|right)\b",
        ("left",),
        also=("right",),
    ),
    side_rule(
        rf"(?:^|[,;:(–—])\W*(?P<said>(?:the\s+)?(?P<first>left|right)\s+(?P<part>\w+)[:,]?\s+(?:for\s+)?{NUMBER}{CLAUSE}{{0,20}}?"
        rf"[,;/]\s*(?:(?:then|and|the)\s+)*(?!(?P=first))(?:left|right)\s+(?P=part))\b",
        ("left",),
        also=("right",),
    ),
    side_rule(
        r"\b(?P<times>once|twice|thrice)\s+(?:(?:on|to|with|for|over)\s+(?:the|your)\s+)?(?P<first>left|right)\b"
        r"[^.;!?\n]{0,20}?\b(?P=times)\s+(?:(?:on|to|with|for|over)\s+(?:the|your)\s+)?(?!(?P=first))(?:left|right)\b",
        ("once", "twice", "thrice"),
        also=("left", "right"),
    ),
    # Back and over: "through the middle and over to the left".
    side_rule(
        rf"\b(?:through|to)\s+(?:(?:the|your|a)\s+)?{words('centre')}{CLAUSE}{{0,30}}?\b(?:to\s+(?:the|your)\s+(?:left|right|{OTHER}(?:\s+side)?)"
        rf"|the\s+(?:other|opposite)\s+(?:way|direction)){STOP}",
        PHRASES["centre"],
        also=(*OTHERS, "left", "right"),
    ),
    side_rule(
        rf"\bvice\s+versa\b|\b{words('by_turns')}",
        ("vice versa", "alternat*", *PHRASES["by_turns"]),
    ),
)
"""What names both sides, or the second behind the first."""
