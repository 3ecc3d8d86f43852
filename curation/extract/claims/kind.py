"""Whether a section presents a stretch, a strength or release exercise, a test or a routine.

Tests, routines and release exercises are told by stated rules; whether any other exercise stretches or
strengthens is told by signs whose weights were learned (``kind_signs``).
"""

from __future__ import annotations

from collections.abc import Sequence

from curation.extract.claims.cues import cues_of
from curation.extract.claims.kind_signs import signs_of, strengthens
from curation.extract.claims.presented import Presented
from curation.extract.model import Section, Terms
from curation.records import CATALOG_KINDS, Claim

KNOWN = 3.5
"""How much the entry says that the name stands for."""
KNOWN_WHOLE = 6.0
"""How much it says where the name stands for a routine or test, which is full of stretches."""
LAST = 1.0
"""How much more a word says that closes the name ("Half-Squat Stretch")."""
TOLD = 5
"""Verbs of instruction from which on a section describes an exercise and no sequence of several."""


def kind_claims(text: str, presented: Sequence[Presented], terms: Terms) -> list[Claim]:
    """Return for each of an article's sections its kind, with the word that speaks most for it."""
    signs = signs_of(text, presented, terms)
    return [
        _kind_claim(one, terms, "strength" if strengthens(told) else "stretch")
        for one, told in zip(presented, signs, strict=True)
    ]


def _kind_claim(presented: Presented, terms: Terms, by_signs: str) -> Claim:
    """Return the claim of a section's kind.

    Args:
        by_signs: what it is by its signs, stretch or strength, where it is nothing else.
    """
    section, cues, known = presented.section, presented.cues, presented.known_kind
    weights = {"stretch": 1.6, "strength": 0.0, "release": 0.0, "test": 0.0, "routine": 0.0}
    for kind, told in cues.items():
        weights[kind] += 0.7 * told.different + 2.0 * bool(told.over)
        if known in (None, kind):
            weights[kind] += (2.0 if kind in CATALOG_KINDS else 4.0) * bool(told.titled)
            last = section.name and any(t.end == section.name.end for t in told.found)
            weights[kind] += LAST * bool(last)
    if known:
        weights[known] += KNOWN if known in CATALOG_KINDS else KNOWN_WHOLE
    else:
        weights["routine"] += _told(terms, section)
    if "release" in cues and cues["release"].found and _has_roller(terms, section):
        weights["release"] += 2.0
    best = max(weights, key=lambda kind: weights[kind])
    kind = by_signs if best in ("stretch", "strength") else best
    if kind in cues:
        term = cues[kind].first()
        return Claim("kind", kind, term.start, term.end, term.rule)
    rule = "inferred:entry" if known == kind else "inferred:signs"
    return Claim("kind", kind, *section.opening, rule)


def _told(terms: Terms, section: Section) -> float:
    """Return what speaks for a routine: words for several exercises and none that instruct."""
    verbs = len(terms.within(section.start, section.end, "layout", "step_verb"))
    placed = bool(terms.within(section.start, section.end, "position"))
    if verbs >= TOLD:
        return -3.0 if placed else 0.0
    if placed and verbs > 1:
        return 0.0
    many = bool(terms.within(section.start, section.end, "layout", "many"))
    return 1.0 + many + 1.0 * min(len(cues_of(terms, section, "routine")), 3)


def _has_roller(terms: Terms, section: Section) -> bool:
    """Return whether a section uses a roller or a ball."""
    used = {t.target for t in terms.within(section.start, section.end, "equipment")}
    return bool(used & {"roller", "ball"})
