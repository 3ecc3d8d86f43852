"""The tables of a page: the catalog, conflicts, sentences, and where the articles come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from curation.explore.frames import Frames
from curation.explore.gaps import entry_gaps
from curation.explore.page import limits
from curation.explore.page.limits import LeftOut
from curation.explore.sentences import in_context
from curation.summary import LEVELS

SECONDS = " s"


def catalog_rows(frames: Frames) -> pd.DataFrame:
    """Return the catalog as the page's table shows it, most articles first."""
    open_ones = frames.conflicts[frames.conflicts.status == "open"].stretch_id.value_counts()
    gaps = entry_gaps(frames).groupby("stretch_id").gap.agg(", ".join)
    table = pd.DataFrame(
        {
            "stretch_id": frames.catalog.stretch_id,
            "name": frames.catalog.name,
            "aliases": frames.catalog.aliases.map(", ".join),
            "kind": frames.catalog.kind,
            "position": frames.catalog.position.fillna("").str.replace("_", " "),
            "muscles": [_names(ids, frames) for ids in frames.catalog.muscles],
            "hold": [bounds(value, SECONDS) for value in frames.catalog.hold_seconds],
            "articles": frames.catalog.n_articles,
            "conflicts": frames.catalog.stretch_id.map(open_ones).fillna(0).astype(int),
            "gaps": frames.catalog.stretch_id.map(gaps).fillna(""),
        }
    )
    return table.sort_values(["articles", "name"], ascending=[False, True], ignore_index=True)


def conflict_rows(frames: Frames) -> pd.DataFrame:
    """Return the conflicts with their values and suggestions as words."""
    names = frames.entry_names()
    rows = [
        {
            "conflict_id": row.conflict_id,
            "stretch_id": row.stretch_id,
            "entry": names.get(row.stretch_id, row.stretch_id),
            "field": row.field,
            "level": row.level,
            "values": " | ".join(
                f"{_worded(v['value'], row.field, frames)} ({len(v['mention_ids'])})"
                for v in row.values_claimed
            ),
            "suggestion": f"{_worded(row.suggestion['value'], row.field, frames)}. "
            f"{row.suggestion['reason']}",
            "status": row.status,
        }
        for row in frames.conflicts.rename(columns={"values": "values_claimed"}).itertuples()
    ]
    columns = [
        "conflict_id",
        "stretch_id",
        "entry",
        "field",
        "level",
        "values",
        "suggestion",
        "status",
    ]
    table = pd.DataFrame(rows, columns=columns)
    order = table.level.map(LEVELS.index)
    return table.loc[order.sort_values(kind="stable").index].reset_index(drop=True)


def sentence_rows(frames: Frames, sources: Sequence[str]) -> tuple[pd.DataFrame, LeftOut]:
    """Return the sentences behind the claims, as many as a page holds."""
    chosen = limits.chosen_claims(frames, sources)
    return in_context(chosen, frames), LeftOut("Sentences", len(chosen), len(frames.claims))


def article_rows(frames: Frames) -> pd.DataFrame:
    """Return where the articles come from and under which licence."""
    columns = ["source", "title", "author", "published", "licence", "url", "article_id"]
    return (
        frames.articles[columns].fillna("").sort_values(["source", "article_id"], ignore_index=True)
    )


def bounds(value: Any, unit: str = "") -> str:
    """Return a range as words: "30 s", "30 to 60 s", "30 s or more"; "" for none."""
    if not isinstance(value, list):
        return ""
    low, high = value
    if high is None:
        return f"{low:g}{unit} or more"
    return f"{high:g}{unit}" if low == high else f"{low or 0:g} to {high:g}{unit}"


def _names(ids: Sequence[str], frames: Frames) -> str:
    return ", ".join(frames.name_of(m) for m in ids)


def _worded(value: Any, field: str, frames: Frames) -> str:
    if value is None or value == []:
        return "none"
    if isinstance(value, list) and isinstance(value[0], str):
        return _names(value, frames) if field == "muscles" else ", ".join(value)
    if isinstance(value, list):
        return bounds(value, SECONDS if field == "hold_s" else "")
    if field == "muscles" and value in frames.vocabulary.muscles:
        return frames.name_of(value)
    return str(value)
