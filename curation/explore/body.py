"""The body map: how often exercises target each region of the figure, and the picture of it."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pandas as pd

from curation.explore.colours import DIVERGING, NOTHING, OUTLINE, shade
from curation.explore.counting import Weight, count
from curation.explore.drawing import Drawing, load_drawing, regions_of
from curation.explore.emphasis import Basis, check_groups, contrast, targets_of
from curation.explore.frames import Frames
from curation.explore.tree import renamed

STROKE = 'stroke="#8a8a8a" stroke-width=".12"'
LIST_LEFT, LIST_WIDTH = 76, 54
"""Where the list beside the figure begins, in units of the drawing, and its width in characters."""
STEPS = 5
"""Colours in a legend."""


@dataclass(frozen=True)
class BodyPicture:
    """What a body map shows, ready to draw.

    Attributes:
        title: what is shown, in words.
        regions: one row a region that any exercise reaches: ``region``, ``name``, ``note``,
            ``value`` (share, or difference of shares), ``text`` (what hovering says), ``colour``,
            ``drawn`` (whether the figure shows it).
        legend: colours with the values that they stand for.
    """

    title: str
    regions: pd.DataFrame
    legend: tuple[tuple[str, str], ...]


def to_regions(targets: pd.DataFrame, frames: Frames) -> pd.DataFrame:
    """Return ``targets`` with the regions of the drawing instead of muscles, each pair once."""
    drawing, muscles = load_drawing(), frames.vocabulary.muscles
    ids = {
        m: [region.region_id for region in regions_of(m, drawing, muscles)]
        for m in targets.muscle.unique()
    }
    table = renamed(targets, ids)
    return table[["mention_id", "muscle"]].drop_duplicates(ignore_index=True)


def region_shares(
    frames: Frames, by: str | None = None, *, weight: Weight = "exercise", basis: Basis = "claimed"
) -> pd.DataFrame:
    """Return the share of exercises that target each region, with intervals.

    Returns:
        The group's column, ``region``, ``name``, ``exercises``, ``of``, ``share``, ``low``, ``high``.
    """
    counted = count(frames.exercises, to_regions(targets_of(frames, basis), frames), by, weight)
    table = counted.table(_names(load_drawing()))
    bounds = counted.wilson()
    table["low"], table["high"] = bounds.low.ravel(), bounds.high.ravel()
    return table.rename(columns={"muscle": "region"})


def picture(shares: pd.DataFrame, title: str) -> BodyPicture:
    """Return the picture of one group's region shares.

    Args:
        shares: rows of ``region_shares`` of a single group. The largest has the darkest colour.
    """
    shown = shares[shares.exercises > 0].reset_index(drop=True)
    most = float(shown.share.max()) if len(shown) else 1.0
    texts = [
        f"{row.name_}: {row.exercises:,} of {row.of:,} exercises ({row.share:.0%})"
        for row in shown.rename(columns={"name": "name_"}).itertuples()
    ]
    colours = [shade(share / most) for share in shown.share]
    legend = tuple((shade(i / (STEPS - 1)), f"{most * i / (STEPS - 1):.0%}") for i in range(STEPS))
    return BodyPicture(title, _rows(shown, shown.share, texts, colours), legend)


def picture_of(
    frames: Frames, *, source: str | None = None, stretch_id: str | None = None
) -> BodyPicture:
    """Return the picture of the corpus, of one source, or of one entry.

    Raises:
        CurationError: the source or entry has no exercise.
    """
    if source is not None:
        check_groups(frames.exercises, "source", source)
        shares = region_shares(frames, "source")
        return picture(shares[shares.source == source], f"Muscles in {source}")
    if stretch_id is not None:
        check_groups(frames.exercises, "stretch_id", stretch_id)
        shares = region_shares(frames, "stretch_id")
        name = frames.entry_names().get(stretch_id, stretch_id)
        return picture(shares[shares.stretch_id == stretch_id], f"Muscles of {name}")
    return picture(region_shares(frames), "Muscles in the whole corpus")


def difference_of(frames: Frames, one: str, other: str) -> BodyPicture:
    """Return the picture of the difference between two sources: blue where ``one`` names more.

    A difference whose interval holds zero is drawn, and its text says that it may be chance.

    Raises:
        CurationError: one of the sources has no exercise.
    """
    check_groups(frames.exercises, "source", one, other)
    counted = count(frames.exercises, to_regions(frames.targets, frames), "source")
    table = contrast(counted.only([one, other]), one, other, _names(load_drawing()))
    table = table.rename(columns={"muscle": "region"})
    most = float(table.difference.abs().max()) if len(table) else 1.0
    texts = [
        f"{row.name_}: {row.exercises_one:,} of {row.of_one:,} in {one}, "
        f"{row.exercises_other:,} of {row.of_other:,} in {other} ({row.difference:+.0%})"
        + (", may be chance" if row.low <= 0 <= row.high else "")
        for row in table.rename(columns={"name": "name_"}).itertuples()
    ]
    colours = [shade((value / (most or 1) + 1) / 2, DIVERGING) for value in table.difference]
    ends = (STEPS - 1) / 2
    legend = tuple(
        (
            shade(i / (STEPS - 1), DIVERGING),
            f"{most * (i - ends) / ends:+.0%}" if i != ends else "0%",
        )
        for i in range(STEPS)
    )
    title = f"{one} against {other}"
    return BodyPicture(title, _rows(table, table.difference, texts, colours), legend)


def svg(shown: BodyPicture, height: int = 560) -> str:
    """Return a body map as SVG text: front and back, legend, and the list of what is not drawn."""
    drawing = load_drawing()
    rows = {row.region: row for row in shown.regions.itertuples()}
    region_of = _region_of(drawing)
    parts = []
    for shape in drawing.shapes:
        region = region_of.get(shape.shape_id)
        row = rows.get(region)
        colour = row.colour if row else NOTHING if region else OUTLINE
        title = f"<title>{escape(row.text)}</title>" if row else ""
        parts.append(f'<path d="{shape.path}" fill="{colour}" {STROKE}>{title}</path>')
    for step, (colour, text) in enumerate(shown.legend):
        left = LIST_LEFT + 10 * step
        parts.append(f'<rect x="{left}" y="6" width="10" height="3" fill="{colour}"/>')
        parts.append(f'<text x="{left + 5}" y="11.6" text-anchor="middle">{escape(text)}</text>')
    lines = [line for row in rows.values() if not row.drawn for line in wrap(row.text, LIST_WIDTH)]
    for number, line in enumerate(["Named, but not drawn:", *lines] if lines else []):
        parts.append(f'<text x="{LIST_LEFT}" y="{17 + 3 * number}">{escape(line)}</text>')
    bottom = max(93, 18 + 3 * len(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 140 {bottom}" height="{height}" '
        f'role="img" aria-label={quoteattr(described(shown))} font-size="2.2" fill="#222" '
        f'font-family="sans-serif"><text x="{LIST_LEFT}" y="4" font-weight="bold">'
        f"{escape(shown.title)}</text>{''.join(parts)}</svg>"
    )


def described(shown: BodyPicture, most: int = 5) -> str:
    """Return alternative text: the title and the regions that stand out."""
    order = shown.regions.value.abs().sort_values(ascending=False, kind="stable").index
    texts = shown.regions.loc[order].text.head(most)
    return f"{shown.title}. " + "; ".join(texts) + "."


def model(shown: BodyPicture) -> dict[str, Any]:
    """Return a picture as plain data for the drawing in a browser."""
    return {
        "title": shown.title,
        "alt": described(shown),
        "regions": shown.regions.to_dict("records"),
        "legend": [{"colour": colour, "label": label} for colour, label in shown.legend],
    }


def outlines() -> dict[str, Any]:
    """Return the drawing as plain data for a browser: views, outlines, and each one's region."""
    drawing = load_drawing()
    region_of = _region_of(drawing)
    return {
        "views": dict(drawing.views),
        "names": _names(drawing),
        "notes": {region.region_id: region.note for region in drawing.regions},
        "shapes": [
            {"view": s.view, "path": s.path, "region": region_of.get(s.shape_id, "")}
            for s in drawing.shapes
        ],
    }


def _names(drawing: Drawing) -> dict[str, str]:
    return {region.region_id: region.name for region in drawing.regions}


def _region_of(drawing: Drawing) -> dict[str, str]:
    return {shape: region.region_id for region in drawing.regions for shape in region.shapes}


def _rows(
    table: pd.DataFrame, values: pd.Series, texts: list[str], colours: list[str]
) -> pd.DataFrame:
    regions = {region.region_id: region for region in load_drawing().regions}
    return pd.DataFrame(
        {
            "region": table.region,
            "name": table.name,
            "note": [regions[r].note for r in table.region],
            "value": values.astype(float),
            "text": texts,
            "colour": colours,
            "drawn": [bool(regions[r].shapes) for r in table.region],
        }
    )
