"""Additions to the editors' vocabulary files: in order, checked as a whole before anything is written."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

from filelock import FileLock

from curation.csv_records import csv_records
from curation.errors import CurationError, VocabularyError, writing_told
from curation.vocabulary import default_folder, load_vocabulary
from curation.vocabulary_tables import TABLES

LOCK = ".lock"
REMEDY = "Ask for the right to write there, or free some disk space."


@dataclass(frozen=True, slots=True)
class Line:
    """One line to add to a vocabulary file: its cells by column; columns left out are empty."""

    file: str
    cells: Mapping[str, str]

    @property
    def key(self) -> tuple[str, ...]:
        """What sorts the line in its file."""
        return tuple(self.cells.get(column, "") for column in TABLES[self.file].key)

    @property
    def text(self) -> str:
        """The line as it stands in the file, without a line end."""
        out = io.StringIO()
        row = [self.cells.get(column, "") for column in TABLES[self.file].header]
        csv.writer(out, lineterminator="").writerow(row)
        return out.getvalue()


def add_lines(lines: Sequence[Line], folder: Path | None = None) -> None:
    """Add lines to the files of ``folder``, by default the vocabulary in use.

    Raises:
        CurationError: the vocabulary would not hold together, or a file cannot be written; all
            files are as before.
    """
    _change(lines, _with_line, folder or _folder())


def take_back(lines: Sequence[Line], folder: Path | None = None) -> None:
    """Delete lines that were added.

    Raises:
        CurationError: a line is not there any more as it was added, or others rest on it.
    """
    _change(lines, _without_line, folder or _folder())


def check_lines(lines: Sequence[Line], folder: Path | None = None) -> None:
    """Refuse lines with which the vocabulary would not hold together.

    Raises:
        CurationError: the first problem.
    """
    _changed(lines, _with_line, folder or _folder())


Edit = Callable[[str, Line], str]


def _change(lines: Sequence[Line], edit: Edit, folder: Path) -> None:
    with (
        writing_told(folder, lambda _: REMEDY, "the vocabulary cannot be written"),
        FileLock(folder / LOCK, timeout=30),
    ):
        for name, text in _changed(lines, edit, folder).items():
            _replace(folder / name, text)


def _changed(lines: Sequence[Line], edit: Edit, folder: Path) -> dict[str, str]:
    """Return the new texts of the files, once a copy of the folder with them has been checked."""
    texts: dict[str, str] = {}
    for line in lines:
        if any("\n" in cell or "\r" in cell for cell in line.cells.values()):
            raise CurationError("a line break cannot stand in a cell.", where=line.file)
        text = texts.get(line.file) or (folder / line.file).read_text(encoding="utf-8")
        texts[line.file] = edit(text, line)
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place, "vocabulary")
        copytree(folder, copy)
        for name, text in texts.items():
            (copy / name).write_text(text, encoding="utf-8", newline="")
        try:
            load_vocabulary(copy)
        except VocabularyError as error:
            raise CurationError(error.problems[0]) from None
    return texts


def _with_line(text: str, line: Line) -> str:
    place = 0
    for key, _, end in _records(text, line.file):
        if key is None or key <= line.key:
            place = end
    before = text[:place]
    ending = "" if not before or before.endswith("\n") else "\n"
    return f"{before}{ending}{line.text}\n{text[place:]}"


def _without_line(text: str, line: Line) -> str:
    for key, start, end in _records(text, line.file):
        if key == line.key and text[start:end].strip("\r\n") == line.text:
            return text[:start] + text[end:]
    raise CurationError(
        f"{line.text!r} is not there any more.", where=line.file, remedy="Edit the file by hand."
    )


def _records(text: str, file: str) -> Iterator[tuple[tuple[str, ...] | None, int, int]]:
    """Yield the key, start and end of every record; the header has no key."""
    table = TABLES[file]
    columns = [table.header.index(column) for column in table.key]
    start = 0
    for number, record in enumerate(csv_records(text, file)):
        key = None if number == 0 else tuple(record.cells[c].strip() for c in columns)
        yield key, start, start + len(record.text)
        start += len(record.text)


def _replace(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _folder() -> Path:
    return Path(str(default_folder()))
