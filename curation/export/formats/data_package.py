"""A Data Package (datapackage.org, version 2): CSV files described with types, keys and licences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from curation.export.addresses import address, is_web
from curation.export.formats.described import (
    KEYWORDS,
    read_described,
    table_file,
    write_described,
)
from curation.export.licences import known_licences
from curation.export.records import Release, ReleaseArticle
from curation.export.tables import TABLES, Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {"list": "array"}


def write_data_package(release: Release, folder: Path) -> None:
    """Write ``datapackage.json`` and the tables as CSV files beside it."""
    write_described(release, folder, "datapackage.json", descriptor)


def read_data_package(folder: Path) -> Release:
    """Return the release that :func:`write_data_package` wrote into ``folder``."""
    return read_described(folder)


def descriptor(release: Release, folder: Path) -> dict[str, Any]:
    """Return the package's descriptor; the tables must stand in ``folder`` already."""
    info = release.info
    package: dict[str, Any] = {
        "$schema": PROFILE,
        "name": info.name,
        "id": address(info, "release", info.version),
        "title": info.title,
        "description": info.description,
        "version": info.version,
        "created": f"{info.date}T00:00:00Z",
        "keywords": list(KEYWORDS),
        "contributors": [{"title": info.creator, "roles": ["publisher"]}],
        "licenses": _licences(info.licences),
        "sources": [_source(article) for article in release.articles],
        "resources": [_resource(table, folder) for table in TABLES],
    }
    if is_web(info.homepage):
        package["homepage"] = info.homepage
    return {name: value for name, value in package.items() if value}


def _licences(licence_ids: tuple[str, ...]) -> list[dict[str, str]]:
    known = [known_licences()[i] for i in licence_ids if i in known_licences()]
    return [{"name": i.licence_id, "path": i.url, "title": i.name} for i in known]


def _source(article: ReleaseArticle) -> dict[str, str]:
    title = ", ".join(part for part in (article.title, article.source) if part)
    found = {"title": title or article.article_id, "version": article.published}
    if is_web(article.url):
        found["path"] = article.url
    return {name: value for name, value in found.items() if value}


def _resource(table: Table, folder: Path) -> dict[str, Any]:
    file = table_file(table, folder)
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.references:
        schema["foreignKeys"] = [
            {"fields": [r.column], "reference": {"resource": r.table, "fields": [r.target]}}
            for r in table.references
        ]
    return {
        "name": table.name,
        "type": "table",
        "path": file.path,
        "title": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required and not column.blank:
        constraints["required"] = True
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.pattern:
        constraints["pattern"] = column.pattern
    field: dict[str, Any] = {
        "name": column.name,
        "type": TYPES.get(column.type, column.type),
        "description": column.description,
    }
    return {**field, "constraints": constraints} if constraints else field
