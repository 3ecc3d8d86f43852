"""Names in front of their own text: set off by a sign, a dose, a remark or capitals."""

from __future__ import annotations

import re

from curation.extract.layout.signs.name_signs import (
    ends_as_name,
    is_capitalised,
    looks_named,
    names_pose,
    reads_as_sentence,
    word_count,
)
from curation.extract.layout.signs.steps import opens_with_order
from curation.extract.layout.signs.titles import Title, name_span, past_clock_time, title_of
from curation.extract.model import Span, Terms
from curation.extract.wording import words
from curation.records import Block, BlockKind
from curation.vocabulary import Vocabulary

MOST_LEAD_WORDS = 9
MOST_SET_OFF_WORDS = 5
"""The most words in front of a colon that are a name in a list of such items, whatever they say."""
LONGEST_LEAD = 90
"""Characters within which a name in front of a text ends."""
_SEPARATOR = re.compile(
    r"[:.\s–—-](?:(?<=:)(?!\d)|(?<=\s)[–—-]+(?:\s|(?=[A-Z]))|(?<=[a-z)\"”*]\.)(?=\s)|(?<=\s)\|\s|(?<=[\n–—])"
    r"|(?<=[a-z)]-)\s+(?=[A-Z]))"
)


def lead_in(
    text: str, block: Block, content: int, numbered: bool, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the name that opens a block in front of its own text."""
    if block.kind is BlockKind.LIST_ITEM:
        for opens in (_known_lead, _dosed_lead, _remarked_lead, _tailed_lead):
            known = opens(text, block, content, terms, vocabulary)
            if known:
                return known
    elif block.kind is BlockKind.PARAGRAPH:
        for opens in (_purposed_lead, _joined_lead):
            known = opens(text, block, content, terms, vocabulary)
            if known:
                return known
    shouted = _shouted_lead(text, block, content, terms, vocabulary)
    return shouted or _separated_lead(text, block, content, numbered, terms, vocabulary)


def _separated_lead(
    text: str, block: Block, content: int, numbered: bool, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the name that a sign sets off from the text behind it."""
    separator = _first_separator(text, content, min(block.end, content + LONGEST_LEAD))
    if not separator or separator.end() >= block.end:
        return None
    separator = _behind_second_name(text, separator, block.end, terms)
    lead = Span(content, separator.start())
    labelled = _behind_label(text, separator, block, lead, terms)
    if labelled:
        return title_of(text, *labelled, terms, vocabulary)
    if not 0 < word_count(text, lead) <= MOST_LEAD_WORDS:
        return None
    row = block.kind is BlockKind.TABLE_ROW
    if reads_as_sentence(text, lead) or _STARTS_FROM.match(text, *lead):
        return None
    title = title_of(text, lead, separator.end(), terms, vocabulary, marked=row)
    if title is None:
        return None
    set_off = numbered or block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    if separator.group() == ".":
        told = set_off or _is_before_order(text, lead, terms)
        return title if _closes_name(text, title, content, terms, told, set_off) else None
    shaped = set_off and is_capitalised(text, lead)
    return title if title.named or shaped or (separator.group() == "\n" and numbered) else None


def _is_before_order(text: str, lead: Span, terms: Terms) -> bool:
    """Return whether a few words and a stop stand in front of an order ("Side bend. Lean over ...")."""
    return word_count(text, lead) <= MOST_SET_OFF_WORDS and opens_with_order(lead.end + 2, terms)


def _closes_name(
    text: str, title: Title, content: int, terms: Terms, told: bool, set_off: bool
) -> bool:
    """Return whether words in front of a stop are a name.

    Args:
        told: whether their place or the text behind them shows that a name may stand there.
        set_off: whether their place does.
    """
    if title.span.start > content and not set_off:
        return False
    return title.exact or (title.named and told and ends_as_name(text, title.span, terms))


def _behind_second_name(
    text: str, separator: re.Match[str], end: int, terms: Terms
) -> re.Match[str]:
    """Return the colon behind a second name that a dash sets off ("Cobra – Bhujangasana: Lie ..."),
    else the separator itself."""
    if separator.group().strip() not in _DASHES:
        return separator
    colon = _SEPARATOR.search(text, separator.end(), min(end, separator.end() + LONGEST_SECOND))
    if colon is None or colon.group().strip() != ":":
        return separator
    second = Span(separator.end(), colon.start())
    return colon if names_pose(text, second, terms) else separator


def _behind_label(
    text: str, colon: re.Match[str], block: Block, lead: Span, terms: Terms
) -> tuple[Span, int] | None:
    """Return the name that stands as a sentence behind a label ("Warm-Up: Neck Rolls. Sit ..."), and its end."""
    if colon.group().strip() != ":" or block.kind is not BlockKind.LIST_ITEM:
        return None
    stop = text.find(". ", colon.end(), min(block.end, colon.end() + LONGEST_SECOND))
    if stop < 0 or looks_named(text, lead, terms):
        return None
    name = Span(colon.end(), stop)
    named = is_capitalised(text, name) and ends_as_name(text, name, terms)
    return (name, stop + 2) if named else None


_DASHES = frozenset("–—-")
LONGEST_SECOND = 40
"""Characters within which the second name of an exercise ends."""
_STARTS_FROM = re.compile(rf"{words('begun_in', 'start_from')}\s", re.IGNORECASE)
"""How an order begins that names the pose to start from ("Begin in Child's Pose.")."""
_NO_SIGN = frozenset(("", ".", "|"))
"""What ends words in front of a text without setting them off: a stop, a cell, the line's end."""


def set_off_lead(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the colon or dash that sets a few words off from the text behind them."""
    name = past_clock_time(text, start, end)
    separator = _first_separator(text, name, min(end, name + LONGEST_LEAD))
    if separator is None or separator.group().strip() in _NO_SIGN or separator.end() >= end:
        return None
    lead = Span(name, separator.start())
    opens = name > start or text[start].isupper()
    few = opens and 0 < word_count(text, lead) <= MOST_SET_OFF_WORDS
    return separator if few and not reads_as_sentence(text, lead) else None


_CAPITALS = re.compile(r"(?:[A-Z][A-Z'’-]+\s+){1,6}(?=[A-Z][a-z]|A\s|I\s)")
"""Words in capitals in front of a sentence ("THE COBRA Lie face down")."""


def _shouted_lead(
    text: str, block: Block, content: int, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the name in capitals that opens a block which goes on in small letters."""
    match = _CAPITALS.match(text, content, block.end)
    if match is None or text[content : block.end].isupper():
        return None
    title = title_of(text, Span(*match.span()), match.end(), terms, vocabulary, marked=True)
    return title if title and title.named else None


def _first_separator(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return what ends a name in front of a text; signs inside brackets do not."""
    for separator in _SEPARATOR.finditer(text, start, end):
        if text[separator.start() - 1].isdigit() and text[separator.end()].isdigit():
            continue
        lead = text[start : separator.start()]
        if lead.count("(") <= lead.count(")"):
            return separator
    return None


_DOSED = re.compile(
    r"(?P<name>[^\W\d_][^.!?:;()\n]{2,60}?)\s*"
    r"\((?:about |~)?\d+[^()\n]{0,12}?(?:s|sec\w*|min\w*|reps?|breaths?|x)\b[^()\n]{0,24}\)\s*[:.–—-]?\s*"
)


def _dosed_lead(
    text: str, block: Block, content: int, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the name that opens a list item in front of its dose ("Wrists and fingers (30s): ...")."""
    bracketed = text.find("(", content, block.end) >= 0
    match = _DOSED.match(text, content, block.end) if bracketed else None
    if match is None:
        return None
    name = Span(*match.span("name"))
    return title_of(text, name, name.end, terms, vocabulary)


_REMARKED = re.compile(
    r"(?P<name>[^\W\d_][^.!?:;,()+\n]{2,60}?)\s*(?:\([^()\n]{2,80}\)|\+)\s*[^\n]{0,60}"
)


def _remarked_lead(
    text: str, block: Block, content: int, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the name that opens a list item in front of a remark ("Side Bend (bolster below) + rest")."""
    remarked = text.find("(", content, block.end) >= 0 or text.find("+", content, block.end) >= 0
    match = _REMARKED.fullmatch(text, content, block.end) if remarked else None
    if match is None or not is_capitalised(text, Span(*match.span("name"))):
        return None
    name = Span(*match.span("name"))
    if word_count(text, name) > MOST_LEAD_WORDS:
        return None
    return title_of(text, name, name.end, terms, vocabulary)


_DIGIT = re.compile(r"\d")
LONGEST_DOSE = 40
"""Characters within which the dose behind a name stands."""
_NO_NAME = re.compile(r"[.!?:;\n]")


def _tailed_lead(
    text: str, block: Block, content: int, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the name that a list item is but for the dose behind it ("Shoulder rolls × 10")."""
    if not _DIGIT.search(text, max(content, block.end - LONGEST_DOSE), block.end):
        return None
    name = name_span(text, Span(content, block.end), terms)
    if name.start != content or not name.start < name.end < block.end - 2:
        return None
    if word_count(text, name) > MOST_LEAD_WORDS or _NO_NAME.search(text, *name):
        return None
    title = title_of(text, name, name.end, terms, vocabulary)
    return title if title and (title.exact or ends_as_name(text, name, terms)) else None


_PURPOSED = re.compile(
    rf"(?:{words('then')},?\s+)?{words('purposing')}\s+(?:the|an?|your)\s+(?P<name>\w[^.!?:;,()\n]{{2,50}}),\s+",
    re.IGNORECASE,
)


def _purposed_lead(
    text: str, block: Block, content: int, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the known name that a paragraph's first order is for ("For the cobra, lie on ...")."""
    match = _PURPOSED.match(text, content, block.end)
    if match is None or not opens_with_order(match.end(), terms):
        return None
    title = title_of(text, Span(*match.span("name")), match.end(), terms, vocabulary)
    return title if title and title.exact else None


_JOINED = re.compile(r"[-–—]\s*(?=[a-z])")
FIRST_ORDER = 30
"""Characters within which the text behind a name begins to tell what to do."""


def _joined_lead(
    text: str, block: Block, content: int, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the known name that opens a paragraph and that a dash joins to an order ("Cobra-lie down ...")."""
    for term in terms.starting(content, "alias"):
        dash = _JOINED.match(text, term.end, block.end)
        if dash is None:
            continue
        begins = Span(dash.end(), min(block.end, dash.end() + FIRST_ORDER))
        if terms.within(*begins, "layout", "step_verb"):
            return title_of(text, Span(content, term.end), dash.end(), terms, vocabulary)
    return None


_AFTER_NAME = re.compile(r"\s*(?:,|\()\s*")


def _known_lead(
    text: str, block: Block, content: int, terms: Terms, vocabulary: Vocabulary
) -> Title | None:
    """Return the known name that opens a list item and is set off by a comma or a bracket."""
    for term in terms.within(content, min(block.end, content + 60), "alias"):
        after = _AFTER_NAME.match(text, term.end, block.end)
        if term.start == content and after:
            span = Span(content, term.end)
            title = title_of(text, span, after.end(), terms, vocabulary)
            return title if title and title.exact else None
    return None
