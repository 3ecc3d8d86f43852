"""The tables as CSV files, with one file beside them that describes them to other programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curation.export.formats.delimited import read_csv, write_csv
from curation.export.records import Release
from curation.export.tables import Table
from curation.store import file_digest, indented

KEYWORDS = ("stretching", "exercise", "muscles", "mobility")
_DATA = "data"


@dataclass(frozen=True, slots=True)
class TableFile:
    """The file of one table.

    Attributes:
        path: from the folder of the release.
        size: in bytes.
    """

    name: str
    path: str
    size: int
    sha256: str


def write_described(
    release: Release,
    folder: Path,
    name: str,
    describe: Callable[[Release, Path], dict[str, Any]],
) -> None:
    """Write the tables of a release and the file that describes them.

    Args:
        release: what is written.
        folder: an empty folder.
        name: the describing file's.
        describe: returns what it holds; the tables stand in the folder by then.
    """
    (folder / _DATA).mkdir()
    write_csv(release, folder / _DATA)
    (folder / name).write_text(indented(describe(release, folder)), encoding="utf-8")


def read_described(folder: Path) -> Release:
    """Return the release whose tables stand in ``folder``."""
    return read_csv(folder / _DATA)


def table_file(table: Table, folder: Path) -> TableFile:
    """Return what there is to say of the file that :func:`write_described` wrote for a table."""
    name = f"{table.name}.csv"
    path = folder / _DATA / name
    return TableFile(name, f"{_DATA}/{name}", path.stat().st_size, file_digest(path))
