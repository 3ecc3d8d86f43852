"""The signs by which the body is in a position where no words name it.

They are the words of a section, single and in pairs, those of its name, where the entry of that name is done, and
where the article places its other exercises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from curation.extract.claims.presented import Presented
from curation.extract.claims.word_weights import SECTION, WordSigns
from curation.extract.known_words import Words


def position_signs(
    presented: Sequence[Presented],
    told: Sequence[str | None],
    words: Words,
    exports: Mapping[str, str],
) -> WordSigns:
    """Return the signs of an article's exercises.

    Args:
        told: the position that words name for each, as it is exported.
        exports: position -> what it is exported as.
    """
    bodies = [(one.section.start, one.section.end) for one in presented]
    names = [one.section.name or (one.section.start, one.section.start) for one in presented]
    taken = words.between([*bodies, *names])
    placed = Counter(position for position in told if position)
    return WordSigns(
        [
            [*_signs(one, position, placed, exports)]
            for one, position in zip(presented, told, strict=True)
        ],
        {SECTION: taken[: len(bodies)], "name": taken[len(bodies) :]},
    )


def _signs(
    presented: Presented, told: str | None, placed: Counter[str], exports: Mapping[str, str]
) -> Iterator[str]:
    """Yield what is known of an exercise without its words.

    Args:
        placed: how many of the article's exercises, this one among them, words place where.
    """
    entry = presented.entries[0] if len(presented.entries) == 1 else None
    yield f"entry {exports[entry.position] if entry and entry.position else None}"
    others = placed - Counter([told] if told else [])
    if not others:
        yield "others: none told"
    number = others.total()
    for position, count in others.items():
        share = "all" if count == number else "most" if 2 * count >= number else "some"
        yield f"others {position}: {share}"
