"""Muscle targets: which muscles a section says are stretched, opened, released or worked."""

from __future__ import annotations

from curation.extract.claims.targets.prose import prose_claims
from curation.extract.claims.targets.titles import group_claims, name_claims
from curation.extract.claims.targets.words import MuscleRoles
from curation.extract.model import Section, Terms
from curation.records import Claim


def muscle_claims(text: str, section: Section, terms: Terms, roles: MuscleRoles) -> list[Claim]:
    """Return a claim for each muscle that the section targets, its first evidence each.

    The claim's value is the muscle's own id, which may be more specific than output columns hold.
    """
    found: dict[str, Claim] = {}
    prose = prose_claims(text, section, terms, roles["limb"])
    own = [*prose, *name_claims(text, section, terms, roles)]
    for claim in own or group_claims(text, section, terms, roles):
        found.setdefault(str(claim.value), claim)
    return sorted(found.values(), key=lambda claim: (claim.inherited, claim.start))
