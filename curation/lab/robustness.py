"""Robustness as a measure: the same articles scored after changes that a reader would not mind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from curation.lab.annotated import Annotated
from curation.lab.changes import CHANGES, Change
from curation.lab.runs import run_all
from curation.lab.tallies import FIELDS, Scores

ALLOWED = 0.03
"""The largest fall of a figure that counts as none."""


@dataclass(frozen=True, slots=True)
class Fall:
    """How far a field's figure lies lower after a change; negative where it rose."""

    change: str
    field: str
    before: float
    after: float

    @property
    def size(self) -> float:
        """The fall, on the scale of the figures."""
        return self.before - self.after


def falls(
    annotated: Sequence[Annotated], before: Scores, changes: Mapping[str, Change] = CHANGES
) -> list[Fall]:
    """Return the fall of every field after every change.

    Args:
        before: the scores of the articles as they are.
    """
    unchanged = before.figures()
    found = []
    for title, change in changes.items():
        changed = run_all([change(item) for item in annotated]).figures()
        found += [Fall(title, name, unchanged[name], changed[name]) for name in FIELDS]
    return found


def worst(found: Iterable[Fall]) -> Fall:
    """Return the largest fall, the first of equal ones."""
    return max(found, key=lambda fall: fall.size)


def by_change(found: Iterable[Fall]) -> dict[str, list[Fall]]:
    """Return the falls of each change."""
    groups: dict[str, list[Fall]] = {}
    for fall in found:
        groups.setdefault(fall.change, []).append(fall)
    return groups
