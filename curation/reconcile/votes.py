"""Who says what: the distinct values of one field with the mentions and articles that claim them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Generic, TypeVar

from curation.records import Mention

V = TypeVar("V", bound=Hashable)

INFERRED = "inferred:"
"""How the rule of a claim begins that no words of the article make of this exercise."""


@dataclass(slots=True)
class Vote(Generic[V]):
    """One value with the mentions that claim it, in article order."""

    value: V
    mention_ids: list[str] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)


def votes(mentions: Iterable[Mention], value_of: Callable[[Mention], V | None]) -> list[Vote[V]]:
    """Return the distinct values of a field, most articles first, silent mentions left out."""
    found: dict[V, Vote[V]] = {}
    for mention in mentions:
        value = value_of(mention)
        if value is not None:
            vote = found.setdefault(value, Vote(value))
            vote.mention_ids.append(mention.mention_id)
            vote.articles.add(mention.article_id)
    return sorted(found.values(), key=lambda vote: -len(vote.articles))


def is_inferred(mention: Mention, name: str) -> bool:
    """Return whether no words of the article make of this exercise what a mention has in a field."""
    rules = [claim.rule for claim in mention.claims if claim.field == name]
    return bool(rules) and all(rule.startswith(INFERRED) for rule in rules)


def stated_position(mention: Mention) -> str | None:
    """Return the position that a mention states, None where it is silent or the position inferred."""
    return None if is_inferred(mention, "position") else mention.position


def across_articles(ballot: Sequence[Vote[V]]) -> Iterator[tuple[V, V]]:
    """Yield every two values that two different articles claim."""
    for one, other in combinations(ballot, 2):
        if len(one.articles | other.articles) > 1:
            yield one.value, other.value


def majority(ballot: Sequence[Vote[V]], preferred: V | None = None) -> Vote[V] | None:
    """Return the value that most articles claim.

    Among equals ``preferred`` wins, then the value that comes first in article order.
    """
    if not ballot:
        return None
    most = len(ballot[0].articles)
    best = [vote for vote in ballot if len(vote.articles) == most]
    return next((vote for vote in best if vote.value == preferred), best[0])
