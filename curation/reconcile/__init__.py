"""Entries with their mentions in, merged fields and conflicts out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from curation.reconcile.conflicts import entry_conflicts, identity_conflict
from curation.reconcile.merge import merge_entry
from curation.records import CATALOG_KINDS, CatalogEntry, Conflict, Doubt, Entry, Mention
from curation.vocabulary import Vocabulary

__all__ = ["Reconciled", "reconcile"]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The catalog and what its editors have to rule on, both sorted by id."""

    catalog: tuple[CatalogEntry, ...]
    conflicts: tuple[Conflict, ...]


def reconcile(
    mentions: Iterable[Mention],
    proposed: Iterable[Entry],
    doubts: Iterable[Doubt],
    vocabulary: Vocabulary,
) -> Reconciled:
    """Merge the mentions of every entry and find where they differ.

    Args:
        mentions: linked mentions; those only named, tests and routines are passed over.
        proposed: entries that the link stage made of names that the vocabulary does not know.
        doubts: links that an editor should look at.
    """
    entries = {**vocabulary.entries, **{entry.stretch_id: entry for entry in proposed}}
    members: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.stretch_id and mention.kind in CATALOG_KINDS and not mention.passing:
            members[mention.stretch_id].append(mention)
    catalog: list[CatalogEntry] = []
    conflicts: list[Conflict] = []
    for stretch_id in sorted(members):
        group = sorted(members[stretch_id], key=lambda m: (m.article_id, m.ordinal))
        catalog.append(merge_entry(entries[stretch_id], group, vocabulary))
        conflicts += entry_conflicts(entries[stretch_id], group, vocabulary)
    conflicts += [identity_conflict(doubt) for doubt in doubts]
    return Reconciled(tuple(catalog), tuple(sorted(conflicts, key=lambda c: c.conflict_id)))
