"""The phrase language of the vocabulary files: alternatives and optional words, no programming.

``lie|lying (flat) on your|the back`` stands for eight phrases. "|" separates alternatives for one
place, brackets mark a place that may be left out, "_" joins words that belong to one alternative
(``all_fours|hands_and_knees``).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

MOST_PHRASES = 400
"""The most phrases that one pattern may stand for; more is a slip of the pen."""


class PhraseError(ValueError):
    """A pattern that cannot be read; its text says why."""


@lru_cache(maxsize=8_192)
def expand(pattern: str) -> tuple[str, ...]:
    """Return every phrase that ``pattern`` stands for, in lower case, without repeats.

    Raises:
        PhraseError: an empty pattern, an unclosed bracket, or one that stands for too many phrases.
    """
    places = [_alternatives(place) for place in pattern.split()]
    if not places:
        raise PhraseError("the pattern is empty")
    count = 1
    for place in places:
        count *= len(place)
    if count > MOST_PHRASES:
        raise PhraseError(
            f"the pattern stands for {count} phrases, at most {MOST_PHRASES} are allowed"
        )
    phrases = (" ".join(word for word in words if word) for words in product(*places))
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))


def _alternatives(place: str) -> list[str]:
    optional = place.startswith("(")
    if optional != place.endswith(")"):
        raise PhraseError(f"a bracket is not closed in {place!r}")
    inner = place[1:-1] if optional else place
    words = [word.replace("_", " ").lower() for word in inner.split("|")]
    if not all(words):
        raise PhraseError(f"an alternative is empty in {place!r}")
    return [*words, ""] if optional else words
