"""What a title says: its name without number, dose and subtitle, and whether it reads as a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curation.extract.dosage.amounts import DISTANCE
from curation.extract.layout.signs.name_signs import gives_known_name, is_known, looks_named
from curation.extract.layout.signs.numbering import ANGLES, ORNAMENT, SIGNS
from curation.extract.layout.signs.title_parts import (
    first_of_two,
    without_caption,
    without_purpose,
    without_subtitle,
)
from curation.extract.model import Span, Terms
from curation.extract.wording import words
from curation.vocabulary import Vocabulary


@dataclass(slots=True)
class Title:
    """A title or lead-in name.

    Attributes:
        span: the name, without number, dose and punctuation.
        rest: where the line's text after the title begins; the line's end if there is none.
        alone: whether the title is all of the line.
        marked: whether the format sets it off (heading, bold, table cell).
        exact: whether the vocabulary knows it as a name.
        named: whether it is a known name, holds one, or ends like a name of an exercise.
    """

    span: Span
    rest: int
    alone: bool
    marked: bool
    exact: bool
    named: bool


def whole_title(text: str, span: Span, terms: Terms, vocabulary: Vocabulary) -> Title | None:
    """Return the title that the whole of ``span`` is, without marks of the format."""
    return title_of(text, span, span.end, terms, vocabulary, alone=True)


def title_of(
    text: str,
    span: Span,
    rest: int,
    terms: Terms,
    vocabulary: Vocabulary,
    *,
    alone: bool = False,
    marked: bool = False,
) -> Title | None:
    """Return the title in ``span``, None where nothing is left of it or it is only a dose.

    Args:
        rest: where the line's text after the title begins.
        alone, marked: as in ``Title``.
    """
    span = name_span(text, span, terms)
    if span.start >= span.end or _NO_TITLE.fullmatch(text, span.start, span.end):
        return None
    if alone or marked:
        span = without_purpose(text, without_caption(text, span), terms)
        span = first_of_two(text, without_subtitle(text, span, terms, vocabulary), terms)
    exact = is_known(text, span, vocabulary) or gives_known_name(text, span, terms)
    named = exact or looks_named(text, span, terms)
    return Title(span, max(rest, span.end), alone, marked, exact, named)


_NO_TITLE = re.compile(
    rf"(?:(?!the\b)\w+\s+)?(?!{ANGLES})\d+\s*(?:/|of)\s*\d+|\d{{1,2}}:\d\d(?::\d\d)?"
    r"|\d[\d\s–x×*-]*(?:(?:to|sets?|reps?|repetitions?|rounds?|times|s|sec(?:ond)?s?|min(?:ute)?s?|"
    r"breaths?|hold|total|each|per|on|side|leg|arm|of|rest)\b[\d\s–x×*,/()-]*)+"
    rf"|\d[^.:\n]*\b(?:each|per)\s+{words('counted_part')}[^.:\n]*"
    rf"|(?:\w+,?\s+){{0,2}}(?:{words('month')}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\s+{words('month')}),?\s+(?:\d{{4}}\b|by\s).*"
    r"|by\s+(?-i:[A-Z][\w.’'-]*\s+[A-Z]).*"
    r"|\d[\d\s–-]*(?:to\s+\d+\s+)?(?:sec(?:ond)?s?|min(?:ute)?s?|reps?|breaths?)\s*·[^.:\n]*",
    re.IGNORECASE,
)
"""A line that is a dose, a count, a time, a date or an author and no title ("3 sets × 20 sec hold", "8 slow
turns each side", "2 / 7" but not "90/90", "03:14", "On May 3, 2010 at noon", "By Jane Doe, coach")."""


def name_span(text: str, span: Span, terms: Terms) -> Span:
    """Return a printed name without the dose, the punctuation and the lead-in around it."""
    start = past_distance(text, past_clock_time(text, *span), span.end)
    return _led_into(text, _trim(text, Span(start, span.end)), terms)


_CLOCK_TIME = re.compile(
    rf"\d{{1,2}}:\d\d\s+(?:min\w*\.?\s+)?(?:(?:ea\.?|each|per)\s+{words('counted_part')}\s+)?(?=\w)",
    re.IGNORECASE,
)


def past_clock_time(text: str, start: int, end: int) -> int:
    """Return where words begin behind the minutes that open them ("1:30 each side Pigeon")."""
    timed = text[start : start + 1].isdigit() and _CLOCK_TIME.match(text, start, end)
    return timed.end() if timed else start


_DISTANCE = re.compile(
    rf"(?:\d{{1,2}}\s*[x×]\s*)?\d{{1,3}}(?:\s*[-–]\s*\d{{1,3}})?[\s-]*{DISTANCE}\.?:?\s+(?:of\s+)?(?=[^\W\d])",
    re.IGNORECASE,
)


def past_distance(text: str, start: int, end: int) -> int:
    """Return where words begin behind the way that opens them ("2 x 20 m walking lunges")."""
    measured = text[start : start + 1].isdigit() and _DISTANCE.match(text, start, end)
    return measured.end() if measured else start


_INTO = re.compile(
    rf"(?:(?:\w+\s+){{1,3}}?(?:into|in|to|onto|try)|how\s+to\s+{words('carrying_out')}"
    rf"|(?:and\s+)?(?:now|next),?(?:\s+(?:for|comes|come|up|is))?)\s+(?:an?\s+|the\s+|some\s+)?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d{1,3}\s*(?:[x×]\s*)?")
_EACH = re.compile(rf",?\s+(?:on\s+)?(?:each|per|both)\s+{words('counted_part')}s?$", re.IGNORECASE)


def _led_into(text: str, span: Span, terms: Terms) -> Span:
    """Return the known name that a title leads into or counts, else the title.

    Titles may read "Lower into Child's Pose", "How to Do a Side Plank", "Now calf stretches" or "10
    lunges with a twist each side".
    """
    known = terms.within(span.start, span.end, "alias")
    for term in known:
        if any(other.end <= term.start for other in known):
            break
        if _COUNTED.fullmatch(text, span.start, term.start):
            each = _EACH.search(text, term.end, span.end)
            return Span(term.start, each.start() if each else span.end)
        if term.end == span.end and _INTO.fullmatch(text, span.start, term.start):
            return Span(term.start, term.end)
    return span


_ORNAMENT_BEHIND = re.compile(rf"[\s{SIGNS}]+$")
_DOSE_TAIL = re.compile(
    r"\s*(?:[-–—:(,]?\s*(?:[x×]\s*\d.*|\d+(?:\.\d+)?(?:\s*(?:[-–]|to)\s*\d+)?\s*(?:x|sets?|reps?|s|sec\w*|min\w*|breaths?)\b.*)"
    r"|\s[-–—]\s*\d+(?:\s*[-–]\s*\d+)?(?:\s+\w+)?)$",
    re.IGNORECASE,
)
_TRIM = ' \t\n:.,;*_"“”–—-|'
_DIGIT = re.compile(r"\d")


def _trim(text: str, span: Span) -> Span:
    start, end = span
    dose = _DIGIT.search(text, start, end) and _DOSE_TAIL.search(text, start, end)
    if dose and dose.start() > start:
        end = dose.start()
    words = text[start:end].rstrip(_TRIM)
    if not words.isascii():
        words = _ORNAMENT_BEHIND.sub("", words).rstrip(_TRIM)
        open_quote = words.rfind("“") > words.rfind("”") and text.startswith(
            "”", start + len(words)
        )
        words += "”" * open_quote
    end = start + len(words)
    start = end - len(words.lstrip(_TRIM))
    ornament = ORNAMENT.match(text, start, end)
    return Span(ornament.end() if ornament else start, end)
