"""The equipment that an exercise uses."""

from __future__ import annotations

import re

from curation.extract.model import Section, Term, Terms
from curation.records import Claim
from curation.vocabulary import Vocabulary


def equipment_claims(
    text: str, section: Section, terms: Terms, vocabulary: Vocabulary
) -> list[Claim]:
    """Return a claim for each piece of equipment that the exercise uses, optional ones included."""
    found: dict[str, Claim] = {}
    for term in terms.within(section.start, section.end, "equipment"):
        if vocabulary.equipment_exports[term.target] and not _is_figure(text, term):
            claim = Claim("equipment", term.target, term.start, term.end, term.rule)
            found.setdefault(term.target, claim)
    return list(found.values())


def _is_figure(text: str, term: Term) -> bool:
    """Return whether a thing is a figure of speech, a part of the body or scenery."""
    before, after = text[max(0, term.start - 28) : term.start], text[term.end : term.end + 16]
    if term.target == "ball":
        return bool(
            re.search(
                r"\bballs? of (?:the|your|each|both)?",
                text[term.start : term.end + 12],
                re.IGNORECASE,
            )
        )
    if term.target == "band":
        return bool(re.search(r"\b(?:it|itb|iliotibial)\)?[\s-]*$", before, re.IGNORECASE))
    if term.target == "mat":
        return (
            bool(re.search(r"\b(?:at|towards?|to|off|into|on|from|of) (?:the|your) $", before))
            and "or" not in after
        )
    if term.target == "strap":
        return bool(re.search(r"\b(?:pack|backpack|hip|seat|bra|bag)\s*$", before, re.IGNORECASE))
    if term.target == "table":
        return bool(re.match(r"\s*(?:work|job|bound|jockey)", after))
    if term.target == "wall":
        return bool(re.search(r"\b(?:chest|abdominal|stomach|rib)\s*$", before))
    return bool(
        re.search(
            r"\b(?:imaginary|invisible|like an?|as if (?:\w+ ){0,6}|without an?|no)\s+(?:\w+\s)?$",
            before,
            re.IGNORECASE,
        )
    )
