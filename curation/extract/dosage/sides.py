"""Rules for what is said about sides: whether the other side is done too."""

from __future__ import annotations

import re

from curation.extract.dosage.amounts import DASH, RANGE, TIME
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import NUMBER
from curation.extract.dosage.scan import Rule
from curation.extract.dosage.wording import PHRASES, words

SIDE = words("side").removesuffix(")").replace(r"\b", "") + ")"
"""One of the parts of the body that come in twos, as a pattern that a plural may follow."""
_CHANGE = words("changing")
TURN = words("turning")
"""A word of turning or leaning, as a pattern."""
_COUNTED = rf"(?:{words('counted')}|{TIME}|{NUMBER})"

_OTHER = words("other_side")
_NEXT = words("next_side")
_OVER = words("change_over")
_PLACED = r"(?:to|over|on|onto|toward|towards|for|with)"
_STOP = r"(?=\s*(?:[.,;:!)]|$))"
_TOO = r"(?=\s*(?:[.,;:!)]|$|(?:too|as well|next|now|afterwards?|also|likewise)\b))"
_CLAUSE = r"[^.;!?:\n]"
_CHANGES = PHRASES["changing"]
_OTHERS = PHRASES["other_side"]


A_SIDE = (*(f"a {side}" for side in PHRASES["side"]), *(f"an {side}" for side in PHRASES["side"]))
"""Hints of what is counted for a side ("eight a side")."""
EACH_ALONE = "each alone"
"""The rule of "30 seconds each": each side in an exercise, each exercise outside of them."""
OF_ALL = "other side of all"
"""The rule of "repeat the sequence on the other side", which speaks of all exercises before it."""


def _rule(
    pattern: str,
    hints: tuple[str, ...],
    also: tuple[str, ...] = (),
    name: str = "sides",
    *,
    numbered: bool = False,
) -> Rule:
    """Return a rule that reads the first words that ``pattern`` matches, or of these its group "said"."""
    search = re.compile(pattern).search

    def read(sentence: str) -> tuple[Dose, ...]:
        match = search(sentence)
        if not match:
            return ()
        part = "said" if match.groupdict().get("said") else 0
        return (Dose("per_side", True, *match.span(part), name),)

    return Rule(read, hints, also, numbered, of_sides=True)


SIDE_RULES = (
    # All again: "repeat the whole flow on the other side", "do everything on the second side".
    _rule(
        rf"\b{words('repeating_verb', 'taking')}\s+(?:(?:this|the|that|whole|entire|full|all|of)\s+)*"
        rf"{words('succession')}\b{_CLAUSE}{{0,60}}?\b(?:on|to|with|for)\s+(?:the|your)\s+"
        rf"(?:{_NEXT}|left|right)\s+(?:side|leg|foot)\b",
        PHRASES["succession"],
        also=(*_OTHERS, "second", "left", "right"),
        name=OF_ALL,
    ),
    # Change: "switch sides", "alternate legs", "then swap", "alternate between left and right".
    _rule(
        rf"\b{_CHANGE}\s+(?:(?:the |your )?position of )?(?:your |the |between )?(?:{SIDE}s|feet)\b"
        r"|\bthen (?:switch|swap)\b|\balternating(?=\s*(?:[.;!)]|$|for\b))"
        rf"|\b{_CHANGE}\s+(?:your |the )?{SIDE}(?=\s*(?:[.,;:!)]|$|(?:and|then|to|for|after)\b))"
        rf"|\b{_CHANGE}\s+(?:\w+ly\s+)?from\s+{SIDE}\s+to\s+{SIDE}\b"
        r"|\balternat\w+\b[^.;!?\n]{0,12}\b(?:with|between)\b[^.;!?\n]{0,20}\b(?:left|right|other)\b",
        _CHANGES,
    ),
    # Again: "repeat on the other side", "eight times with each arm", "do the same to the left".
    _rule(
        rf"\b{words('again')}{_CLAUSE}{{0,60}}?"
        rf"\b(?:{_OTHER}|each|left|right|second|alternate|every|per)\s+{SIDE}s?\b",
        PHRASES["again"],
    ),
    _rule(
        rf"\b{words('redo')}[^.;!?\n]{{0,45}}"
        r"\b(?:(?:other|opposite)(?!\s+(?:direction|way)\b)|the left|the right|your left|your right)\b",
        PHRASES["redo"],
    ),
    _rule(
        rf"\b(?:then|now|and)\s+{words('doing')}\s+(?:this|that|the\s+{words('exercise')})\s+(?:on|with|to|for|using)\s+"
        rf"(?:the|your)\s+(?:(?:{_NEXT}|left|right)\s+{SIDE}\b|{_NEXT}\s+one{_STOP})",
        ("then", "now", "and"),
        also=PHRASES["doing"],
    ),
    _rule(
        rf"\b(?:go|run)\s+through\s+(?:it|them|all|the)\b{_CLAUSE}{{0,45}}?\b(?:on|with|for|to)\s+"
        rf"(?:the|your)\s+{_NEXT}\s+{SIDE}\b",
        ("through",),
        also=PHRASES["next_side"],
    ),
    _rule(
        rf"\b(?:same|again)\b{_CLAUSE}{{0,45}}?\b(?:{TURN}|facing)\s+(?:(?:to|toward|the|your)\s+)*"
        rf"(?:left|right)\b(?!\s+(?:{SIDE}|{words('sided_part')}))"
        rf"|\b(?:left|right|{_NEXT})\s+(?:{SIDE}\s+)?(?:does|gets)\s+the\s+same\b",
        ("same", "again"),
    ),
    _rule(
        rf"^\W*(?P<said>(?:(?:and|then|now|next)\b\W*)*the\s+{_NEXT}\s+{SIDE}\s+follows){_STOP}"
        rf"|\b(?:left|right|{_NEXT})\s+{SIDE}\s+(?:does|gets)\s+(?:it|this|that)(?:\s+(?:too|as\s+well|next))?{_STOP}",
        (*PHRASES["next_side"], "left", "right"),
        also=("follows", "does", "gets"),
    ),
    _rule(r"\brepeat:?\s+(?:on |for |to )?(?:the )?(?:left|right)\b", ("repeat",)),
    _rule(
        r"\brevers\w+\s+(?:(?:the |your )?position of )?(?:your |the )?(?:sides|legs|arms|feet)\b"
        rf"|\b(?:(?<!the )(?<!a )mirror|mirror\s+image)\b{_CLAUSE}{{0,40}}?\b(?:left|right|{_OTHER})\b"
        rf"|\b{words('following')}\s+(?:with|on)\s+(?:the|your)\s+(?:{_NEXT}|left|right)\s+{SIDE}{_STOP}",
        ("revers*", "mirror", *PHRASES["following"]),
    ),
    # One after the other: "to the right, then left", "hold, and then the left", "then the other side".
    _rule(
        r"^(?:(?!\bone\s+(?:direction|way)\b).)*?"
        r"\b(?P<said>then,?\s+(?:(?:on|to|with|for|move|turn)\s+)*(?:the\s+|your\s+)?"
        rf"(?:{_OTHER}(?:\s+{SIDE})?|left|right)(?:\s+side)?)(?=\s*(?:[.,;!)]|$))",
        ("then",),
    ),
    _rule(
        r"\bto\s+(?:the|your)\s+(left|right)\b[^.;!?\n]{0,40}?\b(?:and|then|after that)\s+"
        r"(?:(?:back|then|to|the|your|on|over)\s+){0,4}(?!\1)(?:left|right)\b"
        rf"(?!\s+(?:(?!side){SIDE}|{words('sided_part')}))",
        ("left",),
        also=("right",),
    ),
    _rule(
        rf"(?<![a-z]){_COUNTED}\s+(?:\w+\s+)?on\s+(?:the|your)\s+(left|right)\b{_CLAUSE}{{0,30}}?"
        rf"(?<![a-z]){NUMBER}\s+(?:\w+\s+)?on\s+(?:the|your)\s+(?!\1)(?:left|right)\b",
        ("left",),
        also=("right",),
        numbered=True,
    ),
    _rule(r"\b(?:move|over)\s+to\s+(?:the|your)\s+(?:left|right)\s+side\b", ("left", "right")),
    _rule(rf"(?<!back )(?<!forward )\bone\s+{SIDE}\s+at\s+a\s+time\b", ("at a time",)),
    # Its turn: "the other arm's turn", "do the left knee, too", "do not forget the second arm".
    _rule(
        rf"\b(?:{_NEXT}|left|right)\s+{SIDE}(?:['’]s\s+turn\b|\s+(?:gets?|ha(?:s|ve)|takes?)\s+(?:its|a)\s+turn\b)"
        rf"|\b(?:giv(?:e|ing)|treat(?:ing)?)\s+(?:the|your)\s+(?:{_NEXT}|left|right)\s+{SIDE}\s+(?:its|a|(?:to\s+)?the\s+same)\b"
        rf"|\b(?:both|each)\s+{SIDE}s?\s+(?:(?:gets?|ha(?:s|ve)|takes?)\s+(?:its|their|a)|in)\s+turn\b",
        ("turn", "give", "giving", "treat*"),
    ),
    _rule(
        rf"\b(?:{words('doing')}\s+(?:(?:the|your)\s+(?:(?:{_NEXT}|left|right)\s+{SIDE}|left|right)|both\s+(?:{SIDE}s|feet)){_TOO}"
        rf"|forget\s+(?:about\s+)?(?:the|your)\s+(?:{_NEXT}|left|right)\s+{SIDE}\b)",
        (*PHRASES["doing"], "forget"),
    ),
    # Alone: "Other arm.", "And the left.", "Both legs.", "Switch.", "before you swap".
    _rule(
        rf"(?:^|[,;–—])\W*(?P<said>(?:(?:and|now|then|next)\b\W*)*(?:{_PLACED}\s+)?(?:the\s+|your\s+)?"
        rf"{_NEXT}\s+{SIDE})(?:,?\s*(?:too|now|next|please|as\s+well))?\s*(?:[.!]|$)",
        PHRASES["next_side"],
    ),
    _rule(
        rf"^\W*(?P<said>(?:and|now|next)\W+(?:(?:{_PLACED}|do)\s+)*(?:the|your)\s+(?:left|right)"
        rf"(?:\s+{SIDE})?)\s*(?:[.!]|$)",
        ("left", "right"),
    ),
    _rule(
        rf"^\W*(?P<said>both\s+(?:{SIDE}s|feet)|each\s+{SIDE})(?:,?\s*please)?\s*[.!]"
        r"|;\s*both\s+sides\s*(?:[.;]|$)"
        rf"|(?<![a-z]){_COUNTED},\s+both\s+(?:{SIDE}s|feet)\s*(?:[.!]|$)"
        rf"|(?:\d\s*[x×]|\btimes)\s+(?:with|for)\s+both\s+(?:{SIDE}s|feet)\b",
        ("both", "each"),
    ),
    _rule(
        rf"(?:^\W*|[;,–—]\s*|(?=\b(?:before|and|then)\b))(?P<said>(?:(?:before|and|now|then)\b,?\s+(?:you\s+)?)*"
        rf"{_OVER}(?:\s+over)?)(?:{_STOP}|(?=\s+and\s+repeat\b))"
        rf"|\b{_OVER}\s+(?:the|your)\s+cross\b"
        rf"|\b{_OVER}\s+(?:over\s+)?to\s+(?:the|your)\s+(?:{_NEXT}|left|right)\s+{SIDE}\b",
        PHRASES["change_over"],
    ),
    _rule(
        rf"\b{words('moving_on')}\s*(?:over\s+)?to\s+(?:the|your)\s+{_NEXT}\s+{SIDE}\b"
        rf"|\bthen\s+(?:the|your)\s+second\s+{SIDE}\b|\b(?:on|to|for)\s+side\s+(?:two|2)\b",
        (*PHRASES["next_side"], "side two", "side 2"),
    ),
    _rule(
        r"\bcross\w*\b[^.;!?\n]{0,25}\bthe\s+(?:other|opposite)\s+way(?=\s*(?:[.,;!)]|$|and\b))"
        rf"|\b(?:and|then|now|before)\s+{words('facing_aside')}\s+(?:to\s+)?the\s+(?:other|opposite)\s+way{_STOP}",
        ("cross*", *PHRASES["facing_aside"]),
        also=("way",),
    ),
    # From one to the other: "to one side and then to the other".
    _rule(
        rf"\b{_PLACED}\s+(?:the\s+)?one\s+{SIDE}\b{_CLAUSE}{{0,60}}?\b(?:and|then|before)\s+"
        rf"(?:(?:after|that|next|back|then|do|{NUMBER})\s+)*(?:{_PLACED}\s+)?the\s+{_OTHER}(?:\s+{SIDE}|\s+one)?{_STOP}",
        _OTHERS,
    ),
    # The other side: "then on the other leg", "turn to the other side", "opposite leg on top".
    _rule(
        rf"\b(?:then|same|again|it|before|and)\b(?!\s+(?:\w+ly\s+)?{words('placing')}){_CLAUSE}{{0,25}}?"
        rf"\b(?:on|to|for|(?<=again )with|(?:with|using)(?!\s+(?:the|your)\s+{_OTHER}\s+hand\b))\s+"
        rf"(?:the|your)\s+{_OTHER}\s+{SIDE}\b",
        _OTHERS,
    ),
    _rule(
        r"\b(?:(?:return|go|back) to the other side|other side too"
        rf"|stretch (?:out )?(?:the|your) (?:opposite|other) {words('stretched_part')}"
        rf"|(?:{TURN}|lie) (?:over )?(?:(?:to|on|onto) )?(?:the|your) (?:opposite|other) side"
        r"|opposite (?:leg|arm|side|foot) (?:on top|in front|forward|next))\b",
        _OTHERS,
    ),
    # Each side: "do ten with each arm", "on each side", "60 seconds each side", "8 per leg".
    _rule(
        rf"\b(?:{words('doing')}[^.;!?:\n)]{{0,60}}?|{_CHANGE}{_CLAUSE}{{0,60}}?)"
        rf"\b(?:{_OTHER}|each|both|per)\s+{SIDE}s?\b(?! of)",
        (*_OTHERS, "each", "both", "per"),
        also=(*PHRASES["doing"], *_CHANGES),
    ),
    _rule(
        rf"\b(?<!out )(?:on|for|to)\s+(?:each|either|every)\s+{SIDE}\b(?! of)|\(\s*each\s+{SIDE}s?\s*\)"
        rf"|(?<![a-z]){_COUNTED}\.?[\s,]*(?:with\s+)?(?:each|ea\b\.?|either|every)\s+{SIDE}\b(?! of)",
        ("each", "ea", "either", "every"),
    ),
    _rule(
        rf"(?<![a-z]){NUMBER}\s+(?:(?!in\b)\w+\s+){{1,2}}(?:each|per)\s+{SIDE}\b(?! of)"
        rf"|(?<![a-z]){NUMBER}\s+of\s+(?:these|those|them)\s+with\s+each\s+{SIDE}\b"
        rf"|,\s+each\s+{SIDE}\b(?! of)|\beach\s+side\s+(?:is|for|gets)\b",
        ("each", "per"),
    ),
    _rule(
        r"\b(?:on|to|for|do|doing|repeat|perform) both sides\b|\b(?:stretch|work) both sides\b(?! of)"
        r"|\bfor both (?:arms|legs|feet|hands)\b"
        rf"|\bboth\s+{SIDE}s\s+(?:have|need|ought|must|should|want)\s+(?:to\s+)?be\s+(?:done|stretched|worked)\b"
        rf"|\(\s*both\s+{SIDE}s?\s*\)",
        ("both",),
    ),
    _rule(
        rf"\b{TURN}\s+(?:\w+\s+){{0,3}}side to side\b|\bside-to-side {TURN}",
        ("side to side", "side-to-side"),
    ),
    # Both in turn: "30s left, 30s right", "rotate left and right", "(alternating)".
    _rule(
        rf"{RANGE}\s*{TIME}\s*(?:(?:on|over|to|toward|towards|the)\s+)*(?P<first>left|right)\b[^.;\n]{{0,30}}?"
        r"(?!(?P=first))\b(?:left|right)\b",
        ("left",),
        also=("right",),
        numbered=True,
    ),
    _rule(
        rf"\b(?:{TURN}|look\w*|step\w*)\b[^.;\n]{{0,40}}?"
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
    _rule(r"(?<!\w)(?:r/l|l/r|e/s|right/left|left/right)(?!\w)", ("/",)),
    _rule(r"(?<![\w&+])(?:l ?[&+] ?r|r ?[&+] ?l)(?![\w&+])", ("&", "+")),
    # Each side with its count: "each leg 5x", "8 a side", "six sweeps a leg".
    _rule(
        rf"\b(?:over|toward|towards)\s+each\s+shoulder\b"
        rf"|\b(?:each|either|every)\s+(?:{SIDE}|{words('sided_part')})(?:\s*:|\s+(?:gets|for))?\s+{RANGE}\s*(?:[x×](?!\w)|times\b|{TIME}|reps\b|breaths\b)",
        ("each", "either", "every"),
    ),
    _rule(
        rf"(?<![a-z])(?:{_COUNTED}\.?|{NUMBER}\s+\w+s)\s+an?\s+{SIDE}"
        r"(?=\s*(?:[.,;:!)]|$|(?:and|then|with|for)\b))",
        A_SIDE,
        numbered=True,
    ),
    _rule(rf"\bper {SIDE}\b|\bx\s?\d+(?:\s*{DASH}\s*\d+)?\s*per\b", ("per",)),
    _rule(rf"(?<![a-z]){_COUNTED}\.?\s?/\s?{SIDE}\b", ("/",)),
)
"""What says that the other side is done too; the first words in a sentence stand for all."""
