"""Muscles that the sentences of a section say are stretched, opened, released or worked.

A sentence is read from left to right. A target word ("stretches", "feel it in") opens; a barrier
("by", "while"), a verb of movement or a negation closes; a muscle counts while open, unless a
complaint stands beside it ("knee pain", "tight hips").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from curation.extract.claims.targets.words import (
    CHAIN,
    is_bare_list,
    is_complaint,
    is_goal,
)
from curation.extract.model import Section, Term, Terms
from curation.extract.wording import PHRASES, words
from curation.records import Claim

NEAR = 32
"""Characters between a target word and a limb that counts."""

_BREAK = re.compile(r"[.!?;\n|](?:(?<=\n)\n*|(?<=[.!?;])[\"”’)]*\s+|(?<=\s\|)\s)")
"""What ends a sentence, or a cell of a table, with the white space behind it."""
_KEPT = {"\n": 0, "|": -1}
"""How many characters from such a sign on are of the sentence, one without an entry."""
_ADJACENT = re.compile(r"[\s-]*(?:and\s+)?$")
_MUSCLE_NOUN = re.compile(r"\s+(?:muscles?\s+|joints?\s+|area\s+)?")


def prose_claims(
    text: str, section: Section, terms: Terms, limbs: frozenset[str]
) -> Iterator[Claim]:
    """Yield the muscles that the sentences of a section target.

    Args:
        limbs: ids of parts that count only close to a target word.
    """
    start = section.start
    if section.heading and section.heading.start <= start + 12:
        start = section.heading.end
    for first, last in _sentences(text, start, section.end):
        muscles = terms.within(first, last, "muscle")
        if muscles and not any(x.covers(first) for x in section.warnings):
            yield from _sentence_claims(text, first, last, muscles, terms, limbs)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _BREAK.finditer(text, start, end):
        stop = match.start() + _KEPT.get(text[match.start()], 1)
        if stop > start:
            yield start, stop
        start = match.end()
    if start < end:
        yield start, end


_STATES = {
    "target": "open",
    "contract": "open",
    "barrier": "shut",
    "move": "shut",
    "negation": "shut",
    "step_verb": "shut",
}
_TARGETING = frozenset({"target", "contract", "target_after", "felt"})
"""The cues without which no muscle of a sentence is its target."""


def _sentence_claims(
    text: str, first: int, last: int, muscles: list[Term], terms: Terms, limbs: frozenset[str]
) -> Iterator[Claim]:
    inside = terms.within(first, last)
    placed = any(term.group == "position" for term in inside)
    if not placed and is_bare_list(text, first, last, inside):
        yield from (_claim(term, "list") for term in muscles)
        return
    labels = (term for term in inside if term.target == "target_label")
    labelled = next((label for label in labels if _labels_targets(text, first, label)), None)
    if labelled is None and _TARGETING.isdisjoint([term.target for term in inside]):
        return
    things = terms.within(first, last, "equipment")
    opened_at, counted_to = labelled.end if labelled else -1, -1
    for term in inside:
        if term.target in _STATES:
            if opened_at >= 0 or _STATES[term.target] == "open":
                opened_at = _opened(text, term, inside, things, opened_at)
        elif term.group == "muscle":
            chained = counted_to >= 0 and CHAIN.fullmatch(text[counted_to : term.start])
            near = opened_at >= 0 and _is_near(text, opened_at, term, limbs)
            counts = (opened_at >= 0 and (near or chained)) or _is_followed(
                text, first, term, terms, last
            )
            if not counts and counted_to < 0:
                continue
            if is_complaint(text, term, terms, last) or _is_adjective(text, term, terms, limbs):
                continue
            if counts:
                counted_to = term.end
                yield _claim(term, "target")
            else:
                counted_to = -1


def _labels_targets(text: str, first: int, term: Term) -> bool:
    """Return whether a label opens a sentence in front of targets ("Muscles: ...")."""
    return text.startswith(":", term.end) and not text[first : term.start].strip("•*-–> \t")


def _opened(
    text: str, term: Term, inside: Sequence[Term], things: Sequence[Term], opened_at: int
) -> int:
    """Return where the last target word ends after ``term`` has opened or shut it; -1 while shut."""
    if things and any(t.start <= term.start and term.end <= t.end for t in things):
        return opened_at
    if _STATES[term.target] == "open":
        return opened_at if _moves_limb(text, term) else term.end
    covering = [t for t in inside if t.group == "muscle" or t.target in ("target", "target_after")]
    return opened_at if _same_words(term, covering) else -1


def _claim(term: Term, rule: str) -> Claim:
    return Claim("muscles", term.target, term.start, term.end, f"{rule} {term.rule}")


def _is_near(text: str, opened_at: int, term: Term, limbs: frozenset[str]) -> bool:
    if term.target not in limbs:
        return True
    between = text[opened_at : term.start]
    return len(between) <= NEAR and not _LEAVES.search(between)


_LEAVES = re.compile(r"\bwith\b|\w:")
"""What leads from a target to the limbs that move ("stretches the groin: feet wide apart")."""
_BEFORE_BACK = re.compile(
    r"(?:\b(?:the|your|my|our|his|her|their|entire|whole|full|and|or|through|in|of|for|both)|[,:./&]|^)\s*$",
    re.IGNORECASE,
)
_SIDE_PART = re.compile(rf"[\s/-]+{words('side_part')}", re.IGNORECASE)


def _is_adjective(text: str, term: Term, terms: Terms, limbs: frozenset[str]) -> bool:
    """Return whether "back" says where ("your back leg", "come back up"), or a leg is just a leg."""
    said = text[term.start : term.end].lower()
    if said == "back":
        if any(t.start == term.end + 1 for t in terms.within(term.end, term.end + 24, "muscle")):
            return True
        before = text[max(0, term.start - 16) : term.start]
        return bool(_SIDE_PART.match(text, term.end)) or not _BEFORE_BACK.search(before)
    return said in PHRASES["bare_limb"] and term.target in limbs


def _same_words(term: Term, covering: list[Term]) -> bool:
    """Return whether a target word covers the closing one ("keeping the spine supple")."""
    for other in covering:
        if other.start > term.start:
            return False
        if term.end <= other.end:
            return True
    return False


_LENGTHEN = re.compile(words("lengthening_verb"), re.IGNORECASE)
_STRETCH = re.compile(words("opening_verb"), re.IGNORECASE)
_A_LIMB = re.compile(
    rf"\s+(?:{words('way')}(?!\s+(?:your|the|those)\s+(?!(?:\w+\s+)?{words('limb')}))"
    rf"|(?:your|the|each|one|both)?\s*(?:\w+\s+)?{words('limb')}(?!\s*(?:muscles)))",
    re.IGNORECASE,
)
_LENGTHENED = re.compile(
    r"\s+(?:(?:your|the|through|out|both)\s+){0,2}(?:whole\s+|entire\s+|front\s+|back\s+)?"
    rf"{words('lengthened')}",
    re.IGNORECASE,
)


def _moves_limb(text: str, term: Term) -> bool:
    """Return whether "stretch" here means to move a limb ("stretch your arms overhead")."""
    if _LENGTHEN.fullmatch(text, term.start, term.end):
        return _LENGTHENED.match(text, term.end) is not None
    told = text[term.end - 1] == "s"
    if told or not _STRETCH.fullmatch(text, term.start, term.end):
        return False
    return _A_LIMB.match(text[term.end : term.end + 40]) is not None


def _is_followed(text: str, first: int, term: Term, terms: Terms, last: int) -> bool:
    """Return whether words behind the muscle, or behind a list of muscles that it stands in, make it
    the target ("hip opener", "quads and hips should feel a stretch")."""
    end = term.end
    for following in terms.within(term.end, min(last, term.end + 70)):
        between = text[end : following.start]
        if following.target == "target_after" and following.start - term.end < 28:
            return bool(_ADJACENT.fullmatch(between)) and not is_goal(text, first, term)
        if following.target == "felt":
            return bool(_MUSCLE_NOUN.fullmatch(between))
        if following.group == "muscle":
            if not CHAIN.fullmatch(between):
                return False
            end = following.end
    return False
