"""The charts of a page: each with its rows, with what it leaves out, and with how it is narrowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from curation.explore import charts
from curation.explore.agreement import entry_agreement, source_agreement
from curation.explore.charts.chart import Chart
from curation.explore.choices import Choice, whole_key
from curation.explore.contrasts import against_reference, raw_against_curated
from curation.explore.emphasis import emphasis, shares
from curation.explore.frames import Frames
from curation.explore.gaps import NONE, WIDER_ONLY, entry_gaps, muscle_gaps
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
OTHER_ENTRIES = "all other entries"
"""What the entries beside those with a row of their own are called together."""
COUNTED_TOO = "Entries without a row in the chart by entry count here too, but not under a muscle or an entry."
COMPARED = (
    "Only values that two articles state about one entry are compared; what was inferred where an "
    "article is silent is not."
)


@dataclass(frozen=True)
class Figure:
    """One chart of the page.

    Attributes:
        key: id of its place on the page.
        keys: "muscle", "source", "entry" or "scope" -> the columns by which a reader's choice
            narrows the rows and a click on the chart makes one; "choice" -> the column that holds
            the choice which a click makes instead of the muscle.
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
    frames: Frames,
    sources: Sequence[str],
    everywhere: pd.DataFrame,
    filters: Mapping[str, Choice],
) -> tuple[list[Figure], list[LeftOut]]:
    """Return the charts of a page and what they leave out.

    Args:
        everywhere: the shares of the whole corpus.
        filters: the choices that a reader can make.
    """
    muscles = limits.drawn_muscles(everywhere)
    holds, holds_left = _hold_figures(frames, sources)
    coverage, coverage_left = _coverage_figure(frames, filters)
    left_out = [
        LeftOut("Sources in charts", len(sources), frames.exercises.source.nunique()),
        LeftOut("Muscles in charts", len(muscles), len(everywhere)),
        holds_left,
        coverage_left,
    ]
    found = [
        *_share_figures(frames, everywhere, muscles, sources),
        _difference_figure(),
        *_structure_figures(frames, muscles),
        *holds,
        coverage,
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


def _structure_figures(frames: Frames, muscles: Sequence[str]) -> list[Figure]:
    pairs = co_targets(frames)
    pairs = pairs[pairs.one.isin(muscles) & pairs.other.isin(muscles)]
    return [
        Figure("pairs", charts.pair_map(pairs), {"muscle": ("one", "other")}),
        Figure("gaps", charts.outcomes(entry_gaps(frames), "gap", "Entries"), ENTRY),
    ]


def _coverage_figure(frames: Frames, filters: Mapping[str, Choice]) -> tuple[Figure, LeftOut]:
    """Return the chart of coverage, whose note names what no exercise reaches."""
    gaps = muscle_gaps(frames)
    reached = gaps[gaps.exercises > 0]
    shown = reached.head(limits.MUSCLES)
    drawn = charts.coverage(shown.assign(choice=[whole_key(m, filters) for m in shown.muscle]))
    left_out = LeftOut("Muscles in coverage", len(shown), len(reached))
    sentences = [
        left_out.told(),
        _listed("No exercise reaches", gaps[gaps.coverage == NONE]),
        _listed("Named only within something wider", gaps[gaps.coverage == WIDER_ONLY]),
    ]
    keys = {**MUSCLE, "choice": ("choice",)}
    return Figure("coverage", drawn, keys, " ".join(filter(None, sentences))), left_out


def _listed(told: str, gaps: pd.DataFrame) -> str:
    return f"{told}: {', '.join(gaps.name.str.lower())}." if len(gaps) else ""


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


def _hold_figures(frames: Frames, sources: Sequence[str]) -> tuple[list[Figure], LeftOut]:
    """Return the charts of holds, and how many entries have a row of their own.

    By entry, the sources that are not drawn are one. By source, every hold of a drawn source counts:
    the entries without a row of their own are one.
    """
    holds = hold_ranges(frames)
    entries = list(dict.fromkeys(holds.stretch_id))
    own = entries[: limits.HOLD_ENTRIES]
    left_out = LeftOut("Entries in hold times", len(own), len(entries))
    is_own, is_drawn = holds.stretch_id.isin(own), holds.source.isin(sources)
    by_entry = holds.assign(source=holds.source.where(is_drawn, OTHERS))[is_own]
    by_source = holds.assign(
        stretch_id=holds.stretch_id.where(is_own, ""),
        entry=holds.entry.where(is_own, OTHER_ENTRIES),
    )[is_drawn]
    told = left_out.told()
    by_entry_drawn = charts.hold_ranges(_summed(by_entry))
    by_source_drawn = charts.hold_ranges(_summed(by_source), "source")
    return [
        Figure("holds", by_entry_drawn, {**ENTRY, **SOURCE}, told),
        Figure("holds_by_source", by_source_drawn, {**SOURCE, **ENTRY}, told and COUNTED_TOO),
    ], left_out


def _summed(holds: pd.DataFrame) -> pd.DataFrame:
    """Return holds that are alike but for their exercises as one."""
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
        f"Lines are 95 % intervals. In the whole corpus {silent:,} of {len(frames.exercises):,} "
        "exercises name no muscle; such exercises count in every share."
    )
