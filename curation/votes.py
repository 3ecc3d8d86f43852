"""Who says what: the distinct values of one field with the mentions and articles that claim them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Generic, TypeVar

from curation.records import SILENT, Mention

V = TypeVar("V", bound=Hashable)


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


def stated(name: str) -> Callable[[Mention], str | None]:
    """Return what reads a field with one value of a mention, None where the article is silent."""

    def read(mention: Mention) -> str | None:
        claims = ((claim.field, claim.rule) for claim in mention.claims if claim.field == name)
        value: str | None = None if silent_fields(claims) else getattr(mention, name)
        return value

    return read


def silent_fields(claims: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the fields that have a value although the article says nothing of it.

    What is inferred from something that the article says of the exercise, such as its repetitions,
    counts as said.

    Args:
        claims: the field and the rule of each claim of a mention.
    """
    found: dict[str, bool] = {}
    for name, rule in claims:
        found[name] = found.get(name, True) and rule in SILENT
    return tuple(name for name, is_silent in found.items() if is_silent)


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
