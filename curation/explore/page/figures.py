"""The charts of a page: each with its rows, with what it leaves out, and with how it is narrowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from curation.explore import charts
from curation.explore.agreement import entry_agreement, source_agreement
from curation.explore.charts.chart import Chart
from curation.explore.contrasts import against_reference, raw_against_curated
from curation.explore.emphasis import emphasis, shares
from curation.explore.frames import Frames
from curation.explore.gaps import entry_gaps, muscle_gaps
from curation.explore.holds import hold_ranges
from curation.explore.page import limits
from curation.explore.page.limits import LeftOut
from curation.explore.pairs import co_targets

MUSCLE = {"muscle": ("muscle",)}
SOURCE = {"source": ("source",)}
ENTRY = {"entry": ("stretch_id",)}
TRIANGLES = (
    "▲ more and ▼ less often than in all other sources; where there is no triangle, the exercises "
    "are too few to tell, or the shares are alike."
)
DIFFERENCE = (
    "muscle", "name", "row", "exercises_one", "of_one", "share_one", "exercises_other", "of_other",
    "share_other", "difference", "low", "high", "verdict",
)  # fmt: skip
OTHERS = "all other sources"
"""What the sources beside those that are drawn are called together."""
COMPARED = (
    "Only values that two articles state about one entry are compared; inferred ones are not."
)


@dataclass(frozen=True)
class Figure:
    """One chart of the page.

    Attributes:
        key: id of its place on the page.
        keys: "muscle", "source", "entry" or "scope" -> the columns by which a reader's choice
            narrows the rows and a click on the chart makes one.
        note: a sentence below it: what it leaves out, what cannot be told.
        rows: the rows that the page chooses from; the chart's own where None.
        fades: the chart keeps its rows and fades those that were not chosen.
    """

    key: str
    chart: Chart
    keys: Mapping[str, tuple[str, ...]]
    note: str = ""
    rows: pd.DataFrame | None = None
    fades: bool = False


def figures(
    frames: Frames, sources: Sequence[str], everywhere: pd.DataFrame
) -> tuple[list[Figure], list[LeftOut]]:
    """Return the charts of a page and what they leave out.

    Args:
        everywhere: the shares of the whole corpus.
    """
    muscles = limits.drawn_muscles(everywhere)
    left_out = [
        LeftOut("Sources in charts", len(sources), frames.exercises.source.nunique()),
        LeftOut("Muscles in charts", len(muscles), len(everywhere)),
    ]
    found = [
        *_share_figures(frames, everywhere, muscles, sources),
        _difference_figure(),
        *_structure_figures(frames, muscles, sources),
        *_agreement_figures(frames, sources),
    ]
    return found, left_out


def _share_figures(
    frames: Frames, everywhere: pd.DataFrame, muscles: Sequence[str], sources: Sequence[str]
) -> list[Figure]:
    told = emphasis(frames, only=sources)
    drawn = told[told.muscle.isin(muscles)]
    scoped = _scoped_shares(frames, everywhere, sources)
    rows = charts.lollipop_rows(scoped[scoped.muscle.isin(muscles)])
    corpus = everywhere[everywhere.muscle.isin(muscles)]
    return [
        Figure("heat", charts.heat_map(drawn), {**MUSCLE, **SOURCE}, TRIANGLES, fades=True),
        Figure(
            "shares",
            charts.lollipops(corpus, "exercises"),
            {**MUSCLE, "scope": ("scope",)},
            _silent(frames),
            rows,
        ),
    ]


def _difference_figure() -> Figure:
    """Return the comparison of two sources, whose rows, order and titles the page sets itself."""
    nothing = pd.DataFrame(columns=list(DIFFERENCE), dtype=object)
    return Figure("difference", charts.comparison(nothing, "one", "other"), MUSCLE)


def _structure_figures(
    frames: Frames, muscles: Sequence[str], sources: Sequence[str]
) -> list[Figure]:
    pairs = co_targets(frames)
    pairs = pairs[pairs.one.isin(muscles) & pairs.other.isin(muscles)]
    holds = _holds(frames, sources)
    named_holds = holds[holds.source != OTHERS]
    gaps = muscle_gaps(frames)
    reached = gaps[gaps.exercises > 0].head(limits.MUSCLES)
    unreached = ", ".join(gaps[gaps.exercises == 0].name.str.lower())
    told = f"No exercise reaches: {unreached}." if unreached else ""
    by_source = charts.hold_ranges(named_holds, "source")
    return [
        Figure("pairs", charts.pair_map(pairs), {"muscle": ("one", "other")}),
        Figure("holds", charts.hold_ranges(holds), {**ENTRY, **SOURCE}),
        Figure("holds_by_source", by_source, {**SOURCE, **ENTRY}),
        Figure("coverage", charts.coverage(reached), MUSCLE, told),
        Figure("gaps", charts.outcomes(entry_gaps(frames), "gap", "Entries"), ENTRY),
    ]


def _agreement_figures(frames: Frames, sources: Sequence[str]) -> list[Figure]:
    between = charts.agreement_map(source_agreement(frames, sources))
    anatomy = against_reference(frames)[["stretch_id", "name", "relation", "claimed_by", "of"]]
    curated = raw_against_curated(frames)[["stretch_id", "name", "outcome", "claimed_by", "of"]]
    counted = "Muscles of entries"
    return [
        Figure("agreement", charts.agreement_bars(entry_agreement(frames)), ENTRY, COMPARED),
        Figure("between", between, {"source": ("one", "other")}),
        Figure("anatomy", charts.outcomes(anatomy, "relation", counted), ENTRY),
        Figure("curated", charts.outcomes(curated, "outcome", counted), ENTRY),
    ]


def _holds(frames: Frames, sources: Sequence[str]) -> pd.DataFrame:
    """Return the holds of the entries with most of them, the sources not drawn as one."""
    holds = hold_ranges(frames)
    first = list(dict.fromkeys(holds.stretch_id))[: limits.HOLD_ENTRIES]
    holds = holds[holds.stretch_id.isin(first)]
    holds = holds.assign(source=holds.source.where(holds.source.isin(sources), OTHERS))
    keys = [column for column in holds.columns if column != "exercises"]
    return holds.groupby(keys, sort=False).exercises.sum().reset_index()


def _scoped_shares(
    frames: Frames, everywhere: pd.DataFrame, sources: Sequence[str]
) -> pd.DataFrame:
    """Return the shares of the corpus (``scope`` "") and of every drawn source (``scope``: its name)."""
    drawn = replace(frames, exercises=frames.exercises[frames.exercises.source.isin(sources)])
    by_source = shares(drawn, "source").rename(columns={"source": "scope"})
    return pd.concat([everywhere.rename(columns={"corpus": "scope"}).assign(scope=""), by_source])


def _silent(frames: Frames) -> str:
    silent = len(frames.exercises) - frames.targets.mention_id.nunique()
    return (
        f"Lines are 95 % intervals. {silent:,} of {len(frames.exercises):,} exercises name no muscle; "
        "they count in every share."
    )
