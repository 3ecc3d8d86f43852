"""Rulings on names: aliases added and refused, entries renamed, in the vocabulary that a build uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from curation.decisions.history import Placed
from curation.names import name_key
from curation.records import CatalogEntry, DecisionKind, Provenance
from curation.rulings.outcome import Outcome, applied, stale
from curation.rulings.renames import Rename
from curation.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Names:
    """The vocabulary with the rulings on names.

    Attributes:
        done: the rulings that it holds, by their keys.
        called: renamed entry -> its name in the vocabulary's own files.
        impossible: rulings that its own files contradict, by their keys, with the reason.
    """

    vocabulary: Vocabulary
    done: Mapping[Key, Placed] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    impossible: Mapping[Key, tuple[Placed, str]] = field(default_factory=dict)

    def leaves(self, placed: Placed) -> bool:
        """Return whether a ruling on a name has to be applied to the links, too.

        A name that was refused must not come back to its entry by its score; and an entry that is
        not in the vocabulary has its names in the links alone.
        """
        if placed.ruling.kind not in KINDS or placed.key in self.impossible:
            return False
        return placed.ruling.kind is DecisionKind.REFUSE_ALIAS or placed.key not in self.done

    def renames(self) -> list[Rename]:
        """Return the new names of the vocabulary's entries, which only the catalog can settle."""
        return [
            (placed, placed.ruling.subject) for placed in self.done.values() if _renames(placed)
        ]

    def outcomes(self) -> tuple[Outcome, ...]:
        """Return what became of the rulings that end here."""
        ending = (p for p in self.done.values() if not self.leaves(p) and not _renames(p))
        done = map(applied, ending)
        impossible = (stale(placed, reason) for placed, reason in self.impossible.values())
        return (*done, *impossible)


Key = tuple[str, int]
KINDS = (DecisionKind.ADD_ALIAS, DecisionKind.REFUSE_ALIAS, DecisionKind.RENAME)


def rule_names(vocabulary: Vocabulary, standing: Sequence[Placed]) -> Names:
    """Apply the rulings on names of entries that the vocabulary has, in the order they were made."""
    done: dict[Key, Placed] = {}
    called: dict[str, str] = {}
    impossible: dict[Key, tuple[Placed, str]] = {}
    for placed in standing:
        ruling = placed.ruling
        if ruling.kind not in KINDS or ruling.subject not in vocabulary.entries:
            continue
        if reason := _hindrance(vocabulary, placed):
            impossible[placed.key] = placed, reason
            continue
        done[placed.key] = placed
        if _renames(placed):
            called.setdefault(ruling.subject, vocabulary.entries[ruling.subject].name)
            vocabulary = renamed(vocabulary, ruling.subject, ruling.value["name"])
        else:
            change = with_alias if ruling.kind is DecisionKind.ADD_ALIAS else without_alias
            vocabulary = change(vocabulary, ruling.subject, ruling.value["alias"])
    return Names(vocabulary, done, called, impossible)


def with_provenance(
    catalog: Iterable[CatalogEntry], outcomes: Iterable[Outcome]
) -> tuple[CatalogEntry, ...]:
    """Return the catalog with the decisions behind the names that editors gave."""
    by = {
        outcome.now: outcome.placed.decision.decision_id
        for outcome in outcomes
        if outcome.holds and outcome.placed.ruling.kind in (DecisionKind.RENAME, DecisionKind.SPLIT)
    }
    return tuple(
        replace(
            entry,
            provenance=(
                ("name", Provenance("decision", (), by[entry.stretch_id])),
                *entry.provenance,
            ),
        )
        if entry.stretch_id in by
        else entry
        for entry in catalog
    )


def with_alias(vocabulary: Vocabulary, stretch_id: str, alias: str) -> Vocabulary:
    """Return the vocabulary with a name that leads to one entry and to no other."""
    key = name_key(alias)
    names = [(name, ids) for name, ids in vocabulary.alias_names if name_key(name) != key]
    return replace(
        vocabulary,
        aliases={**vocabulary.aliases, key: stretch_id},
        ambiguous={k: ids for k, ids in vocabulary.ambiguous.items() if k != key},
        alias_names=(*names, (alias, (stretch_id,))),
    )


def without_alias(vocabulary: Vocabulary, stretch_id: str, alias: str) -> Vocabulary:
    """Return the vocabulary in which a name no longer leads to an entry."""
    key = name_key(alias)
    shared = tuple(i for i in vocabulary.ambiguous.get(key, ()) if i != stretch_id)
    aliases = {k: i for k, i in vocabulary.aliases.items() if k != key or i != stretch_id}
    ambiguous = {k: ids for k, ids in vocabulary.ambiguous.items() if k != key}
    if len(shared) == 1:
        aliases[key] = shared[0]
    elif shared:
        ambiguous[key] = shared
    names = (
        (name, tuple(i for i in ids if i != stretch_id) if name_key(name) == key else ids)
        for name, ids in vocabulary.alias_names
    )
    kept = tuple((name, ids) for name, ids in names if ids)
    return replace(vocabulary, aliases=aliases, ambiguous=ambiguous, alias_names=kept)


def renamed(vocabulary: Vocabulary, stretch_id: str, name: str) -> Vocabulary:
    """Return the vocabulary with another name for an entry; the old one stays an alias."""
    entry = replace(vocabulary.entries[stretch_id], name=name)
    vocabulary = replace(vocabulary, entries={**vocabulary.entries, stretch_id: entry})
    key = name_key(name)
    is_free = key not in vocabulary.aliases and key not in vocabulary.ambiguous
    return with_alias(vocabulary, stretch_id, name) if is_free else vocabulary


def merged(vocabulary: Vocabulary, redirects: dict[str, str]) -> Vocabulary:
    """Return the vocabulary without the entries that were merged; their names lead to the others."""
    if not redirects:
        return vocabulary

    def now(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(redirects.get(i, i) for i in ids))

    shared = {key: now(ids) for key, ids in vocabulary.ambiguous.items()}
    single = {key: ids[0] for key, ids in shared.items() if len(ids) == 1}
    return replace(
        vocabulary,
        entries={i: entry for i, entry in vocabulary.entries.items() if i not in redirects},
        aliases={**{k: redirects.get(i, i) for k, i in vocabulary.aliases.items()}, **single},
        ambiguous={key: ids for key, ids in shared.items() if len(ids) > 1},
        alias_names=tuple((name, now(ids)) for name, ids in vocabulary.alias_names),
    )


def _renames(placed: Placed) -> bool:
    return placed.ruling.kind is DecisionKind.RENAME


def _hindrance(vocabulary: Vocabulary, placed: Placed) -> str | None:
    """Return why an entry's own name cannot be given to another entry, or be refused."""
    ruling = placed.ruling
    if _renames(placed):
        return None
    key = name_key(ruling.value["alias"])
    owner = vocabulary.aliases.get(key)
    if owner is None or name_key(vocabulary.entries[owner].name) != key:
        return None
    is_added = ruling.kind is DecisionKind.ADD_ALIAS
    return f"That is the name of {owner} itself." if is_added != (owner == ruling.subject) else None
