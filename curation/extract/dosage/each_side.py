"""Rules for both sides at once: "on each side", "8 per leg", "left and right"."""

from __future__ import annotations

from curation.extract.dosage.amounts import DASH, RANGE, TIME
from curation.extract.dosage.numbers import NUMBER
from curation.extract.dosage.side_words import (
    A_SIDE,
    BOTH_SIDES,
    CHANGE,
    CHANGES,
    CLAUSE,
    COUNTED,
    EVERY,
    OTHER,
    OTHERS,
    SIDE,
    SIDES,
    TURN,
    before,
    side_rule,
)
from curation.extract.dosage.wording import PHRASES, words

EACH_ALONE = "each alone"
"""The rule of "30 seconds each": each side in an exercise, each exercise outside of them."""

EACH_SIDE_RULES = (
    # Each side: "do ten with each arm", "on each side", "60 seconds each side", "8 per leg".
    side_rule(
        rf"\b(?:{words('doing')}[^.;!?:\n)]{{0,60}}?|{CHANGE}{CLAUSE}{{0,60}}?)"
        rf"\b(?:{OTHER}|each|both|per)\s+{SIDE}s?\b(?! of)",
        (*OTHERS, "each", "both", "per"),
        also=(*PHRASES["doing"], *CHANGES),
    ),
    side_rule(
        rf"\b(?<!out )(?:on|for|to)\s+(?:each|either|every)\s+{SIDE}\b(?! of)|\(\s*each\s+{SIDE}s?\s*\)"
        rf"|(?<![a-z]){COUNTED}\.?[\s,]*(?:with\s+)?(?:each|ea\b\.?|either|every)\s+{SIDE}\b(?! of)",
        ("ea", *before(EVERY, SIDES)),
    ),
    side_rule(
        rf"(?<![a-z]){NUMBER}\s+(?:(?!in\b)\w+\s+){{1,2}}(?:each|per)\s+{SIDE}\b(?! of)"
        rf"|(?<![a-z]){NUMBER}\s+of\s+(?:these|those|them)\s+with\s+each\s+{SIDE}\b"
        rf"|,\s+each\s+{SIDE}\b(?! of)|\beach\s+side\s+(?:is|for|gets)\b",
        before(("each", "per"), SIDES),
    ),
    side_rule(
        r"\b(?:(?<!out )(?:on|to|for)|do|doing|repeat|perform) both sides\b(?! of)|\b(?:stretch|work) both sides\b(?! of)"
        rf"|\b{words('be_sure')}\s+\w+\s+both\s+(?:{SIDE}s|feet)\b(?! of)"
        r"|\bfor both (?:arms|legs|feet|hands)\b"
        rf"|\bboth\s+{SIDE}s\s+(?:have|need|ought|must|should|want)\s+(?:to\s+)?be\s+(?:done|stretched|worked)\b"
        rf"|\(\s*both\s+{SIDE}s?\s*\)",
        BOTH_SIDES,
    ),
    side_rule(
        rf"\b{TURN}\s+(?:\w+\s+){{0,3}}(?:side to side|from one side to the other)\b|\bside-to-side {TURN}",
        ("side to side", "side-to-side", "side to the other"),
    ),
    # Both in turn: "30s left, 30s right", "rotate left and right", "(alternating)".
    side_rule(
        rf"{RANGE}\s*{TIME}\s*(?:(?:on|over|to|toward|towards|the)\s+)*(?P<first>left|right)\b[^.;\n]{{0,30}}?"
        r"(?!(?P=first))\b(?:left|right)\b",
        ("left",),
        also=("right",),
        numbered=True,
    ),
    side_rule(
        rf"\b(?:{TURN}|look\w*|step\w*|{words('doing')}(?=\s+(?:it|this|that|them)\b))\b[^.;\n]{{0,40}}?"
        r"\b(?:left and right|right and left|left,? then right|right,? then left)\b",
        ("and left", "and right", "then left", "then right"),
    ),
    side_rule(rf"\(\s*alternating\s*\)|\b{words('by_turns')}", ("alternat*", *PHRASES["by_turns"])),
    side_rule(
        rf"^\W*(?:\d+[.)]\s*)?(?:(?:hold|stay)\s+)?(?:for\s+)?{RANGE}\s*{TIME}\.?\s*each\s*(?=[.;)]|$)",
        ("each",),
        name=EACH_ALONE,
    ),
    side_rule(
        rf"\b(?:left|right|{SIDE}s?)\b[^.;!?\n]*[,:–—]\s*"
        rf"(?P<said>{RANGE}(?:\s*{COUNTED})?\s+(?:each|apiece))\s*(?=[.;)]|$)",
        ("each", "apiece"),
        numbered=True,
        name=EACH_ALONE,
    ),
    side_rule(r"(?<!\w)(?:r/l|l/r|e/s|right/left|left/right)(?!\w)", ("/",)),
    side_rule(r"(?<![\w&+])(?:l ?[&+] ?r|r ?[&+] ?l)(?![\w&+])", ("&", "+")),
    # Each side with its count: "each leg 5x", "8 a side", "six sweeps a leg".
    side_rule(
        rf"\b(?:over|toward|towards)\s+each\s+shoulder\b"
        rf"|\b(?:each|either|every)\s+(?:{SIDE}|{words('sided_part')})(?:\s*:|\s+(?:{words('wanting')}|for))?\s+{RANGE}\s*(?:[x×](?!\w)|times\b|{TIME}|reps\b|breaths\b|of\s+(?:these|those|them)\b)"
        rf"|(?<![a-z]){COUNTED}\b{CLAUSE}{{0,30}}?\bwith\s+(?:each|either|every)\s+{SIDE}\b(?! of)"
        rf"|^\W*(?P<said>either\s+{SIDE})\s*,",
        before(EVERY, (*SIDES, *PHRASES["sided_part"])),
    ),
    side_rule(
        rf"(?<![a-z])(?:{COUNTED}\.?|{NUMBER}\s+\w+s)\s+an?\s+{SIDE}"
        r"(?=\s*(?:[.,;:!)]|$|(?:and|then|with|for)\b))",
        A_SIDE,
        numbered=True,
    ),
    side_rule(
        rf"\bper (?:{SIDE}\b|{words('sided_part')})|\bx\s?\d+(?:\s*{DASH}\s*\d+)?\s*per\b", ("per",)
    ),
    side_rule(rf"(?<![a-z]){COUNTED}\.?\s?/\s?{SIDE}\b", ("/",)),
)
"""What says that something is done or counted for each side."""
