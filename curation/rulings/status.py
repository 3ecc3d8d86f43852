"""Which conflicts are ruled on, which have to be looked at again, and on which editors differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from curation.decisions.history import History, Placed
from curation.decisions.kinds import canonical_id
from curation.records import Conflict
from curation.rulings.outcome import Outcome, unruled


def with_status(
    conflicts: Iterable[Conflict],
    outcomes: Iterable[Outcome],
    given: Mapping[str, Placed],
    history: History,
) -> tuple[Conflict, ...]:
    """Return the conflicts with the status and the decision that rulings give them.

    Args:
        outcomes: of the rulings on values.
        given: mention id -> the ruling that gave it its entry.
    """
    ruled = {outcome.now: outcome for outcome in outcomes if outcome.now and _counts(outcome)}
    return tuple(_ruled(conflict, ruled, given, history) for conflict in conflicts)


def finish(outcomes: Iterable[Outcome], history: History) -> tuple[Outcome, ...]:
    """Return what became of every ruling of the history, in the order they were made.

    A ruling that overrules another editor's without having seen it says so.
    """
    every = [*(_contested(outcome, history) for outcome in outcomes), *unruled(history)]
    return tuple(sorted(every, key=lambda outcome: outcome.placed.key))


def _contested(outcome: Outcome, history: History) -> Outcome:
    other = history.contested(outcome.placed)
    if other is None:
        return outcome
    also = f"{other.decision.editor} ruled otherwise (decision {other.decision.decision_id})."
    return replace(outcome, reason=f"{outcome.reason} {also}".strip())


def _counts(outcome: Outcome) -> bool:
    return outcome.status in ("applied", "stale")


def _ruled(
    conflict: Conflict,
    ruled: Mapping[str, Outcome],
    given: Mapping[str, Placed],
    history: History,
) -> Conflict:
    placed: Placed | None
    if conflict.level == "identity":
        outcome = None
        placed = given.get(conflict.conflict_id.partition("/identity/")[2])
    else:
        outcome = ruled.get(canonical_id(conflict.conflict_id))
        placed = outcome.placed if outcome else None
    if placed is None:
        return conflict
    status = "contested" if history.contested(placed) else "decided"
    if outcome is not None and outcome.status == "stale":
        status = "stale"
    return replace(conflict, status=status, decision_id=placed.decision.decision_id)
