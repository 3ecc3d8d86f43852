"""The signs by which the body is in a position where no words name it.

They are the words of a section, single and in pairs, those of its name, and where the article places its other
exercises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from curation.extract.claims.word_weights import WordSigns, share_in_words, words_of
from curation.extract.known_words import Words
from curation.extract.model import Section


def position_signs(
    sections: Sequence[Section], named: Sequence[str | None], words: Words
) -> WordSigns:
    """Return the signs of an article's exercises.

    Args:
        named: the position that words name for each, as it is exported.
    """
    placed = Counter(position for position in named if position)
    return WordSigns(
        [[*_signs_of_others(placed - Counter([own] if own else []))] for own in named],
        words_of(sections, words),
    )


def _signs_of_others(others: Counter[str]) -> Iterator[str]:
    """Yield where an article places its other exercises.

    Args:
        others: how many of them words place where.
    """
    if not others:
        yield "others: none told"
    number = others.total()
    for position, count in others.items():
        yield f"others {position}: {share_in_words(count, number)}"
