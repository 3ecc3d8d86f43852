"""The stages in order: articles to mentions to links to the catalog and its conflicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TypeVar

from curation.corpus import Source
from curation.decisions.history import History, Placed
from curation.infer import infer_missing
from curation.link import Linker
from curation.reconcile import Reconciled, reconcile
from curation.records import Article, CatalogEntry, Conflict, Entry, Mention
from curation.rulings import (
    Outcome,
    Ruled,
    correct_mentions,
    finish,
    reopened,
    rule_links,
    rule_mention_values,
    rule_names,
    rule_values,
    with_kept,
    with_provenance,
    with_status,
)
from curation.rulings.names import Names
from curation.vocabulary import Vocabulary
from curation.workers import Outcome as Extracted
from curation.workers import extract_sources, extract_spans

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Built:
    """What the stages after extraction make of all mentions and of the editors' decisions.

    Attributes:
        proposed: entries made of names that the vocabulary does not know.
        vocabulary: with the editors' rulings on names.
        outcomes: what became of every ruling, in the order they were made.
        redirects: id of a merged entry -> the id of what it is now.
        variants: entry id -> the entry that it is a variant of.
        seconds: stage name -> seconds.
    """

    mentions: tuple[Mention, ...]
    catalog: tuple[CatalogEntry, ...]
    conflicts: tuple[Conflict, ...]
    proposed: tuple[Entry, ...]
    vocabulary: Vocabulary
    outcomes: tuple[Outcome, ...]
    redirects: Mapping[str, str]
    variants: Mapping[str, str]
    seconds: dict[str, float]


def extract_mentions(sources: Sequence[Source]) -> Iterator[Extracted]:
    """Yield every article with its mentions, or why it could not be read, in the given order."""
    return extract_sources(sources)


def build_catalog(
    extracted: Sequence[Mention],
    vocabulary: Vocabulary,
    history: History | None = None,
    articles: Mapping[str, Article] | None = None,
) -> Built:
    """Link the mentions of all articles, fill what their entries know, and reconcile what they say.

    Args:
        history: the editors' decisions.
        articles: those that rulings on mentions point into, see ``rulings.articles_needed``.
    """
    seconds: dict[str, float] = {}
    history = history or History()
    rulings = tuple(history.standing())
    corrected = correct_mentions(extracted, rulings, articles or {}, extract_spans)
    names = rule_names(vocabulary, rulings)
    ruled: Ruled = _timed(seconds, "link", lambda: _ruled_links(corrected.mentions, rulings, names))
    inferred = infer_missing(ruled.links.mentions, ruled.vocabulary, ruled.links.nearest)
    stated = rule_mention_values(inferred, rulings, vocabulary)
    reconciled: Reconciled = _timed(
        seconds,
        "reconcile",
        lambda: reconcile(
            stated.mentions, ruled.links.proposed, ruled.links.doubts, ruled.vocabulary
        ),
    )
    valued = rule_values(reconciled.catalog, stated.mentions, rulings, vocabulary, ruled.redirects)
    values = with_kept((*stated.outcomes, *valued.outcomes), history)
    conflicts = reopened(reconciled.conflicts, values, reconciled.catalog, stated.mentions)
    return Built(
        mentions=stated.mentions,
        catalog=with_provenance(valued.catalog, ruled.outcomes),
        conflicts=with_status(conflicts, values, ruled.given, history),
        proposed=ruled.links.proposed,
        vocabulary=names.vocabulary,
        outcomes=finish((*corrected.outcomes, *ruled.outcomes, *values), history),
        redirects=ruled.redirects,
        variants=ruled.variants,
        seconds=seconds,
    )


def _ruled_links(mentions: Sequence[Mention], rulings: Sequence[Placed], names: Names) -> Ruled:
    link = Linker(names.vocabulary).link
    return rule_links(link(mentions, names.vocabulary), rulings, names, link)


def _timed(seconds: dict[str, float], stage: str, run: Callable[[], T]) -> T:
    start = perf_counter()
    result = run()
    seconds[stage] = round(perf_counter() - start, 3)
    return result
