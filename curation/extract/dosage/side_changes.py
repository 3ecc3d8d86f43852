"""Rules for a change of sides and for doing the same again: "switch sides", "repeat on the left"."""

from __future__ import annotations

from curation.extract.dosage.numbers import NUMBER
from curation.extract.dosage.side_words import (
    CHANGE,
    CHANGES,
    CLAUSE,
    NEXT,
    OTHER,
    OTHERS,
    SIDE,
    STOP,
    THE_OTHER,
    TURN,
    before,
    side_rule,
)
from curation.extract.dosage.wording import PHRASES, words

OF_ALL = "other side of all"
"""The rule of "repeat the sequence on the other side", which speaks of all exercises before it."""

# All again: "repeat the whole flow on the other side", "do everything on the second side".
OTHER_SIDE_OF_ALL = side_rule(
    rf"\b{words('repeating_verb', 'taking')}\s+(?:(?:this|the|that|whole|entire|full|all|of)\s+)*"
    rf"{words('succession')}\b{CLAUSE}{{0,60}}?\b(?:on|to|with|for)\s+(?:the|your)\s+"
    rf"(?:{NEXT}|left|right)\s+(?:side|leg|foot)\b",
    PHRASES["succession"],
    also=(*OTHERS, "second", "left", "right"),
    name=OF_ALL,
)

CHANGE_RULES = (
    OTHER_SIDE_OF_ALL,
    # Change: "switch sides", "alternate legs", "then swap", "alternate between left and right".
    side_rule(
        rf"\b{CHANGE}\s+(?:over\s+)?(?:(?:the |your )?position of )?(?:your |the |between )?(?:{SIDE}s|feet)\b"
        r"|(?:^\W*|[,;]\s*|\band\s+)(?P<said>alternate)(?=\s*(?:[.;!)]|$))"
        r"|\bthen (?:switch|swap)\b|\balternating(?=\s*(?:[.;!)]|$|for\b))"
        rf"|\b{CHANGE}\s+(?:your |the )?{SIDE}(?=\s*(?:[.,;:!)]|$|(?:and|then|to|for|after)\b))"
        rf"|\b{CHANGE}\s+(?:which|the)\s+{SIDE}\s+(?:is|goes|that)\b|\brepeat\b{CLAUSE}{{0,30}}\b{words('reversed')}"
        rf"|\b{CHANGE}\s+(?:\w+ly\s+)?from\s+{SIDE}\s+to\s+{SIDE}\b"
        r"|\balternat\w+\b[^.;!?\n]{0,12}\b(?:with|between)\b[^.;!?\n]{0,20}\b(?:left|right|other|two|sides|legs|arms)\b"
        r"|\b(?:back and forth|to and fro)\s+between\s+(?:the\s+)?(?:two|both|sides|legs|arms)\b",
        (*CHANGES, *PHRASES["reversed"], "forth between", "fro between"),
    ),
    # Again: "repeat on the other side", "eight times with each arm", "do the same to the left".
    side_rule(
        rf"\b{words('again')}{CLAUSE}{{0,60}}?"
        rf"\b(?:{OTHER}|each|left|right|second|alternate|every|per)\s+{SIDE}s?\b",
        PHRASES["again"],
    ),
    side_rule(
        rf"\b{words('redo')}[^.;!?\n]{{0,45}}"
        r"\b(?:(?<!every )(?:other|opposite)(?!\s+(?:direction|way)\b)|the left|the right|your left|your right)\b",
        PHRASES["redo"],
    ),
    side_rule(
        rf"\b(?:then|now|and)\s+{words('doing')}\s+(?:this|that|the\s+{words('exercise')})\s+(?:on|with|to|for|using)\s+"
        rf"(?:the|your)\s+(?:(?:{NEXT}|left|right)\s+{SIDE}\b|{NEXT}\s+one{STOP})",
        before(("then", "now", "and"), PHRASES["doing"]),
    ),
    side_rule(
        rf"\b(?:go|run)\s+through\s+(?:it|them|all|the)\b{CLAUSE}{{0,45}}?\b(?:on|with|for|to)\s+"
        rf"(?:the|your)\s+{NEXT}\s+{SIDE}\b",
        ("through",),
        also=PHRASES["next_side"],
    ),
    side_rule(
        rf"\b(?:same|again)\b{CLAUSE}{{0,45}}?\b(?:{TURN}|facing)\s+(?:(?:to|toward|the|your)\s+)*"
        rf"(?:left|right)\b(?!\s+(?:{SIDE}|{words('sided_part')}))"
        rf"|\b(?:left|right|{NEXT})\s+(?:{SIDE}\s+)?(?:does|gets)\s+the\s+same\b",
        ("same", "again"),
    ),
    side_rule(
        rf"^\W*(?P<said>(?:(?:and|then|now|next)\b\W*)*the\s+{NEXT}\s+{SIDE}\s+follows){STOP}"
        rf"|\b(?:left|right|{NEXT})\s+{SIDE}\s+(?:does|gets)\s+(?:it|this|that)(?:\s+(?:too|as\s+well|next))?{STOP}",
        (*PHRASES["next_side"], "left", "right"),
        also=("follows", "does", "gets"),
    ),
    side_rule(
        rf"\bagain\s+(?:on|with|to|for|using)\s+(?:the|your)\s+(?:{THE_OTHER}|left|right)"
        rf"(?:{STOP}|\s+(?:in\s+front|on\s+top|forward|leading|first)\b)"
        rf"|\bdo\s+{NUMBER}\s+(?:\w+\s+)?(?:to|on|with|for)\s+(?:the|your)\s+(?:{THE_OTHER}|(?:left|right){STOP})"
        rf"|\b{words('doing')}\s+(?:it|this|that|them|these|all)(?:\s+all)?\s+on\s+(?:the|your)\s+(?:{THE_OTHER}|left|right)"
        r"(?=\s*(?:[.;!)]|$|(?:too|as\s+well|also)\b))|\bon\s+the\s+(left|right)\s+and\s+(?:then\s+)?on\s+the\s+(?!\1)(?:left|right)\b"
        rf"|\b(?:complete|perform)\s+(?:it\s+)?on\s+(?:the|your)\s+{NEXT}\s+{SIDE}\b",
        (*PHRASES["next_side"], "left", "right"),
        also=("again", *PHRASES["doing"], "on the left", "on the right"),
    ),
    side_rule(
        rf"^(?!.*\b{words('circling')}).*\b(?P<said>the\s+(?:other|opposite)\s+way\s+a?round){STOP}",
        ("way round", "way around"),
    ),
    side_rule(r"\brepeat:?\s+(?:on |for |to )?(?:the )?(?:left|right)\b", ("repeat",)),
    side_rule(
        r"\brevers\w+\s+(?:(?:the |your )?position of )?(?:your |the )?(?:sides|legs|arms|hands|feet)\b"
        rf"|\b(?:(?<!the )(?<!a )mirror|mirror\s+image)\b{CLAUSE}{{0,40}}?\b(?:left|right|{OTHER})\b"
        rf"|\b{words('following')}\s+(?:with|on)\s+(?:the|your)\s+(?:{NEXT}|left|right)\s+{SIDE}{STOP}",
        ("revers*", "mirror", *PHRASES["following"]),
    ),
)
"""What says that sides are changed, or that all is done again on the other one."""
