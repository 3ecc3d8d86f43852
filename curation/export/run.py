"""A whole export: check, assemble, compare with the release before, write, and put in place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from curation.errors import CurationError
from curation.export.assemble import Content, assemble_content, assemble_release, release_info
from curation.export.built import BuiltCatalog, read_built
from curation.export.compare import Change, compare, impact, next_version
from curation.export.dates import release_day
from curation.export.formats import FORMATS
from curation.export.gate import Blocker, blockers
from curation.export.manifest import NAME, Background, describe, read_manifest, write_manifest
from curation.export.notice import NAME as NOTICE
from curation.export.notice import notice
from curation.export.place import placing, refuse_other_files, restore
from curation.export.publication import read_publication
from curation.export.reading import comparable, records_in
from curation.export.records import EVIDENCE_MODES, SCHEMA_VERSION, Release
from curation.export.redirects import find_redirects
from curation.export.rulings import merges
from curation.vocabulary import Vocabulary, load_vocabulary

FIRST_VERSION = "1.0.0"
VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


class BlockedRelease(CurationError):
    """The catalog is not ready for a release.

    Attributes:
        blockers: everything that has to be settled first.
    """

    def __init__(self, found: tuple[Blocker, ...]) -> None:
        self.blockers = found
        super().__init__(
            f"{len(found)} open point{'s' if len(found) > 1 else ''} stand{'s' if len(found) == 1 else ''} "
            "in the way of a release.",
            remedy="Settle the points above, or say --allow-open: the manifest then lists them.",
        )


@dataclass(frozen=True, slots=True)
class Request:
    """What to export and how.

    Attributes:
        out: the build's output folder.
        folder: where the release goes.
        formats: names of formats.
        previous: the release before; by default the one that stands in ``folder``, if any.
        version: of the release; by default what follows from the changes since ``previous``.
        day: the release's date, ISO 8601; by default SOURCE_DATE_EPOCH, else the day of the latest
            decision, else today (UTC).
        about: the publisher's facts.
    """

    out: Path
    folder: Path
    formats: tuple[str, ...]
    evidence: str = "none"
    allow_open: bool = False
    licence_gate: bool = False
    previous: Path | None = None
    version: str | None = None
    day: str | None = None
    about: Path | None = None


@dataclass(frozen=True, slots=True)
class _Before:
    """The release that an export follows.

    Attributes:
        release: its records, None where it was written in formats that do not carry everything.
    """

    manifest: Mapping[str, Any]
    release: Release | None


@dataclass(frozen=True, slots=True)
class Exported:
    """What was released.

    Attributes:
        changes: since the release before, empty where there was none.
    """

    release: Release
    folder: Path
    background: Background
    changes: tuple[Change, ...]


def run_export(request: Request) -> Exported:
    """Write the release that ``request`` describes; it appears whole or not at all.

    Raises:
        BlockedRelease: open points stand in the way, and ``allow_open`` was not said.
        CurationError: the request, the build or the folder cannot be used.
    """
    _check(request)
    restore(request.folder)
    refuse_other_files(request.folder)
    built, vocabulary = read_built(request.out), load_vocabulary()
    let_pass = _settled_or_allowed(blockers(built, vocabulary), request)
    content = _content(request, built, vocabulary)
    before = _before(request)
    release = _release(request, content, built, vocabulary, before)
    old = before.release if before else None
    changes = compare(old, release) if old else ()
    if old and not request.version:
        release = _versioned(release, old, changes)
    background = Background(
        formats=request.formats,
        open=let_pass,
        refused=content.refused,
        licence_gate=request.licence_gate,
        built_from=built.digests,
        previous_version=_version_before(before, release),
    )
    write_release(release, background, request.folder)
    return Exported(release, request.folder, background, changes)


def _settled_or_allowed(found: tuple[Blocker, ...], request: Request) -> tuple[Blocker, ...]:
    if found and not request.allow_open:
        raise BlockedRelease(found)
    return found


def _content(request: Request, built: BuiltCatalog, vocabulary: Vocabulary) -> Content:
    content = assemble_content(
        built, vocabulary, evidence=request.evidence, licence_gate=request.licence_gate
    )
    if content.entries:
        return content
    reason = content.refused[0].reason if content.refused else "the catalog is empty"
    raise CurationError(
        f"no entry can be released ({reason}).",
        where=str(request.out),
        remedy="Fill in the licences in sources.csv, or build a catalog first.",
    )


def _release(
    request: Request,
    content: Content,
    built: BuiltCatalog,
    vocabulary: Vocabulary,
    before: _Before | None,
) -> Release:
    last = built.last_decision()
    info = release_info(
        read_publication(request.about),
        content,
        version=request.version or _first_version(before, built),
        date=release_day(request.day, last),
        evidence=request.evidence,
        decisions_up_to=last,
    )
    old = before.release if before else None
    redirects = find_redirects(built.redirects(), merges(built), old, content.entries)
    return assemble_release(content, built, vocabulary, info, redirects)


def write_release(release: Release, background: Background, folder: Path) -> None:
    """Write every format and the manifest, and put the folder in its place."""
    with placing(folder) as stage:
        for name in background.formats:
            (stage / name).mkdir()
            FORMATS[name].write(release, stage / name)
        text = notice(release, background.formats)
        (stage / NOTICE).write_text(text, encoding="utf-8", newline="\n")
        write_manifest(stage, describe(release, background, stage))


def _check(request: Request) -> None:
    unknown = [name for name in request.formats if name not in FORMATS]
    if unknown:
        raise CurationError(
            f"there is no format {unknown[0]!r}.", remedy=f"Choose from: {', '.join(FORMATS)}, all."
        )
    if request.evidence not in EVIDENCE_MODES:
        raise CurationError(
            f"there is no evidence mode {request.evidence!r}.",
            remedy=f"Choose from: {', '.join(EVIDENCE_MODES)}.",
        )
    if request.version is not None and not VERSION.fullmatch(request.version):
        raise CurationError(
            f"{request.version!r} is no version.", remedy="Write three numbers such as 1.4.0."
        )


def _before(request: Request) -> _Before | None:
    """Return the release before, None where there is none; one that is named must carry everything."""
    folder = request.previous or request.folder
    if request.previous is None and not (folder / NAME).exists():
        return None
    restore(folder)
    manifest = read_manifest(folder)
    is_read = request.previous is not None or comparable(manifest)
    return _Before(manifest, records_in(folder, manifest) if is_read else None)


def _version_before(before: _Before | None, release: Release) -> str | None:
    """Return the version that a release follows; one that repeats the release before follows its."""
    if before is None or before.release is None:
        return None
    if before.release.info.version != release.info.version:
        return before.release.info.version
    told: str | None = before.manifest.get("previous_version")
    return told


def _first_version(before: _Before | None, built: BuiltCatalog) -> str:
    """Return the version of a release that is compared with none.

    Where one stands in the folder in formats that cannot be compared, its number goes on: the same
    for the same build, else one step that promises nothing about what is gone.
    """
    if before is None or before.release is not None:
        return FIRST_VERSION
    same = before.manifest["built_from"] == built.digests
    return next_version(before.manifest["version"], "none" if same else "major")


def _versioned(release: Release, before: Release, changes: tuple[Change, ...]) -> Release:
    step = impact(changes, before.info.schema_version, SCHEMA_VERSION)
    version = next_version(before.info.version, step)
    return replace(release, info=replace(release.info, version=version))
