"""The merge rules: one value per field out of what the sources say, and which rule made it.

The rules, by field:
- kind, mode, position: what most articles say in words; among equals the vocabulary's value, else
  the first. Where no article says it the vocabulary's value stands, and the provenance says so; what
  was inferred from an article stands only where the vocabulary has none, and is called inferred.
- hold_seconds, reps, sets: the range that most articles state; among equals the one that overlaps
  most of the others, then the first. Never an average: every range was printed by a source.
- muscles: those that at least two articles name (a part or the whole of a group counts), those
  that the vocabulary confirms, and all where a single article names any; never one that the
  movement shortens.
- per_side: true where any source says so, since silence is no denial.
- equipment, cautions: all that any source names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from curation.names import name_key
from curation.reconcile.anatomy import is_shortened
from curation.reconcile.compare import compare_ranges, related
from curation.records import RANGES, CatalogEntry, Entry, Member, Mention, Provenance, Range
from curation.vocabulary import Vocabulary
from curation.votes import Vote, majority, stated, votes

V_co = TypeVar("V_co", covariant=True)


class Merged(NamedTuple, Generic[V_co]):
    """A field's value with why it stands."""

    value: V_co
    why: Provenance


def merge_entry(entry: Entry, mentions: Sequence[Mention], vocabulary: Vocabulary) -> CatalogEntry:
    """Merge an entry's mentions, given in article order, into one catalog entry."""
    kind = _choice("kind", entry.kind, mentions)
    mode = _choice("mode", entry.mode, mentions) if kind.value == "stretch" else None
    position = _choice("position", _exported_position(entry, vocabulary), mentions)
    muscles = _muscles(entry, mentions, vocabulary)
    ranges = {field: _range(field, mentions) for field in RANGES}
    per_side = _any("per_side", mentions)
    equipment, cautions = _union("equipment", mentions), _union("cautions", mentions)
    fields = {
        "kind": kind,
        **({"mode": mode} if mode else {}),
        "position": position,
        "muscles": muscles,
        **ranges,
        "per_side": per_side,
        "equipment": equipment,
        "cautions": cautions,
    }
    return CatalogEntry(
        stretch_id=entry.stretch_id,
        name=entry.name,
        aliases=_aliases(entry, mentions, vocabulary),
        kind=kind.value or entry.kind,  # type: ignore[arg-type]
        mode=mode.value if mode else None,  # type: ignore[arg-type]
        position=position.value,
        muscles=muscles.value,
        hold_seconds=ranges["hold_seconds"].value,
        reps=ranges["reps"].value,
        sets=ranges["sets"].value,
        per_side=per_side.value,
        equipment=equipment.value,
        cautions=cautions.value,
        sources=tuple(Member(m.article_id, m.mention_id) for m in mentions),
        n_articles=len({m.article_id for m in mentions}),
        status="curated" if entry.stretch_id in vocabulary.entries else "proposed",
        provenance=tuple((field, merged.why) for field, merged in fields.items()),
    )


def _choice(field: str, reference: str | None, mentions: Sequence[Mention]) -> Merged[str | None]:
    vote = majority(votes(mentions, stated(field)), reference)
    if vote:
        return Merged(vote.value, Provenance("majority", tuple(vote.mention_ids)))
    if reference:
        return Merged(reference, Provenance("vocabulary"))
    guess: Vote[str] | None = majority(votes(mentions, lambda m: getattr(m, field)))
    if guess:
        return Merged(guess.value, Provenance("inferred", tuple(guess.mention_ids)))
    return Merged(None, Provenance("silent"))


def _muscles(
    entry: Entry, mentions: Sequence[Mention], vocabulary: Vocabulary
) -> Merged[tuple[str, ...]]:
    muscles = merged_muscles(entry, mentions, vocabulary)
    speakers = tuple(m.mention_id for m in mentions if set(m.muscles) & set(muscles))
    return Merged(muscles, Provenance("supported" if muscles else "silent", speakers))


def _range(field: str, mentions: Sequence[Mention]) -> Merged[Range | None]:
    vote = best_range(votes(mentions, lambda m: getattr(m, field)))
    if vote:
        return Merged(vote.value, Provenance("majority", tuple(vote.mention_ids)))
    return Merged(None, Provenance("silent"))


def _any(field: str, mentions: Sequence[Mention]) -> Merged[bool]:
    ids = tuple(m.mention_id for m in mentions if getattr(m, field))
    return Merged(bool(ids), Provenance("any" if ids else "silent", ids))


def _union(field: str, mentions: Sequence[Mention]) -> Merged[tuple[str, ...]]:
    ids = tuple(m.mention_id for m in mentions if getattr(m, field))
    values = {value for m in mentions for value in getattr(m, field)}
    return Merged(tuple(sorted(values)), Provenance("union" if ids else "silent", ids))


def best_range(ballot: Sequence[Vote[Range]]) -> Vote[Range] | None:
    """Return the range that most articles state, by overlap with the others among equals."""
    if not ballot:
        return None
    most = len(ballot[0].articles)
    return max(
        (vote for vote in ballot if len(vote.articles) == most),
        key=lambda vote: sum(
            len(other.articles)
            for other in ballot
            if compare_ranges(vote.value, other.value) != "contradiction"
        ),
    )


def merged_muscles(
    entry: Entry, mentions: Iterable[Mention], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return the muscles that the sources support, as ids of output columns, sorted."""
    named = _naming_articles(mentions)
    reference = vocabulary.exported_muscles(entry.muscles)
    articles = set().union(*named.values()) if named else set()

    def supported(muscle: str) -> bool:
        if is_shortened(muscle, entry, vocabulary):
            return False
        if len(articles) == 1 or any(related(muscle, r, vocabulary) for r in reference):
            return True
        speakers = set().union(*(a for m, a in named.items() if related(m, muscle, vocabulary)))
        return len(speakers) > 1

    return tuple(sorted(muscle for muscle in named if supported(muscle)))


def loosely_supported(
    muscles: Iterable[str], entry: Entry, mentions: Iterable[Mention], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return those of the merged muscles for which only a part or the whole of them speaks besides.

    One source names each, and neither another source nor the vocabulary names the very same.
    """
    named = _naming_articles(mentions)
    reference = vocabulary.exported_muscles(entry.muscles)
    return tuple(m for m in muscles if len(named[m]) == 1 and m not in reference)


def _naming_articles(mentions: Iterable[Mention]) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for mention in mentions:
        for muscle in mention.muscles:
            named.setdefault(muscle, set()).add(mention.article_id)
    return named


def _exported_position(entry: Entry, vocabulary: Vocabulary) -> str | None:
    return vocabulary.position_exports[entry.position] if entry.position else None


def _aliases(entry: Entry, mentions: Iterable[Mention], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return printed and vocabulary names that differ from the entry's own, sorted."""
    seen = {name_key(entry.name)}
    names = []
    known = [name for name, ids in vocabulary.alias_names if ids == (entry.stretch_id,)]
    for name in [*known, *(m.name for m in mentions if m.name)]:
        key = name_key(name)
        if key not in seen:
            seen.add(key)
            names.append(name)
    return tuple(sorted(names, key=lambda name: (name.lower(), name)))
