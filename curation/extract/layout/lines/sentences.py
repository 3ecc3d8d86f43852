"""Sentences and items of lists without marks, which end in no full stop, that look like titles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.name_signs import ends_as_name, is_capitalised
from curation.extract.layout.signs.steps import opens_with_order
from curation.extract.model import Span, Terms
from curation.records import BlockKind

FEWEST_WORDS = 4
"""The least words of an order that looks like a title."""
FEWEST_WORDS_AFTER_STEP = 2
"""The least words of what goes on after an instruction without a full stop."""
MOST_LABEL_WORDS = 4
"""The most words of a label that says nothing itself."""
LONGEST_NAME = 8
"""The most words of a title in small letters that is taken at its word because it ends in a name."""


def without_sentence_titles(lines: Iterable[Line], text: str, terms: Terms) -> list[Line]:
    """Take the titles off orders, and off what follows instructions that end like no sentence."""
    plain: list[Line] = []
    open_before, gap = False, 1
    for line in lines:
        open_before = open_before and line.gap <= gap
        least = FEWEST_WORDS_AFTER_STEP if open_before else FEWEST_WORDS
        sentence = (
            (open_before or opens_with_order(line.content, terms))
            and line.words >= least
            and _may_be_sentence(text, line, terms)
        )
        plain.append(replace(line, title=None) if sentence else line)
        ends_open = text[line.end - 1].isalnum() or text[line.end - 1] == ")"
        gap = line.gap
        open_before = ends_open and (sentence or (line.steps > 0 and line.title is None))
    return plain


def _may_be_sentence(text: str, line: Line, terms: Terms) -> bool:
    """Return whether a title without marks has small letters and, if short, ends in no name."""
    title = line.title
    if title is None or not title.alone or title.marked or title.exact:
        return False
    plain = line.kind is BlockKind.PARAGRAPH and line.number is None
    if not plain or is_capitalised(text, Span(line.content, line.end)):
        return False
    return line.words > LONGEST_NAME or not any(
        term.end >= title.span.end and term.ends_names
        for term in terms.within(title.span.start + 1, line.end)
    )


def without_titles_under_labels(lines: Iterable[Line], text: str, terms: Terms) -> list[Line]:
    """Take the titles off the lines right under a bare label ("BENEFITS"), which are its list.

    A name of an exercise begins the next one. Where the list stands as far below its label as the label
    below what is over it, its lines have small letters.
    """
    plain: list[Line] = []
    listed, apart = False, 0
    for line in lines:
        if line.label:
            listed, apart = line.words <= MOST_LABEL_WORDS, line.gap
        elif line.title is None:
            listed = listed and not line.gap
        elif line.gap and not (line.gap <= apart and _is_fragment(line, text)):
            listed = False
        elif listed and not _is_name(line, text, terms):
            plain.append(replace(line, title=None))
            continue
        else:
            listed = False
        plain.append(line)
    return plain


def _is_fragment(line: Line, text: str) -> bool:
    """Return whether a line has the small letters and the words of a part of a sentence."""
    return line.words >= FEWEST_WORDS and not is_capitalised(text, Span(line.content, line.end))


def _is_name(line: Line, text: str, terms: Terms) -> bool:
    """Return whether a line's title is set off by its format, a number or a name of an exercise."""
    title = line.title
    if title is None or line.kind is not BlockKind.PARAGRAPH or line.number is not None:
        return True
    if title.marked or title.exact or not title.alone:
        return True
    named = line.words <= LONGEST_NAME and is_capitalised(text, Span(line.content, line.end))
    return named and ends_as_name(text, title.span, terms)
