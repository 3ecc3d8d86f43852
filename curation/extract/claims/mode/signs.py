"""The signs by which a stretch is held, moved or contracted.

They are the words of its section, single and in pairs, those of its name and of the article's beginning,
what rules make of it, its doses, and what rules make of the article's other stretches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curation.extract.claims.doses import chosen_ranges
from curation.extract.claims.mode.told import Told
from curation.extract.claims.word_weights import WordSigns, share_in_words, words_of
from curation.extract.known_words import Words
from curation.records import INFERRED, Claim

BEGINNING = 150
"""Characters of an article that count as its beginning, title and all."""
HOLD_STEP = 5
"""Seconds of a hold that are not told apart."""
LONGEST_HOLD = 60
"""Seconds from which on holds are not told apart."""
DOSES = ("hold_seconds", "reps", "sets", "breaths")


def mode_signs(told: Told, words: Words) -> WordSigns:
    """Return the signs of an article's stretches.

    Args:
        told: what rules make of them.
    """
    dosed = [frozenset(claim.field for claim in claims) for claims in told.doses]
    held = [claim.value == "static" for claim in told.modes]
    others = [
        _shares_of_others("held", held),
        _shares_of_others("with holds", ["hold_seconds" in one for one in dosed]),
        _shares_of_others("with reps", ["reps" in one for one in dosed]),
    ]
    return WordSigns(
        [
            [*_signs(claim, claims), *(sign[place] for sign in others)]
            for place, (claim, claims) in enumerate(zip(told.modes, told.doses, strict=True))
        ],
        {**words_of(told.sections, words), "beginning": words.between([(0, BEGINNING)])},
    )


def _shares_of_others(sign: str, held: Sequence[bool]) -> list[str]:
    """Return for each stretch which share of the article's others has something, in words."""
    if len(held) == 1:
        return [f"others {sign}: no others"]
    number = sum(held)
    return [f"others {sign}: {share_in_words(number - own, len(held) - 1)}" for own in held]


def _signs(told: Claim, doses: Sequence[Claim]) -> Iterator[str]:
    """Yield what rules make of a stretch, and its doses."""
    yield f"told {told.value}"
    yield f"told {told.value} by {_source(told.rule)}"
    fields = {claim.field for claim in doses}
    said = [field for field in DOSES if field in fields]
    yield from (f"dose {field}" for field in said or ["none"])
    yield f"doses {' and '.join(x for x in ('hold_seconds', 'reps') if x in fields) or 'neither'}"
    hold = chosen_ranges(doses).get("hold_seconds")
    if hold is not None:
        seconds = min(hold[0] or hold[1] or 0, LONGEST_HOLD)
        yield f"hold {int(seconds // HOLD_STEP)}"


def _source(rule: str) -> str:
    """Return what a rule goes by: a cue, or whatever it infers a mode from."""
    first = rule.split(maxsplit=1)[0]
    return first if first.startswith(INFERRED) else first.partition(":")[0]
