"""The editors' data files: what each holds, and their rows read strictly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curation.csv_records import csv_records
from curation.errors import CurationError

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
            ("muscle_id", "name", "latin", "uberon", "fma", "part_of", "exported_as", "roles"),
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
        cell = self.cells[column]
        if "|" not in cell:
            return (cell,) if cell else ()
        return tuple(part.strip() for part in cell.split("|") if part.strip())


def rows_of(table: Table, raw: bytes, problems: list[str]) -> Iterator[Row]:
    """Yield the rows of a vocabulary file.

    Args:
        table: its columns.
        raw: what it holds.
        problems: takes in why a line, or the file, is no row of the table.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(f"{table.name} line {line}: is not UTF-8: save the file as UTF-8")
        return
    records = csv_records(text, table.name)
    try:
        first = next(records, None)
        header = first.cells if first else ()
        if header != table.header:
            problems.append(f"{table.name} line 1: the header must read {','.join(table.header)}")
            return
        for record in records:
            if len(record.cells) != len(header):
                problems.append(
                    f"{table.name} line {record.line}: has {len(record.cells)} cells instead of "
                    f"{len(header)}: put a text that holds a comma in double quotes"
                )
                continue
            cells = dict(zip(header, map(str.strip, record.cells), strict=True))
            yield Row(table.name, record.line, cells)
    except CurationError as error:
        problems.append(str(error))
