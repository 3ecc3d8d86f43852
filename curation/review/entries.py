"""The catalog's entries to merge, split and rename: what each holds, and what a change would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from curation.decisions import History, Tables
from curation.errors import CurationError
from curation.names import name_key
from curation.records import CatalogEntry, DecisionKind
from curation.review.cards import MOST_NAME, NOTHING_SAID, SHOWN_FIELDS, shortened
from curation.review.fields import entry_fields
from curation.review.items import Material
from curation.review.labels import counted, field_label, value_label
from curation.review.standing import ASIDE, told
from curation.review.verdicts import Draft

STRUCTURE = (DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.RENAME)
MOST_NEAR = 9
MOST_WORDS = 300
MOST_MEMBERS = 300


@dataclass(frozen=True, slots=True)
class EntryChange:
    """A merge, split or new name as a ruling, with the sentences that tell what it does."""

    draft: Draft
    effects: tuple[str, ...]


def entry_list(material: Material, history: History) -> list[dict[str, Any]]:
    """Return the entries by name, each with its mentions, articles and what was ruled on it."""
    ruled = _ruled(history)
    rows = [
        {
            "id": entry.stretch_id,
            "label": shortened(entry.name, MOST_NAME),
            "mentions": len(entry.sources),
            "articles": entry.n_articles,
            "ruled": ruled.get(entry.stretch_id, ""),
        }
        for entry in material.catalog.values()
    ]
    return sorted(rows, key=lambda row: (str(row["label"]).casefold(), row["id"]))


def entry_card(stretch_id: str, material: Material, history: History) -> dict[str, Any]:
    """Return an entry with its fields and mentions, its nearest entries, and the rulings that stand on it.

    Raises:
        CurationError: there is no such entry.
    """
    entry = _entry(stretch_id, material)
    members = [one.mention_id for one in entry.sources if one.mention_id in material.mentions]
    latest = history.latest(stretch_id)
    return {
        "id": stretch_id,
        "name": shortened(entry.name, MOST_NAME),
        "aliases": [shortened(alias, MOST_NAME) for alias in entry.aliases[:12]],
        "fields": entry_fields(entry, material, history),
        "members": [_member(mention_id, material) for mention_id in members[:MOST_MEMBERS]],
        "more": max(0, len(members) - MOST_MEMBERS),
        "near": near_entries(entry, material),
        "rulings": [
            told(placed, material.vocabulary)
            for placed in history.standing()
            if placed.ruling.kind in STRUCTURE and placed.ruling.subject == stretch_id
        ],
        "seen": latest.decision_id if latest else None,
    }


def near_entries(entry: CatalogEntry, material: Material) -> list[dict[str, str]]:
    """Return the other entries whose names are most like an entry's, the likest first."""
    others = (one for one in material.catalog.values() if one.stretch_id != entry.stretch_id)

    def likeness(other: CatalogEntry) -> float:
        names = (other.name, *other.aliases)
        return max(fuzz.token_sort_ratio(entry.name.lower(), name.lower()) for name in names)

    scored = sorted(((likeness(one), one) for one in others), key=lambda s: (-s[0], s[1].name))
    return [
        {"id": one.stretch_id, "label": shortened(one.name, MOST_NAME)}
        for _, one in scored[:MOST_NEAR]
    ]


def entry_change(
    change: Mapping[str, Any], material: Material, tables: Tables, history: History
) -> EntryChange:
    """Return what a change on the screen amounts to.

    Args:
        change: ``{"type": "merge", "entry", "into"}``, ``{"type": "split", "entry", "mention_ids",
            "name"}`` or ``{"type": "rename", "entry", "name"}``.

    Raises:
        CurationError: an entry is gone, nothing is chosen, or the name holds no word or is another
            entry's.
    """
    entry = _entry(str(change.get("entry")), material)
    kind = change.get("type")
    if kind == "merge":
        return _merge(entry, _entry(str(change.get("into")), material), material, history)
    name = " ".join(str(change.get("name") or "").split())
    if not name_key(name):
        raise CurationError("the name holds no word.", remedy="Write the name that it shall have.")
    if kind == "split":
        chosen = [str(one) for one in change.get("mention_ids") or ()]
        return _split(entry, chosen, name, material, tables)
    if kind == "rename":
        tables.check_name(entry.stretch_id, name)
        effect = f"{entry.name} is called {name} in the catalog; its old name stays a name of it."
        return EntryChange((DecisionKind.RENAME, entry.stretch_id, {"name": name}), (effect,))
    raise CurationError(f"{kind!r} is no change.", remedy="Reload the page.")


def _merge(
    entry: CatalogEntry, into: CatalogEntry, material: Material, history: History
) -> EntryChange:
    if entry.stretch_id == into.stretch_id:
        raise CurationError("an entry cannot be merged into itself.", remedy="Choose another.")
    together = {*_articles(entry, material), *_articles(into, material)}
    count = len(entry.sources) + len(into.sources)
    effects = [
        f"{counted(len(entry.sources), 'mention')} of {entry.name} {_go(len(entry.sources))} to {into.name}, "
        f"which then has {count} in {counted(len(together), 'article')}.",
        f"{entry.name} is no entry any more: its name and what leads to it lead to {into.name}.",
        *_field_effects(entry, into, material),
        *_lost_rulings(entry, history),
    ]
    draft = (DecisionKind.MERGE, entry.stretch_id, {"into": into.stretch_id})
    return EntryChange(draft, tuple(effects))


def _split(
    entry: CatalogEntry, chosen: list[str], name: str, material: Material, tables: Tables
) -> EntryChange:
    members = [one.mention_id for one in entry.sources]
    if not chosen or not set(chosen) <= set(members):
        raise CurationError("no mention is chosen.", remedy="Tick those that are another exercise.")
    if len(chosen) == len(members):
        raise CurationError(
            "all mentions are chosen.", remedy=f"Leave some to {entry.name}, or rename it."
        )
    rest = [one for one in members if one not in chosen]
    new_id = tables.new_id(name, material.vocabulary.entries)
    value = {"mention_ids": chosen, "stretch_id": new_id, "name": name}
    effects = (
        f"{name} becomes an entry of its own, with {counted(len(chosen), 'mention')} in "
        f"{counted(_count(chosen, material), 'article')}.",
        f"{entry.name} keeps {counted(len(rest), 'mention')} in {counted(_count(rest, material), 'article')}.",
        "The build reads the fields of both from the mentions that they have then.",
    )
    return EntryChange((DecisionKind.SPLIT, entry.stretch_id, value), effects)


def _field_effects(entry: CatalogEntry, into: CatalogEntry, material: Material) -> Iterable[str]:
    for field in SHOWN_FIELDS:
        mine, theirs = getattr(entry, field), getattr(into, field)
        if mine not in NOTHING_SAID and mine != theirs:
            one = value_label(field, mine, material.vocabulary)
            other = value_label(field, theirs, material.vocabulary)
            yield f"They differ in {field_label(field)}: {one} here, {other} there."


def _lost_rulings(entry: CatalogEntry, history: History) -> Iterable[str]:
    own = {
        placed.decision.decision_id
        for placed in history.standing()
        if placed.ruling.kind not in ASIDE
        and placed.ruling.subject.partition("/")[0] == entry.stretch_id
    }
    if own:
        yield f"{counted(len(own), 'ruling')} on {entry.name} may end with it and come back as stale."


def _ruled(history: History) -> dict[str, str]:
    """Return what the last structural ruling on each entry is."""
    words = {
        DecisionKind.MERGE: "merged",
        DecisionKind.SPLIT: "split",
        DecisionKind.RENAME: "renamed",
    }
    return {
        placed.ruling.subject: words[placed.ruling.kind]
        for placed in history.standing()
        if placed.ruling.kind in words
    }


def _member(mention_id: str, material: Material) -> dict[str, Any]:
    mention = material.mentions[mention_id]
    article = material.articles[mention.article_id]
    return {
        "mention_id": mention_id,
        "name": shortened(mention.name or "", MOST_NAME),
        "source": shortened(article.source or article.article_id, MOST_NAME),
        "title": shortened(article.title, MOST_NAME),
        "text": shortened(" ".join(mention.text.split()), MOST_WORDS),
    }


def _entry(stretch_id: str, material: Material) -> CatalogEntry:
    if stretch_id not in material.catalog:
        raise CurationError("the entry is gone.", remedy="Reload the page.")
    return material.catalog[stretch_id]


def _articles(entry: CatalogEntry, material: Material) -> set[str]:
    return {material.mentions[one.mention_id].article_id for one in entry.sources}


def _count(mention_ids: Iterable[str], material: Material) -> int:
    return len({material.mentions[one].article_id for one in mention_ids})


def _go(count: int) -> str:
    return "goes" if count == 1 else "go"
