"""The stages in order: articles to mentions to links to the catalog and its conflicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TypeVar

from curation.corpus import Source
from curation.infer import infer_from_entries
from curation.link import Linked, link_mentions
from curation.reconcile import Reconciled, reconcile
from curation.records import CatalogEntry, Conflict, Entry, Mention
from curation.vocabulary import Vocabulary
from curation.workers import Outcome, extract_sources

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Built:
    """What the stages after extraction make of all mentions.

    Attributes:
        proposed: entries made of names that the vocabulary does not know.
        seconds: stage name -> seconds.
    """

    mentions: tuple[Mention, ...]
    catalog: tuple[CatalogEntry, ...]
    conflicts: tuple[Conflict, ...]
    proposed: tuple[Entry, ...]
    seconds: dict[str, float]


def extract_mentions(sources: Sequence[Source]) -> Iterator[Outcome]:
    """Yield every article with its mentions, or why it could not be read, in the given order."""
    return extract_sources(sources)


def build_catalog(extracted: Sequence[Mention], vocabulary: Vocabulary) -> Built:
    """Link the mentions of all articles, fill what their entries know, and reconcile what they say."""
    seconds: dict[str, float] = {}
    linked: Linked = _timed(seconds, "link", lambda: link_mentions(extracted, vocabulary))
    mentions = infer_from_entries(linked.mentions, vocabulary)
    reconciled: Reconciled = _timed(
        seconds,
        "reconcile",
        lambda: reconcile(mentions, linked.proposed, linked.doubts, vocabulary),
    )
    return Built(
        mentions=mentions,
        catalog=reconciled.catalog,
        conflicts=reconciled.conflicts,
        proposed=linked.proposed,
        seconds=seconds,
    )


def _timed(seconds: dict[str, float], stage: str, run: Callable[[], T]) -> T:
    start = perf_counter()
    result = run()
    seconds[stage] = round(perf_counter() - start, 3)
    return result
