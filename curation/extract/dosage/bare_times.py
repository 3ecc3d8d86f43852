"""Times without a verb of holding, and what tells a hold among them ("ear to shoulder, 20 seconds")."""

from __future__ import annotations

import re

from curation.extract.dosage.amounts import MINUTE
from curation.extract.dosage.wording import words
from curation.records import Range

LONGEST = 300.0
"""Seconds up to which a time that stands alone is no longer a whole routine."""

_MEASURED = re.compile(
    rf"\s*(?:/|(?:per|a|each|an)\s+)\s*(?:{words('rep_noun')}|\w*rep|circle|repetition|direction|way)\b"
    rf"|\s+(?:down|up)\b|\s+(?:in|out)(?=\s*(?:[.,;]|$))|\s+(?:to|for)\s+(?:the\s+way|{words('raising')}|get|return|go)\b"
)
"""How the words go on behind a time of one movement, or of all together."""
_COUNTED = re.compile(rf"\b{words('pace')}\s+(?:(?:just|only|about|around)\s+)?$")
"""The words before a time that one moves in, or that is a part of another."""
_ATTRIBUTE = re.compile(r"-\s?(?:second|sec|minute|min)$")
_RESEARCH = re.compile(rf"\b{words('research')}\b[^.;]*$")
_GRANTED = re.compile(
    rf"\b(?:{words('giving')}\s+(?!your(?:self|\s+body)\b)(?:[\w'’-]+\s+){{1,6}}?|(?<!you\s){words('wanting')}\s+"
    r"|(?:do|try|take)\s+)$"
)
_OPENS = re.compile(r"(?:^|[.,:;!?(–—-])[\s*_•]*(?:(?:and|then|again|or),?\s+)*$")
_ENDS = re.compile(
    rf"(?:\s+or\s+so)?\s*(?:$|[.,;:!)–—-]|(?:of\s+(?:that|this|the)|{words('beside')})\b|(?:is|are)\s+(?:\w+\s+){{0,2}}{words('enough')})"
)
_OF_SOMETHING = re.compile(r"\s+of\s+(?!(?:that|this|these|those|the)\b)")
"""How minutes go on that are filled with something else than the stretch."""


def paces(before: str, after: str) -> bool:
    """Return whether the words around a time have one move in it, or take it for a part of another."""
    return bool(_MEASURED.match(after) or _COUNTED.search(before))


def is_granted(before: str) -> bool:
    """Return whether the words before a time give it to an exercise ("this one needs")."""
    return _GRANTED.search(before) is not None


def may_be_held(said: str, before: str, after: str, value: Range) -> bool:
    """Return whether a time that no verb claims is that of one hold.

    Seconds are, unless they pace a movement; minutes where an exercise is given them, or where they
    stand between the words of a list ("frog, knees wide, two minutes").

    Args:
        said: the time as printed, like the words around it in lower case.
    """
    if _ATTRIBUTE.search(said) or _RESEARCH.search(before):
        return False
    least, most = value[0] or 0.0, value[1] or value[0] or 0.0
    if most > LONGEST or (least >= MINUTE and _OF_SOMETHING.match(after)):
        return False
    if least < MINUTE or is_granted(before):
        return True
    return bool(_OPENS.search(before) and _ENDS.match(after))
