"""Pictures of shares: who emphasizes what, and how certain it is."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from curation.explore.charts.style import (
    PERCENT,
    columns_axis,
    finished,
    label,
    listed,
    rows_axis,
    upright,
)
from curation.explore.colours import SEQUENCE, VERDICTS

CHOSEN = (
    "(!length(chosen_muscles) || indexof(chosen_muscles, datum.muscle) >= 0)"
    " && (!chosen_source || datum.source === chosen_source)"
)
"""Vega expression: whether a tile belongs to what the reader chose; everything where nothing is."""
MARKS = {"more": "▲", "less": "▼"}


def heat_map(emphasis: pd.DataFrame) -> Any:
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
    base = alt.Chart(table[columns]).encode(
        x=alt.X("column:N", sort=None, axis=columns_axis("Source")),
        y=alt.Y("row:N", sort=list(totals.index), axis=rows_axis("Muscle")),
        opacity=alt.condition(CHOSEN, alt.value(1), alt.value(0.2)),
    )
    tiles = base.mark_rect(stroke="#ffffff", cursor="pointer").encode(
        color=alt.Color(
            "share:Q",
            scale=alt.Scale(range=list(SEQUENCE), domainMin=0),
            legend=alt.Legend(
                title="Share of the source's exercises",
                format=PERCENT,
                orient="top",
                titleLimit=0,
                gradientLength=160,
            ),
        ),
        tooltip=[
            alt.Tooltip("source:N", title="Source"),
            alt.Tooltip("name:N", title="Muscle"),
            alt.Tooltip("exercises:Q", title="Exercises"),
            alt.Tooltip("of:Q", title="of"),
            alt.Tooltip("share:Q", title="Share", format=PERCENT),
            alt.Tooltip("low:Q", title="95 % interval from", format=PERCENT),
            alt.Tooltip("high:Q", title="to", format=PERCENT),
            alt.Tooltip("lift:Q", title="Times the corpus share", format=".2f"),
            alt.Tooltip("verdict:N", title="Against the other sources"),
        ],
    )
    marks = base.mark_text(fontSize=9, cursor="pointer").encode(
        text="mark:N",
        color=alt.condition("datum.light", alt.value("#ffffff"), alt.value("#222222")),
    )
    told = table[table.verdict.isin(MARKS)].sort_values(["source", "rank"])
    certain = (
        f"{row.source} names the {row.name.lower()} {row.verdict} often"
        for row in told[["source", "name", "verdict"]].itertuples(index=False)
    )
    text = listed(certain) if len(told) else "No difference is certain with so few exercises."
    return finished(
        alt.layer(tiles, marks).add_params(
            alt.param(name="chosen_muscles", value=[]), alt.param(name="chosen_source", value="")
        ),
        f"Share of exercises by source and muscle. {text}",
        table.row,
    )


def lollipops(shares: pd.DataFrame, scope: str = "all exercises") -> Any:
    """Draw shares of one group with their 95 % intervals, the largest first.

    Args:
        shares: rows of ``curation.explore.shares`` for one group.
        scope: whose exercises these are, for the axis.
    """
    table = lollipop_rows(shares)
    base = alt.Chart(table).encode(
        y=alt.Y("row:N", sort=list(table.row), axis=rows_axis()),
        tooltip=[
            alt.Tooltip("name:N", title="Muscle"),
            alt.Tooltip("exercises:Q", title="Exercises"),
            alt.Tooltip("of:Q", title="of"),
            alt.Tooltip("share:Q", title="Share", format=PERCENT),
            alt.Tooltip("low:Q", title="95 % interval from", format=PERCENT),
            alt.Tooltip("high:Q", title="to", format=PERCENT),
            alt.Tooltip("place:N", title="Rank"),
        ],
    )
    axis_of_shares = alt.Axis(format=PERCENT, title=f"Share of {scope}", tickCount=5)
    spans = base.mark_rule(color="#7f7f7f", strokeWidth=2).encode(
        x=alt.X("low:Q", axis=axis_of_shares, scale=alt.Scale(domainMin=0)), x2="high:Q"
    )
    points = base.mark_point(filled=True, size=80, color=SEQUENCE[4], opacity=1, cursor="pointer")
    texts = (
        f"{row.name} {row.share:.0%} ({row.low:.0%} to {row.high:.0%})"
        for row in table[["name", "share", "low", "high"]].itertuples(index=False)
    )
    return finished(
        alt.layer(spans, points.encode(x="share:Q")),
        f"Share of {scope} by muscle with 95 % intervals: {listed(texts)}",
        table.row,
    )


def lollipop_rows(shares: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that ``lollipops`` draws, with the rank of each muscle in words."""
    shown = shares[shares.exercises > 0].sort_values(["share", "name"], ascending=[False, True])
    table = shown.assign(
        row=shown.name.map(label), place=[_place(row) for row in shown.itertuples()]
    )
    return table.drop(columns=["rank_best", "rank_worst", "rank"])


def comparison(compared: pd.DataFrame, one: str, other: str) -> Any:
    """Draw the differences between two sources with their intervals.

    Args:
        compared: as ``curation.explore.compare`` returns it.
        one, other: the sources' names; ``one`` is to the right of zero.
    """
    table = compared.assign(row=compared.name.map(label))
    base = alt.Chart(table).encode(
        y=alt.Y("row:N", sort=list(table.row), axis=rows_axis()),
        color=alt.Color(
            "verdict:N",
            scale=alt.Scale(domain=list(VERDICTS), range=list(VERDICTS.values())),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("name:N", title="Muscle"),
            alt.Tooltip("share_one:Q", title=one, format=PERCENT),
            alt.Tooltip("share_other:Q", title=other, format=PERCENT),
            alt.Tooltip("verdict:N", title="Verdict"),
        ],
    )
    title = f"Share in {one} minus share in {other}"
    shared = alt.X("low:Q", axis=alt.Axis(format="+.0%", title=title, tickCount=5))
    spans = base.mark_rule(strokeWidth=2).encode(x=shared, x2="high:Q")
    points = base.mark_point(filled=True, size=80, opacity=1).encode(x="difference:Q")
    zero = alt.Chart(pd.DataFrame({"x": [0]})).mark_rule(color="#5b5b5b").encode(x="x:Q")
    texts = (
        f"{row.name} {row.difference:+.0%}, {row.verdict}"
        for row in table[["name", "difference", "verdict"]].itertuples(index=False)
    )
    return finished(alt.layer(zero, spans, points), f"{title}: {listed(texts)}", table.row)


def _place(row: Any) -> str:
    if pd.isna(row.rank_best):
        return "too few to tell"
    if row.rank_best == row.rank_worst:
        return str(row.rank_best)
    return f"between {row.rank_best} and {row.rank_worst}: too few to tell"
