"""Positions and equipment that an article states once for several exercises."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curation.extract.layout.regions import lines_outside, region_of
from curation.extract.layout.sections import Outline
from curation.extract.layout.signs.line import Line
from curation.extract.model import Span, Term, Terms
from curation.extract.wording import words

MOST_TITLE_WORDS = 12
"""The most words of a line that may be the title over exercises."""


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A position or a thing with the part of the article whose exercises are done in it or with it."""

    term: Term
    region: Span


def shared_positions(text: str, outline: Outline, terms: Terms) -> list[SharedTerm]:
    """Return the positions in which an article has several of its exercises done, nearest last.

    Where a statement leaves the choice between positions there is none.
    """
    found = _shared(text, outline, terms, "position")
    chosen = {
        one.region: {other.term.target for other in found if other.region == one.region}
        for one in found
    }
    return [one for one in found if len(chosen[one.region]) == 1]


def shared_equipment(text: str, outline: Outline, terms: Terms) -> list[SharedTerm]:
    """Return the things with which an article has several of its exercises done, nearest last.

    What they also can be done with is the reader's choice.
    """
    found = _shared(text, outline, terms, "equipment")
    return [one for one in found if not _is_choice(text, one.term)]


_CHOICE = re.compile(r"\b(?:can|could|may|might)\b[^.!?\n]*$", re.IGNORECASE)


def _is_choice(text: str, term: Term) -> bool:
    """Return whether a sentence leaves it to the reader to use a thing ("can also be done on a chair")."""
    return _CHOICE.search(text, text.rfind("\n", 0, term.start) + 1, term.start) is not None


def _shared(text: str, outline: Outline, terms: Terms, kind: str) -> list[SharedTerm]:
    """Return the terms of one kind outside the sections that are said of several exercises.

    A title says so ("Chair stretches for seniors"), or a sentence ("the following stretches can be
    done sitting").
    """
    found = []
    for line in lines_outside(outline):
        if not terms.within(line.content, line.end, kind):
            continue
        for several in _of_several(line, terms):
            told = _in_sentence(text, line, several, terms, kind)
            found += [SharedTerm(term, region_of(outline, line)) for term in told]
            if _may_be_title(text, line):
                below = Span(line.end, region_of(outline, line).end)
                titled = _in_title(text, line, several, terms, kind)
                found += [SharedTerm(term, below) for term in titled]
    return sorted(found, key=lambda shared: shared.region.start - shared.region.end)


def _of_several(line: Line, terms: Terms) -> list[Term]:
    """Return the words of a line that speak of several exercises."""
    kinds = ("many", "group_word")
    return [t for kind in kinds for t in terms.within(line.content, line.end, "layout", kind)]


_DONE = re.compile(rf"\b{words('carrying_out')}[^.;]{{0,40}}$", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:as|than)\s+(?:\w+\s+){1,4}$", re.IGNORECASE)


def _in_sentence(text: str, line: Line, several: Term, terms: Terms, kind: str) -> list[Term]:
    """Return the terms in a sentence on how several exercises are done."""
    start = text.rfind(". ", line.content, several.start) + 1
    stop = text.find(". ", several.end, line.end)
    sentence = Span(max(start, line.content), line.end if stop < 0 else stop)
    around = terms.within(sentence.start, sentence.end, kind)
    return [
        term
        for term in around
        if _DONE.search(text, several.start, term.start)
        and not _COMPARED.search(text, sentence.start, term.start)
    ]


def _may_be_title(text: str, line: Line) -> bool:
    """Return whether a line may stand over exercises: an item of a list of contents does not."""
    return not line.listed and line.words <= MOST_TITLE_WORDS and text[line.end - 1] not in ".!?:"


_BESIDE = re.compile(r"\s+(?:\w+\s+)?", re.IGNORECASE)
_BEHIND = re.compile(
    rf"\s+(?:(?:you\s+)?{words('carrying_out')}\s+)?{words('by_means')}\s+(?:an?|your|the)\s+(?:\w+\s+)?",
    re.IGNORECASE,
)


def _in_title(text: str, line: Line, several: Term, terms: Terms, kind: str) -> list[Term]:
    """Return the terms that stand in a title right before the word for its exercises, or hold it.

    They may stand behind it, too ("Stretches on your chair"). A position in the name of an exercise is none.
    """
    names = terms.within(line.content, line.end, "alias")
    return [
        term
        for term in terms.within(line.content, line.end, kind)
        if (
            term.end == several.end
            or _BESIDE.fullmatch(text, term.end, several.start)
            or _BEHIND.fullmatch(text, several.end, term.start)
        )
        and not any(name.start <= term.start and term.end <= name.end for name in names)
    ]
