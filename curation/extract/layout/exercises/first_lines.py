"""Titles of exercises in their first lines, though these have no form of a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from curation.extract.layout.exercises.chunks import Run
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.signs.titles import Title, title_of, whole_title
from curation.extract.model import Span
from curation.vocabulary import Vocabulary

LEAST_LED = 2
"""The least exercises whose first lines set a name off for such a name to be one."""
MOST_TITLE_WORDS = 8
"""The most words of an exercise's first line that is its title whatever it looks like."""


def with_titles(runs: Sequence[Run], reading: Reading, vocabulary: Vocabulary) -> list[Run]:
    """Return exercises with the titles that their first lines are or begin with.

    That is all of a short line before others, and what a colon, a dash or a bullet sets off in
    several of them.
    """
    text, terms = reading.text, reading.terms
    titles: dict[Run, Title | None] = {}
    led: dict[Run, Title | None] = {}
    for run in runs:
        first = run.lines[0]
        if run.head or first.title or first.label:
            continue
        if _is_short_title(run, text):
            span = Span(first.content, first.end)
            titles[run] = whole_title(text, span, terms, vocabulary)
        elif lead := _LEAD_IN.match(text, first.content, first.end):
            led[run] = title_of(text, Span(*lead.span("name")), lead.end(), terms, vocabulary)
    if len(led) >= LEAST_LED:
        titles |= led
    return [_with_title(run, title) if (title := titles.get(run)) else run for run in runs]


def _is_short_title(run: Run, text: str) -> bool:
    first = run.lines[0]
    short = len(run.lines) > 1 and first.words <= MOST_TITLE_WORDS
    return short and text[first.end - 1] not in ".!?:;,"


def _with_title(run: Run, title: Title) -> Run:
    first = replace(run.lines[0], title=title)
    return replace(run, lines=(first, *run.lines[1:]), head=first)


_LEAD_IN = re.compile(
    r"(?:\d{1,2}\s+)?(?P<name>[A-Z][^\s.!?:;,•–—]*(?:\s+[^\s.!?:;,•–—-][^\s.!?:;,•–—]*){0,5})"
    r"(?::|\s*[–—•]|\s+-)\s+"
)
"""Up to six words, the first one with a capital, before what sets them off."""
