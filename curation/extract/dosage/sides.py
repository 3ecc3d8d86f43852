"""Whether a sentence has the other side done too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from curation.extract.dosage.amounts import DASH, TIME
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import NUMBER
from curation.extract.dosage.wording import words

_SIDE = words("side").removesuffix(")").replace(r"\b", "") + ")"
_CHANGE = r"(?:switch\w*|swap\w*|chang\w+|alternat\w+)"
_COUNTED = rf"(?:reps?|repetitions?|times|x|breaths?|counts?|{TIME}|{NUMBER})"

SIDE_PATTERNS: tuple[tuple[tuple[str, ...], str], ...] = (
    # Change: "switch sides", "alternate legs", "then swap".
    (
        ("switch*", "swap*", "chang*", "alternat*"),
        rf"\b{_CHANGE}\s+(?:your |the |between )?{_SIDE}s\b",
    ),
    (("switch", "swap"), r"\bthen (?:switch|swap)\b"),
    (
        ("alternat*",),
        r"\balternat\w+\b[^.;!?\n]{0,12}\b(?:with|between)\b[^.;!?\n]{0,20}\b(?:left|right|other)\b",
    ),
    # Again: "repeat on the other side", "do the same with the left arm".
    (
        ("rep*", "same", "times"),
        r"\b(?:repeat\w*|same|reps?|times|repetitions)\b[^.;!?:\n]{0,60}?"
        rf"\b(?:other|opposite|each|left|right|second|alternate|opposing|every|per)\s+{_SIDE}s?\b",
    ),
    (
        ("repeat", "same", "do it"),
        r"\b(?:repeat|do (?:the )?same|same thing|do it|repeat it)\b[^.;!?\n]{0,25}"
        r"\b(?:other|opposite|the left|the right|your left|your right)\b",
    ),
    (
        ("other", "oppos*", "each", "both", "per"),
        rf"\b(?:perform|do|complete|{_CHANGE})\b[^.;!?:\n]{{0,60}}?"
        rf"\b(?:other|opposite|each|both|opposing|per)\s+{_SIDE}s?\b(?! of)",
    ),
    (
        ("other", "oppos*"),
        r"\b(?:then|same|again|it|before|and)\b[^.;!?:\n]{0,25}?\b(?:on|to|with|using|for)\s+"
        rf"(?:the|your)\s+(?:other|opposite|opposing)\s+{_SIDE}\b",
    ),
    (("other",), r"\b(?:return|go|back) to the other side\b|\bother side too\b"),
    (
        ("other", "oppos*"),
        r"\b(?:rotate|twist|turn|stretch|lean) (?:to )?(?:the|your) (?:opposite|other) side\b",
    ),
    (("opposite",), r"\bopposite (?:leg|arm|side|foot) (?:on top|in front|forward|next)\b"),
    # Each: "on each side", "for both legs", "60 seconds each side", "8 per leg", "10/side".
    (("each", "either"), rf"\b(?:on|for|to)\s+(?:each|either)\s+{_SIDE}\b(?! of)"),
    (
        ("each", "either", "every"),
        rf"(?<![a-z]){_COUNTED}\.?[\s,]*(?:(?:on|for|to|with)\s+)?(?:each|either|every)\s+{_SIDE}\b(?! of)",
    ),
    (("each", "both"), rf"\(\s*(?:each|both)\s+{_SIDE}s?\s*\)"),
    (
        ("both",),
        r"\b(?:on|to|for|do|repeat|perform) both sides\b|\bfor both (?:arms|legs|feet|hands)\b",
    ),
    (("per",), rf"\bper {_SIDE}\b"),
    (("per",), rf"\bx\s?\d+(?:\s*{DASH}\s*\d+)?\s*per\b"),
    (("/",), rf"(?<![a-z]){_COUNTED}\.?\s?/\s?{_SIDE}\b"),
)
"""Words of which a sentence needs one, and the pattern that then reads it."""


def side_reader(pattern: str) -> Callable[[str], Iterator[Dose]]:
    """Return a reader of the first words that ``pattern`` matches in a sentence in lower case."""
    compiled = re.compile(pattern)

    def read(sentence: str) -> Iterator[Dose]:
        match = compiled.search(sentence)
        if match:
            yield Dose("per_side", True, *match.span(), "sides")

    return read
