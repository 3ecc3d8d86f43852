"""The output folder: files appear all together or not at all, whatever happens in between.

New files are written to ``.next`` inside the folder and flushed to disk; a marker file says that
they are whole; then each takes its place. A process that dies before the marker leaves the old
files untouched; one that dies after it leaves a move that the next command completes. Only who
holds the folder's lock moves files, so that no reader takes them from under a build.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import orjson
from filelock import FileLock, Timeout

from curation.errors import CurationError, folder_remedy, writing_told
from curation.rows import dumps

T = TypeVar("T")

LOCK = ".lock"
NEXT = ".next"
COMPLETE = "COMPLETE"
ATTEMPTS = 5
"""Times that several files are read at most while builds come in between."""
PAUSE = 0.02
"""Seconds between them, about as long as it takes to move a build's files."""
PATIENCE = 1.0
"""Seconds that a build waits for the lock: a reader may hold it for a few milliseconds."""


class Staging:
    """Files on their way into the output folder."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = out / NEXT
        self.digests: dict[str, str] = {}

    def write_rows(self, name: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Write ``rows`` as JSON Lines and return how many there were."""
        count = 0
        digest = hashlib.sha256()
        with (self.folder / name).open("wb") as file:
            for row in rows:
                line = (dumps(row) + "\n").encode()
                file.write(line)
                digest.update(line)
                count += 1
            _flush(file.fileno(), file)
        self.digests[name] = digest.hexdigest()
        return count

    def write_json(self, name: str, value: Mapping[str, Any]) -> None:
        """Write ``value`` as indented JSON."""
        data = indented(value).encode()
        with (self.folder / name).open("wb") as file:
            file.write(data)
            _flush(file.fileno(), file)
        self.digests[name] = hashlib.sha256(data).hexdigest()


@contextmanager
def staging(out: Path) -> Iterator[Staging]:
    """Open a staging area for ``out``; on leaving without an error its files take their places.

    Raises:
        CurationError: another build holds the folder, or the disk is full or not writable.
    """
    with writing_told(out, folder_remedy("--out", "the files there are as before")), _locked(out):
        _complete_move(out)
        stage = Staging(out)
        shutil.rmtree(stage.folder, ignore_errors=True)
        stage.folder.mkdir(parents=True)
        try:
            yield stage
            _mark(stage)
            _complete_move(out)
        finally:
            if not (stage.folder / COMPLETE).exists():
                shutil.rmtree(stage.folder, ignore_errors=True)


def complete_move(out: Path) -> None:
    """Finish a move that a process began before it died; leave alone what a live one moves."""
    if not (out / NEXT / COMPLETE).exists():
        return
    # Where the folder cannot be written, the files are read as they are.
    with suppress(Timeout, OSError), FileLock(out / LOCK, timeout=0):
        _complete_move(out)


def _complete_move(out: Path) -> None:
    folder = out / NEXT
    marker = folder / COMPLETE
    if not marker.exists():
        return
    for name in marker.read_text(encoding="utf-8").splitlines():
        if (folder / name).exists():
            (folder / name).replace(out / name)
    flush_folder(out)
    shutil.rmtree(folder)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSON Lines file.

    Raises:
        CurationError: the file is missing or a line of it is not JSON.
    """
    complete_move(path.parent)
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    yield orjson.loads(line)
                except orjson.JSONDecodeError as error:
                    raise CurationError(
                        f"line {number} is not JSON ({error.msg}).",
                        where=str(path),
                        remedy="Run `curation build` again.",
                    ) from None
    except FileNotFoundError:
        raise CurationError(
            "is missing.", where=str(path), remedy="Run `curation build` first."
        ) from None


def read_json(path: Path) -> dict[str, Any] | None:
    """Return the JSON object of a file, None where there is no readable one."""
    try:
        complete_move(path.parent)
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def read_together(out: Path, read: Callable[[], T]) -> T:
    """Return what ``read`` takes from several files, taken again where a build came in between."""
    for _ in range(ATTEMPTS - 1):
        before = _published(out)
        result = read()
        if before is not None and before == _published(out):
            return result
        time.sleep(PAUSE)
    return read()


def _published(out: Path) -> tuple[int, ...] | None:
    """Return what tells one publication from the next, None while one is under way."""
    if (out / NEXT / COMPLETE).exists():
        return None
    try:
        found = (out / "build.json").stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns


def indented(value: Mapping[str, Any]) -> str:
    """Return the text of a JSON file that people read too."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_as_written(path: Path, digest: object) -> bool:
    """Return whether a file is there and has this SHA-256."""
    return path.is_file() and file_digest(path) == digest


def _mark(stage: Staging) -> None:
    marker = stage.folder / (COMPLETE + ".part")
    with marker.open("w", encoding="utf-8") as file:
        file.write("\n".join(stage.digests))
        _flush(file.fileno(), file)
    flush_folder(stage.folder)
    marker.replace(stage.folder / COMPLETE)
    flush_folder(stage.folder)


def _flush(descriptor: int, file: Any) -> None:
    file.flush()
    os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Write a folder's list of files to the disk, where the system can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    out.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(out / LOCK, timeout=PATIENCE, poll_interval=0.01):
            yield
    except Timeout:
        raise CurationError(
            "another build is writing here.", where=str(out), remedy="Wait until it has ended."
        ) from None
