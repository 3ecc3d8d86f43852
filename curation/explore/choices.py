"""What a click on a muscle or a region leaves: which claims, muscles and entries it means."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

import pandas as pd

from curation.explore.drawing import load_drawing, regions_of
from curation.explore.frames import Frames
from curation.explore.tree import GROUPS, rolled, taking_in
from curation.vocabulary import Vocabulary

Choice = dict[str, Any]


def choices(frames: Frames) -> dict[str, Choice]:
    """Return every choice that a reader can make: "muscle:ID", "whole:ID" and "region:ID".

    "muscle:hips" is what shares count as hips, the claims on hips in general; "whole:hips" is what
    coverage counts, with the claims on all that hips take in, where those are more.

    Returns:
        Key -> ``name``; ``claims``, the muscles as articles name them that count for it;
        ``muscles``, their rows in the pictures; ``entries``, ids of the entries with such a claim.
    """
    drawing, vocabulary = load_drawing(), frames.vocabulary
    joined = frames.targets.merge(frames.exercises[["mention_id", "stretch_id"]], on="mention_id")
    pairs = joined[["muscle", "stretch_id"]].dropna().drop_duplicates()
    named = sorted(frames.targets.muscle.unique())
    muscles = _claims({m: rolled(m, GROUPS, vocabulary) for m in named})
    wholes = _claims({m: taking_in(m, GROUPS, vocabulary) for m in named})
    regions = _claims(
        {m: [r.region_id for r in regions_of(m, drawing, vocabulary.muscles)] for m in named}
    )
    muscle_names = {frames.name_of(key) for key in muscles}
    region_names = {region.region_id: region.name for region in drawing.regions}
    found = {}
    for key, claims in muscles.items():
        found[f"muscle:{key}"] = _choice(frames.name_of(key), claims, [key], pairs)
    for key, claims in wholes.items():
        if claims != muscles.get(key):
            name = f"{frames.name_of(key)} with all parts"
            found[f"whole:{key}"] = _choice(name, claims, _parts(key, claims, vocabulary), pairs)
    for key, claims in regions.items():
        name = _region_name(region_names[key], muscle_names)
        found[f"region:{key}"] = _choice(name, claims, _groups(key, claims, vocabulary), pairs)
    return found


def whole_key(muscle_id: str, known: Mapping[str, Any]) -> str:
    """Return the choice of a muscle with all that it takes in, among those that ``known`` holds."""
    key = f"whole:{muscle_id}"
    return key if key in known else f"muscle:{muscle_id}"


def _claims(own: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return key -> the claims that count for it, of the keys that ``own`` holds for each claim."""
    keys = sorted({key for keys in own.values() for key in keys})
    return {key: [claim for claim in own if key in own[claim]] for key in keys}


def _choice(name: str, claims: list[str], muscles: list[str], pairs: pd.DataFrame) -> Choice:
    entries = sorted(pairs[pairs.muscle.isin(claims)].stretch_id.unique())
    return {"name": name, "claims": claims, "muscles": muscles, "entries": entries}


def _region_name(name: str, muscles: Container[str]) -> str:
    """Return a region's name, told apart from a muscle of the same name, which may count others."""
    return f"{name} (body map)" if name in muscles else name


def _parts(muscle_id: str, claims: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return the rows in pictures of a muscle and of what it takes in."""
    groups = {group for claim in claims for group in rolled(claim, GROUPS, vocabulary)}
    return sorted({muscle_id, *(g for g in groups if muscle_id in vocabulary.wider(g))})


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
