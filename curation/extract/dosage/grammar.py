"""Reading doses: the sentences with a word of dose, each by the rules that this word calls for."""

from __future__ import annotations

import re

from curation.extract.dosage.amounts import has_number
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.rules import COUNT_RULES
from curation.extract.dosage.scan import Rule, Scanner
from curation.extract.dosage.sides import SIDE_RULES
from curation.extract.dosage.wording import words

UNCOUNTED = ("frequency", "per_side")
"""The fields that say nothing about how long or how often one exercise is done."""

_ALL = Scanner((*COUNT_RULES, *SIDE_RULES))
_COUNTS = Scanner(COUNT_RULES)
_EACH = re.compile(
    r"\b(?:each|every|all)\s+(?:of\s+(?:the\s+|these\s+|them\b)?)?(?:\w+\s+)?"
    rf"{words('exercise')}"
    r"|\b(?:each of|of each|all of (?:these|them|the)|these|following|below|them)\b"
    r"|\b(?:a|any|your|most|static|the) stretch(?:es)?\b"
    r"|\b\d+\s*ea\b|\b\d+\s*(?:reps?\s*)?each\b(?!\s*(?:side|leg|arm|way|direction|foot|hand))"
)
_VARIATION = re.compile(rf"\b{words('variation')}")


def find_doses(text: str, start: int = 0, end: int | None = None) -> list[Dose]:
    """Return what ``text[start:end]`` says about dose, in reading order.

    Offsets in the result are offsets into ``text``.
    """
    doses: list[Dose] = []
    for sentence, offset, rules in _ALL.sentences(text, start, len(text) if end is None else end):
        found = [*_counts(sentence, rules), *_side(sentence, rules)]
        if found:
            scope = "each_exercise" if _EACH.search(sentence) else "own"
            kind = "variation " if _VARIATION.search(sentence) else ""
            doses += [
                Dose(d.field, d.value, d.start + offset, d.end + offset, kind + d.rule, scope)
                for d in found
            ]
    return sorted(doses, key=lambda dose: (dose.start, dose.end, dose.field))


def says_dose(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` counts anything: seconds, breaths, repetitions or sets."""
    return any(
        dose.field not in UNCOUNTED
        for sentence, _, rules in _COUNTS.sentences(text, start, end)
        for dose in _counts(sentence, rules)
    )


def _counts(sentence: str, rules: tuple[Rule, ...]) -> list[Dose]:
    """Return what the counting rules read, none of it twice."""
    doses: list[Dose] = []
    numbered: bool | None = None
    for rule in rules:
        if rule.of_sides:
            continue
        if rule.numbered:
            numbered = has_number(sentence) if numbered is None else numbered
            if not numbered:
                continue
        found = list(rule.read(sentence))
        if doses:
            found = [dose for dose in found if not any(_overlap(dose, other) for other in doses)]
        doses += found
    return doses


def _overlap(one: Dose, other: Dose) -> bool:
    return one.start < other.end and other.start < one.end


def _side(sentence: str, rules: tuple[Rule, ...]) -> list[Dose]:
    """Return the first words that have the other side done too, the longest of several."""
    found = [dose for rule in rules if rule.of_sides for dose in rule.read(sentence)]
    return sorted(found, key=lambda dose: (dose.start, -dose.end))[:1]
