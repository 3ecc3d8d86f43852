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

from curation.names import name_key
from curation.reconcile.anatomy import is_shortened
from curation.reconcile.compare import compare_ranges, related
from curation.reconcile.votes import Vote, majority, stated, votes
from curation.records import RANGES, CatalogEntry, Entry, Member, Mention, Provenance, Range
from curation.vocabulary import Vocabulary


def merge_entry(entry: Entry, mentions: Sequence[Mention], vocabulary: Vocabulary) -> CatalogEntry:
    """Merge an entry's mentions, given in article order, into one catalog entry."""
    provenance: dict[str, Provenance] = {}

    def single(field: str, reference: str | None) -> str | None:
        value, provenance[field] = _choice(field, reference, mentions)
        return value

    def ranged(field: str) -> Range | None:
        vote = best_range(votes(mentions, lambda m: getattr(m, field)))
        provenance[field] = (
            Provenance("majority", tuple(vote.mention_ids)) if vote else Provenance("silent")
        )
        return vote.value if vote else None

    def union(field: str) -> tuple[str, ...]:
        ids = [m.mention_id for m in mentions if getattr(m, field)]
        provenance[field] = Provenance("union" if ids else "silent", tuple(ids))
        return tuple(sorted({value for m in mentions for value in getattr(m, field)}))

    kind = single("kind", entry.kind)
    mode = single("mode", entry.mode) if kind == "stretch" else None
    position = single("position", _exported_position(entry, vocabulary))
    muscles = merged_muscles(entry, mentions, vocabulary)
    provenance["muscles"] = Provenance(
        "supported" if muscles else "silent",
        tuple(m.mention_id for m in mentions if set(m.muscles) & set(muscles)),
    )
    ranges = {field: ranged(field) for field in RANGES}
    sided = [m.mention_id for m in mentions if m.per_side]
    provenance["per_side"] = Provenance("any" if sided else "silent", tuple(sided))
    equipment, cautions = union("equipment"), union("cautions")
    curated = entry.stretch_id in vocabulary.entries
    return CatalogEntry(
        stretch_id=entry.stretch_id,
        name=entry.name,
        aliases=_aliases(entry, mentions, vocabulary),
        kind=kind or entry.kind,  # type: ignore[arg-type]
        mode=mode,  # type: ignore[arg-type]
        position=position,
        muscles=muscles,
        hold_seconds=ranges["hold_seconds"],
        reps=ranges["reps"],
        sets=ranges["sets"],
        per_side=bool(sided),
        equipment=equipment,
        cautions=cautions,
        sources=tuple(Member(m.article_id, m.mention_id) for m in mentions),
        n_articles=len({m.article_id for m in mentions}),
        status="curated" if curated else "proposed",
        provenance=tuple((field, provenance[field]) for field in _ORDER if field in provenance),
    )


def _choice(
    field: str, reference: str | None, mentions: Sequence[Mention]
) -> tuple[str | None, Provenance]:
    """Return the value of a field with one value, and why it stands."""
    vote = majority(votes(mentions, stated(field)), reference)
    if vote:
        return vote.value, Provenance("majority", tuple(vote.mention_ids))
    if reference:
        return reference, Provenance("vocabulary")
    guess: Vote[str] | None = majority(votes(mentions, lambda m: getattr(m, field)))
    if guess:
        return guess.value, Provenance("inferred", tuple(guess.mention_ids))
    return None, Provenance("silent")


_ORDER = (
    "kind",
    "mode",
    "position",
    "muscles",
    *RANGES,
    "per_side",
    "equipment",
    "cautions",
)


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
