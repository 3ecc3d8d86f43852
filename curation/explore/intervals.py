"""Intervals of shares and of odds: how far a count of exercises can be trusted.

All functions take and return numpy arrays of one shape (numbers work too). Where there is nothing to
count, the result is NaN and never a guess.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
CONFIDENCE = 0.95
DRAWS = 2000
PRIOR_EXERCISES = 10.0
"""Weight of the prior of ``log_odds``, as a number of exercises."""


class Interval(NamedTuple):
    """Lower and upper bounds."""

    low: Floats
    high: Floats


class LogOdds(NamedTuple):
    """Natural logarithm of an odds ratio with its bounds; 0 where the odds are equal."""

    estimate: Floats
    low: Floats
    high: Floats


def wilson(hits: Any, trials: Any, confidence: float = CONFIDENCE) -> Interval:
    """Return the Wilson score interval of shares.

    Args:
        hits: exercises that target the muscle; fractions are allowed.
        trials: all exercises, or their effective number where they are weighted.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
    Journal of the American Statistical Association 22 (1927), 209-212.
    """
    hits, trials = _floats(hits), _floats(trials)
    z = _z(confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = hits / trials
        scale = 1 + z * z / trials
        centre = (share + z * z / (2 * trials)) / scale
        half = z / scale * np.sqrt(share * (1 - share) / trials + z * z / (4 * trials**2))
    return Interval(np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1))


def newcombe(
    hits: Any, trials: Any, other_hits: Any, other_trials: Any, confidence: float = CONFIDENCE
) -> Interval:
    """Return the interval of the difference of two independent shares, first minus other.

    Source: R. G. Newcombe, Interval estimation for the difference between independent proportions,
    Statistics in Medicine 17 (1998), 873-890, method 10.
    """
    one, other = wilson(hits, trials, confidence), wilson(other_hits, other_trials, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = _floats(hits) / _floats(trials)
        other_share = _floats(other_hits) / _floats(other_trials)
    difference = share - other_share
    below = np.hypot(share - one.low, other.high - other_share)
    above = np.hypot(one.high - share, other_share - other.low)
    return Interval(difference - below, difference + above)


def log_odds(
    hits: Any,
    trials: Any,
    rest_hits: Any,
    rest_trials: Any,
    prior_size: float = PRIOR_EXERCISES,
    confidence: float = CONFIDENCE,
) -> LogOdds:
    """Return the log-odds ratio of a source against the rest, with the corpus as informative prior.

    Both sides are mixed with ``prior_size`` imagined exercises that have the share of the whole, so
    a muscle named once in a small source does not stand out. This is the log-odds ratio with an
    informative Dirichlet prior for two outcomes (targets the muscle, does not).

    Args:
        hits, trials: the source's exercises that target the muscle, and all of its exercises.
        rest_hits, rest_trials: the same of everything else.

    Source: B. L. Monroe, M. P. Colaresi, K. M. Quinn, Fightin' Words, Political Analysis 16 (2008),
    372-403, section 3.4 (estimate and its variance).
    """
    hits, trials = _floats(hits), _floats(trials)
    rest_hits, rest_trials = _floats(rest_hits), _floats(rest_trials)
    with np.errstate(divide="ignore", invalid="ignore"):
        prior = prior_size * (hits + rest_hits) / (trials + rest_trials)
        one, not_one = hits + prior, trials - hits + prior_size - prior
        rest, not_rest = rest_hits + prior, rest_trials - rest_hits + prior_size - prior
        estimate = np.log(one / not_one) - np.log(rest / not_rest)
        half = _z(confidence) * np.sqrt(1 / one + 1 / not_one + 1 / rest + 1 / not_rest)
    known = np.isfinite(estimate) & (trials > 0) & (rest_trials > 0)
    estimate = np.where(known, estimate, np.nan)
    return LogOdds(estimate, estimate - half, estimate + half)


def bootstrap(
    hits: Any, trials: Any, *, draws: int = DRAWS, seed: int = 0, confidence: float = CONFIDENCE
) -> Interval:
    """Return percentile intervals of shares by drawing whole articles again and again.

    Exercises of one article are not independent of each other, articles nearly are. A single
    article cannot show how articles vary: its interval is NaN.

    Args:
        hits: (articles, muscles), weight of the exercises that target each muscle.
        trials: (articles,), weight of all exercises.
        seed: the same seed gives the same interval.

    Source: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 13; the
    article as the unit drawn: A. C. Davison, D. V. Hinkley, Bootstrap Methods (1997), section 3.8.
    """
    hits, trials = _floats(hits), _floats(trials)
    articles, muscles = hits.shape
    if articles < 2:
        nothing = np.full(muscles, np.nan)
        return Interval(nothing, nothing)
    dice = np.random.default_rng(seed)
    drawn = dice.multinomial(articles, np.full(articles, 1 / articles), size=draws)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = (drawn @ hits) / (drawn @ trials)[:, None]
    tail = (1 - confidence) / 2
    low, high = np.nanquantile(shares, [tail, 1 - tail], axis=0)
    return Interval(low, high)


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _floats(values: Any) -> Floats:
    return np.asarray(values, dtype=np.float64)
