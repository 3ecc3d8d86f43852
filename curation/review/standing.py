"""Where an item stands: what the log says of it now, and what the last build said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from curation.decisions import History, Placed
from curation.decisions.matters import canonical_id
from curation.records import DecisionKind
from curation.review.items import ReviewItem
from curation.review.verdicts import ruling_label, subject_label, subject_of
from curation.vocabulary import Vocabulary

ASIDE = (DecisionKind.FLAG, DecisionKind.ASSIGN, DecisionKind.KEEP, DecisionKind.UNDO)
LINKING = (
    DecisionKind.ACCEPT_LINK,
    DecisionKind.REFUSE_LINK,
    DecisionKind.NONE,
    DecisionKind.VARIANT,
    DecisionKind.MERGE,
    DecisionKind.REFUSE_MERGE,
)


def standing_on(item: ReviewItem, history: History) -> Placed | None:
    """Return the ruling on an item that stands now; a flag only where nothing else does."""
    subject = canonical_id(subject_of(item))
    if item.kind == "ruling":
        return _settled(subject, int(item.item_id.rpartition("/")[2]), history)
    wanted = LINKING if item.kind in ("link", "entry") else ()
    found: Placed | None = None
    for decision in history.on(subject):
        for index, ruling in enumerate(decision.rulings):
            if canonical_id(ruling.subject) != subject or ruling.kind is DecisionKind.UNDO:
                continue
            placed = Placed(decision, index)
            if ruling.kind is DecisionKind.ASSIGN:
                continue
            if ruling.kind not in ASIDE and wanted and ruling.kind not in wanted:
                continue
            if history.status(placed) == "stands" and not _only_flags(placed, found):
                found = placed
    return found


def assigned_on(item: ReviewItem, history: History) -> Placed | None:
    """Return the assignment of an item that stands, None where it is nobody's."""
    subject = canonical_id(subject_of(item))
    found = (
        Placed(decision, index)
        for decision in reversed(history.on(subject))
        for index, ruling in enumerate(decision.rulings)
        if ruling.kind is DecisionKind.ASSIGN and canonical_id(ruling.subject) == subject
    )
    return next((placed for placed in found if history.status(placed) == "stands"), None)


def _settled(decision_id: str, index: int, history: History) -> Placed | None:
    """Return what was made of a stale ruling: its undo, the ruling that replaced it, or that it is kept."""
    if undo := history.undone_by(decision_id):
        return Placed(undo)
    decision = history.get(decision_id)
    later = history.replaced_by(Placed(decision, index)) if decision else None
    if later is not None:
        return later
    keeping = (
        Placed(one, number)
        for one in history.on(decision_id)
        for number, ruling in enumerate(one.rulings)
        if ruling.kind is DecisionKind.KEEP and ruling.value["ruling"] == index
    )
    return next((placed for placed in keeping if history.status(placed) == "stands"), None)


def _only_flags(placed: Placed, found: Placed | None) -> bool:
    return found is not None and placed.ruling.kind in ASIDE and found.ruling.kind not in ASIDE


def status_of(item: ReviewItem, standing: Placed | None, built: str) -> str:
    """Return "open", "ruled", "flagged", "audit", "stale" or "contested".

    Args:
        built: the status that the last build gave the item's conflict.
    """
    if item.kind == "ruling":
        return "ruled" if standing else built
    if standing is None:
        return "open"
    if standing.ruling.kind in ASIDE:
        return "flagged" if standing.ruling.kind is DecisionKind.FLAG else "open"
    if built in ("stale", "contested") and standing.decision.decision_id == item.decision_id:
        return built
    return "audit" if is_sampled(standing) else "ruled"


def is_sampled(placed: Placed) -> bool:
    """Return whether a bulk decision put its ruling on an item up for an audit."""
    decision = placed.decision
    return bool(decision.scope) and any(
        other.kind is DecisionKind.FLAG
        and canonical_id(other.subject) == canonical_id(placed.ruling.subject)
        for other in decision.rulings
    )


def told(placed: Placed, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return a ruling as plain data for the screen."""
    decision, ruling = placed.decision, placed.ruling
    return {
        "decision_id": decision.decision_id,
        "editor": decision.editor,
        "at": decision.time[:16].replace("T", " "),
        "note": decision.note,
        "subject": ruling.subject,
        "about": subject_label(ruling.subject, vocabulary),
        "label": ruling_label(ruling.kind, ruling.subject, ruling.value, vocabulary),
    }


def decision_row(placed: Placed, history: History, vocabulary: Vocabulary) -> Mapping[str, Any]:
    """Return a decision as a line of the list of rulings; a bulk one as a whole."""
    row = told(placed, vocabulary)
    decision = placed.decision
    if decision.scope:
        row |= {
            "label": f"{len(decision.rulings)} rulings at once",
            "subject": decision.scope,
            "about": decision.scope,
        }
    return {**row, "undone": history.is_undone(decision.decision_id)}
