"""The body maps that a page offers: the corpus, sources, sources against the others, entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from curation.explore.body import (
    BodyPicture,
    differences_from_others,
    model,
    picture,
    region_shares,
)
from curation.explore.frames import Frames
from curation.explore.page.limits import BODIES


def bodies(frames: Frames, sources: Sequence[str]) -> list[dict[str, Any]]:
    """Return the pictures of a page in the order of its list, each with its ``key`` and ``group``."""
    found = [_body("corpus", "Corpus", picture(region_shares(frames), "The whole corpus"))]
    by_source = dict(
        iter(region_shares(_only(frames, "source", sources), "source").groupby("source"))
    )
    for source in sources:
        found.append(_body(f"source:{source}", "One source", picture(by_source[source], source)))
    compared = sources if frames.exercises.source.nunique() > 1 else ()
    for source, shown in differences_from_others(frames, compared).items():
        found.append(_body(f"against:{source}", "One source against all others", shown))
    names = frames.entry_names()
    frequent = frames.catalog.sort_values("n_articles", ascending=False, kind="stable").head(BODIES)
    shares = region_shares(_only(frames, "stretch_id", frequent.stretch_id), "stretch_id")
    by_entry = {key: table for key, table in shares.groupby("stretch_id") if table.exercises.any()}
    for stretch_id in sorted(by_entry, key=lambda key: (names[key], key)):
        shown = picture(by_entry[stretch_id], names[stretch_id])
        found.append(_body(f"entry:{stretch_id}", "One entry", shown))
    return found


def _body(key: str, group: str, shown: BodyPicture) -> dict[str, Any]:
    return {"key": key, "group": group, "picture": model(shown)}


def _only(frames: Frames, column: str, values: Sequence[str]) -> Frames:
    return replace(frames, exercises=frames.exercises[frames.exercises[column].isin(values)])
