"""How many exercises a title says that follow ("8 stretches for your jaw")."""

from __future__ import annotations

import re

from curation.extract.dosage.numbers import NUMBER_WORD, read_number
from curation.extract.model import Span
from curation.extract.wording import words

LEAST_ANNOUNCED = 3
"""The least count by which titles are known as the announced exercises."""
_COUNT = re.compile(
    rf"(?<![\w-])(?P<count>\d{{1,2}}|{NUMBER_WORD})\s+"
    rf"(?:(?!{words('not_counted')})[\w'’&-]+,?\s+){{0,4}}?{words('counted_exercises')}"
)


def announced_count(text: str, title: Span) -> int | None:
    """Return the number of exercises that a title announces, None where it counts none."""
    found = _COUNT.search(text[title.start : title.end].lower())
    count = int(read_number(found["count"])) if found else 0
    return count if count >= LEAST_ANNOUNCED else None
