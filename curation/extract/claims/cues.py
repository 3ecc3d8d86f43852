"""Which cue words a section, its name and the titles over it hold, and the entry that its name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from curation.aliases import look_up
from curation.extract.model import Section, Span, Term, Terms
from curation.extract.wording import PHRASES
from curation.records import CATALOG_KINDS, Entry
from curation.vocabulary import Vocabulary

T = TypeVar("T")


def cues_of(terms: Terms, section: Section, cue: str) -> list[Term]:
    """Return the cues of one kind in a section."""
    return terms.within(section.start, section.end, "cue", cue)


def grouped(text: str, terms: Terms, section: Section, cue: str) -> Term | None:
    """Return the cue of one kind in the titles over a section, the nearest first."""
    for span in reversed(section.groups):
        for term in cues_over(text, terms, span, cue):
            return term
    return None


def cues_over(text: str, terms: Terms, title: Span, cue: str) -> list[Term]:
    """Return the cues of one kind in a title over exercises.

    What the title says they are good for is none ("Poses for a better golf swing"), and a month in
    a date neither ("14 March 2025").
    """
    found = terms.within(title.start, title.end, "cue", cue)
    return [
        term
        for term in found
        if text.find(_FOR, title.start, term.start) < 0 and not is_dated(text, term)
    ]


_FOR = " for "
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s+(?:of\s+)?$")
_DATE_BEHIND = re.compile(r"\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d\b")


def is_dated(text: str, term: Term) -> bool:
    """Return whether a word is the month of a date."""
    if text[term.start : term.end].lower() not in PHRASES["month"]:
        return False
    behind = _DATE_BEHIND.match(text, term.end) is not None
    return behind or _DAY_BEFORE.search(text[max(0, term.start - 12) : term.start]) is not None


LEAD = 40
"""Characters before a term within which the few words stand that lead to it."""


def led_to(pattern: re.Pattern[str], text: str, term: Term) -> bool:
    """Return whether the words right before a term are as a pattern that ends with them says."""
    return pattern.search(text, max(0, term.start - LEAD), term.start) is not None


def inside(term: Term, span: Span | None) -> bool:
    """Return whether a term lies in a span."""
    return span is not None and span.start <= term.start and term.end <= span.end


def entries_of(
    text: str, section: Section, vocabulary: Vocabulary, *, released: bool = False
) -> tuple[Entry, ...]:
    """Return the vocabulary's entries that the printed name may stand for, one where it is clear.

    Args:
        released: whether words speak of massage, so that a muscle is the name of no stretch ("Lats").
    """
    several: tuple[str, ...] = ()
    for span in (section.name, section.heading):
        if span is None:
            continue
        known = look_up(text[span.start : span.end], vocabulary)
        if released and known.added:
            continue
        if known.stretch_id:
            return (vocabulary.entries[known.stretch_id],)
        several = several or known.options
    return tuple(vocabulary.entries[stretch_id] for stretch_id in several)


def head_entries(
    text: str, section: Section, terms: Terms, vocabulary: Vocabulary
) -> tuple[Entry, ...]:
    """Return the entry of the longest known name that closes the printed one ("Paused Squats").

    What is done with it comes behind ("Hip Hinge with Knee Extension"); a routine or test that
    closes another known name is not what is done ("Cat-Cow Breathing").
    """
    if section.name is None:
        return ()
    start, end = section.name
    head, _, _ = text[start:end].partition(" with ")
    end = start + len(head)
    known = terms.within(start, end, "alias")
    last = next((term for term in known if term.end == end), None)
    stretch_id = vocabulary.aliases.get(last.target) if last else None
    if last is None or stretch_id is None:
        return ()
    entry = vocabulary.entries[stretch_id]
    accompanies = entry.kind not in CATALOG_KINDS and any(term.end <= last.start for term in known)
    return () if accompanies else (entry,)


def agreed(values: Iterable[T]) -> T | None:
    """Return the value that all of ``values`` are, None where they differ or there is none."""
    different = set(values)
    return different.pop() if len(different) == 1 else None
