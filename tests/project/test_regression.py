"""Weights learned onward: what the file holds is read back, and what is known is held as told."""

import json
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.extract.claims.word_weights import shipped_weights
from tests.projects import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import mode_learning
import position_learning
import target_learning
import word_learning
from regression import USUAL, learned_anew, learned_onward, often_enough

ROWS = [{"left": 1.0}, {"right": 1.0}, {"left": 1.0, "right": 1.0}, {"new": 1.0}] * 10
GOLDS = [0, 1, 1, 2] * 10
BEFORE = {
    USUAL: np.array([0.0, 0.1, -0.1]),
    "left": np.array([0.5, -0.5, 0.0]),
    "elsewhere": np.array([1.0, 2.0, 3.0]),
}


def test_the_stored_weights_of_targets_are_read_back_as_they_are():
    stored = json.loads(target_learning.WEIGHTS.read_text("utf-8"))
    scores = target_learning.scores_of(stored)
    assert json.loads(json.dumps(target_learning.stored(scores))) == stored


@pytest.mark.parametrize("learning", [mode_learning.LEARNING, position_learning.LEARNING])
def test_the_stored_weights_of_words_are_read_back_as_they_are(learning):
    stored = json.loads(learning.file.read_text("utf-8"))
    scores = word_learning.scores_of(stored)
    assert json.loads(json.dumps(learning.stored(scores))) == stored


@pytest.mark.parametrize("learning", [mode_learning, position_learning])
def test_the_signs_that_teach_are_those_that_are_weighed(learning):
    field = learning.LEARNING.field
    scores = word_learning.scores_of(json.loads(learning.LEARNING.file.read_text("utf-8")))
    cases = learning.cases_of((ROOT / "data" / "raw", ROOT / "data" / "gold"))
    assert sum(gold is not None for case in cases for gold in case.golds) > 40
    for case in cases:
        shares = shipped_weights(field).weigh(case.signs, case.words).shares
        for signs, share in zip(word_learning.signs_of(case), shares, strict=True):
            summed = sum((scores[x] for x in signs if x in scores), scores[USUAL])
            assert share == pytest.approx(np.exp(summed) / np.exp(summed).sum())


def test_a_sign_that_no_case_has_keeps_its_scores():
    after = learned_onward(ROWS, GOLDS, BEFORE, hold=1.0)
    assert after["elsewhere"].tolist() == [1.0, 2.0, 3.0]


def test_the_cases_are_told_better_afterwards():
    after = learned_onward(ROWS, GOLDS, BEFORE, hold=0.1)
    told = [sum((after[x] for x in row), after[USUAL]).argmax() for row in ROWS]
    assert told == GOLDS


@given(st.lists(st.floats(0.01, 1000), min_size=2, max_size=2, unique=True).map(sorted))
def test_the_more_they_are_held_the_nearer_the_scores_stay(holds):
    near = [
        sum(
            float(
                (scores - BEFORE.get(sign, np.zeros(3))) @ (scores - BEFORE.get(sign, np.zeros(3)))
            )
            for sign, scores in learned_onward(ROWS, GOLDS, BEFORE, hold).items()
        )
        for hold in holds
    ]
    assert near[1] <= near[0] + 1e-4


def test_two_classes_have_one_score_as_if_the_first_had_none():
    rows, golds = ROWS[:3] * 10, [0, 1, 1] * 10
    one = learned_onward(rows, golds, {USUAL: np.zeros(1)}, hold=1.0)
    anew = learned_anew(rows, golds, strength=1.0)
    assert one.keys() == anew.keys()
    assert one["left"][0] == pytest.approx(anew["left"][0], abs=0.1)


def test_a_sign_is_kept_where_it_is_known_or_stands_in_enough_cases():
    rows = [{"rare": 1.0, "often": 1.0}, {"often": 1.0}, {"known": 2.0}]
    kept = often_enough(rows, lambda _: 2, known=["known"])
    assert kept == [{"often": 1.0}, {"often": 1.0}, {"known": 2.0}]
