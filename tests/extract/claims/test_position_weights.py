"""Where no words name a position: the signs by which it is weighed, and what is decided."""

from dataclasses import replace
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.extract import show
from curation.extract.claims.position import (
    LEAST_LIKELY,
    decided_positions,
    named_positions,
    position_claims,
)
from curation.extract.claims.position.signs import position_signs
from curation.extract.claims.position.told import told_positions
from curation.extract.claims.shared import shared_statements
from curation.extract.claims.word_weights import SECTION
from curation.extract.components import vocabulary_of
from curation.extract.mentions import present
from tests.conftest import article_of, read_text
from tests.extract.claims.speaking_words import speaking

PLACES = (SECTION, "name")
VALUES = ("seated", "standing", "supine")
TEXT = (
    "1. Lantern Reach Stretch\n\nPull your toes to your shin. Hold for 20 seconds.\n\n"
    "2. Otter Stretch\n\nSit on a chair. Let your head sink. Hold for 20 seconds.\n\n"
    "3. Heron Stretch\n\nSit on the floor. Reach for your toes. Hold for 20 seconds.\n"
)


class Reading:
    """What rules make of the positions of a text's exercises."""

    def __init__(self, text, nlp):
        self.doc = show(article_of(read_text(text)), nlp)
        notes, self.vocabulary = self.doc._, vocabulary_of(None)
        self.words = notes.words
        self.terms = notes.terms
        self.shared = shared_statements(self.doc.text, notes.outline, self.terms).positions
        sections = notes.outline.sections
        self.presented = present(self.doc.text, sections, self.terms, self.vocabulary)
        asked = (self.doc.text, self.presented, self.terms, self.shared, self.vocabulary)
        self.told = told_positions(*asked)
        named = named_positions(self.told, self.vocabulary.position_exports)
        self.sections = [one.section for one in self.presented]
        self.signs = position_signs(self.sections, named, self.words)

    def decided(self, weights, told=None):
        told = self.told if told is None else told
        return decided_positions(told, self.signs, self.words, weights)

    def claims(self, weights):
        asked = (self.doc.text, self.presented, self.terms, self.shared, self.vocabulary)
        return position_claims(*asked, self.words, weights)


@pytest.fixture(scope="module")
def reading(nlp):
    return Reading(TEXT, nlp)


def weights(position="standing", **scores):
    """Return weights by which only some words of a section speak, for a position or against it."""
    return speaking(VALUES, PLACES, position, **scores)


def share_of(score):
    return exp(score) / (exp(score) + 2)


def test_the_signs_are_where_others_are_placed(reading):
    assert reading.signs.named == [["others seated: all"]] * 3
    named = ["supine", "seated", None, "seated", None]
    sections = [reading.sections[0]] * 5
    signs = position_signs(sections, named, reading.words).named
    assert signs[0] == ["others seated: all"]
    assert signs[1] == ["others supine: most", "others seated: most"]
    assert signs[2] == ["others supine: some", "others seated: most"]


def test_an_exercise_alone_has_no_others(nlp):
    alone = Reading("1. Pigeon Pose\n\nPull your toes to your shin. Hold for 20 seconds.\n", nlp)
    assert alone.signs.named == [["others: none told"]]


def test_the_words_are_those_of_the_section_and_of_the_name(reading):
    doc, words = reading.doc, reading.signs.words
    assert doc[words["name"][1]].text == "Otter Stretch"
    assert doc[words[SECTION][1]].text.startswith("2. Otter Stretch")
    assert doc[words[SECTION][1]].text.rstrip().endswith("Hold for 20 seconds.")


@given(st.floats(-6, 6))
def test_what_words_name_stands_whatever_the_weights_make_of_it(reading, score):
    found = reading.decided(weights("supine", toes=score, sink=score))
    assert found[1:] == reading.told[1:]


@given(st.floats(0.1, 6))
def test_the_likeliest_is_told_where_it_is_likely_enough(reading, score):
    claim, *_ = reading.decided(weights(shin=score))
    assert reading.told[0] is None
    assert (claim is None) == (share_of(score) < LEAST_LIKELY)
    if claim is not None:
        assert reading.doc.text[claim.start : claim.end] == "shin"
        assert (claim.value, claim.rule) == ("standing", "inferred:likely")


@given(st.floats(-6, 6))
def test_what_the_entry_of_the_name_says_stands(reading, score):
    by_entry = replace(reading.told[1], value="kneeling", rule="inferred:entry")
    claim, *_ = reading.decided(weights(shin=score), [by_entry, *reading.told[1:]])
    assert claim == by_entry


def test_without_weights_rules_alone_tell(reading):
    assert reading.claims(None) == reading.told
    assert reading.claims(weights(shin=6.0)) == reading.decided(weights(shin=6.0))
