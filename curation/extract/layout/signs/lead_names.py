"""Names at the beginning of a sentence or line, with a colon or nothing between them and their text."""

from __future__ import annotations

import re

from curation.extract.layout.signs.labels import LABELS
from curation.extract.layout.signs.name_signs import is_capitalised
from curation.extract.layout.signs.steps import opens_with_order
from curation.extract.model import Span, Terms
from curation.extract.wording import words
from curation.records import Block

LEAST_NAMES = 2
"""The least names that cut a paragraph or a list item."""
SENTENCE_BREAK = re.compile(r"(?:[.!?”\"’)\]]\s+(?:[-–—•*]\s+)?|\s{2,})(?=[A-Z“\"])")
_NAME = re.compile(r"(?:[•*–-]\s*)?(?P<name>[^\W\d_][^.!?:\n]{2,60}?):(?=\s)")


def sentence_starts(block: Block, text: str) -> list[int]:
    """Return where the sentences of a block begin."""
    breaks = SENTENCE_BREAK.finditer(text, block.start, block.end)
    return [block.start, *(match.end() for match in breaks)]


def opens_with_name(start: int, block: Block, text: str, terms: Terms) -> bool:
    """Return whether a name and a colon stand at a character of a block."""
    lead = _NAME.match(text, start, block.end)
    if lead is None or not any(x.ends_names for x in terms.within(start, lead.end())):
        return False
    return not _is_labelled(lead, terms)


def is_known_before_order(start: int, text: str, terms: Terms) -> bool:
    """Return whether a known name, a colon and an order stand at a character ("Cobra: Lie face down")."""
    for name in terms.starting(start, "alias"):
        colon = _COLON.match(text, name.end)
        if colon and opens_with_order(colon.end(), terms):
            return True
    return False


_COLON = re.compile(r":\s+")


def _is_labelled(lead: re.Match[str], terms: Terms) -> bool:
    """Return whether words in front of a colon are the label of a part ("Muscles stretched:")."""
    colon = lead.end("name")
    opening = terms.starting(lead.start("name"), "layout")
    return any(LABELS.get(x.target, "generic") != "generic" and x.end == colon for x in opening)


_TITLED = re.compile(r"(?P<name>[A-Z][\w’'-]*(?:\s+[\w’'-]+){1,4}):\s+(?=[A-Z])")


def opens_alike(start: int, block: Block, text: str, terms: Terms) -> bool:
    """Return whether words in capitals, a colon and an order stand at a character of a block."""
    lead = _TITLED.match(text, start, block.end)
    if lead is None or not is_capitalised(text, Span(*lead.span("name"))):
        return False
    return instructs_at(lead.end(), text, terms) and not _is_labelled(lead, terms)


_PURPOSE = re.compile(
    rf"(?:{words('then')},?\s+)?(?:to\s+{words('stretching_verb')}|for\s+{words('stretching_gerund')}"
    r"|for\s+(?:an?|the)\s+(?:\w+\s+)?stretch\s+(?:of|in|for))"
    r"\s+(?:(?:out|up)\s+)?(?P<of>[^.,;:]{3,60}),\s",
    re.IGNORECASE,
)


def states_purpose(text: str, start: int, end: int, terms: Terms) -> bool:
    """Return whether words begin with the muscles that what follows is for ("To stretch the calves, ...")."""
    purpose = _PURPOSE.match(text, start, end)
    return purpose is not None and bool(terms.within(*purpose.span("of"), "muscle"))


_CAPITALISED = r"[A-Z][\w’'-]*"
UNMARKED = re.compile(
    rf"(?!The\b)(?P<name>{_CAPITALISED}(?:\s+(?:{words('small_word')}\s+)?{_CAPITALISED}){{0,5}}?)"
    rf"\s+(?={_CAPITALISED}\s+\(?[a-z])"
)
"""A name in capitals that a sentence follows without a sign between them."""
_OF_BODY = re.compile(rf"(?!{words('common_noun')})\w+\s+(?:your|the|both|one)\b", re.IGNORECASE)


def instructs_at(start: int, text: str, terms: Terms) -> bool:
    """Return whether an order stands at a character, and no noun that closes names ("Pull your knee")."""
    if terms.starting(start, "position"):
        return True
    noun = terms.starting(start, "layout", "exercise_noun") and not _OF_BODY.match(text, start)
    return opens_with_order(start, terms) and not noun


def ends_in_name(lead: re.Match[str], terms: Terms) -> bool:
    """Return whether the words of a lead end in a known name, or in a noun that closes names."""
    end = lead.end("name")
    return any(x.ends_names and x.end == end for x in terms.within(lead.start(), end))


_TO_NAME = re.compile(
    rf"(?:(?:and\s+)?{words('then')},?\s+)?(?:{words('turning')}\s+(?:an?|some)|try\s+this)\s+"
    r"(?:[\w’'-]+\s+){0,2}(?=\w)",
    re.IGNORECASE,
)


def goes_on_to_name(text: str, start: int, end: int, terms: Terms) -> bool:
    """Return whether a sentence goes on to a known exercise by its name ("Then try a calf stretch")."""
    lead = _TO_NAME.match(text, start, end)
    if lead is None:
        return False
    names = terms.within(start, end, "alias")
    return bool(names) and names[0].start <= lead.end()
