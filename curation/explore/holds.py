"""How long to hold: seconds as each article states them, by source and entry."""

from __future__ import annotations

import pandas as pd

from curation.explore.frames import Frames

COLUMNS = [
    "mention_id", "source", "stretch_id", "entry", "low", "high", "open_ended",
]  # fmt: skip


def hold_times(frames: Frames) -> pd.DataFrame:
    """Return one row for each exercise that states a hold.

    Returns:
        ``mention_id``, ``source``, ``stretch_id``, ``entry`` (its name), ``low`` and ``high`` in
        seconds, ``open_ended`` (the text gives only one of them, as in "at least 30 seconds"; the
        missing bound is then shown as the given one). Sorted by entry, then source.
    """
    stated = frames.exercises[frames.exercises.hold_seconds.notna()]
    table = pd.DataFrame(
        {
            "mention_id": stated.mention_id,
            "source": stated.source,
            "stretch_id": stated.stretch_id,
            "entry": stated.stretch_id.map(frames.entry_names()).fillna("(no entry)"),
            "low": stated.hold_low.astype(float).fillna(stated.hold_high.astype(float)),
            "high": stated.hold_high.astype(float).fillna(stated.hold_low.astype(float)),
            "open_ended": stated.hold_low.isna() | stated.hold_high.isna(),
        },
        columns=COLUMNS,
    )
    return table.sort_values(["entry", "source", "mention_id"], ignore_index=True)


def hold_ranges(frames: Frames) -> pd.DataFrame:
    """Return the distinct holds of each source and entry with the number of exercises behind them.

    Returns:
        The columns of ``hold_times`` without ``mention_id``, and ``exercises``; the entries with
        most exercises first.
    """
    keys = COLUMNS[1:]
    table = hold_times(frames).groupby(keys).size().rename("exercises").reset_index()
    total = table.groupby("stretch_id").exercises.transform("sum")
    order = ["total", "entry", "low", "high", "source"]
    table = table.assign(total=total).sort_values(order, ascending=[False, *[True] * 4])
    return table.drop(columns="total").reset_index(drop=True)


def hold_summary(frames: Frames, by: str = "source") -> pd.DataFrame:
    """Return for each source or entry how many exercises state a hold and how long it is.

    Args:
        by: "source" or "entry".

    Returns:
        ``by``, ``exercises`` (that state a hold), ``shortest``, ``median`` (of the lower bounds) and
        ``longest`` in seconds; most exercises first.
    """
    grouped = hold_times(frames).groupby(by)
    table = pd.DataFrame(
        {
            "exercises": grouped.size(),
            "shortest": grouped.low.min(),
            "median": grouped.low.median(),
            "longest": grouped.high.max(),
        }
    )
    return table.reset_index().sort_values(
        ["exercises", by], ascending=[False, True], ignore_index=True
    )
