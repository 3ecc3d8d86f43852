"""Scores of extracted mentions against an annotation, and every miss with its cause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from curation.lab.annotated import REQUIRED, Annotated, Gold
from curation.records import Conflict, Mention

OVERLAP = 0.5
"""The least share of common characters at which a mention counts as the annotated one."""

Values = frozenset[Any]
"""Values of one field, compared as a set."""

NUMBERS = ("hold_seconds", "reps", "sets")
FIELDS = (
    "mentions", "names", "muscles", "equipment", *NUMBERS, "kind", "mode", "per_side", "position",
    "links", "conflicts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between an annotation and what was extracted.

    Attributes:
        cause: what went wrong, a group of the error report.
        start, end: character offsets of the text that it is about.
        expected, found: the two values as text.
    """

    article_id: str
    field: str
    cause: str
    label: str
    start: int
    end: int
    expected: str
    found: str


@dataclass
class Tally:
    """Counts of true positives, false positives and false negatives."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def add(self, gold: Values, found: Values) -> None:
        """Count two sets of values against each other."""
        self.right += len(gold & found)
        self.spurious += len(found - gold)
        self.missed += len(gold - found)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; for one value each it is the share of right ones."""
        total = 2 * self.right + self.spurious + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass
class Scores:
    """Figures of one run.

    Attributes:
        tallies: field -> counts.
        pairs: the annotator's label and the entry id of every mention found, with its article.
        misses: every difference.
    """

    tallies: dict[str, Tally] = field(default_factory=lambda: {f: Tally() for f in FIELDS})
    pairs: list[tuple[str, str, str]] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return one figure between 0 and 1 for each field."""
        found = {name: tally.f1 for name, tally in self.tallies.items()}
        found["links"] = b_cubed([(gold, entry) for gold, entry, _ in self.pairs])
        return found


def score(annotated: Sequence[Annotated], mentions: Iterable[Mention]) -> Scores:
    """Compare the mentions of all articles with their annotation.

    A field is scored on the mentions that were found; exercises that are only named count neither
    for nor against, routines and tests count only where they were taken for exercises.
    """
    by_article: dict[str, list[Mention]] = {}
    for mention in mentions:
        if not mention.passing:
            by_article.setdefault(mention.article_id, []).append(mention)
    scores = Scores()
    for item in annotated:
        _score_article(scores, item, by_article.get(item.article.article_id, []))
    return scores


def _score_article(scores: Scores, item: Annotated, found: Sequence[Mention]) -> None:
    pairs = align(item.golds, found)
    matched = {id(mention) for _, mention in pairs}
    paired = {id(gold) for gold, _ in pairs}
    tally = scores.tallies["mentions"]
    for gold in item.golds:
        if gold.required and id(gold) not in paired:
            tally.missed += 1
            scores.misses.append(_miss(gold, "mentions", "missed exercise", gold.name, None))
    for mention in found:
        if id(mention) not in matched and mention.kind in REQUIRED:
            tally.spurious += 1
            scores.misses.append(_spurious(mention, "no exercise"))
    for gold, mention in pairs:
        if gold.passing:
            continue
        if not gold.required:
            if mention.kind in REQUIRED:
                tally.spurious += 1
                scores.misses.append(_spurious(mention, f"a {gold.kind}"))
            continue
        tally.right += 1
        _score_fields(scores, gold, mention)
        scores.pairs.append((gold.stretch, str(mention.stretch_id), gold.article_id))


def align(golds: Sequence[Gold], found: Sequence[Mention]) -> list[tuple[Gold, Mention]]:
    """Pair annotated with found mentions by their common characters, the best pairs first."""
    options = sorted(
        (
            (_overlap(gold, mention), -i, -j)
            for i, gold in enumerate(golds)
            for j, mention in enumerate(found)
        ),
        reverse=True,
    )
    pairs: list[tuple[Gold, Mention]] = []
    left, right = set(range(len(golds))), set(range(len(found)))
    for share, i, j in options:
        if share < OVERLAP:
            break
        if -i in left and -j in right:
            pairs.append((golds[-i], found[-j]))
            left.discard(-i)
            right.discard(-j)
    return pairs


def _overlap(gold: Gold, mention: Mention) -> float:
    common = min(gold.end, mention.end) - max(gold.start, mention.start)
    return (
        common / (max(gold.end, mention.end) - min(gold.start, mention.start))
        if common > 0
        else 0.0
    )


def _score_fields(scores: Scores, gold: Gold, mention: Mention) -> None:
    def compare(name: str, cause: str, expected: Values, found: Values) -> None:
        scores.tallies[name].add(expected, found)
        if expected != found:
            scores.misses.append(_miss(gold, name, cause, _said(expected), _said(found)))

    def one(value: object) -> Values:
        return frozenset() if value is None else frozenset([value])

    if gold.name is not None:
        name = plain(mention.name) or None
        compare("names", _cause_of_name(mention), one(plain(gold.name)), one(name))
    muscles, equipment = frozenset(mention.muscles), frozenset(mention.equipment)
    compare("muscles", _cause_of_set("target", gold.muscles, muscles), gold.muscles, muscles)
    compare(
        "equipment",
        _cause_of_set("equipment", gold.equipment, equipment),
        gold.equipment,
        equipment,
    )
    for number in NUMBERS:
        expected, found = one(gold.numbers[number]), one(_bounds(getattr(mention, number)))
        compare(number, _cause_of_set("number", expected, found), expected, found)
    compare("kind", "kind", one(gold.kind), one(mention.kind))
    compare("per_side", "sides", one(gold.per_side), one(bool(mention.per_side)))
    for name in ("mode", "position"):
        if getattr(gold, name) is not None:
            value = getattr(mention, name)
            cause = f"{name} not seen" if value is None else f"other {name}"
            compare(name, cause, one(getattr(gold, name)), one(value or "nothing"))


def _cause_of_name(mention: Mention) -> str:
    return "name not found" if mention.name is None else "other words taken as the name"


def _cause_of_set(what: str, expected: Values, found: Values) -> str:
    if not found - expected:
        return f"{what} not seen"
    return f"{what} seen where none is" if not expected - found else f"other {what}"


def _bounds(value: object) -> tuple[float | None, float | None] | None:
    return value if isinstance(value, tuple) and value != (None, None) else None


def plain(name: str | None) -> str:
    """Return a name's words in lower case, without a second name in brackets."""
    words = re.findall(r"[^\W_]+", re.sub(r"\([^)]*\)", " ", name or "").lower())
    return " ".join(words) or " ".join(re.findall(r"[^\W_]+", (name or "").lower()))


def _said(values: Values) -> str:
    return ", ".join(sorted(map(str, values))) or "nothing"


def _miss(gold: Gold, name: str, cause: str, expected: str | None, found: str | None) -> Miss:
    label = gold.name or "(no name)"
    return Miss(gold.article_id, name, cause, f"#{gold.n} {label}", gold.start, gold.end,
                expected or "nothing", found or "nothing")  # fmt: skip


def _spurious(mention: Mention, what: str) -> Miss:
    return Miss(mention.article_id, "mentions", f"{what} taken for an exercise", mention.name or "(no name)",
                mention.start, mention.end, "nothing", mention.kind)  # fmt: skip


def b_cubed(items: Sequence[tuple[str, str]]) -> float:
    """Return the B-cubed F1 of (annotator's label, entry id) pairs.

    Source: A. Bagga, B. Baldwin, Entity-Based Cross-Document Coreferencing Using the Vector Space
    Model, COLING-ACL 1998.
    """
    if not items:
        return 1.0
    golds, entries = Counter(g for g, _ in items), Counter(e for _, e in items)
    both = Counter(items)
    precision = sum(both[i] / entries[i[1]] for i in items) / len(items)
    recall = sum(both[i] / golds[i[0]] for i in items) / len(items)
    return 2 * precision * recall / (precision + recall)


def score_conflicts(
    scores: Scores, expected: Iterable[Conflict], conflicts: Iterable[Conflict]
) -> None:
    """Add how many conflicts between sources were found, whatever their level.

    Entries are compared by the annotator's label that most of their mentions have.

    Args:
        expected: the conflicts among annotated exercises, their entries the annotator's labels.
    """
    votes: dict[str, Counter[str]] = {}
    for label, entry, _ in scores.pairs:
        votes.setdefault(entry, Counter())[label] += 1
    labels = {entry: counts.most_common(1)[0][0] for entry, counts in votes.items()}
    found = frozenset(
        (labels.get(c.stretch_id, c.stretch_id), c.field) for c in _between(conflicts)
    )
    scores.tallies["conflicts"].add(
        frozenset((c.stretch_id, c.field) for c in _between(expected)), found
    )


def _between(conflicts: Iterable[Conflict]) -> Iterable[Conflict]:
    return (c for c in conflicts if c.level in ("contradiction", "disagreement"))
