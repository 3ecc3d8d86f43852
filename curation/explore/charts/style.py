"""How every chart looks, and how labels are broken so that none is cut."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

import altair as alt

LABEL_WIDTH = 20
"""Characters in a line of a label."""
LONGEST_LABEL = 60
LINES = "split(datum.label, '\\n')"
"""Vega expression that draws a label's lines one below the other."""
FONT = "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif"
PERCENT = ".0%"


def label(text: str, width: int = LABEL_WIDTH) -> str:
    """Return ``text`` with line breaks; only what is longer than three lines or so is shortened."""
    short = text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"
    return "\n".join(textwrap.wrap(short, width)) or "(unnamed)"


def axis(title: str | None = None, **options: Any) -> alt.Axis:
    """Return an axis of names whose labels are never cut nor left out."""
    return alt.Axis(
        title=title, labelExpr=LINES, labelLimit=0, labelOverlap=False, ticks=False, **options
    )


def finished(chart: Any, alternative: str, *, step: int | None = None, height: int = 0) -> Any:
    """Return ``chart`` as wide as its place, with alternative text and the common style.

    Args:
        alternative: what the chart says, for people who do not see it.
        step: height of a row in pixels; None for a fixed ``height``.
    """
    high = {"height": alt.Step(step)} if step is not None else {"height": height}
    return (
        chart.properties(width="container", description=alternative, **high)
        .configure(font=FONT, background="#ffffff")
        .configure_axis(labelFontSize=11, titleFontSize=11, titleFontWeight="normal", grid=False)
        .configure_view(stroke=None)
        .configure_legend(labelFontSize=11, titleFontSize=11, titleFontWeight="normal")
    )


def listed(texts: Iterable[str], most: int = 5) -> str:
    """Return texts as one sentence, the first ``most`` of them."""
    every = list(texts)
    more = len(every) - most
    return "; ".join(every[:most]) + (f"; and {more} more" if more > 0 else "") + "."
