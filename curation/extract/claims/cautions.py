"""The sentences of a section that warn."""

from __future__ import annotations

import re

from curation.extract.model import Section, Terms
from curation.records import Claim

_SENTENCE_AROUND = re.compile(r"[^.!?\n]*[.!?]?")


def caution_claims(text: str, section: Section, terms: Terms) -> list[Claim]:
    """Return the sentences that warn, each once."""
    found: dict[int, Claim] = {}
    for term in terms.within(section.start, section.end, "cue", "caution"):
        start = (
            max(text.rfind(mark, section.start, term.start) for mark in (".", "!", "?", "\n")) + 1
        )
        start = max(start, section.start)
        match = _SENTENCE_AROUND.match(text, start, section.end)
        end = match.end() if match else term.end
        while start < end and text[start] in " \t•\n":
            start += 1
        found.setdefault(
            start, Claim("cautions", " ".join(text[start:end].split()), start, end, term.rule)
        )
    return list(found.values())
