"""Pictures of shares: who emphasizes what, and how certain it is."""

from __future__ import annotations

from typing import Any

import pandas as pd

from curation.explore.charts.chart import Chart, Spec, layer, nominal, quantitative
from curation.explore.charts.style import (
    PERCENT,
    colour_legend,
    columns_axis,
    finished,
    label,
    listed,
    rows_axis,
    upright,
)
from curation.explore.colours import INK, PAPER, SEQUENCE, VERDICTS

CHOSEN = (
    "(!length(chosen_muscles) || indexof(chosen_muscles, datum.muscle) >= 0)"
    " && (!chosen_source || datum.source === chosen_source)"
)
"""Vega expression: whether a tile belongs to what the reader chose; everything where nothing is."""
MARKS = {"more": "▲", "less": "▼"}
POINT: Spec = {"type": "point", "filled": True, "size": 80, "opacity": 1}
COUNTED = [
    quantitative("exercises", title="Exercises"),
    quantitative("of", title="of"),
    quantitative("share", title="Share", format=PERCENT),
    quantitative("low", title="95 % interval from", format=PERCENT),
    quantitative("high", title="to", format=PERCENT),
]


def heat_map(emphasis: pd.DataFrame) -> Chart:
    """Draw the share of each source's exercises by muscle; a triangle marks a difference that holds.

    Its parameters ``chosen_muscles`` and ``chosen_source`` fade all other tiles.

    Args:
        emphasis: as ``curation.explore.emphasis`` returns it, with sources as groups.
    """
    table = emphasis.assign(
        row=emphasis.name.map(label),
        column=emphasis.source.map(upright),
        mark=emphasis.verdict.map(MARKS).fillna(""),
        light=emphasis.share > 0.45,
    )
    columns = ["muscle", "name", "source", "row", "column", "mark", "light", "exercises", "of",
               "share", "low", "high", "lift", "verdict"]  # fmt: skip
    totals = table.groupby("row").exercises.sum().sort_values(ascending=False, kind="stable")
    places: Spec = {
        "x": nominal("column", sort=None, axis=columns_axis("Source")),
        "y": nominal("row", sort=list(totals.index), axis=rows_axis("Muscle")),
        "opacity": _where(CHOSEN, 1, 0.2),
    }
    tiles = layer(
        {"type": "rect", "stroke": PAPER, "cursor": "pointer"},
        color=quantitative(
            "share",
            scale={"range": list(SEQUENCE), "domainMin": 0},
            legend=colour_legend("Share of the source's exercises", format=PERCENT),
        ),
        tooltip=[
            nominal("source", title="Source"),
            nominal("name", title="Muscle"),
            *COUNTED,
            quantitative("lift", title="Times the corpus share", format=".2f"),
            nominal("verdict", title="Against the other sources"),
        ],
        **places,
    )
    marks = layer(
        {"type": "text", "fontSize": 9, "cursor": "pointer"},
        text=nominal("mark"),
        color=_where("datum.light", PAPER, INK),
        **places,
    )
    told = table[table.verdict.isin(MARKS)].sort_values(["source", "rank"])
    certain = (
        f"{row.source} names the {row.name.lower()} {row.verdict} often"
        for row in told[["source", "name", "verdict"]].itertuples(index=False)
    )
    text = listed(certain) if len(told) else "No difference is certain with so few exercises."
    chosen = [{"name": "chosen_muscles", "value": []}, {"name": "chosen_source", "value": ""}]
    return finished(
        {"layer": [tiles, marks], "params": chosen},
        table[columns],
        f"Share of exercises by source and muscle. {text}",
    )


def lollipops(shares: pd.DataFrame, scope: str = "all exercises") -> Chart:
    """Draw shares of one group with their 95 % intervals, the largest first.

    Args:
        shares: rows of ``curation.explore.shares`` for one group.
        scope: whose exercises these are, for the axis.
    """
    table = lollipop_rows(shares)
    shared: Spec = {
        "y": nominal("row", sort=list(table.row), axis=rows_axis()),
        "tooltip": [nominal("name", title="Muscle"), *COUNTED, nominal("place", title="Rank")],
    }
    axis = {"format": PERCENT, "title": f"Share of {scope}", "tickCount": 5}
    spans = layer(
        {"type": "rule", "color": "#7f7f7f", "strokeWidth": 2},
        x=quantitative("low", axis=axis, scale={"domainMin": 0}),
        x2={"field": "high"},
        **shared,
    )
    points = layer(
        {**POINT, "color": SEQUENCE[4], "cursor": "pointer"}, x=quantitative("share"), **shared
    )
    texts = (
        f"{row.name} {row.share:.0%} ({row.low:.0%} to {row.high:.0%})"
        for row in table[["name", "share", "low", "high"]].itertuples(index=False)
    )
    return finished(
        {"layer": [spans, points]},
        table,
        f"Share of {scope} by muscle with 95 % intervals: {listed(texts)}",
    )


def lollipop_rows(shares: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that ``lollipops`` draws, with the rank of each muscle in words."""
    shown = shares[shares.exercises > 0].sort_values(["share", "name"], ascending=[False, True])
    places = [
        _place(best, worst) for best, worst in zip(shown.rank_best, shown.rank_worst, strict=True)
    ]
    table = shown.assign(row=shown.name.map(label), place=places)
    return table.drop(columns=["rank_best", "rank_worst", "rank"])


def comparison(compared: pd.DataFrame, one: str, other: str) -> Chart:
    """Draw the differences between two sources with their intervals.

    Args:
        compared: as ``curation.explore.compare`` returns it.
        one, other: the sources' names; ``one`` is to the right of zero.
    """
    table = compared.assign(row=compared.name.map(label))
    title = [f"Share in {one}", f"minus share in {other}"]
    texts = (
        f"{row.name} {row.difference:+.0%}, {row.verdict}"
        for row in table[["name", "difference", "verdict"]].itertuples(index=False)
    )
    return finished(
        comparison_spec(title, one, other, list(table.row)),
        table,
        f"{' '.join(title)}: {listed(texts)}",
    )


def comparison_spec(title: list[str], one: str, other: str, order: list[str]) -> Spec:
    """Return the marks and encodings of ``comparison``.

    Args:
        title: lines of the axis's title.
        one, other: what the two sides are called.
        order: the labels of the rows from top to bottom.
    """
    colours = {"domain": list(VERDICTS), "range": list(VERDICTS.values())}
    shared: Spec = {
        "y": nominal("row", sort=order, axis=rows_axis()),
        "color": nominal("verdict", scale=colours, legend=None),
        "tooltip": [
            nominal("name", title="Muscle"),
            quantitative("share_one", title=one, format=PERCENT),
            quantitative("share_other", title=other, format=PERCENT),
            nominal("verdict", title="Verdict"),
        ],
    }
    signed = "datum.value ? format(datum.value, '+.0%') : '0%'"
    axis = {"labelExpr": signed, "title": title, "tickCount": 5}
    zero = layer({"type": "rule", "color": "#5b5b5b"}, x={"datum": 0})
    spans = layer(
        {"type": "rule", "strokeWidth": 2},
        x=quantitative("low", axis=axis),
        x2={"field": "high"},
        **shared,
    )
    points = layer(POINT, x=quantitative("difference"), **shared)
    return {"layer": [zero, spans, points]}


def _where(test: str, then: Any, otherwise: Any) -> Spec:
    """Return an encoding by a test of each row."""
    return {"condition": {"test": test, "value": then}, "value": otherwise}


def _place(best: Any, worst: Any) -> str:
    if pd.isna(best):
        return "too few to tell"
    if best == worst:
        return str(best)
    return f"between {best} and {worst}: too few to tell"
