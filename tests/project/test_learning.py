"""The learning of tags: what is stored is read back, and what was learned before is gone on from."""

import json
import sys

import numpy as np
import pytest

from tests.projects import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import tag_fields
from tag_fields import Field, learned_field, mean_of
from tag_learning import WEIGHTS
from tag_rows import fields_of, rows_of

BEFORE = Field({"old": [1.0, 0.0, -1.0], "rare": [0.0, 0.5, 0.0]}, np.zeros((3, 3)))
LESSON = ([["old"], ["new"], ["new", "rare"], ["plain"]], ["0", "1", "1", "2"])


def test_the_stored_weights_are_read_back_as_they_are():
    stored = json.loads(WEIGHTS.read_text("utf-8"))
    assert rows_of(fields_of(stored)) == stored


def test_learning_onward_says_more_of_what_is_taught():
    learned = learned_field([LESSON] * 20, BEFORE)
    assert learned.signs["new"][1] > max(learned.signs["new"][0], learned.signs["new"][2])
    assert learned.steps[0][1] > learned.steps[0][2]
    assert learned.signs["old"][0] > learned.signs["old"][2]


def test_a_sign_that_nobody_teaches_keeps_its_weights():
    taught = [(signs, tags) for signs, tags in [([["old"], ["old"]], ["0", "2"])] * 10]
    assert learned_field(taught, BEFORE).signs["rare"] == BEFORE.signs["rare"]


def test_the_more_the_articles_before_are_worth_the_nearer_their_weights_stay(monkeypatch):
    away = []
    for worth in (0.0, 10.0, 1000.0):
        monkeypatch.setattr(tag_fields, "WORTH", worth)
        learned = learned_field([LESSON] * 20, BEFORE)
        away.append(float(np.abs(np.subtract(learned.signs["old"], BEFORE.signs["old"])).sum()))
    assert away == sorted(away, reverse=True)
    assert away[0] > away[2]


@pytest.mark.parametrize("place", [0, 4, 7, -9, -2])
def test_what_is_expected_is_how_the_sum_over_all_tags_grows_with_each_weight(place):
    taught = tag_fields._Taught.of([LESSON] * 5, BEFORE.signs)
    numbers = np.linspace(-1.0, 1.0, 3 * len(taught.names) + 9)
    expected, _ = taught.expected(tag_fields._Parameters(numbers))
    step = np.zeros_like(numbers)
    step[place] = 1e-5
    (_, more), (_, less) = (
        taught.expected(tag_fields._Parameters(numbers + sign * step)) for sign in (1, -1)
    )
    assert (more - less) / 2e-5 == pytest.approx(expected[place], abs=1e-4)


def test_the_mean_of_fields_takes_a_sign_that_one_lacks_for_nothing():
    other = Field({"old": [3.0, 0.0, 1.0]}, np.ones((3, 3)))
    mean = mean_of([BEFORE, other])
    assert mean.signs == {"old": [2.0, 0.0, 0.0], "rare": [0.0, 0.25, 0.0]}
    assert (mean.steps == 0.5).all()
