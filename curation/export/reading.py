"""A release on disk, read back into its records."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from curation.errors import CurationError
from curation.export.formats import FORMATS
from curation.export.manifest import changed_files, read_manifest
from curation.export.place import restore
from curation.export.records import SCHEMA_VERSION, Release


def read_release(folder: Path, name: str | None = None) -> Release:
    """Read the release in ``folder``.

    Args:
        name: the format to read, by default the first written one that carries everything.

    Raises:
        CurationError: there is no release, its files were changed, it comes from another schema
            version, or the format is not there or cannot carry everything.
    """
    restore(folder)
    return records_in(folder, read_manifest(folder), name)


def records_in(folder: Path, manifest: Mapping[str, Any], name: str | None = None) -> Release:
    """Return the records of the release in ``folder``, whose manifest has been read.

    Args:
        name: see ``read_release``.

    Raises:
        CurationError: see ``read_release``.
    """
    if manifest["schema_version"] != SCHEMA_VERSION:
        raise CurationError(
            f"has schema version {manifest['schema_version']}, this program reads {SCHEMA_VERSION}.",
            where=str(folder),
            remedy="Read it with the version of the program that wrote it.",
        )
    chosen = _choose(folder, manifest, name)
    changed = [path for path in changed_files(folder, manifest) if path.split("/")[0] == chosen]
    if changed:
        raise CurationError(
            f"{changed[0]} is missing or was changed after the export.",
            where=str(folder),
            remedy="Export the release again, or read another format of it with --from.",
        )
    read = FORMATS[chosen].read
    assert read is not None
    try:
        return read(folder / chosen)
    except Exception as error:
        # The files are as they were written, so whatever a reader stumbles over is their layout.
        raise CurationError(
            f"the {chosen} files have another layout than this program reads ({error!r}).",
            where=str(folder),
            remedy="Read another format with --from, or export the release again elsewhere.",
        ) from error


def comparable(manifest: Mapping[str, Any]) -> bool:
    """Return whether a format of a release carries everything."""
    return any(FORMATS[f].read for f in manifest["formats"] if f in FORMATS)


def _choose(folder: Path, manifest: Mapping[str, Any], name: str | None) -> str:
    written = [f for f in FORMATS if f in manifest["formats"]]
    able = [f for f in written if FORMATS[f].read]
    if name is None and able:
        return able[0]
    if name in able:
        return str(name)
    what = (
        f"was not written as {name}."
        if name and name not in written
        else f"{name or ', '.join(written)} cannot carry everything that a release holds."
    )
    readers = ", ".join(able) or ", ".join(f for f in FORMATS if FORMATS[f].read)
    remedy = f"Read {readers}." if able else f"Export it with one of {readers} as well."
    raise CurationError(what, where=str(folder), remedy=remedy)
