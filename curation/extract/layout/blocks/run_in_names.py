"""Paragraphs that names of exercises run into: in capitals, in brackets, or with their doses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Any

from curation.extract.layout.blocks.parts import cut, part
from curation.extract.layout.signs.lead_names import (
    LEAST_NAMES,
    SENTENCE_BREAK,
    UNMARKED,
    ends_in_name,
    instructs_at,
    sentence_starts,
)
from curation.extract.model import Term, Terms
from curation.records import Block, BlockKind

LEAST_BRACKETED = 3
"""The least titles in brackets behind one label that cut a paragraph."""
_BRACKETED = re.compile(r"\[(?P<label>[^\W\d_][\w ]{2,24})[:=]\s*(?P<title>[^\[\]\n]{2,80})\]")


def bracketed_titles(block: Block, text: str) -> list[Block]:
    """Return a paragraph cut at titles in brackets, each behind the same label.

    Such is a transcript ("[Text on screen: Bridge] Lie on your back ...").
    """
    if text.find("[", block.start, block.end) < 0:
        return []
    found = list(_BRACKETED.finditer(text, block.start, block.end))
    counts = Counter(match["label"] for match in found)
    titles = [match for match in found if counts[match["label"]] >= LEAST_BRACKETED]
    if not titles:
        return []
    spans = [(block.start, titles[0].start())]
    for title, following in zip(titles, [*(m.start() for m in titles[1:]), block.end], strict=True):
        spans += [title.span("title"), (title.end(), following)]
    told = (
        (start + len(text[start:end]) - len(text[start:end].lstrip()), end) for start, end in spans
    )
    return list(cut(block, text, (span for span in told if span[0] < span[1])))


def unmarked_names(block: Block, text: str, terms: Terms) -> list[Block]:
    """Return a paragraph cut where a name in capitals runs into an instruction.

    Such is "Knee to Chest Lie on your back ..." where the page's own headings were lost.
    """
    if not any(_is_before_capital(x, text) for x in _name_ends(block, terms)):
        return []
    starts = sentence_starts(block, text)
    leads = [lead for start in starts if (lead := UNMARKED.match(text, start, block.end))]
    leads = [lead for lead in leads if instructs_at(lead.end(), text, terms)]
    if not any(ends_in_name(lead, terms) for lead in leads):
        return []
    names = (lead.span() for lead in leads if ends_in_name(lead, terms) or " " in lead["name"])
    borders = dict.fromkeys((block.start, *chain.from_iterable(names), block.end))
    return list(cut(block, text, pairwise(borders)))


def _name_ends(block: Block, terms: Terms) -> Iterator[Term]:
    """Yield the terms of a block that may end a name."""
    yield from terms.within(block.start, block.end, "alias")
    yield from terms.within(block.start, block.end, "layout", "exercise_noun")


def _is_before_capital(term: Term, text: str) -> bool:
    following = text[term.end : term.end + 2]
    return following[:1].isspace() and following[1:].isupper()


_DOSE = re.compile(r"\s*\((?=[^()\n]*\d)[^()\n]{1,40}\)")
_JOINER = re.compile(r"\s*(?:(?:and|then|plus)\s+)?")
_BEFORE_NAME = re.compile(rf"[.!?:;,]{_JOINER.pattern}(?<=\s)")


def dosed_names(block: Block, text: str, terms: Terms) -> list[Block]:
    """Return a paragraph that names exercises with their doses as list items behind its beginning.

    Such is "Do glute bridges (3 x 15), dead bugs (3 x 8) and clamshells (3 x 12).".
    """
    if text.find("(", block.start, block.end) < 0:
        return []
    starts: list[int] = []
    reached = block.start
    for dose in _DOSE.finditer(text, block.start, block.end):
        borders = list(_BEFORE_NAME.finditer(text, reached, dose.start()))
        start = borders[-1].end() if borders else _past_joiner(text, reached)
        named = any(
            term.end == dose.start() and term.ends_names
            for term in terms.within(start, dose.start())
        )
        if named and (borders or starts):
            starts.append(start)
        reached = dose.end()
    if len(starts) < LEAST_NAMES:
        return []
    end = _end_of_list(text, starts, block.end)
    item: dict[str, Any] = {"kind": BlockKind.LIST_ITEM, "level": 1, "marker": "", "gap": 0}
    pairs = pairwise([*starts, end])
    items = [part(block, text, start, stop, **item) for start, stop in pairs]
    around = [(block.start, starts[0]), (end, block.end)]
    before, after = ([part(block, text, *span)] if span[0] < span[1] else [] for span in around)
    return [*before, *items, *after]


def _past_joiner(text: str, start: int) -> int:
    """Return where the words behind a dose begin, without what joins them to it."""
    joiner = _JOINER.match(text, start)
    return joiner.end() if joiner else start


def _end_of_list(text: str, starts: Sequence[int], end: int) -> int:
    """Return where the last of several names ends: with its sentence, where the others stand in it."""
    if SENTENCE_BREAK.search(text, starts[-2], starts[-1]):
        return end
    sentence = SENTENCE_BREAK.search(text, starts[-1], end)
    return sentence.end() if sentence else end
