"""Instructions in the editors' own words, or made from an entry's fields: never a source's sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from curation.export.data_files import read_mapping
from curation.records import CatalogEntry, Range
from curation.rows import range_row
from curation.vocabulary import Vocabulary

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def instructions(entry: CatalogEntry, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the steps of an exercise.

    The first steps are the sentences of the vocabulary's description where editors wrote one, else
    made from position, equipment, mode and muscles; doses follow from the merged fields, and so do
    sides where the description does not speak of them.
    """
    wording = read_mapping("wording", "key", "text")
    known = vocabulary.entries.get(entry.stretch_id)
    described = SENTENCE_END.split(known.description.strip()) if known else []
    opening = [step for step in described if step] or list(_made(entry, vocabulary, wording))
    turns = re.compile(wording["sides.told"], re.IGNORECASE)
    sides = [] if any(turns.search(step) for step in opening) else [wording["sides"]]
    return (*opening, *_doses(entry, wording), *(sides if entry.per_side else ()))


def _made(entry: CatalogEntry, vocabulary: Vocabulary, wording: Mapping[str, str]) -> Iterator[str]:
    position = vocabulary.position_names.get(entry.position or "")
    if position:
        yield wording["start"].format(position=position.lower())
    if entry.equipment:
        names = [vocabulary.equipment_names.get(e, e).lower() for e in entry.equipment]
        yield wording["have"].format(equipment=_listed(names, wording))
    muscles = [vocabulary.muscles[m].name for m in entry.muscles if m in vocabulary.muscles]
    target = wording["target.none"]
    if muscles:
        listed = _listed([name[0].lower() + name[1:] for name in muscles], wording)
        target = wording["target.muscles"].format(muscles=listed)
    action = wording.get(f"do.{entry.kind}.{entry.mode}") or wording[f"do.{entry.kind}"]
    yield action.format(target=target)


def _doses(entry: CatalogEntry, wording: Mapping[str, str]) -> Iterator[str]:
    for key, value in (
        ("dose.hold", entry.hold_seconds),
        ("dose.reps", entry.reps),
        ("dose.sets", entry.sets),
    ):
        if value is not None:
            one = value[1] == 1 or value == (1, None)
            yield wording[f"{key}.one" if one else key].format(range=spoken(value))


def spoken(value: Range) -> str:
    """Return a range in words, such as "20 to 30" or "at least 30"."""
    wording = read_mapping("wording", "key", "text")
    low, high = range_row(value) or (None, None)
    if low is None:
        return wording["range.up_to"].format(high=high)
    if high is None:
        return wording["range.at_least"].format(low=low)
    key = "range.exactly" if low == high else "range.between"
    return wording[key].format(low=low, high=high)


def _listed(names: Sequence[str], wording: Mapping[str, str]) -> str:
    if len(names) == 1:
        return names[0]
    return wording["list.last"].format(before=", ".join(names[:-1]), last=names[-1])
