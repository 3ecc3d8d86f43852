"""The laws that the rows of the editors' files keep: each is checked over all files, every breach is told."""

from __future__ import annotations

import re
from collections.abc import Mapping

from curation.names import name_key
from curation.phrases import PhraseError, expand
from curation.records import KINDS, MODES, MUSCLE_ROLES
from curation.vocabulary_tables import TABLES, TERM_END, TERM_GROUPS, Row, Table

_USERS = (
    (
        "positions.csv",
        "position_id",
        (
            ("position_cues.csv", "position_id"),
            ("positions.csv", "exported_as"),
            ("entries.csv", "position"),
        ),
    ),
    (
        "equipment.csv",
        "equipment_id",
        (
            ("equipment_forms.csv", "equipment_id"),
            ("equipment.csv", "exported_as"),
            ("entries.csv", "equipment"),
        ),
    ),
    ("cue_kinds.csv", "cue", (("cues.csv", "cue"),)),
    ("layout_cue_kinds.csv", "cue", (("layout_cues.csv", "cue"),)),
)
"""File, its ids, and the columns of which one must name each of them; the first is where to add it."""


def check_tables(tables: Mapping[str, list[Row]], problems: list[str]) -> None:
    """Look at each law over all files.

    Args:
        tables: the rows of every file, by its name.
        problems: takes in every breach, with file, line and remedy.
    """
    _Checker(tables, problems).run()


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
        self._uses()
        self._opposed()
        self._choices()
        self._names()
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

    def _uses(self) -> None:
        for file, column, users in _USERS:
            used = {
                value
                for user, by in users
                for row in self.tables[user]
                for value in row.ids(by)
                if user != file or value != row[column]
            }
            for row in self.tables[file]:
                if row[column] not in used:
                    self._say(
                        row,
                        f"no row of {users[0][0]} names {row[column]!r}: add one, or delete the line",
                    )

    def _opposed(self) -> None:
        for row in self.tables["opposed_words.csv"]:
            if row["one"] == row["other"]:
                self._say(row, f"{row['one']!r} is opposed to itself: write its opposite")
            for column in ("one", "other"):
                if not re.fullmatch(r"[a-z]*", row[column]):
                    self._say(row, f"{column} is {row[column]!r}: write one word in small letters")

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
        for row in self.tables["muscles.csv"]:
            for role in row.ids("roles"):
                if role not in MUSCLE_ROLES:
                    names = ", ".join(MUSCLE_ROLES)
                    self._say(row, f"roles names {role!r}: write any of {names}, with | between")
        for row in self.tables["entries.csv"]:
            for column, choices in allowed:
                if row[column] not in choices:
                    names = ", ".join(c for c in choices if c)
                    self._say(row, f"{column} is {row[column]!r}: write one of {names}")

    def _names(self) -> None:
        for file in ("entries.csv", "muscles.csv", "positions.csv", "equipment.csv"):
            for row in self.tables[file]:
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
