"""Learned fields as the rows of the file of weights, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from tag_cases import TITLE
from tag_fields import Field

from curation.extract.layout.tagging.chain import TAGS
from curation.extract.layout.tagging.second_signs import SECOND
from curation.extract.layout.tagging.signs import AROUND, OWN, Slot
from curation.extract.layout.tagging.weights import (
    OFFSETS,
    OPENING_OFFSETS,
    READINGS,
    Learned,
)

LEAST_WEIGHT = 0.005
PLACES = (*map(str, OFFSETS), TITLE)
OPENING_PLACES = tuple(map(str, OPENING_OFFSETS))


def rows_of(fields: Sequence[Field]) -> Learned:
    """Return the fields of all readings as the file holds them."""
    return Learned(
        own=_rows_of_slots(OWN, "own", fields, PLACES),
        around=_rows_of_slots(AROUND, "around", fields, ()),
        terms=_rows_of_names("terms", fields, PLACES),
        openings=_rows_of_names("openings", fields, OPENING_PLACES),
        second=_rows_of_slots(SECOND, "second", fields[1:], ()),
        steps=[np.round(field.steps, 3).tolist() for field in fields],
    )


def _placed(name: str, places: Sequence[str]) -> list[str]:
    return [f"{name}|{place}" for place in places] if places else [name]


def _row(name: str, fields: Sequence[Field], places: Sequence[str]) -> list[float]:
    """Return the scores of a sign: for each place and each reading those of all tags."""
    none = [0.0] * TAGS
    return [
        round(weight, 2) + 0.0
        for x in _placed(name, places)
        for field in fields
        for weight in field.signs.get(x, none)
    ]


def _rows_of_slots(
    slots: Sequence[Slot], group: str, fields: Sequence[Field], places: Sequence[str]
) -> dict[str, list[list[float]]]:
    return {
        slot.name: [_row(f"{group}|{slot.name}|{v}", fields, places) for v in range(slot.size)]
        for slot in slots
    }


def _rows_of_names(
    group: str, fields: Sequence[Field], places: Sequence[str]
) -> dict[str, list[float]]:
    found = {
        name.split("|")[1]
        for field in fields
        for name in field.signs
        if name.startswith(f"{group}|")
    }
    rows = {name: _row(f"{group}|{name}", fields, places) for name in sorted(found)}
    return {name: row for name, row in rows.items() if max(map(abs, row)) > LEAST_WEIGHT}


def fields_of(learned: Learned) -> list[Field]:
    """Return the fields of all readings that the file holds."""
    signs: list[dict[str, list[float]]] = [{} for _ in range(READINGS)]
    both = (*range(READINGS),)
    for name, row in _named_rows(learned["own"], "own"):
        _spread(signs, both, _placed(name, PLACES), row)
    for name, row in _named_rows(learned["around"], "around"):
        _spread(signs, both, [name], row)
    for term, row in learned["terms"].items():
        _spread(signs, both, _placed(f"terms|{term}", PLACES), row)
    for opening, row in learned["openings"].items():
        _spread(signs, both, _placed(f"openings|{opening}", OPENING_PLACES), row)
    for name, row in _named_rows(learned["second"], "second"):
        _spread(signs, both[1:], [name], row)
    return [Field(x, np.array(steps)) for x, steps in zip(signs, learned["steps"], strict=True)]


def _named_rows(
    slots: Mapping[str, Sequence[Sequence[float]]], group: str
) -> Iterator[tuple[str, Sequence[float]]]:
    for slot, rows in slots.items():
        for value, row in enumerate(rows):
            yield f"{group}|{slot}|{value}", row


def _spread(
    signs: Sequence[dict[str, list[float]]],
    readings: Sequence[int],
    names: Sequence[str],
    row: Sequence[float],
) -> None:
    """Give each sign of a row its scores in each reading, where it has any."""
    numbers = iter(row)
    for name in names:
        for reading in readings:
            scores = [next(numbers) for _ in range(TAGS)]
            if any(scores):
                signs[reading][name] = scores
