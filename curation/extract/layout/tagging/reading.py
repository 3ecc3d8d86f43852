"""An article's sentences read twice for where its exercises begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.tagging.chain import Chain
from curation.extract.layout.tagging.choice import choose
from curation.extract.layout.tagging.second_signs import second_signs
from curation.extract.layout.tagging.signs import signs_of
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
    scores = weights.scores(signs)
    first = Chain.of(scores[:, 0], weights.steps[0]).shares()
    again = scores[:, 1] + weights.second.sums(second_signs(signs, first, units, told))
    chosen = choose(Chain.of(again, weights.steps[1]), units)
    return [list(units[x.first : x.last + 1]) for x in chosen]
