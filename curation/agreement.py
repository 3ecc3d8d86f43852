"""How far editors agree who could not see each other's rulings, and how far sources agree, with counts.

Cohen's kappa is the share of items on which two judges agree, corrected for the share on which they
would agree by chance: ``(observed - expected) / (1 - expected)`` (J. Cohen, A coefficient of agreement
for nominal scales, Educational and Psychological Measurement 20, 1960, 37-46). Between sources, whose
order means nothing, the chance comes from the values of both together (W. A. Scott, Reliability of
content analysis, Public Opinion Quarterly 19, 1955, 321-325).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeVar

from curation.decisions import History, Placed
from curation.decisions.matters import canonical_id, matters, pair, split_field
from curation.reconcile.compare import Verdict, compare_muscles, compare_ranges
from curation.reconcile.votes import Vote, stated, votes
from curation.records import CATALOG_KINDS, RANGES, DecisionKind, Mention
from curation.vocabulary import Vocabulary

V = TypeVar("V", bound=Hashable)
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


@dataclass(frozen=True, slots=True)
class SourceAgreement:
    """How far articles agree on one field of the entries that they share.

    Attributes:
        entries: entries on which at least two articles say something.
        same, disagreement, contradiction: pairs of articles, by how their values compare.
        kappa: of fields with one id, over all pairs; None for other fields, or as above.
    """

    field: str
    entries: int
    same: int
    disagreement: int
    contradiction: int
    kappa: float | None

    @property
    def pairs(self) -> int:
        """The number of pairs of articles that both say something of an entry."""
        return self.same + self.disagreement + self.contradiction


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


def between_sources(
    mentions: Iterable[Mention], vocabulary: Vocabulary
) -> tuple[SourceAgreement, ...]:
    """Return how far articles agree on each field of the entries that they share.

    Args:
        mentions: linked mentions; those only named, tests and routines are passed over, and so are
            values that were inferred where an article is silent.
    """
    members: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.stretch_id and mention.kind in CATALOG_KINDS and not mention.passing:
            members[mention.stretch_id].append(mention)
    groups = [members[stretch_id] for stretch_id in sorted(members)]

    def claimed(field: str) -> Callable[[Mention], Any]:
        return lambda mention: getattr(mention, field) or None

    def muscles(one: tuple[str, ...], other: tuple[str, ...]) -> Verdict:
        return compare_muscles(frozenset(one), frozenset(other), vocabulary)

    def equal(one: str, other: str) -> Verdict:
        return "same" if one == other else "contradiction"

    return (
        *(_source_row(field, groups, claimed(field), compare_ranges) for field in RANGES),
        _source_row("muscles", groups, claimed("muscles"), muscles),
        *(
            _source_row(field, groups, stated(field), equal, nominal=True)
            for field in ("position", "mode", "kind")
        ),
    )


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


def _source_row(
    field: str,
    groups: Iterable[Sequence[Mention]],
    value_of: Callable[[Mention], V | None],
    compare: Callable[[V, V], Verdict],
    *,
    nominal: bool = False,
) -> SourceAgreement:
    counts: Counter[Verdict] = Counter()
    labels: Counter[tuple[V, V]] = Counter()
    entries = 0
    for mentions in groups:
        ballot: list[Vote[V]] = votes(mentions, value_of)
        pairs = _pairs(ballot)
        entries += bool(pairs)
        for (one, other), number in pairs.items():
            counts[compare(one, other)] += number
            labels[one, other] += number
    value = _pooled_kappa(labels) if nominal else None
    return SourceAgreement(
        field,
        entries,
        counts["same"],
        counts["disagreement"],
        counts["contradiction"],
        value,
    )


def _pairs(ballot: Sequence[Vote[V]]) -> dict[tuple[V, V], int]:
    """Return how many pairs of different articles claim each two values."""
    found = {}
    for place, one in enumerate(ballot):
        for other in ballot[place:]:
            if one is other:
                number = len(one.articles) * (len(one.articles) - 1) // 2
            else:
                number = len(one.articles) * len(other.articles) - len(
                    one.articles & other.articles
                )
            if number:
                found[one.value, other.value] = number
    return found


def _pooled_kappa(labels: Mapping[tuple[V, V], int]) -> float | None:
    count = sum(labels.values())
    if not count:
        return None
    observed = sum(number for (one, other), number in labels.items() if one == other) / count
    said: Counter[V] = Counter()
    for (one, other), number in labels.items():
        said[one] += number
        said[other] += number
    expected = sum((number / (2 * count)) ** 2 for number in said.values())
    return None if expected == 1 else (observed - expected) / (1 - expected)
