"""What the notebook on exploring needs: the built data as frames, and pictures that answer to clicks."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import altair as alt
import ipywidgets
import pandas as pd

from curation.build import run_build
from curation.cache import FOLDER
from curation.explore import Frames, charts, compare, emphasis, read_frames
from curation.explore.body import difference_of, picture_of
from curation.explore.choices import choices
from curation.explore.sentences import claims_on, in_context
from curation.notebook import open_workbench
from curation.widgets.body_map import BodyMap

MOST_SENTENCES = 12
ALONE = "<p>Comparing takes two sources with exercises; this corpus has fewer.</p>"


def open_frames() -> Frames:
    """Build what has changed, and return the data of the project that the notebook stands in.

    Altair is told to draw without a network.
    """
    alt.renderers.enable("jupyter", offline=True)
    return read_frames(open_workbench().project.root / "data" / "curated")


def frames_without_decisions() -> Frames:
    """Return the data of the same articles as if no editor had ruled on anything."""
    root = open_workbench().project.root
    with tempfile.TemporaryDirectory() as place:
        # What was extracted is the same with and without decisions, so it is not computed again.
        extracted = root / "data" / "curated" / FOLDER
        if extracted.is_dir():
            shutil.copytree(extracted, Path(place) / FOLDER)
        run_build(root / "data" / "raw", Path(place))
        return read_frames(Path(place))


class LinkedView:
    """A body map, a heat map and the sentences behind them, all narrowed by the same choice.

    A click on a region of the body leaves its muscles; a click on a tile of the heat map leaves one
    muscle of one source. A second click on the same place takes the choice back.

    Attributes:
        body, heat, found: the three parts.
        widget: all of them, for the notebook.
    """

    def __init__(self, frames: Frames) -> None:
        self.frames = frames
        self.choices = choices(frames)
        self.body = BodyMap(picture_of(frames))
        heat = charts.heat_map(emphasis(frames)).selecting("tile", ["muscle", "source"])
        # As SVG, tiles have names of their own for those who cannot see the chart.
        self.heat = alt.JupyterChart(heat.altair(), embed_options={"renderer": "svg"})
        self.found = ipywidgets.HTML()
        self.body.observe(self._on_region, names="selected")
        self.heat.selections.observe(self._on_tile, names="tile")
        self.widget = ipywidgets.VBox([self.body, self.heat, self.found])
        self.choose("")

    def choose(self, key: str, source: str = "") -> None:
        """Narrow all parts to a muscle or a region, and to a source.

        Args:
            key: "muscle:ID" or "region:ID"; "" for all.
            source: "" for all.
        """
        choice = self.choices.get(key, {"claims": None, "muscles": []})
        self.heat.params.set_trait("chosen_muscles", choice["muscles"])
        self.heat.params.set_trait("chosen_source", source)
        found = claims_on(
            self.frames, muscles=choice["claims"], exactly=True, source=source or None
        )
        shown = in_context(found.head(MOST_SENTENCES), self.frames)
        self.found.value = _listed(shown, len(found))

    def _on_region(self, change: Mapping[str, Any]) -> None:
        self.choose(f"region:{change['new']}" if change["new"] else "")

    def _on_tile(self, change: Mapping[str, Any]) -> None:
        tiles = change["new"].value
        if tiles:
            self.choose(f"muscle:{tiles[0]['muscle']}", tiles[0]["source"])
        else:
            self.choose("")


def linked(frames: Frames) -> Any:
    """Return a body map, a heat map and sentences that answer to each other's clicks."""
    alt.JupyterChart.enable_offline(offline=True)
    return LinkedView(frames).widget


def side_by_side(frames: Frames, sources: Sequence[str]) -> Any:
    """Return the chart that compares two sources, or a sentence where there are no two."""
    if len(sources) < 2:
        return ipywidgets.HTML(ALONE)
    one, other = sources
    return charts.comparison(compare(frames, one, other), one, other)


def body_side_by_side(frames: Frames, sources: Sequence[str]) -> Any:
    """Return the body map that compares two sources, or a sentence where there are no two."""
    if len(sources) < 2:
        return ipywidgets.HTML(ALONE)
    return BodyMap(difference_of(frames, *sources))


def _listed(shown: pd.DataFrame, of: int) -> str:
    if not of:
        return "<p>No sentence for this choice.</p>"
    items = (
        f"<li>{escape(row.before)}<mark>{escape(row.quote)}</mark>{escape(row.after)} "
        f"<small>({escape(row.source)}, {escape(row.mention_id)})</small></li>"
        for row in shown.itertuples()
    )
    counted = f"{of:,} {'sentence' if of == 1 else 'sentences'}"
    told = counted if len(shown) == of else f"{len(shown):,} of {counted}"
    return f"<p>{told}</p><ul>{''.join(items)}</ul>"
