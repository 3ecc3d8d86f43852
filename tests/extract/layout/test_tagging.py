"""Sentences tagged by learned weights: their units, signs and weights, the chain, and what is chosen."""

import json
from importlib import resources
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.corpus import read_corpus
from curation.corpus.text import read_text
from curation.extract import show
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.tagging import choice
from curation.extract.layout.tagging.chain import GOES_ON, NONE, OPENS, TAGS, Chain
from curation.extract.layout.tagging.choice import FOR_ITSELF, LEAST_WORTH, choose
from curation.extract.layout.tagging.second_signs import (
    MANY_ALIKE,
    ODDS,
    SECOND,
    log_odds,
    runs_of,
    second_signs,
    told_tags,
)
from curation.extract.layout.tagging.signs import AROUND, BUCKETS, OWN, bucket, opening_of, signs_of
from curation.extract.layout.tagging.units import Unit, units_of
from curation.extract.layout.tagging.weights import (
    FILE,
    OFFSETS,
    OPENING_OFFSETS,
    PLACES,
    READINGS,
    Weights,
)
from curation.extract.model import Span
from tests.conftest import article_of

TEXT = """Before the kettle boils

Stand tall and lift one arm. Lean to the side! Then come back.

1. Wrist circles
Turn your wrists 10 times. Change direction (slowly).

- Sit down. "Breathe out" and fold forward
"""


@pytest.fixture(scope="module")
def told(nlp):
    notes = show(article_of(read_text(TEXT)), nlp)._
    reading = Reading(notes.article.text, notes.terms)
    units = units_of(notes.outline.lines, reading.text)
    return units, signs_of(units, reading)


@pytest.fixture(scope="module")
def shelf(nlp):
    """Return the units, signs and spans of each of the project's own articles."""
    found = []
    for article in read_corpus(Path("data/raw"))[0]:
        notes = show(article, nlp)._
        reading = Reading(article.text, notes.terms)
        units = units_of(notes.outline.lines, article.text)
        found.append((units, signs_of(units, reading), notes.outline.told))
    return found


def learned():
    return json.loads(
        (resources.files("curation.extract.layout.tagging") / FILE).read_text("utf-8")
    )


def test_a_unit_is_a_sentence_of_a_line(told):
    units, _ = told
    text = read_text(TEXT).text
    assert [text[unit.content : unit.end].strip() for unit in units] == [
        "Before the kettle boils",
        "Stand tall and lift one arm.",
        "Lean to the side!",
        "Then come back.",
        "Wrist circles",
        "Turn your wrists 10 times.",
        "Change direction (slowly).",
        "Sit down.",
        '"Breathe out" and fold forward',
    ]


def test_units_part_their_lines_without_a_gap(shelf):
    for units, _, _ in shelf:
        by_line = {}
        for unit in units:
            by_line.setdefault(unit.line.index, []).append(unit)
        for own in by_line.values():
            assert own[0].start == own[0].line.start
            assert own[-1].end == own[-1].line.end
            assert all(a.end == b.start for a, b in zip(own, own[1:], strict=False))
            assert [unit.place for unit in own] == list(range(own[0].siblings))


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Sit down on the floor.", ("sit", "sit down")),
        ('"Breathe" out', ("breathe", "breathe out")),
        ("30 seconds", ("0", "0 seconds")),
        ("Don't bounce", ("don't", "don't bounce")),
        ("Repeat.", ("repeat", "")),
        ("...", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_unit_opens_with_its_first_two_words(text, opening):
    assert opening_of(text) == opening


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_larger_number_lies_in_no_earlier_range(one, other):
    low, high = sorted((one, other))
    assert 0 <= bucket(low) <= bucket(high) < BUCKETS


def test_every_sign_is_within_its_slot(shelf):
    for units, signs, spans in shelf:
        first = np.full((len(units), TAGS), 1 / TAGS)
        for codes, slots in (
            (signs.own, OWN),
            (signs.around, AROUND),
            (second_signs(signs, first, units, told_tags(units, spans)), SECOND),
        ):
            assert codes.shape == (len(units), len(slots))
            assert (codes >= 0).all()
            assert (codes < [slot.size for slot in slots]).all()


def test_signs_tell_titles_orders_doses_and_numbers(told):
    _, signs = told
    own = [dict(zip((slot.name for slot in OWN), row, strict=True)) for row in signs.own.tolist()]
    stand, circles, turn = own[1], own[4], own[5]
    assert stand["order"] and stand["starts in pose"] and not stand["doses"]
    assert circles["heads"] and circles["number"] == 1
    assert turn["doses"] and turn["capital"] and not turn["heads"]
    assert "early alias" in terms_in(4, signs)
    assert [names[5] for names in signs.openings] == ["turn", "turn your"]
    assert signs.titles.tolist() == [0, 0, 0, 0, 4, 4, 4, 4, 4]


def test_what_stands_under_a_title_is_counted_for_it(told):
    units, signs = told
    names = [slot.name for slot in AROUND]
    under = dict(zip(names, signs.around[5].tolist(), strict=True))
    assert under["units under title"] == bucket(len(units) - 5)
    assert under["doses under title"] == bucket(1)
    assert under["since title"] == bucket(1)
    head = dict(zip(names, signs.around[4].tolist(), strict=True))
    assert head["units under title"] == under["units under title"] + 2 * BUCKETS


def test_an_article_without_a_title_has_none_over_its_units(nlp):
    notes = show(article_of(read_text("Stand up and bend both knees. Come back.\n")), nlp)._
    units = units_of(notes.outline.lines, notes.article.text)
    signs = signs_of(units, Reading(notes.article.text, notes.terms))
    assert signs.titles.tolist() == [-1, -1]
    assert len({tuple(row[4:]) for row in signs.around.tolist()}) == 1


def terms_in(unit, signs):
    terms = zip(signs.terms.names, signs.terms.units, strict=True)
    return [name for name, place in terms if place == unit]


def naive_scores(signs):
    """Return the scores of units as the file of weights defines them, sign by sign."""
    file = learned()
    width = READINGS * TAGS
    number = len(signs.own)

    def own_of(unit, place):
        rows = [file["own"][s.name][v] for s, v in zip(OWN, signs.own[unit], strict=True)]
        rows += [file["terms"][x] for x in terms_in(unit, signs) if x in file["terms"]]
        return np.sum([row[place * width : (place + 1) * width] for row in rows], axis=0)

    scores = np.zeros((number, width))
    for unit in range(number):
        for place, offset in enumerate(OFFSETS):
            if 0 <= unit + offset < number:
                scores[unit] += own_of(unit + offset, place)
        for place, offset in enumerate(OPENING_OFFSETS):
            if 0 <= unit + offset < number:
                for opening in (names[unit + offset] for names in signs.openings):
                    row = file["openings"].get(opening, [0.0] * PLACES * width)
                    scores[unit] += row[place * width : (place + 1) * width]
        if signs.titles[unit] >= 0:
            scores[unit] += own_of(signs.titles[unit], PLACES - 1)
        for slot, value in zip(AROUND, signs.around[unit], strict=True):
            scores[unit] += file["around"][slot.name][value]
    return scores.reshape(number, READINGS, TAGS)


def test_scores_add_up_what_the_file_says_of_each_sign(told):
    _, signs = told
    assert Weights.of(learned()).scores(signs) == pytest.approx(naive_scores(signs))


def test_the_weights_are_of_the_slots_that_units_have():
    file = learned()
    for group, slots in (("own", OWN), ("around", AROUND), ("second", SECOND)):
        assert {name: len(rows) for name, rows in file[group].items()} == dict(slots)
    numbers = [x for row in file["openings"].values() for x in row]
    assert all(map(np.isfinite, numbers))


tags_of_three = st.lists(st.floats(-3, 3), min_size=3, max_size=3)
chains = st.lists(tags_of_three, min_size=1, max_size=5)
ways = st.lists(tags_of_three, min_size=3, max_size=3)


def every_sequence(scores, steps):
    """Yield every sequence of tags with its share among all, as the definition of the chain has it."""
    found = []
    for tags in product(range(TAGS), repeat=len(scores)):
        allowed = tags[0] != GOES_ON and (NONE, GOES_ON) not in zip(tags, tags[1:], strict=False)
        if allowed:
            score = sum(scores[i][tag] for i, tag in enumerate(tags))
            score += sum(steps[a][b] for a, b in zip(tags, tags[1:], strict=False))
            found.append((tags, np.exp(score)))
    whole = sum(weight for _, weight in found)
    return [(tags, weight / whole) for tags, weight in found]


@given(chains, ways)
def test_shares_of_tags_and_of_runs_are_those_over_all_sequences(scores, steps):
    chain = Chain.of(np.array(scores), np.array(steps))
    expected = np.zeros((len(scores), TAGS))
    runs = {}
    for tags, share in every_sequence(scores, steps):
        for place, tag in enumerate(tags):
            expected[place, tag] += share
        for run in runs_of(np.array(tags)):
            runs[run] = runs.get(run, 0.0) + share
    assert chain.shares() == pytest.approx(expected, abs=1e-9)
    found = {(x.first, x.last): x.share for x in chain.stretches(0.0)}
    assert found == pytest.approx(runs, abs=1e-9)


@given(chains, ways, st.floats(0.01, 0.9))
def test_only_runs_that_are_likely_enough_are_looked_at(scores, steps, least):
    chain = Chain.of(np.array(scores), np.array(steps))
    every = {(x.first, x.last): x.share for x in chain.stretches(0.0)}
    found = {(x.first, x.last) for x in chain.stretches(least)}
    assert found == {run for run, share in every.items() if share >= least}


def units_at(*ends):
    line = object()
    starts = [0, *ends[:-1]]
    return [Unit(line, a, b, a, 0, 1) for a, b in zip(starts, ends, strict=True)]


@given(chains, ways)
def test_chosen_runs_stand_apart_and_are_worth_it(scores, steps):
    units = units_at(*range(10, 10 * len(scores) + 1, 10))
    chosen = choose(Chain.of(np.array(scores), np.array(steps)), units)
    assert all(a.last < b.first for a, b in zip(chosen, chosen[1:], strict=False))
    every = list(Chain.of(np.array(scores), np.array(steps)).stretches(0.0))
    for run in chosen:
        near = sum(x.share for x in every if overlap(run, x, units) >= 0.5)
        assert near + FOR_ITSELF > LEAST_WORTH - 0.01


def overlap(one, other, units):
    common = units[min(one.last, other.last)].end - units[max(one.first, other.first)].start
    whole = units[max(one.last, other.last)].end - units[min(one.first, other.first)].start
    return max(0, common) / whole


def test_runs_with_unsure_borders_are_taken_where_together_they_are_likely():
    """None of six runs is likelier than two in five, but that a long one stands there is."""
    ways = np.full((TAGS, TAGS), -9.0)
    ways[OPENS, GOES_ON] = ways[GOES_ON, GOES_ON] = ways[GOES_ON, NONE] = ways[NONE, NONE] = 0.0
    ways[NONE, OPENS] = 0.0
    scores = np.array([[0, 0, 0], [0, 0, 0], [-9, 3, 0], [-9, 0, 0], [-9, 0, 0], [-9, -9, 0]])
    chain = Chain.of(scores, ways)
    units = units_at(5, 10, 200, 205, 210, 300)
    assert max(run.share for run in chain.stretches(0.0)) < 0.4
    (run,) = choose(chain, units)
    assert run.first < 2 <= run.last < 5


@given(chains, ways, st.integers(1, 4))
def test_runs_compared_in_groups_are_chosen_alike(scores, steps, number):
    """Between copies of an article stand units that belong to no exercise for sure."""
    apart = [-30.0, -30.0, 30.0]
    many = np.array([row for _ in range(number) for row in (*scores, apart)])
    units = units_at(*range(10, 10 * len(many) + 1, 10))
    chain = Chain.of(many, np.array(steps))
    whole = choose(chain, units)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choice, "LEAST_TOGETHER", 1)
        assert choose(chain, units) == whole


def test_of_runs_that_differ_little_the_likeliest_is_taken():
    scores = np.array([[3.0, -9.0, -9.0], [-9.0, 3.0, -9.0], [-9.0, 0.5, 0.0], [-9.0, -9.0, 3.0]])
    chain, units = Chain.of(scores, np.zeros((TAGS, TAGS))), units_at(100, 200, 210, 300)
    (run,) = choose(chain, units)
    assert (run.first, run.last) == (0, 2)


def test_a_run_that_rules_tell_is_taken_where_another_reading_comes_near():
    scores = np.array([[2.0, -2.0, 0.0], [-2.0, 2.0, 0.0], [0.1, 0.0, -2.0], [-2.0, 2.0, 0.0]])
    chain, units = Chain.of(scores, np.zeros((TAGS, TAGS))), units_at(10, 20, 30, 40)
    whole, parts = [(0, 3)], [(0, 1), (2, 3)]
    for told in (whole, parts):
        assert [(run.first, run.last) for run in choose(chain, units, told)] == told
    assert [(run.first, run.last) for run in choose(chain, units, [(1, 1)])] != [(1, 1)]


@given(st.lists(st.floats(0, 1), min_size=2, max_size=9))
def test_likelier_is_in_no_lower_range_of_odds(shares):
    found = log_odds(np.sort(shares))
    assert (np.diff(found) >= 0).all()
    assert ((found >= 0) & (found < ODDS)).all()


@given(st.lists(st.integers(0, 2), min_size=1, max_size=12))
def test_tags_of_told_exercises_are_those_they_were_made_from(tags):
    tags[0] = OPENS if tags[0] == GOES_ON else tags[0]
    tags = [
        OPENS if b == GOES_ON and a == NONE else b
        for a, b in zip([OPENS, *tags], tags, strict=False)
    ]
    units = units_at(*range(10, 10 * len(tags) + 1, 10))
    spans = [Span(units[a].start, units[b].end) for a, b in runs_of(np.array(tags))]
    assert told_tags(units, spans).tolist() == tags
    inner = [Span(start + 3, end - 3) for start, end in spans]
    assert told_tags(units, inner).tolist() == tags


def test_the_second_reading_sees_what_became_of_units_of_the_same_form(told):
    units, signs = told
    place = [slot.name for slot in SECOND].index("opens of form 0")
    forms = signs.forms[:, 0]
    shared = next(form for form in forms if (forms == form).sum() > 1)
    alike, apart = np.flatnonzero(forms == shared), np.flatnonzero(forms != shared)
    low = np.full((len(units), TAGS), [0.01, 0.01, 0.98])
    high = low.copy()
    high[alike] = [0.98, 0.01, 0.01]
    before, after = (
        second_signs(signs, first, units, told_tags(units, ())) for first in (low, high)
    )
    assert (after[alike, place] > before[alike, place]).all()
    assert (after[apart, place] == before[apart, place]).all()


def test_the_second_reading_counts_later_sentences_and_units_alike(told):
    units, signs = told
    names = [slot.name for slot in SECOND]
    codes = second_signs(signs, np.full((len(units), TAGS), 1 / TAGS), units, told_tags(units, ()))
    within = codes[:, names.index("opens in line")]
    assert all(
        (code == ODDS) == (unit.place == 0) for unit, code in zip(units, within, strict=True)
    )


@pytest.mark.parametrize("number", [2, MANY_ALIKE + 1, MANY_ALIKE + 2])
def test_few_units_of_a_form_are_told_apart_from_many(number, nlp):
    page = "\n\n".join(["Sit down on the mat."] * number) + "\n"
    notes = show(article_of(read_text(page)), nlp)._
    units = units_of(notes.outline.lines, notes.article.text)
    signs = signs_of(units, Reading(notes.article.text, notes.terms))
    codes = second_signs(signs, np.full((number, TAGS), 1 / TAGS), units, told_tags(units, ()))
    alike = codes[:, [slot.name for slot in SECOND].index("opens of form 0")]
    assert ((alike >= ODDS) == (number > MANY_ALIKE + 1)).all()


def test_the_narrowest_form_tells_lines_of_several_sentences_apart(nlp):
    page = "Sit down on the mat.\n\nLie down on the mat. Breathe out slowly.\n"
    notes = show(article_of(read_text(page)), nlp)._
    units = units_of(notes.outline.lines, notes.article.text)
    forms = signs_of(units, Reading(notes.article.text, notes.terms)).forms
    assert (forms[0, :2] == forms[1, :2]).all()
    assert forms[0, 2] != forms[1, 2]
