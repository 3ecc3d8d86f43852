"""Pictures of what goes together, how long it is held, what is missing, and where sources agree."""

from __future__ import annotations

import pandas as pd

from curation.explore.charts.chart import Chart, Spec, counted, layer, nominal, quantitative
from curation.explore.charts.style import (
    PERCENT,
    colour_legend,
    columns_axis,
    counts_axis,
    finished,
    label,
    listed,
    rows_axis,
    upright,
)
from curation.explore.colours import AGREEMENT, PAPER, SEQUENCE

COVERAGE = {"none": "#8f2d00", "wider only": "#7f7f7f", "few": "#e0a33e", "enough": "#155a96"}
FIELD_NAMES = {"hold_seconds": "hold"}
GRID: Spec = {
    "x": nominal("column", sort="ascending", axis=columns_axis()),
    "y": nominal("row", sort="ascending", axis=rows_axis()),
}


def pair_map(pairs: pd.DataFrame) -> Chart:
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
    legend = colour_legend("Exercises that target both", tickMinStep=1, tickCount=6, format=",d")
    drawn = layer(
        {"type": "rect", "stroke": PAPER, "cursor": "pointer"},
        color=quantitative("both", scale={"range": list(SEQUENCE), "domainMin": 0}, legend=legend),
        tooltip=[
            nominal("one_name", title="Muscle"),
            nominal("other_name", title="with"),
            quantitative("both", title="Exercises"),
            quantitative("expected", title="by chance", format=".1f"),
            nominal("verdict", title="Together against apart"),
        ],
        **GRID,
    )
    texts = (
        f"{row.one_name} with {row.other_name.lower()} in {row.both}" for row in table.itertuples()
    )
    return finished(drawn, table[columns], f"Exercises that target two muscles: {listed(texts)}")


def hold_ranges(holds: pd.DataFrame, by: str = "entry") -> Chart:
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
    seconds = {"title": "Hold in seconds (logarithmic)", "tickCount": 5, "format": "d"}
    scale = {"type": "log", "nice": False, "padding": 12}
    shared: Spec = {
        "y": nominal("row", sort=list(order), axis=rows_axis()),
        "detail": [nominal("stretch_id")] if by == "entry" else [],
        "tooltip": [
            nominal(by, title=by.capitalize()),
            quantitative("low", title="Seconds from"),
            quantitative("high", title="to"),
            nominal("open_ended", title="Only one bound stated"),
            counted("sum", "exercises", title="Exercises"),
        ],
    }
    size = counted("sum", "exercises", legend=None, scale={"range": [40, 260]})
    dot = {"type": "point", "filled": True, "color": SEQUENCE[4], "opacity": 0.85}
    spans = layer(
        {"type": "rule", "color": SEQUENCE[3], "strokeWidth": 3, "opacity": 0.6},
        x=quantitative("left", axis=seconds, scale=scale),
        x2={"field": "right"},
        **shared,
    )
    ends = [layer(dot, x=quantitative(end), size=size, **shared) for end in ("left", "right")]
    texts = (
        f"{row[0]} {row[1]:g} to {row[2]:g}"
        for row in table[[by, "low", "high"]].itertuples(index=False)
    )
    return finished(
        {"layer": [spans, *ends]}, table, f"Hold times in seconds by {by}: {listed(texts)}"
    )


def coverage(gaps: pd.DataFrame) -> Chart:
    """Draw how many exercises reach each muscle, the least covered first.

    Args:
        gaps: rows of ``curation.explore.muscle_gaps``.
    """
    table = gaps.assign(row=gaps.name.map(label))
    shown = {name: colour for name, colour in COVERAGE.items() if name in set(table.coverage)}
    colours = {"domain": list(shown), "range": list(shown.values())}
    drawn = layer(
        {"type": "bar", "cursor": "pointer"},
        x=quantitative("exercises", axis=counts_axis("Exercises")),
        y=nominal("row", sort=list(table.row), axis=rows_axis()),
        color=nominal("coverage", scale=colours, legend={"title": "Coverage", "orient": "top"}),
        tooltip=[
            nominal("name", title="Muscle"),
            quantitative("exercises", title="Exercises"),
            quantitative("entries", title="Entries"),
            quantitative("sources", title="Sources"),
        ],
    )
    thin = (
        f"{row.name} {row.exercises}"
        for row in table[["name", "exercises"]].itertuples(index=False)
    )
    return finished(drawn, table, f"Exercises that reach each muscle: {listed(thin)}")


def agreement_bars(verdicts: pd.DataFrame) -> Chart:
    """Draw for each field on how many entries the articles agree.

    Args:
        verdicts: as ``curation.explore.entry_agreement`` returns it.
    """
    table = verdicts.assign(
        row=verdicts.field.replace(FIELD_NAMES),
        place=verdicts.verdict.map({verdict: place for place, verdict in enumerate(AGREEMENT)}),
    )
    colours = {"domain": list(AGREEMENT), "range": list(AGREEMENT.values())}
    drawn = layer(
        {"type": "bar"},
        x=counted("count", axis=counts_axis("Entries")),
        y=nominal("row", sort=list(dict.fromkeys(table.row)), axis=rows_axis()),
        order=quantitative("place"),
        color=nominal("verdict", scale=colours, legend={"title": None, "orient": "top"}),
        tooltip=[
            nominal("row", title="Field"),
            nominal("verdict", title="Verdict"),
            counted("count", title="Entries"),
        ],
    )
    grouped = table.groupby("row", sort=False).verdict
    texts = (f"{field} {(of == 'same').sum()} of {len(of)}" for field, of in grouped)
    return finished(drawn, table, f"Entries on which articles say the same: {listed(texts, 7)}")


def agreement_map(pairs: pd.DataFrame) -> Chart:
    """Draw how often each two sources say the same of one entry.

    Args:
        pairs: as ``curation.explore.source_agreement`` returns it.
    """
    table = pairs.assign(row=pairs.one.map(label), column=pairs.other.map(upright))
    legend = colour_legend("Same value, share of fields that both state", format=PERCENT)
    drawn = layer(
        {"type": "rect", "stroke": PAPER},
        color=quantitative(
            "share", scale={"range": list(SEQUENCE), "domain": [0, 1]}, legend=legend
        ),
        tooltip=[
            nominal("one", title="Source"),
            nominal("other", title="and"),
            quantitative("same", title="Same"),
            quantitative("compared", title="of"),
            quantitative("low", title="95 % interval from", format=PERCENT),
            quantitative("high", title="to", format=PERCENT),
        ],
        **GRID,
    )
    once = table[table.one < table.other].sort_values("share", kind="stable")
    texts = (f"{row.one} and {row.other} {row.same} of {row.compared}" for row in once.itertuples())
    return finished(drawn, table, f"How often two sources agree, least first: {listed(texts)}")


def outcomes(table: pd.DataFrame, verdict: str, title: str) -> Chart:
    """Draw how many muscles of entries have each outcome: kept or dropped, confirmed or not.

    Args:
        table: as ``raw_against_curated`` or ``against_reference`` returns it.
        verdict: its column "outcome" or "relation".
        title: of the axis of counts.
    """
    counts = table[verdict].value_counts()
    order = [label(name) for name in counts.index]
    drawn = layer(
        {"type": "bar", "color": SEQUENCE[4]},
        x=counted("count", axis=counts_axis(title)),
        y=nominal("row", sort=order, axis=rows_axis()),
        tooltip=[nominal(verdict, title="Outcome"), counted("count", title=title)],
    )
    texts = (f"{name} {count}" for name, count in counts.items())
    return finished(drawn, table.assign(row=table[verdict].map(label)), f"{title}: {listed(texts)}")
