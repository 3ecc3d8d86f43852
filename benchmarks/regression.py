"""Logistic regressions over signs: learned from nothing, or onward from weights that others taught.

Onward the penalty is the squared distance from the weights before, a normal prior around them, so that what was
learned from articles that are not at hand is kept where the new ones do not speak against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import logsumexp
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

Row = Mapping[str, float]
"""How much of each sign a case has."""
Scores = dict[str, NDArray[np.float64]]
"""The scores of each sign: one for each class, or a single one where there are but two."""

USUAL = "usual"
"""The sign that every case has."""
STEPS = 1000


def often_enough(
    rows: Sequence[Row], least: Callable[[str], int], known: Iterable[str] = ()
) -> list[Row]:
    """Return cases without the signs that too few of them have and that nobody knows.

    Args:
        least: of a sign, the least cases that have it.
    """
    often = Counter(sign for row in rows for sign in row)
    kept = {sign for sign, count in often.items() if count >= least(sign)} | set(known)
    return [{sign: much for sign, much in row.items() if sign in kept} for row in rows]


def learned_anew(rows: Sequence[Row], golds: Sequence[int], strength: float) -> Scores:
    """Return the scores that cases teach.

    Args:
        golds: the number of each case's class.
        strength: the inverse strength of the L2 regularization.
    """
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=STEPS)
    model.fit(vectorizer.fit_transform(rows), golds)
    names = vectorizer.get_feature_names_out()
    return {USUAL: model.intercept_, **dict(zip(names, model.coef_.T, strict=True))}


def learned_onward(
    rows: Sequence[Row], golds: Sequence[int], before: Scores, hold: float
) -> Scores:
    """Return the scores before, moved as far as cases ask for.

    Args:
        golds: the number of each case's class.
        hold: how strongly the scores before are held.
    """
    vectorizer = DictVectorizer()
    signs = csr_matrix(vectorizer.fit_transform([{**row, USUAL: 1.0} for row in rows]))
    names = vectorizer.get_feature_names_out()
    width = len(before[USUAL])
    start = np.array([before.get(name, np.zeros(width)) for name in names])
    told = np.eye(max(width, 2))[np.asarray(golds, dtype=np.intp)]
    base = signs @ start

    def loss(numbers: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        change = numbers.reshape(start.shape)
        scores = base + signs @ change
        if width == 1:
            scores = np.hstack([np.zeros_like(scores), scores])
        normalizers = logsumexp(scores, axis=1, keepdims=True)
        value = float(normalizers.sum() - (scores * told).sum() + hold / 2 * (change**2).sum())
        away = (np.exp(scores - normalizers) - told)[:, -width:]
        return value, np.ravel(signs.T @ away + hold * change)

    best = minimize(loss, np.zeros(start.size), jac=True, method="L-BFGS-B")
    moved = start + best.x.reshape(start.shape)
    return {**before, **dict(zip(names, moved, strict=True))}
