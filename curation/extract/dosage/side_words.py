"""What the rules about sides are made of: words for sides as patterns, and the reader of one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable

from curation.extract.dosage.amounts import TIME
from curation.extract.dosage.dose import Dose
from curation.extract.dosage.numbers import NUMBER
from curation.extract.dosage.scan import Rule
from curation.extract.dosage.wording import PHRASES, words

SIDE = words("side").removesuffix(")").replace(r"\b", "") + ")"
"""One of the parts of the body that come in twos, as a pattern that a plural may follow."""
TURN = words("turning")
"""A word of turning or leaning, as a pattern."""
CHANGE = words("changing")
"""A word of changing sides, as a pattern."""
OTHER = words("other_side")
"""The other one of two sides, as a pattern."""
NEXT = words("next_side")
"""The side whose turn it is, as a pattern."""
THE_OTHER = rf"(?:{NEXT}|left|right)\s+(?:{SIDE}|one)"
"""The side whose turn it is with its part of the body, as a pattern."""
COUNTED = rf"(?:{words('counted')}|{TIME}|{NUMBER})"
"""What a count of a side ends with, as a pattern: its unit or the number."""
CLAUSE = r"[^.;!?:\n]"
"""A sign inside a clause, as a pattern."""
STOP = r"(?=\s*(?:[.,;:!)]|$))"
"""Where a phrase ends, as a pattern."""

CHANGES = PHRASES["changing"]
"""Hints of a change of sides."""
OTHERS = PHRASES["other_side"]
"""Hints of the other side."""
SIDES = PHRASES["side"]
"""Hints of a part of the body that comes in twos."""
EVERY = ("each", "either", "every")
"""Words for one as much as the other of two sides."""


def before(openers: Iterable[str], parts: Iterable[str]) -> tuple[str, ...]:
    """Return hints of words with one of several words behind each ("each side", "each leg")."""
    return tuple(f"{opener} {part}" for opener in openers for part in parts)


A_SIDE = before(("a", "an"), SIDES)
"""Hints of what is counted for a side ("eight a side")."""
BOTH_SIDES = ("both feet", *before(("both",), (f"{side}s" for side in SIDES)))
"""Hints of two sides spoken of together."""
NEXT_SIDES = before(PHRASES["next_side"], SIDES)
"""Hints of the side whose turn it is with its part of the body."""


def side_rule(
    pattern: str,
    hints: tuple[str, ...],
    also: tuple[str, ...] = (),
    name: str = "sides",
    *,
    numbered: bool = False,
) -> Rule:
    """Return a rule that reads the first words that ``pattern`` matches, or of these its group "said"."""
    search = re.compile(pattern).search

    def read(sentence: str) -> tuple[Dose, ...]:
        match = search(sentence)
        if not match:
            return ()
        part = "said" if match.groupdict().get("said") else 0
        return (Dose("per_side", True, *match.span(part), name),)

    return Rule(read, hints, also, numbered, of_sides=True)
