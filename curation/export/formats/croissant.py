"""Croissant 1.1 (mlcommons.org/croissant): the tables described for machine learning."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from curation.export.addresses import is_web, licence_addresses
from curation.export.data_files import read_text
from curation.export.formats.described import (
    KEYWORDS,
    read_described,
    table_file,
    write_described,
)
from curation.export.records import Release
from curation.export.tables import TABLES, Column, Table

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "list": "sc:Text",
}


def write_croissant(release: Release, folder: Path) -> None:
    """Write ``croissant.json`` and the tables as CSV files beside it."""
    write_described(release, folder, "croissant.json", metadata)


def read_croissant(folder: Path) -> Release:
    """Return the release that :func:`write_croissant` wrote into ``folder``."""
    return read_described(folder)


def metadata(release: Release, folder: Path) -> dict[str, Any]:
    """Return the description, with every property that the specification requires.

    The tables must stand in ``folder`` already.
    """
    info = release.info
    return {
        "@context": json.loads(read_text("data/croissant_context.json")),
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": info.name,
        "alternateName": info.title,
        "description": info.description,
        "url": info.homepage,
        "license": licence_addresses(info.licences) or ["unknown"],
        "creator": {"@type": "sc:Organization", "name": info.creator},
        "publisher": {"@type": "sc:Organization", "name": info.creator},
        "datePublished": info.date,
        "version": info.version,
        "inLanguage": "en",
        "keywords": list(KEYWORDS),
        "citeAs": f"{info.creator}: {info.title}, version {info.version}, {info.date}",
        "isLiveDataset": False,
        **({"sameAs": [info.homepage]} if is_web(info.homepage) else {}),
        "distribution": [_file(table, folder) for table in TABLES],
        "recordSet": [_records(table) for table in TABLES],
    }


def _file(table: Table, folder: Path) -> dict[str, Any]:
    file = table_file(table, folder)
    return {
        "@type": "cr:FileObject",
        "@id": file.name,
        "name": file.name,
        "description": table.description,
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": "text/csv",
        "sha256": file.sha256,
    }


def _records(table: Table) -> dict[str, Any]:
    key = [{"@id": f"{table.name}/{name}"} for name in table.key]
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": key[0] if len(key) == 1 else key,
        "field": [_field(table, column) for column in table.columns],
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": TYPES[column.type],
        "source": {
            "fileObject": {"@id": f"{table.name}.csv"},
            "extract": {"column": column.name},
        },
    }
    for reference in table.references:
        if reference.column == column.name:
            field["references"] = {"field": {"@id": f"{reference.table}/{reference.target}"}}
    return field
