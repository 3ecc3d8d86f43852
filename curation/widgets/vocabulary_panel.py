"""The vocabulary panel: names that no entry knows, taught as aliases, entries or no exercise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from curation.decisions import History, Overtaken
from curation.errors import CurationError
from curation.records import DecisionKind
from curation.review.session import Session
from curation.review.unknown import (
    entry_cells,
    entry_choices,
    mentions_named,
    mentions_saying,
    name_card,
    touched,
)
from curation.vocabulary_files import Line, add_lines, check_lines, take_back
from curation.widgets.assets import script, style
from curation.widgets.channel import Answer, ChannelWidget, Message

FORMS = {
    "muscle": ("muscle_forms.csv", "muscle_id"),
    "position": ("position_cues.csv", "position_id"),
    "equipment": ("equipment_forms.csv", "equipment_id"),
}
"""What a word may mean -> the file that holds such words and the column of the id."""


@dataclass(frozen=True, slots=True)
class Change:
    """Lines to add to the vocabulary, with the mentions that they touch."""

    lines: tuple[Line, ...]
    touches: Mapping[str, int]


class VocabularyPanel(ChannelWidget):
    """The names that the last build could not place; what is taught goes into the vocabulary files.

    Args:
        session: whose build is looked at, and by whom.
        unknown: returns the printed names that no entry knows.
        build: runs a build and returns its summary.
    """

    _esm = script("vocabulary_panel.mjs")
    _css = style("vocabulary_panel.css")

    def __init__(
        self,
        session: Session,
        unknown: Callable[[], Sequence[str]],
        *,
        build: Callable[[], str],
        app: bool = False,
    ) -> None:
        self.session, self._unknown, self._build = session, unknown, build
        self._added: list[tuple[str, tuple[Line, ...]]] = []
        super().__init__(app=app)

    def digest(self) -> str:
        """Return the panel as text: each unknown name with the entry that fits it best."""
        cards = (self._card(name) for name in self._unknown())
        lines = [
            f"{card['name']}: "
            + (card["candidates"][0]["label"] if card["candidates"] else "nothing comes near")
            for card in cards
        ]
        return "\n".join(lines) or "every name is known"

    def answer_index(self, _message: Message) -> Answer:
        """Answer with the unknown names and what stands to choose."""
        history = self.session.log.history()
        names = [
            {
                "name": name,
                "touches": touched(mentions_named(name, self.session.material)),
                "status": self._status(name, history),
            }
            for name in self._unknown()
        ]
        choices = entry_choices(self.session.material.vocabulary)
        return {"names": names, "choices": choices, "editor": self.session.editor}

    def answer_card(self, message: Message) -> Answer:
        """Answer with the card of ``name`` and the latest rulings on its mentions."""
        history = self.session.log.history()
        mentions = mentions_named(message["name"], self.session.material)
        latest = {m.mention_id: history.latest(m.mention_id) for m in mentions}
        seen = {key: decision.decision_id for key, decision in latest.items() if decision}
        return {"card": {**self._card(message["name"]), "seen": seen}}

    def answer_preview(self, message: Message) -> Answer:
        """Answer with the lines that a change would add and the mentions that it touches."""
        change = self._change(message["change"], message.get("note", ""))
        check_lines(change.lines)
        lines = [{"file": line.file, "text": line.text} for line in change.lines]
        return {"lines": lines, "touches": dict(change.touches)}

    def answer_add(self, message: Message) -> Answer:
        """Write a change into the vocabulary files."""
        change = self._change(message["change"], message.get("note", ""))
        add_lines(change.lines)
        told = str(message["change"].get("name") or message["change"].get("words"))
        self._added.append((told, change.lines))
        return {"told": f"Written to {change.lines[0].file}: {change.lines[0].text}"}

    def answer_take_back(self, _message: Message) -> Answer:
        """Take the latest change of this panel back."""
        if not self._added:
            raise CurationError("nothing was added here that could be taken back.")
        name, lines = self._added[-1]
        take_back(lines)
        self._added.pop()
        return {"told": f"Taken back: {lines[0].text}", "name": name}

    def answer_not_exercise(self, message: Message) -> Answer:
        """Rule that no mention of ``name`` is an exercise."""
        name = message["name"]
        tables, seen = self.session.output.tables, message.get("seen", {})
        rulings = [
            tables.ruling(DecisionKind.NOT_EXERCISE, mention_id, {}, after=seen.get(mention_id))
            for mention_id in (m.mention_id for m in mentions_named(name, self.session.material))
        ]
        if not rulings:
            raise CurationError(f"no article prints {name!r}.")
        written = self.session.log.append(
            rulings,
            self.session.editor,
            note=message.get("note", ""),
            scope=f"“{name}” is not an exercise" if len(rulings) > 1 else "",
        )
        if isinstance(written, Overtaken):
            theirs = written.theirs[0][1]
            raise CurationError(f"{theirs.editor} ruled on it first.", remedy="Reload the page.")
        return {"told": f"“{name}” is no exercise: ruled on {len(rulings)} mentions."}

    def answer_build(self, _message: Message) -> Answer:
        """Build, take up the result and answer with the summary."""
        summary = self._build()
        self.session.reload()
        self._added.clear()
        return {"summary": summary}

    def _card(self, name: str) -> dict[str, Any]:
        return name_card(name, self.session.material, self.session.judge)

    def _status(self, name: str, history: History) -> str:
        if any(name == added for added, _ in self._added):
            return "added"
        mentions = mentions_named(name, self.session.material)
        placed = [history.verdict_on(mention.mention_id) for mention in mentions]
        ruled = [p for p in placed if p and p.ruling.kind is DecisionKind.NOT_EXERCISE]
        return "not an exercise" if mentions and len(ruled) == len(mentions) else "open"

    def _change(self, change: Mapping[str, Any], note: str) -> Change:
        material = self.session.material
        signed = {"note": " ".join(note.split()), "added_by": self.session.editor}
        if change["type"] == "alias":
            cells = {"alias": change["name"], "stretch_id": change["stretch_id"], **signed}
            touches = touched(mentions_named(change["name"], material))
            return Change((Line("aliases.csv", cells),), touches)
        if change["type"] == "entry":
            cells = {**entry_cells(change["draft"], material.vocabulary), **signed}
            lines = [Line("entries.csv", cells)]
            touches = touched(mentions_named(change["name"], material))
            return Change(tuple(lines), touches)
        if change["type"] == "word" and change.get("means") in FORMS:
            file, column = FORMS[change["means"]]
            words = " ".join(str(change["words"]).lower().split())
            cells = {"pattern": words, column: change["id"], **signed}
            return Change((Line(file, cells),), touched(mentions_saying(words, material)))
        raise CurationError(f"{change['type']!r} is no change.", remedy="Reload the page.")
