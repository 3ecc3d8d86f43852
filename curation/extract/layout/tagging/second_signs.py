"""The signs of the second reading: what the first one made of a unit, of its neighbours and of its like.

An article's exercises are mostly of one form, so units of a form share what becomes of them; that a
second model reads what a first one made of the neighbours is stacked sequential learning
(W. W. Cohen, V. R. Carvalho, "Stacked sequential learning", IJCAI 2005).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from curation.extract.known_words import Codes
from curation.extract.layout.tagging.chain import GOES_ON, NONE, OPENS, TAGS, Scores
from curation.extract.layout.tagging.signs import Signs, Slot
from curation.extract.layout.tagging.units import Unit
from curation.extract.model import Span

MOST_ODDS = 5
ODDS = 2 * MOST_ODDS + 1
"""As many ranges of log odds are told apart: whole numbers from -5 to 5."""
_BEYOND = ODDS
_REACH = (-2, -1, 0, 1, 2)
"""The neighbours whose first reading is looked at."""
MANY_ALIKE = 3
"""More units of one form are told apart from fewer."""
_ALONE = 2 * ODDS
MOST_COUNTED = 20

_NAMES = ("opens", "goes on", "none")
SECOND = (
    *(Slot(f"{name} at {place}", ODDS + 1) for place in _REACH for name in _NAMES),
    Slot("first tags", 4**3),
    Slot("opens in line", ODDS + 1),
    *(Slot(f"{name} of form {width}", 2 * ODDS + 1) for width in range(3) for name in _NAMES),
    Slot("exercises", MOST_COUNTED + 1),
    Slot("told", 4**3),
    *(Slot(f"{name} as told", TAGS * ODDS) for name in _NAMES),
)
"""The signs of a unit that the first reading of the article and the rules give it."""


def second_signs(signs: Signs, first: Scores, units: Sequence[Unit], tags: Codes) -> Codes:
    """Return the signs of the second reading, units x ``SECOND``.

    Args:
        first: how likely each tag of each unit is by the first reading.
        tags: those that the exercises which rules tell give the units.
    """
    odds = log_odds(first)
    number, reach = len(units), _REACH[-1]
    around = np.full((number + 2 * reach, TAGS), _BEYOND)
    around[reach : reach + number] = odds
    found = np.empty((number, len(SECOND)), dtype=np.intp)
    place = len(_REACH) * TAGS
    for near in range(len(_REACH)):
        found[:, near * TAGS : (near + 1) * TAGS] = around[near : near + number]
    found[:, place] = _threes(first.argmax(axis=1))
    found[:, place + 1] = [
        odd if unit.place else _BEYOND
        for unit, odd in zip(units, odds[:, OPENS].tolist(), strict=True)
    ]
    place += 2
    wide = signs.forms.shape[1] * TAGS
    found[:, place : place + wide] = _alike(signs.forms, first)
    place += wide
    found[:, place] = min(round(float(first[:, OPENS].sum())), MOST_COUNTED)
    found[:, place + 1] = _threes(tags)
    found[:, place + 2 :] = tags[:, None] * ODDS + odds
    return found


def log_odds(shares: Scores) -> Codes:
    """Return in which range of log odds each share lies."""
    kept = np.clip(shares, 1e-4, 1 - 1e-4)
    rounded: Codes = np.rint(np.log(kept / (1 - kept))).astype(np.intp)
    ranges: Codes = np.clip(rounded, -MOST_ODDS, MOST_ODDS) + MOST_ODDS
    return ranges


def _threes(tags: NDArray[np.intp]) -> Codes:
    """Return one number for the tags of a unit and of both its neighbours."""
    around = np.full(len(tags) + 2, TAGS)
    around[1:-1] = tags
    threes: Codes = (around[:-2] * 4 + around[1:-1]) * 4 + around[2:]
    return threes


def _alike(forms: Codes, first: Scores) -> Codes:
    """Return for each unit and form the mean of the first reading over all others of it, tag by tag."""
    number, widths = forms.shape
    apart = forms + np.arange(widths) * (forms.max() + 1)
    _, place, counts = np.unique(apart, return_inverse=True, return_counts=True)
    place = place.reshape(-1)
    shares = np.repeat(first, widths, axis=0)
    sums = np.stack([np.bincount(place, tag) for tag in shares.T], axis=1)
    others = (counts[place] - 1)[:, None]
    means = (sums[place] - shares) / np.maximum(others, 1)
    found = log_odds(means) + ODDS * (others > MANY_ALIKE)
    return np.where(others > 0, found, _ALONE).reshape(number, widths * TAGS)


def told_tags(units: Sequence[Unit], told: Sequence[Span]) -> Codes:
    """Return the tags of units that stand for exercises.

    A unit belongs to an exercise with more than half of itself, or where it holds more than half of
    the exercise.
    """
    tags = np.full(len(units), NONE)
    starts = [unit.start for unit in units]
    for start, end in told:
        near = range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end))
        inside = [place for place in near if _belongs(units[place], start, end)]
        if inside:
            tags[inside[0] : inside[-1] + 1] = GOES_ON
            tags[inside[0]] = OPENS
    return tags


def _belongs(unit: Unit, start: int, end: int) -> bool:
    common = min(unit.end, end) - max(unit.start, start)
    return 2 * common > min(unit.end - unit.start, end - start)


def runs_of(tags: Codes) -> list[tuple[int, int]]:
    """Return the first and the last unit of each exercise that tags tell."""
    runs: list[tuple[int, int]] = []
    for place, tag in enumerate(tags.tolist()):
        if tag == OPENS:
            runs.append((place, place))
        elif tag == GOES_ON:
            runs[-1] = runs[-1][0], place
    return runs
