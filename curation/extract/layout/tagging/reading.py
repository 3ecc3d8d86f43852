"""An article's sentences read twice for where its exercises begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.tagging.chain import Chain, Stretch
from curation.extract.layout.tagging.choice import choose
from curation.extract.layout.tagging.second_signs import runs_of, second_signs, told_tags
from curation.extract.layout.tagging.signs import Signs, signs_of
from curation.extract.layout.tagging.units import Unit, units_of
from curation.extract.layout.tagging.weights import Weights
from curation.extract.model import Span


def tagged_exercises(
    lines: Sequence[Line], reading: Reading, told: Sequence[Span], weights: Weights
) -> list[list[Unit]]:
    """Return the units of each exercise, in reading order.

    Args:
        told: the exercises that rules tell, in reading order.
    """
    units = units_of(lines, reading.text)
    if not units:
        return []
    signs = signs_of(units, reading)
    return [units[x.first : x.last + 1] for x in read_twice(units, signs, told, weights)]


def read_twice(
    units: Sequence[Unit], signs: Signs, told: Sequence[Span], weights: Weights
) -> list[Stretch]:
    """Return the runs of an article's units that are one exercise each, in reading order."""
    tags = told_tags(units, told)
    scores = weights.scores(signs)
    first = Chain.of(scores[:, 0], weights.steps[0]).shares()
    again = scores[:, 1] + weights.second.sums(second_signs(signs, first, units, tags))
    return choose(Chain.of(again, weights.steps[1]), units, set(runs_of(tags)))
