"""The review queue: questions, evidence and rulings, on any notebook's screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from curation.records import DecisionKind
from curation.review.items import KIND_LABELS, ReviewItem
from curation.review.session import Outcome, Session
from curation.widgets.assets import script, style
from curation.widgets.channel import Answer, ChannelWidget, Message


class ReviewQueue(ChannelWidget):
    """The queue of everything that waits for a ruling; each one is on disk before the next shows.

    Args:
        session: what is ruled on, by whom.
        kinds: the kinds of items that the queue holds, by default all.
        build: runs a build and returns its summary; without it the screen has no build button.
        project: tells the browser's memory of filters apart from other projects'.
        app: True where the widget is a page of its own.
    """

    _esm = script("review_queue.mjs")
    _css = style("review_queue.css")

    def __init__(
        self,
        session: Session,
        *,
        kinds: Sequence[str] = tuple(KIND_LABELS),
        build: Callable[[], str] | None = None,
        project: str = "",
        app: bool = False,
    ) -> None:
        self.session, self._kinds = session, frozenset(kinds)
        self._build, self._project = build, project
        super().__init__(app=app)
        session.watch(self.tell_reloaded)

    def digest(self) -> str:
        """Return the queue as text: how many questions of each kind stand where."""
        table = self._index()
        kind, status = table["columns"].index("kind"), table["columns"].index("status")
        counts = Counter((row[kind], row[status]) for row in table["rows"])
        lines = [
            f"{KIND_LABELS[kind]}, {status}: {count}"
            for (kind, status), count in sorted(counts.items())
        ]
        return "\n".join(lines) or "no questions"

    def answer_index(self, _message: Message) -> Answer:
        """Answer with all items."""
        return {
            "index": self._index(),
            "editor": self.session.editor,
            "project": self._project,
            "can_build": self._build is not None,
        }

    def answer_cards(self, message: Message) -> Answer:
        """Answer with the cards of ``ids``."""
        return {"cards": [self.session.card(item_id) for item_id in message["ids"]]}

    def answer_rule(self, message: Message) -> Answer:
        """Put ``verdict`` on ``item_id`` on the disk, then answer."""
        if message["verdict"].get("type") == "withdraw" and not message.get("confirmed"):
            resting = self.session.withdrawn_with(message["item_id"])
            if resting:
                return {"dependents": resting}
        outcome = self.session.rule(
            message["item_id"],
            message["verdict"],
            seen=message.get("seen"),
            note=message.get("note", ""),
            blind=bool(message.get("blind")),
        )
        return self._told(outcome, self._ruled(outcome))

    def answer_undo(self, message: Message) -> Answer:
        """Undo ``decision_id``, by default the editor's latest; what rests on it is shown first."""
        decision_id = message.get("decision_id") or self.session.past.latest_own()
        if not message.get("confirmed"):
            dependents = self.session.past.dependents(decision_id)
            if dependents:
                return {"dependents": dependents, "decision_id": decision_id}
        outcome = self.session.undo(decision_id)
        return self._told(outcome, f"Undone: {self.session.past.words_of(decision_id)}")

    def answer_history(self, _message: Message) -> Answer:
        """Answer with the log's decisions, the latest first."""
        return {"decisions": self.session.past.decisions()}

    def answer_editors(self, _message: Message) -> Answer:
        """Answer with the editors whom a question can be given to."""
        return {"editors": self.session.past.editors()}

    def answer_preview(self, message: Message) -> Answer:
        """Answer with what accepting all suggestions of ``ids`` would do."""
        return {"preview": self.session.preview(message["ids"])}

    def answer_bulk(self, message: Message) -> Answer:
        """Accept the suggestions of ``ids`` as one decision."""
        outcome = self.session.accept_all(
            message["ids"],
            scope=message["scope"],
            sample=int(message["sample"]),
            note=message.get("note", ""),
        )
        return self._told(outcome, f"Accepted {len(outcome.items)} suggestions")

    def answer_build(self, _message: Message) -> Answer:
        """Build, take up the result and answer with the summary."""
        if self._build is None:
            return {"error": "There is no build to run here. Use `curation build`."}
        summary = self._build()
        self.session.reload()
        return {"summary": summary, "index": self._index()}

    def _index(self) -> dict[str, Any]:
        items = (item for item in self.session.items.values() if item.kind in self._kinds)
        return self.session.index(items)

    def _ruled(self, outcome: Outcome) -> str:
        """Return what was saved in a few words."""
        made = outcome.decision
        if made is None or made.kind is DecisionKind.UNDO:
            return "Ruled"
        return f"Ruled: {self.session.past.label_of(made)}"

    def _told(self, outcome: Outcome, done: str) -> Answer:
        answer: Answer = {
            "rows": self.session.index(outcome.items),
            "cards": self._cards(outcome.items),
        }
        if outcome.theirs is not None:
            return {**answer, "overtaken": outcome.theirs}
        return {**answer, "told": f"{done}. Saved."}

    def _cards(self, items: Iterable[ReviewItem]) -> list[dict[str, Any]]:
        few = list(items)[:3]
        return [self.session.card(item.item_id) for item in few]
