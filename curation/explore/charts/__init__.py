"""Charts of this package's tables: each takes a table, draws it, and computes nothing."""

from curation.explore.charts.emphasis import comparison, heat_map, lollipop_rows, lollipops
from curation.explore.charts.structure import (
    agreement_bars,
    agreement_map,
    coverage,
    hold_ranges,
    outcomes,
    pair_map,
)

__all__ = [
    "agreement_bars",
    "agreement_map",
    "comparison",
    "coverage",
    "heat_map",
    "hold_ranges",
    "lollipop_rows",
    "lollipops",
    "outcomes",
    "pair_map",
]
