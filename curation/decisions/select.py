"""Parts of the log: by editor, subject, kind and date, and what changed between two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from curation.decisions.history import History, Placed
from curation.decisions.matters import canonical_id, subjects
from curation.errors import CurationError
from curation.records import Decision, DecisionKind


@dataclass(frozen=True, slots=True)
class Filter:
    """Which decisions to take; what is empty takes all.

    Attributes:
        subject: an id, or the beginning of one up to a "/": an entry takes its conflicts in.
        since, until: moments in ISO 8601, UTC; ``until`` is left out itself.
    """

    editor: str = ""
    subject: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""

    def takes(self, decision: Decision, history: History) -> bool:
        """Return whether the filter takes a decision; an undo counts for what it undoes, too."""
        return (
            (not self.editor or decision.editor.casefold() == self.editor.casefold())
            and (not self.kind or self.kind in {decision.kind, *_kinds(decision)})
            and self.since <= decision.time
            and (not self.until or decision.time < self.until)
            and (not self.subject or self._is_about(decision, history))
        )

    def _is_about(self, decision: Decision, history: History) -> bool:
        wanted = canonical_id(self.subject)
        todo: list[Decision | None] = [decision]
        while todo:
            current = todo.pop()
            for ruling in current.rulings if current else ():
                about = map(canonical_id, subjects(ruling))
                if any(one == wanted or one.startswith(f"{wanted}/") for one in about):
                    return True
                if ruling.kind is DecisionKind.UNDO:
                    todo.append(history.get(ruling.subject))
        return False


@dataclass(frozen=True, slots=True)
class Difference:
    """The rulings that began and that ceased to stand between two moments."""

    began: tuple[Placed, ...]
    ended: tuple[Placed, ...]


def matching(history: History, wanted: Filter) -> Iterator[Decision]:
    """Yield the decisions that a filter takes, oldest first."""
    return (decision for decision in history if wanted.takes(decision, history))


def difference(history: History, one: str, other: str) -> Difference:
    """Return what came to stand and what ceased to between two moments in ISO 8601, UTC."""
    before = {placed.key: placed for placed in _as_of(history, one).standing()}
    after = {placed.key: placed for placed in _as_of(history, other).standing()}
    return Difference(
        began=tuple(after[key] for key in sorted(set(after) - set(before))),
        ended=tuple(before[key] for key in sorted(set(before) - set(after))),
    )


_TIMED = re.compile(r"[T:]|\d\s")
"""What a date with a time of day holds; ISO 8601 writes a bare date with hyphens or without."""


def moment(text: str, *, end: bool = False) -> str:
    """Return a date or time that an editor typed, in the form that decisions have.

    Args:
        end: a bare date means the end of its day.

    Raises:
        CurationError: it is neither a date nor a time.
    """
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError:
        raise CurationError(
            f"{text!r} is no date.", remedy="Write it as 2026-11-26 or 2026-11-26T14:30."
        ) from None
    if end and not _TIMED.search(text):
        parsed += timedelta(days=1)
    local = parsed.astimezone(UTC)
    return local.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _as_of(history: History, time: str) -> History:
    return History(decision for decision in history if decision.time < time)


def _kinds(decision: Decision) -> set[str]:
    return {ruling.kind.value for ruling in decision.rulings}
