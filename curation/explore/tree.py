"""The muscle tree seen from a distance: every claim counted for the wider muscles that take it in.

A muscle may be part of several wider ones, so the tree is a graph without cycles; a muscle's level is
the longest way up, and a part therefore always lies deeper than its whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from curation.records import Muscle
from curation.vocabulary import Vocabulary

REGIONS, PARTS, GROUPS = 0, 1, 2
"""Levels worth a name: legs and back; hips and thighs; glutes and hamstrings."""


def level_of(muscle_id: str, muscles: Mapping[str, Muscle]) -> int:
    """Return how deep a muscle lies: 0 for a region that nothing takes in."""
    wider = muscles[muscle_id].part_of
    return 1 + max(level_of(w, muscles) for w in wider) if wider else 0


def rolled(muscle_id: str, level: int | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the muscles of ``level`` that take in ``muscle_id``, sorted.

    A muscle that lies above the level stays itself: "hips" cannot be told apart into groups.
    None for ``level`` leaves every muscle as named.
    """
    muscles = vocabulary.muscles
    if level is None or level_of(muscle_id, muscles) <= level:
        return (muscle_id,)
    wider = vocabulary.wider(muscle_id)
    return tuple(sorted(m for m in wider if level_of(m, muscles) == level))


def taking_in(muscle_id: str, level: int | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return a muscle and every wider one that takes it in, down to ``level``, sorted."""
    muscles = vocabulary.muscles
    wider = sorted(vocabulary.wider(muscle_id))
    return tuple(m for m in wider if level is None or level_of(m, muscles) <= level)


def widened(targets: pd.DataFrame, level: int | None, vocabulary: Vocabulary) -> pd.DataFrame:
    """Return ``targets`` with every wider muscle too, down to a level of the tree, each pair once."""
    ids = {m: taking_in(m, level, vocabulary) for m in targets.muscle.unique()}
    table = renamed(targets, ids)
    return table[["mention_id", "muscle"]].drop_duplicates(ignore_index=True)


def roll_up(targets: pd.DataFrame, level: int | None, vocabulary: Vocabulary) -> pd.DataFrame:
    """Return ``targets`` (``mention_id``, ``muscle``) at a level of the tree, each pair once."""
    table = rolled_claims(targets, level, vocabulary)
    return table[["mention_id", "muscle"]].drop_duplicates(ignore_index=True)


def rolled_claims(targets: pd.DataFrame, level: int | None, vocabulary: Vocabulary) -> pd.DataFrame:
    """Return ``mention_id``, ``named`` (the muscle as claimed) and ``muscle`` at a level."""
    wider = {m: rolled(m, level, vocabulary) for m in targets.muscle.unique()}
    return renamed(targets, wider)


def renamed(targets: pd.DataFrame, ids: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """Return ``targets`` with each muscle replaced by its ``ids``; ``named`` keeps the old one."""
    pairs = [(named, new) for named, several in ids.items() for new in several]
    table = pd.DataFrame(pairs, columns=["named", "muscle"], dtype="str")
    joined = targets.rename(columns={"muscle": "named"}).merge(table, on="named")
    return joined[["mention_id", "named", "muscle"]]
