"""The commands `decide`, `undo` and `log`: what the widgets do, typed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from curation.decisions import (
    DecisionLog,
    Filter,
    History,
    Overtaken,
    Tables,
    dependents,
    difference,
    editor_name,
    matching,
    moment,
    restored_by_undoing,
)
from curation.errors import CurationError
from curation.logbook import decision_text, difference_text, overtaken_text, ruling_text
from curation.records import DecisionKind
from curation.rows import decision_row, dumps
from curation.store import read_json
from curation.typed import VERDICTS, Known, Typed, ruling_of, suggested
from curation.vocabulary import load_vocabulary

DECISIONS = Path("data/decisions")


def decisions_beside(folder: Path) -> Path:
    """Return where the rulings on the articles of a raw or output folder stand."""
    return folder.parent / DECISIONS.name


def add_commands(commands: Any, out: Path) -> None:
    """Add the commands to the parsers of the program; ``out`` is the default output folder."""
    decide = commands.add_parser("decide", help="rule on something; the twin of every button")
    verdicts = decide.add_subparsers(required=True, metavar="VERDICT")
    for verdict, (pattern, meaning) in VERDICTS.items():
        one = verdicts.add_parser(
            verdict, help=meaning, usage=f"curation decide {verdict} {pattern}"
        )
        one.add_argument("subject", metavar="ID")
        one.add_argument("words", nargs="*", metavar="WORD")
        for option in ("--name", "--kind", "--quote"):
            if option in pattern:
                one.add_argument(option, default="")
        one.add_argument("--after", metavar="DECISION", help="the ruling that you rule anew on")
        one.add_argument("--blind", action="store_true", help="a second opinion for an audit")
        _add_signature(one)
        one.add_argument("--out", type=Path, default=out)
        one.set_defaults(run=_decide, verdict=verdict)
    every = verdicts.add_parser("accept-all", help="accept all suggestions of a filter at once")
    every.add_argument("--level", default="", help="contradiction, disagreement, anatomy, …")
    every.add_argument("--field", default="", help="hold_s, muscles, …")
    every.add_argument("--entry", default="", help="an entry's id")
    every.add_argument("--yes", action="store_true", help="write; without it, only show")
    _add_signature(every)
    every.add_argument("--out", type=Path, default=out)
    every.set_defaults(run=_accept_all)

    undo = commands.add_parser("undo", help="undo a decision of any age, an undo too")
    undo.add_argument("id", metavar="DECISION")
    _add_signature(undo)
    undo.set_defaults(run=_undo)

    log = commands.add_parser("log", help="show the decisions, oldest first")
    log.add_argument("--editor", default="")
    log.add_argument("--subject", default="", help="an id; an entry's takes its fields in")
    log.add_argument("--kind", default="")
    log.add_argument("--since", default="", metavar="DATE")
    log.add_argument("--until", default="", metavar="DATE", help="this day included")
    log.add_argument("--diff", nargs=2, metavar="DATE", help="what stood at the end of two days")
    log.add_argument("--stale", action="store_true", help="those that the last build calls stale")
    log.add_argument("--out", type=Path, default=out)
    log.add_argument("--json", action="store_true", help="as lines of JSON")
    log.add_argument("--decisions", type=Path, help=f"default {DECISIONS}")
    log.set_defaults(run=_log)


def _add_signature(command: argparse.ArgumentParser) -> None:
    command.add_argument("--note", default="", help="why")
    command.add_argument("--editor", help="who rules (default: $CURATION_EDITOR, git, login)")
    command.add_argument("--decisions", type=Path, help=f"default {DECISIONS}")


def _log_of(options: argparse.Namespace) -> DecisionLog:
    """Return the log that a command names, by default the one beside its output folder."""
    beside = decisions_beside(options.out) if "out" in options else DECISIONS
    return DecisionLog(options.decisions or beside)


def _known(options: argparse.Namespace, log: DecisionLog) -> Known:
    stale = (read_json(options.out / "build.json") or {}).get("stale", ())
    return Known(Tables.read(options.out), load_vocabulary(), log.history(), stale)


def _decide(options: argparse.Namespace) -> int:
    log = _log_of(options)
    known = _known(options, log)
    typed = Typed(
        options.verdict,
        options.subject,
        tuple(options.words),
        **{key: getattr(options, key, "") for key in ("name", "kind", "quote")},
    )
    if options.verdict == "flag" and not options.note:
        raise CurationError("says nothing.", where="flag", remedy="Say why with --note WHY.")
    ruling = ruling_of(typed, known, after=options.after)
    editor = editor_name(options.editor)
    outcome = log.append([ruling], editor, note=options.note, blind=options.blind)
    if isinstance(outcome, Overtaken):
        raise _overtaken(outcome, log)
    print(f"{outcome.decision_id}  {ruling_text(ruling)}  by {editor}")
    print("Build the catalog with `curation build`.")
    return 0


def _accept_all(options: argparse.Namespace) -> int:
    log = _log_of(options)
    known = _known(options, log)
    chosen = {"level": options.level, "field": options.field, "entry": options.entry}
    rulings = suggested(known, **chosen)
    if not rulings:
        print("Nothing is open there.")
        return 0
    for ruling in rulings:
        print(ruling_text(ruling))
    if not options.yes:
        print(f"{len(rulings)} rulings; nothing was written. Write them with --yes.")
        return 0
    words = ", ".join(f"{key} {value}" for key, value in chosen.items() if value) or "everything"
    editor = editor_name(options.editor)
    scope = f"suggestions for {words}"
    outcome = log.append(rulings, editor, note=options.note, scope=scope)
    if isinstance(outcome, Overtaken):
        raise _overtaken(outcome, log)
    print(f"{outcome.decision_id}  {len(rulings)} rulings by {editor}, undone as one.")
    return 0


def _undo(options: argparse.Namespace) -> int:
    log = _log_of(options)
    history = log.history()
    undo = history.undone_by(options.id)
    if undo:
        raise CurationError(
            f"{undo.editor} has undone it already.",
            where=options.id,
            remedy=f"To have it back: `curation undo {undo.decision_id}`.",
        )
    resting = dependents(options.id, history)
    restored = restored_by_undoing(options.id, history)
    latest = history.latest(options.id)
    after = latest.decision_id if latest else None
    outcome = log.undo(options.id, editor_name(options.editor), note=options.note, after=after)
    if isinstance(outcome, Overtaken):
        raise _overtaken(outcome, log)
    print(f"{outcome.decision_id}  undoes {options.id}")
    for placed in restored:
        print(f"Stands again: {ruling_text(placed.ruling)}  [{placed.decision.decision_id}]")
    if resting:
        print("These later decisions rest on it; look at them again:")
    for decision in resting:
        print(decision_text(decision, history))
    return 0


def _log(options: argparse.Namespace) -> int:
    log = _log_of(options)
    history = log.history()
    if options.diff:
        one, other = (moment(date, end=True) for date in options.diff)
        print(difference_text(difference(history, one, other)))
        return _told_problems(log)
    if options.stale:
        return _stale(options, history)
    wanted = Filter(
        editor=options.editor,
        subject=options.subject,
        kind=options.kind.replace("-", "_"),
        since=moment(options.since) if options.since else "",
        until=moment(options.until, end=True) if options.until else "",
    )
    if wanted.kind and wanted.kind not in set(DecisionKind):
        kinds = ", ".join(DecisionKind)
        raise CurationError(f"{options.kind!r} is no kind.", remedy=f"Choose among {kinds}.")
    for decision in matching(history, wanted):
        print(dumps(decision_row(decision)) if options.json else decision_text(decision, history))
    return _told_problems(log)


def _stale(options: argparse.Namespace, history: History) -> int:
    """Print the rulings that the last build found without their ground, each with the reason."""
    build = read_json(options.out / "build.json")
    if build is None:
        raise CurationError(
            "no build is here.", where=str(options.out), remedy="Run `curation build` first."
        )
    for row in build["stale"]:
        decision = history.get(row["decision_id"])
        if decision:
            print(ruling_text(decision.rulings[row["index"]]))
            print(f"    {decision.editor}, {decision.time}, {row['decision_id']}")
            held = "It holds until you rule anew." if row["holds"] else "It holds no more."
            print(f"    {row['reason']} {held}")
    print(f"{len(build['stale'])} stale. Rule anew with --after ID, undo or keep them.")
    return 0


def _told_problems(log: DecisionLog) -> int:
    for problem in log.problems:
        print(problem)
    return 1 if log.problems else 0


def _overtaken(outcome: Overtaken, log: DecisionLog) -> CurationError:
    theirs = overtaken_text(outcome.theirs, log.history()).replace("\n", "; ")
    latest = max(decision.decision_id for _, decision in outcome.theirs)
    return CurationError(
        f"nothing was written, because this came first: {theirs}.",
        remedy=f"To rule anew, repeat with --after {latest}.",
    )
