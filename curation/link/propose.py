"""Entries proposed for names that the vocabulary does not know: like names share one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from curation.link.score import opposed
from curation.names import UNNAMED, entry_id, name_key
from curation.records import Entry, Mention
from curation.vocabulary import Vocabulary

ALIKE = 90.0
"""The least likeness (rapidfuzz token_sort_ratio, 0 to 100) at which two unknown names are one."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Proposed entries, and for each mention id the entry that it joins."""

    entries: tuple[Entry, ...]
    members: dict[str, str]


def propose(mentions: Sequence[Mention], vocabulary: Vocabulary) -> Proposal:
    """Return new entries for the given mentions, which no entry of the vocabulary takes.

    The more frequent name leads and rarer ones join the most alike leader, so that no chain of
    small likenesses can grow; names with opposed words never join. A mention without a name gets an
    entry of its own. An entry's id comes from its leader's name and its earliest member.
    """
    counts = Counter(name_key(m.name) for m in mentions if m.name)
    leaders: dict[str, str] = {}
    for key in sorted(counts, key=lambda k: (-counts[k], k)):
        alike = (k for k in dict.fromkeys(leaders.values()) if _one_name(key, k, vocabulary))
        best = max(alike, key=lambda k: fuzz.token_sort_ratio(key, k), default=key)
        leaders[key] = best
    clusters: dict[str, list[Mention]] = {}
    for mention in mentions:
        label = leaders[name_key(mention.name)] if mention.name else mention.mention_id
        clusters.setdefault(label, []).append(mention)
    entries, members = [], {}
    taken = set(vocabulary.entries)
    for group in clusters.values():
        entry = _entry(group, taken)
        taken.add(entry.stretch_id)
        entries.append(entry)
        members.update({m.mention_id: entry.stretch_id for m in group})
    return Proposal(tuple(sorted(entries, key=lambda e: e.stretch_id)), members)


def _one_name(one: str, other: str, vocabulary: Vocabulary) -> bool:
    if opposed(one, other, vocabulary):
        return False
    return fuzz.token_sort_ratio(one, other) >= ALIKE


def _entry(group: Sequence[Mention], taken: set[str]) -> Entry:
    first = min(group, key=lambda m: (m.article_id, m.ordinal))
    name = first.name or f"{UNNAMED} {first.article_id}"
    stretch_id = entry_id(first.name or "") or _own_id(first)
    if stretch_id in taken:
        stretch_id = f"{stretch_id}-{_own_id(first)}"
    return Entry.of_mention(stretch_id, name, first)


def _own_id(mention: Mention) -> str:
    return mention.mention_id.replace("/", "-")
