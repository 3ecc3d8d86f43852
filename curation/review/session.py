"""One editor at work: items with their standing, verdicts into the log, undo, bulk."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from curation.decisions import DecisionLog, History, Overtaken, Placed, Tables
from curation.decisions.matters import canonical_id
from curation.errors import CurationError
from curation.memory import uncollected
from curation.records import Decision, DecisionKind, Ruling
from curation.review.cards import candidates_of, card_of, effect_of
from curation.review.fields import field_item
from curation.review.items import KIND_LABELS, Material, ReviewItem, by_weight, review_items
from curation.review.labels import field_label, value_label
from curation.review.links import LinkJudge
from curation.review.past import Past
from curation.review.stale import (
    draft_kept,
    ended_part,
    placed_of,
    reason_shown,
    row_of,
    stale_items,
    stale_part,
)
from curation.review.standing import assigned_on, standing_on, status_of, told
from curation.review.transfer import draft_again
from curation.review.verdicts import Draft, draft_of, subject_of

COLUMNS = (
    "id",
    "kind",
    "level",
    "field",
    "name",
    "sources",
    "muscles",
    "status",
    "editor",
    "assignee",
)
AUDITED = 0.05
"""The share of a bulk ruling that is proposed for an audit."""
EXAMPLES = 6
WAITING = ("open", "stale", "contested")
"""The statuses that ask for a ruling."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a build left: as rows for the log's sake, and as records for the cards.

    Attributes:
        stale: the rulings that the build calls stale, as in ``build.json``.
    """

    tables: Tables
    material: Material
    stale: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a verdict went.

    Attributes:
        decision: what is on the disk now, None where nothing was written.
        theirs: the ruling that someone else made first.
        items: the items whose standing changed.
    """

    decision: Decision | None
    theirs: Mapping[str, Any] | None
    items: tuple[ReviewItem, ...]


class Session:
    """The review of one build by one editor.

    Every verdict is on the disk when ``rule``, ``undo`` or ``accept_all`` returns; ``past`` says what
    the log holds by then.
    """

    def __init__(self, read: Callable[[], Output], log: DecisionLog, editor: str) -> None:
        self._read, self.log, self.editor = read, log, editor
        self._watchers: list[Callable[[], None]] = []
        self.reload()

    def watch(self, told: Callable[[], None]) -> None:
        """Let ``told`` be called whenever another build has been taken up."""
        self._watchers.append(told)

    def reload(self) -> None:
        """Take up what the last build left."""
        with uncollected():
            self.output = self._read()
            items = list(review_items(self.output.material))
            history = self.log.history()
            items += stale_items(self.output.stale, items, history, self.output.material)
            items.sort(key=by_weight)
        self.judge = LinkJudge(self.material.vocabulary)
        self.past = Past(self.log, self.editor, self.material.vocabulary)
        self.items = {item.item_id: item for item in items}
        self._by_subject: dict[str, list[ReviewItem]] = {}
        for item in self.items.values():
            self._by_subject.setdefault(canonical_id(subject_of(item)), []).append(item)
        for told_of in self._watchers:
            told_of()

    @property
    def material(self) -> Material:
        """The build's records."""
        return self.output.material

    def item(self, item_id: str) -> ReviewItem:
        """Return an item of the queue, or an entry's field that is in none as one.

        Raises:
            CurationError: there is none of that id.
        """
        found = self.items.get(item_id) or field_item(item_id, self.material)
        if found is None:
            raise CurationError(
                f"the question {item_id!r} is gone.", remedy="Reload the page to see what is open."
            )
        return found

    def index(self, items: Iterable[ReviewItem] | None = None) -> dict[str, Any]:
        """Return items as a table of columns and rows, by default all, the weightiest first."""
        history = self.log.history()
        wanted = self.items.values() if items is None else items
        return {"columns": list(COLUMNS), "rows": [self._row(item, history) for item in wanted]}

    def card(self, item_id: str) -> dict[str, Any]:
        """Return the card of an item with the ruling that stands on it."""
        item = self.item(item_id)
        history = self.log.history()
        standing = standing_on(item, history)
        status = self._status(item, standing)
        latest = history.latest(subject_of(item))
        decision = told(standing, self.material.vocabulary) if standing else None
        assigned = assigned_on(item, history)
        stale = self.output.stale
        more: dict[str, Any] = {}
        if item.kind == "ruling":
            more["stale"] = stale_part(item, history, stale, self.material)
        if standing is not None and decision is not None:
            decision["stale"] = status == "stale"
            if decision["stale"]:
                decision |= ended_part(item, standing, stale, self.material)
                row = row_of(standing, stale)
                vocabulary = self.material.vocabulary
                more["reason"] = reason_shown(item.reason, row, item.field, vocabulary)
        return {
            **card_of(item, self.material, self.judge),
            **more,
            "kind_label": KIND_LABELS[item.kind],
            "status": status,
            "decision": decision,
            "assigned": told(assigned, self.material.vocabulary) if assigned else None,
            "seen": latest.decision_id if latest else None,
        }

    def rule(
        self,
        item_id: str,
        verdict: Mapping[str, Any],
        *,
        seen: str | None,
        note: str = "",
        blind: bool = False,
    ) -> Outcome:
        """Put a verdict on the disk.

        Args:
            verdict: see ``verdicts.draft_of``; ``{"type": "keep"}`` makes a stale ruling anew.
            seen: the card's ``seen``: the latest decision that the editor was shown.
            blind: the editor was not shown the ruling that stands.

        Raises:
            CurationError: the verdict does not fit, or could not be written; nothing was.
        """
        item = self.item(item_id)
        if item.kind == "ruling" and verdict.get("type") != "assign":
            return self._settle(item, verdict, seen, note)
        ruling = self._ruling(item, verdict, seen)
        written = self.log.append([ruling], self.editor, note=note, blind=blind)
        if isinstance(written, Overtaken):
            return Outcome(None, self._theirs(written), (item,))
        return Outcome(written, None, tuple(self._on(subject_of(item))) or (item,))

    def put(
        self,
        rulings: Sequence[Ruling],
        *,
        note: str = "",
        scope: str = "",
        remedy: str = "Look again, then repeat yours.",
    ) -> None:
        """Put rulings on the disk that answer no question of the queue.

        Args:
            scope: what they say together, where they are several.
            remedy: what helps where someone else was first.

        Raises:
            CurationError: someone ruled on the same in the meantime, or they could not be written;
                nothing was.
        """
        written = self.log.append(rulings, self.editor, note=note, scope=scope)
        if isinstance(written, Overtaken):
            theirs = written.theirs[0][1]
            raise CurationError(f"{theirs.editor} ruled on it first.", remedy=remedy)

    def _settle(
        self, item: ReviewItem, verdict: Mapping[str, Any], seen: str | None, note: str
    ) -> Outcome:
        """Withdraw a stale ruling, keep it, or apply it again elsewhere and keep the old one."""
        placed = placed_of(item, self.log.history())
        if verdict.get("type") == "withdraw":
            return self.undo(placed.decision.decision_id, note=note)
        value = {"ruling": placed.index, "because": item.reason}
        keep = Ruling(DecisionKind.KEEP, placed.decision.decision_id, value, {}, seen)
        if verdict.get("type") == "keep":
            return self._written([keep], item, note)
        if verdict.get("type") == "again":
            draft = draft_again(placed.ruling, str(verdict.get("value")), self.material)
            again = self.output.tables.ruling(*draft, after=verdict.get("seen"))
            return self._written([again, keep], item, note, f"ruling on {item.name} applied again")
        raise CurationError("that is no answer.", remedy="Use one of the keys on the card.")

    def _written(
        self, rulings: Sequence[Ruling], item: ReviewItem, note: str, scope: str = ""
    ) -> Outcome:
        written = self.log.append(rulings, self.editor, note=note, scope=scope)
        if isinstance(written, Overtaken):
            return Outcome(None, self._theirs(written), (item,))
        return Outcome(written, None, (item, *self._touched(written)))

    def undo(self, decision_id: str | None = None, *, note: str = "") -> Outcome:
        """Undo a decision, by default the editor's latest that still stands.

        Raises:
            CurationError: there is nothing to undo, or the undo could not be written.
        """
        history = self.log.history()
        target = decision_id or self.past.latest_own()
        held = history.undone_by(target)
        after = held.decision_id if held else None
        written = self.log.undo(target, self.editor, note=note, after=after)
        if isinstance(written, Overtaken):
            return Outcome(None, self._theirs(written), ())
        return Outcome(written, None, self._touched(history.get(target)))

    def withdrawn_with(self, item_id: str) -> list[Mapping[str, Any]]:
        """Return what else goes or loses its ground when a stale ruling is withdrawn."""
        history = self.log.history()
        decision = placed_of(self.item(item_id), history).decision
        own = [self.past.line(decision, history)] if len(decision.rulings) > 1 else []
        return [*own, *self.past.dependents(decision.decision_id)]

    def preview(self, item_ids: Sequence[str]) -> dict[str, Any]:
        """Return what accepting the suggestions of items would do; only open ones count."""
        items = self._acceptable(item_ids)
        catalog = self.material.catalog
        effects = [effect_of(i, catalog.get(i.stretch_id), self.material) for i in items]
        counts = Counter(f"{item.level}, {field_label(item.field)}" for item in items)
        shown = list(zip(items, effects, strict=True))[:EXAMPLES]
        return {
            "ids": [item.item_id for item in items],
            "count": len(items),
            "changes": sum(not effect.startswith("Nothing") for effect in effects),
            "counts": counts.most_common(),
            "sample": max(1, round(AUDITED * len(items))) if items else 0,
            "examples": [{"question": i.question, "effect": effect} for i, effect in shown],
        }

    def accept_all(
        self, item_ids: Sequence[str], *, scope: str, sample: int = 0, note: str = ""
    ) -> Outcome:
        """Accept the suggestions of items as one decision, with a random sample put up for audit.

        Raises:
            CurationError: nothing is open among the items, or the decision could not be written.
        """
        items = self._acceptable(item_ids)
        if not items:
            raise CurationError("nothing is open here.", remedy="Choose other filters.")
        history = self.log.history()
        accept = {"type": "accept"}
        rulings = [self._ruling(item, accept, self._seen(item, history)) for item in items]
        audited = random.SystemRandom().sample(items, min(max(sample, 0), len(items)))
        rulings += [
            Ruling(DecisionKind.FLAG, subject_of(item), {}, {}, self._seen(item, history))
            for item in audited
        ]
        written = self.log.append(rulings, self.editor, scope=scope, note=note)
        if isinstance(written, Overtaken):
            return Outcome(None, self._theirs(written), tuple(items))
        return Outcome(written, None, tuple(items))

    def _ruling(self, item: ReviewItem, verdict: Mapping[str, Any], seen: str | None) -> Ruling:
        if verdict.get("type") == "keep":
            draft = self._kept(item)
            return self.output.tables.ruling(*draft, after=seen)
        is_link = item.kind in ("link", "entry")
        candidates = candidates_of(item, self.material, self.judge) if is_link else ()
        nearest = tuple(candidate.stretch_id for candidate in candidates)
        kind, subject, value = draft_of(item, verdict, self.material.vocabulary, nearest)
        saw = self.output.tables.seen(Ruling(kind, subject, value))
        return Ruling(kind, subject, value, saw, seen)

    def _kept(self, item: ReviewItem) -> Draft:
        """Return the stale ruling on a question as one made anew.

        Raises:
            CurationError: no stale ruling stands there, or its value is not possible any more.
        """
        standing = standing_on(item, self.log.history())
        if standing is None or self._status(item, standing) != "stale":
            raise CurationError("no stale ruling stands there.", remedy="Reload the page.")
        return draft_kept(item, standing.ruling, self.material.vocabulary)

    def _row(self, item: ReviewItem, history: History) -> list[Any]:
        standing, assigned = standing_on(item, history), assigned_on(item, history)
        return [
            item.item_id,
            item.kind,
            item.level,
            field_label(item.field),
            item.name,
            list(item.sources),
            [value_label("muscles", one, self.material.vocabulary) for one in item.muscles],
            self._status(item, standing),
            standing.decision.editor if standing else "",
            assigned.ruling.value["to"] if assigned else "",
        ]

    def _status(self, item: ReviewItem, standing: Placed | None) -> str:
        return status_of(item, standing, item.status)

    def _seen(self, item: ReviewItem, history: History) -> str | None:
        latest = history.latest(subject_of(item))
        return latest.decision_id if latest else None

    def _acceptable(self, item_ids: Sequence[str]) -> list[ReviewItem]:
        history = self.log.history()
        known = (self.items[item_id] for item_id in item_ids if item_id in self.items)
        items = (item for item in known if item.kind != "ruling")
        return [i for i in items if self._status(i, standing_on(i, history)) in WAITING]

    def _theirs(self, overtaken: Overtaken) -> Mapping[str, Any]:
        _, decision = overtaken.theirs[0]
        return self.past.line(decision, self.log.history())

    def _on(self, subject: str) -> Sequence[ReviewItem]:
        """Return the queue's items that rulings on a subject are about."""
        return self._by_subject.get(canonical_id(subject), ())

    def _touched(self, decision: Decision | None) -> tuple[ReviewItem, ...]:
        rulings = decision.rulings if decision else ()
        subjects = [*(r.subject for r in rulings), *([decision.decision_id] if decision else ())]
        found = (item for one in subjects for item in self._on(one))
        return tuple({item.item_id: item for item in found}.values())
