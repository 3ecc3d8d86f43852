"""An article's blocks as lines with the features by which sections are found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from curation.extract.layout.blocks.pieces import split_block
from curation.extract.layout.lines.counted_steps import without_step_titles
from curation.extract.layout.lines.item_titles import with_item_titles, with_lead_titles
from curation.extract.layout.lines.kindred_titles import with_kindred_titles
from curation.extract.layout.lines.numbered_names import without_heads_in_lists
from curation.extract.layout.lines.picture_titles import without_picture_titles
from curation.extract.layout.lines.repeated_titles import without_repeated_titles
from curation.extract.layout.lines.sentences import without_titles_under_labels
from curation.extract.layout.lines.title_lines import find_title
from curation.extract.layout.signs.labels import ASIDES, label_of, with_own_labels
from curation.extract.layout.signs.line import Lexicon, Line
from curation.extract.layout.signs.name_signs import is_capitalised
from curation.extract.layout.signs.numbering import level_number, printed_number, step_number
from curation.extract.layout.signs.steps import opens_with_order, orders_exercise, step_terms
from curation.extract.layout.signs.titles import Title
from curation.extract.model import Term, Terms
from curation.extract.wording import words
from curation.records import Block, BlockKind

MOST_HEADING_WORDS = 14
"""A heading with as many words that ends like a sentence is a paragraph in large letters."""
LEAST_DOSE_WORDS = 3
"""The least words of a line with a number in front that is the dose of the name over it."""


def read_lines(text: str, blocks: Sequence[Block], terms: Terms, lexicon: Lexicon) -> list[Line]:
    """Return an article's own blocks as lines, in reading order."""
    told = (_without_false_heading(block, text) for block in blocks)
    openers = lexicon.step_openers
    pieces = [piece for block in told for piece in split_block(block, text, terms, openers)]
    lines = [
        _line(index, piece, opening, text, terms, lexicon)
        for index, (piece, opening) in enumerate(_opened(pieces, text, terms, lexicon))
    ]
    closings = terms.within(0, len(text), "layout", "closing_step")
    for index in _holding((x for x in closings if not _PLACED_LIMB.match(text, x.start)), pieces):
        lines[index].closes = True
    for index in _holding(terms.within(0, len(text), "layout", "many"), pieces):
        lines[index].many = True
        lines[index].title = _without_sentence(lines[index], text)
    lines = _without_dose_titles(lines, text)
    lines = without_heads_in_lists(without_step_titles(lines, text, terms))
    lines = with_item_titles(lines, text, terms, lexicon.vocabulary)
    lines = with_lead_titles(lines, text, terms, lexicon.vocabulary)
    lines = with_kindred_titles(lines, text, terms, lexicon.vocabulary)
    lines = without_picture_titles(without_repeated_titles(lines, text), text)
    return without_titles_under_labels(with_own_labels(lines, text, terms), text, terms)


def _without_dose_titles(lines: list[Line], text: str) -> list[Line]:
    """Return the lines, what a number opens right under a name no title but its dose."""
    return [lines[0], *(_as_dose(*two, text) for two in pairwise(lines))] if lines else []


def _as_dose(over: Line, line: Line, text: str) -> Line:
    title, name = line.title, over.title
    if title is None or title.exact or title.marked or line.words < LEAST_DOSE_WORDS:
        return line
    if not text[line.content].isdigit():
        return line
    named = over.heads and name is not None and name.named and not text[over.content].isdigit()
    return replace(line, title=None) if named else line


def _without_sentence(line: Line, text: str) -> Title | None:
    """Return the title of a line that speaks of several exercises, None where it is a sentence."""
    title = line.title
    if title and title.alone and not title.exact and text[title.rest - 1] == ".":
        return None
    return title


def _without_false_heading(block: Block, text: str) -> Block:
    """Return a heading that holds sentences as the paragraph that it is."""
    if block.kind is not BlockKind.HEADING:
        return block
    words = text[block.start : block.end].rstrip()
    told = words.count(" ") >= MOST_HEADING_WORDS and words.endswith(".")
    return replace(block, kind=BlockKind.PARAGRAPH, level=0) if told else block


def _holding(cues: Iterable[Term], pieces: Sequence[Block]) -> set[int]:
    """Return the indices of the pieces that hold one of some cues."""
    starts = [piece.start for piece in pieces]
    indices = ((bisect_right(starts, cue.start) - 1, cue.end) for cue in cues)
    return {index for index, end in indices if index >= 0 and end <= pieces[index].end}


_PLACED_LIMB = re.compile(rf"(?:other|opposite) (?:leg|arm) {words('limb_place')}", re.IGNORECASE)
"""A limb that an instruction puts somewhere, and no change to the other side ("the other leg out")."""


class _Opening(NamedTuple):
    """The number and the title that open a piece, and where its own words begin."""

    number: int | None
    content: int
    title: Title | None


def _opened(
    pieces: Sequence[Block], text: str, terms: Terms, lexicon: Lexicon
) -> list[tuple[Block, _Opening]]:
    """Return each piece with what opens it.

    The titles of all pieces are found before anything else is asked of one: the code for them stays
    in the processor's cache, which saves a twentieth of the time for lines.
    """
    return [(piece, _opening(piece, text, terms, lexicon)) for piece in pieces]


def _opening(block: Block, text: str, terms: Terms, lexicon: Lexicon) -> _Opening:
    """Return what opens a block; steps number it only where it names an exercise, or stands over a text.

    So do levels, only in headings.
    """
    step = step_number(text, block)
    if step:
        title = find_title(text, block, step[1], True, terms, lexicon.vocabulary)
        if title and title.named and _is_name_of_step(text, block, title, terms):
            return _Opening(*step, title)
        if title and title.alone and not opens_with_order(step[1], terms):
            named = title.named and is_capitalised(text, title.span)
            return _Opening(*step, title if named else None)
    level = level_number(text, block) if block.kind is BlockKind.HEADING else None
    if level:
        title = find_title(text, block, level[1], True, terms, lexicon.vocabulary)
        if title and title.named:
            return _Opening(*level, title)
    number, content = printed_number(text, block)
    title = find_title(text, block, content, number is not None, terms, lexicon.vocabulary)
    return _Opening(number, content, title)


def _is_name_of_step(text: str, block: Block, title: Title, terms: Terms) -> bool:
    """Return whether words behind "Step 2:" are a name: of a heading, or in capitals before a text."""
    if block.kind is BlockKind.HEADING:
        return True
    ordered = not title.exact and opens_with_order(title.span.start, terms)
    return not (title.alone or ordered) and is_capitalised(text, title.span)


def _line(
    index: int, block: Block, opening: _Opening, text: str, terms: Terms, lexicon: Lexicon
) -> Line:
    number, content, title = opening
    body = title.rest if title and not title.alone else content
    verbs = step_terms(text, body, block.end, terms, lexicon.step_openers)
    label = label_of(text, block, content, terms)
    aside = label if label in ASIDES else ""
    label = "why" if aside else label
    counted = block.kind is BlockKind.HEADING and number is not None
    if title and not counted and _is_instruction(text, title, content, terms, lexicon):
        title = None
        verbs = step_terms(text, content, block.end, terms, lexicon.step_openers)
    return Line(
        index=index,
        start=block.start,
        end=block.end,
        content=content,
        kind=block.kind,
        level=block.level,
        gap=block.gap,
        number=number,
        words=text.count(" ", content, block.end) + 1,
        title=None if label in ("howto", "why") else title,
        label=label,
        aside=aside,
        steps=len(verbs),
        starts=bool(verbs) and _names_position(verbs[0], block.end, terms),
    )


_ADDRESSES = re.compile(r"\b(?:your|the|into|it|until|then|for)\b", re.IGNORECASE)


def _is_instruction(text: str, title: Title, content: int, terms: Terms, lexicon: Lexicon) -> bool:
    """Return whether what looks like a title is a short instruction ("Bend your back knee")."""
    if not title.exact and orders_exercise(text, content, title.rest):
        return True
    set_off = title.alone or text[title.span.end : title.span.end + 1] == ":"
    sentence = text[title.rest - 1] == "." and not title.exact
    if title.exact or (title.alone and title.marked and not sentence):
        return False
    if set_off and is_capitalised(text, title.span) and not sentence:
        return False
    end = title.rest if sentence else title.span.end
    verbs = step_terms(text, content, end, terms, lexicon.step_openers)
    addresses = _ADDRESSES.search(text, title.span.start, title.span.end)
    return bool(verbs) and (sentence or not title.named or addresses is not None)


def _names_position(verb: Term, end: int, terms: Terms) -> bool:
    return bool(terms.within(verb.start, min(end, verb.start + 80), "position"))
