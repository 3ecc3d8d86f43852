"""Where the body is in the main phase of an exercise.

Rules tell it by words that name a position. Where none do, learned weights of the words of each exercise,
and of where the article places its others, do where they are sure enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from curation.extract.claims.position.signs import position_signs
from curation.extract.claims.position.told import told_positions
from curation.extract.claims.presented import Presented
from curation.extract.claims.shared_terms import SharedTerm
from curation.extract.claims.word_weights import SECTION, WordSigns, WordWeights
from curation.extract.known_words import Words
from curation.extract.model import Terms
from curation.records import BY_WORDS, INFERRED, LIKELY_BY_WORDS, Claim
from curation.vocabulary import Vocabulary

SURE = 0.8
"""How likely a position is at least that goes before the entry's, chosen with whole folders left out."""
LEAST_LIKELY = 0.4
"""How likely a position is at least that is told where nothing else is known, chosen likewise."""


def position_claims(
    text: str,
    presented: Sequence[Presented],
    terms: Terms,
    shared: Sequence[SharedTerm],
    vocabulary: Vocabulary,
    words: Words,
    weights: WordWeights | None,
) -> list[Claim | None]:
    """Return where the body is in each of an article's exercises, None where nothing tells it.

    Args:
        shared: the positions that the article gives for several exercises.
        weights: by which positions are decided that no words name; without any, rules alone tell them.
    """
    told = told_positions(text, presented, terms, shared, vocabulary)
    if weights is None or all(map(is_named, told)):
        return told
    exports = vocabulary.position_exports
    signs = position_signs(presented, named_positions(told, exports), words, exports)
    return decided_positions(told, signs, words, weights, exports)


def is_named(claim: Claim | None) -> bool:
    """Return whether words of the article name a position."""
    return claim is not None and not claim.rule.startswith(INFERRED)


def named_positions(told: Sequence[Claim | None], exports: Mapping[str, str]) -> list[str | None]:
    """Return what words of the article name for each of its exercises, as it is exported."""
    return [exports[str(x.value)] if x is not None and is_named(x) else None for x in told]


def decided_positions(
    told: Sequence[Claim | None],
    signs: WordSigns,
    words: Words,
    weights: WordWeights,
    exports: Mapping[str, str],
) -> list[Claim | None]:
    """Return the position of each exercise, by some weights where no words name any.

    Its evidence are the words that speak most for it. What is likely but not sure is told where the
    entry of the name says nothing, and any later stage that knows more overrules it.

    Args:
        told: the positions by rules.
        exports: position -> what it is exported as.
    """
    weighed = weights.weigh(signs, words)
    claims = []
    for claim, share, section in zip(told, weighed.shares, signs.words[SECTION], strict=True):
        best = int(share.argmax())
        position, is_sure = weights.values[best], share[best] >= SURE
        if _stands(claim, position, exports, is_sure=is_sure) or share[best] < LEAST_LIKELY:
            claims.append(claim)
        else:
            said = words.span(weights.telling_words(weighed, section, best))
            rule = BY_WORDS if is_sure else LIKELY_BY_WORDS
            claims.append(Claim("position", position, *said, rule))
    return claims


def _stands(
    claim: Claim | None, position: str, exports: Mapping[str, str], *, is_sure: bool
) -> bool:
    """Return whether what rules tell goes before the likeliest position: words name it, or it is no other."""
    if claim is None:
        return False
    return is_named(claim) or not is_sure or exports[str(claim.value)] == position
