"""What a click on a muscle or a region leaves: which claims, muscles and entries it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from curation.explore.drawing import load_drawing, regions_of
from curation.explore.frames import Frames
from curation.explore.tree import GROUPS, rolled
from curation.vocabulary import Vocabulary


def choices(frames: Frames) -> dict[str, dict[str, Any]]:
    """Return every choice that a reader can make: "muscle:ID" and "region:ID".

    Returns:
        Key -> ``name``; ``claims``, the muscles as articles name them that count for it;
        ``muscles``, their rows in the pictures; ``entries``, ids of the entries with such a claim.
    """
    drawing, vocabulary = load_drawing(), frames.vocabulary
    joined = frames.targets.merge(frames.exercises[["mention_id", "stretch_id"]], on="mention_id")
    pairs = joined[["muscle", "stretch_id"]].dropna().drop_duplicates()
    named = sorted(frames.targets.muscle.unique())
    groups = {m: rolled(m, GROUPS, vocabulary) for m in named}
    regions = {
        m: tuple(r.region_id for r in regions_of(m, drawing, vocabulary.muscles)) for m in named
    }
    region_names = {region.region_id: region.name for region in drawing.regions}
    muscle_names = {m: muscle.name for m, muscle in vocabulary.muscles.items()}
    region_names = {region.region_id: region.name for region in drawing.regions}
    index = {}
    for prefix, own, names in (("muscle", groups, muscle_names), ("region", regions, region_names)):
        for key in sorted({key for keys in own.values() for key in keys}):
            claims = [m for m in named if key in own[m]]
            index[f"{prefix}:{key}"] = {
                "name": names[key],
                "claims": claims,
                "muscles": [key] if prefix == "muscle" else _groups(key, claims, vocabulary),
                "entries": _entries(pairs, claims),
            }
    return index


def _groups(region_id: str, claims: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return the groups that a region stands for, or else all that take in what counts for it.

    The rectus femoris is a hip flexor too, but a click on the quadriceps does not mean those.
    """
    groups = {group for claim in claims for group in rolled(claim, GROUPS, vocabulary)}
    drawing, muscles = load_drawing(), vocabulary.muscles
    own = {
        group
        for group in groups
        if any(region.region_id == region_id for region in regions_of(group, drawing, muscles))
    }
    return sorted(own or groups)


def _entries(pairs: pd.DataFrame, claims: list[str]) -> list[str]:
    return sorted(pairs[pairs.muscle.isin(claims)].stretch_id.unique())
