"""The folder of a release: it appears whole or not at all, and never over other people's files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from curation.errors import CurationError, folder_remedy, writing_told
from curation.export.manifest import files_in, read_manifest


@contextmanager
def placing(folder: Path) -> Iterator[Path]:
    """Yield an empty folder; on leaving without an error it takes the place of ``folder``.

    A process that dies in between leaves the release before as it was; what it began is swept away
    by the next export. In the instant between moving the old release aside and the new one in, the
    old one waits under another name, and the next command puts it back.

    Raises:
        CurationError: ``folder`` holds other files, is in use, or cannot be written.
    """
    folder = folder.absolute()
    with writing_told(folder, folder_remedy("--dir", "nothing was changed")):
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(_beside(folder, "lock"), timeout=0):
                _restore(folder)
                refuse_other_files(folder)
                yield from _staged(folder)
        except Timeout:
            raise CurationError(
                "another export is writing here.",
                where=str(folder),
                remedy="Wait until it has ended.",
            ) from None


def restore(folder: Path) -> None:
    """Put back a release that a dying process had moved aside, unless an export is at work there."""
    folder = folder.absolute()
    if not _beside(folder, "old").exists():
        return
    try:
        with FileLock(_beside(folder, "lock"), timeout=0):
            _restore(folder)
    except Timeout:
        return


def _restore(folder: Path) -> None:
    aside = _beside(folder, "old")
    if folder.exists():
        shutil.rmtree(aside, ignore_errors=True)
    elif aside.exists():
        aside.rename(folder)


def refuse_other_files(folder: Path) -> None:
    """Raise a CurationError unless ``folder`` is free, empty, or a release with nothing else in it."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise CurationError("is a file.", where=str(folder), remedy="Name a folder with --dir.")
    if not any(folder.iterdir()):
        return
    remedy = "Name a new or empty folder with --dir."
    try:
        listed = {item["path"] for item in read_manifest(folder)["files"]}
    except CurationError:
        raise CurationError("holds other files.", where=str(folder), remedy=remedy) from None
    present = (path.relative_to(folder).as_posix() for path in files_in(folder))
    other = next((path for path in present if path not in listed), None)
    if other:
        raise CurationError(f"holds another file, {other}.", where=str(folder), remedy=remedy)


def _staged(folder: Path) -> Iterator[Path]:
    stage, aside = _beside(folder, "next"), _beside(folder, "old")
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    try:
        yield stage
        if hasattr(os, "sync"):
            os.sync()
        if folder.exists():
            folder.rename(aside)
        stage.rename(folder)
        shutil.rmtree(aside, ignore_errors=True)
    except BaseException:
        _restore(folder)
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _beside(folder: Path, what: str) -> Path:
    return folder.parent / f".{folder.name}.{what}"
