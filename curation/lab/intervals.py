"""How far the figures would move with other articles: bootstrap intervals over articles.

Source: B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13 (percentile
intervals); whole articles are drawn, since the exercises of one author are alike.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curation.lab.tallies import FIELDS, Counts, f1

DRAWS = 2_000
SEED = 20
LEVEL = 0.95

Intervals = dict[str, tuple[float, float]]
"""Field -> lower and upper end."""


def intervals(counts: Counts) -> Intervals:
    """Return the interval of each field's figure."""
    return _ends(_resampled(counts))


def intervals_of_change(before: Counts, after: Counts) -> Intervals:
    """Return the interval of each field's change between two runs over the same articles."""
    return _ends(_resampled(after) - _resampled(before))


def _resampled(counts: Counts) -> NDArray[np.float64]:
    """Return the figures of each draw, draws x fields; every call draws the same articles."""
    articles = len(counts)
    draws = np.random.default_rng(SEED).multinomial(
        articles, np.full(articles, 1 / articles), size=DRAWS
    )
    return f1(np.tensordot(draws, counts, axes=1))


def _ends(figures: NDArray[np.float64]) -> Intervals:
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(figures, [tail, 1 - tail], axis=0)
    return dict(zip(FIELDS, zip(low.tolist(), high.tolist(), strict=True), strict=True))
