"""Lists of which every item is an exercise: bare names, names with remarks, and whole instructions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from curation.extract.layout.exercises.chunks import Chunk
from curation.extract.layout.lines.item_titles import LEAST_TOLD_WORDS
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.numbering import counts_exercises
from curation.extract.layout.signs.reading import Reading
from curation.extract.wording import words

LEAST_BARE_ITEMS = 3
"""The least items of such a list."""
BARE_SHARE = 0.7
"""The least share of a list's items that must be bare names, or announced exercises, for all to be."""
NAMED_SHARE = 0.4
"""The least share of bare names that must be known names or end like names."""
MOST_DOSED_WORDS = 16
"""The most words of a list item that is one instruction with its dose."""
LONG = 12
"""The least words of a list item that tells a whole exercise where the text announces several."""
MOST_SHARE = 0.6
"""The share of lines with a name in front from which on the others are exercises too."""
LEAST_WORDED_COUNTS = 2
"""The least instructions behind "Stretch 1:" and its like that are an exercise each."""


def bare_names(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the items of a list that is nothing but names of exercises."""
    items = _outer_items(chunk)
    bare = [line for line in items if reading.is_bare(line)]
    if chunk.is_exact or len(bare) < max(LEAST_BARE_ITEMS, BARE_SHARE * len(items)):
        return []
    named = sum(reading.is_name(line) for line in bare)
    known = any(reading.aliased(line) for line in bare)
    return bare if known and named >= NAMED_SHARE * len(bare) else []


def catalogued(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the items of a list of names with remarks ("Simple Side Bend (bolster under chest)")."""
    items = _outer_items(chunk)
    leading = [x for x in items if x.title and not (x.title.alone or x.label or x.steps > 1)]
    if chunk.is_named and not speaks_of_several(chunk, reading):
        return []
    if len(leading) < max(LEAST_BARE_ITEMS, BARE_SHARE * len(items)):
        return []
    titles = [line.title for line in leading if line.title]
    named, exact = sum(t.named for t in titles), sum(t.exact for t in titles)
    sure = exact > 1 or (exact > 0 and _is_dosed_above(leading[0], chunk, reading))
    return leading if sure and named >= MOST_SHARE * len(leading) else []


def text_over(item: Line, chunk: Chunk) -> Line | None:
    """Return the last line before an item that is in no list, None where there is none."""
    above = (line for line in reversed(chunk.body) if line.index < item.index and not line.listed)
    return next(above, None)


def _is_dosed_above(item: Line, chunk: Chunk, reading: Reading) -> bool:
    """Return whether the text over an item's list states the dose of each of several exercises."""
    above = text_over(item, chunk)
    return above is not None and reading.doses_each(above)


def _outer_items(chunk: Chunk) -> list[Line]:
    """Return a chunk's list items without those that stand under an item with a name."""
    outer: list[Line] = []
    under: int | None = None
    for line in chunk.body:
        if line.label in ("why", "part", "howto") and not line.listed and not line.steps:
            break
        if not line.listed:
            under = None
        elif under is None or line.level <= under:
            outer.append(line)
            under = line.level if line.title and line.title.named else None
    return outer


def complete_items(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the items of a list each of which tells a whole exercise."""
    listed = [line for line in chunk.body if line.listed]
    if not listed:
        return []
    if speaks_of_several(chunk, reading):
        told = (x for x in listed if x.words >= LEAST_TOLD_WORDS and not x.many)
        announced = [x for x in told if _is_announced(x, chunk)]
        if len(announced) >= max(LEAST_BARE_ITEMS, BARE_SHARE * len(listed)):
            return announced
    listed = [line for line in listed if line.number is None]
    if not chunk.is_exact and _are_dosed(listed, reading):
        return listed
    complete = [line for line in listed if _is_complete(line, reading)]
    instructing = sum(line.steps > 0 for line in listed)
    announced = [x for x in listed if x.steps and x.words >= LONG and _is_announced(x, chunk)]
    if len(announced) > 1 and len(announced) >= BARE_SHARE * len(listed):
        return announced
    if len(complete) < max(2, instructing / 3):
        return []
    return [line for line in listed if line in complete or (line.steps and line.words >= LONG)]


def announced_items(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the items of lists that the line right over them announces as exercises, an order each.

    Such are bullets under "Do these exercises:". Numbers rather count steps.
    """
    found: list[Line] = []
    for over, following in pairwise(chunk.lines):
        if not over.many or following.depth <= over.depth:
            continue
        if not _leads_to_exercises(over, reading):
            continue
        items = list(list_under(over, chunk))
        if len(items) >= LEAST_BARE_ITEMS and all(_is_order(x, reading) for x in items):
            found += items
    return found


def items_of_plural(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the items of a list under a plural ("Neck stretches:"), where each tells a whole exercise.

    Steps of one exercise are shorter.
    """
    head = chunk.head
    if head is None or head.title is None or head.number is not None or not chunk.body:
        return []
    if not (chunk.body[0].listed and _PLURAL.search(reading.text, *head.title.span)):
        return []
    body = list(takewhile(lambda line: line.listed, chunk.body))
    whole = [x for x in body if _may_tell_whole(x) and x.depth == body[0].depth]
    if len(whole) < 2 or len(whole) < len(body) or 2 * sum(x.steps > 0 for x in body) < len(body):
        return []
    return [] if any(map(reading.goes_on, body)) else whole


_PLURAL = re.compile(rf"\b{words('counted_exercises')}$", re.IGNORECASE)


def _may_tell_whole(item: Line) -> bool:
    return item.listed and item.words >= LONG and item.number is None and not item.many


def _ends(line: Line, reading: Reading) -> bool:
    return line.starts or line.closes or reading.doses(line.content, line.end)


def list_under(over: Line, chunk: Chunk) -> Iterator[Line]:
    """Return the lines of the list that stands right under a line of a chunk."""
    later = (line for line in chunk.body if line.index > over.index)
    return takewhile(lambda line: line.depth > over.depth, later)


_ANNOUNCING = re.compile(rf"\b{words('counted_exercises')}\b[^.!?\n]{{0,60}}:$", re.IGNORECASE)
_OF_FORM = re.compile(rf"{words('keeping_form')}\b", re.IGNORECASE)
"""How advice on form begins, which is for all exercises ("Keep your back straight")."""


def _leads_to_exercises(over: Line, reading: Reading) -> bool:
    """Return whether a line leads to the exercises of a list, or says the dose of each of them."""
    led = _ANNOUNCING.search(reading.text, over.content, over.end)
    return led is not None or reading.doses_each(over)


def _is_order(item: Line, reading: Reading) -> bool:
    """Return whether an item tells what to do and is neither counted nor advice."""
    counted = item.number is not None or item.title is not None
    if counted or item.many or not item.steps:
        return False
    return _OF_FORM.match(reading.text, item.content, item.end) is None


def _are_dosed(items: Sequence[Line], reading: Reading) -> bool:
    """Return whether each item of a list is an instruction with a dose of its own."""
    return len(items) >= LEAST_BARE_ITEMS and all(
        1 <= line.steps <= 2
        and line.words <= MOST_DOSED_WORDS
        and reading.doses(line.content, line.end)
        for line in items
    )


def speaks_of_several(chunk: Chunk, reading: Reading) -> bool:
    """Return whether a chunk's title announces several exercises and names none."""
    title = chunk.head.title if chunk.head else None
    return title is not None and not title.exact and reading.speaks_of_group(title.span)


def _is_announced(item: Line, chunk: Chunk) -> bool:
    """Return whether the text over an item's list speaks of several exercises."""
    above = text_over(item, chunk)
    return above is not None and above.many


def _is_complete(line: Line, reading: Reading) -> bool:
    if not line.steps or reading.sentences(line) < 2:
        return False
    if reading.aliased(line):
        return True
    return line.steps > 1 and _ends(line, reading)


def worded_counts(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the instructions of a chunk that are counted as exercises ("Stretch 2: Sit down ...")."""
    counted = [
        line
        for line in chunk.body
        if line.number is not None
        and line.steps
        and counts_exercises(reading.text, line.start, line.content)
    ]
    return counted if len(counted) >= LEAST_WORDED_COUNTS else []
