"""Which runs of units are taken for exercises: those that together are most often the annotated ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from curation.extract.layout.tagging.chain import Chain, Stretch
from curation.extract.layout.tagging.units import Unit

LEAST_LIKELY = 0.02
"""The least share of a run of units that is looked at."""
LEAST_WORTH = 0.42
"""How likely a run must tell an exercise, so that it is worth to be taken: about half of the F1 that can
be had, as the best decision is for F1 (Z. C. Lipton et al., "Optimal thresholding of classifiers to
maximize F1 measure", ECML PKDD 2014)."""
FOR_TOLD = 0.3
"""What is added to the worth of a run that rules tell, so that they decide where readings come near."""
OVERLAP = 0.5
"""The share of common characters at which two runs tell the same exercise."""
FOR_BORDERS = 0.4
"""The part of a run's worth that falls with the characters in which it differs from the exercise."""
FOR_ITSELF = 0.1
"""What a run's own share adds, so that of runs of nearly the same worth the likeliest is taken."""

LEAST_TOGETHER = 200
"""The least runs that are compared with each other at once, where there are so many."""

Ends = tuple[int, int]
"""The first and the last of consecutive units."""


def choose(chain: Chain, units: Sequence[Unit], told: Collection[Ends] = ()) -> list[Stretch]:
    """Return the runs of units that are taken for one exercise each, in reading order.

    Args:
        told: first and last unit of each exercise that rules tell.
    """
    possible = list(chain.stretches(LEAST_LIKELY))
    likely = {(stretch.first, stretch.last) for stretch in possible}
    possible += [Stretch(*ends, 0.0) for ends in told if ends not in likely]
    possible.sort()
    if not possible:
        return []
    values = (value for group in _groups(possible) for value in _worth(group, units))
    worth = [
        value + FOR_TOLD * ((stretch.first, stretch.last) in told)
        for value, stretch in zip(values, possible, strict=True)
    ]
    ending: dict[int, list[tuple[float, Stretch]]] = {}
    for value, stretch in zip(worth, possible, strict=True):
        if value > 0:
            ending.setdefault(stretch.last, []).append((value, stretch))
    best = [0.0] * (len(units) + 1)
    taken: list[Stretch | None] = [None] * (len(units) + 1)
    for last in range(len(units)):
        best[last + 1] = best[last]
        for value, stretch in ending.get(last, ()):
            if best[stretch.first] + value > best[last + 1]:
                best[last + 1], taken[last + 1] = best[stretch.first] + value, stretch
    return _traced(taken)


def _traced(taken: Sequence[Stretch | None]) -> list[Stretch]:
    chosen: list[Stretch] = []
    end = len(taken) - 1
    while end > 0:
        stretch = taken[end]
        if stretch is None:
            end -= 1
        else:
            chosen.append(stretch)
            end = stretch.first
    return chosen[::-1]


def _groups(possible: Sequence[Stretch]) -> Iterator[Sequence[Stretch]]:
    """Yield the runs in groups that have no unit in common, so that long articles cost no more a run."""
    start, reached = 0, -1
    for place, stretch in enumerate(possible):
        if place - start >= LEAST_TOGETHER and stretch.first > reached:
            yield possible[start:place]
            start = place
        reached = max(reached, stretch.last)
    yield possible[start:]


def _worth(possible: Sequence[Stretch], units: Sequence[Unit]) -> list[float]:
    """Return of each run how likely it tells an exercise, less what it costs to take it."""
    start = np.array([units[stretch.first].start for stretch in possible])
    end = np.array([units[stretch.last].end for stretch in possible])
    share = np.array([stretch.share for stretch in possible])
    common = np.minimum(end[:, None], end) - np.maximum(start[:, None], start)
    whole = np.maximum(end[:, None], end) - np.minimum(start[:, None], start)
    overlap = common / whole
    credit = np.where(overlap >= OVERLAP, 1 - FOR_BORDERS + FOR_BORDERS * overlap, 0.0)
    worth = credit @ share + FOR_ITSELF * share - LEAST_WORTH
    return list(map(float, worth))
