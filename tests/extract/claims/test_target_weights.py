"""Muscles that sections name, weighed by what was learned: their words, signs, and what is decided."""

import json
from importlib import resources
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.extract import show
from curation.extract.claims.targets import LEAST_LIKELY, decided_claims
from curation.extract.claims.targets.signs import (
    AROUND,
    MOST_TOLD,
    PAST,
    PLACES,
    TOLD,
    named_muscles,
)
from curation.extract.claims.targets.told import told_claims
from curation.extract.claims.targets.weighing import TargetWeights, shipped_weights
from curation.extract.components import vocabulary_of
from curation.extract.known_words import KnownWords, Words
from curation.extract.words import blank
from tests.conftest import article_of, read_text

TEXT = (
    "1. Mystery Drill\n\nSit tall. This stretches the hamstrings and frees the calves, while your "
    "shoulders stay low. Hold for 20 seconds.\n\n2. Neck Nod\n\nNod slowly to your chest. You feel it in the neck.\n"
)


@pytest.fixture(scope="module")
def read(nlp):
    """Return a text's sections with the words, the named muscles and what rules tell."""

    def read(text):
        doc = show(article_of(read_text(text)), nlp)
        notes, words = doc._, doc._.words
        sections, roles = notes.outline.sections, vocabulary_of(None).muscle_roles
        told = [told_claims(doc.text, section, notes.terms, roles) for section in sections]
        return doc, sections, words, told, named_muscles(sections, told, notes.terms, words)

    return read


@given(st.lists(st.text(alphabet="abcäé-", min_size=1, max_size=3), unique=True, max_size=8))
def test_known_words_have_the_numbers_of_their_order(words):
    doc = blank()(" ".join(("zz", *reversed(words), "yy")))
    expected = [words.index(x.lower_) if x.lower_ in words else len(words) for x in doc]
    assert KnownWords(words).numbers_of(Words.of(doc).ids).tolist() == expected


def test_words_begin_where_the_text_has_them(read):
    doc, _, words, _, _ = read(TEXT)
    begun = [doc.text[start] for start in words.starts]
    assert begun == [word.text[0] for word in doc]


def test_words_around_a_muscle_end_with_its_section(read):
    doc, _, _, _, named = read(TEXT)
    around = {
        (doc.text[term.start : term.end], term.start): [
            "" if at == PAST else doc[at].text for at in row
        ]
        for term, row in zip(named.terms, named.around.tolist(), strict=True)
    }
    first, *_, last = around.values()
    assert first == [
        *["Sit", "tall", ".", "This", "stretches", "the"],
        *["and", "frees", "the", "calves", ","],
    ]
    assert last == [*[".", "You", "feel", "it", "in", "the"], ".", "", "", "", ""]
    assert len(AROUND) == len(first)


def test_the_signs_of_a_muscle_are_its_place_and_what_rules_make_of_it(read):
    _, _, _, _, named = read(TEXT)
    signs = [
        (term.target, section, PLACES[place], TOLD[told], number)
        for term, section, place, told, number in zip(
            named.terms, named.sections, named.place, named.told, named.told_number, strict=True
        )
    ]
    assert signs == [
        ("hamstrings", 0, "text", "here", 2),
        ("calves", 0, "text", "here", 2),
        ("shoulders", 0, "text", "not", 2),
        ("neck", 1, "name in heading", "elsewhere", 1),
        ("chest", 1, "text", "not", 1),
        ("neck", 1, "text", "here", 1),
    ]


def test_no_muscle_is_weighed_in_a_warning(read):
    text = (
        "Otter Stretch\n\nLie on your back and lift your left leg. You feel it in the hamstrings.\n\n"
        "Warning: Do not stretch the neck.\n"
    )
    _, _, _, _, named = read(text)
    assert [term.target for term in named.terms if term.target == "neck"] == []
    assert "hamstrings" in [term.target for term in named.terms]


def test_a_text_without_muscles_has_none_to_weigh(read):
    _, sections, words, told, named = read("1. Mystery Drill\n\nStand tall. Hold for 20 seconds.\n")
    assert decided_claims(told, named, words, shipped_weights()) == [[] for _ in sections]


def file_of_weights():
    folder = resources.files("curation.extract.claims.targets")
    return json.loads((folder / "target_weights.json").read_text(encoding="utf-8"))


def likelihood(learned, doc, named, at):
    """Return how likely a muscle is a target, summed up sign by sign."""
    score = learned["usual"] + learned["muscles"].get(named.terms[at].target, 0)
    score += learned["place"][named.place[at]] + learned["told"][named.told[at]]
    score += learned["count"][named.told_number[at]]
    for column, place in enumerate(named.around[at]):
        row = learned["past"] if place == PAST else learned["words"].get(doc[place].lower_)
        score += row[column] if row else 0
    return 1 / (1 + exp(-score))


def test_the_likelihood_is_that_of_the_summed_weights_of_the_file(read):
    doc, _, words, _, named = read(TEXT)
    learned = file_of_weights()
    expected = [likelihood(learned, doc, named, at) for at in range(len(named.terms))]
    assert shipped_weights().likelihoods(named, words).tolist() == pytest.approx(expected)


def test_the_file_has_a_weight_for_every_value_of_a_sign():
    learned = file_of_weights()
    sizes = [len(learned[sign]) for sign in ("place", "told", "count", "past")]
    assert sizes == [len(PLACES), len(TOLD), MOST_TOLD + 1, len(AROUND)]
    assert {len(row) for row in learned["words"].values()} == {len(AROUND)}


def weights(**muscles):
    """Return weights by which only the muscle itself speaks for a target."""
    zeros = {"place": [0.0] * 4, "told": [0.0] * 3, "count": [0.0] * 6, "past": [0.0] * 11}
    return TargetWeights({"usual": 0.0, "words": {}, "muscles": muscles, **zeros})


def test_what_is_unlikely_is_no_target_though_rules_tell_it_and_what_is_likely_is_one(read):
    doc, _, words, told, named = read(TEXT)
    decided, _ = decided_claims(
        told, named, words, weights(hamstrings=4.0, calves=-4.0, shoulders=4.0)
    )
    assert [(claim.value, claim.rule.split()[0]) for claim in decided] == [
        ("hamstrings", "target"),
        ("shoulders", "words"),
    ]
    assert [doc.text[claim.start : claim.end] for claim in decided] == ["hamstrings", "shoulders"]


@given(st.floats(-8, 8))
def test_a_muscle_is_a_target_where_it_is_likely_enough(read, score):
    _, _, words, told, named = read(TEXT)
    decided, _ = decided_claims(told, named, words, weights(calves=score))
    likely = 1 / (1 + exp(-score)) >= LEAST_LIKELY
    assert ("calves" in [claim.value for claim in decided]) == likely
