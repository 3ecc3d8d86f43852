"""The name of an exercise as its section prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.prose_names import ARTICLE, LEADING_VERB, name_in_prose
from curation.extract.layout.signs.titles import name_span
from curation.extract.model import Span, Terms
from curation.extract.wording import words

MOST_BARE_WORDS = 8
"""The most words of a list item that is nothing but a name."""
MOST_MUSCLE_TITLES = 0.5
"""The share of titles that are nothing but muscles up to which these are names as the others are."""

_ANNOUNCED = re.compile(rf"(?:now,?\s+)?{words('announcing')}\s+", re.IGNORECASE)
"""How a title leads to its name ("Now it is time for some chest stretching")."""
_ORDINAL = re.compile(rf"{words('counting')}[,:]\s+", re.IGNORECASE)
"""How a title counts the name behind it ("First, neck rolls")."""
_COUNT = re.compile(r"(?:step|part|slide|day|week)\s+\d+", re.IGNORECASE)
"""A title that says where in the article an exercise stands, and not what it is."""


def name_of(
    text: str, terms: Terms, head: Line | None, lines: Sequence[Line], *, of_muscle: bool
) -> Span | None:
    """Return the span of the printed name, None where the section prints none.

    Args:
        of_muscle: whether the title only says which muscles follow, in an article that calls
            exercises otherwise; a name in the text then goes before it.
    """
    body = [line for line in lines if line is not head]
    if head and head.title and head.label != "generic":
        span = _without_verb(text, head.title.span)
        counted = _COUNT.fullmatch(text, *span)
        if not (of_muscle or counted):
            return span
        nameless = counted or terms.within(*span, "layout", "muscle_title")
        return name_in_prose(text, terms, body) or (None if nameless else span)
    if head is None and len(lines) == 1 and _is_bare(text, lines[0]):
        return name_span(text, Span(lines[0].content, lines[0].end), terms)
    return name_in_prose(text, terms, body)


def names_only_muscles(text: str, terms: Terms, head: Line) -> bool:
    """Return whether a title that fills its line only says which muscles follow."""
    return (
        head.title is not None
        and head.title.alone
        and _only_muscles(text, _without_verb(text, head.title.span), terms)
    )


def calls_by_muscle(text: str, terms: Terms, titles: Iterable[Line | None]) -> bool:
    """Return whether titles that are nothing but muscles stand among as many that are names."""
    heads = [head for head in titles if head and head.title and head.title.alone]
    muscles = sum(names_only_muscles(text, terms, head) for head in heads)
    return 0 < muscles <= MOST_MUSCLE_TITLES * len(heads)


def _is_bare(text: str, line: Line) -> bool:
    short = line.listed and line.words <= MOST_BARE_WORDS and text[line.end - 1] not in ".!?;:,"
    return short and not (line.steps and _ADDRESSES.search(text, line.content, line.end))


_ADDRESSES = re.compile(r"\b(?:your|the|one|both)\b", re.IGNORECASE)
"""Words of an order ("Lift your arms"), and of no name ("Lift leg circles")."""


def _without_verb(text: str, span: Span) -> Span:
    start = span.start
    for leading in (_ORDINAL, _ANNOUNCED, LEADING_VERB):
        found = leading.match(text, start, span.end)
        start = found.end() if found else start
    article = ARTICLE.match(text, start, span.end) if start > span.start else None
    start = article.end() if article else start
    return Span(start, span.end) if start < span.end else span


def _only_muscles(text: str, span: Span, terms: Terms) -> bool:
    """Return whether a title only says which muscles follow ("Hip flexor and quad flexibility")."""
    muscles = terms.within(*span, "muscle")
    if not muscles or any((t.start, t.end) == span for t in terms.within(*span, "alias")):
        return False
    beside = terms.within(*span, "layout", "muscle_title")
    told = [(term.start, term.end) for term in (*muscles, *beside)]
    return all(
        any(start <= word.start() and word.end() <= end for start, end in told)
        for word in _TITLE_WORD.finditer(text, *span)
    )


_TITLE_WORD = re.compile(r"\b(?!(?:and|the|of|your|for|with)\b)\w+", re.IGNORECASE)
"""A word of a title that is not of grammar alone."""
