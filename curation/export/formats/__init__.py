"""The formats of a release: for each its name, who takes it, and how it is written and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from curation.export.records import Release

Writer = Callable[[Release, Path], None]
Reader = Callable[[Path], Release]


@dataclass(frozen=True, slots=True)
class Format:
    """One format; its module is imported when it is first used, since some are heavy.

    Attributes:
        summary: what it is and who takes it, in a few words.
        module: the module of this package that writes and reads it.
        writer, reader: names of functions there; "" for a reader where data would be lost.
    """

    name: str
    summary: str
    module: str
    writer: str
    reader: str = ""

    @property
    def write(self) -> Writer:
        """The function that writes a release into an empty folder."""
        return self._function(self.writer)  # type: ignore[no-any-return]

    @property
    def read(self) -> Reader | None:
        """The function that reads a release back; None where the format cannot carry it all."""
        return self._function(self.reader) if self.reader else None

    def _function(self, name: str):  # type: ignore[no-untyped-def]
        return getattr(import_module(f"curation.export.formats.{self.module}"), name)


FORMATS: dict[str, Format] = {
    known.name: known
    for known in (
        Format("json", "one document with its JSON Schema", "json_text", "write_json", "read_json"),
        Format("jsonl", "JSON Lines with its JSON Schema", "json_text", "write_jsonl", "read_jsonl"),
        Format("parquet", "typed columns for analysts", "parquet", "write_parquet", "read_parquet"),
        Format("sqlite", "database with search, ready for Datasette", "sqlite", "write_sqlite", "read_sqlite"),
        Format("duckdb", "database for analysts", "duck", "write_duckdb", "read_duckdb"),
        Format("csv", "one file per table, for programs", "delimited", "write_csv", "read_csv"),
        Format("csv-safe", "one file per table, for spreadsheets", "delimited", "write_safe_csv", "read_safe_csv"),
        Format("xlsx", "Excel workbook", "workbook", "write_xlsx", "read_xlsx"),
    )
}
"""Name -> format, those first that are read fastest."""
