"""Printed names that no entry knows, and what teaching one would touch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from curation.errors import CurationError
from curation.names import entry_id, name_key
from curation.records import CATALOG_KINDS, MODES, Mention
from curation.review.cards import MOST_NAME, passage_row, shortened
from curation.review.forms import form_of
from curation.review.items import Material
from curation.review.links import LinkJudge
from curation.review.passages import passages
from curation.vocabulary import Vocabulary

MOST_CANDIDATES = 9
MOST_PLACES = 5
ENTRY_COLUMNS = ("name", "kind", "mode", "position", "per_side", "muscles", "description")


def mentions_named(name: str, material: Material) -> list[Mention]:
    """Return the mentions that print a name, in any spelling that counts as the same."""
    return mentions_by_name([name], material)[name]


def mentions_by_name(names: Iterable[str], material: Material) -> dict[str, list[Mention]]:
    """Return for each name the mentions that print it, in any spelling that counts as the same."""
    wanted = {name: name_key(name) for name in names}
    found: dict[str, list[Mention]] = {key: [] for key in wanted.values()}
    for mention in material.mentions.values():
        if mention.name and (key := name_key(mention.name)) in found:
            found[key].append(mention)
    return {name: found[key] for name, key in wanted.items()}


def mentions_saying(words: str, material: Material) -> list[Mention]:
    """Return the mentions whose text holds ``words``, as whole words in any case."""
    pattern = re.compile(rf"(?<!\w){re.escape(words.strip())}(?!\w)", re.IGNORECASE)
    return (
        [m for m in material.mentions.values() if pattern.search(m.text)] if words.strip() else []
    )


def name_card(name: str, material: Material, judge: LinkJudge) -> dict[str, Any]:
    """Return an unknown name with the places where it stands and the entries that it may mean."""
    mentions = mentions_named(name, material)
    first = next((m for m in mentions if not m.passing), mentions[0] if mentions else None)
    candidates = judge.candidates(first)[:MOST_CANDIDATES] if first else ()
    return {
        "name": name,
        "touches": touched(mentions),
        "places": [_place(mention, material) for mention in mentions[:MOST_PLACES]],
        "candidates": [
            {"value": c.stretch_id, "label": material.entry_name(c.stretch_id), "score": c.score}
            for c in candidates
        ],
        "draft": _draft(name, first),
    }


def touched(mentions: Sequence[Mention]) -> dict[str, int]:
    """Return how many mentions of how many articles a change touches."""
    return {"mentions": len(mentions), "articles": len({m.article_id for m in mentions})}


def entry_choices(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return what the form of a new entry offers."""
    return {
        "kind": list(CATALOG_KINDS),
        "mode": list(MODES),
        "position": form_of("position", vocabulary)["choices"],
        "muscles": form_of("muscles", vocabulary)["choices"],
        "entries": [
            {"id": entry.stretch_id, "label": entry.name} for entry in vocabulary.entries.values()
        ],
    }


def entry_cells(draft: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, str]:
    """Return the cells of a new entry's line; its id is made of its name.

    Raises:
        CurationError: the name is empty or makes the id of an entry that is there already.
    """
    cells = {column: _cell(draft.get(column)) for column in ENTRY_COLUMNS}
    stretch_id = entry_id(cells["name"])
    if not stretch_id:
        raise CurationError("the entry has no name.", remedy="Write the name that it shall have.")
    if stretch_id in vocabulary.entries:
        raise CurationError(
            f"the entry {stretch_id!r} exists.", remedy="Add the name to it as an alias."
        )
    return {"stretch_id": stretch_id, **cells}


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(sorted(str(one) for one in value))
    return " ".join(str(value or "").split())


def _place(mention: Mention, material: Material) -> dict[str, Any]:
    article = material.articles[mention.article_id]
    claim = next((c for c in mention.claims if c.field == "name"), None)
    span = (
        (claim.start, claim.end) if claim else (mention.start, min(mention.end, mention.start + 80))
    )
    return {
        "mention_id": mention.mention_id,
        "source": shortened(article.source or article.article_id, MOST_NAME),
        "title": shortened(article.title, MOST_NAME),
        "entry": material.entry_name(mention.stretch_id) if mention.stretch_id else "",
        "passages": [passage_row(passage) for passage in passages(article.text, [span])],
        "text": shortened(mention.text, 1_500),
    }


def _draft(name: str, mention: Mention | None) -> dict[str, Any]:
    kind = mention.kind if mention and mention.kind in CATALOG_KINDS else "stretch"
    return {
        "name": shortened(name, MOST_NAME),
        "kind": kind,
        "mode": (mention.mode or "") if mention else "",
        "position": (mention.position or "") if mention else "",
        "per_side": "yes" if mention and mention.per_side else "",
        "muscles": list(mention.muscles) if mention else [],
        "description": "",
    }
