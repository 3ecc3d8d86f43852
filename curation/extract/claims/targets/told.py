"""Muscle targets as rules tell them: by the words of a section, its name, and the titles over it."""

from __future__ import annotations

from curation.extract.claims.targets.prose import prose_claims
from curation.extract.claims.targets.titles import group_claims, name_claims
from curation.extract.claims.targets.words import MuscleRoles
from curation.extract.model import Section, Terms
from curation.records import Claim


def told_claims(text: str, section: Section, terms: Terms, roles: MuscleRoles) -> list[Claim]:
    """Return a claim for each muscle that rules take for a section's target, its first evidence each.

    The claim's value is the muscle's own id, which may be more specific than output columns hold.
    """
    found: dict[str, Claim] = {}
    prose = prose_claims(text, section, terms, roles["limb"])
    own = [*prose, *name_claims(text, section, terms, roles)]
    for claim in own or group_claims(text, section, terms, roles):
        found.setdefault(str(claim.value), claim)
    return list(found.values())
