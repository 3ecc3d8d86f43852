"""Furniture: adverts, teasers, credits and forms between an article's own blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from curation.extract.dosage import says_dose
from curation.extract.layout.steps import step_terms
from curation.extract.model import Span, Term, Terms
from curation.records import Article, Block, BlockKind

MOST_WORDS = 30
"""The most words of a block that is furniture; what an article tells at length is its own."""
OUTSPOKEN = 2
"""The number of promoting words from which on a block may name muscles and exercises as well."""

MOST_LABELLED = 25
"""The most words of a block that a label makes furniture."""

LEAST_STRANGE = 4
"""The least words of a strange block: a shorter one may be the name of an exercise."""
LONGEST_STRANGE = 150
"""The most characters of a strange block."""
MOST_SHARED = 1 / 3
"""The most of a strange block's long words that may stand elsewhere in the article."""

_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_NUMBER = re.compile(r"\W*\d+[.)]")
_LOOSE = (BlockKind.PARAGRAPH, BlockKind.CAPTION)
_LABELS = ("howto_label", "why_label", "part_heading", "generic_title")
_TALK = ("body_part", "closing_step", "exercise_noun", "group_word", "many", "one", "starting")
_COMMON_CUES = ("barrier", "elsewhere", "move", "negation")
_MARKS = '"“*_[(•>- '
_REST_OF_CLOSING = " :|–—-\n0123456789"
_OWN_LABELS = ("howto_label", "why_label", "part_heading", "generic_title", "closing_heading")
_OF_THE_BODY = ("alias", "muscle", "position", "body_part", "exercise_noun")
_UNFIT = (BlockKind.TABLE_ROW,)


class Parted(NamedTuple):
    """An article's own blocks, and the spans of those that are furniture."""

    own: tuple[Block, ...]
    furniture: tuple[Span, ...]


def part_furniture(article: Article, terms: Terms) -> Parted:
    """Return an article's blocks parted into its own and furniture."""
    text, blocks = article.text, article.blocks
    found = {
        *_labelled(text, blocks, terms),
        *_promoting(text, blocks, terms),
        *_strange(text, blocks, terms),
    }
    if not found:
        return Parted(blocks, ())
    spans = tuple(Span(blocks[i].start, blocks[i].end) for i in sorted(found))
    return Parted(tuple(_own(blocks, found)), spans)


def _own(blocks: Sequence[Block], furniture: set[int]) -> Iterator[Block]:
    """Yield the own blocks; an empty line around furniture is not of the article."""
    before: Block | None = None
    gaps: list[int] = []
    for index, block in enumerate(blocks):
        if index in furniture:
            gaps.append(block.gap)
            continue
        if gaps and before is not None:
            listed = before.kind is block.kind is BlockKind.LIST_ITEM
            gap = 0 if listed else max(*gaps, block.gap)
            block = replace(block, gap=gap)
        gaps = []
        before = block
        yield block


def _blocks_with(
    cue: str, blocks: Sequence[Block], terms: Terms, length: int
) -> Iterator[tuple[int, Term]]:
    """Yield the terms of one cue with the number of the block that each stands in."""
    starts = [block.start for block in blocks]
    for term in terms.within(0, length, "layout", cue):
        index = bisect_right(starts, term.start) - 1
        if index >= 0 and blocks[index].kind not in _UNFIT and term.end <= blocks[index].end:
            yield index, term


def _labelled(text: str, blocks: Sequence[Block], terms: Terms) -> Iterator[int]:
    """Yield the numbers of blocks that open with the words of a credit, a teaser or a form."""
    for index, term in _blocks_with("furniture", blocks, terms, len(text)):
        block = blocks[index]
        before = text[block.start + len(block.marker) : term.start]
        if len(before) > 60 or before.strip(_MARKS) or _says_more(text, block, term, terms):
            continue
        if _is_label(text, block, term, terms):
            yield index


def _says_more(text: str, block: Block, term: Term, terms: Terms) -> bool:
    """Return whether a label of the article's own stands at the place of a label of furniture."""
    for cue in _OWN_LABELS:
        for other in terms.within(term.start, block.end, "layout", cue):
            longer = other.end > term.end
            whole = not text[other.end : block.end].strip(_REST_OF_CLOSING)
            if other.start == term.start and (longer if cue != "closing_heading" else whole):
                return True
    return False


def _is_label(text: str, block: Block, term: Term, terms: Terms) -> bool:
    after = text[term.end : term.end + 1]
    if not text[term.end : block.end].strip(" .:!?"):
        return True
    labelled = after in (":", "|") or " " in text[term.start : term.end]
    instructs = after != ":" and step_terms(text, term.end, block.end, terms, frozenset())
    return labelled and not instructs and text.count(" ", block.start, block.end) < MOST_LABELLED


def _promoting(text: str, blocks: Sequence[Block], terms: Terms) -> Iterator[int]:
    """Yield the numbers of blocks that speak to a buyer or reader and not to somebody who exercises."""
    seen = -1
    for index, _ in _blocks_with("promotion", blocks, terms, len(text)):
        if index == seen:
            continue
        seen = index
        if _promotes(text, blocks[index], terms):
            yield index


def _promotes(text: str, block: Block, terms: Terms) -> bool:
    start, end = block.start, block.end
    if text.count(" ", start, end) >= MOST_WORDS:
        return False
    found = list(_without_things(terms.within(start, end)))
    of_body = _count(t for t in found if t.group in _OF_THE_BODY or t.target in _OF_THE_BODY)
    promoting = _count(t for t in found if t.target == "promotion")
    if of_body and (promoting < OUTSPOKEN or promoting < of_body):
        return False
    return not says_dose(text, start, end)


def _strange(text: str, blocks: Sequence[Block], terms: Terms) -> Iterator[int]:
    """Yield the numbers of short paragraphs that neither name anything of the field nor take up
    words of the rest of the article."""
    lowered = ""
    for index, block in enumerate(blocks[1:], 1):
        start, end = block.start, block.end
        if block.kind not in _LOOSE or end - start > LONGEST_STRANGE or block.bold or _is_counted(text, block):
            continue
        if text.count(" ", start, end) + 1 < LEAST_STRANGE or _is_of_the_field(terms, start, end):
            continue
        lowered = lowered or text.lower()
        words = _LONG_WORD.findall(lowered, start, end)
        copies = lowered.count(lowered[start:end])
        known = sum(lowered.count(word) > copies for word in words)
        if known <= MOST_SHARED * len(words) and not says_dose(text, start, end):
            yield index


def _is_counted(text: str, block: Block) -> bool:
    return bool(block.marker or _NUMBER.match(text, block.start, block.end))


def _is_of_the_field(terms: Terms, start: int, end: int) -> bool:
    """Return whether a text speaks of exercises, bodies or complaints, or opens with a label."""
    return any(
        term.group in ("alias", "muscle", "position")
        or (term.group == "cue" and term.target not in _COMMON_CUES)
        or (term.group == "layout" and term.target in _LABELS and term.start == start)
        or (term.group == "layout" and term.target in _TALK)
        for term in _without_things(terms.within(start, end))
    )


def _without_things(terms: Sequence[Term]) -> Iterator[Term]:
    """Yield the terms that are no pieces of equipment, whatever else their words may mean."""
    things = [term for term in terms if term.group == "equipment"]
    for term in terms:
        if not any(t.start <= term.start and term.end <= t.end for t in things):
            yield term


def _count(terms: Iterable[Term]) -> int:
    """Return how many terms there are that no other overlaps."""
    number, reach = 0, -1
    for term in sorted(terms):
        number += term.start >= reach
        reach = max(reach, term.end)
    return number
