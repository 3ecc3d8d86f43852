"""The command ``report``: an output folder in, one HTML file out."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from curation.errors import CurationError, writing_told
from curation.explore.frames import read_frames
from curation.explore.page import render


def write_report(out: Path, target: Path) -> int:
    """Write the report on an output folder to ``target`` and return its size in bytes.

    The file appears whole or not at all.

    Raises:
        CurationError: there is no build, or ``target`` cannot be written.
    """
    frames = read_frames(out)
    if frames.exercises.empty:
        raise CurationError(
            "holds no exercise to report on.",
            where=str(out),
            remedy="Take articles in with `curation add FILE` and build again.",
        )
    page = render(frames).encode()
    with writing_told(target, lambda _: "Name another file with --to."):
        _write(target, page)
    return len(page)


def _write(target: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".report-", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).chmod(0o644)
            Path(file.name).replace(target)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise
