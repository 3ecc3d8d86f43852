"""What a log of decisions amounts to: which rulings stand, which were undone or replaced, and by whom."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from curation.decisions.matters import REPLACED_IN_PARTS, canonical_id, matters, subjects
from curation.records import Decision, DecisionKind, Ruling
from curation.rows import decision_row, dumps

Status = Literal["stands", "replaced", "undone"]


@dataclass(frozen=True, slots=True)
class Placed:
    """One ruling with the decision that it was made in and its place there."""

    decision: Decision
    index: int = 0

    @property
    def ruling(self) -> Ruling:
        """The ruling itself."""
        return self.decision.rulings[self.index]

    @property
    def key(self) -> tuple[str, int]:
        """What sorts rulings by the time they were made."""
        return self.decision.decision_id, self.index


class History:
    """Decisions in the order of their ids, whatever the order in which they were read.

    Attributes:
        clashes: ids that two different decisions share.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.clashes: set[str] = set()
        self._clear()
        self.extend(decisions)

    def _clear(self) -> None:
        self._decisions: dict[str, Decision] = {}
        self._undos: defaultdict[str, set[str]] = defaultdict(set)
        self._undone: set[str] = set()
        self._on_subject: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self._on_matter: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self._last = ""

    def extend(self, decisions: Iterable[Decision]) -> None:
        """Take in further decisions; one that is there already changes nothing.

        Of two that share an id the one whose row sorts first counts, and the id is among ``clashes``.
        """
        added: dict[str, Decision] = {}
        clashes: set[str] = set()
        for decision in decisions:
            known = added.get(decision.decision_id) or self._decisions.get(decision.decision_id)
            if known is None or known == decision:
                added[decision.decision_id] = decision
            else:
                clashes.add(decision.decision_id)
                added[decision.decision_id] = min(known, decision, key=_row_text)
        replaced = [i for i in clashes if self._decisions.get(i, added[i]) != added[i]]
        if replaced:
            added = {**self._decisions, **added}
            self._clear()
        self.clashes |= clashes
        for decision_id in sorted(added.keys() - self._decisions.keys()):
            self._take(added[decision_id])

    def _take(self, decision: Decision) -> None:
        self._decisions[decision.decision_id] = decision
        self._last = max(self._last, decision.decision_id)
        for index, ruling in enumerate(decision.rulings):
            for matter in matters(ruling):
                insort(self._on_matter[matter], (decision.decision_id, index))
            for subject in set(map(canonical_id, subjects(ruling))):
                insort(self._on_subject[subject], (decision.decision_id, index))
        target = _undone_by(decision)
        if target and target < decision.decision_id:
            self._undos[target].add(decision.decision_id)
            self._settle(target)
        self._settle(decision.decision_id)

    def _settle(self, decision_id: str) -> None:
        """Say anew whether a decision is undone, and whether what it undid now stands again."""
        current: str | None = decision_id
        while current is not None and current in self._decisions:
            was = current in self._undone
            if self._undos[current] <= self._undone:
                self._undone.discard(current)
            else:
                self._undone.add(current)
            changed = was != (current in self._undone)
            current = _undone_by(self._decisions[current]) if changed else None

    def __len__(self) -> int:
        return len(self._decisions)

    def __iter__(self) -> Iterator[Decision]:
        return iter(sorted(self._decisions.values(), key=lambda decision: decision.decision_id))

    @property
    def last_id(self) -> str:
        """The greatest id, "" in an empty history."""
        return self._last

    def get(self, decision_id: str) -> Decision | None:
        """Return the decision of an id, None where there is none."""
        return self._decisions.get(decision_id)

    def rulings(self) -> Iterator[Placed]:
        """Yield every ruling in the order in which they were made, undos left out."""
        for decision in self:
            for index, ruling in enumerate(decision.rulings):
                if ruling.kind is not DecisionKind.UNDO:
                    yield Placed(decision, index)

    def standing(self) -> Iterator[Placed]:
        """Yield the rulings that stand, in the order in which they were made."""
        return (placed for placed in self.rulings() if self.status(placed) == "stands")

    def is_undone(self, decision_id: str) -> bool:
        """Return whether a decision is undone; an undone undo undoes nothing."""
        return decision_id in self._undone

    def undone_by(self, decision_id: str) -> Decision | None:
        """Return the latest undo that holds a decision down, None where it stands."""
        holding = [u for u in self._undos.get(decision_id, ()) if u not in self._undone]
        return self._decisions[max(holding)] if holding else None

    def status(self, placed: Placed) -> Status:
        """Return whether a ruling stands, was undone, or was replaced by a later one."""
        if self.is_undone(placed.decision.decision_id):
            return "undone"
        return "replaced" if self.replaced_by(placed) else "stands"

    def replaced_by(self, placed: Placed) -> Placed | None:
        """Return the latest standing ruling that took the place of this one, None where none did."""
        settled = [self._settling(matter) for matter in matters(placed.ruling)]
        later = [other for other in settled if other and other.key > placed.key]
        in_parts = placed.ruling.kind in REPLACED_IN_PARTS
        if not later or (in_parts and len(later) < len(settled)):
            return None
        return max(later, key=lambda other: other.key)

    def before(self, placed: Placed) -> Placed | None:
        """Return the ruling that this one took the place of, the latest that was not undone."""
        earlier = [
            key
            for matter in matters(placed.ruling)
            for key in self._on_matter.get(matter, ())
            if key < placed.key and key[0] not in self._undone
        ]
        if not earlier:
            return None
        decision_id, index = max(earlier)
        return Placed(self._decisions[decision_id], index)

    def contested(self, placed: Placed) -> Placed | None:
        """Return another editor's ruling that said otherwise and that this one's editor never saw."""
        other = self.before(placed)
        if other is None or other.decision.editor == placed.decision.editor:
            return None
        one, two = placed.ruling, other.ruling
        alike = (one.kind, one.value) == (two.kind, two.value) or (
            "value" in one.value and one.value == two.value
        )
        return None if alike or self.knew(placed, other.decision.decision_id) else other

    def _settling(self, matter: str) -> Placed | None:
        for decision_id, index in reversed(self._on_matter.get(matter, ())):
            if decision_id not in self._undone:
                return Placed(self._decisions[decision_id], index)
        return None

    def on(self, subject: str) -> tuple[Decision, ...]:
        """Return every decision about a subject, undos of such ones included, oldest first."""
        found = {decision_id for decision_id, _ in self._on_subject.get(canonical_id(subject), ())}
        todo = list(found)
        while todo:
            undos = self._undos.get(todo.pop(), set()) - found
            found |= undos
            todo += undos
        return tuple(self._decisions[decision_id] for decision_id in sorted(found))

    def latest(self, subject: str) -> Decision | None:
        """Return the latest decision about a subject; its id is what a next ruling comes after."""
        return max(self.on(subject), key=lambda decision: decision.decision_id, default=None)

    def verdict_on(self, subject: str) -> Placed | None:
        """Return the latest standing ruling whose own subject this is; flags and assignments aside."""
        aside = (DecisionKind.FLAG, DecisionKind.ASSIGN, DecisionKind.UNDO)
        wanted = canonical_id(subject)
        for decision_id, index in reversed(self._on_subject.get(wanted, ())):
            placed = Placed(self._decisions[decision_id], index)
            is_own = canonical_id(placed.ruling.subject) == wanted
            if is_own and placed.ruling.kind not in aside and self.status(placed) == "stands":
                return placed
        return None

    def settled_since(self, ruling: Ruling) -> Decision | None:
        """Return the latest decision on the same matters that ``ruling.after`` did not know of."""
        if ruling.kind is DecisionKind.UNDO:
            found = set(self._undos.get(ruling.subject, ()))
        else:
            found = {d for matter in matters(ruling) for d, _ in self._on_matter.get(matter, ())}
            found |= {u.decision_id for d in found for u in self._undos_above(d)}
        newer = [decision_id for decision_id in found if decision_id > (ruling.after or "")]
        return self._decisions[max(newer)] if newer else None

    def _undos_above(self, decision_id: str) -> Iterator[Decision]:
        todo = [decision_id]
        while todo:
            for undo in self._undos.get(todo.pop(), ()):
                todo.append(undo)
                yield self._decisions[undo]

    def knew(self, later: Placed, earlier: str) -> bool:
        """Return whether the editor of a ruling had been shown an earlier decision."""
        todo = [later.ruling.after]
        seen: set[str] = set()
        while todo:
            current = todo.pop()
            if current == earlier:
                return True
            decision = self._decisions.get(current or "")
            if decision is None or decision.decision_id in seen:
                continue
            seen.add(decision.decision_id)
            todo += [_undone_by(decision), *(ruling.after for ruling in decision.rulings)]
        return False


def _undone_by(decision: Decision) -> str | None:
    only = decision.rulings[0]
    return only.subject if only.kind is DecisionKind.UNDO else None


def _row_text(decision: Decision) -> str:
    return dumps(decision_row(decision))
