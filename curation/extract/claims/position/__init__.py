"""Where the body is in the main phase of an exercise.

Rules tell it by words that name a position, or by the entry of the printed name. Where neither do, learned
weights of the words of each exercise, and of where the article places its others, may find one likely.
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
from curation.records import INFERRED, LIKELY_BY_WORDS, Claim
from curation.vocabulary import Vocabulary

LEAST_LIKELY = 0.5
"""How likely a position is at least that is told."""


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
    if weights is None or None not in told:
        return told
    named = named_positions(told, vocabulary.position_exports)
    signs = position_signs([one.section for one in presented], named, words)
    return decided_positions(told, signs, words, weights)


def named_positions(told: Sequence[Claim | None], exports: Mapping[str, str]) -> list[str | None]:
    """Return what words of the article name for each of its exercises, as it is exported."""
    return [
        exports[str(claim.value)] if claim and not claim.rule.startswith(INFERRED) else None
        for claim in told
    ]


def decided_positions(
    told: Sequence[Claim | None],
    signs: WordSigns,
    words: Words,
    weights: WordWeights,
) -> list[Claim | None]:
    """Return the position of each exercise, by some weights where rules tell none.

    Its evidence are the words that speak most for it.

    Args:
        told: the positions by rules.
    """
    weighed = weights.weigh(signs, words)
    claims = list(told)
    for place, (share, section) in enumerate(
        zip(weighed.shares, signs.words[SECTION], strict=True)
    ):
        best = int(share.argmax())
        if told[place] is None and share[best] >= LEAST_LIKELY:
            said = words.span(weights.telling_words(weighed, section, best))
            claims[place] = Claim("position", weights.values[best], *said, LIKELY_BY_WORDS)
    return claims
