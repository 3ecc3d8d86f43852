"""Words that no vocabulary file knows: where they stand, what they may mean, and what can be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rapidfuzz import fuzz

from curation.review.cards import MOST_NAME, passage_row, shortened
from curation.review.items import Material
from curation.review.passages import passages
from curation.review.unknown import MOST_CANDIDATES, mentions_saying, touched
from curation.unknown_terms import Place
from curation.vocabulary import Vocabulary
from curation.vocabulary_tables import TERM_GROUPS

TELLING = 4
"""Letters of a word that can stand for a term by itself."""
PART = 0.9
"""What a likeness in one word counts beside one in all."""
NEAR = 70.0
"""Likeness, 0 to 100, from which on a known form is worth showing beside an unknown term."""

Term = Mapping[str, Any]
"""A row of the build's unknown terms: its group, words, and the first few places."""


def term_card(term: Term, material: Material) -> dict[str, Any]:
    """Return an unknown term with the sentences that hold it and what it may mean."""
    group, words = str(term["group"]), str(term["words"])
    return {
        "name": words,
        "group": group,
        "touches": touched(mentions_saying(words, material)),
        "places": [
            _place(Place(*place), material)
            for place in term["places"]
            if place[0] in material.mentions
        ],
        "candidates": meanings(words, group, material.vocabulary),
    }


def meanings(words: str, group: str, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return the ids of a group whose known forms are most like some words, the likest first."""
    labels = {choice["id"]: choice["label"] for choice in term_choices(vocabulary)[group]}
    likeness: dict[str, float] = {}
    for phrase in vocabulary.phrases:
        if phrase.group == group and phrase.target in labels:
            score = _likeness(words, phrase.text)
            if score >= NEAR:
                likeness[phrase.target] = max(score, likeness.get(phrase.target, 0.0))
    best = sorted(likeness.items(), key=lambda item: (-item[1], item[0]))[:MOST_CANDIDATES]
    return [
        {"value": target, "label": labels[target], "score": round(score / 100, 2)}
        for target, score in best
    ]


def _likeness(words: str, form: str) -> float:
    """Return how alike two spellings are, 0 to 100: as a whole, or in the words that tell most."""
    parts = (
        fuzz.ratio(one, other)
        for one in words.split()
        for other in form.split()
        if min(len(one), len(other)) >= TELLING
    )
    return max(fuzz.ratio(words, form), PART * max(parts, default=0.0))


def term_choices(vocabulary: Vocabulary) -> dict[str, list[dict[str, str]]]:
    """Return for each group of terms all that a term may mean, by label."""
    muscles = ((m.muscle_id, m.name) for m in vocabulary.muscles.values())
    known: dict[str, Iterable[tuple[str, str]]] = {
        "muscle": muscles,
        "position": vocabulary.position_names.items(),
        "equipment": (
            (one, name)
            for one, name in vocabulary.equipment_names.items()
            if vocabulary.equipment_exports[one]
        ),
    }
    return {
        group: sorted(({"id": i, "label": n} for i, n in known[group]), key=lambda c: c["label"])
        for group in TERM_GROUPS
    }


def _place(place: Place, material: Material) -> dict[str, Any]:
    mention = material.mentions[place.mention_id]
    article = material.articles[mention.article_id]
    return {
        "source": shortened(article.source or article.article_id, MOST_NAME),
        "title": shortened(article.title, MOST_NAME),
        "entry": material.entry_name(mention.stretch_id) if mention.stretch_id else "",
        "passages": [
            passage_row(one) for one in passages(article.text, [(place.start, place.end)])
        ],
        "text": shortened(mention.text, 1_500),
    }
