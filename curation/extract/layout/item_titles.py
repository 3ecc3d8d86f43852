"""Lines that are, or open with, a name that only the lines around them show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from curation.extract.layout.lead_ins import set_off_lead
from curation.extract.layout.line import Line
from curation.extract.layout.titles import Title, title_of, whole_title
from curation.extract.model import Span, Terms
from curation.records import BlockKind
from curation.vocabulary import Vocabulary

MOST_ITEM_TITLE_WORDS = 8
LEAST_LED = 3
"""The least items or paragraphs in a row each of which opens with a few words and a sign."""
MOST_HEAD_WORDS = 8
"""The most words of a line that is the title of the list under it."""
MOST_COUNTED_WORDS = 12
"""The same of a numbered line over a text."""
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


def with_kindred_titles(
    lines: Sequence[Line], text: str, terms: Terms, vocabulary: Vocabulary
) -> list[Line]:
    """Return the lines, short ones of one form titles all where at least half of them are.

    Of one form are paragraphs over lists, those with a colon and those without, and numbered lines
    over a text without numbers.
    """
    titled = list(lines)
    for group in _kindred(lines, text):
        if len(group) < LEAST_LED or 2 * sum(line.title is not None for line in group) < len(group):
            continue
        for line in group:
            whole = Span(line.content, line.end)
            title = line.title or whole_title(text, whole, terms, vocabulary)
            if title:
                marked = replace(title, alone=True, marked=True)
                titled[line.index] = replace(line, title=marked, steps=0)
    return titled


def _kindred(lines: Sequence[Line], text: str) -> Iterator[list[Line]]:
    """Yield the lines of each form that may all be titles."""
    over = [line for line, below in pairwise(lines) if below.listed and _may_head(line, text)]
    for colon in (True, False):
        yield [line for line in over if (text[line.end - 1] == ":") is colon]
    pairs = [(line, below) for line, below in pairwise(lines) if line.number is not None]
    plain = [line for line, below in pairs if _is_told_plainly(line, below, text)]
    if [line.number for line in plain] == list(range(1, len(plain) + 1)):
        yield plain


def _is_told_plainly(line: Line, below: Line, text: str) -> bool:
    """Return whether a short numbered line stands over a paragraph."""
    short = line.words <= MOST_COUNTED_WORDS and text[line.end - 1] not in ".!?:"
    under = below.kind is BlockKind.PARAGRAPH and below.number is None
    return short and under and line.kind is not BlockKind.HEADING and below.title is None


def _may_head(line: Line, text: str) -> bool:
    plain = line.kind is BlockKind.PARAGRAPH and not (line.label or line.many)
    return plain and line.words <= MOST_HEAD_WORDS and text[line.end - 1] not in ".!?"


def _item_name(line: Line, text: str, terms: Terms, vocabulary: Vocabulary) -> Title | None:
    """Return what a bare list item names as a name in front of the list under it."""
    title = whole_title(text, Span(line.content, line.end), terms, vocabulary)
    return replace(title, alone=False) if title and title.named else None


def with_lead_titles(
    lines: Sequence[Line], text: str, terms: Terms, vocabulary: Vocabulary
) -> list[Line]:
    """Return the lines, what a sign sets off in one a title where it does in all lines around it."""
    titled = list(lines)
    for line, lead in (*_led_items(lines, text), *_led_paragraphs(lines, text)):
        if not (line.title or line.label):
            span = Span(line.content, lead.start())
            title = title_of(text, span, lead.end(), terms, vocabulary)
            titled[line.index] = replace(line, title=title)
    return titled


Led = tuple[Line, re.Match[str]]
"""A line with the sign that sets its first words off."""


def _led_items(lines: Sequence[Line], text: str) -> Iterator[Led]:
    """Yield the items of lists in which each opens with a few words and a colon, one of them with a name."""
    for (listed, _), run in groupby(lines, key=lambda line: (line.listed, line.level)):
        items = list(run) if listed else []
        if len(items) < LEAST_LED or not any(line.title for line in items):
            continue
        led = [(line, lead) for line in items if (lead := _lead(line, text, ":"))]
        if len(led) == len(items):
            yield from led


def _led_paragraphs(lines: Sequence[Line], text: str) -> Iterator[Led]:
    """Yield paragraphs in a row that each open with a few words and one sign, half of them with a name."""
    for plain, run in groupby(lines, key=lambda line: line.kind is BlockKind.PARAGRAPH):
        paragraphs = list(run) if plain else []
        if 2 * sum(_is_led(line) for line in paragraphs) < LEAST_LED:
            continue
        leads = [(line, _lead(line, text)) for line in paragraphs]
        for sign, row in groupby(leads, key=lambda led: led[1] and led[1].group().strip()):
            led = [(line, lead) for line, lead in row if sign and lead]
            if LEAST_LED <= len(led) <= 2 * sum(_is_led(line) for line, _ in led):
                yield from led


def _is_led(line: Line) -> bool:
    return line.title is not None and not line.title.alone


def _lead(line: Line, text: str, sign: str | None = None) -> re.Match[str] | None:
    """Return what sets a few words off in front of a line, if that is the given sign or any."""
    lead = None if line.heads or line.label else set_off_lead(text, line.content, line.end)
    return lead if lead and sign in (None, lead.group()) else None
