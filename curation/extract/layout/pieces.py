"""Paragraphs that tell several exercises, cut into their sentences before lines are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import Any

from curation.extract.layout.steps import opens_with_order
from curation.extract.model import Term, Terms
from curation.extract.wording import words
from curation.records import Block, BlockKind

LONG = 300
"""Characters from which on a paragraph may tell several exercises."""
LEAST_NAMES = 2
LEAST_BULLETS = 2
"""The least lines with a bullet that make a paragraph a list."""
LEAST_LINES = 3
"""The least lines of a paragraph that is a list without marks."""
LONGEST_TITLE = 60
"""The most characters of a line that is the title of the line after it."""
SHORT = 100
MOST_LINES = 0.7
"""The share of its lines that must be short, in characters."""

_SENTENCE = re.compile(r"(?:[.!?”\"’)\]]\s+|\s{2,})(?=[A-Z“\"])")
_NAME = re.compile(r"(?:[•*–-]\s*)?[^\W\d_][^.!?:\n]{2,60}?:(?=\s)")


def split_block(block: Block, text: str, terms: Terms) -> Iterator[Block]:
    """Yield a block as it is, or its sentences where the parts of it that open with a name and a colon."""
    if text.find("\n", block.start, block.end) >= 0:
        lines: Sequence[Block] = ()
        if block.kind is BlockKind.PARAGRAPH:
            lines = _bulleted(block, text) or _short_lines(block, text)
        elif block.kind is BlockKind.LIST_ITEM:
            lines = _named_lines(block, text, terms)
        if lines:
            yield from lines
            return
    dosed = _dosed_names(block, text, terms) if block.kind is BlockKind.PARAGRAPH else []
    if dosed:
        yield from dosed
        return
    if block.kind is BlockKind.PARAGRAPH:
        bracketed = _bracketed_titles(block, text)
        if bracketed:
            yield from bracketed
            return
        unmarked = _unmarked_names(block, text, terms)
        if unmarked:
            yield from unmarked
            return
    short = block.end - block.start < LONG
    if block.kind is not BlockKind.PARAGRAPH or short or text.find(":", block.start, block.end) < 0:
        yield block
        return
    starts = [block.start]
    starts += [m.end() for m in _SENTENCE.finditer(text, block.start, block.end)]
    names = [start for start in starts if _opens_with_name(start, block, text, terms)]
    if len(names) < LEAST_NAMES:
        yield block
        return
    borders = [*dict.fromkeys((block.start, *names)), block.end]
    yield from _cut(block, text, pairwise(borders))


LEAST_BRACKETED = 3
"""The least titles in brackets behind one label that cut a paragraph."""
_BRACKETED = re.compile(r"\[(?P<label>[^\W\d_][\w ]{2,24})[:=]\s*(?P<title>[^\[\]\n]{2,80})\]")


def _bracketed_titles(block: Block, text: str) -> list[Block]:
    """Return a paragraph cut at titles in brackets, each behind the same label.

    Such is a transcript ("[Text on screen: Bridge] Lie on your back ...").
    """
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
    return list(_cut(block, text, (span for span in told if span[0] < span[1])))


_CAPITALISED = r"[A-Z][\w’'-]*"
_UNMARKED = re.compile(
    rf"(?!The\b)(?P<name>{_CAPITALISED}(?:\s+(?:{words('small_word')}\s+)?{_CAPITALISED}){{0,5}}?)"
    rf"\s+(?={_CAPITALISED}\s+\(?[a-z])"
)


def _unmarked_names(block: Block, text: str, terms: Terms) -> list[Block]:
    """Return a paragraph cut where a name in capitals runs into an instruction.

    Such is "Knee to Chest Lie on your back ..." where the page's own headings were lost.
    """
    if not any(_is_before_capital(x, text) for x in _name_ends(block, terms)):
        return []
    starts = [block.start, *(m.end() for m in _SENTENCE.finditer(text, block.start, block.end))]
    leads = [lead for start in starts if (lead := _UNMARKED.match(text, start, block.end))]
    leads = [lead for lead in leads if _instructs(lead.end(), terms)]
    if not any(_ends_as_name(lead, terms) for lead in leads):
        return []
    names = (lead.span() for lead in leads if _ends_as_name(lead, terms) or " " in lead["name"])
    borders = dict.fromkeys((block.start, *chain.from_iterable(names), block.end))
    return list(_cut(block, text, pairwise(borders)))


def _name_ends(block: Block, terms: Terms) -> Iterator[Term]:
    """Yield the terms of a block that may end a name."""
    yield from terms.within(block.start, block.end, "alias")
    yield from terms.within(block.start, block.end, "layout", "exercise_noun")


def _is_before_capital(term: Term, text: str) -> bool:
    following = text[term.end : term.end + 2]
    return following[:1].isspace() and following[1:].isupper()


def _instructs(start: int, terms: Terms) -> bool:
    """Return whether an order stands at a character, and no noun that closes names."""
    if terms.starting(start, "position"):
        return True
    return opens_with_order(start, terms) and not terms.starting(start, "layout", "exercise_noun")


def _ends_as_name(lead: re.Match[str], terms: Terms) -> bool:
    end = lead.end("name")
    return any(x.ends_names and x.end == end for x in terms.within(lead.start(), end))


_DOSE = re.compile(r"\s*\((?=[^()\n]*\d)[^()\n]{1,40}\)")
_JOINER = re.compile(r"\s*(?:(?:and|then|plus)\s+)?")
_BEFORE_NAME = re.compile(rf"[.!?:;,]{_JOINER.pattern}(?<=\s)")


def _dosed_names(block: Block, text: str, terms: Terms) -> list[Block]:
    """Return a paragraph that names exercises with their doses as list items behind its beginning.

    Such is "Do glute bridges (3 x 15), dead bugs (3 x 8) and clamshells (3 x 12).".
    """
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
    items = [_part(block, text, start, stop, **item) for start, stop in pairs]
    around = [(block.start, starts[0]), (end, block.end)]
    before, after = ([_part(block, text, *span)] if span[0] < span[1] else [] for span in around)
    return [*before, *items, *after]


def _past_joiner(text: str, start: int) -> int:
    """Return where the words behind a dose begin, without what joins them to it."""
    joiner = _JOINER.match(text, start)
    return joiner.end() if joiner else start


def _end_of_list(text: str, starts: Sequence[int], end: int) -> int:
    """Return where the last of several names ends: with its sentence, where the others stand in it."""
    if _SENTENCE.search(text, starts[-2], starts[-1]):
        return end
    sentence = _SENTENCE.search(text, starts[-1], end)
    return sentence.end() if sentence else end


def _cut(block: Block, text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Block]:
    """Yield the parts of a block, of which only the one at its start has its marker and its distance."""
    for start, end in spans:
        marker, gap = (block.marker, block.gap) if start == block.start else ("", 1)
        yield _part(block, text, start, end, marker=marker, gap=gap)


def _part(block: Block, text: str, start: int, end: int, **changes: Any) -> Block:
    """Return the part of a block between two offsets, without white space at its end.

    A list item's number is that of its first part.
    """
    end = start + len(text[start:end].rstrip())
    bold = tuple(span for span in block.bold if start <= span[0] < end)
    number = block.number if start == block.start else None
    return replace(block, start=start, end=end, bold=bold, number=number, **changes)


def _lines(block: Block, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a block that hold words begin and end."""
    position = block.start
    for line in text[block.start : block.end].split("\n"):
        words = line.strip()
        if words:
            start = position + line.index(words[0])
            yield start, start + len(words)
        position += len(line) + 1


_BULLET = re.compile(r"[•‣◦▪●○*–-]\s+(?=\S)")


def _bulleted(block: Block, text: str) -> list[Block]:
    """Return the lines of a paragraph as list items where bullets stand before most of them."""
    pieces: list[Block] = []
    for start, end in _lines(block, text):
        changes: dict[str, Any] = {"gap": 0 if pieces else block.gap}
        if _BULLET.match(text, start, end):
            changes |= {"kind": BlockKind.LIST_ITEM, "level": 1, "marker": text[start]}
        pieces.append(_part(block, text, start, end, **changes))
    bullets = sum(piece.kind is BlockKind.LIST_ITEM for piece in pieces)
    return pieces if bullets >= LEAST_BULLETS and 2 * bullets >= len(pieces) else []


def _named_lines(block: Block, text: str, terms: Terms) -> list[Block]:
    """Return a list item whose lines open with names and colons as an item with items under it.

    Where its first line opens so as well, they stand beside it.
    """
    later = (start for start, _ in list(_lines(block, text))[1:])
    named = (start for start in later if _opens_with_name(start, block, text, terms))
    starts = [block.start, *named]
    if len(starts) <= LEAST_NAMES and not _is_label(text, block, starts):
        return []
    beside = _opens_with_name(block.start, block, text, terms)
    under = {"level": block.level + (not beside), "marker": "", "gap": 0}
    return [
        _part(block, text, start, end, **({} if start == block.start else under))
        for start, end in pairwise([*starts, block.end])
    ]


def _is_label(text: str, block: Block, starts: Sequence[int]) -> bool:
    """Return whether a block's first line is no more than the label of its only named line."""
    return len(starts) == LEAST_NAMES and text[block.start : starts[1]].rstrip().endswith(":")


def _short_lines(block: Block, text: str) -> list[Block]:
    """Return the lines of a paragraph that is broken by hand like a list, else nothing."""
    borders = list(_lines(block, text))
    if not all(text[start].isupper() or text[start].isdigit() for start, _ in borders):
        return []
    if len(borders) < LEAST_LINES and not _is_title_line(text, borders):
        return []
    if sum(end - start < SHORT for start, end in borders[:-1]) < MOST_LINES * len(borders[:-1]):
        return []
    rest = {"marker": "", "gap": 0}
    return [
        _part(block, text, start, end, **({} if start == block.start else rest))
        for start, end in borders
    ]


def _is_title_line(text: str, borders: Sequence[tuple[int, int]]) -> bool:
    """Return whether a short line without an end stands over a longer one with an end."""
    if len(borders) != 2:
        return False
    (start, end), (_, last) = borders
    return end - start < LONGEST_TITLE and text[end - 1] not in ".!?:;," and text[last - 1] in ".!?"


def _opens_with_name(start: int, block: Block, text: str, terms: Terms) -> bool:
    lead = _NAME.match(text, start, block.end)
    return lead is not None and any(x.ends_names for x in terms.within(start, lead.end()))
