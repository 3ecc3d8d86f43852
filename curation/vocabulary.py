"""The editors' data files as one frozen Vocabulary: every problem of theirs is found in one pass."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

from curation.errors import VocabularyError
from curation.names import name_key
from curation.phrases import expand
from curation.records import MUSCLE_ROLES, Entry, Muscle, MuscleRole
from curation.vocabulary_checks import check_tables
from curation.vocabulary_tables import TABLES, TERM_END, TERM_GROUPS, Row, rows_of

VARIABLE = "CURATION_VOCABULARY"
"""The environment variable that names another folder of vocabulary files."""


class Phrase(NamedTuple):
    """A surface form of the vocabulary.

    Attributes:
        text: lower-case words.
        group: "muscle", "position", "equipment", "cue" or "layout".
        target: the id that it stands for.
        rule: the pattern that it comes from, for evidence.
    """

    text: str
    group: str
    target: str
    rule: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the editors maintain by hand.

    Attributes:
        aliases: name key -> entry id, entries' own names included.
        ambiguous: name key -> the entry ids among which the text decides, the usual one (noted
            "usual" in the file) first.
        alias_names: every name as the files print it, with its entry ids, in file order.
        phrases: surface forms of muscles, positions, equipment and cues.
        muscle_roles: role -> the ids of the muscles and regions that have it.
        position_exports, equipment_exports: id -> the id that outputs hold.
        term_frames: words after which a term stands, each with the term's group.
        term_ends: words that end such a term.
        ordinary_terms: group -> words that stand there and are no terms, as editors said.
        sha256: of all files, so that a build knows when it must run again.
    """

    entries: Mapping[str, Entry]
    aliases: Mapping[str, str]
    ambiguous: Mapping[str, tuple[str, ...]]
    alias_names: tuple[tuple[str, tuple[str, ...]], ...]
    muscles: Mapping[str, Muscle]
    muscle_roles: Mapping[MuscleRole, frozenset[str]]
    position_exports: Mapping[str, str]
    equipment_exports: Mapping[str, str]
    position_names: Mapping[str, str]
    equipment_names: Mapping[str, str]
    cue_kinds: Mapping[str, str]
    opposed: tuple[tuple[str, str], ...]
    phrases: tuple[Phrase, ...]
    term_frames: tuple[tuple[str, str], ...]
    term_ends: frozenset[str]
    ordinary_terms: Mapping[str, frozenset[str]]
    sha256: str

    def wider(self, muscle_id: str) -> frozenset[str]:
        """Return the muscle's id with the ids of all groups that take it in."""
        found: set[str] = set()
        todo = [muscle_id]
        while todo:
            current = todo.pop()
            if current not in found:
                found.add(current)
                todo.extend(self.muscles[current].part_of)
        return frozenset(found)

    def exported_muscles(self, muscle_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the ids that output columns hold for ``muscle_ids``, sorted, without repeats."""
        return tuple(sorted({self.muscles[m].exported_as for m in muscle_ids}))


def default_folder() -> Traversable:
    """Return the folder that $CURATION_VOCABULARY names, the package's own without it."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else resources.files("curation") / "vocabulary"


def load_vocabulary(folder: Traversable | None = None) -> Vocabulary:
    """Read and check the vocabulary files of ``folder``, by default those of ``default_folder``.

    Raises:
        VocabularyError: lists every problem of every file with file, line and remedy.
    """
    folder = folder or default_folder()
    problems: list[str] = []
    digest = hashlib.sha256()
    tables: dict[str, list[Row]] = {}
    for table in TABLES.values():
        raw = _read(folder / table.name, problems)
        digest.update(table.name.encode() + b"\0" + raw + b"\0")
        tables[table.name] = list(rows_of(table, raw, problems))
    check_tables(tables, problems)
    if problems:
        raise VocabularyError(tuple(problems))
    return _assemble(tables, digest.hexdigest())


def _read(path: Traversable, problems: list[str]) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        problems.append(f"{path}: cannot be read ({error.strerror}): restore the file")
        return b""


def _assemble(tables: Mapping[str, list[Row]], sha256: str) -> Vocabulary:
    aliases: dict[str, str] = {}
    ambiguous: dict[str, tuple[str, ...]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for row in tables["entries.csv"]:
        aliases[name_key(row["name"])] = row["stretch_id"]
        names[row["name"]] = (row["stretch_id"],)
    for row in tables["aliases.csv"]:
        aliases[name_key(row["alias"])] = row["stretch_id"]
        names[row["alias"]] = (row["stretch_id"],)
    for row in tables["ambiguous_aliases.csv"]:
        key = name_key(row["alias"])
        others = ambiguous.get(key, ())
        usual = row["note"] == "usual"
        ambiguous[key] = (row["stretch_id"], *others) if usual else (*others, row["stretch_id"])
        names[row["alias"]] = (*names.get(row["alias"], ()), row["stretch_id"])
    return Vocabulary(
        entries={row["stretch_id"]: _entry(row) for row in tables["entries.csv"]},
        aliases=aliases,
        ambiguous=ambiguous,
        alias_names=tuple(names.items()),
        muscles={row["muscle_id"]: _muscle(row) for row in tables["muscles.csv"]},
        muscle_roles={role: _with_role(role, tables["muscles.csv"]) for role in MUSCLE_ROLES},
        position_exports={r["position_id"]: r["exported_as"] for r in tables["positions.csv"]},
        equipment_exports={r["equipment_id"]: r["exported_as"] for r in tables["equipment.csv"]},
        position_names={r["position_id"]: r["name"] for r in tables["positions.csv"]},
        equipment_names={r["equipment_id"]: r["name"] for r in tables["equipment.csv"]},
        cue_kinds={
            r["cue"]: r["meaning"]
            for file in ("cue_kinds.csv", "layout_cue_kinds.csv")
            for r in tables[file]
        },
        opposed=tuple((r["one"], r["other"]) for r in tables["opposed_words.csv"]),
        phrases=tuple(_phrases(tables)),
        **_term_places(tables),
        sha256=sha256,
    )


def _term_places(tables: Mapping[str, list[Row]]) -> dict[str, Any]:
    frames = [
        (text, row["group"]) for row in tables["term_frames.csv"] for text in expand(row["pattern"])
    ]
    return {
        "term_frames": tuple(frame for frame in frames if frame[1] != TERM_END),
        "term_ends": frozenset(text for text, group in frames if group == TERM_END),
        "ordinary_terms": {
            group: frozenset(
                row["words"].lower()
                for row in tables["ordinary_terms.csv"]
                if row["group"] == group
            )
            for group in TERM_GROUPS
        },
    }


def _phrases(tables: Mapping[str, list[Row]]) -> Iterator[Phrase]:
    for file, group, column in (
        ("muscle_forms.csv", "muscle", "muscle_id"),
        ("position_cues.csv", "position", "position_id"),
        ("equipment_forms.csv", "equipment", "equipment_id"),
        ("cues.csv", "cue", "cue"),
        ("layout_cues.csv", "layout", "cue"),
    ):
        for row in tables[file]:
            rule, targets = f"{group}:{row['pattern']}", row.ids(column)
            for text in expand(row["pattern"]):
                for target in targets:
                    yield Phrase(text, group, target, rule)


def _with_role(role: MuscleRole, rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(row["muscle_id"] for row in rows if role in row.ids("roles"))


def _muscle(row: Row) -> Muscle:
    return Muscle(
        muscle_id=row["muscle_id"],
        name=row["name"],
        latin=row["latin"],
        uberon=row["uberon"],
        fma=row["fma"],
        part_of=row.ids("part_of"),
        exported_as=row["exported_as"],
        roles=row.ids("roles"),  # type: ignore[arg-type]
    )


def _entry(row: Row) -> Entry:
    per_side: Callable[[str], bool | None] = {"yes": True, "no": False}.get
    return Entry(
        stretch_id=row["stretch_id"],
        name=row["name"],
        kind=row["kind"],  # type: ignore[arg-type]
        mode=row["mode"] or None,  # type: ignore[arg-type]
        position=row["position"] or None,
        per_side=per_side(row["per_side"]),
        muscles=row.ids("muscles"),
        shortens=row.ids("shortens"),
        equipment=row.ids("equipment"),
        description=row["description"],
    )
