"""Titles over several exercises: which of them part the article into groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from curation.extract.layout.exercises.chunks import Run


def with_own_groups(runs: Sequence[Run]) -> list[Run]:
    """Mark the group titles that hold neither for the whole article nor for most exercises."""
    if not runs:
        return []
    counts = Counter(line.start for run in runs for line in run.groups)
    few = {start for start, count in counts.items() if count <= len(runs) / 2 or len(runs) == 1}
    own = [tuple(line for line in run.groups if line.start in few) for run in runs]
    return [
        replace(run, own_groups=groups) if groups else run
        for run, groups in zip(runs, own, strict=True)
    ]
