"""How names of exercises look, and how sentences do."""

from __future__ import annotations

import re

from curation.extract.model import Span, Terms
from curation.extract.wording import words
from curation.names import name_key
from curation.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_FORBIDS = re.compile(rf"{words('forbidding')}|.*\b{words('forbidden')}", re.IGNORECASE)
"""How a title begins that forbids something, or goes on behind what it forbids."""
_SENTENCE_LIKE = re.compile(
    r"(?:you|we|it|this|that|these|those|there|they|i|every|not|if|when|while|because|for more)\b"
    rf"|{words('forbidding')}",
    re.IGNORECASE,
)
_DENIES = re.compile(r"n['’]t\b")


def reads_as_sentence(text: str, span: Span) -> bool:
    """Return whether words begin like a sentence or an order, or deny something, as no name does."""
    if _SENTENCE_LIKE.match(text, span.start, span.end):
        return True
    return _DENIES.search(text, span.start, span.end) is not None


def forbids(text: str, span: Span) -> bool:
    """Return whether words say what not to do ("Avoid Deep Twists", "Stretches to avoid")."""
    return _FORBIDS.match(text, span.start, span.end) is not None


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


def is_sanskrit(text: str, span: Span) -> bool:
    """Return whether words hold the Sanskrit word for a pose."""
    return _SANSKRIT.search(text, span.start, span.end) is not None


def looks_named(text: str, span: Span, terms: Terms) -> bool:
    """Return whether words hold a name of an exercise or a word that closes such names."""
    for term in terms.within(span.start, span.end):
        told = term.start == span.start and _YOUR.match(text, term.end, span.end)
        if term.ends_names and not told:
            return True
    return is_sanskrit(text, span)


def names_pose(text: str, span: Span, terms: Terms) -> bool:
    """Return whether words are nothing but a known name, or end in the Sanskrit word for a pose."""
    short = word_count(text, span) <= 3
    return is_whole_name(span, terms) or (short and is_sanskrit(text, span))


def is_known(text: str, span: Span, vocabulary: Vocabulary) -> bool:
    """Return whether the vocabulary knows the words as a name."""
    key = name_key(text[span.start : span.end])
    return key in vocabulary.aliases or key in vocabulary.ambiguous


def is_whole_name(span: Span, terms: Terms) -> bool:
    """Return whether the words are nothing but a known name."""
    return any(
        (term.start, term.end) == span for term in terms.within(span.start, span.end, "alias")
    )


_BORDER_MARK = re.compile(r"[–—:|(/-]")
_NAME_BORDER = re.compile(r"\s*(?:[–—:|(/]|\s-+\s)\s*")
_ADDRESSES = re.compile(r"\b(?:your|then)\b", re.IGNORECASE)
"""Words of an order, which may name a pose in brackets ("Arch your back (Cow Pose)")."""


def gives_known_name(text: str, span: Span, terms: Terms) -> bool:
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


def word_count(text: str, span: Span) -> int:
    """Return how many words a span holds."""
    return len(text[span.start : span.end].split())


def is_capitalised(text: str, span: Span) -> bool:
    """Return whether most of the longer words begin with a capital, as in a title."""
    words = [w for w in _WORD.findall(text, span.start, span.end) if len(w) > 3]
    return bool(words) and sum(w[0].isupper() for w in words) >= len(words) * 0.6
