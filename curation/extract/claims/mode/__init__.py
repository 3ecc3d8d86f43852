"""Whether a stretch is held, moved or contracted.

Rules tell it by cues, doses and what the entry of the name knows; learned weights of the words of each
stretch, and of what the article says of its others, then confirm it or tell otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from curation.extract.claims.mode.signs import mode_signs
from curation.extract.claims.mode.told import told_modes
from curation.extract.claims.presented import Presented
from curation.extract.claims.shared import SharedDose
from curation.extract.claims.word_weights import SECTION, WordSigns, WordWeights
from curation.extract.known_words import Words
from curation.extract.model import Terms
from curation.records import INFERRED, LIKELY_BY_WORDS, SILENT, UNSURE, Claim

SURE = 0.7
"""How likely a mode is at least that the entry's own does not overrule, chosen with whole folders left out."""
LEAST_STATED = 0.2
"""How likely a mode is at least that a cue tells, chosen likewise."""
RULE = "inferred:words"
"""The rule of a mode that no cue tells, but the words of the stretch together."""


def mode_claims(
    text: str,
    presented: Sequence[Presented],
    kinds: Sequence[Claim],
    terms: Terms,
    shared: Sequence[SharedDose],
    words: Words,
    weights: WordWeights | None,
) -> list[Claim | None]:
    """Return for each of an article's exercises how it is done, None for what is no stretch.

    Args:
        shared: the doses that the article gives for several exercises.
        weights: by which the mode is decided; without any, rules alone tell it.
    """
    told = told_modes(text, presented, kinds, terms, shared)
    modes = told.modes
    if weights is not None and modes:
        modes = decided_modes(told.modes, mode_signs(told, words), words, weights)
    claims: list[Claim | None] = [None] * len(presented)
    for place, claim in zip(told.places, modes, strict=True):
        claims[place] = claim
    return claims


def decided_modes(
    told: Sequence[Claim], signs: WordSigns, words: Words, weights: WordWeights
) -> list[Claim]:
    """Return the mode of each stretch by some weights.

    What a cue tells stands unless it is most unlikely, and so does what is only supposed where it is the
    likeliest mode. Any other mode is the likeliest one, and its evidence the words that speak most for it.

    Args:
        told: the mode of each stretch by rules.
    """
    weighed = weights.weigh(signs, words)
    claims = []
    for claim, share, body in zip(told, weighed.shares, signs.words[SECTION], strict=True):
        best = int(share.argmax())
        mode, is_sure = weights.values[best], share[best] >= SURE
        if _is_stated(claim) and share[weights.values.index(str(claim.value))] >= LEAST_STATED:
            claims.append(claim)
        elif claim.value == mode and claim.rule in SILENT:
            claims.append(replace(claim, rule=LIKELY_BY_WORDS) if is_sure else claim)
        else:
            said = words.span(weights.telling_words(weighed, body, best))
            claims.append(Claim("mode", mode, *said, RULE if is_sure else f"{UNSURE} {RULE}"))
    return claims


def _is_stated(claim: Claim) -> bool:
    return not claim.rule.startswith((INFERRED, UNSURE))
