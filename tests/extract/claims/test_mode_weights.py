"""How stretches are done, weighed by what was learned: their signs, the scores, and what is decided."""

import json
from dataclasses import replace
from importlib import resources
from itertools import pairwise
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.extract import show
from curation.extract.claims.kind import kind_claims
from curation.extract.claims.mode import LEAST_STATED, SURE, decided_modes
from curation.extract.claims.mode.signs import BEGINNING, mode_signs
from curation.extract.claims.mode.told import told_modes
from curation.extract.claims.shared import shared_statements
from curation.extract.claims.word_weights import SECTION, WordWeights, shipped_weights
from curation.extract.components import vocabulary_of
from curation.extract.mentions import present
from curation.records import MODES
from tests.conftest import article_of, read_text
from tests.extract.claims.speaking_words import speaking

PLACES = (SECTION, "name", "beginning")
TEXT = (
    "1. Lantern Reach Stretch\n\nSit tall and reach for your toes. Hold for 20 seconds.\n\n"
    "2. Otter Stretch\n\nStand tall. Let your head sink, and let your head rise. Do 10 repetitions.\n\n"
    "3. Heron Stretch\n\nStand tall and let your arm sink. Hold for 40 seconds, 3 times.\n"
)


@pytest.fixture(scope="module")
def read(nlp):
    """Return a text's words, what rules make of its stretches, and their signs."""

    def read(text):
        doc = show(article_of(read_text(text)), nlp)
        terms, outline, words = doc._.terms, doc._.outline, doc._.words
        presented = present(doc.text, outline.sections, terms, vocabulary_of(None))
        kinds = kind_claims(doc.text, presented, terms)
        shared = shared_statements(doc.text, outline, terms).doses
        told = told_modes(doc.text, presented, kinds, terms, shared)
        return doc, words, told, mode_signs(told, words)

    return read


def test_the_signs_of_a_stretch_are_its_mode_by_rules_its_doses_and_what_others_are(read):
    _, _, told, signs = read(TEXT)
    assert [claim.value for claim in told.modes] == ["static", "dynamic", "static"]
    first, second, third = signs.named
    assert first == [
        *["told static", "told static by cue", "dose hold_seconds", "doses hold_seconds", "hold 4"],
        *["others held: most", "others with holds: most", "others with reps: all"],
    ]
    assert second[:4] == [
        *["told dynamic", "told dynamic by inferred:silence", "dose reps", "doses reps"]
    ]
    assert second[4:] == ["others held: all", "others with holds: all", "others with reps: most"]
    assert "doses hold_seconds and reps" in third
    assert "others held: most" in third


def test_a_stretch_alone_has_no_others_and_without_doses_says_so(read):
    _, _, _, signs = read("1. Lantern Reach Stretch\n\nSit tall and reach for your toes.\n")
    assert [sign for sign in signs.named[0] if sign.startswith(("others", "dose"))] == [
        *["dose none", "doses neither"],
        *[f"others {what}: no others" for what in ("held", "with holds", "with reps")],
    ]


def test_the_words_of_a_stretch_are_those_of_its_section_name_and_the_beginning(read):
    doc, words, _, signs = read(TEXT)
    body, name = signs.words[SECTION][1], signs.words["name"][1]
    assert doc[name].text == "Otter Stretch"
    assert doc[body].text.startswith("2. Otter Stretch")
    assert doc[body].text.rstrip().endswith("Do 10 repetitions.")
    assert signs.words["beginning"] == [slice(0, sum(words.starts < BEGINNING))]


def file_of_weights():
    folder = resources.files("curation.extract.claims.mode")
    return json.loads((folder / "mode_weights.json").read_text(encoding="utf-8"))


def likelihoods(learned, doc, signs, at):
    """Return how likely each mode of a stretch is, summed up sign by sign."""
    number, none = len(learned["values"]), [0.0] * len(learned["values"])

    def of_word(word, place):
        row = learned["words"].get(word, none * len(PLACES))
        return row[place * number : (place + 1) * number]

    body = [word.lower_ for word in doc[signs.words[SECTION][at]]]
    pairs = {" ".join(pair) for pair in pairwise(body)}
    rows = [
        learned["usual"],
        *(learned["named"].get(name, none) for name in set(signs.named[at])),
        *(of_word(word, 0) for word in set(body)),
        *(of_word(word, 1) for word in {word.lower_ for word in doc[signs.words["name"][at]]}),
        *(of_word(word, 2) for word in {word.lower_ for word in doc[signs.words["beginning"][0]]}),
        *(learned["pairs"].get(pair, none) for pair in pairs),
    ]
    scores = [exp(sum(column)) for column in zip(*rows, strict=True)]
    return [score / sum(scores) for score in scores]


def test_the_likelihoods_are_those_of_the_summed_weights_of_the_file(read):
    doc, words, _, signs = read(TEXT)
    learned, found = file_of_weights(), shipped_weights("mode").weigh(signs, words).shares
    assert len(found) == 3
    for at, row in enumerate(found.tolist()):
        assert row == pytest.approx(likelihoods(learned, doc, signs, at))


def test_the_file_has_a_score_of_every_mode_for_every_sign():
    learned = file_of_weights()
    assert tuple(learned["values"]) == MODES
    assert tuple(learned["places"]) == PLACES
    assert {len(row) for part in ("named", "pairs") for row in learned[part].values()} == {
        len(MODES)
    }
    assert {len(row) for row in learned["words"].values()} == {len(MODES) * len(PLACES)}
    assert {word for pair in learned["pairs"] for word in pair.split(" ")} <= set(learned["words"])


def weights(mode="static", **scores):
    """Return weights by which only some words of a section speak, for a mode or against it."""
    return speaking(MODES, PLACES, mode, **scores)


SILENT = "1. Lantern Reach Stretch\n\nSit tall and reach for your toes. Let your chest sink.\n"


def test_a_mode_that_no_cue_tells_is_the_likeliest_and_its_evidence_the_word_that_says_most(read):
    doc, words, told, signs = read(SILENT)
    (claim,) = decided_modes(told.modes, signs, words, weights("dynamic", sink=3.0, tall=1.0))
    assert (claim.value, claim.rule) == ("dynamic", "inferred:words")
    assert doc.text[claim.start : claim.end] == "sink"


@given(st.floats(0.1, 6))
def test_a_mode_that_is_not_likely_enough_is_left_to_the_entry(read, score):
    _, words, told, signs = read(SILENT)
    (claim,) = decided_modes(told.modes, signs, words, weights("dynamic", sink=score))
    share = exp(score) / (exp(score) + 2)
    assert claim.value == "dynamic"
    assert claim.rule.startswith("unsure:") == (share < SURE)


@given(st.floats(0, 6))
def test_what_is_supposed_stays_unsaid_however_likely_it_is(read, score):
    _, words, told, signs = read(SILENT)
    (supposed,) = told.modes
    (claim,) = decided_modes(told.modes, signs, words, weights("static", sink=score))
    likely = exp(score) / (exp(score) + 2) >= SURE
    rule = "inferred:likely" if likely else "inferred:silence"
    assert claim == replace(supposed, value="static", rule=rule)


@given(st.floats(-6, 6))
def test_what_a_cue_tells_stands_unless_it_is_most_unlikely(read, score):
    _, words, told, signs = read(TEXT)
    first, *_ = decided_modes(told.modes, signs, words, weights(toes=score))
    share = exp(score) / (exp(score) + 2)
    assert (first == told.modes[0]) == (share >= LEAST_STATED)


def test_two_words_that_follow_each_other_speak_together(read):
    doc, words, _, signs = read(SILENT)
    learned = {
        "values": MODES,
        "places": PLACES,
        "usual": [0.0] * 3,
        "named": {},
        "words": {word: [0.0] * 9 for word in ("chest", "sink")},
        "pairs": {"chest sink": [0.0, 2.0, 0.0]},
    }
    chosen = WordWeights(learned)
    weighed = chosen.weigh(signs, words)
    assert doc[chosen.telling_words(weighed, signs.words[SECTION][0], 1)].text == "chest sink"
    assert weighed.shares[0, 1] == pytest.approx(exp(2) / (exp(2) + 2))


def test_an_article_without_stretches_has_no_mode(mentions_in):
    (mention,) = mentions_in(
        "1. Dumbbell Press\n\nPress the weights up with your arms. Do 3 sets of 10 reps.\n"
    )
    assert (mention.kind, mention.mode) == ("strength", None)
