"""The signs of units by which they are tagged: small numbers of fixed range, terms and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from curation.extract.dosage import may_say_doses
from curation.extract.known_words import Codes
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.signs.steps import opens_with_order
from curation.extract.layout.tagging.units import Unit
from curation.records import BlockKind

EARLY = 60
"""Characters from the beginning of a unit within which a term stands early in it."""
MOST_LEVEL = 6
_KINDS = {kind: place * (MOST_LEVEL + 1) for place, kind in enumerate(BlockKind)}
_LABELS = {label: place for place, label in enumerate(("", "howto", "why", "part", "closing"))}
_ASIDES = {aside: place for place, aside in enumerate(("", "variation", "warning"))}
_ENDS = {mark: place for place, mark in enumerate(".!?:,", 1)}

_BOUNDS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 26, 40, 70)
BUCKETS = len(_BOUNDS) + 1
_BUCKET = [next(i for i, bound in enumerate(_BOUNDS) if n <= bound) for n in range(_BOUNDS[-1] + 1)]
_LAST = BUCKETS - 1


def bucket(number: int) -> int:
    """Return which of ``BUCKETS`` ranges a number from 0 on lies in, narrow ones first."""
    return _BUCKET[number] if number <= _BOUNDS[-1] else _LAST


class Slot(NamedTuple):
    """A sign that is a number from 0 to ``size`` - 1."""

    name: str
    size: int


_NO_TITLE, _LATER = 16, 17
OWN = (
    Slot("form", len(_KINDS) * (MOST_LEVEL + 1)),
    Slot("title", 18),
    Slot("number", 3),
    Slot("heads", 2),
    Slot("place", 3),
    Slot("siblings", BUCKETS),
    Slot("words", BUCKETS),
    Slot("line words", BUCKETS),
    Slot("line steps", BUCKETS),
    Slot("gap", 3),
    Slot("label", len(_LABELS)),
    Slot("aside", len(_ASIDES)),
    Slot("starts in pose", 2),
    Slot("closes", 2),
    Slot("many", 2),
    Slot("order", 2),
    Slot("doses", 3),
    Slot("end", 6),
    Slot("capital", 2),
)
"""The signs of a unit whatever stands around it."""

_COUNTS = ("units", "doses", "orders", "closings", "steps", "lines", "numbers", "items")
AROUND = (
    Slot("place in article", 21),
    Slot("since title", BUCKETS + 1),
    Slot("named titles", BUCKETS),
    Slot("units of article", BUCKETS),
    *(Slot(f"{count} under title", 3 * BUCKETS + 1) for count in _COUNTS),
)
"""The signs of where a unit stands: in the article, and among what stands under its title."""


class Placed(NamedTuple):
    """Names in reading order, and the places of the units that they stand in."""

    names: Sequence[str]
    units: Codes


class Signs(NamedTuple):
    """The signs of an article's units, in reading order.

    Attributes:
        own: of each unit the numbers of ``OWN``.
        around: of each unit the numbers of ``AROUND``.
        terms: the names of the units' terms, and which unit each stands in.
        openings: the first word of each unit, and the first two of each, in lower case.
        titles: of each unit which one is the title over it, -1 where none is.
        forms: of each unit three numbers for its form, each narrower than the one before.
    """

    own: Codes
    around: Codes
    terms: Placed
    openings: tuple[Sequence[str], Sequence[str]]
    titles: Codes
    forms: Codes


_FIRST_WORDS = re.compile(r"[^a-z\d]*([a-z][a-z']*|\d+)(?:[^a-z\d]+([a-z][a-z']*|\d+))?")
LONGEST_OPENING = 40
"""Characters at the beginning of a unit within which its first words are sought."""
_NUMBER = "0"
"""The word that stands for all numbers."""
_EARLY_MARK = "early "


def signs_of(units: Sequence[Unit], reading: Reading) -> Signs:
    """Return the signs of an article's units."""
    own = [_own(unit, reading) for unit in units]
    titles = _titles(units)
    codes = np.array(own, dtype=np.intp).reshape(len(units), len(OWN))
    return Signs(
        codes,
        np.array(_around(units, codes, titles), dtype=np.intp).reshape(len(units), len(AROUND)),
        _terms_of(units, reading),
        _openings(units, reading.text),
        np.array(titles, dtype=np.intp),
        _forms(codes),
    )


def _openings(units: Sequence[Unit], text: str) -> tuple[Sequence[str], Sequence[str]]:
    found = [opening_of(text[unit.content : unit.content + LONGEST_OPENING]) for unit in units]
    return [one for one, _ in found], [both for _, both in found]


def opening_of(text: str) -> tuple[str, str]:
    """Return the first word of a text and its first two together, "" for what it has not.

    All numbers are one word.
    """
    found = _FIRST_WORDS.match(text.lower())
    if found is None:
        return "", ""
    one, two = (word if word is None or word >= "a" else _NUMBER for word in found.groups())
    return one, f"{one} {two}" if two else ""


def _terms_of(units: Sequence[Unit], reading: Reading) -> Placed:
    """Return the names of the terms in units, and once more of those that stand early in theirs."""
    terms = reading.terms.within(0, len(reading.text))
    names = [x[3] if x[2] in ("cue", "layout") else x[2] for x in terms]
    starts = np.array([x[0] for x in terms], dtype=np.intp)
    begun = np.array([unit.start for unit in units])
    ended = np.array([unit.end for unit in units])
    place = np.searchsorted(begun, starts, side="right") - 1
    inside = (place >= 0) & (starts < ended[place])
    early = np.flatnonzero(inside & (starts < begun[place] + EARLY)).tolist()
    kept = np.flatnonzero(inside).tolist()
    found = [*map(names.__getitem__, kept), *(_EARLY_MARK + names[x] for x in early)]
    return Placed(found, place[kept + early])


def _own(unit: Unit, reading: Reading) -> tuple[int, ...]:
    line, text, first = unit.line, reading.text, unit.place == 0
    title = line.title
    if not first:
        titled = _LATER
    elif title is None:
        titled = _NO_TITLE
    else:
        titled = title.named + 2 * title.exact + 4 * title.alone + 8 * title.marked
    return (
        _KINDS[line.kind] + min(line.level, MOST_LEVEL),
        titled,
        2 if not first else line.number is not None,
        unit.heads,
        min(unit.place, 2),
        bucket(unit.siblings),
        bucket(text.count(" ", unit.content, unit.end) + 1),
        bucket(line.words),
        bucket(line.steps),
        min(line.gap, 2),
        _LABELS.get(line.label, 0),
        _ASIDES[line.aside],
        line.starts,
        line.closes,
        line.many,
        opens_with_order(unit.content, reading.terms),
        min(may_say_doses(text, unit.start, unit.end), 2),
        _ENDS.get(text[unit.start : unit.end].rstrip()[-1:], 0),
        text[unit.content : unit.content + 1].isupper(),
    )


_AT = {slot.name: place for place, slot in enumerate(OWN)}


def _titles(units: Sequence[Unit]) -> list[int]:
    """Return of each unit which one is the title over it, itself for a title, -1 where none is."""
    last, titles = -1, []
    for place, unit in enumerate(units):
        if unit.heads:
            last = place
        titles.append(last)
    return titles


def _around(units: Sequence[Unit], own: Codes, titles: Sequence[int]) -> list[tuple[int, ...]]:
    number = len(units)
    named = sum(
        unit.heads and unit.line.title is not None and unit.line.title.named for unit in units
    )
    of_article = (bucket(named), bucket(number))
    under = _counts_under_titles(units, own, titles)
    rows = []
    for place, (unit, title) in enumerate(zip(units, titles, strict=True)):
        since = BUCKETS if title < 0 else bucket(place - title)
        rows.append((20 * place // number, since, *of_article, *_counted(unit, title, under)))
    return rows


def _counted(unit: Unit, title: int, under: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the numbers of what stands under a unit's title, other ones where it is the title itself."""
    if title < 0:
        return (3 * BUCKETS,) * len(_COUNTS)
    own = unit.line.title if unit.heads else None
    role = 0 if own is None else (2 if own.named else 1) * BUCKETS
    return tuple(role + count for count in under[title])


def _counts_under_titles(
    units: Sequence[Unit], own: Codes, titles: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """Return of each title what stands under it, as the buckets of ``_COUNTS``."""
    counts: dict[int, list[int]] = {}
    for unit, title, (doses, order) in zip(
        units, titles, own[:, [_AT["doses"], _AT["order"]]].tolist(), strict=True
    ):
        if unit.heads:
            counts[title] = [0] * len(_COUNTS)
        elif title >= 0:
            line, first, row = unit.line, unit.place == 0, counts[title]
            row[0] += 1
            row[1] += doses > 0
            row[2] += order
            row[3] += line.closes
            if first:
                row[4] += line.steps
                row[5] += 1
                row[6] += line.number is not None
                row[7] += line.listed
    return {title: tuple(map(bucket, row)) for title, row in counts.items()}


def _forms(own: Codes) -> Codes:
    """Return of each unit three numbers for its form: kind and place, title and number, order and dose."""
    column = {name: own[:, place] for name, place in _AT.items()}
    wide = 2 * column["form"] + (column["place"] == 0)
    middle = (wide * 18 + column["title"]) * 3 + column["number"]
    dosed = (column["doses"] > 0) + 2 * (column["siblings"] > 1)
    return np.stack([wide, middle, (middle * 2 + column["order"]) * 4 + dosed], axis=1)
