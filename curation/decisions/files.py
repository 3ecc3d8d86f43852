"""One editor's file of decisions, a JSON line each: appended to so that no crash costs a line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from curation.decisions.ids import is_id
from curation.decisions.kinds import check_ruling
from curation.errors import CurationError
from curation.records import Decision, DecisionKind
from curation.rows import decision_row, read_decision
from curation.store import flush_folder

BINARY = getattr(os, "O_BINARY", 0)
"""Windows alone has text files, whose line ends it would change."""
CHUNK = 1 << 20
COMPARED = 256
"""Bytes before a reading position that tell whether a file was only added to since."""


def encode(decision: Decision) -> bytes:
    """Return a decision as a line of its file.

    Raises:
        CurationError: it holds something that cannot be written, such as half a character.
    """
    row = decision_row(decision)
    try:
        text = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode() + b"\n"
    except (TypeError, ValueError) as error:
        raise CurationError(
            f"cannot be written down ({error}).", where=str(decision.kind), remedy="Type it anew."
        ) from None


def decode(line: bytes) -> Decision:
    """Return the decision of a line.

    Raises:
        ValueError: the line is no decision; the text says why.
    """
    try:
        decision = read_decision(json.loads(line))
        for ruling in decision.rulings:
            check_ruling(ruling)
    except CurationError as error:
        raise ValueError(str(error)) from None
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not JSON: {error.msg}") from None
    except (KeyError, TypeError, AttributeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(f"it lacks or misplaces {error}") from None
    texts = (decision.editor, decision.time, decision.note)
    if not is_id(decision.decision_id) or not all(isinstance(text, str) for text in texts):
        raise ValueError("its id, editor, time or note is not what it must be")
    undos = [r for r in decision.rulings if r.kind is DecisionKind.UNDO]
    if not decision.rulings or (undos and len(decision.rulings) > 1):
        raise ValueError("it rules on nothing, or undoes among other rulings")
    return decision


def append(path: Path, line: bytes) -> None:
    """Add a line and return once it is on the disk; where that fails, leave the file as it was.

    Raises:
        OSError: the line could not be written.
    """
    is_new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | BINARY, 0o666)
    try:
        size = _mend(descriptor)
        try:
            _write(descriptor, line)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)
    if is_new:
        flush_folder(path.parent)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _mend(descriptor: int) -> int:
    """End the last line or, where it is the start of one that nobody confirmed, take it off."""
    size = os.fstat(descriptor).st_size
    if size and _read_from(descriptor, size - 1) != b"\n":
        data = _read_from(descriptor, 0)
        start = data.rfind(b"\n") + 1
        try:
            decode(data[start:])
            _write(descriptor, b"\n")
        except ValueError:
            os.ftruncate(descriptor, start)
    return os.fstat(descriptor).st_size


def _read_from(descriptor: int, offset: int) -> bytes:
    os.lseek(descriptor, offset, os.SEEK_SET)
    parts = iter(lambda: os.read(descriptor, CHUNK), b"")
    return b"".join(parts)


@dataclass(slots=True)
class Reader:
    """Where reading a file has come to.

    Attributes:
        problems: lines that are no decisions, each with file, line and remedy.
    """

    path: Path
    offset: int = 0
    line: int = 0
    before: bytes = b""
    problems: tuple[str, ...] = ()
    stamp: tuple[int, int, int] = (0, 0, 0)

    def is_read(self) -> bool:
        """Return whether the file is as it was at the last reading."""
        return self.stamp == self._stamp()

    def _stamp(self) -> tuple[int, int, int]:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return (0, 0, -1)
        return found.st_ino, found.st_size, found.st_mtime_ns

    def only_grew(self) -> bool:
        """Return whether the file still begins with what was read of it."""
        try:
            with self.path.open("rb") as file:
                file.seek(max(0, self.offset - COMPARED))
                return file.read(len(self.before)) == self.before
        except FileNotFoundError:
            return False

    def read(self) -> Iterator[Decision]:
        """Yield what was added since the last reading; the start of a line at the end can wait."""
        stamp = self._stamp()
        with self.path.open("rb") as file:
            file.seek(self.offset)
            added = file.read()
        self.stamp = stamp
        *lines, rest = added.split(b"\n")
        for line in lines:
            self.line += 1
            if line.strip():
                yield from self._decision(line)
        self.offset += len(added) - len(rest)
        self.before = (self.before + added[: len(added) - len(rest)])[-COMPARED:]
        if rest.strip():
            yield from _whole(rest)

    def _decision(self, line: bytes) -> Iterator[Decision]:
        try:
            yield decode(line)
        except ValueError as error:
            remedy = "restore it from version control, or delete it"
            where = f"{self.path} line {self.line}"
            self.problems += (f"{where}: is not a decision ({error}): {remedy}",)


def _whole(rest: bytes) -> Iterator[Decision]:
    try:
        yield decode(rest)
    except ValueError:
        return
