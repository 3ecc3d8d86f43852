"""Which sentences tell the reader to move: imperative verbs with a part of the body beside them."""

from __future__ import annotations

import re

from curation.extract.layout.signs.moved_parts import moved_parts
from curation.extract.model import OF_BODY, Term, Terms
from curation.extract.wording import words

LONGEST_COUNT = 4
"""The most characters of a number that counts a line, with the space behind it."""
REACH = 90
"""Characters after a verb within which its part of the body must stand."""

_SENTENCE_START = re.compile(r"(?:^|[.!?:;,(\n–—-]|[.!?][\"”’)])\s*[\"“'‘(]?$")
_OTHERS = re.compile(r"\W*(?:we|they|he|she|people|most|many)\b", re.IGNORECASE)
_BEFORE_ORDER = re.compile(r"(?:[.!?:;,(–—-]|\b(?:and|then|now|to))\s+$", re.IGNORECASE)
_GOES_ON = re.compile(rf"\s+{words('after_order')}")
_LAST_WORD = re.compile(r"[\w'’]+$")


def step_terms(
    text: str, start: int, end: int, terms: Terms, openers: frozenset[str]
) -> list[Term]:
    """Return the verbs inside ``start, end`` that open an instruction.

    Args:
        text: the article's text; ``start`` should be where a block's own words begin.
        openers: single words that may stand before the verb ("slowly", "then").
    """
    verbs = list(moved_parts(text, start, end, terms))
    for term in terms.within(start, end, "layout", "step_verb"):
        if (
            _opens_clause(text, start, term.start, openers)
            and _moves_body(term, end, terms)
            and not _is_told_of_others(text, start, term.start)
        ):
            verbs.append(term)
    return sorted(verbs)


def opens_with_order(start: int, terms: Terms) -> bool:
    """Return whether the words from a character on begin with a verb that tells what to do."""
    return bool(terms.starting(start, "layout", "step_verb"))


_OF_EXERCISE = re.compile(
    rf"{words('dosing_verb')}\s+(?:up\s+|in\s+)?(?:the|this|that|each|your|it)\b", re.IGNORECASE
)


def orders_exercise(text: str, start: int, end: int) -> bool:
    """Return whether words begin with an order to do, hold or repeat one ("Hold the stretch 30 seconds")."""
    return _OF_EXERCISE.match(text, start, end) is not None


def is_order(text: str, name: Term, start: int, terms: Terms) -> bool:
    """Return whether a known name in running text only tells what to do ("Sit up straight").

    Args:
        start: where the line with the name begins.
    """
    if not opens_with_order(name.start, terms) or not _GOES_ON.match(text, name.end):
        return False
    before = text[max(start, name.start - 8) : name.start]
    return not before or _BEFORE_ORDER.search(before) is not None


def _opens_clause(text: str, start: int, position: int, openers: frozenset[str]) -> bool:
    before = text[max(start, position - 24) : position]
    parts = before.rsplit(maxsplit=1)
    if not parts:
        return True
    last = parts[-1]
    if last.isdigit() and position - start <= LONGEST_COUNT:
        return True
    if last.isalpha():
        return last.lower() in openers
    if not last[-1].isalnum() and _SENTENCE_START.search(before):
        return True
    word = _LAST_WORD.search(last)
    return word is not None and word.group().lower() in openers


def _is_told_of_others(text: str, start: int, position: int) -> bool:
    """Return whether the verb's sentence tells what people do ("We walk, sit down, stand up")."""
    if start == position:
        return False
    begins = max(start, *(text.rfind(mark, start, position) + 1 for mark in ".!?\n"))
    return _OTHERS.match(text, begins, position) is not None


def _moves_body(verb: Term, end: int, terms: Terms) -> bool:
    reach = min(end, verb.end + REACH)
    return any(term.end > verb.end for term in terms.within(verb.start, reach, OF_BODY))
