"""Rules for what is said about sides: whether the other side is done too."""

from __future__ import annotations

import re

from curation.extract.dosage.amounts import DASH, RANGE, TIME
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import NUMBER
from curation.extract.dosage.scan import Rule
from curation.extract.dosage.wording import PHRASES, words

_SIDE = words("side").removesuffix(")").replace(r"\b", "") + ")"
_CHANGE = words("changing")
_TURN = words("turning")
_COUNTED = rf"(?:{words('counted')}|{TIME}|{NUMBER})"

_OTHER = words("other_side")
_CLAUSE = r"[^.;!?:\n]"
_CHANGES = PHRASES["changing"]
_OTHERS = PHRASES["other_side"]


EACH_ALONE = "each alone"
"""The rule of "30 seconds each": each side in an exercise, each exercise outside of them."""


def _rule(
    pattern: str,
    hints: tuple[str, ...],
    also: tuple[str, ...] = (),
    name: str = "sides",
    *,
    numbered: bool = False,
) -> Rule:
    """Return a rule that reads the first words that ``pattern`` matches."""
    search = re.compile(pattern).search

    def read(sentence: str) -> tuple[Dose, ...]:
        match = search(sentence)
        return (Dose("per_side", True, *match.span(), name),) if match else ()

    return Rule(read, hints, also, numbered, of_sides=True)


SIDE_RULES = (
    # Change: "switch sides", "alternate legs", "then swap", "alternate between left and right".
    _rule(
        rf"\b{_CHANGE}\s+(?:your |the |between )?(?:{_SIDE}s|feet)\b|\bthen (?:switch|swap)\b"
        rf"|\b{_CHANGE}\s+(?:your |the )?{_SIDE}(?=\s*(?:[.,;:!)]|$|(?:and|then|to|for|after)\b))"
        r"|\balternat\w+\b[^.;!?\n]{0,12}\b(?:with|between)\b[^.;!?\n]{0,20}\b(?:left|right|other)\b",
        _CHANGES,
    ),
    # Again: "repeat on the other side", "eight times with each arm", "do the same to the left".
    _rule(
        rf"\b{words('again')}{_CLAUSE}{{0,60}}?"
        rf"\b(?:{_OTHER}|each|left|right|second|alternate|every|per)\s+{_SIDE}s?\b",
        PHRASES["again"],
    ),
    _rule(
        rf"\b{words('redo')}[^.;!?\n]{{0,45}}"
        r"\b(?:other|opposite|the left|the right|your left|your right)\b",
        PHRASES["redo"],
    ),
    _rule(r"\brepeat:?\s+(?:on |for |to )?(?:the )?(?:left|right)\b", ("repeat",)),
    # One after the other: "to the right, then left", "hold, and then the left", "then the other side".
    _rule(
        rf"\bthen,?\s+(?:(?:on|to|with|for|move|turn)\s+)*(?:the\s+|your\s+)?"
        rf"(?:{_OTHER}(?:\s+{_SIDE})?|left|right)(?:\s+side)?(?=\s*(?:[.,;!)]|$))",
        ("then",),
    ),
    _rule(
        r"\bto\s+(?:the|your)\s+(left|right)\b[^.;!?\n]{0,40}?\b(?:and|then)\s+"
        r"(?:(?:back|then|to|the|your|on|over)\s+){0,4}(?!\1)(?:left|right)\b"
        rf"(?!\s+(?:(?!side){_SIDE}|{words('sided_part')}))",
        ("left",),
        also=("right",),
    ),
    _rule(r"\b(?:move|over)\s+to\s+(?:the|your)\s+(?:left|right)\s+side\b", ("left", "right")),
    _rule(rf"(?<!back )(?<!forward )\bone\s+{_SIDE}\s+at\s+a\s+time\b", ("at a time",)),
    # The other side: "then on the other leg", "turn to the other side", "opposite leg on top".
    _rule(
        rf"\b(?:then|same|again|it|before|and)\b{_CLAUSE}{{0,25}}?\b(?:on|to|with|using|for)\s+"
        rf"(?:the|your)\s+{_OTHER}\s+{_SIDE}\b",
        _OTHERS,
    ),
    _rule(
        r"\b(?:(?:return|go|back) to the other side|other side too"
        rf"|(?:{_TURN}|stretch) (?:to )?(?:the|your) (?:opposite|other) side"
        r"|opposite (?:leg|arm|side|foot) (?:on top|in front|forward|next))\b",
        _OTHERS,
    ),
    # Each side: "do ten with each arm", "on each side", "60 seconds each side", "8 per leg".
    _rule(
        rf"\b(?:{words('doing')}|{_CHANGE}){_CLAUSE}{{0,60}}?"
        rf"\b(?:{_OTHER}|each|both|per)\s+{_SIDE}s?\b(?! of)",
        (*_OTHERS, "each", "both", "per"),
        also=(*PHRASES["doing"], *_CHANGES),
    ),
    _rule(
        rf"\b(?:on|for|to)\s+(?:each|either|every)\s+{_SIDE}\b(?! of)|\(\s*each\s+{_SIDE}s?\s*\)"
        rf"|(?<![a-z]){_COUNTED}\.?[\s,]*(?:with\s+)?(?:each|either|every)\s+{_SIDE}\b(?! of)",
        ("each", "either", "every"),
    ),
    _rule(
        rf"(?<![a-z]){NUMBER}\s+(?:(?!in\b)\w+\s+){{1,2}}(?:each|per)\s+{_SIDE}\b(?! of)"
        rf"|,\s+each\s+{_SIDE}\b(?! of)|\beach\s+side\s+(?:is|for|gets)\b",
        ("each", "per"),
    ),
    _rule(
        r"\b(?:on|to|for|do|doing|repeat|perform) both sides\b|\bfor both (?:arms|legs|feet|hands)\b"
        rf"|\(\s*both\s+{_SIDE}s?\s*\)",
        ("both",),
    ),
    _rule(
        rf"\b{_TURN}\s+(?:\w+\s+){{0,3}}side to side\b|\bside-to-side {_TURN}",
        ("side to side", "side-to-side"),
    ),
    # Both in turn: "30s left, 30s right", "rotate left and right", "(alternating)".
    _rule(
        rf"{RANGE}\s*{TIME}\s*(?:(?:on|to|the)\s+)*(?P<first>left|right)\b[^.;\n]{{0,30}}?"
        r"(?!(?P=first))\b(?:left|right)\b",
        ("left",),
        also=("right",),
        numbered=True,
    ),
    _rule(
        rf"\b(?:{_TURN}|look\w*|step\w*)\b[^.;\n]{{0,40}}?"
        r"\b(?:left and right|right and left|left,? then right|right,? then left)\b",
        ("left",),
        also=("right",),
    ),
    _rule(r"\(\s*alternating\s*\)|\balternately\b", ("alternat*",)),
    _rule(
        rf"^\W*(?:\d+[.)]\s*)?(?:(?:hold|stay)\s+)?(?:for\s+)?{RANGE}\s*{TIME}\.?\s*each\s*(?=[.;)]|$)",
        ("each",),
        name=EACH_ALONE,
    ),
    _rule(r"(?<!\w)(?:r/l|l/r|right/left|left/right)(?!\w)", ("/",)),
    _rule(rf"\bper {_SIDE}\b|\bx\s?\d+(?:\s*{DASH}\s*\d+)?\s*per\b", ("per",)),
    _rule(rf"(?<![a-z]){_COUNTED}\.?\s?/\s?{_SIDE}\b", ("/",)),
)
"""What says that the other side is done too; the first words in a sentence stand for all."""


_TURNED = re.compile(
    rf"\b(?:{_TURN}|look\w*|move\w*)\b[^.;!?\n]{{0,40}}?"
    r"\bto(?:ward|wards)?\s+(?:the\s+|your\s+)?(?P<side>left|right)\b"
    rf"(?!\s+(?:(?!side){_SIDE}|{words('turned_part')}))",
    re.IGNORECASE,
)


def turns_both_ways(text: str, start: int, end: int) -> Dose | None:
    """Return the words of a second sentence that turn to the other side than those before them."""
    if text.find("left", start, end) < 0 or text.find("right", start, end) < 0:
        return None
    turns = list(_TURNED.finditer(text, start, end))
    for turn in turns[1:]:
        if turn["side"].lower() != turns[0]["side"].lower():
            return Dose("per_side", True, *turn.span(), "both ways")
    return None
