"""The release's tables as SQL, shared by the databases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from curation.export.tables import Column, Table


def quoted(name: str) -> str:
    """Return an identifier in double quotes."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def create_table(
    table: Table, types: Mapping[str, str], extra: tuple[str, ...] = (), suffix: str = ""
) -> str:
    """Return the statement that creates a table with its keys and checks.

    Args:
        types: column type -> the database's own type.
        extra: definitions of further columns.
        suffix: what follows the closing bracket.
    """
    keys = ", ".join(map(quoted, table.key))
    parts = [_column(column, types) for column in table.columns]
    parts += [*extra, f"PRIMARY KEY ({keys})"]
    parts += [
        f"FOREIGN KEY ({quoted(r.column)}) REFERENCES {quoted(r.table)} ({quoted(r.target)})"
        for r in table.references
    ]
    body = ",\n    ".join(parts)
    return f"CREATE TABLE {quoted(table.name)} (\n    {body}\n){suffix}"


def _column(column: Column, types: Mapping[str, str]) -> str:
    required = " NOT NULL" if column.required else ""
    checks = " AND ".join(_checks(column, types))
    check = f" CHECK ({checks})" if checks else ""
    return f"{quoted(column.name)} {types[column.type]}{required}{check}"


def _checks(column: Column, types: Mapping[str, str]) -> Iterator[str]:
    name = quoted(column.name)
    if column.choices:
        yield f"{name} IN ({', '.join(map(literal, column.choices))})"
    if column.minimum is not None:
        yield f"{name} >= {column.minimum}"
    if column.type == "boolean" and types["boolean"] == "INTEGER":
        yield f"{name} IN (0, 1)"


def catalog_view(join: str) -> str:
    """Return the statement that creates ``catalog``, one readable row for each exercise.

    Args:
        join: name of the database's function that joins texts of several rows.
    """

    def joined(table: str, column: str) -> str:
        return (
            f"(SELECT {join}({column}, ', ') FROM (SELECT {column} FROM {table} "
            f"WHERE {table}.stretch_id = entries.stretch_id ORDER BY ordinal))"
        )

    return f"""CREATE VIEW catalog AS SELECT
    stretch_id, name, kind, mode, position,
    {joined("entry_muscles", "muscle_id")} AS muscles,
    {joined("entry_reference_muscles", "muscle_id")} AS reference_muscles,
    hold_seconds_low, hold_seconds_high, reps_low, reps_high, sets_low, sets_high, per_side,
    {joined("entry_equipment", "equipment_id")} AS equipment,
    {joined("entry_aliases", "alias")} AS aliases,
    {joined("entry_instructions", "step")} AS instructions,
    {joined("entry_licences", "licence_id")} AS licences,
    n_articles, n_cautions, status
FROM entries ORDER BY stretch_id"""
