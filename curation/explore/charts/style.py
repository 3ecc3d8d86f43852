"""How every chart looks, and how labels are broken so that none is cut."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

import altair as alt

LABEL_WIDTH = 24
"""Characters in a line of a label."""
LONGEST_LABEL = 60
LONGEST_UPRIGHT = 36
"""Characters of a label that is turned by 90 degrees and has one line."""
LINE, ROW = 13, 22
"""Height of a line of a label, and of a row at least, in pixels."""
LINES = "split(datum.label, '\\n')"
"""Vega expression that draws a label's lines one below the other."""
WIDTH = 520
"""Width of a chart's drawing in pixels; a page may set its own."""
FONT = "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif"
PERCENT = ".0%"


def label(text: str) -> str:
    """Return ``text`` broken into short lines; only what is longer than three or so is shortened."""
    return "\n".join(textwrap.wrap(_shortened(text, LONGEST_LABEL), LABEL_WIDTH)) or "(unnamed)"


def upright(text: str) -> str:
    """Return ``text`` as the label of a column, in one line."""
    return _shortened(text, LONGEST_UPRIGHT) or "(unnamed)"


def rows_axis(title: str | None = None) -> alt.Axis:
    """Return a vertical axis of names: no label is cut or left out, lines stand around the row."""
    lines = f"length({LINES})"
    return alt.Axis(
        title=title,
        labelExpr=LINES,
        labelLimit=0,
        labelOverlap=False,
        ticks=False,
        labelOffset={
            "condition": [
                {"test": f"{lines} == {count}", "value": -LINE * (count - 1) / 2}
                for count in (2, 3, 4)
            ],
            "value": 0,
        },
    )


def columns_axis(title: str | None = None) -> alt.Axis:
    """Return a horizontal axis of names that stand upright."""
    return alt.Axis(title=title, labelAngle=-90, labelLimit=0, labelOverlap=False, ticks=False)


def counts_axis(title: str) -> alt.Axis:
    """Return an axis of numbers of things, which has whole numbers only."""
    whole = "datum.value % 1 ? '' : format(datum.value, ',d')"
    return alt.Axis(title=title, tickMinStep=1, tickCount=6, labelExpr=whole, titleLimit=0)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def finished(chart: Any, alternative: str, rows: Iterable[str]) -> Any:
    """Return ``chart`` with its size, alternative text and the common style.

    Args:
        alternative: what the chart says, for people who do not see it.
        rows: the labels of its rows; the height follows from their number and their lines. The
            height of one row, in pixels, stands in ``usermeta.step`` for pages that show fewer.
    """
    labels = list(dict.fromkeys(rows))
    lines = max((text.count("\n") + 1 for text in labels), default=1)
    step = max(ROW, lines * LINE + 5)
    return (
        chart.properties(
            width=WIDTH,
            height=step * max(len(labels), 1),
            description=alternative,
            usermeta={"step": step},
        )
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
