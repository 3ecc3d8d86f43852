"""The equipment that an exercise uses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from curation.extract.claims.cues import led_to
from curation.extract.claims.shared_terms import SharedTerm
from curation.extract.model import Section, Term, Terms
from curation.extract.wording import words
from curation.records import Claim
from curation.vocabulary import Vocabulary


def equipment_claims(
    text: str,
    section: Section,
    terms: Terms,
    shared: Sequence[SharedTerm],
    vocabulary: Vocabulary,
) -> list[Claim]:
    """Return a claim for each piece of equipment that the exercise uses, optional ones included.

    A thing that the article says several exercises use is claimed too.
    """
    found: dict[str, Claim] = {}
    for term in terms.within(section.start, section.end, "equipment"):
        if vocabulary.equipment_exports[term.target] and not _is_figure(text, term):
            claim = Claim("equipment", term.target, term.start, term.end, term.rule)
            found.setdefault(term.target, claim)
    for one in shared:
        term = one.term
        used = vocabulary.equipment_exports[term.target]
        if used and one.region.covers(section.start):
            claim = Claim("equipment", term.target, term.start, term.end, term.rule, True)
            found.setdefault(term.target, claim)
    return list(found.values())


_ROLLED = re.compile(r"\binto a $", re.IGNORECASE)
_OF = re.compile(r" of ", re.IGNORECASE)
_ILIOTIBIAL = re.compile(r"\b(?:it|itb|iliotibial)\)?[\s-]*$", re.IGNORECASE)
_END_OF = re.compile(rf"\b{words('part_of_thing')} of (?:the|your) $")
_OF_A_BAG = re.compile(rf"\b{words('bag')}\s*$", re.IGNORECASE)
_TABLE_WORD = re.compile(rf"[\s-]*{words('no_table')}", re.IGNORECASE)
_DAILY = re.compile(
    rf"\b{words('long_time')}\b[^.;]{{0,20}}\b(?:over|at|behind)\s+(?:an?|your|the|their)\s+$",
    re.IGNORECASE,
)
_OF_THE_BODY = re.compile(rf"\b{words('wall_of_body')}\s*$")
_IMAGINED = re.compile(
    rf"\b{words('not_there')}\s+(?:\w+\s)?$"
    rf"|\b{words('as_if')}(?:\s+[\w'’]+){{1,6}}\s+$",
    re.IGNORECASE,
)


def _is_figure(text: str, term: Term) -> bool:
    """Return whether a thing is a figure of speech, a part of the body or scenery."""
    if led_to(_IMAGINED, text, term):
        return True
    if term.target == "ball":
        return led_to(_ROLLED, text, term) or _OF.match(text, term.end) is not None
    if term.target == "band":
        return led_to(_ILIOTIBIAL, text, term)
    if term.target == "mat":
        return led_to(_END_OF, text, term)
    if term.target == "strap":
        return led_to(_OF_A_BAG, text, term)
    if term.target == "table":
        return bool(_TABLE_WORD.match(text, term.end)) or led_to(_DAILY, text, term)
    if term.target == "wall":
        return led_to(_OF_THE_BODY, text, term)
    return False
