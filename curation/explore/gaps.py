"""What is missing: muscles that few exercises reach, entries that rest on one source or lack values."""

from __future__ import annotations

import pandas as pd

from curation.explore.frames import Frames
from curation.explore.tree import GROUPS, roll_up, rolled

FEW = 3
"""Fewer exercises than this are a gap."""
WANTED = ("muscles", "position", "hold_seconds")
"""Fields that a useful entry has."""


def muscle_gaps(frames: Frames, level: int | None = GROUPS, few: int = FEW) -> pd.DataFrame:
    """Return how well each muscle of the vocabulary is covered, the worst covered first.

    Returns:
        ``muscle``, ``name``, ``exercises``, ``entries``, ``sources`` and ``coverage``: "none",
        "few" (fewer than ``few`` exercises) or "enough".
    """
    vocabulary = frames.vocabulary
    all_muscles = sorted({w for m in vocabulary.muscles for w in rolled(m, level, vocabulary)})
    columns = ["mention_id", "stretch_id", "source"]
    targets = roll_up(frames.targets, level, vocabulary).merge(
        frames.exercises[columns], on="mention_id"
    )
    grouped = targets.groupby("muscle")
    counts = {
        name: grouped[column].nunique().reindex(all_muscles, fill_value=0)
        for name, column in zip(("exercises", "entries", "sources"), columns, strict=True)
    }
    table = pd.DataFrame(counts).rename_axis("muscle").reset_index()
    table.insert(1, "name", [frames.name_of(m) for m in table.muscle])
    table["coverage"] = [
        "none" if count == 0 else "few" if count < few else "enough" for count in table.exercises
    ]
    return table.sort_values(["exercises", "name"], ignore_index=True)


def entry_gaps(frames: Frames) -> pd.DataFrame:
    """Return the entries that one source alone describes or that lack a value.

    Returns:
        ``stretch_id``, ``entry``, ``sources`` (number of publishers), ``missing`` (names of fields,
        separated by commas) and ``gap``: "one source", "missing values" or both; fewest sources
        and most missing fields first.
    """
    sources = frames.exercises.groupby("stretch_id").source.nunique()
    rows = []
    for entry in frames.catalog.itertuples():
        # A dose is asked of stretches alone: strength exercises count repetitions instead.
        wanted = WANTED if entry.kind == "stretch" else WANTED[:2]
        missing = [field for field in wanted if _is_empty(getattr(entry, field))]
        count = int(sources.get(entry.stretch_id, 0))
        reasons = ["one source"] * (count <= 1) + ["missing values"] * bool(missing)
        if reasons:
            rows.append(
                {
                    "stretch_id": entry.stretch_id,
                    "entry": entry.name,
                    "sources": count,
                    "missing": ", ".join(missing),
                    "gap": " and ".join(reasons),
                    "n": -len(missing),
                }
            )
    columns = ["stretch_id", "entry", "sources", "missing", "gap", "n"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["sources", "n", "stretch_id"], ignore_index=True).drop(columns="n")


def _is_empty(value: object) -> bool:
    return value == [] if isinstance(value, list) else bool(pd.isna(value))
