"""Lists of which every item is an exercise: bare names, names with remarks, and whole instructions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from curation.extract.layout.exercises.chunks import Chunk
from curation.extract.layout.lines.item_titles import LEAST_TOLD_WORDS
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.reading import Reading

LEAST_BARE_ITEMS = 3
"""The least items of such a list."""
BARE_SHARE = 0.7
"""The least share of a list's items that must be bare names, or announced exercises, for all to be."""
NAMED_SHARE = 0.4
"""The least share of bare names that must be known names or end like names."""
MOST_DOSED_WORDS = 16
"""The most words of a list item that is one instruction with its dose."""
WHOLE_WORDS = 22
"""The least words on average of lines that tell a whole exercise each, and no step of one."""
LONG = 12
"""The least words of a list item that tells a whole exercise where the text announces several."""
MOST_SHARE = 0.6
"""The share of lines with a name in front from which on the others are exercises too."""


def bare_names(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the items of a list that is nothing but names of exercises."""
    items = _outer_items(chunk)
    bare = [line for line in items if reading.is_bare(line)]
    if len(bare) < max(LEAST_BARE_ITEMS, BARE_SHARE * len(items)):
        return []
    if chunk.is_exact and (chunk.steps or not all(map(reading.is_name, bare))):
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


def list_under(over: Line, chunk: Chunk) -> Iterator[Line]:
    """Return the lines of the list that stands right under a line of a chunk."""
    later = (line for line in chunk.body if line.index > over.index)
    return takewhile(lambda line: line.depth > over.depth, later)


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
    return line.steps > 1 and reading.begins_or_ends(line)
