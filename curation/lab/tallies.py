"""Counts of right and wrong values for each article and field, and the figures made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curation.lab.annotated import Gold
from curation.records import RANGES, Mention

Values = frozenset[Any]
"""Values of one field, compared as a set."""

Counts = NDArray[np.float64]
"""Articles x fields x 4: of the values found those that are right, and all; of the expected the same."""

FIELDS = (
    "mentions", "names", "muscles", "equipment", *RANGES, "kind", "mode", "per_side", "position",
    "links", "conflicts",
)  # fmt: skip
LINKS = FIELDS.index("links")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a value was read from, and the rule that read them."""

    value: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between an annotation and what was extracted.

    Attributes:
        cause: what went wrong, a group of the error report.
        start, end: character offsets of the text that it is about.
        expected, found: the two values as text.
        evidence: where the found values come from.
    """

    article_id: str
    field: str
    cause: str
    label: str
    start: int
    end: int
    expected: str
    found: str
    evidence: tuple[Evidence, ...] = ()


@dataclass
class Tally:
    """How many values are right, spurious and missed; shares where several articles share a value."""

    right: float = 0
    spurious: float = 0
    missed: float = 0

    def add(self, gold: Values, found: Values) -> None:
        """Count two sets of values against each other."""
        self.right += len(gold & found)
        self.spurious += len(found - gold)
        self.missed += len(gold - found)


@dataclass
class Scores:
    """What one run got right and wrong.

    Attributes:
        articles: ids of the annotated articles, in order.
        golds: their annotated exercises.
        tallies: (article, field) -> counts.
        pairs: every exercise that was found, as annotated and as extracted.
        misses: every difference.
        mentions: what was scored.
    """

    articles: Sequence[str]
    golds: Sequence[Gold] = ()
    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)
    pairs: list[tuple[Gold, Mention]] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)
    mentions: Sequence[Mention] = ()

    def tally(self, article_id: str, name: str) -> Tally:
        """Return the counts of an article's field, to read or to add to."""
        return self.tallies.setdefault((article_id, name), Tally())

    def counts(self) -> Counts:
        """Return the counts of every article and field."""
        place = {article_id: row for row, article_id in enumerate(self.articles)}
        table = np.zeros((len(self.articles), len(FIELDS), 4))
        for (article_id, name), tally in self.tallies.items():
            found, expected = tally.right + tally.spurious, tally.right + tally.missed
            table[place[article_id], FIELDS.index(name)] += (
                tally.right,
                found,
                tally.right,
                expected,
            )
        shares = b_cubed_shares([(gold.stretch, str(m.stretch_id)) for gold, m in self.pairs])
        for (gold, _), (precision, recall) in zip(self.pairs, shares, strict=True):
            table[place[gold.article_id], LINKS] += precision, 1, recall, 1
        return table

    def figures(self) -> dict[str, float]:
        """Return the F1 of each field over all articles, 0 to 1."""
        return dict(zip(FIELDS, f1(self.counts().sum(axis=0)).tolist(), strict=True))


def f1(counts: Counts) -> NDArray[np.float64]:
    """Return the harmonic means of precision and recall; 1 where there was nothing to find or miss.

    For a field with one value for each exercise this is the share of right values.

    Args:
        counts: any shape that ends with the four counts.
    """
    precise, found, recalled, expected = np.moveaxis(counts, -1, 0)
    precision = np.divide(precise, found, out=np.zeros_like(precise), where=found > 0)
    recall = np.divide(recalled, expected, out=np.zeros_like(precise), where=expected > 0)
    total = precision + recall
    figures = np.divide(2 * precision * recall, total, out=np.zeros_like(total), where=total > 0)
    return np.where(found + expected > 0, figures, 1.0)


def b_cubed_shares(items: Sequence[tuple[str, str]]) -> Iterator[tuple[float, float]]:
    """Yield the B-cubed precision and recall of each (annotator's label, entry id) pair.

    Source: A. Bagga, B. Baldwin, Entity-Based Cross-Document Coreferencing Using the Vector Space
    Model, COLING-ACL 1998.
    """
    golds, entries = Counter(g for g, _ in items), Counter(e for _, e in items)
    both = Counter(items)
    for item in items:
        yield both[item] / entries[item[1]], both[item] / golds[item[0]]


def b_cubed(items: Sequence[tuple[str, str]]) -> float:
    """Return the B-cubed F1 of (annotator's label, entry id) pairs, 1 for none."""
    if not items:
        return 1.0
    shares = list(b_cubed_shares(items))
    precision = sum(one for one, _ in shares) / len(items)
    recall = sum(one for _, one in shares) / len(items)
    return 2 * precision * recall / (precision + recall)
