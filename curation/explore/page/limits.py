"""How much a page holds, so that it stays small; what is left out is always said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from curation.explore.emphasis import largest_sources
from curation.explore.frames import Frames
from curation.explore.tree import GROUPS, rolled_claims

SOURCES = 20
"""Sources that pictures draw: those with most exercises."""
MUSCLES = 24
HOLD_ENTRIES = 200
"""Entries that have a row of their own among the hold times: those with most holds."""
CATALOG = 1500
CONFLICTS = 600
SENTENCES = 1200
SENTENCES_PER_CELL = 4
ARTICLES = 300
BODIES = 150
"""Entries that have a body map of their own: those in most articles."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A table that the page holds only in part."""

    what: str
    shown: int
    of: int

    def told(self) -> str:
        """Return the sentence that says so; "" where nothing is left out."""
        if self.shown == self.of:
            return ""
        return f"{self.what}: {self.shown:,} of {self.of:,} are on this page."


def drawn_sources(frames: Frames) -> list[str]:
    """Return the sources with most exercises, in order of their names."""
    return sorted(largest_sources(frames, SOURCES))


def drawn_muscles(shares: pd.DataFrame) -> list[str]:
    """Return the muscles that most exercises target, of the shares of the whole corpus."""
    order = shares.exercises.sort_values(ascending=False, kind="stable").index
    return list(shares.muscle[order].head(MUSCLES))


def chosen_claims(frames: Frames, sources: Sequence[str]) -> pd.DataFrame:
    """Return the claims whose sentences the page quotes: all, or some for each source and muscle.

    Drawn sources come first, then the others, each with a few sentences a muscle.
    """
    columns = ["mention_id", "article_id", "source", "stretch_id"]
    claims = frames.claims.merge(frames.exercises[columns], on="mention_id")
    if len(claims) <= SENTENCES:
        return claims
    wider = rolled_claims(
        claims[["mention_id", "muscle"]].drop_duplicates(), GROUPS, frames.vocabulary
    )
    group_of = wider.drop_duplicates("named").set_index("named").muscle
    claims = claims.assign(group=claims.muscle.map(group_of), drawn=claims.source.isin(sources))
    place = claims.groupby(["source", "group"]).cumcount()
    few = claims[place < SENTENCES_PER_CELL]
    ordered = few.sort_values("drawn", ascending=False, kind="stable").head(SENTENCES)
    return ordered.sort_index().drop(columns=["group", "drawn"])
