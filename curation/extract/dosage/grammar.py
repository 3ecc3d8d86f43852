"""Reading doses: the sentences with a word of dose, each by the rules that this word calls for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import NUMBER
from curation.extract.dosage.rules import COUNT_RULES
from curation.extract.dosage.scan import Rule, Scanner, Sentence
from curation.extract.dosage.side_changes import OTHER_SIDE_OF_ALL
from curation.extract.dosage.sides import SIDE_RULES
from curation.extract.dosage.wording import words as pattern_of

UNCOUNTED = ("frequency", "per_side")
"""The fields that say nothing about how long or how often one exercise is done."""

NOTHING = ((0.0, 0.0), (None, 0.0))
"""Amounts that are no dose, since nothing is done."""

_SCANNER = Scanner((*COUNT_RULES, *SIDE_RULES))
_EACH = re.compile(
    rf"""\W(?:
    (?:each|every|all|any)\s+(?:of\s+)?(?:(?:the|these|those|my|your|our|them)\s+)?
      (?:[\w-]+\s+){{0,2}}?{pattern_of("exercise", "one_of_all")}
    |(?:no|per)\s(?:\w+\s?(?:/\s?)?)?{pattern_of("exercise", "one_of_all")}
    |whichever\b|{pattern_of("unless")}|they\s(?:\w+\s)?(?:all|each)\b
    |when(?:ever)?\s(?:you\s)?stretch(?:ing)?\b
    |all\s(?:are|should|must|get|need|want|last)\b
    |(?:do|hold|keep|repeat|perform)\seach\b(?=\s+(?:one\b|for\b|about\b|at\b|\d))
    |{pattern_of("whatever")}\s+(?:\w+\s+){{0,2}}?(?:you\s+)?{pattern_of("exercise")}
    |(?:in|for|on|to)\seach(?=\s*(?:[.,;)]|$)|\s(?:for|about)\b)
    |(?:any|none)\sof\s(?:the|these|those|them)\b|all\s{NUMBER}\b(?!\s(?:limbs|corners))
    |the\snext\s(?:\w+\s)?(?:stretche|pose|posture|exercise|movement|move)s\b
    |(?:each\sof|of\seach|all\sof\s(?:these|them|the)|(?<!of\s)(?:these|them)|following|below)\b
    |(?:a|any|your|most|static|the)\sstretch(?:es)?\b
    |(?:hold|holding|do|doing|perform|repeat)\s(?:\w+\s)?(?:stretche|pose|posture|exercise|movement)s\b
    |(?:stretche|pose|posture|exercise|movement)s\b[^.;]{{0,20}}\bheld\b
    |(?:sets|rounds)\s+of\s+stretching\b
    |number\sof\s(?:rep(?:etition)?s|sets|rounds)\s*:
    |hold(?:ing)?\s+each\s+(?:one\s+)?(?:for\s+|about\s+)*\d
    |(?:\d+|seconds|secs|minutes?|mins|reps?|repetitions|times|breaths)\s*ea(?:ch)?\b
      (?!\s*(?:side|leg|arm|way|direction|foot|hand|day|week|morning|evening|night|time)))""",
    re.VERBOSE,
)
_VARIATION = re.compile(rf"\b{pattern_of('variation')}")


def find_doses(text: str, start: int = 0, end: int | None = None) -> list[Dose]:
    """Return what ``text[start:end]`` says about dose, in reading order.

    Offsets in the result are offsets into ``text``.
    """
    sentences = _reader(text).within(start, len(text) if end is None else end)
    doses = (dose for sentence in sentences for dose in _doses(sentence))
    return sorted(doses, key=lambda dose: (dose.start, dose.end, dose.field))


def says_dose(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` counts anything: seconds, breaths, repetitions or sets."""
    for sentence in _reader(text).within(start, end):
        if sentence.rules.counts and any(dose.field not in UNCOUNTED for dose in _doses(sentence)):
            return True
    return False


def may_say_doses(text: str, start: int, end: int) -> int:
    """Return how many sentences of ``text[start:end]`` hold the words without which they count nothing."""
    return sum(bool(sentence.rules.counts) for sentence in _reader(text).within(start, end))


def says_dose_of_each(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` says something about dose of all or each exercise."""
    sentences = _reader(text).within(start, end)
    return any(_is_of_each(sentence.words) and _doses(sentence) for sentence in sentences)


def may_say_of_all(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` holds the words without which it has no other side of all."""
    sentences = _reader(text).within(start, end)
    return any(OTHER_SIDE_OF_ALL in sentence.rules.sides for sentence in sentences)


class _Reader:
    """Hands out the sentences of one text that may state a dose.

    An article is read line by line to find its sections and then section by section; sentences
    keep what they were found to say.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences = _SCANNER.sentences(text, 0, len(text))
        self._starts = [sentence.offset for sentence in self._sentences]
        self._ends = [sentence.offset + len(sentence.words) for sentence in self._sentences]

    def within(self, start: int, end: int) -> Sequence[Sentence]:
        """Return the sentences in ``start, end``; one that is cut is looked at anew."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first >= last:
            return ()
        found = self._sentences[first:last]
        if start > self._starts[first] or end < self._ends[last - 1]:
            return [part for sentence in found for part in self._cut(sentence, start, end)]
        return found

    def _cut(self, sentence: Sentence, start: int, end: int) -> Sequence[Sentence]:
        """Return a sentence as it is, or what is said in the part of it between two offsets."""
        words, offset = sentence.words, sentence.offset
        before, after = words[: max(0, start - offset)], words[end - offset :]
        if not (before.strip(_MARKERS) or after.strip()):
            return (sentence,)
        return _SCANNER.sentences(self._text, max(start, offset), min(end, offset + len(words)))


_reader = lru_cache(maxsize=2)(_Reader)
_MARKERS = " \t\n•*-#>"
"""What may stand before a sentence without being of it."""


def _doses(sentence: Sentence) -> list[Dose]:
    """Return what a sentence says, read once."""
    if sentence.doses is None:
        sentence.doses = _read(sentence)
    return sentence.doses


def _read(sentence: Sentence) -> list[Dose]:
    words, offset = sentence.words, sentence.offset
    found = [*_counts(words, sentence.rules.counts), *_side(words, sentence.rules.sides)]
    if not found:
        return []
    found = [dose for dose in found if dose.value not in NOTHING]
    kind = "variation " if _VARIATION.search(words) else ""
    return [Dose(d.field, d.value, d.start + offset, d.end + offset, kind + d.rule) for d in found]


def _is_of_each(sentence: str) -> bool:
    """Return whether a sentence speaks of all or each of several exercises."""
    return _EACH.search(f" {sentence}") is not None


def _counts(sentence: str, rules: tuple[Rule, ...]) -> list[Dose]:
    """Return what rules of counts read, none of it twice."""
    doses: list[Dose] = []
    taken = bytearray(len(sentence))
    for rule in rules:
        found = [d for d in rule.read(sentence) if 1 not in taken[d.start : d.end]]
        for dose in found:
            taken[dose.start : dose.end] = b"\1" * (dose.end - dose.start)
        doses += found
    return doses


def _side(sentence: str, rules: tuple[Rule, ...]) -> list[Dose]:
    """Return the first words that have the other side done too, the longest of several."""
    found = [dose for rule in rules for dose in rule.read(sentence)]
    return sorted(found, key=lambda dose: (dose.start, -dose.end))[:1]
