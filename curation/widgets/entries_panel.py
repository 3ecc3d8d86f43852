"""The entries panel: entries of the catalog merged, split and renamed, each shown before it is done."""

from __future__ import annotations

from collections.abc import Callable

from curation.review.entries import EntryChange, entry_card, entry_change, entry_list
from curation.review.session import Session
from curation.widgets.assets import script, style
from curation.widgets.channel import Answer, ChannelWidget, Message


class EntriesPanel(ChannelWidget):
    """The catalog's entries; what is ruled on them is shown first, undoable, and applied by the next build.

    Args:
        session: whose build is looked at, and by whom.
        build: runs a build and returns its summary.
    """

    _esm = script("entries_panel.mjs")
    _css = style("entries_panel.css")

    def __init__(self, session: Session, *, build: Callable[[], str], app: bool = False) -> None:
        self.session, self._build = session, build
        super().__init__(app=app)
        session.watch(self.tell_reloaded)

    def digest(self) -> str:
        """Return the panel as text: each entry with its mentions and articles."""
        rows = entry_list(self.session.material, self.session.log.history())
        return "\n".join(
            f"{row['label']}: {row['mentions']} in {row['articles']} articles" for row in rows
        )

    def answer_index(self, _message: Message) -> Answer:
        """Answer with the entries."""
        rows = entry_list(self.session.material, self.session.log.history())
        return {"entries": rows, "editor": self.session.editor}

    def answer_card(self, message: Message) -> Answer:
        """Answer with the card of the entry ``id``."""
        return {"card": self._card(message["id"])}

    def answer_preview(self, message: Message) -> Answer:
        """Answer with what ``change`` would do."""
        return {"effects": list(self._change(message).effects)}

    def answer_rule(self, message: Message) -> Answer:
        """Put ``change`` on the disk, then answer with the entries and the card as they stand."""
        draft = self._change(message).draft
        ruling = self.session.output.tables.ruling(*draft, after=message.get("seen"))
        self.session.put([ruling], note=str(message.get("note", "")))
        return self._shown(draft[1], "Saved. The next build applies it.")

    def answer_field(self, message: Message) -> Answer:
        """Answer with the card of an entry's field: what its mentions say, and how it is written."""
        return {"card": self.session.card(message["item_id"])}

    def answer_write(self, message: Message) -> Answer:
        """Put ``verdict`` on an entry's field ``item_id`` on the disk, then answer with the entry."""
        item_id, note = message["item_id"], str(message.get("note", ""))
        seen = message.get("seen")
        outcome = self.session.rule(item_id, message["verdict"], seen=seen, note=note)
        if outcome.theirs is not None:
            theirs = f"{outcome.theirs['editor']} ruled first: {outcome.theirs['label']}."
            return {"error": f"{theirs} Open the field again to put yours in its place."}
        return self._shown(message["id"], "Saved. The next build applies it.")

    def answer_undo(self, message: Message) -> Answer:
        """Undo ``decision_id``, by default the editor's latest; what rests on it is shown first."""
        decision_id = message.get("decision_id") or self.session.past.latest_own()
        resting = () if message.get("confirmed") else self.session.past.dependents(decision_id)
        if resting:
            return {"dependents": list(resting), "decision_id": decision_id}
        self.session.undo(decision_id)
        return self._shown(message.get("id"), "Undone.")

    def answer_build(self, _message: Message) -> Answer:
        """Build, take up the result and answer with the summary."""
        summary = self._build()
        self.session.reload()
        return {"summary": summary}

    def _change(self, message: Message) -> EntryChange:
        session = self.session
        history = session.log.history()
        return entry_change(message["change"], session.material, session.output.tables, history)

    def _card(self, stretch_id: str) -> Answer:
        return entry_card(stretch_id, self.session.material, self.session.log.history())

    def _shown(self, stretch_id: str | None, told: str) -> Answer:
        is_there = stretch_id in self.session.material.catalog
        card = self._card(stretch_id) if stretch_id and is_there else None
        rows = entry_list(self.session.material, self.session.log.history())
        return {"entries": rows, "card": card, "told": told}
