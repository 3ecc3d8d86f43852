"""What the log holds, as an editor reads it: all decisions, what rests on one, who ruled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from curation.decisions import DecisionLog, History, Placed
from curation.decisions.trace import dependents
from curation.errors import CurationError
from curation.records import Decision, DecisionKind
from curation.review.standing import decision_row
from curation.vocabulary import Vocabulary

MOST = 2_000
"""The number of decisions that are listed, the latest ones."""


class Past:
    """The decisions of a log in words, for one editor."""

    def __init__(self, log: DecisionLog, editor: str, vocabulary: Vocabulary) -> None:
        self._log, self._editor, self._vocabulary = log, editor, vocabulary

    def decisions(self) -> list[Mapping[str, Any]]:
        """Return the log's decisions, the latest first, undos left out."""
        history = self._log.history()
        found = [d for d in history if d.kind is not DecisionKind.UNDO]
        return [self.line(decision, history) for decision in reversed(found[-MOST:])]

    def dependents(self, decision_id: str) -> list[Mapping[str, Any]]:
        """Return the later rulings that rest on a decision."""
        history = self._log.history()
        return [self.line(decision, history) for decision in dependents(decision_id, history)]

    def words_of(self, decision_id: str) -> str:
        """Return a decision in a few words."""
        history = self._log.history()
        decision = history.get(decision_id)
        row = self.line(decision, history) if decision else {"label": "", "about": decision_id}
        return f"{row['label']} ({row['about']})"

    def label_of(self, decision: Decision) -> str:
        """Return what a decision says, not what about."""
        return str(self.line(decision, self._log.history())["label"])

    def latest_own(self) -> str:
        """Return the id of the editor's latest decision that is not undone.

        Raises:
            CurationError: there is none.
        """
        history = self._log.history()
        mine = (
            decision.decision_id
            for decision in reversed(list(history))
            if decision.editor == self._editor
            and decision.kind is not DecisionKind.UNDO
            and not history.is_undone(decision.decision_id)
        )
        found = next(mine, None)
        if found is None:
            raise CurationError("you have no ruling to undo.")
        return found

    def editors(self) -> list[str]:
        """Return everybody who ruled or was given something to rule on, and the one who reads."""
        history = self._log.history()
        given = (r.value["to"] for d in history for r in d.rulings if r.kind is DecisionKind.ASSIGN)
        return sorted({self._editor, *given, *(decision.editor for decision in history)})

    def line(self, decision: Decision, history: History) -> Mapping[str, Any]:
        """Return a decision of the log as a line of the list of rulings."""
        return decision_row(Placed(decision), history, self._vocabulary)
