"""Runs of the pipeline over annotated articles, as a whole and with one article left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.language import Language

from curation.extract import build_extractor, extract
from curation.extract.layout.signs.line import Lexicon
from curation.extract.terms import TermMatcher
from curation.infer import infer_missing
from curation.lab.across import annotated_id, score_conflicts, tell_links
from curation.lab.annotated import Annotated, Gold
from curation.lab.scoring import score
from curation.lab.tallies import Scores
from curation.link import link_mentions
from curation.names import name_key
from curation.pipeline import build_catalog
from curation.reconcile import reconcile
from curation.records import Conflict, Doubt, Entry, Mention
from curation.vocabulary import Vocabulary, load_vocabulary


def run_all(annotated: Sequence[Annotated]) -> Scores:
    """Build all articles together, as ``make build`` does, and score the result."""
    vocabulary = load_vocabulary()
    articles = [item.article for item in annotated]
    mentions = [m for _, found in extract(articles, build_extractor()) for m in found]
    built = build_catalog(mentions, vocabulary)
    return _scored(annotated, built.mentions, built.conflicts, vocabulary)


def run_left_out(annotated: Sequence[Annotated]) -> Scores:
    """Build each article as if nothing in the vocabulary came from it, and score all together.

    For each article the vocabulary loses every name that this article alone prints, so that its
    exercises are found and linked as those of an author whose names nobody has seen.
    """
    whole = load_vocabulary()
    nlp = build_extractor()
    mentions: list[Mention] = []
    proposed: list[Entry] = []
    doubts: list[Doubt] = []
    for item in annotated:
        reduced = without_names(whole, own_names(item, annotated))
        use_vocabulary(nlp, reduced)
        linked = link_mentions(
            [m for _, found in extract([item.article], nlp) for m in found], reduced
        )
        mentions += infer_missing(linked.mentions, reduced, linked.nearest)
        proposed += linked.proposed
        doubts += linked.doubts
    reconciled = reconcile(mentions, proposed, doubts, whole)
    return _scored(annotated, mentions, reconciled.conflicts, whole)


def _scored(
    annotated: Sequence[Annotated],
    mentions: Sequence[Mention],
    conflicts: Iterable[Conflict],
    vocabulary: Vocabulary,
) -> Scores:
    scores = score(annotated, mentions)
    tell_links(scores)
    score_conflicts(scores, annotated_conflicts(annotated, vocabulary), conflicts)
    return scores


def own_names(item: Annotated, annotated: Sequence[Annotated]) -> frozenset[str]:
    """Return the name keys that an article prints and no other of the articles does."""
    others = {_key(g) for other in annotated if other is not item for g in other.golds}
    return frozenset(_key(gold) for gold in item.golds if gold.name) - others


def _key(gold: Gold) -> str:
    return name_key(gold.name or "")


def without_names(vocabulary: Vocabulary, names: frozenset[str]) -> Vocabulary:
    """Return the vocabulary without some names; the entries that they name stay."""
    return replace(
        vocabulary,
        aliases={key: sid for key, sid in vocabulary.aliases.items() if key not in names},
        ambiguous={key: ids for key, ids in vocabulary.ambiguous.items() if key not in names},
        alias_names=tuple(row for row in vocabulary.alias_names if name_key(row[0]) not in names),
    )


def use_vocabulary(nlp: Language, vocabulary: Vocabulary) -> None:
    """Give the components of an extraction pipeline another vocabulary."""
    nlp.get_pipe("stretch_terms").matcher = TermMatcher(vocabulary)  # type: ignore[attr-defined]
    nlp.get_pipe("stretch_sections").lexicon = Lexicon.of(vocabulary)  # type: ignore[attr-defined]
    nlp.get_pipe("stretch_mentions").vocabulary = vocabulary  # type: ignore[attr-defined]


def annotated_conflicts(
    annotated: Sequence[Annotated], vocabulary: Vocabulary
) -> tuple[Conflict, ...]:
    """Return the conflicts among the annotated exercises, each entry named by its label."""
    mentions = [_as_mention(gold) for item in annotated for gold in item.golds if gold.required]
    labels = dict.fromkeys(m.stretch_id for m in mentions if m.stretch_id)
    entries = [Entry(label, label, "stretch") for label in labels]
    return reconcile(mentions, entries, (), vocabulary).conflicts


def _as_mention(gold: Gold) -> Mention:
    return Mention(
        mention_id=annotated_id(gold),
        article_id=gold.article_id,
        ordinal=gold.n,
        start=gold.start,
        end=gold.end,
        text="",
        name=gold.name,
        stretch_id=gold.stretch,
        kind=gold.kind,
        mode=gold.mode,
        position=gold.position,
        muscles=tuple(sorted(gold.muscles)),
        equipment=tuple(sorted(gold.equipment)),
        per_side=gold.per_side,
        hold_seconds=gold.numbers["hold_seconds"],
        reps=gold.numbers["reps"],
        sets=gold.numbers["sets"],
    )
