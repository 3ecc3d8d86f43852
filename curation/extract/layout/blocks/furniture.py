"""Furniture: adverts, teasers, credits and forms between an article's own blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from curation.extract.dosage import find_doses, says_dose
from curation.extract.layout.signs.labels import LABEL_END, LABELS
from curation.extract.layout.signs.steps import step_terms
from curation.extract.model import Span, Term, Terms
from curation.records import Article, Block, BlockKind

MOST_WORDS = 30
"""The most words of a block that is furniture; what an article tells at length is its own."""
MOST_LABELLED = 25
"""The most words of a block that a label makes furniture."""
OUTSPOKEN = 2
"""The number of promoting words from which on a block may name muscles and exercises as well."""
LEAST_STRANGE = 4
"""The least words of a strange block: a shorter one may be the name of an exercise."""
LONGEST_STRANGE = 150
"""The most characters of a strange block."""
SHARED = 1 / 2
"""The share of a block's long words, standing elsewhere in the article too, that makes it its own."""


_CAPTION = re.compile(r"[^.!?:\n]{3,60}:\s+(?=\S[^\n]{40})")
"""The name in front of a caption's words, of which there are some."""
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_NUMBER = re.compile(r"\W*\d+[.)]")
_MARKS = '"“*_[(•>- '
_REST_OF_CLOSING = " :|–—-\n0123456789"
_TALK = ("body_part", "closing_step", "exercise_noun", "group_word", "many", "one", "starting")
_COMMON_CUES = ("barrier", "elsewhere", "lying", "move", "negation")
_OF_BODIES = ("alias", "muscle", "position", "body_part")


class Parted(NamedTuple):
    """An article's own blocks, and the spans of those that are furniture, in reading order."""

    own: tuple[Block, ...]
    furniture: tuple[Span, ...]


def part_furniture(article: Article, terms: Terms) -> Parted:
    """Return an article's blocks parted into its own and furniture."""
    text, blocks = article.text, article.blocks
    found = {
        *_labelled(text, blocks, terms),
        *_promoting(text, blocks, terms),
        *_strange(text, blocks, terms),
        *_repeated(text, blocks),
    }
    if not found:
        return Parted(blocks, ())
    found = {i for i in found if not _is_counted(text, blocks[i])}
    spans = tuple(Span(blocks[i].start, blocks[i].end) for i in sorted(found))
    return Parted(tuple(_own(blocks, found)), spans)


def _is_counted(text: str, block: Block) -> bool:
    """Return whether a block is a heading with a number, which counts the article's own parts."""
    return block.kind is BlockKind.HEADING and bool(_NUMBER.match(text, block.start, block.end))


def _repeated(text: str, blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the numbers of captions that only repeat what is printed elsewhere, a name in front of it.

    A dose that several exercises have is none.
    """
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or text.find(":", block.start, block.end) < 0:
            continue
        caption = _CAPTION.match(text, block.start, block.end)
        if caption is None or says_dose(text, caption.end(), block.end):
            continue
        if text.count(text[caption.end() : block.end].rstrip()) > 1:
            yield index


def _own(blocks: Sequence[Block], furniture: Set[int]) -> Iterator[Block]:
    """Yield the own blocks; a list goes on after furniture as if nothing stood there."""
    before: Block | None = None
    gap = -1
    for index, block in enumerate(blocks):
        if index in furniture:
            gap = max(gap, block.gap)
            continue
        if gap < 0 or before is None:
            yield block
        elif before.kind is block.kind is BlockKind.LIST_ITEM:
            yield replace(block, gap=0)
        else:
            yield replace(block, gap=max(gap, block.gap))
        before, gap = block, -1


def _blocks_with(
    cue: str, text: str, blocks: Sequence[Block], terms: Terms
) -> Iterator[tuple[int, Term]]:
    """Yield the terms of one cue with the number of the block that each stands in."""
    starts = [block.start for block in blocks]
    for term in terms.within(0, len(text), "layout", cue):
        index = bisect_right(starts, term.start) - 1
        if index < 0 or term.end > blocks[index].end:
            continue
        if blocks[index].kind is not BlockKind.TABLE_ROW:
            yield index, term


def _labelled(text: str, blocks: Sequence[Block], terms: Terms) -> Iterator[int]:
    """Yield the numbers of blocks that open with the words of a credit, a teaser or a form."""
    for index, term in _blocks_with("furniture", text, blocks, terms):
        block = blocks[index]
        before = text[block.start + len(block.marker) : term.start]
        if before.strip(_MARKS):
            continue
        if not _says_more(text, block, term, terms) and _labels(text, block, term, terms):
            yield index


def _says_more(text: str, block: Block, term: Term, terms: Terms) -> bool:
    """Return whether a label of the article's own stands where a label of furniture does."""
    for other in terms.starting(term.start, "layout"):
        if other.target not in LABELS or other.end > block.end:
            continue
        closes = not text[other.end : block.end].strip(_REST_OF_CLOSING)
        if closes if other.target == "closing_heading" else other.end > term.end:
            return True
    return False


def _labels(text: str, block: Block, term: Term, terms: Terms) -> bool:
    """Return whether the words of furniture that open a block say what all of it is."""
    if not text[term.end : block.end].strip(" .:!?"):
        return True
    after = text[term.end : term.end + 1]
    labelled = after in (":", "|") or " " in text[term.start : term.end]
    instructs = after != ":" and step_terms(text, term.end, block.end, terms, frozenset())
    return labelled and not instructs and text.count(" ", block.start, block.end) < MOST_LABELLED


def _promoting(text: str, blocks: Sequence[Block], terms: Terms) -> Iterator[int]:
    """Yield the numbers of blocks that speak to a buyer or reader and to nobody who exercises."""
    numbers = (index for index, _ in _blocks_with("promotion", text, blocks, terms))
    return (i for i in dict.fromkeys(numbers) if _promotes(text, blocks[i], terms))


def _promotes(text: str, block: Block, terms: Terms) -> bool:
    start, end = block.start, block.end
    named = block.kind is BlockKind.LIST_ITEM and bool(block.bold)
    if named or text.count(" ", start, end) >= MOST_WORDS:
        return False
    things = terms.within(start, end, "equipment")
    found = [term for term in terms.within(start, end) if not _is_thing(term, things)]
    promoting = [t for t in found if t.target == "promotion"]
    against = _count(t for t in found if _is_of_bodies(t, end))
    if against and _count(promoting) < max(OUTSPOKEN, against):
        return False
    doses = find_doses(text, start, end)
    return all(any(t.start < d.end and d.start < t.end for t in promoting) for d in doses)


def _is_of_bodies(term: Term, end: int) -> bool:
    """Return whether a term is of bodies and exercises; a noun of exercises closes a name."""
    closes = term.target == "exercise_noun" and term.end >= end - 1
    return closes or term.group in _OF_BODIES or term.target in _OF_BODIES


def _strange(text: str, blocks: Sequence[Block], terms: Terms) -> Iterator[int]:
    """Yield the numbers of short paragraphs that name nothing of the field.

    Hardly a long word of theirs may stand elsewhere in the article. The first block is its title.
    """
    lowered = ""
    counts: dict[str, int] = {}
    for index, block in enumerate(blocks[1:], 1):
        if not _may_be_strange(text, block) or _is_of_the_field(text, block, terms):
            continue
        if _is_all_under_heading(index, blocks):
            continue
        lowered = lowered or text.lower()
        words = _LONG_WORD.findall(lowered, block.start, block.end)
        paragraph = lowered[block.start : block.end]
        unseen = {paragraph, *words} - counts.keys()
        counts |= {part: lowered.count(part) for part in unseen}
        copies = counts[paragraph]
        known = sum(counts[word] > copies for word in words)
        if known < SHARED * len(words) and not says_dose(text, block.start, block.end):
            yield index


def _is_all_under_heading(index: int, blocks: Sequence[Block]) -> bool:
    """Return whether a block is all that stands under a heading before the next one."""
    after = blocks[index + 1].kind if index + 1 < len(blocks) else BlockKind.HEADING
    return blocks[index - 1].kind is after is BlockKind.HEADING


def _may_be_strange(text: str, block: Block) -> bool:
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.CAPTION) or block.bold or block.marker:
        return False
    short = block.end - block.start <= LONGEST_STRANGE
    return (
        short
        and text.count(" ", block.start, block.end) + 1 >= LEAST_STRANGE
        and _NUMBER.match(text, block.start, block.end) is None
    )


def _is_of_the_field(text: str, block: Block, terms: Terms) -> bool:
    """Return whether a block speaks of exercises, bodies or complaints, or opens with a label."""
    start, end = block.start, block.end
    things = terms.within(start, end, "equipment")
    return any(
        (
            term.group in ("alias", "muscle", "position")
            or (term.group == "cue" and term.target not in _COMMON_CUES)
            or term.target in _TALK
            or (term.target in LABELS and _is_label(text, block, term))
        )
        and not _is_thing(term, things)
        for term in terms.within(start, end)
    )


def _is_label(text: str, block: Block, term: Term) -> bool:
    """Return whether a word for a label stands where a block's label would."""
    return term.start == block.start and LABEL_END.match(text, term.end, block.end) is not None


def _is_thing(term: Term, things: Sequence[Term]) -> bool:
    """Return whether a term's words are those of a thing, whatever else they may mean."""
    return any(thing.start <= term.start and term.end <= thing.end for thing in things)


def _count(terms: Iterable[Term]) -> int:
    """Return how many of some terms, in reading order, overlap none before them."""
    number, reach = 0, -1
    for term in terms:
        number += term.start >= reach
        reach = max(reach, term.end)
    return number
