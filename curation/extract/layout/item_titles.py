"""List items that are, or open with, a name that only the list around them shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from curation.extract.layout.lead_ins import set_off_lead
from curation.extract.layout.line import Line
from curation.extract.layout.titles import Title, title_of, whole_title
from curation.extract.model import Span, Terms
from curation.vocabulary import Vocabulary

MOST_ITEM_TITLE_WORDS = 8
LEAST_LED = 3
"""The least items of a list each of which opens with a few words and a colon."""
LEAST_TOLD_WORDS = 8
"""The least words of the paragraph under a list item that is its title."""


def with_item_titles(
    lines: list[Line], text: str, terms: Terms, vocabulary: Vocabulary
) -> list[Line]:
    """Give a title to a list item that is nothing but a name over a paragraph or a list of its own."""
    titled = list(lines)
    for line, following in pairwise(lines):
        bare = line.listed and line.title is None and not line.steps and not line.label
        if not bare or line.words > MOST_ITEM_TITLE_WORDS or following.heads:
            continue
        if following.listed:
            if following.level > line.level:
                titled[line.index] = replace(line, title=_item_name(line, text, terms, vocabulary))
            continue
        if line.index > 0 and lines[line.index - 1].listed:
            continue
        title = whole_title(text, Span(line.content, line.end), terms, vocabulary)
        if title and title.named and following.words >= LEAST_TOLD_WORDS:
            titled[line.index] = replace(line, title=title)
    return titled


def _item_name(line: Line, text: str, terms: Terms, vocabulary: Vocabulary) -> Title | None:
    """Return what a bare list item names as a name in front of the list under it."""
    title = whole_title(text, Span(line.content, line.end), terms, vocabulary)
    return replace(title, alone=False) if title and title.named else None


def with_lead_titles(
    lines: Sequence[Line], text: str, terms: Terms, vocabulary: Vocabulary
) -> list[Line]:
    """Return the lines, what a colon sets off in an item a title where it does in the whole list."""
    titled = list(lines)
    for (listed, _), run in groupby(lines, key=lambda line: (line.listed, line.level)):
        items = list(run) if listed else []
        bare = [line for line in items if not (line.title or line.label)]
        if not bare or len(items) < LEAST_LED or not any(line.title for line in items):
            continue
        leads = {line.index: set_off_lead(text, line.content, line.end) for line in items}
        if all(leads.values()):
            for line in bare:
                lead = leads[line.index]
                title = lead and title_of(
                    text, Span(line.content, lead.start()), lead.end(), terms, vocabulary
                )
                titled[line.index] = replace(line, title=title)
    return titled
