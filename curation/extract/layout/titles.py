"""What a title says: its name without number, dose and subtitle, and whether it reads as a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curation.extract.layout.numbering import ORNAMENT, SIGNS
from curation.extract.model import Span, Terms
from curation.extract.wording import words
from curation.names import name_key
from curation.vocabulary import Vocabulary

_ORNAMENT_BEHIND = re.compile(rf"[\s{SIGNS}]+$")
_SUBTITLE = re.compile(r"\s+[–—-]+\s+|\s*[:|]\s+|\s*[–—]\s*|(?<=\w)-\s+(?!(?:and|or|to)\b)")
_SUBTITLE_MARK = re.compile(r"[:|–—-]")
_DOSE_TAIL = re.compile(
    r"\s*(?:[-–—:(,]?\s*(?:[x×]\s*\d.*|\d+(?:\s*(?:[-–]|to)\s*\d+)?\s*(?:x|sets?|reps?|s|sec\w*|min\w*|breaths?)\b.*)"
    r"|\s[-–—]\s*\d+(?:\s*[-–]\s*\d+)?(?:\s+\w+)?)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_TRIM = ' \t\n:.,;*_"“”–—-|'
_DIGIT = re.compile(r"\d")


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
        span = _without_purpose(text, span, terms)
        span = _first_of_two(text, _without_subtitle(text, span, terms, vocabulary), terms)
    exact = _is_known(text, span, vocabulary) or _gives_known_name(text, span, terms)
    named = exact or _looks_named(text, span, terms)
    return Title(span, max(rest, span.end), alone, marked, exact, named)


_NO_TITLE = re.compile(
    r"\d+\s*(?:/|of)\s*\d+|\d[\d\s–x×*-]*(?:(?:to|sets?|reps?|repetitions?|rounds?|times|s|sec(?:ond)?s?|min(?:ute)?s?|"
    r"breaths?|hold|total|each|per|on|side|leg|arm|of|rest)\b[\d\s–x×*,/()-]*)+"
    rf"|\d[^.:\n]*\b(?:each|per)\s+{words('counted_part')}[^.:\n]*"
    r"|\d[\d\s–-]*(?:to\s+\d+\s+)?(?:sec(?:ond)?s?|min(?:ute)?s?|reps?|breaths?)\s*·[^.:\n]*",
    re.IGNORECASE,
)
"""A line that is a dose or a count and no title ("3 sets × 20 sec hold", "2 / 7", "8 slow turns each
side")."""


def name_span(text: str, span: Span, terms: Terms) -> Span:
    """Return a printed name without the dose, the punctuation and the lead-in around it."""
    return _led_into(text, _trim(text, span), terms)


def _is_known(text: str, span: Span, vocabulary: Vocabulary) -> bool:
    key = name_key(text[span.start : span.end])
    return key in vocabulary.aliases or key in vocabulary.ambiguous


def _without_subtitle(text: str, span: Span, terms: Terms, vocabulary: Vocabulary) -> Span:
    """Return the name before a subtitle ("Dead Bug - Strength for the Core"), else the whole title."""
    marked = _SUBTITLE_MARK.search(text, span.start, span.end)
    mark = marked and _SUBTITLE.search(text, span.start, span.end)
    if mark is None or text.count("(", span.start, mark.start()) > text.count(
        ")", span.start, mark.start()
    ):
        return span
    if _is_known(text, span, vocabulary):
        return span
    name, second = Span(span.start, mark.start()), Span(mark.end(), span.end)
    bracket = text.find(" (", name.start, name.end)
    plain = Span(name.start, bracket) if bracket > 0 and text[name.end - 1] == ")" else name
    two = plain == name and _is_whole_name(name, terms) and _is_whole_name(second, terms)
    if two:
        return span
    if ends_as_name(text, plain, terms) or _ends_known(plain, terms):
        return name
    if _is_whole_name(second, terms):
        return second
    if _is_label(text, Span(name.start, mark.end()), terms) and ends_as_name(text, second, terms):
        return second
    return name if _OF_PURPOSE.match(text, second.start) else span


_LABEL = re.compile(r"[^\W\d_][^\d\[\]()]*:\s+")
"""What an article may print before the name of each exercise ("The Main Course: ")."""


def _is_label(text: str, span: Span, terms: Terms) -> bool:
    """Return whether words up to a colon are a label, and neither a name nor an announcement."""
    if not _LABEL.fullmatch(text, *span) or _looks_named(text, span, terms):
        return False
    return not _announces(span, terms)


_PURPOSE = re.compile(r"(?P<name>[^:/(]+)\s(?:for|to)\s+(?=[a-z])")


def _without_purpose(text: str, span: Span, terms: Terms) -> Span:
    """Return the name before what it is for ("Neck Stretch for Stiff Mornings"), else all of a title."""
    purpose = _PURPOSE.match(text, *span)
    if purpose is None:
        return span
    name = Span(*purpose.span("name"))
    around = terms.within(span.start, span.end)
    ended = any(x.ends_names and x.end == name.end for x in around)
    goes_on = any(x.ends_names and x.end > name.end for x in around)
    return name if ended and not goes_on and not _announces(name, terms) else span


def _announces(span: Span, terms: Terms) -> bool:
    return bool(terms.within(span.start, span.end, "layout", "group_word"))


_OR = re.compile(r"\s+or\s+", re.IGNORECASE)


def _first_of_two(text: str, span: Span, terms: Terms) -> Span:
    """Return the first of two known names between which a title leaves the choice, else all of it."""
    border = _OR.search(text, *span)
    if border is None:
        return span
    first, second = Span(span.start, border.start()), Span(border.end(), span.end)
    return first if _is_whole_name(first, terms) and _is_whole_name(second, terms) else span


_OF_PURPOSE = re.compile(r"(?:(?:for|to)\s+[a-z]|step[ -]by[ -]step)")


def _ends_known(name: Span, terms: Terms) -> bool:
    return any(term.end == name.end for term in terms.within(name.start, name.end, "alias"))


def _is_whole_name(span: Span, terms: Terms) -> bool:
    return any(
        (term.start, term.end) == span for term in terms.within(span.start, span.end, "alias")
    )


_BORDER_MARK = re.compile(r"[–—:|(/-]")
_NAME_BORDER = re.compile(r"\s*(?:[–—:|(/]|\s-+\s)\s*")


def _gives_known_name(text: str, span: Span, terms: Terms) -> bool:
    """Return whether a title gives a known name beside another ("Inverted Pose - Viparita Karani")."""
    marked = _BORDER_MARK.search(text, span.start, span.end)
    border = marked and _NAME_BORDER.search(text, span.start, span.end)
    closed = text[span.end - 1] == ")"
    if border is None or _ADDRESSES.search(text, *span) or ("(" in border.group() and not closed):
        return False
    last = span.end - closed
    return any(
        (term.start == span.start and term.end == border.start())
        or (term.start == border.end() and term.end == last)
        for term in terms.within(span.start, span.end, "alias")
    )


_ADDRESSES = re.compile(r"\b(?:your|then)\b", re.IGNORECASE)
"""Words of an order, which may name a pose in brackets ("Arch your back (Cow Pose)")."""
_FORBIDS = re.compile(words("forbidding"), re.IGNORECASE)
_SENTENCE_LIKE = re.compile(
    r"(?:you|we|it|this|that|these|those|there|they|i|every|not|if|when|while|because|for more)\b"
    rf"|{words('forbidding')}",
    re.IGNORECASE,
)


def reads_as_sentence(text: str, span: Span) -> bool:
    """Return whether words begin like a sentence or an order, and not like a name."""
    return _SENTENCE_LIKE.match(text, span.start, span.end) is not None


def forbids(text: str, span: Span) -> bool:
    """Return whether words say what not to do ("Avoid Deep Twists")."""
    return _FORBIDS.match(text, span.start, span.end) is not None


_INTO = re.compile(r"(?:\w+\s+){1,3}?(?:into|in|to|onto|try)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)


_COUNTED = re.compile(r"\d{1,3}\s*(?:[x×]\s*)?")


def _led_into(text: str, span: Span, terms: Terms) -> Span:
    """Return the known name that a title leads into or counts, else the title.

    Titles may read "Lower into Child's Pose" or "10 Push-Ups".
    """
    known = terms.within(span.start, span.end, "alias")
    for term in known:
        if any(other.end <= term.start for other in known):
            break
        if term.end == span.end and (
            _INTO.fullmatch(text, span.start, term.start)
            or _COUNTED.fullmatch(text, span.start, term.start)
        ):
            return Span(term.start, term.end)
    return span


_FUNCTION = re.compile(
    r"\b(?:after|before|during|every|your|or|not|until|when|if|to)\b", re.IGNORECASE
)


def ends_as_name(text: str, span: Span, terms: Terms) -> bool:
    """Return whether words end in a known name, or as names of exercises do."""
    if _FUNCTION.search(text, span.start, span.end):
        return False
    return any(
        term.end >= span.end - 1 and term.ends_names
        for term in terms.within(span.start + 1, span.end)
    )


_YOUR = re.compile(r"\s+(?:your|the|each|both)\b", re.IGNORECASE)


_SANSKRIT = re.compile(r"\w{2}[aā]sana?\b", re.IGNORECASE)
"""The word for a pose that closes its names in Sanskrit, known or not."""


def _looks_named(text: str, span: Span, terms: Terms) -> bool:
    for term in terms.within(span.start, span.end):
        told = term.start == span.start and _YOUR.match(text, term.end, span.end)
        if term.ends_names and not told:
            return True
    return _SANSKRIT.search(text, span.start, span.end) is not None


def names_pose(text: str, span: Span, terms: Terms) -> bool:
    """Return whether words are nothing but a known name, or end in the Sanskrit word for a pose."""
    sanskrit = _SANSKRIT.search(text, span.start, span.end)
    return _is_whole_name(span, terms) or (sanskrit is not None and word_count(text, span) <= 3)


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


def word_count(text: str, span: Span) -> int:
    """Return how many words a span holds."""
    return len(text[span.start : span.end].split())


def is_capitalised(text: str, span: Span) -> bool:
    """Return whether most of the longer words begin with a capital, as in a title."""
    words = [w for w in _WORD.findall(text, span.start, span.end) if len(w) > 3]
    return bool(words) and sum(w[0].isupper() for w in words) >= len(words) * 0.6
