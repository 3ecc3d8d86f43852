"""Numbered lines without names that are an exercise each, and not the steps of one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from curation.extract.layout.exercises.chunks import Chunk
from curation.extract.layout.exercises.item_lists import (
    BARE_SHARE,
    LEAST_BARE_ITEMS,
    MOST_SHARE,
    WHOLE_WORDS,
)
from curation.extract.layout.signs.announced import announced_count
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.numbering import counts_exercises
from curation.extract.layout.signs.reading import Reading
from curation.records import BlockKind

WHOLE_SHARE = 0.3
"""The least share of such lines that must say how long or how often, beside several orders."""
MOST_GOING_ON = 0.34
"""The most of such lines that begin as one does that goes on with another."""
LEAST_WORDED_COUNTS = 2
"""The least instructions behind "Stretch 1:" and its like that are an exercise each."""


def worded_counts(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the instructions of a chunk that are counted as exercises ("Stretch 2: Sit down ...")."""
    counted = [
        line
        for line in chunk.body
        if line.number is not None and counts_exercises(reading.text, line.start, line.content)
    ]
    return counted if sum(x.steps > 0 for x in counted) >= LEAST_WORDED_COUNTS else []


def whole_counts(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the numbered lines of a chunk that tell a whole exercise each, where most of them do.

    Steps of one exercise are shorter, and only the last says how long or how often.
    """
    counted = _long_counts(chunk, reading)
    whole = [lines for lines in counted if _tells_whole(lines, reading)]
    ends = len(counted) > 2 and whole == counted[-1:]
    if ends or len(whole) < WHOLE_SHARE * len(counted):
        return []
    return [lines[0] for lines in counted]


def named_counts(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the numbered lines of a chunk most of which begin with a name of an exercise and tell of it.

    Such is "1. The pigeon is a pose for the hips. Sit ...".
    """
    counted = [lines[0] for lines in _long_counts(chunk, reading)]
    named = [x for x in counted if reading.sentences(x) > 1 and reading.is_about_one(x)]
    return counted if len(counted) <= 2 * len(named) else []


def announced_counts(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the paragraphs under a title that counts exercises, where about as many instruct.

    Such are the slides under "5 Easy Stretches for the Evening", a sentence or two for each.
    """
    title = chunk.head.title if chunk.head else None
    count = announced_count(reading.text, title.span) if title else None
    if count is None or any(line.listed or line.label for line in chunk.body):
        return []
    told = [x for x in chunk.body if x.steps and x.kind is BlockKind.PARAGRAPH and not x.title]
    enough = len(told) >= max(count - 1, MOST_SHARE * len(chunk.body))
    return told if enough and not any(map(reading.goes_on, told)) else []


def dosed_counts(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the numbered lines of a chunk nearly all of which state a dose of their own."""
    counted = [x for x in chunk.body if x.number is not None and not x.title and not x.many]
    dosed = sum(reading.doses(x.content, x.end) for x in counted)
    enough = max(LEAST_BARE_ITEMS, BARE_SHARE * len(counted))
    return counted if dosed >= enough and any(x.steps for x in counted) else []


def _long_counts(chunk: Chunk, reading: Reading) -> list[list[Line]]:
    """Return the numbered lines without titles, each with the lines up to the next one.

    Nothing is returned where they are too short for exercises, or one goes on with another.
    """
    counted: list[list[Line]] = []
    for line in chunk.body:
        if line.number is not None and not line.title:
            counted.append([line])
        elif counted:
            counted[-1].append(line)
    if counted:
        counted[-1] = [counted[-1][0], *takewhile(lambda line: line.steps, counted[-1][1:])]
    long = sum(x.words for lines in counted for x in lines) >= WHOLE_WORDS * len(counted)
    going_on = sum(reading.goes_on(lines[0]) for lines in counted)
    if len(counted) < 2 or not long or going_on > MOST_GOING_ON * len(counted):
        return []
    return counted


def _tells_whole(lines: Sequence[Line], reading: Reading) -> bool:
    """Return whether consecutive lines instruct in several sentences and say how long or how often."""
    if any(line.many for line in lines):
        return False
    instructing = [line for line in lines if line.steps]
    told = bool(instructing) and any(reading.begins_or_ends(line) for line in lines)
    return told and sum(map(reading.sentences, instructing)) > 1
