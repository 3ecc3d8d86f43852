"""The formats of a release: for each its name, who takes it, and how it is written and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

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
        writer: Writer = self._function(self.writer)
        return writer

    @property
    def read(self) -> Reader | None:
        """The function that reads a release back; None where the format cannot carry it all."""
        return self._function(self.reader) if self.reader else None

    def _function(self, name: str) -> Any:
        return getattr(import_module(f"curation.export.formats.{self.module}"), name)


_JSON, _CSV = "json_text", "delimited"

FORMATS: dict[str, Format] = {
    known.name: known
    for known in (
        Format("json", "one document with its JSON Schema", _JSON, "write_json", "read_json"),
        Format("jsonl", "JSON Lines with their JSON Schema", _JSON, "write_jsonl", "read_jsonl"),
        Format("parquet", "typed columns for analysts", "parquet", "write_parquet", "read_parquet"),
        Format("csv", "one file per table, for programs", _CSV, "write_csv", "read_csv"),
        Format("csv-safe", "the same for spreadsheets", _CSV, "write_safe_csv", "read_safe_csv"),
        Format(
            "sqlite", "database with search, for Datasette", "sqlite", "write_sqlite", "read_sqlite"
        ),
        Format("duckdb", "database for analysts", "duck", "write_duckdb", "read_duckdb"),
        Format("xlsx", "Excel workbook", "workbook", "write_xlsx", "read_xlsx"),
        Format(
            "frictionless",
            "Data Package with types, keys and licences",
            "data_package",
            "write_data_package",
            "read_data_package",
        ),
        Format(
            "croissant",
            "described tables for machine learning",
            "croissant",
            "write_croissant",
            "read_croissant",
        ),
        Format("jsonld", "linked data in schema.org's terms", "linked_data", "write_linked_data"),
        Format(
            "free-exercise-db",
            "files in that data set's layout",
            "free_exercise_db",
            "write_free_exercise_db",
        ),
        Format("wger", "submissions and fixtures for wger", "wger", "write_wger"),
        Format("markdown", "pages for a static site", "markdown_pages", "write_markdown"),
    )
}
"""Name -> format, those that carry everything first, by how fast they are read."""
