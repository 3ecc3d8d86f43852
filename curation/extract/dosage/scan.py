"""Sentences that may say something about dose, each with the rules that may apply to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from curation.extract.dosage.amounts import has_number
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.wording import one_of


class Rule(NamedTuple):
    """A reader of doses with what a sentence must hold for it to apply.

    Attributes:
        read: gives the doses of a sentence in lower case, with offsets into the sentence.
        hints: words of which the sentence needs one; "sec*" stands for any word that so begins.
        also: words of which it needs one as well, if any are given.
        numbered: whether it needs a number as well.
        of_sides: whether it reads what is said about sides, and not counts and times.
    """

    read: Callable[[str], Iterable[Dose]]
    hints: tuple[str, ...]
    also: tuple[str, ...] = ()
    numbered: bool = True
    of_sides: bool = False


class Choice(NamedTuple):
    """The rules whose hints a sentence holds, in the order of the table.

    Attributes:
        counts: those that read counts and times.
        sides: those that read what is said about sides.
    """

    counts: tuple[Rule, ...]
    sides: tuple[Rule, ...]


@dataclass(slots=True)
class Sentence:
    """A sentence that may state a dose.

    Attributes:
        words: in lower case.
        offset: where it begins in the text.
        rules: those whose hints it holds.
        doses: what it says, None while nobody has read it.
    """

    words: str
    offset: int
    rules: Choice
    doses: list[Dose] | None = None


_BREAK = re.compile(r"[.!?\n](?:(?<=\n)|(?=\s+[A-Z“\"(•]|\s*$))")

_WHOLE = "$"
"""Stands at the end of a hint that is a whole word while the scan's pattern is made."""


class Scanner:
    """Finds the sentences to read, and the rules to read them by, in one scan over a text."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        hints = {hint for rule in rules for hint in (*rule.hints, *rule.also)}
        self._rules_of = {hint.removesuffix("*"): self._wanted(hint) for hint in hints}
        self._all = sum(1 << 2 * index for index in range(len(self._rules)))
        self._numbered = sum(1 << 2 * i for i, rule in enumerate(self._rules) if rule.numbered)
        self._sides = sum(1 << 2 * i for i, rule in enumerate(self._rules) if rule.of_sides)
        self._chosen: dict[int, tuple[Rule, ...]] = {}
        words = {hint for hint in hints if hint[0].isalpha()}
        ends = (word[:-1] if word.endswith("*") else word + _WHOLE for word in words)
        word = one_of(ends).replace(re.escape(_WHOLE), "(?![a-z])").replace(re.escape(" "), r"\s+")
        self._word = re.compile(f"[^a-z'’](?=({word}))")
        self._signs = tuple(hints - words)

    def _wanted(self, hint: str) -> int:
        """Return what a hint speaks for, two bits a rule; "a minute" is a "min*" as well."""
        words = {hint.removesuffix("*"), *hint.removesuffix("*").split()}
        needs = [need for rule in self._rules for need in (rule.hints, rule.also)]
        return sum(
            1 << bit
            for bit, need in enumerate(needs)
            if not need or any(_is_hint(word, of) for word in words for of in need)
        )

    def sentences(self, text: str, start: int, end: int) -> list[Sentence]:
        """Return the sentences of ``text[start:end]`` that some rule may apply to."""
        part = text[start:end]
        lower = part.replace("İ", "I").lower()
        found = [(match.start(1) - 1, match[1]) for match in self._word.finditer(f"\n{lower}")]
        found += [
            (at, sign) for sign in self._signs if sign in lower for at in _places(sign, lower)
        ]
        if not found:
            return []
        breaks = [match.end() for match in _BREAK.finditer(part)]
        rules_of = self._rules_of
        wanted: dict[int, int] = {}
        for place, hint in found:
            index = bisect_right(breaks, place)
            speaks_for = rules_of.get(hint) or rules_of[" ".join(hint.split())]
            wanted[index] = wanted.get(index, 0) | speaks_for
        borders = [0, *breaks, len(part)]
        sentences = []
        for i in sorted(wanted):
            words = lower[borders[i] : borders[i + 1]]
            rules = self._choose(wanted[i], words)
            if rules:
                sentences.append(Sentence(words, start + borders[i], rules))
        return sentences

    def _choose(self, wanted: int, words: str) -> Choice | None:
        """Return the rules both of whose bits are set, those of numbers only where one stands."""
        met = wanted & wanted >> 1 & self._all
        if met & self._numbered and not has_number(words):
            met &= ~self._numbered
        if not met:
            return None
        return Choice(self._rules_at(met & ~self._sides), self._rules_at(met & self._sides))

    def _rules_at(self, bits: int) -> tuple[Rule, ...]:
        """Return the rules whose bits are set: a few sets of rules are met again and again."""
        chosen = self._chosen.get(bits)
        if chosen is None:
            chosen = self._chosen[bits] = tuple(self._rules[bit // 2] for bit in _bits(bits))
        return chosen


def _bits(number: int) -> Iterator[int]:
    """Yield the places of a number's set bits, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _is_hint(word: str, hint: str) -> bool:
    return word.startswith(hint[:-1]) if hint.endswith("*") else word == hint


def _places(sign: str, text: str) -> Iterator[int]:
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)
