"""Pictures of what goes together, how long it is held, what is missing, and where sources agree."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from curation.explore.charts.style import (
    PERCENT,
    columns_axis,
    counts_axis,
    finished,
    label,
    listed,
    rows_axis,
    upright,
)
from curation.explore.colours import AGREEMENT, SEQUENCE

COVERAGE = {"none": "#8f2d00", "few": "#e0a33e", "enough": "#155a96"}
FIELD_NAMES = {"hold_seconds": "hold"}


def pair_map(pairs: pd.DataFrame) -> Any:
    """Draw how often two muscles are targeted together; the colour counts exercises.

    Args:
        pairs: as ``curation.explore.co_targets`` returns it.
    """
    table = pairs.assign(
        row=pairs[["one_name", "other_name"]].min(axis=1).map(label),
        column=pairs[["one_name", "other_name"]].max(axis=1).map(upright),
    )
    columns = ["one", "other", "one_name", "other_name", "row", "column", "both", "expected",
               "lift", "verdict"]  # fmt: skip
    chart = (
        alt.Chart(table[columns])
        .mark_rect(stroke="#ffffff", cursor="pointer")
        .encode(
            x=alt.X("column:N", sort="ascending", axis=columns_axis()),
            y=alt.Y("row:N", sort="ascending", axis=rows_axis()),
            color=alt.Color(
                "both:Q",
                scale=alt.Scale(range=list(SEQUENCE), domainMin=0),
                legend=alt.Legend(
                    title="Exercises that target both", orient="top", titleLimit=0,
                    gradientLength=160, tickMinStep=1, tickCount=6, format="d",
                ),
            ),
            tooltip=[
                alt.Tooltip("one_name:N", title="Muscle"),
                alt.Tooltip("other_name:N", title="with"),
                alt.Tooltip("both:Q", title="Exercises"),
                alt.Tooltip("expected:Q", title="by chance", format=".1f"),
                alt.Tooltip("verdict:N", title="Together against apart"),
            ],
        )
    )  # fmt: skip
    texts = (
        f"{row.one_name} with {row.other_name.lower()} in {row.both}" for row in table.itertuples()
    )
    return finished(chart, f"Exercises that target two muscles: {listed(texts)}", table.row)


def hold_ranges(holds: pd.DataFrame, by: str = "entry") -> Any:
    """Draw the stated holds in seconds, a row for each entry or source, larger where more say so.

    Args:
        holds: as ``curation.explore.hold_ranges`` returns it.
        by: "entry" or "source".
    """
    # A logarithm has no zero: "0 to 30 seconds" is drawn from one second on.
    table = holds.assign(
        row=holds[by].map(label), left=holds.low.clip(lower=1), right=holds.high.clip(lower=1)
    )
    order = table.groupby("row").exercises.sum().sort_values(ascending=False, kind="stable").index
    seconds = alt.Axis(title="Hold in seconds (logarithmic)", tickCount=5, format="d")
    scale = alt.Scale(type="log", nice=False, padding=12)
    detail = ["stretch_id:N"] if by == "entry" else []
    base = alt.Chart(table).encode(
        y=alt.Y("row:N", sort=list(order), axis=rows_axis()),
        detail=detail,
        tooltip=[
            alt.Tooltip(f"{by}:N", title=by.capitalize()),
            alt.Tooltip("low:Q", title="Seconds from"),
            alt.Tooltip("high:Q", title="to"),
            alt.Tooltip("open_ended:N", title="Only one bound stated"),
            alt.Tooltip("sum(exercises):Q", title="Exercises"),
        ],
    )
    size = alt.Size("sum(exercises):Q", legend=None, scale=alt.Scale(range=[40, 260]))
    spans = base.mark_rule(color=SEQUENCE[3], strokeWidth=3, opacity=0.6).encode(
        x=alt.X("left:Q", axis=seconds, scale=scale), x2="right:Q"
    )
    points = base.mark_point(filled=True, color=SEQUENCE[4], opacity=0.85).encode(size=size)
    texts = (
        f"{row[0]} {row[1]:g} to {row[2]:g}"
        for row in table[[by, "low", "high"]].itertuples(index=False)
    )
    return finished(
        alt.layer(spans, points.encode(x="left:Q"), points.encode(x="right:Q")),
        f"Hold times in seconds by {by}: {listed(texts)}",
        table.row,
    )


def coverage(gaps: pd.DataFrame) -> Any:
    """Draw how many exercises reach each muscle, the least covered first.

    Args:
        gaps: rows of ``curation.explore.muscle_gaps``.
    """
    table = gaps.assign(row=gaps.name.map(label))
    chart = (
        alt.Chart(table)
        .mark_bar(cursor="pointer")
        .encode(
            x=alt.X(
                "exercises:Q",
                axis=counts_axis("Exercises"),
            ),
            y=alt.Y("row:N", sort=list(table.row), axis=rows_axis()),
            color=alt.Color(
                "coverage:N",
                scale=alt.Scale(domain=list(COVERAGE), range=list(COVERAGE.values())),
                legend=alt.Legend(title="Coverage", orient="top"),
            ),
            tooltip=[
                alt.Tooltip("name:N", title="Muscle"),
                alt.Tooltip("exercises:Q", title="Exercises"),
                alt.Tooltip("entries:Q", title="Entries"),
                alt.Tooltip("sources:Q", title="Sources"),
            ],
        )
    )
    thin = (
        f"{row.name} {row.exercises}"
        for row in table[["name", "exercises"]].itertuples(index=False)
    )
    return finished(chart, f"Exercises that reach each muscle: {listed(thin)}", table.row)


def agreement_bars(verdicts: pd.DataFrame) -> Any:
    """Draw for each field on how many entries the articles agree.

    Args:
        verdicts: as ``curation.explore.entry_agreement`` returns it.
    """
    table = verdicts.assign(
        row=verdicts.field.replace(FIELD_NAMES),
        place=verdicts.verdict.map({verdict: place for place, verdict in enumerate(AGREEMENT)}),
    )
    chart = (
        alt.Chart(table)
        .mark_bar()
        .encode(
            x=alt.X("count():Q", axis=counts_axis("Entries")),
            y=alt.Y("row:N", sort=list(dict.fromkeys(table.row)), axis=rows_axis()),
            order=alt.Order("place:Q"),
            color=alt.Color(
                "verdict:N",
                scale=alt.Scale(domain=list(AGREEMENT), range=list(AGREEMENT.values())),
                legend=alt.Legend(title=None, orient="top"),
            ),
            tooltip=[
                alt.Tooltip("row:N", title="Field"),
                alt.Tooltip("verdict:N", title="Verdict"),
                alt.Tooltip("count():Q", title="Entries"),
            ],
        )
    )
    grouped = table.groupby("row", sort=False).verdict
    texts = (f"{field} {(of == 'same').sum()} of {len(of)}" for field, of in grouped)
    return finished(
        chart,
        f"Entries on which articles say the same: {listed(texts, 7)}",
        table.row,
    )


def agreement_map(pairs: pd.DataFrame) -> Any:
    """Draw how often each two sources say the same of one entry.

    Args:
        pairs: as ``curation.explore.source_agreement`` returns it.
    """
    table = pairs.assign(row=pairs.one.map(label), column=pairs.other.map(upright))
    chart = (
        alt.Chart(table)
        .mark_rect(stroke="#ffffff")
        .encode(
            x=alt.X("column:N", sort="ascending", axis=columns_axis()),
            y=alt.Y("row:N", sort="ascending", axis=rows_axis()),
            color=alt.Color(
                "share:Q",
                scale=alt.Scale(range=list(SEQUENCE), domain=[0, 1]),
                legend=alt.Legend(
                    title="Same value, share of fields that both state", format=PERCENT,
                    orient="top", titleLimit=0, gradientLength=160,
                ),
            ),
            tooltip=[
                alt.Tooltip("one:N", title="Source"),
                alt.Tooltip("other:N", title="and"),
                alt.Tooltip("same:Q", title="Same"),
                alt.Tooltip("compared:Q", title="of"),
                alt.Tooltip("low:Q", title="95 % interval from", format=PERCENT),
                alt.Tooltip("high:Q", title="to", format=PERCENT),
            ],
        )
    )  # fmt: skip
    once = table[table.one < table.other].sort_values("share", kind="stable")
    texts = (f"{row.one} and {row.other} {row.same} of {row.compared}" for row in once.itertuples())
    return finished(
        chart,
        f"How often two sources agree, least first: {listed(texts)}",
        table.row,
    )


def outcomes(table: pd.DataFrame, verdict: str, title: str) -> Any:
    """Draw how many muscles of entries have each outcome: kept or dropped, confirmed or not.

    Args:
        table: as ``raw_against_curated`` or ``against_reference`` returns it.
        verdict: its column "outcome" or "relation".
        title: of the axis of counts.
    """
    counts = table[verdict].value_counts()
    rows = table.assign(row=table[verdict].map(label))
    chart = (
        alt.Chart(rows)
        .mark_bar(color=SEQUENCE[4])
        .encode(
            x=alt.X(
                "count():Q",
                axis=counts_axis(title),
            ),
            y=alt.Y("row:N", sort=[label(name) for name in counts.index], axis=rows_axis()),
            tooltip=[
                alt.Tooltip(f"{verdict}:N", title="Outcome"),
                alt.Tooltip("count():Q", title=title),
            ],
        )
    )
    texts = (f"{name} {count}" for name, count in counts.items())
    return finished(chart, f"{title}: {listed(texts)}", rows.row)
