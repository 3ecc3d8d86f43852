"""A linear chain of tags: how likely each tag of each unit is, and each run of units as one exercise.

The sums over all sequences of tags are those of the forward-backward algorithm with scaled
probabilities (L. R. Rabiner, "A tutorial on hidden Markov models", Proceedings of the IEEE 77, 1989).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]

OPENS, GOES_ON, NONE = range(3)
"""The tags: a unit opens an exercise, goes on with it, or belongs to none."""
TAGS = 3
Step = tuple[float, float, float]


class Stretch(NamedTuple):
    """Consecutive units from ``first`` to ``last``, and how likely they are one exercise."""

    first: int
    last: int
    share: float


@dataclass(frozen=True, slots=True)
class Chain:
    """The tags of an article's units as likely as their scores and those of each step between two.

    Attributes:
        steps: ``exp`` of the score of each step, from a tag to a tag.
        units: ``exp`` of the scores of each unit, up to a factor.
        scales: what the forward sums of each unit were divided by.
    """

    steps: Sequence[Step]
    units: Sequence[Step]
    forward: Sequence[Step]
    backward: Sequence[Step]
    scales: Sequence[float]

    @classmethod
    def of(cls, scores: Scores, steps: Scores) -> Chain:
        """Return the chain of some units.

        Args:
            scores: units x tags.
            steps: tags x tags; no step leads from ``NONE`` to ``GOES_ON``.
        """
        units = np.exp(scores - scores.max(axis=1, keepdims=True)).tolist()
        ways = np.exp(steps).tolist()
        ways[NONE][GOES_ON] = 0.0
        forward, scales = _forward(units, ways)
        return cls(ways, units, forward, _backward(units, ways, scales), scales)

    def shares(self) -> Scores:
        """Return how likely each tag of each unit is, units x tags."""
        return np.multiply(self.forward, self.backward)

    def stretches(self, least: float) -> Iterator[Stretch]:
        """Yield the runs of units that are one exercise at least so likely."""
        number = len(self.units)
        into, on = self.steps[OPENS][GOES_ON], self.steps[GOES_ON][GOES_ON]
        for first in range(number):
            share, tag = self.forward[first][OPENS], OPENS
            if share * self.backward[first][OPENS] < least:
                continue
            for last in range(first, number):
                if last > first:
                    step = into if tag == OPENS else on
                    share *= step * self.units[last][GOES_ON] / self.scales[last]
                    tag = GOES_ON
                    if share * self.backward[last][GOES_ON] < least:
                        break
                ended = share * self._ends(last, tag)
                if ended >= least:
                    yield Stretch(first, last, ended)

    def _ends(self, last: int, tag: int) -> float:
        """Return how likely the exercise ends with a unit of some tag, as a factor of its share."""
        if last + 1 == len(self.units):
            return 1.0
        to, unit, after = self.steps[tag], self.units[last + 1], self.backward[last + 1]
        ways = to[OPENS] * unit[OPENS] * after[OPENS] + to[NONE] * unit[NONE] * after[NONE]
        return ways / self.scales[last + 1]


def _forward(units: Sequence[Step], ways: Sequence[Step]) -> tuple[list[Step], list[float]]:
    (oo, og, on), (go, gg, gn), (no, _, nn) = ways
    forward: list[Step] = []
    scales: list[float] = []
    x, y, z = 1.0, 0.0, 1.0
    for place, (opens, goes_on, none) in enumerate(units):
        if place:
            x, y, z = x * oo + y * go + z * no, x * og + y * gg, x * on + y * gn + z * nn
        x, y, z = x * opens, y * goes_on, z * none
        scale = x + y + z
        x, y, z = x / scale, y / scale, z / scale
        forward.append((x, y, z))
        scales.append(scale)
    return forward, scales


def _backward(units: Sequence[Step], ways: Sequence[Step], scales: Sequence[float]) -> list[Step]:
    (oo, og, on), (go, gg, gn), (no, _, nn) = ways
    x, y, z = 1.0, 1.0, 1.0
    backward = [(x, y, z)]
    for place in range(len(units) - 1, 0, -1):
        (opens, goes_on, none), scale = units[place], scales[place]
        x, y, z = x * opens / scale, y * goes_on / scale, z * none / scale
        x, y, z = x * oo + y * og + z * on, x * go + y * gg + z * gn, x * no + z * nn
        backward.append((x, y, z))
    return backward[::-1]
