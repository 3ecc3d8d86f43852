"""What hangs on a decision: later rulings that rest on it, and earlier ones that it keeps down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from curation.decisions.history import History, Placed
from curation.decisions.matters import matters, subjects
from curation.records import Decision, DecisionKind

_OF_MENTION = (
    DecisionKind.REFUSE_LINK,
    DecisionKind.CORRECT_MENTION,
    DecisionKind.NOT_EXERCISE,
)
_ASIDE = (DecisionKind.FLAG, DecisionKind.ASSIGN, DecisionKind.KEEP)


def dependents(decision_id: str, history: History) -> tuple[Decision, ...]:
    """Return the later decisions that stand and rest on this one, oldest first.

    A ruling rests on an earlier one that made its entry or mention, or that changed a mention which
    its editor had before the eyes; and on what that one rests on in turn.
    """
    changed: set[str] = set()
    found: list[Decision] = []
    for decision in history:
        if decision.decision_id < decision_id:
            continue
        placed = [Placed(decision, index) for index in range(len(decision.rulings))]
        if decision.decision_id == decision_id:
            changed.update(i for one in placed for i in _changes(one))
            continue
        resting = [one for one in placed if _rests_on(one, changed, history)]
        if resting:
            found.append(decision)
            changed.update(i for one in resting for i in _changes(one))
    return tuple(found)


def restored_by_undoing(decision_id: str, history: History) -> tuple[Placed, ...]:
    """Return the earlier rulings that would stand again if this decision were undone."""
    decision = history.get(decision_id)
    if decision is None:
        return ()
    if decision.rulings[0].kind is DecisionKind.UNDO:
        target = history.get(decision.rulings[0].subject)
        return tuple(Placed(target, i) for i in range(len(target.rulings))) if target else ()
    return tuple(
        placed
        for placed in history.rulings()
        if (by := history.replaced_by(placed)) and by.decision.decision_id == decision_id
        if history.status(placed) == "replaced"
    )


def added_mention_id(placed: Placed) -> str:
    """Return the id of the mention that a ruling adds to an article."""
    number = f"-{placed.index}" if placed.index else ""
    return f"{placed.ruling.subject}/added-{placed.decision.decision_id}{number}"


def _changes(placed: Placed) -> Iterator[str]:
    """Yield the ids of entries and mentions that are made, moved or changed by a ruling."""
    ruling = placed.ruling
    if ruling.kind in _OF_MENTION or f"link:{ruling.subject}" in matters(ruling):
        yield ruling.subject
    elif ruling.kind is DecisionKind.SPLIT:
        yield ruling.value["stretch_id"]
        yield from ruling.value["mention_ids"]
    elif ruling.kind is DecisionKind.ADD_MENTION:
        yield added_mention_id(placed)
    elif ruling.kind is DecisionKind.MERGE:
        yield from (i for e in ruling.saw.get("entries", ()) for i in _moved(e, ruling.subject))
    elif ruling.kind in (DecisionKind.ADD_ALIAS, DecisionKind.REFUSE_ALIAS):
        yield from _mentions_seen(placed)


def _rests_on(placed: Placed, changed: set[str], history: History) -> bool:
    if placed.ruling.kind in (*_ASIDE, DecisionKind.UNDO) or not changed:
        return False
    if history.status(placed) != "stands":
        return False
    ruling = placed.ruling
    named = [*subjects(ruling), ruling.value.get("stretch_id"), ruling.subject.partition("/")[0]]
    return bool(changed & {*named, *ruling.value.get("candidates", ()), *_mentions_seen(placed)})


def _moved(entry: Mapping[str, Any], merged: str) -> Iterable[str]:
    return entry["mention_ids"] if entry["stretch_id"] == merged else ()


def _mentions_seen(placed: Placed) -> Iterator[str]:
    return (mention["mention_id"] for mention in placed.ruling.saw.get("mentions", ()))
