"""Figures as lines of text and as files to compute with."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from curation.lab.intervals import Intervals, intervals, intervals_of_change
from curation.lab.robustness import ALLOWED, Fall, by_change, worst
from curation.lab.tallies import FIELDS, Counts, Miss, Scores, f1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: a figure for each field, with the interval it lies in."""

    figures: Mapping[str, float]
    intervals: Intervals


def columns(whole: Scores, left_out: Scores) -> dict[str, Column]:
    """Return the columns for a run over all articles beside one with each article's names left out."""
    a, b = whole.counts(), left_out.counts()
    before, after = whole.figures(), left_out.figures()
    change = {name: after[name] - before[name] for name in FIELDS}
    return {
        "all": Column(before, intervals(a)),
        "one left out": Column(after, intervals(b)),
        "change": Column(change, intervals_of_change(a, b)),
    }


def expected_values(counts: Counts) -> dict[str, int]:
    """Return how many values the annotation holds for each field."""
    return dict(zip(FIELDS, map(round, counts[..., 3].sum(axis=0).tolist()), strict=True))


def table(shown: Mapping[str, Column], values: Mapping[str, int]) -> str:
    """Return figures as lines of text, a row for each field and a column for each run.

    Args:
        values: how many annotated values each field's figure rests on.
    """
    lines = [f"{'':14}{'values':>6}" + "".join(f"{title:>24}" for title in shown)]
    for name in FIELDS:
        cells = "".join(f"{cell(column, name):>24}" for column in shown.values())
        lines.append(f"{name:14}{values[name]:6}{cells}")
    return "\n".join(lines)


def cell(column: Column, name: str) -> str:
    """Return a figure with its interval in brackets."""
    figure, low, high = (
        round(number, 3) + 0.0 for number in (column.figures[name], *column.intervals[name])
    )
    return f"{figure:.3f} [{low:.3f}, {high:.3f}]"


def robustness_table(falls: Sequence[Fall]) -> str:
    """Return the largest fall after each change as lines of text, and the worst of all."""
    lines = [f"{'change':24}{'largest fall':>14}  field"]
    for change, found in by_change(falls).items():
        fall = worst(found)
        lines.append(f"{change:24}{fall.size:14.3f}  {fall.field if fall.size > 0 else 'none'}")
    last = worst(falls)
    kept = "within" if last.size <= ALLOWED else "more than"
    lines.append(
        f"Worst: {last.change}, {last.field} from {last.before:.3f} to {last.after:.3f}, "
        f"{kept} the {ALLOWED} allowed"
    )
    return "\n".join(lines)


def write_falls(file: Path, falls: Iterable[Fall]) -> None:
    """Write every field's fall after every change as a CSV file."""
    with file.open("w", encoding="utf-8", newline="") as handle:
        rows = csv.writer(handle, lineterminator="\n")
        rows.writerow(["change", "field", "before", "after", "fall"])
        for fall in falls:
            figures = (fall.before, fall.after, fall.size)
            rows.writerow([fall.change, fall.field, *(f"{figure:.4f}" for figure in figures)])


def article_figures(scores: Scores) -> dict[str, dict[str, float | None]]:
    """Return each article's figures by field, None where it has no such value and none was found."""
    counts = scores.counts()
    empty = counts[..., 1] + counts[..., 3] == 0
    return {
        article_id: {
            name: None if blank else figure
            for name, figure, blank in zip(FIELDS, row, blanks, strict=True)
        }
        for article_id, row, blanks in zip(
            scores.articles, f1(counts).tolist(), empty.tolist(), strict=True
        )
    }


def by_cause(misses: Iterable[Miss]) -> dict[tuple[str, str], list[Miss]]:
    """Return the misses of each (field, cause), the most frequent first."""
    groups: defaultdict[tuple[str, str], list[Miss]] = defaultdict(list)
    for miss in misses:
        groups[miss.field, miss.cause].append(miss)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))
