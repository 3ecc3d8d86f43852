"""The extraction panel: an article with its exercises in place, to mend by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from curation.review.reading import article_list, correction, reading
from curation.review.session import Session
from curation.widgets.assets import script, style
from curation.widgets.channel import Answer, ChannelWidget, Message


class ExtractionPanel(ChannelWidget):
    """Articles with their exercises and evidence; missed ones are marked, wrong ones taken out.

    Args:
        session: whose build is looked at, and by whom.
        left_out: returns the spans of an article that read like instructions and were not taken.
        build: runs a build and returns its summary.
        article_id: the article that is shown first.
    """

    _esm = script("extraction_panel.mjs")
    _css = style("extraction_panel.css")

    def __init__(
        self,
        session: Session,
        left_out: Callable[[str], list[tuple[int, int]]],
        *,
        build: Callable[[], str],
        article_id: str = "",
        app: bool = False,
    ) -> None:
        self.session, self._left_out, self._build = session, left_out, build
        self._first = article_id
        super().__init__(app=app)
        session.watch(self.tell_reloaded)

    def digest(self) -> str:
        """Return the panel as text: how many exercises each article has."""
        rows = article_list(self.session.material)
        return "\n".join(f"{row['article_id']}: {row['exercises']} exercises" for row in rows)

    def answer_index(self, _message: Message) -> Answer:
        """Answer with the articles."""
        return {
            "articles": article_list(self.session.material),
            "editor": self.session.editor,
            "first": self._first,
        }

    def answer_reading(self, message: Message) -> Answer:
        """Answer with a part of ``article_id``."""
        return {"reading": self._reading(message["article_id"], int(message.get("part", 0)))}

    def answer_correct(self, message: Message) -> Answer:
        """Put a change on the disk, then answer with the article as it stands."""
        change = message["change"]
        kind, subject, value = correction(change, self.session.material)
        seen = message.get("seen")
        ruling = self.session.output.tables.ruling(kind, subject, value, after=seen)
        self.session.put([ruling], note=str(message.get("note", "")))
        shown = self._reading(message["article_id"], int(message.get("part", 0)))
        return {"reading": shown, "told": "Saved. The next build applies it."}

    def answer_undo(self, message: Message) -> Answer:
        """Undo a decision, by default the editor's latest, and answer with the article."""
        self.session.undo(message.get("decision_id"))
        shown = self._reading(message["article_id"], int(message.get("part", 0)))
        return {"reading": shown, "told": "Undone."}

    def answer_build(self, message: Message) -> Answer:
        """Build, take up the result and answer with the summary and the article."""
        summary = self._build()
        self.session.reload()
        return {"summary": summary, "reading": self._reading(message["article_id"], 0)}

    def _reading(self, article_id: str, part: int) -> dict[str, Any]:
        history = self.session.log.history()
        left_out = self._left_out(article_id)
        return reading(article_id, self.session.material, history, left_out, part)
