"""Rules for the other side that is named after the first: "then the left", "and the other leg, too"."""

from __future__ import annotations

from curation.extract.dosage.numbers import NUMBER
from curation.extract.dosage.side_words import (
    BOTH_SIDES,
    CLAUSE,
    COUNTED,
    NEXT,
    NEXT_SIDES,
    OTHER,
    OTHERS,
    SIDE,
    SIDES,
    STOP,
    THE_OTHER,
    TURN,
    before,
    side_rule,
)
from curation.extract.dosage.wording import PHRASES, words

_OVER = words("change_over")
_GOING_OVER = rf"(?:(?:on|to|with|for|over|back|{words('crossing_over')})\s+)*"
_PLACED = r"(?:to|over|on|onto|toward|towards|for|with)"
_IN_TURN = words("next_in_turn")
_TOO = r"(?=\s*(?:[.,;:!)]|$|(?:too|as well|next|now|afterwards?|also|likewise|in\s+the\s+same\s+way|the\s+same\s+way)\b))"

OTHER_SIDE_RULES = (
    # One after the other: "to the right, then left", "hold, and then the left", "then the other side".
    side_rule(
        r"^(?:(?!\bone\s+(?:direction|way)\b).)*?"
        rf"\b(?<!back )(?<!back and )(?<!back, )(?P<said>then,?\s+{_GOING_OVER}(?:the\s+|your\s+)?"
        rf"(?:{OTHER}|left|right)(?:\s+{SIDE})?)(?=\s*(?:[.,;!)]|$))",
        ("then",),
        also=(*OTHERS, "left", "right"),
    ),
    side_rule(
        r"\bto\s+(?:the|your)\s+(left|right)\b[^.;!?\n]{0,40}?(?:\b(?:and|then|after that)\s+"
        r"(?:(?:back|then|to|the|your|on|over)\s+){0,4}|,\s+to\s+(?:the|your)\s+)(?!\1)(?:left|right)\b"
        rf"(?!\s+(?:(?!side){SIDE}|{words('sided_part')}))",
        ("left",),
        also=("right",),
    ),
    side_rule(
        rf"(?<![a-z]){COUNTED}\s+(?:\w+\s+){{0,2}}?(?:{_PLACED}\s+(?:the|your)\s+)?(left|right)\b{CLAUSE}{{0,30}}?"
        rf"(?<![a-z])(?:{NUMBER}|half|another|again)\s+(?:\w+\s+){{0,2}}?(?:{_PLACED}\s+(?:the|your)\s+)?(?!\1)(?:left|right)\b",
        ("left",),
        also=("right",),
        numbered=True,
    ),
    side_rule(
        r"\b(?:move|over)\s+to\s+(?:the|your)\s+(?:left|right)\s+side\b",
        ("left side", "right side"),
        also=("move", "over"),
    ),
    side_rule(
        rf"(?<!back )(?<!forward )\bone\s+{SIDE}\s+(?:at\s+a\s+time|after\s+the\s+other)\b"
        rf"|\bboth\s+(?:{SIDE}s|feet),?\s+one\s+(?:at\s+a\s+time|after\s+the\s+other)\b",
        (
            "at a time",
            "after the other",
            "one after the other",
        ),
    ),
    # Its turn: "the other arm's turn", "do the left knee, too", "do not forget the second arm".
    side_rule(
        rf"\b{THE_OTHER}(?:['’]s\s+turn\b|\s+(?:gets?|ha(?:s|ve)|takes?)\s+(?:its|a)\s+{words('turn')})"
        rf"|\b(?:giv(?:e|ing)|treat(?:ing)?)\s+(?:(?:the|your)\s+(?:{THE_OTHER}|left|right)|that\s+{SIDE})\s+(?:its|a|(?:to\s+)?the\s+same)\b"
        rf"|\b(?:both|each)\s+{SIDE}s?\s+(?:(?:gets?|ha(?:s|ve)|takes?)\s+(?:its|their|a)|in)\s+{words('turn')}|\b(?:{SIDE}s|feet)\s+(?:\w+\s+){{0,2}}?in\s+turn\b",
        (*PHRASES["turn"], "give", "giving", "treat*"),
    ),
    side_rule(
        rf"\b(?:{words('doing')}\s+(?:(?:the|your)\s+(?:{THE_OTHER}|(?:left|right)(?:\s+{words('sided_part')})?)|both\s+(?:{SIDE}s|feet)){_TOO}"
        rf"|{words('forgetting')}\s+(?:the|your)\s+(?:{NEXT}|left|right)\s+{SIDE}\b)",
        (*PHRASES["doing"], *PHRASES["forgetting"]),
        also=(*PHRASES["next_side"], "left", "right", *BOTH_SIDES),
    ),
    side_rule(
        rf"\b(?:then|and|now|next|before),?\s+{words('treating')}\s+(?:the|your)\s+(?:{NEXT}\s+(?:{SIDE}|{words('sided_part')})|(?:left|right)\s+side){_TOO}"
        rf"|\bthe\s+{NEXT}\s+{SIDE}\s+(?:is|are)\s+(?:done|worked|stretched|treated)\b"
        rf"|\b(?:then|and|now|before)\s+{words('moving_on')}\s+(?:over\s+)?to\s+(?:the|your)\s+(?:left|right)\s+{SIDE}{STOP}",
        (*PHRASES["next_side"], "left", "right"),
        also=(
            *PHRASES["treating"],
            *PHRASES["moving_on"],
            "done",
            "worked",
            "stretched",
            "treated",
        ),
    ),
    # Alone: "Other arm.", "And the left.", "Both legs.", "Switch.", "before you swap".
    side_rule(
        rf"(?:^|[,;–—])\W*(?P<said>(?:{_IN_TURN}\b\W*)*(?:{_PLACED}\s+)?(?:the\s+|your\s+|an?\s+)?"
        rf"{NEXT}\s+{SIDE})(?:,?\s*(?:too|now|please|as\s+well|{words('comes_next')}))?\s*(?:[.!]|$|[,:]\s*same\b)",
        NEXT_SIDES,
    ),
    side_rule(
        rf"^\W*(?P<said>(?:and|now|next)\W+(?:(?:{_PLACED}|do)\s+)*(?:the|your)\s+(?:left|right)"
        rf"(?:\s+{SIDE})?)\s*(?:[.!]|$)",
        ("left", "right"),
    ),
    side_rule(
        rf"^\W*(?P<said>both\s+(?:{SIDE}s|feet)|each\s+{SIDE})(?:,?\s*please)?\s*[.!]"
        r"|[,;]\s*both\s+sides\s*(?:[.;]|$)"
        rf"|(?<![a-z]){COUNTED},\s+both\s+(?:{SIDE}s|feet)\s*(?:[.,;!]|$)"
        rf"|(?:\d\s*[x×]|\btimes)\s+(?:with|for)\s+both\s+(?:{SIDE}s|feet)\b",
        (*BOTH_SIDES, *before(("each",), SIDES)),
    ),
    side_rule(
        rf"(?:^\W*|[;,–—]\s*|(?=\b(?:before|and|then)\b))(?P<said>(?:(?:before|and|now|then)\b,?\s+(?:you\s+)?)*"
        rf"{_OVER}(?:\s+over)?)(?:{STOP}|(?=\s+and\s+repeat\b)|(?<=over)(?=\s+(?:when|once|after)\b))"
        rf"|\b{_OVER}\s+(?:the|your)\s+cross\b"
        rf"|\b{_OVER}\s+(?:over\s+)?to\s+(?:the|your)\s+(?:{NEXT}|left|right)\s+{SIDE}\b",
        PHRASES["change_over"],
    ),
    side_rule(
        rf"\b{words('moving_on')}\s*(?:over\s+)?to\s+(?:the|your)\s+{NEXT}\s+{SIDE}\b"
        rf"|\bthen\s+(?:the|your)\s+second\s+{SIDE}\b|\b(?:on|to|for|do|with)\s+side\s+(?:two|2)\b",
        (*NEXT_SIDES, "side two", "side 2"),
    ),
    side_rule(
        rf"\b(?:re)?cross\w*\b[^.;!?\n]{{0,25}}\bthe\s+{words('unused_way')}\s+way(?=\s*(?:[.,;!)]|$|and\b))"
        rf"|^(?!.*\b{words('circling')}).*\b(?:and|then|now|before)\s+(?P<said>{words('facing_aside')}\s+(?:to\s+)?the\s+(?:other|opposite)\s+way){STOP}",
        ("cross*", "recross*", *PHRASES["facing_aside"]),
        also=("way",),
    ),
    # From one to the other: "to one side and then to the other".
    side_rule(
        rf"\b{_PLACED}\s+(?:the\s+)?one\s+{SIDE}\b{CLAUSE}{{0,60}}?\b(?:and|then|before)\s+"
        rf"(?:(?:after|that|next|back|then|do|{NUMBER})\s+)*(?:{_PLACED}\s+)?the\s+{OTHER}(?:\s+{SIDE}|\s+one)?{STOP}",
        OTHERS,
    ),
    # The other side: "then on the other leg", "turn to the other side", "opposite leg on top".
    side_rule(
        rf"\b(?:then|same|again|it|before|and)\b(?!\s+(?:\w+ly\s+)?{words('placing')}){CLAUSE}{{0,25}}?"
        rf"\b(?:on|to|for|(?<=again )with|(?:with|using)(?!\s+(?:the|your)\s+{OTHER}\s+(?:hand\b|{SIDE}\s+\w+ly\b)))\s+"
        rf"(?:the|your)\s+{OTHER}\s+{SIDE}\b",
        OTHERS,
    ),
    side_rule(
        r"\b(?:(?:return|go|back) to the other side|other side too"
        rf"|stretch (?:out )?(?:the|your) (?:opposite|other) {words('stretched_part')}"
        rf"|(?:{TURN}|lie) (?:over )?(?:(?:to|on|onto) )?(?:the|your) (?:opposite|other) side"
        r"|opposite (?:leg|arm|side|foot) (?:on top|in front|forward|next))\b",
        OTHERS,
    ),
)
"""What says that the other side has its turn."""
