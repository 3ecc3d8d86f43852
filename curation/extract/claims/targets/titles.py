"""Muscles that an exercise's name, or a title over it, says are its targets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curation.extract.claims.targets.words import (
    CHAIN,
    MuscleRoles,
    is_bare_list,
    is_complaint,
    is_goal,
)
from curation.extract.model import Section, Span, Term, Terms
from curation.extract.wording import words
from curation.records import Claim

_STRETCH_YOUR = re.compile(rf"{words('muscle_verb')}(?: up)? (?:your|the|those)", re.IGNORECASE)
_HEADING_BREAK = re.compile(r"\bwith\b|\+|\bagainst\b|\bon\b")


def name_claims(text: str, section: Section, terms: Terms, roles: MuscleRoles) -> Iterator[Claim]:
    """Yield the muscles that the name or heading of a section targets."""
    spans = {span for span in (section.name, section.heading) if span}
    yield from _purpose_claims(text, section, terms)
    for span in spans:
        for term in terms.within(span.start, span.end, "muscle"):
            lay = any(
                (cue.start, cue.end) == (term.start, term.end)
                for cue in terms.within(term.start, term.end, "cue", "direction")
            )
            if is_goal(text, span.start, term):
                continue
            region = lay or term.target in roles["joint"]
            if not region or _names_target(text, span, term, terms, roles):
                yield Claim("muscles", term.target, term.start, term.end, f"name {term.rule}")


_PURPOSE = re.compile(
    r"\s*\**\s*(?:\((?:good |great )?|[–—]\s+)for (?P<what>[^()*.\n]{3,60})", re.IGNORECASE
)


def _purpose_claims(text: str, section: Section, terms: Terms) -> Iterator[Claim]:
    """Yield the muscles of a purpose behind the name ("Seated Twist (for lower back)")."""
    purpose = _PURPOSE.match(text, section.name.end, section.end) if section.name else None
    if purpose is None or _speaks_of_trouble(terms, Span(*purpose.span("what"))):
        return
    for term in terms.within(*purpose.span("what"), "muscle"):
        yield Claim("muscles", term.target, term.start, term.end, f"name {term.rule}")


def _speaks_of_trouble(terms: Terms, span: Span) -> bool:
    """Return whether words name a complaint or a posture to be mended ("for rounded shoulders")."""
    return any(terms.within(*span, "cue", kind) for kind in ("complaint", "complaint_before"))


def _names_target(text: str, span: Span, term: Term, terms: Terms, roles: MuscleRoles) -> bool:
    """Return whether a region in a name is followed by what makes it the target."""
    before = text[span.start : term.start].rstrip()
    if before.count("(") > before.count(")") or _STRETCH_YOUR.fullmatch(before):
        return True
    if is_bare_list(text, span.start, span.end, terms.within(span.start, span.end, "muscle")):
        return True
    makers = {"target_after", "moved_after"} if term.target in roles["moved"] else {"target_after"}
    rest = [
        t for t in terms.within(term.end, span.end) if t.target in makers or t.group == "muscle"
    ]
    position = term.end
    for following in rest:
        between = text[position : following.start]
        if following.target in makers:
            words = between.replace("-", " ").split()
            return len(words) <= 1 and not _HEADING_BREAK.search(between)
        if not CHAIN.fullmatch(between) or (term.target in roles["limb"] and not between.strip()):
            return False
        position = following.end
    return False


def group_claims(text: str, section: Section, terms: Terms, roles: MuscleRoles) -> Iterator[Claim]:
    """Yield the muscles that a title over several exercises targets.

    Where the name of the exercise repeats some of them, or else its text does, only these count.
    """
    name = section.name or section.heading
    said = [_muscles_in(span, terms) for span in (name, section) if span]
    for span in section.own_groups:
        found = terms.within(span.start, span.end, "muscle")
        repeated = ([term for term in found if term.target in muscles] for muscles in said)
        for term in next(filter(None, repeated), found):
            if term.target in roles["whole"]:
                continue
            if not (is_complaint(text, term, terms, span.end) or is_goal(text, span.start, term)):
                yield Claim(
                    "muscles", term.target, term.start, term.end, f"group {term.rule}", True
                )


def _muscles_in(span: Span | Section, terms: Terms) -> set[str]:
    return {term.target for term in terms.within(span.start, span.end, "muscle")}
