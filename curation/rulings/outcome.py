"""What a build made of each ruling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from curation.decisions.history import History, Placed
from curation.records import DecisionKind

GONE_MENTION = "The mention is gone."
OTHER_TEXT = "Another text stands there now."
ALTERED_TEXT = "Its words changed a little."
GONE_ENTRY = "The entry is gone."

Status = Literal["applied", "stale", "kept", "replaced", "undone"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one ruling.

    Attributes:
        status: "applied"; "stale" where its subject changed or went; "kept" where it says nothing
            about the catalog, or where an editor keeps it though it is stale; "replaced" or "undone".
        reason: one sentence that an editor understands.
        now: the id of the subject in this build, None where there is none.
        holds: whether the catalog follows the ruling.
        unseen: the values that articles say since and that its editor did not see, as rows hold them.
    """

    placed: Placed
    status: Status
    reason: str
    now: str | None
    holds: bool
    unseen: tuple[Any, ...] = ()


def applied(placed: Placed, now: str | None = None, reason: str = "") -> Outcome:
    """Return the outcome of a ruling that the catalog follows."""
    return Outcome(placed, "applied", reason, now or placed.ruling.subject, holds=True)


def stale(placed: Placed, reason: str, now: str | None = None, *, holds: bool = False) -> Outcome:
    """Return the outcome of a ruling to look at again."""
    return Outcome(placed, "stale", reason, now, holds)


def with_kept(outcomes: Iterable[Outcome], history: History) -> tuple[Outcome, ...]:
    """Return the outcomes; stale ones that an editor keeps for the reason that they have are kept."""
    keeping = {
        (placed.ruling.subject, placed.ruling.value["ruling"]): placed
        for placed in history.standing()
        if placed.ruling.kind is DecisionKind.KEEP
    }
    return tuple(_kept(outcome, keeping.get(outcome.placed.key)) for outcome in outcomes)


def _kept(outcome: Outcome, keep: Placed | None) -> Outcome:
    if keep is None or outcome.status != "stale":
        return outcome
    if not keep.ruling.value["because"].startswith(outcome.reason):
        return outcome
    decision = keep.decision
    told = f"{outcome.reason} {decision.editor} keeps it (decision {decision.decision_id})."
    return replace(outcome, status="kept", reason=told)


def unruled(history: History) -> list[Outcome]:
    """Return the outcomes of the rulings that no stage has to do with."""
    outcomes = []
    for placed in history.rulings():
        status = history.status(placed)
        subject = placed.ruling.subject
        if status == "undone" and (undo := history.undone_by(placed.decision.decision_id)):
            reason = f"Undone by {undo.editor} (decision {undo.decision_id})."
            outcomes.append(Outcome(placed, "undone", reason, subject, holds=False))
        elif status == "replaced" and (later := history.replaced_by(placed)):
            reason = f"{later.decision.editor} ruled anew (decision {later.decision.decision_id})."
            outcomes.append(Outcome(placed, "replaced", reason, subject, holds=False))
        elif placed.ruling.kind in (DecisionKind.FLAG, DecisionKind.ASSIGN, DecisionKind.KEEP):
            outcomes.append(Outcome(placed, "kept", "", subject, holds=True))
    return outcomes


def outcome_row(outcome: Outcome) -> dict[str, Any]:
    """Return a row of ``decisions.jsonl``."""
    decision, ruling = outcome.placed.decision, outcome.placed.ruling
    return {
        "decision_id": decision.decision_id,
        "index": outcome.placed.index,
        "kind": ruling.kind.value,
        "subject": ruling.subject,
        "value": dict(ruling.value),
        "editor": decision.editor,
        "time": decision.time,
        "note": decision.note,
        "scope": decision.scope,
        "status": outcome.status,
        "reason": outcome.reason,
        "now": outcome.now,
        "holds": outcome.holds,
        "saw": dict(ruling.saw),
    }


def stale_row(outcome: Outcome) -> dict[str, Any]:
    """Return what ``build.json`` says of a ruling to look at again."""
    row = outcome_row(outcome)
    columns = (
        "decision_id",
        "index",
        "kind",
        "subject",
        "value",
        "editor",
        "reason",
        "now",
        "holds",
    )
    return {**{column: row[column] for column in columns}, "unseen": list(outcome.unseen)}
