"""How far editors agree who could not see each other's rulings, with counts.

Cohen's kappa is the share of items on which two judges agree, corrected for the share on which they
would agree by chance: ``(observed - expected) / (1 - expected)`` (J. Cohen, A coefficient of agreement
for nominal scales, Educational and Psychological Measurement 20, 1960, 37-46).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from curation.decisions import History, Placed
from curation.decisions.matters import canonical_id, matters, pair, split_field
from curation.records import DecisionKind

Label = str
Item = tuple[str, str]
"""What is judged: its family ("hold_seconds", "identity", …) and its id."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An item that two editors ruled on without seeing each other's ruling.

    Attributes:
        labels: what each of them said.
        decision_ids: the decisions in which they said it.
    """

    item: str
    labels: tuple[Label, Label]
    decision_ids: tuple[str, str]

    @property
    def agrees(self) -> bool:
        """Whether both said the same."""
        return self.labels[0] == self.labels[1]


@dataclass(frozen=True, slots=True)
class EditorAgreement:
    """How far two editors agree in one family of items.

    Attributes:
        family: the field ruled on, "anatomy", "self", "identity" (are two one?), "entry" (of a
            mention), "exercise" (is it one?) or "alias".
        kappa: -1 to 1; None where both always said one and the same, so that chance explains all.
    """

    editors: tuple[str, str]
    family: str
    judged: tuple[Judged, ...]
    kappa: float | None

    @property
    def agreed(self) -> int:
        """The number of items on which they agree."""
        return sum(one.agrees for one in self.judged)

    @property
    def differ(self) -> tuple[Judged, ...]:
        """The items on which they differ."""
        return tuple(one for one in self.judged if not one.agrees)


def between_editors(history: History) -> tuple[EditorAgreement, ...]:
    """Return how far editors agree, by pair of editors and family of items.

    Of each editor the first ruling on an item counts that was not undone, and only where neither
    had been shown the other's.
    """
    first: defaultdict[Item, dict[str, tuple[Placed, Label]]] = defaultdict(dict)
    for placed in history.rulings():
        if not history.is_undone(placed.decision.decision_id):
            for item, label in _labels(placed):
                first[item].setdefault(placed.decision.editor, (placed, label))
    found: defaultdict[tuple[str, str, str], list[Judged]] = defaultdict(list)
    for (family, item_id), by_editor in first.items():
        for one, other in combinations(sorted(by_editor), 2):
            (mine, label), (theirs, their_label) = by_editor[one], by_editor[other]
            if _independent(mine, theirs, history):
                ids = (mine.decision.decision_id, theirs.decision.decision_id)
                found[one, other, family].append(Judged(item_id, (label, their_label), ids))
    return tuple(
        EditorAgreement((one, other), family, tuple(judged), kappa([j.labels for j in judged]))
        for (one, other, family), judged in sorted(found.items())
    )


def kappa(labels: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Cohen's kappa of pairs of labels, None where it is not defined."""
    count = len(labels)
    if not count:
        return None
    observed = sum(one == other for one, other in labels) / count
    mine = Counter(one for one, _ in labels)
    theirs = Counter(other for _, other in labels)
    expected = sum(mine[label] * theirs[label] for label in mine) / count**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _independent(one: Placed, other: Placed, history: History) -> bool:
    earlier, later = sorted((one, other), key=lambda placed: placed.key)
    return not history.knew(later, earlier.decision.decision_id)


def _labels(placed: Placed) -> Iterator[tuple[Item, Label]]:
    ruling = placed.ruling
    subject, value = ruling.subject, ruling.value
    match ruling.kind:
        case DecisionKind.ACCEPT_LINK:
            yield ("entry", subject), value["stretch_id"]
            yield ("identity", pair(subject, value["stretch_id"])), "same"
        case DecisionKind.MERGE:
            yield ("identity", pair(subject, value["into"])), "same"
        case DecisionKind.VARIANT:
            yield ("identity", pair(subject, value["of"])), "variant"
        case DecisionKind.REFUSE_LINK | DecisionKind.REFUSE_MERGE:
            for matter in matters(ruling):
                yield ("identity", matter), "different"
        case DecisionKind.NONE if "candidates" in value:
            for candidate in value["candidates"]:
                yield ("identity", pair(subject, candidate)), "different"
        case DecisionKind.PICK | DecisionKind.WRITE | DecisionKind.NONE:
            yield (_family(subject), canonical_id(subject)), _told(value.get("value"))
        case DecisionKind.NOT_EXERCISE | DecisionKind.CORRECT_MENTION:
            is_one = ruling.kind is DecisionKind.CORRECT_MENTION
            yield ("exercise", subject), "yes" if is_one else "no"
        case DecisionKind.ADD_ALIAS | DecisionKind.REFUSE_ALIAS:
            matter = next(m for m in matters(ruling) if m.endswith(f"|{subject}"))
            yield ("alias", matter), "yes" if ruling.kind is DecisionKind.ADD_ALIAS else "no"


def _family(subject: str) -> str:
    for level in ("anatomy", "self"):
        if f"/{level}/" in subject:
            return level
    return split_field(subject)[1]


def _told(value: object) -> Label:
    ordered = sorted(value, key=str) if _is_set(value) else value  # type: ignore[call-overload]
    return json.dumps(ordered, ensure_ascii=False)


def _is_set(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
