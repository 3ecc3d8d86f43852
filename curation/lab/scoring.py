"""Scores of extracted mentions against an annotation, and every miss with its cause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from curation.lab.annotated import Annotated, Gold
from curation.lab.tallies import Evidence, Miss, Scores, Values
from curation.records import CATALOG_KINDS, RANGES, Mention

OVERLAP = 0.5
"""The least share of common characters at which a mention counts as the annotated one."""


def score(annotated: Sequence[Annotated], mentions: Iterable[Mention]) -> Scores:
    """Compare the mentions of all articles with their annotation.

    A field is scored on the mentions that were found; exercises that are only named count neither
    for nor against, routines and tests count only where they were taken for exercises.
    """
    scores = Scores(
        articles=[item.article.article_id for item in annotated],
        golds=[gold for item in annotated for gold in item.golds],
        mentions=tuple(mentions),
    )
    by_article: dict[str, list[Mention]] = {}
    for mention in scores.mentions:
        by_article.setdefault(mention.article_id, []).append(mention)
    for item in annotated:
        _score_article(scores, item, by_article.get(item.article.article_id, []))
    return scores


def _score_article(scores: Scores, item: Annotated, mentions: Sequence[Mention]) -> None:
    found = [mention for mention in mentions if not mention.passing]
    pairs = align(item.golds, found)
    matched = {id(mention) for _, mention in pairs}
    paired = {id(gold) for gold, _ in pairs}
    tally = scores.tally(item.article.article_id, "mentions")
    for gold in item.golds:
        if gold.required and id(gold) not in paired:
            tally.missed += 1
            cause = _cause_of_missed(gold, mentions)
            scores.misses.append(_miss(gold, "mentions", cause, gold.name or "found", "nothing"))
    for mention in found:
        if id(mention) not in matched and mention.kind in CATALOG_KINDS:
            tally.spurious += 1
            scores.misses.append(_spurious(mention, _cause_of_spurious(mention, item.golds)))
    for gold, mention in pairs:
        if gold.passing:
            continue
        if not gold.required:
            if mention.kind in CATALOG_KINDS:
                tally.spurious += 1
                scores.misses.append(_spurious(mention, f"a {gold.kind} taken for an exercise"))
            continue
        tally.right += 1
        _score_fields(scores, gold, mention)
        scores.pairs.append((gold, mention))


class Placed(Protocol):
    """What stands between two characters of an article."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


G = TypeVar("G", bound=Placed)
F = TypeVar("F", bound=Placed)


def align(golds: Sequence[G], found: Sequence[F]) -> list[tuple[G, F]]:
    """Pair annotated with found mentions, or parts of a text, by their common characters, the best first."""
    options = sorted(
        (
            (_overlap(gold, mention), -i, -j)
            for i, gold in enumerate(golds)
            for j, mention in enumerate(found)
        ),
        reverse=True,
    )
    pairs: list[tuple[G, F]] = []
    left, right = set(range(len(golds))), set(range(len(found)))
    for share, i, j in options:
        if share < OVERLAP:
            break
        if -i in left and -j in right:
            pairs.append((golds[-i], found[-j]))
            left.discard(-i)
            right.discard(-j)
    return pairs


def _overlap(gold: Placed, mention: Placed) -> float:
    common = min(gold.end, mention.end) - max(gold.start, mention.start)
    whole = max(gold.end, mention.end) - min(gold.start, mention.start)
    return common / whole if common > 0 else 0.0


def _cause_of_missed(gold: Gold, mentions: Sequence[Mention]) -> str:
    met = [mention for mention in mentions if _overlap(gold, mention) > 0]
    if any(not mention.passing for mention in met):
        return "missed, its borders lie elsewhere"
    return "missed, only its name was seen" if met else "missed, nothing was seen"


def _cause_of_spurious(mention: Mention, golds: Sequence[Gold]) -> str:
    met = any(gold.required and _overlap(gold, mention) > 0 for gold in golds)
    return f"{'a part or more than an' if met else 'no'} exercise taken for an exercise"


def _score_fields(scores: Scores, gold: Gold, mention: Mention) -> None:
    def compare(name: str, cause: str, expected: Values, found: Values) -> None:
        scores.tally(gold.article_id, name).add(expected, found)
        if expected != found:
            evidence = _evidence(mention, name)
            scores.misses.append(_miss(gold, name, cause, _said(expected), _said(found), evidence))

    name = None if gold.name is None else plain(gold.name)
    if name is not None:
        cause = "not seen" if mention.name is None else "other words taken as the name"
        compare("names", cause, _one(name), _one(plain(mention.name) or None))
    for column in ("muscles", "equipment"):
        expected, found = getattr(gold, column), frozenset(getattr(mention, column))
        compare(column, _cause_of_set(expected, found), expected, found)
    for number in RANGES:
        expected, found = _one(gold.numbers[number]), _one(_bounds(getattr(mention, number)))
        compare(number, _cause_of_set(expected, found), expected, found)
    compare("kind", "others seen", _one(gold.kind), _one(mention.kind))
    side = "not seen" if gold.per_side else "seen where none is"
    compare("per_side", side, _one(gold.per_side), _one(bool(mention.per_side)))
    for column in ("mode", "position"):
        if getattr(gold, column) is not None:
            value = getattr(mention, column)
            cause = "not seen" if value is None else "others seen"
            compare(column, cause, _one(getattr(gold, column)), _one(value or "nothing"))


def _one(value: object) -> Values:
    return frozenset() if value is None else frozenset([value])


def _cause_of_set(expected: Values, found: Values) -> str:
    if not found - expected:
        return "not seen"
    return "seen where none is" if not expected - found else "others seen"


def _bounds(value: object) -> tuple[float | None, float | None] | None:
    return value if isinstance(value, tuple) and value != (None, None) else None


def plain(name: str | None) -> str:
    """Return a name's words in lower case, without a second name in brackets."""
    words = re.findall(r"[^\W_]+", re.sub(r"\([^)]*\)", " ", name or "").lower())
    return " ".join(words) or " ".join(re.findall(r"[^\W_]+", (name or "").lower()))


def _said(values: Values) -> str:
    return ", ".join(sorted(map(_in_words, values))) or "nothing"


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "each side" if value else "no sides"
    if not isinstance(value, tuple):
        return str(value)
    low, high = ("open" if bound is None else f"{bound:g}" for bound in value)
    return low if low == high else f"{low} to {high}"


def _evidence(mention: Mention, name: str) -> tuple[Evidence, ...]:
    column = "name" if name == "names" else name
    return tuple(
        Evidence(_in_words(claim.value), claim.start, claim.end, claim.rule)
        for claim in mention.claims
        if claim.field == column
    )


def _miss(
    gold: Gold,
    name: str,
    cause: str,
    expected: str,
    found: str,
    evidence: tuple[Evidence, ...] = (),
) -> Miss:
    label = f"#{gold.n} {gold.name or '(no name)'}"
    return Miss(
        gold.article_id, name, cause, label, gold.start, gold.end, expected, found, evidence
    )


def _spurious(mention: Mention, cause: str) -> Miss:
    return Miss(mention.article_id, "mentions", cause, mention.name or "(no name)",
                mention.start, mention.end, "nothing", mention.kind)  # fmt: skip
