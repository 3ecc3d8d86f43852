"""What is missing: muscles that few exercises reach, entries that rest on one source or lack values."""

from __future__ import annotations

import pandas as pd

from curation.explore.frames import Frames
from curation.explore.tree import GROUPS, rolled, widened
from curation.vocabulary import Vocabulary

FEW = 3
"""Fewer exercises than this are a gap."""
NONE, WIDER_ONLY, SOME, ENOUGH = "none", "wider only", "few", "enough"
WANTED = {"muscles": "no muscles", "position": "no position", "hold_seconds": "no hold"}
"""Fields that a useful entry has, and what their absence is called."""


def muscle_gaps(frames: Frames, level: int | None = GROUPS, few: int = FEW) -> pd.DataFrame:
    """Return how well each muscle of the vocabulary is covered, the worst covered first.

    An exercise reaches the muscles that it names and every wider muscle that takes one of them in,
    so "legs" is reached wherever the quadriceps are.

    Returns:
        ``muscle``, ``name``, ``exercises``, ``entries``, ``sources`` and ``coverage``: "none",
        "wider only" (no exercise names it or a part of it, but some name something wider, as
        "calves" for the soleus), "few" (fewer than ``few`` exercises) or "enough".
    """
    vocabulary = frames.vocabulary
    all_muscles = sorted({w for m in vocabulary.muscles for w in rolled(m, level, vocabulary)})
    columns = ["mention_id", "stretch_id", "source"]
    targets = widened(frames.targets, level, vocabulary).merge(
        frames.exercises[columns], on="mention_id"
    )
    grouped = targets.groupby("muscle")
    counts = {
        name: grouped[column].nunique().reindex(all_muscles, fill_value=0)
        for name, column in zip(("exercises", "entries", "sources"), columns, strict=True)
    }
    table = pd.DataFrame(counts).rename_axis("muscle").reset_index()
    table.insert(1, "name", [frames.name_of(m) for m in table.muscle])
    named = set(frames.targets.muscle)
    table["coverage"] = [
        (SOME if count < few else ENOUGH) if count else _unreached(muscle, named, vocabulary)
        for muscle, count in zip(table.muscle, table.exercises, strict=True)
    ]
    return table.sort_values(["exercises", "name"], ignore_index=True)


def entry_gaps(frames: Frames) -> pd.DataFrame:
    """Return what each entry lacks: a second source, muscles, a position, a hold.

    A hold is asked of stretches alone: strength exercises count repetitions instead.

    Returns:
        ``stretch_id``, ``entry``, ``sources`` (number of publishers) and ``gap``: "one source", "no
        muscles", "no position" or "no hold"; one row for each gap, fewest sources first.
    """
    sources = frames.exercises.groupby("stretch_id").source.nunique()
    rows = []
    for entry in frames.catalog.itertuples():
        count = int(sources.get(entry.stretch_id, 0))
        gaps = ["one source"] if count <= 1 else []
        for field, gap in WANTED.items():
            if (field != "hold_seconds" or entry.kind == "stretch") and _is_empty(
                getattr(entry, field)
            ):
                gaps.append(gap)
        rows += [(entry.stretch_id, entry.name, count, gap) for gap in gaps]
    table = pd.DataFrame(rows, columns=["stretch_id", "entry", "sources", "gap"])
    return table.sort_values(["sources", "stretch_id"], kind="stable", ignore_index=True)


def _unreached(muscle: str, named: set[str], vocabulary: Vocabulary) -> str:
    return WIDER_ONLY if vocabulary.wider(muscle) & named else NONE


def _is_empty(value: object) -> bool:
    return value == [] if isinstance(value, list) else bool(pd.isna(value))
