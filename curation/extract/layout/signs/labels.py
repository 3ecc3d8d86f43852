"""Words in front of parts of an exercise: those that the vocabulary knows, and those of a site itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.name_signs import ends_as_name
from curation.extract.layout.signs.titles import Title
from curation.extract.model import Span, Terms
from curation.names import name_key
from curation.records import Block, BlockKind

FEWEST_REPEATS = 3
"""From this number of equal titles on, their words are a label."""
FEWEST_CLOSINGS = 2
"""The same of what ends an article elsewhere, and can do so once."""
LABELS = {
    "howto_label": "howto",
    "why_label": "why",
    "target_label": "why",
    "variation_label": "variation",
    "warning_label": "warning",
    "part_heading": "part",
    "closing_heading": "closing",
    "generic_title": "generic",
}
"""The kinds of cues that label a line, and the labels."""
ASIDES = ("variation", "warning")
"""Labels of parts of an exercise that say nothing of its plain form."""
LABEL_END = re.compile(r"\s*(?:\d{1,3}\s*)?(?:\([^()\n]{1,60}\)\s*)?(?:\?|[:|–—]|$|\n|-\s)")
"""What stands behind a word that is a label."""
_OF_NAME = re.compile(r"\s+(?:for|of|to)\s+[A-Z][^.!?\n]{2,40}\s*$")
"""What a label of variations says of the exercise that they are of ("Modifications for Cobra Pose:")."""
LONGEST_LABEL = 60
"""The most characters of a label, with the marks in front of it."""


def label_of(text: str, block: Block, content: int, terms: Terms) -> str:
    """Return the label that opens a block, "" without one.

    Args:
        content: where the block's own words begin.
    """
    opening = text[content : min(block.end, content + LONGEST_LABEL)]
    begins = content + len(opening) - len(opening.lstrip('"“*_[(•>- '))
    for term in terms.starting(begins, "layout"):
        label = LABELS.get(term.target)
        if label is None or term.end > content + len(opening):
            continue
        if label == "closing":
            after = text[term.end : block.end].strip(" |–—-\n0123456789")
            heading = block.kind is BlockKind.HEADING
            fits = not after.strip(":") or (heading and after.startswith(":"))
        else:
            fits = LABEL_END.match(text, term.end, block.end) is not None or (
                label == "variation" and _OF_NAME.match(text, term.end, block.end) is not None
            )
        if fits:
            return label
    return ""


def with_own_labels(lines: list[Line], text: str, terms: Terms) -> list[Line]:
    """Make labels of the words that an article prints again and again in front of parts.

    A site has its own words for them ("Adjust", "Return"); no exercise is printed so often. What
    ends an article elsewhere is a part where it stands in each exercise ("Precautions"), and says
    nothing of its plain form. A position ("Standing", "Seated") makes an exercise of its own.
    """
    titled = [
        line
        for line in lines
        if line.title
        and line.label in ("", "closing")
        and not (line.title.exact or _reads_as_name(line.title, text, terms))
        and not any(t == line.title.span for t in _positions(line.title.span, terms))
    ]
    keys = {line.index: name_key(text[slice(*line.title.span)]) for line in titled if line.title}
    counts = Counter(keys.values())
    labelled = list(lines)
    for index, key in keys.items():
        if counts[key] >= (FEWEST_CLOSINGS if lines[index].label else FEWEST_REPEATS):
            aside = "warning" if lines[index].label else ""
            labelled[index] = replace(lines[index], title=None, label="why", aside=aside)
    return labelled


def _reads_as_name(title: Title, text: str, terms: Terms) -> bool:
    """Return whether a title of several words ends as names of exercises do, as no label does."""
    return " " in text[slice(*title.span)] and ends_as_name(text, title.span, terms)


def _positions(span: Span, terms: Terms) -> Iterator[Span]:
    return (Span(t.start, t.end) for t in terms.within(span.start, span.end, "position"))
