"""What words around a muscle say of it: complaints, lists, parts that only move."""

from __future__ import annotations

import re
from collections.abc import Mapping

from curation.extract.model import Term, Terms
from curation.extract.wording import words
from curation.records import MuscleRole

MuscleRoles = Mapping[MuscleRole, frozenset[str]]
"""The ids of the muscles and regions that have a role, see ``MuscleRole``."""

CHAIN = re.compile(
    r"[\s,/&]*(?:and|or|plus|as well as|&|,)?[\s,]*(?:even |also |both |then )?(?:the |your |your outer |entire )*",
    re.IGNORECASE,
)


_DIRECT = re.compile(r"[\s-]*(?:muscle |joint |area )?", re.IGNORECASE)
_OF_ONE = re.compile(r"\s*(?:the |your |and |\w+ )?")
_LITTLE_WORDS = re.compile(
    rf"(?:\b(?:and|or|the|your|{words('unlisted_part')})\b|[\W\d_])*+", re.IGNORECASE
)
_COORDINATED = re.compile(r"[\s-]*(?:and|or|,|/)\s*(?:(?!and\b|or\b)\w+[\s-]){1,2}", re.IGNORECASE)


def is_complaint(text: str, term: Term, terms: Terms, last: int) -> bool:
    """Return whether a complaint stands beside a muscle ("knee pain", "tight hips")."""
    for word in terms.within(term.end, min(last, term.end + 34), "cue", "complaint"):
        between = text[term.end : word.start]
        direct = _DIRECT.fullmatch(between)
        shared = _COORDINATED.fullmatch(between) and terms.within(term.end, word.start, "muscle")
        if direct or shared:
            return True
        break
    for word in terms.within(max(0, term.start - 24), term.start, "cue", "complaint_before"):
        if _OF_ONE.fullmatch(text, word.end, term.start):
            return True
    return False


_TOWARDS = re.compile(r"\b(?<!go[ -])(?:to|towards?)(?:[ -](?:the|your))?-?$", re.IGNORECASE)


def is_goal(text: str, start: int, term: Term) -> bool:
    """Return whether the words since ``start`` move to a muscle ("Knee to Chest")."""
    return _TOWARDS.search(text[start : term.start].rstrip()) is not None


def _after_label(text: str, first: int, inside: list[Term]) -> int:
    """Return where the words behind a label begin, ``first`` where none opens the line."""
    label = next((t for t in inside if t.target in ("why_label", "target_label")), None)
    opens = label and text.startswith(":", label.end) and not text[first : label.start].strip()
    return label.end + 1 if label and opens else first


def is_bare_list(text: str, first: int, last: int, inside: list[Term]) -> bool:
    """Return whether a line is nothing but muscles ("Hips, glutes", "Why: hamstrings")."""
    if text.find(":", first, last) >= 0:
        first = _after_label(text, first, inside)
    muscles = [t for t in inside if t.group == "muscle"]
    if muscles and not _LITTLE_WORDS.fullmatch(text, first, max(first, muscles[0].start)):
        return False
    others = text[first:last]
    for term in sorted(muscles, key=lambda t: t.start - t.end):
        others = others.replace(text[term.start : term.end], "", 1)
    return _LITTLE_WORDS.fullmatch(others) is not None
