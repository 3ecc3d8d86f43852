"""The manifest of a release: what is in it, byte by byte, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from curation.errors import CurationError
from curation.export.gate import Blocker
from curation.export.licences import Refusal
from curation.export.records import Release
from curation.store import file_digest, indented, read_json

NAME = "manifest.json"
MADE_BY = "stretch-curation"
NEEDED = {"version", "schema_version", "formats", "files", "built_from"}
"""What a manifest must hold for its release to be read, replaced or compared."""


@dataclass(frozen=True, slots=True)
class Background:
    """What a manifest tells of a release beside its content.

    Attributes:
        formats: the formats written, each in a folder of its name.
        open: points that were let pass.
        refused: entries that the licence gate left out.
        built_from: file of the build -> its SHA-256.
        previous_version: of the release before, None where there was none.
    """

    formats: Sequence[str]
    open: Sequence[Blocker]
    refused: Sequence[Refusal]
    licence_gate: bool
    built_from: Mapping[str, str]
    previous_version: str | None


def describe(release: Release, background: Background, folder: Path) -> dict[str, Any]:
    """Return the manifest of a release whose files stand in ``folder``."""
    info = release.info
    return {
        "made_by": MADE_BY,
        "name": info.name,
        "title": info.title,
        "version": info.version,
        "date": info.date,
        "schema_version": info.schema_version,
        "previous_version": background.previous_version,
        "decisions_up_to": info.decisions_up_to or None,
        "evidence": info.evidence,
        "licences": list(info.licences),
        "licence_gate": background.licence_gate,
        "refused": [asdict(refusal) for refusal in background.refused],
        "open": [asdict(blocker) for blocker in background.open],
        "counts": {
            name: len(getattr(release, name))
            for name in ("entries", "muscles", "articles", "evidence", "redirects")
        },
        "redirects": {r.old_id: r.stretch_id for r in release.redirects},
        "built_from": dict(background.built_from),
        "formats": list(background.formats),
        "files": [
            {
                "path": path.relative_to(folder).as_posix(),
                "bytes": path.stat().st_size,
                "sha256": file_digest(path),
            }
            for path in files_in(folder)
        ],
    }


def files_in(folder: Path) -> list[Path]:
    """Return the files below ``folder`` but for the manifest, sorted by path."""
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return sorted((p for p in found if p != folder / NAME), key=lambda p: p.as_posix())


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write the manifest into ``folder``."""
    (folder / NAME).write_text(indented(manifest), encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of the release in ``folder``.

    Raises:
        CurationError: there is none of this program.
    """
    manifest = read_json(folder / NAME) or {}
    if manifest.get("made_by") != MADE_BY or not manifest.keys() >= NEEDED:
        raise CurationError(
            "holds no release.",
            where=str(folder),
            remedy="Name a folder that `curation export` wrote.",
        )
    return manifest


def changed_files(folder: Path, manifest: Mapping[str, Any]) -> list[str]:
    """Return the files that are missing, or not as the manifest has them, by path."""
    return [
        item["path"]
        for item in manifest["files"]
        if not (folder / item["path"]).is_file()
        or file_digest(folder / item["path"]) != item["sha256"]
    ]
