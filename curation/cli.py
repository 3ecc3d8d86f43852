"""The command line: every error a user can cause ends in one line and exit status 2."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from curation.commands import add_commands, decisions_beside
from curation.errors import CurationError, VocabularyError
from curation.export.commands import add_export_commands

RAW = Path("data/raw")
OUT = Path("data/curated")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 something is wrong, 2 failed."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except VocabularyError as error:
        for problem in error.problems:
            _complain(problem)
        return 2
    except CurationError as error:
        _complain(str(error))
        return 2
    except KeyboardInterrupt:
        _complain("stopped; the files are as before.")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="curation", description="From raw articles to a curated catalog of stretches."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="build the catalog from the raw articles")
    _add_folders(build)
    build.add_argument(
        "--decisions", type=Path, help="rulings (default: decisions beside the raw folder)"
    )
    build.add_argument("--fresh", action="store_true", help="forget what earlier builds extracted")
    build.set_defaults(run=_build)

    add = commands.add_parser("add", help="take documents into the raw folder")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add.add_argument("--raw", type=Path, default=RAW)
    add.add_argument(
        "--at", type=_line_numbers, metavar="LINE,…", help="the lines at which articles begin"
    )
    add.add_argument("--yes", action="store_true", help="do not ask before writing")
    add.set_defaults(run=_add)

    review = commands.add_parser("review", help="open the review app in the browser")
    review.add_argument("--editor", default="", help="who rules (default: git's user name)")
    review.add_argument("--port", type=int, default=0, help="the port (default: a free one)")
    review.add_argument("--no-browser", action="store_true", help="print the address only")
    review.set_defaults(run=_review)

    explain = commands.add_parser(
        "explain", help="show everything about a mention, entry or conflict"
    )
    explain.add_argument(
        "id", metavar="ID", help="a mention, entry, conflict or article id, or a name"
    )
    explain.add_argument("--out", type=Path, default=OUT)
    explain.set_defaults(run=_explain)

    report = commands.add_parser("report", help="write one HTML file that shows the built data")
    report.add_argument("--to", type=Path, required=True, metavar="FILE.html", help="file to write")
    report.add_argument("--out", type=Path, default=OUT)
    report.set_defaults(run=_report)
    add_commands(commands, OUT)

    check = commands.add_parser("check", help="validate the output folder and the vocabulary")
    check.add_argument("--out", type=Path, default=OUT)
    check.add_argument("--decisions", type=Path)
    check.set_defaults(run=_check)
    add_export_commands(commands, OUT, _complain)
    return parser


def _add_folders(command: argparse.ArgumentParser) -> None:
    command.add_argument("--raw", type=Path, default=RAW, help=f"raw articles (default {RAW})")
    command.add_argument("--out", type=Path, default=OUT, help=f"output folder (default {OUT})")


def _line_numbers(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError("write line numbers such as 1,112,168") from None


def _build(options: argparse.Namespace) -> int:
    from curation.build import run_build

    report = run_build(
        options.raw,
        options.out,
        options.decisions or decisions_beside(options.raw),
        fresh=options.fresh,
        progress=sys.stderr.isatty(),
    )
    for line in (*report.problems, *report.notes):
        _complain(str(line))
    print(report.summary)
    return 2 if report.problems else 0


def _add(options: argparse.Namespace) -> int:
    from curation.corpus import plan_addition, write_plan

    plan = plan_addition(options.files, options.raw, options.at)
    print(plan.describe())
    if not plan.writes:
        return 0
    if not (options.yes or options.at or not plan.splits) and not _agreed():
        _complain(
            "nothing was written. Correct the boundaries with --at LINE,… or agree with --yes."
        )
        return 2
    write_plan(plan)
    print(f"Taken into {options.raw}. Build the catalog with `curation build`.")
    return 0


def _agreed() -> bool:
    if not sys.stdin.isatty():
        return False
    return input("Write these articles? [y/N] ").strip().lower() in ("y", "yes")


def _review(options: argparse.Namespace) -> int:
    from curation.app.serve import serve
    from curation.desk import find_project

    return serve(
        find_project(), port=options.port, editor=options.editor, browser=not options.no_browser
    )


def _explain(options: argparse.Namespace) -> int:
    from curation.explain import explain

    print(explain(options.id, options.out))
    return 0


def _report(options: argparse.Namespace) -> int:
    from curation.report import write_report

    size = write_report(options.out, options.to)
    print(f"Written to {options.to} ({size / 1e6:.1f} MB). It opens in any browser, offline too.")
    return 0


def _check(options: argparse.Namespace) -> int:
    from curation.check import check_output

    problems = check_output(options.out, options.decisions or decisions_beside(options.out))
    for problem in problems:
        print(problem)
    print("Nothing is wrong." if not problems else f"{len(problems)} problems.")
    return 1 if problems else 0


def _complain(line: str) -> None:
    print(f"curation: {line}", file=sys.stderr)
