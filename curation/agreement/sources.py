"""How far sources agree on the entries that they share, with counts.

Kappa is the share of pairs that agree, corrected for chance, as between judges. Sources have no order, so
the chance comes from the values of both together (W. A. Scott, Reliability of content analysis, Public
Opinion Quarterly 19, 1955, 321-325).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from curation.reconcile.compare import CHOICES, Judge, Verdict, judges
from curation.records import CATALOG_KINDS, RANGES, Mention
from curation.vocabulary import Vocabulary
from curation.votes import Vote, stated, votes

V = TypeVar("V", bound=Hashable)


@dataclass(frozen=True, slots=True)
class SourceAgreement:
    """How far articles agree on one field of the entries that they share.

    Attributes:
        entries: entries on which at least two articles say something.
        same, disagreement, contradiction: pairs of articles, by how their values compare.
        kappa: of fields with one id, over all pairs; None for other fields, and where
            all say one and the same, so that chance explains all.
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
    judge_of = judges(vocabulary)
    return tuple(
        _source_row(field, groups, judge_of[field]) for field in (*RANGES, "muscles", *CHOICES)
    )


def _source_row(field: str, groups: Iterable[Sequence[Mention]], compare: Judge) -> SourceAgreement:
    counts: Counter[Verdict] = Counter()
    labels: Counter[tuple[Any, Any]] = Counter()
    entries = 0
    for mentions in groups:
        pairs = _pairs(votes(mentions, _value_of(field)))
        entries += bool(pairs)
        for (one, other), number in pairs.items():
            counts[compare(one, other)] += number
            labels[one, other] += number
    return SourceAgreement(
        field,
        entries,
        counts["same"],
        counts["disagreement"],
        counts["contradiction"],
        _pooled_kappa(labels) if field in CHOICES else None,
    )


def _value_of(field: str) -> Callable[[Mention], Any]:
    return stated(field) if field in CHOICES else lambda mention: getattr(mention, field) or None


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
