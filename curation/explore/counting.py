"""Weighted counts of exercises by group and muscle: what every share is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from curation.explore.intervals import Floats, Interval, bootstrap, wilson

Weight = Literal["exercise", "article", "words"]


@dataclass(frozen=True)
class Count:
    """Weighted counts of exercises by group and muscle.

    Attributes:
        exercise, muscle: (pairs,), numbers of an exercise and of a muscle that it targets.
        weight, group: (exercises,), its weight and the number of its group.
        article: (exercises,), the number of its article.
    """

    by: str
    groups: list[str]
    muscles: list[str]
    exercise: NDArray[np.intp]
    muscle: NDArray[np.intp]
    weight: Floats
    group: NDArray[np.intp]
    article: NDArray[np.intp]

    @cached_property
    def hits(self) -> Floats:
        """Weight of the exercises that target each muscle, (groups, muscles)."""
        return self._summed(self.weight)

    @cached_property
    def exercises(self) -> NDArray[np.intp]:
        """Number of exercises that target each muscle, (groups, muscles)."""
        return self._summed(np.ones_like(self.weight)).astype(np.intp)

    @cached_property
    def of(self) -> NDArray[np.intp]:
        """Number of all exercises, (groups,)."""
        return np.bincount(self.group, minlength=len(self.groups))

    @cached_property
    def totals(self) -> Floats:
        """Weight of all exercises, (groups,)."""
        return _floats(np.bincount(self.group, self.weight, len(self.groups)))

    @cached_property
    def squares(self) -> Floats:
        """Sum of the squared weights, (groups,)."""
        return _floats(np.bincount(self.group, self.weight**2, len(self.groups)))

    @property
    def sizes(self) -> Floats:
        """How many equally weighted exercises each group is worth, (groups,)."""
        return effective(self.totals, self.squares)

    def wilson(self) -> Interval:
        """Return the score intervals of all shares."""
        size = self.sizes[:, None]
        return wilson(divide(self.hits, self.totals[:, None]) * size, size)

    def bootstrap(self) -> Interval:
        """Return the intervals of all shares when articles are drawn again."""
        bounds = [self._drawn(number) for number in range(len(self.groups))]
        shape = (len(self.groups), len(self.muscles))
        low, high = (np.array([b[side] for b in bounds]).reshape(shape) for side in (0, 1))
        return Interval(low, high)

    def table(self, names: Mapping[str, str]) -> pd.DataFrame:
        """Return the shares as a table, a row for each group and muscle, with ``names`` of muscles."""
        width = len(self.muscles)
        return pd.DataFrame(
            {
                self.by: np.repeat(self.groups, width),
                "muscle": np.tile(self.muscles, len(self.groups)),
                "name": np.tile([names[m] for m in self.muscles], len(self.groups)),
                "exercises": self.exercises.ravel(),
                "of": np.repeat(self.of, width),
                "share": divide(self.hits, self.totals[:, None]).ravel(),
            }
        )

    def only(self, groups: Sequence[str]) -> Count:
        """Return the same count with ``groups`` alone; muscles that they do not target stay."""
        places = {name: number for number, name in enumerate(self.groups)}
        wanted = np.full(len(self.groups), -1)
        wanted[[places[name] for name in groups]] = np.arange(len(groups))
        kept = wanted[self.group] >= 0
        pairs = kept[self.exercise]
        return replace(
            self,
            groups=list(groups),
            exercise=(np.cumsum(kept) - 1)[self.exercise[pairs]],
            muscle=self.muscle[pairs],
            weight=self.weight[kept],
            group=wanted[self.group[kept]],
            article=self.article[kept],
        )

    def _summed(self, values: Floats) -> Floats:
        """Return the sums of the exercises' ``values`` that target each muscle, (groups, muscles)."""
        return _grouped(
            self.group[self.exercise],
            self.muscle,
            values[self.exercise],
            (len(self.groups), len(self.muscles)),
        )

    def _drawn(self, number: int) -> Interval:
        """Return the bootstrap intervals of one group."""
        chosen = self.group == number
        pairs = chosen[self.exercise]
        exercise = self.exercise[pairs]
        trials = np.bincount(self.article[chosen], self.weight[chosen])
        shape = (len(trials), len(self.muscles))
        hits = _grouped(self.article[exercise], self.muscle[pairs], self.weight[exercise], shape)
        articles = np.unique(self.article[chosen])
        return bootstrap(hits[articles], trials[articles])


def _grouped(row: Any, column: Any, values: Floats, shape: tuple[int, int]) -> Floats:
    """Return the sums of ``values`` by the numbers of their rows and columns."""
    place = row * shape[1] + column
    return _floats(np.bincount(place, values, shape[0] * shape[1])).reshape(shape)


def count(
    exercises: pd.DataFrame, targets: pd.DataFrame, by: str | None, weight: Weight = "exercise"
) -> Count:
    """Count ``exercises`` by a column and by the muscles of ``targets``.

    Args:
        exercises: as in ``Frames``.
        targets: ``mention_id`` and ``muscle``, each pair once; other exercises are left out.
        by: a column of ``exercises``; None counts all of them as one group, "corpus".
    """
    exercise = pd.Index(exercises.mention_id).get_indexer(targets.mention_id)
    known = exercise >= 0
    muscle, muscles = pd.factorize(targets.muscle[known], sort=True)
    keys = (
        exercises[by].fillna("none")
        if by
        else pd.Series("corpus", index=exercises.index, dtype="str")
    )
    group, groups = pd.factorize(keys, sort=True)
    return Count(
        by=by or "corpus",
        groups=list(groups),
        muscles=list(muscles),
        exercise=exercise[known],
        muscle=muscle,
        weight=weights_of(exercises, weight).to_numpy(),
        group=group,
        article=pd.factorize(exercises.article_id)[0],
    )


def weights_of(exercises: pd.DataFrame, weight: Weight) -> pd.Series:
    """Return each exercise's weight: 1, its part of its article, or its words."""
    if weight == "exercise":
        return pd.Series(1.0, index=exercises.index)
    if weight == "words":
        return exercises.text.map(lambda text: len(text.split())).astype(float)
    return 1 / exercises.groupby("article_id").article_id.transform("size").astype(float)


def effective(totals: Floats, squares: Floats) -> Floats:
    """Return how many equally weighted exercises carry as much as weights of these sums.

    Args:
        totals, squares: sum of the weights, and of their squares.

    Source: L. Kish, Survey Sampling (1965), section 11.7.
    """
    return divide(totals**2, squares)


def divide(top: Any, bottom: Any) -> Floats:
    """Return a quotient that is NaN or infinite, without a warning, where ``bottom`` is zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return _floats(np.true_divide(top, bottom))


def _floats(values: Any) -> Floats:
    return np.asarray(values, dtype=np.float64)
