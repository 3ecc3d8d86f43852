"""Intervals against scipy and statsmodels, and the laws that hold for all counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from curation.explore.intervals import bootstrap, log_odds, newcombe, wilson

counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts)
def test_wilson_is_statsmodels_and_scipy_wilson(pair):
    hits, trials = pair
    low, high = wilson(hits, trials)
    assert (low, high) == pytest.approx(proportion_confint(hits, trials, method="wilson"), abs=1e-9)
    theirs = binomtest(hits, trials).proportion_ci(0.95, method="wilson")
    assert (low, high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_wilson_of_nothing_is_unknown():
    assert np.isnan(wilson(0, 0)).all()


@given(counts, counts)
def test_newcombe_is_statsmodels_newcomb(one, other):
    theirs = confint_proportions_2indep(*one, *other, method="newcomb", compare="diff")
    assert tuple(newcombe(*one, *other)) == pytest.approx(theirs, abs=1e-9)


def test_log_odds_by_hand():
    # 3 of 4 against 1 of 6, prior of 10 exercises with the share 4 / 10:
    # (3 + 4) / (1 + 6) over (1 + 4) / (5 + 6) = 1 over 5/11
    found = log_odds(3, 4, 1, 6)
    assert float(found.estimate) == pytest.approx(np.log(11 / 5))
    half = 1.959964 * np.sqrt(1 / 7 + 1 / 7 + 1 / 5 + 1 / 11)
    assert float(found.high - found.estimate) == pytest.approx(half, rel=1e-6)
    assert float(found.estimate - found.low) == pytest.approx(half, rel=1e-6)


@given(counts, counts)
def test_log_odds_change_sign_with_the_sides(one, other):
    there, back = log_odds(*one, *other), log_odds(*other, *one)
    assert float(there.estimate) == pytest.approx(-float(back.estimate), abs=1e-9, nan_ok=True)


def test_a_prior_keeps_small_counts_close_to_equal_odds():
    few, many = log_odds(1, 1, 10, 100), log_odds(100, 100, 10, 100)
    assert 0 < float(few.estimate) < float(many.estimate)
    assert float(few.low) < 0 < float(many.low)


def test_log_odds_without_a_rest_are_unknown():
    assert np.isnan(float(log_odds(3, 4, 0, 0).estimate))


def test_bootstrap_covers_what_articles_say():
    # Ten articles of one exercise: five target the muscle, so draws are binomial(10, 1/2) / 10.
    hits = np.array([[1.0], [0.0]] * 5)
    low, high = bootstrap(hits, np.ones(10), draws=20_000)
    assert float(low[0]) == pytest.approx(0.2, abs=0.001)
    assert float(high[0]) == pytest.approx(0.8, abs=0.001)


def test_bootstrap_of_one_article_is_unknown_and_a_seed_repeats():
    assert np.isnan(bootstrap([[1.0]], [1.0])).all()
    hits, trials = np.array([[1.0], [2.0], [0.0]]), np.array([2.0, 2.0, 1.0])
    assert bootstrap(hits, trials, seed=3) == bootstrap(hits, trials, seed=3)
