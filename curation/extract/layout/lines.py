"""An article's blocks as lines with the features by which sections are found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from curation.extract.layout.numbering import printed_number, step_number
from curation.extract.layout.pieces import split_block
from curation.extract.layout.steps import step_terms
from curation.extract.layout.title_lines import find_title
from curation.extract.layout.titles import Title, ends_as_name, is_capitalised, whole_title
from curation.extract.model import Span, Term, Terms
from curation.names import name_key
from curation.records import Block, BlockKind
from curation.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the line reader needs of the vocabulary, looked up once.

    Attributes:
        step_openers: single words that may stand before an instruction's verb.
    """

    vocabulary: Vocabulary
    step_openers: frozenset[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Lexicon:
        """Build the lexicon of ``vocabulary``."""
        openers = (p.text for p in vocabulary.phrases if p.target == "step_opener")
        return cls(vocabulary, frozenset(word for word in openers if " " not in word))


@dataclass(slots=True, eq=False)
class Line:
    """One block with what its words and its format say about its part in the article.

    Attributes:
        start, end: the block's span.
        content: where its own words begin, after a list marker.
        level: heading level or list depth, 0 otherwise.
        number: the printed number of a numbered heading or list item.
        title: a title that fills the line, or a name in front of its text; None without one.
        label: "howto", "why", "part" or "closing"; "" for a line without a label.
        aside: "variation" or "warning" where a "why" line opens such a part of an exercise, else "".
        steps: how many instructions to move it holds.
        starts: whether its first instruction names a body position.
        closes: whether it ends an exercise ("repeat", "switch sides").
        many: whether it speaks of several exercises at once.
    """

    index: int
    start: int
    end: int
    content: int
    kind: BlockKind
    level: int
    gap: int
    number: int | None
    words: int
    title: Title | None
    label: str
    aside: str
    steps: int
    starts: bool
    closes: bool = False
    many: bool = False

    @property
    def listed(self) -> bool:
        """Whether the line is a list item."""
        return self.kind is BlockKind.LIST_ITEM

    @property
    def depth(self) -> int:
        """How deep the line stands in a list, 0 outside of lists."""
        return self.level if self.listed else 0

    @property
    def heads(self) -> bool:
        """Whether the line is nothing but a title."""
        return self.title is not None and self.title.alone and not self.label


def read_lines(text: str, blocks: Sequence[Block], terms: Terms, lexicon: Lexicon) -> list[Line]:
    """Return an article's own blocks as lines, in reading order."""
    told = (_without_false_heading(block, text) for block in blocks)
    pieces = [piece for block in told for piece in split_block(block, text, terms)]
    lines = [
        _line(index, piece, opening, text, terms, lexicon)
        for index, (piece, opening) in enumerate(_opened(pieces, text, terms, lexicon))
    ]
    for index in _holding("closing_step", pieces, text, terms):
        lines[index].closes = True
    for index in _holding("many", pieces, text, terms):
        lines[index].many = True
        lines[index].title = _without_sentence(lines[index], text)
    lines = _with_item_titles(_without_step_titles(lines, text, terms), text, terms, lexicon)
    return _with_own_labels(lines, text, terms)


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


def _holding(cue: str, pieces: Sequence[Block], text: str, terms: Terms) -> set[int]:
    """Return the indices of the pieces that hold a cue of one kind."""
    starts = [piece.start for piece in pieces]
    found = terms.within(0, len(text), "layout", cue)
    indices = ((bisect_right(starts, term.start) - 1, term.end) for term in found)
    return {index for index, end in indices if index >= 0 and end <= pieces[index].end}


def _with_item_titles(lines: list[Line], text: str, terms: Terms, lexicon: Lexicon) -> list[Line]:
    """Give a title to a list item that is nothing but a name over a paragraph or a list of its own."""
    titled = list(lines)
    for line, following in pairwise(lines):
        bare = line.listed and line.title is None and not line.steps and not line.label
        if not bare or line.words > MOST_ITEM_TITLE_WORDS or following.heads:
            continue
        if following.listed:
            if following.level > line.level:
                titled[line.index] = replace(line, title=_item_name(line, text, terms, lexicon))
            continue
        if line.index > 0 and lines[line.index - 1].listed:
            continue
        title = whole_title(text, Span(line.content, line.end), terms, lexicon.vocabulary)
        if title and title.named and following.words >= LEAST_TOLD_WORDS:
            titled[line.index] = replace(line, title=title)
    return titled


def _item_name(line: Line, text: str, terms: Terms, lexicon: Lexicon) -> Title | None:
    """Return what a bare list item names as a name in front of the list under it."""
    title = whole_title(text, Span(line.content, line.end), terms, lexicon.vocabulary)
    return replace(title, alone=False) if title and title.named else None


def _with_own_labels(lines: list[Line], text: str, terms: Terms) -> list[Line]:
    """Make labels of the words that an article prints again and again in front of parts.

    A site has its own words for them ("Adjust", "Return"); no exercise is printed so often. A
    position ("Standing", "Seated") makes an exercise of its own.
    """
    titled = [
        line
        for line in lines
        if line.title
        and not (line.label or line.title.exact or _reads_as_name(line.title, text, terms))
        and not any(t == line.title.span for t in _positions(line.title.span, terms))
    ]
    keys = {line.index: name_key(text[slice(*line.title.span)]) for line in titled if line.title}
    counts = Counter(keys.values())
    labelled = list(lines)
    for index, key in keys.items():
        if counts[key] >= FEWEST_REPEATS:
            labelled[index] = replace(lines[index], title=None, label="why")
    return labelled


def _reads_as_name(title: Title, text: str, terms: Terms) -> bool:
    """Return whether a title of several words ends as names of exercises do, as no label does."""
    return " " in text[slice(*title.span)] and ends_as_name(text, title.span, terms)


def _positions(span: Span, terms: Terms) -> Iterator[Span]:
    return (Span(t.start, t.end) for t in terms.within(span.start, span.end, "position"))


def _without_step_titles(lines: list[Line], text: str, terms: Terms) -> list[Line]:
    """Take the titles off the items of lists that count the steps of one exercise."""
    plain = list(lines)
    for first, last in _counted_lists(lines):
        items = lines[first:last]
        told = first > 0 and lines[first - 1].label == "howto"
        named = sum(_prints_name(text, line, terms) for line in items)
        orders = sum(_instructs(text, line, terms) for line in items)
        under = first > 0 and _opens_exercise(lines[first - 1]) and named <= len(items) / 2
        if told or under or (orders > named and orders >= len(items) / 2):
            for line in items:
                if line.title and not (line.title.exact and not (told or under)):
                    plain[line.index] = replace(line, title=None)
    return plain


def _opens_exercise(line: Line) -> bool:
    """Return whether a line is a title, or opens with a marked name of an exercise."""
    title = line.title
    return line.heads or (title is not None and title.marked and title.named)


def _counted_lists(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the first and last index (exclusive) of runs of items that count up from one."""
    first, expected = 0, 1
    for line in [*lines, None]:
        counts = line is not None and line.kind is not BlockKind.HEADING
        alike = line is not None and line.kind is lines[first].kind
        if line is not None and counts and alike and line.number == expected and expected > 1:
            expected += 1
            continue
        if line is not None and expected - 1 > FEWEST_STEPS - 1:
            yield first, line.index
        elif line is None and expected - 1 > FEWEST_STEPS - 1:
            yield first, len(lines)
        expected = 1
        if line is not None and counts and line.number == 1:
            first, expected = line.index, 2


MOST_ITEM_TITLE_WORDS = 8
MOST_HEADING_WORDS = 14
"""A heading with as many words that ends like a sentence is a paragraph in large letters."""
LEAST_TOLD_WORDS = 8
"""The least words of the paragraph under a list item that is its title."""
FEWEST_REPEATS = 3
"""From this number of equal titles on, their words are a label."""
FEWEST_STEPS = 2
"""Fewer items than this make no list of steps by their count alone."""


def _instructs(text: str, line: Line, terms: Terms) -> bool:
    """Return whether a line tells what to do without a name in front."""
    leads = line.title is not None and line.title.named and not line.title.alone
    return not leads and (line.steps > 0 or _is_order(text, line, terms))


def _prints_name(text: str, line: Line, terms: Terms) -> bool:
    """Return whether a line's title reads as a name, and not as an order that ends like one."""
    title = line.title
    if title is None or not title.named:
        return False
    return title.exact or not (title.alone and _is_order(text, line, terms))


def _is_order(text: str, line: Line, terms: Terms) -> bool:
    """Return whether a line begins with a verb that tells what to do."""
    opening = terms.within(line.content, min(line.end, line.content + 24), "layout", "step_verb")
    return any(not text[line.content : term.start].strip() for term in opening)


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
    """Return what opens a block; steps number a heading only where it names an exercise."""
    step = step_number(text, block)
    if step:
        title = find_title(text, block, step[1], True, terms, lexicon.vocabulary)
        if title and title.named:
            return _Opening(*step, title)
    number, content = printed_number(text, block)
    title = find_title(text, block, content, number is not None, terms, lexicon.vocabulary)
    return _Opening(number, content, title)


def _line(
    index: int, block: Block, opening: _Opening, text: str, terms: Terms, lexicon: Lexicon
) -> Line:
    number, content, title = opening
    body = title.rest if title and not title.alone else content
    verbs = step_terms(text, body, block.end, terms, lexicon.step_openers)
    label = _label(text, block, content, terms)
    aside = label if label in ASIDES else ""
    label = "why" if aside else label
    if title and _is_instruction(text, title, content, terms, lexicon):
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


LABELS = {
    "howto_label": "howto",
    "why_label": "why",
    "target_label": "why",
    "variation_label": "variation",
    "warning_label": "warning",
    "part_heading": "part",
    "closing_heading": "closing",
    "generic_title": "generic",
}
"""The kinds of cues that label a line, and the labels."""
ASIDES = ("variation", "warning")
"""Labels of parts of an exercise that say nothing of its plain form."""
LABEL_END = re.compile(r"\s*(?:\d{1,3}\s*)?(?:[:|–—]|$|\n|-\s)")
"""What stands behind a word that is a label."""
LONGEST_LABEL = 60
"""The most characters of a label, with the marks in front of it."""


def _label(text: str, block: Block, content: int, terms: Terms) -> str:
    opening = text[content : min(block.end, content + LONGEST_LABEL)]
    begins = content + len(opening) - len(opening.lstrip('"“*_[(•>- '))
    for term in terms.starting(begins, "layout"):
        label = LABELS.get(term.target)
        if label is None or term.end > content + len(opening):
            continue
        if label == "closing":
            after = text[term.end : block.end].strip(" |–—-\n0123456789")
            heading = block.kind is BlockKind.HEADING
            fits = not after.strip(":") or (heading and after.startswith(":"))
        else:
            fits = LABEL_END.match(text, term.end, block.end) is not None
        if fits:
            return label
    return ""
