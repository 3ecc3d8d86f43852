"""The numbers from which a page draws its body maps, and compares any two sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from curation.explore.body import to_regions
from curation.explore.charts.style import label
from curation.explore.counting import Count, count
from curation.explore.frames import Frames
from curation.explore.page.limits import BODIES
from curation.explore.tree import GROUPS, roll_up

Counts = dict[str, Any]
"""``of`` (all exercises) and ``exercises`` (that target each of a list of muscles or regions)."""


def body_counts(frames: Frames, sources: Sequence[str]) -> dict[str, Any]:
    """Return how many exercises target each region of the body.

    Returns:
        ``regions`` (ids), and ``Counts`` in their order: ``corpus``; ``sources`` by name; ``entries``
        by id, those in most articles.
    """
    targets = to_regions(frames.targets, frames)
    by_source = count(frames.exercises, targets, "source")
    frequent = frames.catalog.sort_values("n_articles", ascending=False, kind="stable").head(BODIES)
    by_entry = count(frames.exercises, targets, "stretch_id")
    groups = set(by_entry.groups)
    described = by_entry.only([key for key in frequent.stretch_id if key in groups])
    names = frames.entry_names()
    entries = {key: counts for key, counts in _by_group(described) if any(counts["exercises"])}
    return {
        "regions": by_source.muscles,
        "corpus": _corpus(by_source),
        "sources": dict(_by_group(by_source.only(sources))),
        "entries": {key: entries[key] for key in sorted(entries, key=lambda k: (names[k], k))},
    }


def muscle_counts(frames: Frames, muscles: Sequence[str], sources: Sequence[str]) -> dict[str, Any]:
    """Return how many exercises target each drawn muscle.

    Returns:
        ``muscles`` (``muscle``, ``name`` and ``row``, its label), and ``Counts`` in their order:
        ``corpus``, and ``sources`` by name.
    """
    targets = roll_up(frames.targets, GROUPS, frames.vocabulary)
    by_source = count(frames.exercises, targets[targets.muscle.isin(muscles)], "source")
    return {
        "muscles": [
            {"muscle": m, "name": frames.name_of(m), "row": label(frames.name_of(m))}
            for m in by_source.muscles
        ],
        "corpus": _corpus(by_source),
        "sources": dict(_by_group(by_source.only(sources))),
    }


def _corpus(counted: Count) -> Counts:
    return {
        "of": int(counted.of.sum()),
        "exercises": counted.exercises.sum(axis=0).tolist(),
    }


def _by_group(counted: Count) -> list[tuple[str, Counts]]:
    return [
        (group, {"of": int(of), "exercises": exercises.tolist()})
        for group, of, exercises in zip(counted.groups, counted.of, counted.exercises, strict=True)
    ]
