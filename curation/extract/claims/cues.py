"""Which cue words a section, its name and the titles over it hold, and the entry that its name stands for."""

from __future__ import annotations

from curation.aliases import look_up
from curation.extract.model import Section, Span, Term, Terms
from curation.records import Entry
from curation.vocabulary import Vocabulary


def cues_of(terms: Terms, section: Section, cue: str) -> list[Term]:
    """Return the cues of one kind in a section."""
    return terms.within(section.start, section.end, "cue", cue)


def grouped(terms: Terms, section: Section, cue: str) -> Term | None:
    """Return the cue of one kind in the titles over a section, the nearest first."""
    for span in reversed(section.groups):
        for term in terms.within(span.start, span.end, "cue", cue):
            return term
    return None


def inside(term: Term, span: Span | None) -> bool:
    """Return whether a term lies in a span."""
    return span is not None and span.start <= term.start and term.end <= span.end


def entry_of(text: str, section: Section, vocabulary: Vocabulary) -> Entry | None:
    """Return the vocabulary's entry of the printed name, where it names just one."""
    for span in (section.name, section.heading):
        if span is None:
            continue
        stretch_id = look_up(text[span.start : span.end], vocabulary).stretch_id
        if stretch_id:
            return vocabulary.entries[stretch_id]
    return None
