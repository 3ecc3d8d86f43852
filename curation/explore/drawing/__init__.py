"""The body's drawing: outlines of the package body-muscles, and the muscles that each stands for.

``body.json`` comes from the npm package body-muscles 1.0.0 (Apache-2.0; LICENSE and NOTICE beside
it). ``regions.csv`` is ours: a row for each region that can be told apart, with its outlines (the
left and the right one under one name) and the muscles of the vocabulary that it stands for. A region
without outlines is listed beside the figure.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from curation.records import Muscle


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline: its view ("front" or "back") and its SVG path."""

    shape_id: str
    view: str
    path: str


@dataclass(frozen=True, slots=True)
class Region:
    """What the figure, or the list beside it, shows as one.

    Attributes:
        shapes: ids of its outlines; none where the drawing does not show it.
        muscles: ids of the vocabulary.
        note: why it is not drawn, or what lies beneath it.
    """

    region_id: str
    name: str
    shapes: tuple[str, ...]
    muscles: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All outlines and regions; ``views`` maps a view to its SVG view box."""

    views: Mapping[str, str]
    shapes: tuple[Shape, ...]
    regions: tuple[Region, ...]


@cache
def load_drawing() -> Drawing:
    """Read the drawing that comes with the package."""
    folder = resources.files(__name__)
    drawn = json.loads((folder / "body.json").read_text(encoding="utf-8"))
    shapes = tuple(Shape(s["id"], s["view"], s["path"]) for s in drawn["shapes"])
    lines = (folder / "regions.csv").read_text(encoding="utf-8").splitlines()
    regions = tuple(_region(row, shapes) for row in csv.DictReader(lines))
    return Drawing(drawn["views"], shapes, regions)


def regions_of(
    muscle_id: str, drawing: Drawing, muscles: Mapping[str, Muscle]
) -> tuple[Region, ...]:
    """Return the regions that stand for a muscle: its own, else those of the muscles around it.

    The search goes up the muscle tree and stops at the first regions on each way, so a claim of
    "hips" does not colour every muscle of the hip: it is listed as "hips in general".
    """
    own = tuple(region for region in drawing.regions if muscle_id in region.muscles)
    if own:
        return own
    wider = (regions_of(w, drawing, muscles) for w in muscles[muscle_id].part_of)
    return tuple(dict.fromkeys(region for regions in wider for region in regions))


def _region(row: Mapping[str, str], shapes: tuple[Shape, ...]) -> Region:
    names = set(_parts(row["shapes"]))
    return Region(
        region_id=row["region_id"],
        name=row["name"],
        shapes=tuple(s.shape_id for s in shapes if _unsided(s.shape_id) in names),
        muscles=_parts(row["muscles"]),
        note=row["note"],
    )


def _unsided(shape_id: str) -> str:
    return shape_id.removesuffix("-left").removesuffix("-right")


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
