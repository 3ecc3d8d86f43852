"""What waits for an editor's ruling, as one list made of a build's records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from curation.records import Article, CatalogEntry, Conflict, Mention
from curation.review.labels import NOTHING, column_of, field_label, value_label
from curation.review.order import consequence
from curation.vocabulary import Vocabulary

ItemKind = Literal["value", "claim", "link", "entry", "ruling"]
"""A field's value, one claim against anatomy, a doubtful link, a proposed entry, or a stale ruling."""

KIND_LABELS: dict[ItemKind, str] = {
    "value": "conflicting values",
    "claim": "doubtful claim",
    "link": "doubtful link",
    "entry": "proposed entry",
    "ruling": "stale ruling",
}
QUESTIONS = {
    "hold_seconds": "How long is {name} held?",
    "reps": "How many repetitions does {name} take?",
    "sets": "How many sets does {name} take?",
    "muscles": "Which muscles does {name} stretch?",
    "position": "In which position is {name} done?",
    "mode": "Is {name} static, dynamic or active?",
    "kind": "What kind of exercise is {name}?",
}
SAME, DIFFERENT, VARIANT = "same", "different", "variant"


@dataclass(frozen=True, slots=True)
class Material:
    """A build's records by id, in the order of the output files."""

    articles: Mapping[str, Article]
    mentions: Mapping[str, Mention]
    catalog: Mapping[str, CatalogEntry]
    conflicts: Mapping[str, Conflict]
    vocabulary: Vocabulary

    def publisher(self, mention_id: str) -> str:
        """Return who published the article of a mention, its id where nobody is named."""
        mention = self.mentions.get(mention_id)
        article = self.articles.get(mention.article_id) if mention else None
        return (article.source or article.article_id) if article else mention_id

    def entry_name(self, stretch_id: str) -> str:
        """Return an entry's name, its id where it is gone."""
        if stretch_id in self.catalog:
            return self.catalog[stretch_id].name
        entry = self.vocabulary.entries.get(stretch_id)
        return entry.name if entry else stretch_id


@dataclass(frozen=True, slots=True)
class Option:
    """One value that a source claims, with the mentions that claim it."""

    value: Any
    label: str
    mention_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One question to an editor.

    Attributes:
        item_id: the conflict's id, ``stretch_id/proposed`` of a proposed entry, or
            ``decision_id/index`` of a stale ruling.
        field: the catalog column in question, "identity" for links and entries.
        suggested: what the workbench would rule: a value, or "same" or "different".
        other_id: of a link, the mention or entry that may be the same exercise.
        sources: publishers of the articles involved, sorted.
        weight: the consequence of a wrong value, see ``order.consequence``.
        status: what the last build made of it: "open", "decided", "stale" or "contested".
    """

    item_id: str
    kind: ItemKind
    level: str
    field: str
    stretch_id: str
    name: str
    question: str
    options: tuple[Option, ...]
    suggested: Any
    suggestion: str
    reason: str
    other_id: str
    sources: tuple[str, ...]
    muscles: tuple[str, ...]
    weight: float
    status: str = "open"
    decision_id: str | None = None

    @property
    def mention_ids(self) -> tuple[str, ...]:
        """The mentions that speak in this item, in order, once each."""
        return tuple(dict.fromkeys(m for option in self.options for m in option.mention_ids))


def review_items(material: Material) -> tuple[ReviewItem, ...]:
    """Return all items of a build, the most consequential first; ties are broken by id."""
    items = [*_conflict_items(material), *_proposed_items(material)]
    return tuple(sorted(items, key=by_weight))


def by_weight(item: ReviewItem) -> tuple[float, str]:
    """Return what sorts items by consequence; ties are broken by id."""
    return -item.weight, item.item_id


def _conflict_items(material: Material) -> Iterator[ReviewItem]:
    for conflict in material.conflicts.values():
        if conflict.level == "identity":
            yield _link_item(conflict, material)
        else:
            yield _value_item(conflict, material)


def _value_item(conflict: Conflict, material: Material) -> ReviewItem:
    name = material.entry_name(conflict.stretch_id)
    field = column_of(conflict.field)
    label = field_label(field)
    options = tuple(
        Option(
            plain(claimed.value),
            value_label(field, claimed.value, material.vocabulary),
            claimed.mention_ids,
        )
        for claimed in conflict.values
    )
    is_claim = conflict.level == "anatomy"
    suggestion = value_label(field, conflict.suggestion.value, material.vocabulary)
    question = QUESTIONS.get(field, "What is the {label} of {name}?").format(label=label, name=name)
    if is_claim:
        question = f"Can {name} stretch the {options[0].label.lower()}?"
        if suggestion == NOTHING:
            suggestion = f"No: drop {options[0].label}"
    return ReviewItem(
        item_id=conflict.conflict_id,
        kind="claim" if is_claim else "value",
        level=conflict.level,
        field=field,
        stretch_id=conflict.stretch_id,
        name=name,
        question=question,
        options=options,
        suggested=plain(conflict.suggestion.value),
        suggestion=suggestion,
        reason=conflict.suggestion.reason,
        other_id="",
        weight=consequence(
            fields=1,
            votes=[_articles(claimed.mention_ids, material) for claimed in conflict.values],
        ),
        status=conflict.status,
        decision_id=conflict.decision_id,
        **_surroundings(conflict.stretch_id, _mention_ids(conflict), material),
    )


def _link_item(conflict: Conflict, material: Material) -> ReviewItem:
    mine, other = conflict.values
    other_id = str(other.value)
    name = material.entry_name(conflict.stretch_id)
    mention = material.mentions.get(other_id)
    told = _printed(mention) if mention else material.entry_name(other_id)
    fields = _stated(material.mentions[m] for m in mine.mention_ids if m in material.mentions)
    return ReviewItem(
        item_id=conflict.conflict_id,
        kind="link",
        level=conflict.level,
        field="identity",
        stretch_id=conflict.stretch_id,
        name=name,
        question=f"Is {told} the same exercise as {name}?",
        options=(
            Option(conflict.stretch_id, name, mine.mention_ids),
            Option(other_id, told, other.mention_ids),
        ),
        suggested=conflict.suggestion.value,
        suggestion=str(conflict.suggestion.value),
        reason=conflict.suggestion.reason,
        other_id=other_id,
        weight=consequence(
            fields, votes=[_articles(mine.mention_ids, material)], doubt=_link_doubt(mention)
        ),
        status=conflict.status,
        decision_id=conflict.decision_id,
        **_surroundings(conflict.stretch_id, _mention_ids(conflict), material),
    )


def _proposed_items(material: Material) -> Iterator[ReviewItem]:
    for entry in material.catalog.values():
        if entry.status != "proposed":
            continue
        ids = tuple(member.mention_id for member in entry.sources)
        fields = _stated(material.mentions[m] for m in ids if m in material.mentions)
        yield ReviewItem(
            item_id=f"{entry.stretch_id}/proposed",
            kind="entry",
            level="identity",
            field="identity",
            stretch_id=entry.stretch_id,
            name=entry.name,
            question=f"Is {entry.name} an exercise of its own?",
            options=(Option(entry.stretch_id, entry.name, ids),),
            suggested=DIFFERENT,
            suggestion="a new entry",
            reason="No entry of the vocabulary has this name or fits its text well enough.",
            other_id="",
            weight=consequence(fields, votes=[_articles(ids, material)]),
            **_surroundings(entry.stretch_id, ids, material),
        )


def _surroundings(
    stretch_id: str, mention_ids: Iterable[str], material: Material
) -> dict[str, Any]:
    entry = material.catalog.get(stretch_id)
    return {
        "sources": publishers(mention_ids, material),
        "muscles": entry.muscles if entry else (),
    }


def publishers(mention_ids: Iterable[str], material: Material) -> tuple[str, ...]:
    """Return who published the articles of mentions, in order, once each."""
    return tuple(sorted({material.publisher(mention_id) for mention_id in mention_ids}))


def _mention_ids(conflict: Conflict) -> list[str]:
    return [m for claimed in conflict.values for m in claimed.mention_ids]


def _articles(mention_ids: Iterable[str], material: Material) -> int:
    known = (material.mentions.get(m) for m in mention_ids)
    return len({mention.article_id for mention in known if mention})


def _stated(mentions: Iterable[Mention]) -> int:
    """Return how many exported fields the mentions state."""
    return len({claim.field for mention in mentions for claim in mention.claims})


def _link_doubt(mention: Mention | None) -> float:
    score = mention.link.score if mention and mention.link else 0.5
    return 1 - abs(2 * score - 1)


def _printed(mention: Mention) -> str:
    return f"“{mention.name}”" if mention.name else "an exercise without a printed name"


def plain(value: Any) -> Any:
    """Return a value as JSON would give it back."""
    return list(value) if isinstance(value, tuple) else value
