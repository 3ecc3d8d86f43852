"""The vocabulary panel: names and words that nobody knows, taught as aliases, entries, forms, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from curation.decisions import History
from curation.errors import CurationError
from curation.records import DecisionKind, Mention
from curation.review.session import Session
from curation.review.terms import Term, term_card, term_choices
from curation.review.unknown import (
    entry_cells,
    entry_choices,
    mentions_by_name,
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


ORDINARY = "ordinary_terms.csv"
NAME = "name"
"""The group of an unknown name, beside the groups of terms."""


def name_id(name: str) -> str:
    """Return what tells an unknown name from everything else in the panel."""
    return f"{NAME}:{name}"


def term_id(term: Term) -> str:
    """Return what tells an unknown term from everything else in the panel."""
    return f"{term['group']}:{term['words']}"


@dataclass(frozen=True, slots=True)
class Change:
    """Lines to add to the vocabulary, with the mentions that they touch."""

    lines: tuple[Line, ...]
    touches: Mapping[str, int]


class VocabularyPanel(ChannelWidget):
    """The names and words that the last build could not place; what is taught goes into the vocabulary files.

    Args:
        session: whose build is looked at, and by whom.
        unknown: returns the printed names that no entry knows.
        terms: returns the words that stand where a muscle, a position or equipment is named.
        build: runs a build and returns its summary.
    """

    _esm = script("vocabulary_panel.mjs")
    _css = style("vocabulary_panel.css")

    def __init__(
        self,
        session: Session,
        unknown: Callable[[], Sequence[str]],
        terms: Callable[[], Sequence[Term]] = tuple,
        *,
        build: Callable[[], str],
        app: bool = False,
    ) -> None:
        self.session, self._unknown, self._terms, self._build = session, unknown, terms, build
        self._added: list[tuple[str, tuple[Line, ...]]] = []
        super().__init__(app=app)
        session.watch(self.tell_reloaded)

    def digest(self) -> str:
        """Return the panel as text: each unknown name or word with what comes nearest to it."""
        cards = [self._name_card(name) for name in self._unknown()]
        cards += [term_card(term, self.session.material) for term in self._terms()]
        lines = [
            f"{card['name']}: "
            + (card["candidates"][0]["label"] if card["candidates"] else "nothing comes near")
            for card in cards
        ]
        return "\n".join(lines) or "every name is known"

    def answer_index(self, _message: Message) -> Answer:
        """Answer with the unknown names and words and what stands to choose."""
        history, material = self.session.log.history(), self.session.material
        printed = mentions_by_name(self._unknown(), material)
        names = [
            {
                "id": name_id(name),
                "name": name,
                "group": NAME,
                "touches": touched(mentions),
                "status": self._status(name, mentions, history),
            }
            for name, mentions in printed.items()
        ]
        terms = [
            {
                "id": term_id(term),
                "name": term["words"],
                "group": term["group"],
                "touches": {"mentions": term["mentions"], "articles": term["articles"]},
                "status": self._term_status(term),
            }
            for term in self._terms()
        ]
        choices = {**entry_choices(material.vocabulary), "terms": term_choices(material.vocabulary)}
        return {"names": [*names, *terms], "choices": choices, "editor": self.session.editor}

    def answer_card(self, message: Message) -> Answer:
        """Answer with the card of ``id``; that of a name holds the latest rulings on its mentions."""
        term = next((one for one in self._terms() if term_id(one) == message["id"]), None)
        if term is not None:
            return {"card": {**term_card(term, self.session.material), "id": message["id"]}}
        name = str(message["id"]).removeprefix(f"{NAME}:")
        history = self.session.log.history()
        mentions = mentions_named(name, self.session.material)
        latest = {m.mention_id: history.latest(m.mention_id) for m in mentions}
        seen = {key: decision.decision_id for key, decision in latest.items() if decision}
        return {"card": {**self._name_card(name), "id": message["id"], "group": NAME, "seen": seen}}

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
        self._added.append((str(message.get("id") or ""), change.lines))
        return {"told": f"Written to {change.lines[0].file}: {change.lines[0].text}"}

    def answer_take_back(self, _message: Message) -> Answer:
        """Take the latest change of this panel back."""
        if not self._added:
            raise CurationError("nothing was added here that could be taken back.")
        taken, lines = self._added[-1]
        take_back(lines)
        self._added.pop()
        return {"told": f"Taken back: {lines[0].text}", "id": taken}

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
        self.session.put(
            rulings,
            note=message.get("note", ""),
            scope=f"“{name}” is not an exercise" if len(rulings) > 1 else "",
            remedy="Reload the page.",
        )
        return {"told": f"“{name}” is no exercise: ruled on {len(rulings)} mentions."}

    def answer_build(self, _message: Message) -> Answer:
        """Build, take up the result and answer with the summary."""
        summary = self._build()
        self.session.reload()
        self._added.clear()
        return {"summary": summary}

    def _name_card(self, name: str) -> dict[str, Any]:
        return name_card(name, self.session.material, self.session.judge)

    def _term_status(self, term: Term) -> str:
        lines = (one for added, lines in self._added if added == term_id(term) for one in lines)
        files = [line.file for line in lines]
        if ORDINARY in files:
            return "not a term"
        return "added" if files else "open"

    def _status(self, name: str, mentions: Sequence[Mention], history: History) -> str:
        if any(name_id(name) == added for added, _ in self._added):
            return "added"
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
        if change["type"] == "ordinary" and change.get("means") in FORMS:
            words = " ".join(str(change["words"]).lower().split())
            cells = {"words": words, "group": change["means"], **signed}
            return Change((Line(ORDINARY, cells),), touched(mentions_saying(words, material)))
        raise CurationError(f"{change['type']!r} is no change.", remedy="Reload the page.")
