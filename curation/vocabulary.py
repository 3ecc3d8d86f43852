"""The editors' data files, read strictly into one frozen Vocabulary: every problem is found in one pass."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from curation.errors import VocabularyError
from curation.names import name_key
from curation.phrases import PhraseError, expand
from curation.records import KINDS, MODES, Entry, Muscle

VARIABLE = "CURATION_VOCABULARY"
"""The environment variable that names another folder of vocabulary files."""
SIGNED = ("note", "added_by", "source")
"""The columns that close every file: why, who, and where the fact comes from."""
TERM_GROUPS = ("muscle", "position", "equipment")
"""What an unknown term may be."""
TERM_END = "end"
"""Instead of a group: words that end a term."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a vocabulary file holds.

    Attributes:
        columns: the exact header, without the signing columns.
        key: the columns that identify a row and sort the file.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The whole header line."""
        return self.columns + SIGNED


TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        Table(
            "muscles.csv",
            ("muscle_id", "name", "latin", "uberon", "fma", "part_of", "exported_as"),
            ("muscle_id",),
        ),
        Table("muscle_forms.csv", ("pattern", "muscle_id"), ("pattern",)),
        Table("positions.csv", ("position_id", "name", "exported_as"), ("position_id",)),
        Table("position_cues.csv", ("pattern", "position_id"), ("pattern",)),
        Table("equipment.csv", ("equipment_id", "name", "exported_as"), ("equipment_id",)),
        Table("equipment_forms.csv", ("pattern", "equipment_id"), ("pattern",)),
        Table("cues.csv", ("pattern", "cue"), ("cue", "pattern")),
        Table("layout_cues.csv", ("pattern", "cue"), ("cue", "pattern")),
        Table("cue_kinds.csv", ("cue", "meaning"), ("cue",)),
        Table("layout_cue_kinds.csv", ("cue", "meaning"), ("cue",)),
        Table("opposed_words.csv", ("one", "other"), ("one", "other")),
        Table("term_frames.csv", ("pattern", "group"), ("group", "pattern")),
        Table("ordinary_terms.csv", ("words", "group"), ("group", "words")),
        Table(
            "entries.csv",
            (
                "stretch_id",
                "name",
                "kind",
                "mode",
                "position",
                "per_side",
                "muscles",
                "shortens",
                "equipment",
                "description",
            ),
            ("stretch_id",),
        ),
        Table("aliases.csv", ("alias", "stretch_id"), ("alias",)),
        Table("ambiguous_aliases.csv", ("alias", "stretch_id"), ("alias", "stretch_id")),
    )
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a vocabulary file: where it stands and its cells by column."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def ids(self, column: str) -> tuple[str, ...]:
        """Return the ids of a cell that holds several, separated by "|"."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())


@dataclass(frozen=True, slots=True)
class Phrase:
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
        muscle_exports, position_exports, equipment_exports: id -> the id that outputs hold.
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
        tables[table.name] = list(_rows(table, raw, problems))
    checked = _Checker(tables, problems)
    checked.run()
    if problems:
        raise VocabularyError(tuple(problems))
    return _assemble(tables, digest.hexdigest())


def _read(path: Traversable, problems: list[str]) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        problems.append(f"{path}: cannot be read ({error.strerror}): restore the file")
        return b""


def _rows(table: Table, raw: bytes, problems: list[str]) -> Iterator[Row]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(f"{table.name} line {line}: is not UTF-8: save the file as UTF-8")
        return
    reader = csv.reader(io.StringIO(text, newline=""))
    header = tuple(next(reader, ()))
    if header != table.header:
        problems.append(f"{table.name} line 1: the header must read {','.join(table.header)}")
        return
    for cells in reader:
        if len(cells) != len(header):
            problems.append(
                f"{table.name} line {reader.line_num}: has {len(cells)} cells instead of {len(header)}: "
                "put a text that holds a comma in double quotes"
            )
            continue
        yield Row(
            table.name, reader.line_num, dict(zip(header, (c.strip() for c in cells), strict=True))
        )


class _Checker:
    """Gathers what is wrong with the rows; each check looks at one law over all files."""

    def __init__(self, tables: Mapping[str, list[Row]], problems: list[str]) -> None:
        self.tables, self.problems = tables, problems
        self.known = {
            "muscle_id": self._ids("muscles.csv", "muscle_id"),
            "position_id": self._ids("positions.csv", "position_id"),
            "equipment_id": self._ids("equipment.csv", "equipment_id"),
            "stretch_id": self._ids("entries.csv", "stretch_id"),
            "cue": self._ids("cue_kinds.csv", "cue"),
            "layout_cue": self._ids("layout_cue_kinds.csv", "cue"),
        }

    def run(self) -> None:
        """Run every check."""
        for table in TABLES.values():
            self._keys(table)
        self._references()
        self._choices()
        self._patterns()
        self._muscle_tree()
        self._aliases()

    def _ids(self, table: str, column: str) -> frozenset[str]:
        return frozenset(row[column] for row in self.tables[table])

    def _say(self, row: Row, problem: str) -> None:
        self.problems.append(f"{row.file} line {row.line}: {problem}")

    def _keys(self, table: Table) -> None:
        seen: dict[tuple[str, ...], int] = {}
        previous: tuple[str, ...] = ()
        for row in self.tables[table.name]:
            key = tuple(row[c] for c in table.key)
            if not all(key):
                self._say(
                    row,
                    f"{' and '.join(table.key)} must not be empty: fill it in or delete the line",
                )
            if key in seen:
                self._say(
                    row,
                    f"{', '.join(key)!r} stands on line {seen[key]} already: delete one of the two",
                )
            elif key < previous:
                self._say(
                    row,
                    f"{', '.join(key)!r} is out of order: sort the file by {', '.join(table.key)}",
                )
            seen.setdefault(key, row.line)
            previous = max(previous, key)

    def _references(self) -> None:
        for file, column, kind in (
            ("muscles.csv", "part_of", "muscle_id"),
            ("muscles.csv", "exported_as", "muscle_id"),
            ("muscle_forms.csv", "muscle_id", "muscle_id"),
            ("positions.csv", "exported_as", "position_id"),
            ("position_cues.csv", "position_id", "position_id"),
            ("equipment.csv", "exported_as", "equipment_id"),
            ("equipment_forms.csv", "equipment_id", "equipment_id"),
            ("cues.csv", "cue", "cue"),
            ("layout_cues.csv", "cue", "layout_cue"),
            ("entries.csv", "position", "position_id"),
            ("entries.csv", "muscles", "muscle_id"),
            ("entries.csv", "shortens", "muscle_id"),
            ("entries.csv", "equipment", "equipment_id"),
            ("aliases.csv", "stretch_id", "stretch_id"),
            ("ambiguous_aliases.csv", "stretch_id", "stretch_id"),
        ):
            for row in self.tables[file]:
                for value in row.ids(column):
                    if value not in self.known[kind]:
                        self._say(
                            row,
                            f"{column} names {value!r}, which no row defines: correct it or add it",
                        )

    def _choices(self) -> None:
        allowed: tuple[tuple[str, tuple[str, ...]], ...] = (
            ("kind", KINDS),
            ("mode", (*MODES, "")),
            ("per_side", ("yes", "no", "")),
        )
        for file, groups in (
            ("term_frames.csv", (*TERM_GROUPS, TERM_END)),
            ("ordinary_terms.csv", TERM_GROUPS),
        ):
            for row in self.tables[file]:
                if row["group"] not in groups:
                    self._say(row, f"group is {row['group']!r}: write one of {', '.join(groups)}")
        for row in self.tables["entries.csv"]:
            for column, choices in allowed:
                if row[column] not in choices:
                    names = ", ".join(c for c in choices if c)
                    self._say(row, f"{column} is {row[column]!r}: write one of {names}")
            if not row["name"]:
                self._say(row, "name must not be empty: print the name that the catalog shows")

    def _patterns(self) -> None:
        for file in (
            "muscle_forms.csv",
            "position_cues.csv",
            "equipment_forms.csv",
            "cues.csv",
            "layout_cues.csv",
            "term_frames.csv",
        ):
            for row in self.tables[file]:
                try:
                    expand(row["pattern"])
                except PhraseError as error:
                    self._say(row, f"{error}: mend the pattern")
        for row in self.tables["term_frames.csv"]:
            if row["group"] != TERM_END and len(row["pattern"].split()) < 2:
                self._say(row, "a frame needs two words: say what stands before the term")

    def _muscle_tree(self) -> None:
        parents = {row["muscle_id"]: row.ids("part_of") for row in self.tables["muscles.csv"]}
        for row in self.tables["muscles.csv"]:
            todo, seen = list(parents[row["muscle_id"]]), set()
            while todo:
                current = todo.pop()
                if current == row["muscle_id"]:
                    self._say(row, f"{current!r} is part of itself: break the circle in part_of")
                    break
                if current not in seen:
                    seen.add(current)
                    todo.extend(parents.get(current, ()))

    def _aliases(self) -> None:
        owner: dict[str, tuple[str, str]] = {}
        rows = [(r, r["name"]) for r in self.tables["entries.csv"]]
        rows += [(r, r["alias"]) for r in self.tables["aliases.csv"]]
        for row, name in rows:
            key = name_key(name)
            where = f"{row.file} line {row.line}"
            stretch_id, first = owner.setdefault(key, (row["stretch_id"], where))
            if stretch_id != row["stretch_id"]:
                self._say(
                    row,
                    f"{name!r} already names {stretch_id!r} ({first}): "
                    "keep one of the two, or move the name to ambiguous_aliases.csv",
                )
        groups: dict[str, list[Row]] = {}
        for row in self.tables["ambiguous_aliases.csv"]:
            key = name_key(row["alias"])
            groups.setdefault(key, []).append(row)
            if key in owner:
                self._say(
                    row,
                    f"{row['alias']!r} is unambiguous in {owner[key][1]}: delete it in one of the files",
                )
        for group in groups.values():
            if len(group) == 1:
                self._say(
                    group[0], f"{group[0]['alias']!r} names one entry only: move it to aliases.csv"
                )


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
            for text in expand(row["pattern"]):
                for target in row.ids(column):
                    yield Phrase(text, group, target, f"{group}:{row['pattern']}")


def _muscle(row: Row) -> Muscle:
    return Muscle(
        muscle_id=row["muscle_id"],
        name=row["name"],
        latin=row["latin"],
        uberon=row["uberon"],
        fma=row["fma"],
        part_of=row.ids("part_of"),
        exported_as=row["exported_as"],
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
