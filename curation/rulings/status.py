"""Which conflicts are ruled on, which have to be looked at again, and on which editors differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from curation.decisions.history import History, Placed
from curation.decisions.matters import canonical_id, conflict_name, split_field
from curation.records import (
    CatalogEntry,
    Conflict,
    ConflictValue,
    Mention,
    Suggestion,
    ValueClaimed,
)
from curation.rulings.fields import FIELDS
from curation.rulings.outcome import Outcome, unruled, with_kept
from curation.votes import Vote, votes


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


def reopened(
    conflicts: Iterable[Conflict],
    outcomes: Iterable[Outcome],
    catalog: Iterable[CatalogEntry],
    mentions: Iterable[Mention],
) -> tuple[Conflict, ...]:
    """Return the conflicts with one more for each stale ruling on a field that has none, by id.

    Its sources may agree by now; what they differ from is the ruling.

    Args:
        outcomes: of the rulings on values.
        catalog: as the merge rules made it, without rulings.
        mentions: those that the catalog was merged from.
    """
    entries = {entry.stretch_id: entry for entry in catalog}
    said = {mention.mention_id: mention for mention in mentions}
    found = {conflict.conflict_id: conflict for conflict in conflicts}
    for outcome in outcomes:
        stretch_id, field = split_field(outcome.now or "")
        is_plain = (outcome.now or "").count("/") == 1
        conflict_id = f"{stretch_id}/{conflict_name(field)}"
        if outcome.status == "stale" and is_plain and field in FIELDS and conflict_id not in found:
            members = [said[m.mention_id] for m in entries[stretch_id].sources]
            found[conflict_id] = _reopened(
                conflict_id, field, entries[stretch_id], members, outcome
            )
    return tuple(found[conflict_id] for conflict_id in sorted(found))


def _reopened(
    conflict_id: str,
    field: str,
    entry: CatalogEntry,
    members: Sequence[Mention],
    outcome: Outcome,
) -> Conflict:
    ballot: list[Vote[ConflictValue]] = votes(members, lambda m: getattr(m, field) or None)
    return Conflict(
        conflict_id=conflict_id,
        stretch_id=entry.stretch_id,
        field=conflict_name(field),
        level="disagreement",
        values=tuple(ValueClaimed(vote.value, tuple(vote.mention_ids)) for vote in ballot),
        suggestion=Suggestion(
            getattr(entry, field), f"An earlier ruling is stale. {outcome.reason}"
        ),
    )


def finish(outcomes: Iterable[Outcome], history: History) -> tuple[Outcome, ...]:
    """Return what became of every ruling of the history, in the order they were made.

    A ruling that overrules another editor's without having seen it says so.
    """
    settled = with_kept(outcomes, history)
    every = [*(_contested(outcome, history) for outcome in settled), *unruled(history)]
    return tuple(sorted(every, key=lambda outcome: outcome.placed.key))


def _contested(outcome: Outcome, history: History) -> Outcome:
    other = history.contested(outcome.placed)
    if other is None:
        return outcome
    also = f"{other.decision.editor} ruled otherwise (decision {other.decision.decision_id})."
    return replace(outcome, reason=f"{outcome.reason} {also}".strip())


def _counts(outcome: Outcome) -> bool:
    return outcome.status in ("applied", "stale", "kept")


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
