"""free-exercise-db's layout: one JSON file per exercise, all in one file, and what did not fit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from curation.export.data_files import read_mapping, read_text
from curation.export.records import Release, ReleaseEntry

CATEGORIES = {"stretch": "stretching", "strength": "strength", "release": "stretching"}
LEVEL = "beginner"
NO_EQUIPMENT = "body only"
UNSURE = "approximate"


@dataclass
class Report:
    """What the layout could not hold.

    Attributes:
        left_out: entries none of whose muscles has a match, by id, with their muscles.
        unmatched: muscles without a match -> entries that name them.
        approximate: muscles that went out as a near one -> the near one and why.
        from_reference: entries whose muscles come from the vocabulary, for want of the sources'.
        reduced: entries with more equipment than the layout holds -> what it left out.
        ids: entry -> its id in this layout, which follows its name and changes with it.
    """

    left_out: dict[str, list[str]] = field(default_factory=dict)
    unmatched: dict[str, set[str]] = field(default_factory=dict)
    approximate: dict[str, dict[str, str]] = field(default_factory=dict)
    from_reference: list[str] = field(default_factory=list)
    reduced: dict[str, list[str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)


def write_free_exercise_db(release: Release, folder: Path) -> None:
    """Write ``exercises/<id>.json``, ``dist/exercises.json``, a strict schema and a report."""
    exercises, report = convert(release.entries)
    (folder / "exercises").mkdir()
    (folder / "dist").mkdir()
    for exercise in exercises:
        _write(folder / "exercises" / f"{exercise['id']}.json", exercise)
    _write(folder / "dist" / "exercises.json", exercises)
    schema = read_text("schemas/free_exercise_db.schema.json")
    (folder / "schema.json").write_text(schema, encoding="utf-8")
    _write(folder / "report.json", _told(report))


def convert(entries: Iterable[ReleaseEntry]) -> tuple[list[dict[str, Any]], Report]:
    """Return the exercises, sorted by id, and what did not fit."""
    report = Report()
    taken: set[str] = set()
    exercises = []
    for entry in entries:
        muscles = _muscles(entry, report)
        if not muscles:
            named = dict.fromkeys((*entry.muscles, *entry.reference_muscles))
            report.left_out[entry.stretch_id] = list(named)
            continue
        exercise_id = free_id(entry, taken)
        taken.add(exercise_id.casefold())
        report.ids[entry.stretch_id] = exercise_id
        exercises.append(
            {
                "name": entry.name,
                "force": "static" if entry.mode == "static" else None,
                "level": LEVEL,
                "mechanic": None,
                "equipment": _equipment(entry, report),
                "primaryMuscles": muscles,
                "secondaryMuscles": [],
                "instructions": list(entry.instructions),
                "category": CATEGORIES[entry.kind],
                "images": [],
                "id": exercise_id,
            }
        )
    return sorted(exercises, key=lambda e: str(e["id"])), report


def free_id(entry: ReleaseEntry, taken: set[str]) -> str:
    """Return the id that the data set's rule makes of the name, or a longer one if that is taken.

    The rule, read off all 873 files: space and slash become an underscore, then all but letters,
    digits, underscore and hyphen are dropped. Letters of other scripts are dropped too, so that a
    name may leave nothing; the entry's own id then helps, as it does for a name that two share.
    """
    rule = _plain(entry.name)[:120]
    own = _plain(entry.stretch_id.replace("-", "_"))
    candidates = [rule, f"{rule}_{own}".strip("_")]
    number = 2
    while True:
        for candidate in candidates:
            if candidate and candidate.casefold() not in taken:
                return candidate
        candidates = [f"{rule or own or 'exercise'}_{number}"]
        number += 1


def _plain(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z_-]", "", re.sub(r"[ /]", "_", text))


def _muscles(entry: ReleaseEntry, report: Report) -> list[str]:
    found = _matched(entry, entry.muscles, report)
    if not found:
        found = _matched(entry, entry.reference_muscles, report)
        report.from_reference += [entry.stretch_id] if found else []
    return found


def _matched(entry: ReleaseEntry, muscles: tuple[str, ...], report: Report) -> list[str]:
    names = read_mapping("muscle_mappings", "muscle_id", "free_exercise_db")
    notes = read_mapping("muscle_mappings", "muscle_id", "note")
    for muscle in muscles:
        if muscle not in names:
            report.unmatched.setdefault(muscle, set()).add(entry.stretch_id)
        elif notes.get(muscle, "").startswith(f"{UNSURE}:"):
            because = notes[muscle].removeprefix(f"{UNSURE}:").strip()
            report.approximate[muscle] = {"as": names[muscle], "because": because}
    return list(dict.fromkeys(names[muscle] for muscle in muscles if muscle in names))


def _equipment(entry: ReleaseEntry, report: Report) -> str:
    names = read_mapping("equipment_mappings", "equipment_id", "free_exercise_db")
    known = [(names[e], e) for e in entry.equipment if e in names]
    if not known:
        return NO_EQUIPMENT
    chosen, kept = min(known, key=lambda pair: (pair[0] == "other", entry.equipment.index(pair[1])))
    others = [equipment for _, equipment in known if equipment != kept]
    if others:
        report.reduced[entry.stretch_id] = others
    return chosen


def _told(report: Report) -> dict[str, Any]:
    return {
        "left_out": report.left_out,
        "muscles_from_the_vocabulary": report.from_reference,
        "muscles_without_a_match": {m: sorted(ids) for m, ids in sorted(report.unmatched.items())},
        "muscles_matched_approximately": dict(sorted(report.approximate.items())),
        "equipment_left_out": report.reduced,
        "ids_by_entry": report.ids,
        "stated_for_every_exercise": {
            "level": f"{LEVEL}, because the layout asks for one and the sources give none",
            "mechanic": "null: the catalog does not hold it",
            "primaryMuscles": "all targets, because the sources do not rank them",
            "images": "none",
        },
    }


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
