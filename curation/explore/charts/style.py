"""How every chart looks, and how labels are broken so that none is cut."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

import pandas as pd

from curation.explore.charts.chart import ROWS, SCHEMA, Chart, Spec
from curation.explore.colours import INK, PAPER

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
TEXTS = {
    "labelFontSize": 11,
    "labelColor": INK,
    "titleFontSize": 11,
    "titleColor": INK,
    "titleFontWeight": "normal",
}
CONFIG: Spec = {
    "font": FONT,
    "background": PAPER,
    "view": {"stroke": None},
    "axis": {**TEXTS, "grid": False},
    "legend": TEXTS,
}


def label(text: str) -> str:
    """Return ``text`` broken into short lines; only what is longer than three or so is shortened."""
    return "\n".join(textwrap.wrap(_shortened(text, LONGEST_LABEL), LABEL_WIDTH)) or "(unnamed)"


def upright(text: str) -> str:
    """Return ``text`` as the label of a column, in one line."""
    return _shortened(text, LONGEST_UPRIGHT) or "(unnamed)"


def rows_axis(title: str | None = None) -> Spec:
    """Return a vertical axis of names: no label is cut or left out, lines stand around the row."""
    lines = f"length({LINES})"
    return {
        "title": title,
        "labelExpr": LINES,
        "labelLimit": 0,
        "labelOverlap": False,
        "ticks": False,
        "labelOffset": {
            "condition": [
                {"test": f"{lines} == {count}", "value": -LINE * (count - 1) / 2}
                for count in (2, 3, 4)
            ],
            "value": 0,
        },
    }


def columns_axis(title: str | None = None) -> Spec:
    """Return a horizontal axis of names that stand upright."""
    return {
        "title": title,
        "labelAngle": -90,
        "labelLimit": 0,
        "labelOverlap": False,
        "ticks": False,
    }


def counts_axis(title: str) -> Spec:
    """Return an axis of numbers of things, which has whole numbers only."""
    whole = "datum.value % 1 ? '' : format(datum.value, ',d')"
    return {"title": title, "tickMinStep": 1, "tickCount": 6, "labelExpr": whole, "titleLimit": 0}


def colour_legend(title: str, **more: Any) -> Spec:
    """Return the legend of a scale of colours, above the chart."""
    return {"title": title, "orient": "top", "titleLimit": 0, "gradientLength": 160, **more}


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def finished(drawn: Spec, rows: pd.DataFrame, alternative: str) -> Chart:
    """Return a chart with its size, alternative text and the common style.

    Args:
        drawn: the marks and encodings of a Vega-Lite specification.
        rows: what it draws; the column "row" holds the labels of the chart's rows. The height
            follows from their number and their lines. The height of one row, in pixels, stands in
            ``usermeta.step`` for pages that show fewer.
        alternative: what the chart says, for people who do not see it.
    """
    labels = list(dict.fromkeys(rows.row))
    lines = max((text.count("\n") + 1 for text in labels), default=1)
    step = max(ROW, lines * LINE + 5)
    spec = {
        "$schema": SCHEMA,
        "config": CONFIG,
        "data": {"name": ROWS},
        "width": WIDTH,
        "height": step * max(len(labels), 1),
        "description": alternative,
        "usermeta": {"step": step},
        **drawn,
    }
    return Chart(spec, rows)


def listed(texts: Iterable[str], most: int = 5) -> str:
    """Return texts as one sentence, the first ``most`` of them."""
    every = list(texts)
    more = len(every) - most
    return "; ".join(every[:most]) + (f"; and {more} more" if more > 0 else "") + "."
