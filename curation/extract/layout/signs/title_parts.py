"""What a title says beside its name: a subtitle, a purpose, a second name, a label before it."""

from __future__ import annotations

import re

from curation.extract.layout.signs.name_signs import (
    ends_as_name,
    is_known,
    is_sanskrit,
    is_whole_name,
    looks_named,
)
from curation.extract.model import Span, Terms
from curation.extract.wording import words
from curation.vocabulary import Vocabulary

_SUBTITLE = re.compile(r"\s+[–—-]+\s+|\s*[:|]\s+")
_CLOSE_SUBTITLE = re.compile(r"\s*[–—]\s*|(?<=\w)-\s+(?!(?:and|or|to)\b)")
"""A subtitle whose mark is not set off on both sides, as that inside a name is ("Cat–Cow")."""
_SUBTITLE_MARK = re.compile(r"[:|–—-]")


def without_subtitle(text: str, span: Span, terms: Terms, vocabulary: Vocabulary) -> Span:
    """Return the name before a subtitle ("Dead Bug - Strength for the Core"), else the whole title."""
    marked = _SUBTITLE_MARK.search(text, span.start, span.end)
    mark = marked and (_SUBTITLE.search(text, *span) or _CLOSE_SUBTITLE.search(text, *span))
    if mark is None or text.count("(", span.start, mark.start()) > text.count(
        ")", span.start, mark.start()
    ):
        return span
    if is_known(text, span, vocabulary):
        return span
    name, second = Span(span.start, mark.start()), Span(mark.end(), span.end)
    bracket = text.find(" (", name.start, name.end)
    plain = Span(name.start, bracket) if bracket > 0 and text[name.end - 1] == ")" else name
    two = plain == name and is_whole_name(name, terms) and is_whole_name(second, terms)
    if two:
        return name if is_sanskrit(text, name) != is_sanskrit(text, second) else span
    if ends_as_name(text, plain, terms) or _ends_known(plain, terms):
        return name
    if is_whole_name(second, terms):
        return second
    if _is_label(text, Span(name.start, mark.end()), terms) and ends_as_name(text, second, terms):
        return second
    return name if _OF_PURPOSE.match(text, second.start) else span


_OF_PURPOSE = re.compile(r"(?:(?:for|to)\s+[a-z]|step[ -]by[ -]step)")


def _ends_known(name: Span, terms: Terms) -> bool:
    return any(term.end == name.end for term in terms.within(name.start, name.end, "alias"))


_LABEL = re.compile(r"[^\W\d_][^\d\[\]()]*:\s+")
"""What an article may print before the name of each exercise ("The Main Course: ")."""


def _is_label(text: str, span: Span, terms: Terms) -> bool:
    """Return whether words up to a colon are a label, and neither a name nor an announcement."""
    if not _LABEL.fullmatch(text, *span) or looks_named(text, span, terms):
        return False
    return not _announces(span, terms)


_CAPTION = re.compile(
    rf"{words('caption_noun')}\s+(?:of|showing)\s+(?:an?\s+|the\s+)?(?=\w)", re.IGNORECASE
)


def without_caption(text: str, span: Span) -> Span:
    """Return the words behind what says that a picture shows them, else all of a title."""
    caption = _CAPTION.match(text, *span)
    return Span(caption.end(), span.end) if caption else span


_PURPOSE = re.compile(r"(?P<name>[^:/(]+)\s(?:for|to)\s+(?=[a-z])")


def without_purpose(text: str, span: Span, terms: Terms) -> Span:
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
_SLASH = re.compile(r"\s?/\s?(?=[A-Z])")


def first_of_two(text: str, span: Span, terms: Terms) -> Span:
    """Return the first of two names between which a title leaves the choice, else all of it.

    Both are known, or one is the other's in Sanskrit ("Boat Pose/Naukasana").
    """
    border = _OR.search(text, *span)
    slash = None if border else _SLASH.search(text, *span)
    if border:
        first, second = Span(span.start, border.start()), Span(border.end(), span.end)
        return first if is_whole_name(first, terms) and is_whole_name(second, terms) else span
    if slash:
        first, second = Span(span.start, slash.start()), Span(slash.end(), span.end)
        return first if is_sanskrit(text, first) != is_sanskrit(text, second) else span
    return span
