"""When two values of one field agree, merely differ, or contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from math import inf
from typing import Any, Literal

from curation.records import RANGES, Range
from curation.vocabulary import Vocabulary

CHOICES = ("position", "mode", "kind")
"""The fields with one id."""

Verdict = Literal["same", "disagreement", "contradiction"]
Judge = Callable[[Any, Any], Verdict]


def judges(vocabulary: Vocabulary) -> dict[str, Judge]:
    """Return for each field on which sources may differ what compares two of its values."""

    @cache
    def muscles(one: tuple[str, ...], other: tuple[str, ...]) -> Verdict:
        return compare_muscles(frozenset(one), frozenset(other), vocabulary)

    def choice(one: str, other: str) -> Verdict:
        return "same" if one == other else "contradiction"

    return {
        "muscles": muscles,
        **dict.fromkeys(RANGES, compare_ranges),
        **dict.fromkeys(CHOICES, choice),
    }


def compare_ranges(one: Range, other: Range) -> Verdict:
    """Return "contradiction" for disjoint ranges, "disagreement" for unequal ones that overlap."""
    if one == other:
        return "same"
    apart = _low(one) > _high(other) or _low(other) > _high(one)
    return "contradiction" if apart else "disagreement"


def compare_muscles(one: frozenset[str], other: frozenset[str], vocabulary: Vocabulary) -> Verdict:
    """Compare two sets of muscle ids along the muscle tree.

    Returns:
        "contradiction" where no muscle of one set is, contains or is part of one of the other;
        "disagreement" where only some muscle of a set is unrelated to all of the other set.
    """
    if not any(related(a, b, vocabulary) for a in one for b in other):
        return "contradiction"
    lone = any(not any(related(a, b, vocabulary) for b in other) for a in one)
    lone = lone or any(not any(related(a, b, vocabulary) for a in one) for b in other)
    return "disagreement" if lone else "same"


def related(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Return whether two muscles are one, or one takes in the other."""
    return one in vocabulary.wider(other) or other in vocabulary.wider(one)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the gravest of ``verdicts``."""
    gravest: Verdict = "same"
    for verdict in verdicts:
        if verdict == "contradiction":
            return verdict
        if verdict == "disagreement":
            gravest = verdict
    return gravest


def _low(value: Range) -> float:
    return value[0] or 0.0


def _high(value: Range) -> float:
    return inf if value[1] is None else value[1]
