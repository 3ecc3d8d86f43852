"""The signs by which the body is in a position where no words name it.

They are the words of a section, single and in pairs, those of its name, and where the article places its other
exercises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from curation.extract.claims.word_weights import SECTION, WordSigns
from curation.extract.known_words import Words
from curation.extract.model import Section


def position_signs(
    sections: Sequence[Section], named: Sequence[str | None], words: Words
) -> WordSigns:
    """Return the signs of an article's exercises.

    Args:
        named: the position that words name for each, as it is exported.
    """
    bodies = [(section.start, section.end) for section in sections]
    names = [section.name or (section.start, section.start) for section in sections]
    taken = words.between([*bodies, *names])
    placed = Counter(position for position in named if position)
    return WordSigns(
        [[*_signs_of_others(placed - Counter([own] if own else []))] for own in named],
        {SECTION: taken[: len(bodies)], "name": taken[len(bodies) :]},
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
        share = "all" if count == number else "most" if 2 * count >= number else "some"
        yield f"others {position}: {share}"
