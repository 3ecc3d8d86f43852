"""Conflicts: where sources differ, where one contradicts itself, and where anatomy does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curation.reconcile.anatomy import is_shortened
from curation.reconcile.compare import CHOICES, Verdict, compare_muscles, compare_ranges, worst
from curation.reconcile.merge import (
    best_range,
    loosely_supported,
    merged_muscles,
)
from curation.records import (
    RANGES,
    Conflict,
    ConflictValue,
    Doubt,
    Entry,
    Level,
    Mention,
    Range,
    Suggestion,
    ValueClaimed,
)
from curation.vocabulary import Vocabulary
from curation.votes import Vote, across_articles, majority, stated, votes

FIELD_IN_CONFLICTS = {"hold_seconds": "hold_s"}
"""Columns of mentions that conflicts name otherwise."""


def entry_conflicts(
    entry: Entry, mentions: Sequence[Mention], vocabulary: Vocabulary
) -> Iterator[Conflict]:
    """Yield the conflicts of one entry; ``mentions`` are its members in article order."""
    for field in RANGES:
        yield from _range_conflict(entry, field, mentions)
    yield from _muscle_conflict(entry, mentions, vocabulary)
    for field in CHOICES:
        yield from _choice_conflict(entry, field, mentions, vocabulary)
    yield from _anatomy_conflicts(entry, mentions, vocabulary)
    for mention in mentions:
        yield from _self_conflicts(entry, mention)


def identity_conflict(doubt: Doubt) -> Conflict:
    """Return the conflict that asks an editor whether two things are one exercise."""
    return Conflict(
        conflict_id=f"{doubt.stretch_id}/identity/{doubt.other_id}",
        stretch_id=doubt.stretch_id,
        field="identity",
        level="identity",
        values=(
            ValueClaimed(doubt.stretch_id, doubt.mention_ids),
            ValueClaimed(doubt.other_id, doubt.other_mention_ids),
        ),
        suggestion=Suggestion(doubt.suggestion, doubt.reason),
    )


def _range_conflict(entry: Entry, field: str, mentions: Sequence[Mention]) -> Iterator[Conflict]:
    def value_of(mention: Mention) -> Range | None:
        value: Range | None = getattr(mention, field)
        return value

    ballot = votes(mentions, value_of)
    verdict = worst(compare_ranges(a, b) for a, b in across_articles(ballot))
    best = best_range(ballot)
    if verdict != "same" and best:
        yield _between_sources(entry, field, verdict, ballot, best.value, _share(best, ballot))


def _muscle_conflict(
    entry: Entry, mentions: Sequence[Mention], vocabulary: Vocabulary
) -> Iterator[Conflict]:
    ballot = votes(mentions, lambda m: m.muscles or None)
    verdict = worst(
        compare_muscles(frozenset(a), frozenset(b), vocabulary) for a, b in across_articles(ballot)
    )
    if verdict != "same":
        merged = merged_muscles(entry, mentions, vocabulary)
        loose = loosely_supported(merged, entry, mentions, vocabulary)
        reason = _support(merged, loose, vocabulary)
        yield _between_sources(entry, "muscles", verdict, ballot, merged, reason)


def _support(merged: Sequence[str], loose: Sequence[str], vocabulary: Vocabulary) -> str:
    """Return what speaks for the merged muscles.

    Args:
        loose: those of them that rest on a wider or narrower one alone.
    """
    if not merged:
        return (
            "No muscle that the movement can stretch is named by more than one source or known as "
            "a target."
        )
    exact = "named by more than one source or known as targets of this exercise."
    if not loose:
        return f"These are {exact}"
    names = ", ".join(vocabulary.muscles[muscle].name.lower() for muscle in loose)
    told = (
        "Named by one source, and only a wider or narrower part of the body by another or as a "
        f"target: {names}."
    )
    return told if len(loose) == len(merged) else f"{told} All others are {exact}"


def _choice_conflict(
    entry: Entry, field: str, mentions: Sequence[Mention], vocabulary: Vocabulary
) -> Iterator[Conflict]:
    ballot = votes(mentions, stated(field))
    if any(True for _ in across_articles(ballot)):
        reference: str | None = getattr(entry, field)
        if field == "position" and reference:
            reference = vocabulary.position_exports[reference]
        best = majority(ballot, reference)
        if best:
            reason = _share(best, ballot)
            if best.value == reference:
                reason += " The vocabulary says the same."
            yield _between_sources(entry, field, "contradiction", ballot, best.value, reason)


def _anatomy_conflicts(
    entry: Entry, mentions: Sequence[Mention], vocabulary: Vocabulary
) -> Iterator[Conflict]:
    claimed: dict[str, list[str]] = {}
    for mention in mentions:
        if mention.kind == "stretch":
            for muscle in mention.muscles:
                claimed.setdefault(muscle, []).append(mention.mention_id)
    for muscle in sorted(claimed):
        if is_shortened(muscle, entry, vocabulary):
            name = vocabulary.muscles[muscle].name.lower()
            yield Conflict(
                conflict_id=f"{entry.stretch_id}/muscles/anatomy/{muscle}",
                stretch_id=entry.stretch_id,
                field="muscles",
                level="anatomy",
                values=(ValueClaimed(muscle, tuple(claimed[muscle])),),
                suggestion=Suggestion(
                    None,
                    f"Drop the claim: {entry.name} shortens the {name}, it cannot stretch them.",
                ),
            )


def _self_conflicts(entry: Entry, mention: Mention) -> Iterator[Conflict]:
    for field in RANGES:
        stated = list(
            dict.fromkeys(
                claim.value
                for claim in mention.claims
                if claim.field == field and isinstance(claim.value, tuple) and not claim.inherited
            )
        )
        pairs = ((a, b) for i, a in enumerate(stated) for b in stated[i + 1 :])
        if worst(compare_ranges(a, b) for a, b in pairs) == "contradiction":
            name = FIELD_IN_CONFLICTS.get(field, field)
            yield Conflict(
                conflict_id=f"{entry.stretch_id}/{name}/self/{mention.mention_id}",
                stretch_id=entry.stretch_id,
                field=name,
                level="self",
                values=tuple(ValueClaimed(value, (mention.mention_id,)) for value in stated),
                suggestion=Suggestion(
                    getattr(mention, field),
                    "The article states several values; this one stands with the instructions.",
                ),
            )


def _between_sources(
    entry: Entry,
    field: str,
    verdict: Verdict,
    ballot: Sequence[Vote[Range]] | Sequence[Vote[str]] | Sequence[Vote[tuple[str, ...]]],
    suggested: ConflictValue,
    reason: str,
) -> Conflict:
    name = FIELD_IN_CONFLICTS.get(field, field)
    level: Level = "contradiction" if verdict == "contradiction" else "disagreement"
    return Conflict(
        conflict_id=f"{entry.stretch_id}/{name}",
        stretch_id=entry.stretch_id,
        field=name,
        level=level,
        values=tuple(ValueClaimed(vote.value, tuple(vote.mention_ids)) for vote in ballot),
        suggestion=Suggestion(suggested, reason),
    )


def _share(
    best: Vote[Range] | Vote[str], ballot: Sequence[Vote[Range]] | Sequence[Vote[str]]
) -> str:
    speaking = len(set().union(*(vote.articles for vote in ballot)))
    articles = "article" if speaking == 1 else "articles"
    return f"{len(best.articles)} of {speaking} {articles} that say anything say this."
