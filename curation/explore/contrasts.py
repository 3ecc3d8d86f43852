"""What the articles claim against the catalog, against anatomy, and before against after decisions."""

from __future__ import annotations

import pandas as pd

from curation.explore.emphasis import shares
from curation.explore.frames import Frames
from curation.explore.tree import GROUPS
from curation.reconcile.anatomy import is_shortened
from curation.reconcile.compare import related
from curation.records import Entry
from curation.vocabulary import Vocabulary

KEPT, DROPPED, ADDED = "kept", "dropped", "added"
CONFIRMED, UNCONFIRMED, SHORTENED, UNCLAIMED = (
    "a reference target", "not a reference target", "shortened, not stretched", "never claimed",
)  # fmt: skip
FIELDS = ("kind", "mode", "position", "muscles", "hold_seconds", "reps", "sets", "per_side")


def raw_against_curated(frames: Frames) -> pd.DataFrame:
    """Return each entry's muscles as claimed and as curated.

    Returns:
        ``stretch_id``, ``entry``, ``muscle`` (ids of output columns), ``name``, ``claimed_by``
        (exercises), ``of`` (all exercises of the entry) and ``outcome``: "kept", "dropped" (claimed,
        but not in the catalog) or "added" (in the catalog, claimed by none).
    """
    curated = frames.catalog[["stretch_id", "muscles"]].explode("muscles")
    curated = curated.rename(columns={"muscles": "muscle"}).dropna().assign(curated=True)
    table = _claimed(frames).merge(curated, on=["stretch_id", "muscle"], how="outer")
    table["curated"] = table.curated.eq(True)
    table["claimed_by"] = table.claimed_by.fillna(0).astype(int)
    table["outcome"] = [
        (KEPT if claimed else ADDED) if kept else DROPPED
        for claimed, kept in zip(table.claimed_by, table.curated, strict=True)
    ]
    return _finished(table, frames, "outcome")


def against_reference(frames: Frames) -> pd.DataFrame:
    """Return each entry's claimed muscles against the vocabulary's anatomy.

    Returns:
        The columns of ``raw_against_curated`` with ``relation`` instead of ``outcome``: "a reference
        target" (a part or the whole of one counts), "not a reference target", "shortened, not
        stretched", or "never claimed" for a reference target that no article names. Entries that
        the vocabulary does not know are left out.
    """
    vocabulary = frames.vocabulary
    claimed = _claimed(frames)
    claimed = claimed[claimed.stretch_id.isin(vocabulary.entries)]
    stretching = set(frames.exercises[frames.exercises.kind == "stretch"].stretch_id)
    relations = [
        _relation(muscle, vocabulary.entries[stretch_id], stretch_id in stretching, vocabulary)
        for stretch_id, muscle in zip(claimed.stretch_id, claimed.muscle, strict=True)
    ]
    named = claimed.groupby("stretch_id").muscle.agg(list).to_dict()
    silent = [
        {"stretch_id": stretch_id, "muscle": target, "claimed_by": 0, "relation": UNCLAIMED}
        for stretch_id in frames.catalog.stretch_id
        if stretch_id in vocabulary.entries
        for target in vocabulary.exported_muscles(vocabulary.entries[stretch_id].muscles)
        if not any(related(target, m, vocabulary) for m in named.get(stretch_id, []))
    ]
    columns = ["stretch_id", "muscle", "claimed_by", "relation"]
    unclaimed = pd.DataFrame(silent, columns=columns)
    both = [part for part in (claimed.assign(relation=relations), unclaimed) if len(part)]
    return _finished(pd.concat(both) if both else unclaimed, frames, "relation")


def before_and_after(before: Frames, after: Frames, level: int | None = GROUPS) -> pd.DataFrame:
    """Return the curated share of every muscle in two builds, largest changes first.

    Args:
        before, after: the same articles, built without and with the editors' decisions.

    Returns:
        ``muscle``, ``name``, ``share_before``, ``share_after`` and ``change``.
    """
    sides = [
        shares(side, level=level, basis="curated").set_index(["muscle", "name"]).share.rename(label)
        for side, label in ((before, "share_before"), (after, "share_after"))
    ]
    table = pd.concat(sides, axis=1).fillna(0.0).reset_index()
    table["change"] = table.share_after - table.share_before
    order = table.change.abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)


def changed_values(before: Frames, after: Frames) -> pd.DataFrame:
    """Return the catalog values that differ between two builds: entry, field, before, after.

    An entry that only one of the builds has shows None on the other side.
    """
    one, other = (side.catalog.set_index("stretch_id") for side in (before, after))
    rows = []
    for stretch_id in sorted(set(one.index) | set(other.index)):
        for field in FIELDS:
            was = one.at[stretch_id, field] if stretch_id in one.index else None
            now = other.at[stretch_id, field] if stretch_id in other.index else None
            if was != now and not (_is_missing(was) and _is_missing(now)):
                rows.append({"stretch_id": stretch_id, "field": field, "before": was, "after": now})
    return pd.DataFrame(rows, columns=["stretch_id", "field", "before", "after"])


def _is_missing(value: object) -> bool:
    return bool(pd.isna(value)) if pd.api.types.is_scalar(value) else False


def _claimed(frames: Frames) -> pd.DataFrame:
    """Return how many exercises of each entry claim each muscle, as ids of output columns."""
    exported = {m: muscle.exported_as for m, muscle in frames.vocabulary.muscles.items()}
    targets = frames.targets.assign(muscle=frames.targets.muscle.map(exported)).drop_duplicates()
    joined = targets.merge(frames.exercises[["mention_id", "stretch_id"]], on="mention_id")
    return joined.groupby(["stretch_id", "muscle"]).size().rename("claimed_by").reset_index()


def _relation(muscle: str, entry: Entry, stretches: bool, vocabulary: Vocabulary) -> str:
    if stretches and is_shortened(muscle, entry, vocabulary):
        return SHORTENED
    targets = vocabulary.exported_muscles(entry.muscles)
    return CONFIRMED if any(related(muscle, t, vocabulary) for t in targets) else UNCONFIRMED


def _finished(table: pd.DataFrame, frames: Frames, verdict: str) -> pd.DataFrame:
    members = frames.exercises.groupby("stretch_id").size()
    table = table.assign(
        entry=table.stretch_id.map(frames.entry_names()).fillna(table.stretch_id),
        name=[frames.name_of(m) for m in table.muscle],
        of=table.stretch_id.map(members).fillna(0).astype(int),
    )
    columns = ["stretch_id", "entry", "muscle", "name", "claimed_by", "of", verdict]
    return table[columns].sort_values(["stretch_id", "muscle"], ignore_index=True)
