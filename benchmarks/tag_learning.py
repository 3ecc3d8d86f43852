"""Learn which sentences open an exercise, go on with one, or belong to none, and measure it.

Articles teach as they are, and again without their headings and without their lists: what holds with them holds
without. Those that rules tell plainly are left to these, but teach. Printed is the F1 of the exercises of
all other articles: as rules tell them, as the shipped weights do, and with ``--measure`` as weights do that were
learned from the other folders. ``--write`` stores what all folders together teach. With ``--onward`` that is how
they change the shipped weights, whose own articles are not asked again; with ``--mean-with`` the mean of that and of
weights that were learned from others before, which errs in other places.

The weights are those of two linear-chain conditional random fields (J. Lafferty, A. McCallum,
F. Pereira, ICML 2001). The second one sees what the first makes of articles that it did not learn from.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from evaluation import ROOT, add_learning, pairs_of, weights_before
from sklearn.model_selection import GroupKFold
from tag_cases import Case, cases_of, names_of, second_names_of
from tag_fields import Field, learned_field, mean_of
from tag_rows import fields_of, rows_of

from curation.extract.layout.tagging.chain import TAGS, Chain, Scores
from curation.extract.layout.tagging.reading import read_twice
from curation.extract.layout.tagging.weights import (
    FILE,
    READINGS,
    Weights,
    shipped_weights,
)
from curation.extract.model import Span
from curation.lab.scoring import align

WEIGHTS = ROOT / "curation" / "extract" / "layout" / "tagging" / FILE
FOLDS = 5

Fold = tuple[list[int], list[int]]
"""Which cases are learned from, and which are asked."""


@dataclass(frozen=True)
class Teacher:
    """Learns the fields of both readings.

    Attributes:
        before: those that it goes on from, None where it learns from nothing.
    """

    before: Sequence[Field | None] = (None,) * READINGS

    def first(self, cases: Sequence[Case]) -> Field:
        """Return the field of the first reading."""
        return learned_field(((names_of(case), case.tags) for case in cases), self.before[0])

    def learned(self, cases: Sequence[Case], first: Sequence[Scores]) -> list[Field]:
        """Return the fields of both readings.

        Args:
            first: of each case what a first reading makes of it that did not learn from it.
        """
        lessons = (
            (second_names_of(case, shares), case.tags)
            for case, shares in zip(cases, first, strict=True)
        )
        return [self.first(cases), learned_field(lessons, self.before[1])]


def shares_by(field: Field, cases: Sequence[Case]) -> list[Scores]:
    """Return how likely each tag of each unit is by a first reading."""
    none = [0.0] * TAGS
    scores = (
        np.array(
            [np.sum([field.signs.get(x, none) for x in names], axis=0) for names in names_of(case)]
        )
        for case in cases
    )
    return [Chain.of(one, field.steps).shares() for one in scores]


def folds(cases: Sequence[Case]) -> list[Fold]:
    """Return the folds, whole folders together where there are enough, all forms of an article in any case."""
    groups = [case.group for case in cases]
    if len(set(groups)) < FOLDS:
        groups = [case.article_id for case in cases]
    parts = GroupKFold(FOLDS, shuffle=True, random_state=1).split(cases, groups=groups)
    return [(taught.tolist(), asked.tolist()) for taught, asked in parts]


def _first_of_others(teacher: Teacher, cases: Sequence[Case], fold: Fold) -> list[Scores]:
    taught, asked = fold
    return shares_by(teacher.first([cases[i] for i in taught]), [cases[i] for i in asked])


def first_by_others(
    teacher: Teacher, cases: Sequence[Case], pool: ProcessPoolExecutor
) -> list[Scores]:
    """Return of each case what a first reading makes of it that learned from other folders."""
    parts = folds(cases)
    shares: dict[int, Scores] = {}
    told = pool.map(partial(_first_of_others, teacher, cases), parts)
    for (_, asked), found in zip(parts, told, strict=True):
        shares |= zip(asked, found, strict=True)
    return [shares[i] for i in range(len(cases))]


def exercises_by(weights: Weights, case: Case) -> list[Span]:
    found = read_twice(case.units, case.signs, case.told, weights)
    return [Span(case.units[x.first].start, case.units[x.last].end) for x in found]


def _asked(
    teacher: Teacher, cases: Sequence[Case], first: Sequence[Scores], fold: Fold
) -> list[list[Span]]:
    taught, asked = fold
    learned = teacher.learned([cases[i] for i in taught], [first[i] for i in taught])
    weights = Weights.of(rows_of(learned))
    return [exercises_by(weights, cases[i]) for i in asked]


def by_others(
    teacher: Teacher, cases: Sequence[Case], first: Sequence[Scores], pool: ProcessPoolExecutor
) -> list[list[Span]]:
    """Return the exercises of each case by weights that were learned from other folders."""
    parts = folds(cases)
    found: dict[int, list[Span]] = {}
    told = pool.map(partial(_asked, teacher, cases, first), parts)
    for (_, asked), spans in zip(parts, told, strict=True):
        found |= zip(asked, spans, strict=True)
    return [found[i] for i in range(len(cases))]


def show_f1(method: str, cases: Sequence[Case], told: Sequence[Sequence[Span]]) -> None:
    found = sum(len(align(case.golds, spans)) for case, spans in zip(cases, told, strict=True))
    others = sum(map(len, told)) - found
    f1 = 2 * found / (found + others + sum(len(case.golds) for case in cases))
    print(f"{method:28}{found:6} found {others:6} others   F1 {f1:.4f}", flush=True)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    add_learning(parser)
    parser.add_argument(
        "--mean-with", type=Path, metavar="FILE", help="store the mean of what is learned and this"
    )
    options = parser.parse_args()
    with ProcessPoolExecutor() as pool:
        cases = [
            case for found in pool.map(cases_of, pairs_of(options)) for case in found if case.units
        ]
        printed = [case for case in cases if case.as_printed]
        number = sum(len(case.golds) for case in printed)
        print(f"{number} exercises in {len(printed)} articles", flush=True)
        plain = [case for case in printed if case.is_plain]
        asked = [case for case in cases if case.is_asked]
        show_f1("rules, told plainly", plain, [case.told for case in plain])
        show_f1("rules, all others", asked, [case.told for case in asked])
        if WEIGHTS.is_file():
            shipped = shipped_weights()
            show_f1("shipped weights", asked, [exercises_by(shipped, case) for case in asked])
        if not (options.measure or options.write):
            return
        before = weights_before(options, WEIGHTS)
        teacher = Teacher(fields_of(before)) if before else Teacher()
        first = first_by_others(teacher, cases, pool)
        if options.measure:
            told = by_others(teacher, cases, first, pool)
            found = [x for case, x in zip(cases, told, strict=True) if case.is_asked]
            show_f1("learned from other folders", asked, found)
        if options.write:
            fields = teacher.learned(cases, first)
            if options.mean_with:
                others = fields_of(json.loads(options.mean_with.read_text("utf-8")))
                fields = list(map(mean_of, zip(fields, others, strict=True)))
            WEIGHTS.write_text(json.dumps(rows_of(fields)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
