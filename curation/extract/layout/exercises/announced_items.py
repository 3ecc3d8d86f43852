"""Lines that the line over them, or a plural in the title, announces as an exercise each."""

from __future__ import annotations

import re
from itertools import dropwhile, pairwise, takewhile

from curation.extract.layout.exercises.chunks import Chunk
from curation.extract.layout.exercises.item_lists import (
    BARE_SHARE,
    LEAST_BARE_ITEMS,
    LONG,
    MOST_SHARE,
    list_under,
)
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.reading import Reading
from curation.extract.wording import words
from curation.records import BlockKind

MOST_LEADING_WORDS = 25
"""The most words of a line that leads to the text of one exercise."""
LEAST_TERSE = 4
"""The least short orders, a paragraph each, that are an exercise each where a line speaks of several."""
MOST_TERSE_WORDS = 25
"""The most words of such an order."""
MOST_ANNOUNCED_WORDS = 100
"""The most words of a paragraph that is one of several exercises which a line announces."""


def _tells_enough(line: Line, reading: Reading) -> bool:
    """Return whether a paragraph gives two orders, or one and a position, how long or how often."""
    if line.words < LONG:
        return False
    return line.steps > 1 or (line.steps > 0 and reading.begins_or_ends(line))


_PLURAL = re.compile(rf"\b{words('counted_exercises')}$", re.IGNORECASE)
_PLURALS = re.compile(rf"\b{words('counted_exercises')}\b", re.IGNORECASE)
_ANNOUNCING = re.compile(rf"\b{words('counted_exercises')}\b[^.!?\n]{{0,60}}:$", re.IGNORECASE)
_OF_FORM = re.compile(rf"{words('keeping_form')}\b", re.IGNORECASE)
"""How advice on form begins, which is for all exercises ("Keep your back straight")."""


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


def announced_paragraphs(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the paragraphs that the line over them announces as exercises, an order each.

    Such are "Below are some stretches:" and a paragraph for each of them.
    """
    for over, following in pairwise(chunk.lines):
        if following.listed or not over.many:
            continue
        below = (line for line in chunk.body if line.index > over.index)
        told = [*takewhile(lambda line: line.kind is BlockKind.PARAGRAPH, below)]
        orders = [x for x in told if x.steps and x.words <= MOST_ANNOUNCED_WORDS]
        if len(orders) < LEAST_BARE_ITEMS:
            continue
        led = _leads_to_exercises(over, reading)
        if len(orders) < max(LEAST_BARE_ITEMS if led else LEAST_TERSE, BARE_SHARE * len(told)):
            continue
        if not (led or all(x.words <= MOST_TERSE_WORDS for x in told)):
            continue
        if not any(map(reading.goes_on, orders)):
            return orders
    return []


def leading_lines(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the lines of a chunk each of which leads to one exercise ("Now try a “Side Bend”:")."""
    leading = [
        over
        for over, following, later in zip(
            chunk.body, chunk.body[1:], [*chunk.body[2:], None], strict=False
        )
        if over.kind is BlockKind.PARAGRAPH
        and reading.leads(over)
        and over.words <= MOST_LEADING_WORDS
        and not (over.many or over.label or over.title)
        and reading.names_one(over)
        and not following.title
        and (following.steps or (following.listed and later is not None and later.steps))
    ]
    return leading if len(leading) > 1 else []


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


def paragraphs_of_plural(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the paragraphs under a plural ("Neck stretches") that tell an exercise each, behind its introduction."""
    title = chunk.head.title if chunk.head else None
    if title is None or title.exact or not _PLURALS.search(reading.text, *title.span):
        return []
    told = [*dropwhile(lambda line: not line.steps, chunk.body)]
    told = [*takewhile(lambda line: line.kind is BlockKind.PARAGRAPH and not line.label, told)]
    whole = [x for x in told if _tells_enough(x, reading) and not (x.title or x.many)]
    if len(whole) < 2 or len(whole) < MOST_SHARE * len(told) or any(map(reading.goes_on, whole)):
        return []
    return whole if 2 * sum(reading.begins_or_ends(x) for x in whole) >= len(whole) else []


def _may_tell_whole(item: Line) -> bool:
    return item.listed and item.words >= LONG and item.number is None and not item.many


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
