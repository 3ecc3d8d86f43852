"""The signs by which a muscle that a section names is, or is not, one of its targets.

They are the words before and behind it, the muscle itself, where in the section it stands, and what
rules make of it and of the section's other muscles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from curation.extract.known_words import Codes, Words
from curation.extract.model import Section, Span, Term, Terms
from curation.records import Claim, Range

WORDS_BEFORE = 6
WORDS_BEHIND = 5
AROUND = (*range(-WORDS_BEFORE, 0), *range(1, WORDS_BEHIND + 1))
"""The places of the words that speak for a muscle, counted from it on."""
PLACES = ("text", "name", "heading", "name in heading")
"""Where a muscle may stand in its section."""
TOLD = ("not", "elsewhere", "here")
"""Where rules may find that a muscle is a target."""
MOST_TOLD = 5
"""The most targets of a section that are counted."""

PAST = -1
"""The place in the article of a word that would stand outside of the section."""


class Named(NamedTuple):
    """The muscles that sections name, in the order of the sections, with their signs.

    Attributes:
        sections: of each the number of its section.
        around: of each the places of the words of ``AROUND`` among the article's, else ``PAST``.
        place, told: of each the place in ``PLACES`` and in ``TOLD``.
        told_number: how many targets rules tell in the section of each, ``MOST_TOLD`` at most.
    """

    terms: Sequence[Term]
    sections: Codes
    around: Codes
    place: Codes
    told: Codes
    told_number: Codes


def named_muscles(
    sections: Sequence[Section],
    told: Sequence[Sequence[Claim]],
    terms: Terms,
    words: Words,
) -> Named:
    """Return the muscles that an article's sections name, but for their warnings.

    Args:
        told: the targets of each section by rules.
    """
    muscles = [_muscles_of(section, terms) for section in sections]
    named = list(chain.from_iterable(muscles))
    numbers = np.repeat(np.arange(len(sections)), list(map(len, muscles)))
    spoken: list[tuple[int, int, int]] = []
    for section, own, claims in zip(sections, muscles, told, strict=True):
        claimed = {claim.value: claim.start for claim in claims}
        number = min(len(claims), MOST_TOLD)
        spoken += [(_place(term, section), _told(term, claimed), number) for term in own]
    place, found, count = np.array(spoken, dtype=np.intp).reshape(len(named), 3).T
    return Named(named, numbers, _around(named, sections, numbers, words), place, found, count)


def _muscles_of(section: Section, terms: Terms) -> Sequence[Term]:
    muscles = terms.within(section.start, section.end, "muscle")
    if not section.warnings:
        return muscles
    return [x for x in muscles if not any(span.covers(x.start) for span in section.warnings)]


def _place(term: Term, section: Section) -> int:
    return _is_in(term, section.name) + 2 * _is_in(term, section.heading)


def _is_in(term: Term, span: Span | None) -> bool:
    return span is not None and span.start <= term.start < span.end


def _told(term: Term, claimed: Mapping[str | bool | Range, int]) -> int:
    start = claimed.get(term.target)
    if start is None:
        return 0
    return 2 if term.start <= start < term.end else 1


def _around(
    terms: Sequence[Term], sections: Sequence[Section], numbers: Codes, words: Words
) -> Codes:
    """Return of each muscle the places of the words around it, ``PAST`` outside of its section."""
    first, last = (
        np.searchsorted(words.starts, np.array(ends, dtype=np.intp))
        for ends in ([x.start for x in sections], [x.end for x in sections])
    )
    begun = np.searchsorted(words.starts, np.array([x.start for x in terms], dtype=np.intp))
    ended = np.searchsorted(words.starts, np.array([x.end for x in terms], dtype=np.intp))
    before = begun[:, None] + np.array(AROUND[:WORDS_BEFORE])
    behind = ended[:, None] + np.array(AROUND[WORDS_BEFORE:]) - 1
    before[before < first[numbers][:, None]] = PAST
    behind[behind >= last[numbers][:, None]] = PAST
    return np.concatenate([before, behind], axis=1)
