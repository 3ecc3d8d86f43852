"""A whole export: check, assemble, compare with the release before, write, and put in place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

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
from curation.export.reading import comparable, read_release
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
    before = _previous(request)
    release = _release(request, content, built, vocabulary, before)
    changes = compare(before, release) if before else ()
    if before and not request.version:
        release = _versioned(release, before, changes)
    background = Background(
        formats=request.formats,
        open=let_pass,
        refused=content.refused,
        licence_gate=request.licence_gate,
        built_from=built.digests,
        previous_version=_version_before(request, before, release),
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
    before: Release | None,
) -> Release:
    last = built.last_decision()
    info = release_info(
        read_publication(request.about),
        content,
        version=request.version or _first_version(request, built),
        date=release_day(request.day, last),
        evidence=request.evidence,
        decisions_up_to=last,
    )
    redirects = find_redirects(built.redirects(), merges(built), before, content.entries)
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


def _previous(request: Request) -> Release | None:
    if request.previous is not None:
        return read_release(request.previous)
    if not (request.folder / NAME).exists():
        return None
    return read_release(request.folder) if comparable(request.folder) else None


def _version_before(request: Request, before: Release | None, release: Release) -> str | None:
    """Return the version that a release follows; one that repeats the release before follows its."""
    if before is None:
        return None
    if before.info.version != release.info.version:
        return before.info.version
    told: str | None = read_manifest(request.previous or request.folder).get("previous_version")
    return told


def _first_version(request: Request, built: BuiltCatalog) -> str:
    """Return the version of a release that is compared with none.

    Where one stands in the folder in formats that cannot be compared, its number goes on: the same
    for the same build, else one step that promises nothing about what is gone.
    """
    if request.previous is not None or not (request.folder / NAME).exists():
        return FIRST_VERSION
    manifest = read_manifest(request.folder)
    same = manifest["built_from"] == built.digests
    return next_version(manifest["version"], "none" if same else "major")


def _versioned(release: Release, before: Release, changes: tuple[Change, ...]) -> Release:
    step = impact(changes, before.info.schema_version, SCHEMA_VERSION)
    version = next_version(before.info.version, step)
    return replace(release, info=replace(release.info, version=version))
