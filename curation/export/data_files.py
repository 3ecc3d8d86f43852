"""The export's own data files: licences, wording and the mappings to other programs' terms."""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib import resources

Row = dict[str, str]


def read_text(name: str) -> str:
    """Return the text of a data file that is shipped with the package."""
    return (resources.files("curation.export") / name).read_text(encoding="utf-8")


@lru_cache
def read_table(name: str) -> tuple[Row, ...]:
    """Return the rows of ``data/<name>.csv``, each by column."""
    return tuple(csv.DictReader(io.StringIO(read_text(f"data/{name}.csv"), newline="")))


@lru_cache
def read_mapping(name: str, key: str, value: str) -> dict[str, str]:
    """Return one column of a data file by another; rows with an empty value are left out."""
    return {row[key]: row[value] for row in read_table(name) if row[value]}
