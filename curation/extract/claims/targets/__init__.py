"""Muscle targets: which muscles a section says are stretched, opened, released or worked.

Rules tell some by their sentences; learned weights then decide of every muscle that a section names,
what rules tell being one sign among others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from curation.extract.claims.targets.signs import Named, named_muscles
from curation.extract.claims.targets.told import told_claims
from curation.extract.claims.targets.weighing import TargetWeights
from curation.extract.claims.targets.words import MuscleRoles
from curation.extract.known_words import Words
from curation.extract.model import Section, Term, Terms
from curation.records import Claim

LEAST_LIKELY = 0.45
"""How likely a muscle must be a target at least, chosen with whole folders of articles left out."""


def muscle_claims(
    text: str,
    sections: Sequence[Section],
    terms: Terms,
    roles: MuscleRoles,
    words: Words,
    weights: TargetWeights | None,
) -> list[list[Claim]]:
    """Return for each of an article's sections a claim for each muscle that it targets.

    The evidence is where rules find the muscle targeted, else where it most likely is. The claim's value
    is the muscle's own id, which may be more specific than output columns hold.

    Args:
        weights: by which named muscles are taken for targets; without any, rules alone tell them.
    """
    told = [told_claims(text, section, terms, roles) for section in sections]
    if weights is None:
        return [_in_order(claims) for claims in told]
    return decided_claims(told, named_muscles(sections, told, terms, words), words, weights)


def decided_claims(
    told: Sequence[Sequence[Claim]], named: Named, words: Words, weights: TargetWeights
) -> list[list[Claim]]:
    """Return for each section the claims of its targets by some weights.

    Args:
        told: the targets of each section by rules.
    """
    likely: list[dict[str, tuple[float, Term]]] = [{} for _ in told]
    shares = weights.likelihoods(named, words).tolist()
    for term, section, share in zip(named.terms, named.sections.tolist(), shares, strict=True):
        best = likely[section].get(term.target)
        if best is None or share > best[0]:
            likely[section][term.target] = share, term
    return [_decided(claims, found) for claims, found in zip(told, likely, strict=True)]


def _decided(told: Sequence[Claim], likely: dict[str, tuple[float, Term]]) -> list[Claim]:
    """Return the claims of a section's targets."""
    kept = {
        claim.value: claim
        for claim in told
        if claim.value not in likely or likely[str(claim.value)][0] >= LEAST_LIKELY
    }
    for muscle, (share, term) in likely.items():
        if share >= LEAST_LIKELY and muscle not in kept:
            kept[muscle] = Claim("muscles", muscle, term.start, term.end, f"words {term.rule}")
    return _in_order(kept.values())


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims in reading order, those that are inherited last."""
    return sorted(claims, key=lambda claim: (claim.inherited, claim.start))
