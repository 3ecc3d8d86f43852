"""Lines that are, or open with, a name that only the lines around them show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from curation.extract.layout.signs.lead_ins import LONGEST_LEAD, set_off_lead
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.steps import opens_with_order
from curation.extract.layout.signs.titles import Title, title_of, whole_title
from curation.extract.model import Span, Terms
from curation.records import BlockKind
from curation.vocabulary import Vocabulary

MOST_ITEM_TITLE_WORDS = 8
LEAST_LED = 3
"""The least items or paragraphs in a row each of which opens with a few words and a sign."""
LEAST_TOLD_WORDS = 8
"""The least words of the paragraph under a list item that is its title."""
TOLD_SHARE = 0.6
"""The least share of items over paragraphs that must stand over instructions for all to be titles."""


def with_item_titles(
    lines: list[Line], text: str, terms: Terms, vocabulary: Vocabulary
) -> list[Line]:
    """Give a title to a list item that is nothing but a name over a paragraph or a list of its own.

    Where several items in a row stand over instructions, each is a name, whatever it says ("a) Neck").
    """
    titled = list(lines)
    over: list[tuple[Line, Line]] = []
    for line, following in pairwise(lines):
        if not line.listed or line.words > MOST_ITEM_TITLE_WORDS or following.heads:
            continue
        if following.listed:
            if following.level > line.level and line.title is None and _is_bare(line, text):
                titled[line.index] = replace(line, title=_item_name(line, text, terms, vocabulary))
        elif _stands_over(line, following, lines) and (line.heads or _is_bare(line, text)):
            over.append((line, following))
    rows = _titles_in_rows(over, lines, text)
    for line, _ in over:
        if not line.heads:
            title = whole_title(text, Span(line.content, line.end), terms, vocabulary)
            if title and (title.named or line.index in rows):
                titled[line.index] = replace(line, title=title)
    return titled


def _is_bare(line: Line, text: str) -> bool:
    """Return whether an item is a few words and no more, but for a remark in brackets."""
    if line.steps or line.label:
        return False
    return line.title is None or _REMARK.fullmatch(text, line.title.span.end, line.end) is not None


_REMARK = re.compile(r"\s*\([^()\n]+\)[\s:.]*")


def _stands_over(line: Line, following: Line, lines: Sequence[Line]) -> bool:
    """Return whether a list item is the only one over a paragraph."""
    alone = line.index == 0 or not lines[line.index - 1].listed
    return alone and following.words >= LEAST_TOLD_WORDS


def _titles_in_rows(
    over: Sequence[tuple[Line, Line]], lines: Sequence[Line], text: str
) -> set[int]:
    """Return the indices of items of one form most of which stand over instructions.

    Args:
        over: items, each with the paragraph under it.
    """
    forms: dict[tuple[int, bool], list[tuple[int, bool]]] = {}
    for line, following in over:
        under = takewhile(lambda x: not (x.listed or x.heads), lines[following.index :])
        told = any(x.steps for x in under)
        form = line.level, text[line.start].isalpha()
        forms.setdefault(form, []).append((line.index, told))
    return {
        index
        for row in forms.values()
        if sum(told for _, told in row) >= max(LEAST_LED, TOLD_SHARE * len(row))
        for index, _ in row
    }


def _item_name(line: Line, text: str, terms: Terms, vocabulary: Vocabulary) -> Title | None:
    """Return what a bare list item names as a name in front of the list under it."""
    title = whole_title(text, Span(line.content, line.end), terms, vocabulary)
    return replace(title, alone=False) if title and title.named else None


def with_lead_titles(
    lines: Sequence[Line], text: str, terms: Terms, vocabulary: Vocabulary
) -> list[Line]:
    """Return the lines, what a sign sets off in one a title where it does in all lines around it."""
    titled = list(lines)
    led = (*_led_items(lines, text), *_led_paragraphs(lines, text))
    for line, lead in (*led, *_dashed_orders(lines, text, terms), *_opening_sentences(lines, text)):
        if not (line.title or line.label):
            span = Span(line.content, lead.start())
            title = title_of(text, span, lead.end(), terms, vocabulary)
            titled[line.index] = replace(line, title=title)
    return titled


Led = tuple[Line, re.Match[str]]
"""A line with the sign that sets its first words off."""


def _led_items(lines: Sequence[Line], text: str) -> Iterator[Led]:
    """Yield the items of lists in which each opens with a few words and a colon, one of them with a name."""
    for (listed, _), run in groupby(lines, key=lambda line: (line.listed, line.level)):
        items = list(run) if listed else []
        if len(items) < LEAST_LED or not any(line.title for line in items):
            continue
        led = [(line, lead) for line in items if (lead := _lead(line, text, ":"))]
        if len(led) == len(items):
            yield from led


def _led_paragraphs(lines: Sequence[Line], text: str) -> Iterator[Led]:
    """Yield paragraphs in a row that each open with a few words and one sign, half of them with a name."""
    for plain, run in groupby(lines, key=lambda line: line.kind is BlockKind.PARAGRAPH):
        paragraphs = list(run) if plain else []
        if 2 * sum(_is_led(line) for line in paragraphs) < LEAST_LED:
            continue
        leads = [(line, _lead(line, text)) for line in paragraphs]
        for sign, row in groupby(leads, key=lambda led: led[1] and led[1].group().strip()):
            led = [(line, lead) for line, lead in row if sign and lead]
            if LEAST_LED <= len(led) <= 2 * sum(_is_led(line) for line, _ in led):
                yield from led


def _dashed_orders(lines: Sequence[Line], text: str, terms: Terms) -> Iterator[Led]:
    """Yield the paragraphs of an article that each open with a few words, a dash and an order.

    Such is "Doorway – Find a door frame and ...", wherever the others stand.
    """
    plain = (x for x in lines if x.kind is BlockKind.PARAGRAPH and _may_be_dashed(x, text))
    leads = ((line, _lead(line, text)) for line in plain)
    dashed = [
        (line, lead)
        for line, lead in leads
        if lead and lead.group().strip() in _DASHES and opens_with_order(lead.end(), terms)
    ]
    if len({text[line.content : lead.start()].lower() for line, lead in dashed}) >= LEAST_LED:
        yield from dashed


_DASHES = ("-", "–", "—")


def _may_be_dashed(line: Line, text: str) -> bool:
    reach = min(line.end, line.content + LONGEST_LEAD)
    return any(text.find(f" {dash} ", line.content, reach) > 0 for dash in _DASHES)


_SHORT_SENTENCE = re.compile(r"(?:\w[\w’'-]*,?\s+){0,5}\w[\w’'-]*[.!]\s+(?=[A-Z])")
"""A sentence of six words at the most in front of another."""
_STOP = re.compile(r"[.!]\s+")
LEAST_ENTITLED_WORDS = 20
"""The least words on average of paragraphs in a row of which the first sentence is the title."""


def _opening_sentences(lines: Sequence[Line], text: str) -> Iterator[Led]:
    """Yield paragraphs in a row that each open with a few words and a stop, and go on at length.

    Such are "Lean on the wall. Stand with your back to it and ...".
    """
    for short, run in groupby(lines, key=lambda line: _opens_with_short(line, text)):
        row = list(run) if short else []
        long = sum(line.words for line in row) >= LEAST_ENTITLED_WORDS * len(row)
        told = sum(line.steps > 1 for line in row)
        if len(row) >= LEAST_LED and long and told >= TOLD_SHARE * len(row):
            for line in row:
                stop = _STOP.search(text, line.content, line.end)
                if stop:
                    yield line, stop


def _opens_with_short(line: Line, text: str) -> bool:
    """Return whether a paragraph's first sentence is short, and not all of it."""
    if line.kind is not BlockKind.PARAGRAPH or line.heads or line.label:
        return False
    return _SHORT_SENTENCE.match(text, line.content, line.end) is not None


def _is_led(line: Line) -> bool:
    return line.title is not None and not line.title.alone


def _lead(line: Line, text: str, sign: str | None = None) -> re.Match[str] | None:
    """Return what sets a few words off in front of a line, if that is the given sign or any."""
    lead = None if line.heads or line.label else set_off_lead(text, line.content, line.end)
    return lead if lead and sign in (None, lead.group()) else None
