"""The commands ``export``, ``diff`` and ``import-release``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from curation.export.instructions import spoken
from curation.records import RANGES

if TYPE_CHECKING:
    from curation.export.compare import Change
    from curation.export.run import Exported

RELEASE = Path("data/release")
Complain = Callable[[str], None]


def add_export_commands(commands: Any, out: Path, complain: Complain) -> None:
    """Add the three commands to the program's.

    Args:
        commands: the sub-parsers of the program.
        out: the default output folder of builds.
        complain: writes a line for the user to standard error.
    """
    _add_export(commands, out, complain)
    diff = commands.add_parser("diff", help="compare two releases and propose the next version")
    diff.add_argument("old", type=Path, metavar="OLD")
    diff.add_argument("new", type=Path, metavar="NEW")
    diff.set_defaults(run=_diff)
    back = commands.add_parser("import-release", help="read a release back into its records")
    back.add_argument("release", type=Path, metavar="RELEASE")
    back.add_argument("--from", dest="source", metavar="FORMAT", help="the format to read")
    back.add_argument("--dir", type=Path, help="write the records there, as JSON Lines")
    back.set_defaults(run=_import)


def _add_export(commands: Any, out: Path, complain: Complain) -> None:
    export = commands.add_parser("export", help="write a release for other programs")
    export.add_argument(
        "--to",
        nargs="+",
        action="extend",
        metavar="FORMAT",
        required=True,
        help="formats, or all; an unknown one lists them",
    )
    export.add_argument("--dir", type=Path, default=RELEASE, help=f"folder (default {RELEASE})")
    export.add_argument("--out", type=Path, default=out, help=f"the build (default {out})")
    export.add_argument(
        "--evidence",
        default="none",
        metavar="none|short|full",
        help="words of the sources that go out (default none)",
    )
    export.add_argument(
        "--allow-open", action="store_true", help="release with open points; the manifest says so"
    )
    export.add_argument(
        "--licence-gate",
        action="store_true",
        help="leave out entries of which a source does not allow reuse",
    )
    export.add_argument(
        "--previous", type=Path, help="the release before (default: the one in --dir)"
    )
    export.add_argument("--release-version", metavar="X.Y.Z", help="instead of the proposed one")
    export.add_argument("--date", metavar="YYYY-MM-DD", help="the release's date")
    export.add_argument("--about", type=Path, metavar="FILE", help="the publisher's facts, TOML")
    export.set_defaults(run=lambda options: _export(options, complain))


def _export(options: argparse.Namespace, complain: Complain) -> int:
    from curation.export.formats import FORMATS
    from curation.export.run import BlockedRelease, Request, run_export

    chosen = dict.fromkeys(options.to)
    formats = tuple(FORMATS) if "all" in chosen else tuple(chosen)
    try:
        exported = run_export(
            Request(
                out=options.out,
                folder=options.dir,
                formats=formats,
                evidence=options.evidence,
                allow_open=options.allow_open,
                licence_gate=options.licence_gate,
                previous=options.previous,
                version=options.release_version,
                day=options.date,
                about=options.about,
            )
        )
    except BlockedRelease as error:
        for blocker in error.blockers:
            complain(str(blocker))
        raise
    print("\n".join(tell_export(exported)))
    return 0


def tell_export(exported: Exported) -> list[str]:
    """Return what an export did, line by line."""
    info = exported.release.info
    lines = [
        f"Release {info.version} of {info.date}: {len(exported.release.entries)} entries "
        f"as {', '.join(exported.background.formats)} in {exported.folder}"
    ]
    lines += [f"  left out {r.stretch_id}: {r.reason}" for r in exported.background.refused]
    lines += [f"  still open: {blocker}" for blocker in exported.background.open]
    if exported.changes:
        lines += ["Since the release before:", *(f"  {line}" for line in tell(exported.changes))]
    return lines


def tell(changes: Iterable[Change]) -> list[str]:
    """Return one line for each change."""
    return [_line(change) for change in changes]


def _line(change: Change) -> str:
    cause = f"  [{change.cause}]" if change.cause else ""
    if change.kind == "redirected":
        return f"redirected {change.subject} → {change.new}{cause}"
    if not change.field:
        return f"{change.kind} {change.subject}{cause}"
    return f"changed {change.subject} {change.field}: {_step(change)}{cause}"


def _step(change: Change) -> str:
    """Return a change of a list as what came and went, any other as before and after."""
    if change.field in RANGES or not isinstance(change.new, tuple):
        return f"{_value(change.old)} → {_value(change.new)}"
    came = [f"+ {_value(item)}" for item in change.new if item not in change.old]
    went = [f"- {_value(item)}" for item in change.old if item not in change.new]
    return "; ".join([*went, *came]) or "another order"


def _value(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return spoken(value)
    return str(getattr(value, "mention_id", value))


def _diff(options: argparse.Namespace) -> int:
    from curation.export.compare import compare, impact, next_version
    from curation.export.reading import read_release

    old, new = read_release(options.old), read_release(options.new)
    changes = compare(old, new)
    step = impact(changes, old.info.schema_version, new.info.schema_version)
    for line in tell(changes):
        print(line)
    counts = {
        k: sum(c.kind == k for c in changes) for k in ("added", "changed", "redirected", "removed")
    }
    print(", ".join(f"{count} {kind}" for kind, count in counts.items()))
    proposed = next_version(old.info.version, step)
    print(
        f"From {old.info.version}, {step} change: the next version is {proposed}."
        if changes
        else f"Nothing has changed: the version stays {proposed}."
    )
    return 0


def _import(options: argparse.Namespace) -> int:
    from curation.export.formats import FORMATS
    from curation.export.place import placing
    from curation.export.reading import read_release

    release = read_release(options.release, options.source)
    if options.dir:
        with placing(options.dir) as stage:
            FORMATS["jsonl"].write(release, stage)
    where = f", written to {options.dir}" if options.dir else ""
    print(f"Release {release.info.version}: {len(release.entries)} entries read{where}.")
    return 0
