"""Which muscles sources emphasize: shares with intervals, against the whole corpus or each other.

An exercise counts once for a muscle, however often its article says so. Exercises whose article names
no muscle stay in the denominator: silence is part of the picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from curation.errors import CurationError
from curation.explore.counting import Count, Weight, count, divide, effective
from curation.explore.frames import Frames
from curation.explore.intervals import Interval, log_odds, newcombe
from curation.explore.tree import GROUPS, roll_up

Basis = Literal["claimed", "curated", "reference"]
Method = Literal["wilson", "bootstrap"]

MORE, LESS, SAME, UNKNOWN = "more", "less", "about the same", "too few to tell"
CLOSE = float(np.log(2))
"""Odds that differ by less than a factor of two, for certain, are called about the same."""


def targets_of(frames: Frames, basis: Basis = "claimed") -> pd.DataFrame:
    """Return ``mention_id`` and ``muscle`` as the articles, the catalog or anatomy has them.

    Args:
        basis: "claimed" is what each article says; "curated" gives each exercise the muscles of its
            catalog entry; "reference" those that the vocabulary's anatomy gives its entry.
    """
    if basis == "claimed":
        return frames.targets
    if basis == "curated":
        known = dict(zip(frames.catalog.stretch_id, frames.catalog.muscles, strict=True))
    else:
        known = {e.stretch_id: list(e.muscles) for e in frames.vocabulary.entries.values()}
    muscles = frames.exercises.stretch_id.map(lambda s: known.get(s, []))
    table = frames.exercises[["mention_id"]].assign(muscle=muscles).explode("muscle")
    return table.dropna(ignore_index=True).astype("str")


def shares(
    frames: Frames,
    by: str | None = None,
    *,
    level: int | None = GROUPS,
    weight: Weight = "exercise",
    basis: Basis = "claimed",
    method: Method = "wilson",
) -> pd.DataFrame:
    """Return the share of exercises that target each muscle, a row for each group and muscle.

    Args:
        by: a column of the exercises ("source", "stretch_id", "kind", ...); None for the corpus.
        level: of the muscle tree, see ``tree.roll_up``; None for muscles as named.
        weight: what counts as one: an exercise, an article, or a word of instructions.
        method: "wilson" takes exercises as independent; "bootstrap" draws whole articles.

    Returns:
        The group's column (``corpus`` without ``by``), ``muscle``, ``name``, ``exercises`` (number
        that target it), ``of`` (all), ``share``, ``low``, ``high`` (95 %), and ``rank_best``,
        ``rank_worst``, ``rank``: the rank is missing where the intervals leave it open.
    """
    counted = _count(frames, by, level, weight, basis)
    bounds = counted.wilson() if method == "wilson" else counted.bootstrap()
    table = counted.table(_names(frames))
    table["low"], table["high"] = bounds.low.ravel(), bounds.high.ravel()
    return _ranked(table, bounds)


def emphasis(
    frames: Frames,
    by: str = "source",
    *,
    level: int | None = GROUPS,
    weight: Weight = "exercise",
    basis: Basis = "claimed",
    only: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Return each group's shares against the corpus: which muscles it names more or less often.

    Args:
        only: the groups to return, each against all others all the same; None for every group.

    Returns:
        The columns of ``shares`` without its ranks, with ``corpus_share``, ``lift`` (share over
        corpus share), ``log_odds`` with bounds against all other groups, ``verdict`` ("more",
        "less", "about the same" or "too few to tell") and ``rank`` within the group by log-odds,
        missing where the verdict is not "more" or "less".
    """
    everything = _count(frames, by, level, weight, basis)
    counted = everything if only is None else everything.only(only)
    bounds = counted.wilson()
    table = counted.table(_names(frames))
    table["low"], table["high"] = bounds.low.ravel(), bounds.high.ravel()
    total, hits = everything.totals.sum(), everything.hits.sum(axis=0)
    table["corpus_share"] = np.tile(divide(hits, total), len(counted.groups))
    table["lift"] = divide(table.share.to_numpy(), table.corpus_share.to_numpy())
    size, scale = counted.sizes, divide(counted.sizes, counted.totals)
    rest_size = effective(total - counted.totals, everything.squares.sum() - counted.squares)
    rest_share = divide(hits - counted.hits, (total - counted.totals)[:, None])
    odds = log_odds(
        counted.hits * scale[:, None],
        size[:, None],
        rest_share * rest_size[:, None],
        rest_size[:, None],
    )
    table["log_odds"], table["log_odds_low"], table["log_odds_high"] = (b.ravel() for b in odds)
    table["verdict"] = verdicts(table.log_odds_low, table.log_odds_high)
    told = table.log_odds.where(table.verdict.isin([MORE, LESS]))
    table["rank"] = told.groupby(table[by]).rank(ascending=False, method="min").astype("Int64")
    return table


def compare(
    frames: Frames,
    one: str,
    other: str,
    *,
    by: str = "source",
    level: int | None = GROUPS,
    weight: Weight = "exercise",
    basis: Basis = "claimed",
) -> pd.DataFrame:
    """Return two groups' shares side by side, with the interval of their difference.

    Returns:
        ``muscle``, ``name``, for each side ``exercises``, ``of`` and ``share`` with the suffixes
        ``_one`` and ``_other``, ``difference`` (one minus other) with ``low`` and ``high``, and
        ``verdict``: "more", "less" or "too few to tell"; greatest differences first.

    Raises:
        CurationError: one of the groups has no exercise; the remedy names the nearest ones.
    """
    check_groups(frames.exercises, by, one, other)
    exercises = frames.exercises[frames.exercises[by].isin([one, other])]
    targets = roll_up(targets_of(frames, basis), level, frames.vocabulary)
    return contrast(count(exercises, targets, by, weight), one, other, _names(frames))


def contrast(counted: Count, one: str, other: str, names: Mapping[str, str]) -> pd.DataFrame:
    """Return the table of ``compare`` for two groups of a count."""
    table = counted.table(names)
    table["size"] = np.repeat(counted.sizes, len(counted.muscles))
    sides = [
        table[table[counted.by] == side].set_index(["muscle", "name"])[
            ["exercises", "of", "share", "size"]
        ]
        for side in (one, other)
    ]
    joined = sides[0].join(sides[1], suffixes=("_one", "_other")).reset_index()
    joined["difference"] = joined.share_one - joined.share_other
    bounds = newcombe(
        joined.share_one * joined.size_one,
        joined.size_one,
        joined.share_other * joined.size_other,
        joined.size_other,
    )
    joined["low"], joined["high"] = bounds.low, bounds.high
    joined["verdict"] = np.select([joined.low > 0, joined.high < 0], [MORE, LESS], UNKNOWN)
    joined = joined[(joined.exercises_one > 0) | (joined.exercises_other > 0)]
    order = joined.difference.abs().sort_values(ascending=False, kind="stable").index
    return joined.loc[order].drop(columns=["size_one", "size_other"]).reset_index(drop=True)


def largest_sources(frames: Frames, most: int = 2) -> list[str]:
    """Return the sources with most exercises, the largest first: at most ``most``."""
    counts = frames.exercises.source.value_counts(sort=False).reset_index()
    ordered = counts.sort_values(["count", "source"], ascending=[False, True])
    return list(ordered.source.head(most))


def verdicts(low: pd.Series, high: pd.Series) -> pd.Series:
    """Return what the bounds of log-odds allow to say."""
    about = (low > -CLOSE) & (high < CLOSE)
    told = np.select([low > 0, high < 0, about], [MORE, LESS, SAME], UNKNOWN)
    return pd.Series(told, index=low.index, dtype="str")


def check_groups(exercises: pd.DataFrame, by: str, *groups: str) -> None:
    """Raise a CurationError that names the nearest groups where one of ``groups`` has no exercise."""
    known = sorted(set(exercises[by].dropna()))
    for group in groups:
        if group not in known:
            near = [match[0] for match in process.extract(group, known, scorer=fuzz.ratio, limit=3)]
            remedy = f"Did you mean {', '.join(near)}?" if near else ""
            raise CurationError(f"no exercise has the {by} {group!r}.", remedy=remedy)


def _count(
    frames: Frames, by: str | None, level: int | None, weight: Weight, basis: Basis
) -> Count:
    targets = roll_up(targets_of(frames, basis), level, frames.vocabulary)
    return count(frames.exercises, targets, by, weight)


def _names(frames: Frames) -> dict[str, str]:
    return {muscle_id: muscle.name for muscle_id, muscle in frames.vocabulary.muscles.items()}


def _ranked(table: pd.DataFrame, bounds: Interval) -> pd.DataFrame:
    """Add the best and the worst rank that the intervals allow (1 is the largest share).

    Args:
        table: a row for each group and muscle, group by group.
        bounds: (groups, muscles).
    """
    low, high = bounds
    above = (low[:, :, None] > high[:, None, :]).sum(axis=1)
    below = (high[:, :, None] < low[:, None, :]).sum(axis=1)
    known = ~(np.isnan(low) | np.isnan(high)).ravel()
    for column, rank in (("rank_best", above + 1), ("rank_worst", low.shape[1] - below)):
        table[column] = pd.Series(rank.ravel(), index=table.index, dtype="Int64").where(known)
    table["rank"] = table.rank_best.where(table.rank_best == table.rank_worst)
    return table
