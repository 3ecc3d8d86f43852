"""JSON, one document or one line a record, with the JSON Schema that both keep to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from curation.export.data_files import read_text
from curation.export.documents import (
    COLLECTIONS,
    Document,
    documents,
    info_document,
    release_of_documents,
)
from curation.export.records import Release
from curation.rows import dumps

SCHEMA = "release.schema.json"


def write_json(release: Release, folder: Path) -> None:
    """Write the whole release as ``catalog.json``, a record a line, beside its schema."""
    _write_schema(folder)
    with (folder / "catalog.json").open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"$schema":"release.schema.json",\n"release":')
        file.write(dumps(info_document(release.info)))
        for name in COLLECTIONS:
            file.write(f',\n"{name}":')
            write_array(file, documents(release, name))
        file.write("}\n")


def read_json(folder: Path) -> Release:
    """Return the release that :func:`write_json` wrote into ``folder``."""
    document = json.loads((folder / "catalog.json").read_text(encoding="utf-8"))
    return release_of_documents(document["release"], document)


def write_jsonl(release: Release, folder: Path) -> None:
    """Write a JSON Lines file for each kind of record, beside the schema."""
    _write_schema(folder)
    _write_lines(folder / "release.jsonl", iter([info_document(release.info)]))
    for name in COLLECTIONS:
        _write_lines(folder / f"{name}.jsonl", documents(release, name))


def read_jsonl(folder: Path) -> Release:
    """Return the release that :func:`write_jsonl` wrote into ``folder``."""
    (info,) = _read_lines(folder / "release.jsonl")
    return release_of_documents(
        info, {name: _read_lines(folder / f"{name}.jsonl") for name in COLLECTIONS}
    )


def write_array(file: TextIO, items: Iterator[Document]) -> None:
    """Write a JSON array, an item a line, without holding it in memory."""
    file.write("[")
    for index, item in enumerate(items):
        file.write(",\n" if index else "\n")
        file.write(dumps(item))
    file.write("]")


def _write_schema(folder: Path) -> None:
    (folder / SCHEMA).write_text(read_text(f"schemas/{SCHEMA}"), encoding="utf-8")


def _write_lines(path: Path, items: Iterator[Document]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for item in items:
            file.write(dumps(item) + "\n")


def _read_lines(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield json.loads(line)
