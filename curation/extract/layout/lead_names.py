"""Names with a colon at the beginning of a sentence or line."""

from __future__ import annotations

import re

from curation.extract.model import Terms
from curation.records import Block

LEAST_NAMES = 2
SENTENCE_BREAK = re.compile(r"(?:[.!?”\"’)\]]\s+|\s{2,})(?=[A-Z“\"])")
_NAME = re.compile(r"(?:[•*–-]\s*)?[^\W\d_][^.!?:\n]{2,60}?:(?=\s)")


def opens_with_name(start: int, block: Block, text: str, terms: Terms) -> bool:
    """Return whether a name and a colon stand at a character of a block."""
    lead = _NAME.match(text, start, block.end)
    return lead is not None and any(x.ends_names for x in terms.within(start, lead.end()))
