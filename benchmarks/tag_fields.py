"""Conditional random fields that tag sentences: learned from nothing, or onward from what others taught.

From nothing they are learned by CRFsuite. Onward, what is known of the articles before is kept as a normal
distribution around their weights, as precise as they tell each of them (a diagonal Laplace approximation;
J. Kirkpatrick and others, "Overcoming catastrophic forgetting in neural networks", PNAS 114, 2017), and the
new articles say how far to leave it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pycrfsuite
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from curation.extract.layout.tagging.chain import TAGS, Chain, Scores

LEAST_UNITS = 5
"""A sign that stands with fewer units and tags is not learned."""
STRENGTH = 10.0
"""The strength of the L2 regularization: F1 with whole folders left out is 0.763; where articles teach only as they
are printed 0.755, then 0.760 with half or a quarter of the strength."""
STEPS = 150
ONWARD_STEPS = 40
WORTH = 10.0
"""How many times as much the articles before tell as those that are learned onward, chosen among 1 to 10 by F1 with
whole folders left out."""

Signs = Sequence[Sequence[str]]
"""The signs of an article's units."""
Lesson = tuple[Signs, Sequence[str]]
"""An article's signs, and the tags of its units."""


@dataclass(frozen=True)
class Field:
    """A learned conditional random field: the score of each sign and of each step between tags."""

    signs: Mapping[str, Sequence[float]]
    steps: NDArray[np.float64]


def mean_of(fields: Sequence[Field]) -> Field:
    """Return the field whose scores are the means of those of all."""
    names = sorted({name for field in fields for name in field.signs})
    none = [0.0] * TAGS
    signs = {
        name: np.mean([field.signs.get(name, none) for field in fields], axis=0).tolist()
        for name in names
    }
    return Field(signs, np.mean([field.steps for field in fields], axis=0))


def learned_field(lessons: Iterable[Lesson], before: Field | None = None) -> Field:
    """Return the field that articles teach, onward from one where there is one."""
    return _learned_onward(list(lessons), before) if before else _learned_anew(lessons)


def _learned_anew(lessons: Iterable[Lesson]) -> Field:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for signs, tags in lessons:
        trainer.append(signs, tags)
    trainer.set_params(
        {"c1": 0, "c2": STRENGTH, "max_iterations": STEPS, "feature.minfreq": LEAST_UNITS}
    )
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "field")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        with tagger.open(file):
            info = tagger.info()
    signs: dict[str, list[float]] = {}
    for (name, tag), weight in info.state_features.items():
        signs.setdefault(name, [0.0] * TAGS)[int(tag)] = weight
    steps = np.zeros((TAGS, TAGS))
    for (tag, following), weight in info.transitions.items():
        steps[int(tag), int(following)] = weight
    return Field(signs, steps)


def _learned_onward(lessons: Sequence[Lesson], before: Field) -> Field:
    taught = _Taught.of(lessons, before.signs)
    start = _Parameters.of([before.signs.get(x, [0.0] * TAGS) for x in taught.names], before.steps)
    told = taught.told()
    precision = _precision(taught, start, before)

    def loss(numbers: Scores) -> tuple[float, Scores]:
        expected, normalizer = taught.expected(_Parameters(numbers))
        away = numbers - start.numbers
        value = normalizer - float(numbers @ told) + 0.5 * float(precision @ away**2)
        return value, expected - told + precision * away

    options = {"maxiter": ONWARD_STEPS}
    best = minimize(loss, start.numbers, jac=True, method="L-BFGS-B", options=options)
    after = _Parameters(best.x)
    signs = dict(zip(taught.names, after.signs.tolist(), strict=True))
    return Field({**before.signs, **signs}, after.steps)


def _precision(taught: _Taught, start: _Parameters, before: Field) -> Scores:
    """Return how much it costs to leave each weight: as the first regularization, and as many units told it."""
    shares, steps, _ = taught.shares(start)
    spread = taught.signs.T @ (shares * (1 - shares))
    known = np.array([[name in before.signs] for name in taught.names])
    costs: Scores = 2 * STRENGTH + WORTH * _Parameters.of(spread * known, steps).numbers
    return costs


@dataclass(frozen=True)
class _Parameters:
    """The scores of all signs and then of all steps, in one row."""

    numbers: Scores

    @classmethod
    def of(cls, signs: Sequence[Sequence[float]] | Scores, steps: Scores) -> _Parameters:
        return cls(np.concatenate([np.ravel(signs), np.ravel(steps)]))

    @property
    def signs(self) -> Scores:
        """Signs x tags."""
        return self.numbers[: -TAGS * TAGS].reshape(-1, TAGS)

    @property
    def steps(self) -> Scores:
        """Tags x tags."""
        return self.numbers[-TAGS * TAGS :].reshape(TAGS, TAGS)


@dataclass(frozen=True)
class _Taught:
    """Articles to learn from, one under the other.

    Attributes:
        names: those of the signs that are learned.
        signs: units x signs.
        tags: the tag of each unit.
        borders: where each article's units begin, and where the last one's end.
    """

    names: Sequence[str]
    signs: csr_matrix
    tags: NDArray[np.intp]
    borders: Sequence[int]

    @classmethod
    def of(cls, lessons: Sequence[Lesson], known: Iterable[str]) -> _Taught:
        counts = Counter(name for signs, _ in lessons for unit in signs for name in unit)
        kept = {name for name, count in counts.items() if count >= LEAST_UNITS}
        names = sorted(kept | (counts.keys() & set(known)))
        places = {name: place for place, name in enumerate(names)}
        columns, rows, borders = [], [0], [0]
        for signs, _ in lessons:
            for unit in signs:
                columns += [places[name] for name in unit if name in places]
                rows.append(len(columns))
            borders.append(len(rows) - 1)
        shape = (len(rows) - 1, len(names))
        tags = np.array([int(tag) for _, said in lessons for tag in said])
        return cls(names, csr_matrix((np.ones(len(columns)), columns, rows), shape), tags, borders)

    def told(self) -> Scores:
        """Return how often each sign stands with each tag, and how often each step is taken."""
        steps = np.zeros((TAGS, TAGS))
        for first, last in pairwise(self.borders):
            np.add.at(steps, (self.tags[first : last - 1], self.tags[first + 1 : last]), 1)
        return _Parameters.of(self.signs.T @ np.eye(TAGS)[self.tags], steps).numbers

    def expected(self, parameters: _Parameters) -> tuple[Scores, float]:
        """Return the same as parameters expect it, and the logarithm of what all sequences of tags sum up to."""
        shares, steps, normalizer = self.shares(parameters)
        return _Parameters.of(self.signs.T @ shares, steps).numbers, normalizer

    def shares(self, parameters: _Parameters) -> tuple[Scores, Scores, float]:
        """Return how likely each tag of each unit is, how often each step is expected, and that logarithm."""
        scores = self.signs @ parameters.signs
        shares, steps, normalizer = np.zeros_like(scores), np.zeros((TAGS, TAGS)), 0.0
        for first, last in pairwise(self.borders):
            part = scores[first:last]
            chain = Chain.of(part, parameters.steps)
            shares[first:last] = chain.shares()
            normalizer += float(np.log(chain.scales).sum() + part.max(axis=1).sum())
            scales = np.array(chain.scales)[1:, None]
            into = np.array(chain.units)[1:] * np.array(chain.backward)[1:] / scales
            ways = np.array(chain.forward)[:-1, :, None] * np.array(chain.steps)
            steps += (ways * into[:, None, :]).sum(axis=0)
        return shares, steps, normalizer
