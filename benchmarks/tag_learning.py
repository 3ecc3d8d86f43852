"""Learn which sentences open an exercise, go on with one, or belong to none, and measure it.

Articles teach as they are, and again without their headings and without their lists: what holds with them holds
without. Those that rules tell plainly are left to these, but teach. Printed is the F1 of the exercises of
all other articles: as rules tell them, as the shipped weights do, and with ``--measure`` as weights do that were
learned from the other folders. ``--write`` stores what all folders together teach.

The weights are those of two linear-chain conditional random fields (J. Lafferty, A. McCallum,
F. Pereira, ICML 2001; learned by CRFsuite). The second one sees what the first makes of articles that
it did not learn from.
"""

from __future__ import annotations

import json
import random
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pycrfsuite
from evaluation import ROOT, add_learning, pairs_of
from numpy.typing import NDArray

from curation.extract import build_extractor, show
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.tagging.chain import TAGS, Chain, Scores
from curation.extract.layout.tagging.reading import read_twice
from curation.extract.layout.tagging.second_signs import SECOND, second_signs, told_tags
from curation.extract.layout.tagging.signs import AROUND, OWN, Signs, Slot, signs_of
from curation.extract.layout.tagging.units import Unit, units_of
from curation.extract.layout.tagging.weights import (
    FILE,
    OFFSETS,
    OPENING_OFFSETS,
    Learned,
    Weights,
    shipped_weights,
)
from curation.extract.model import Span
from curation.lab.annotated import Annotated, read_annotated
from curation.lab.changes import flat_lists, without_headings
from curation.lab.scoring import align

WEIGHTS = ROOT / "curation" / "extract" / "layout" / "tagging" / FILE
FOLDS = 5
LEAST_UNITS = 5
"""A sign that stands with fewer units and tags is not learned."""
STRENGTH = 10.0
"""The strength of the L2 regularization: F1 with whole folders left out is 0.763; where articles teach only as they
are printed 0.755, then 0.760 with half or a quarter of the strength."""
STEPS = 150
TITLE = "title"
"""The place of the title over a unit, beside the offsets of its neighbours."""
LEAST_WEIGHT = 0.005

Names = list[str]
"""The signs of one unit, each with the place that it speaks from."""


@dataclass(frozen=True)
class Case:
    """An annotated article.

    Attributes:
        group: the folder it is from.
        article_id: shared by all forms of one article.
        as_printed: False for the article without its headings or lists, of which nothing is asked.
        told: the exercises that rules tell in it.
        is_plain: whether they do so plainly; then nothing is asked of it, but it teaches.
        golds: those that its annotation asks for.
    """

    group: str
    article_id: str
    as_printed: bool
    units: Sequence[Unit]
    signs: Signs
    told: Sequence[Span]
    is_plain: bool
    golds: Sequence[Span]

    @property
    def is_asked(self) -> bool:
        """Whether the learned weights are asked of it."""
        return self.as_printed and not self.is_plain

    @property
    def tags(self) -> list[str]:
        """The tag of each unit, as the annotation has it."""
        return list(map(str, told_tags(self.units, sorted(self.golds))))


def cases_of(folders: tuple[Path, Path]) -> list[Case]:
    articles, gold = folders
    nlp = build_extractor(learned=False)
    return [
        _case(form, str(articles), form is item, nlp)
        for item in read_annotated(articles, gold)
        for form in forms_of(item)
    ]


def forms_of(item: Annotated) -> Iterator[Annotated]:
    """Yield an article as it is, and where it has headings or lists once more without them."""
    yield item
    for change in (without_headings, flat_lists):
        changed = change(item)
        if changed.article.blocks != item.article.blocks:
            yield changed


def _case(item: Annotated, group: str, as_printed: bool, nlp) -> Case:  # type: ignore[no-untyped-def]
    notes = show(item.article, nlp)._
    units = units_of(notes.outline.lines, item.article.text)
    return Case(
        group,
        item.article.article_id,
        as_printed,
        units,
        signs_of(units, Reading(item.article.text, notes.terms)),
        list(notes.outline.told),
        notes.outline.is_plain,
        [Span(gold.start, gold.end) for gold in item.golds if gold.required],
    )


def names_of(case: Case) -> list[Names]:
    """Return the signs of each unit, those of neighbours among them."""
    own = [[*_valued(OWN, "own", row)] for row in case.signs.own]
    for term, unit in zip(case.signs.terms.names, case.signs.terms.units, strict=True):
        own[unit].append(f"terms|{term}")
    openings = [
        [f"openings|{opening}" for opening in both if opening]
        for both in zip(*case.signs.openings, strict=True)
    ]
    names = [[*_valued(AROUND, "around", row)] for row in case.signs.around]
    for place, unit in enumerate(names):
        for offsets, said in ((OFFSETS, own), (OPENING_OFFSETS, openings)):
            for offset in offsets:
                if 0 <= place + offset < len(names):
                    unit += [f"{name}|{offset}" for name in said[place + offset]]
        title = case.signs.titles[place]
        if title >= 0:
            unit += [f"{name}|{TITLE}" for name in own[title]]
    return names


def second_names_of(case: Case, first: Scores) -> list[Names]:
    """Return the signs of each unit in the second reading."""
    codes = second_signs(case.signs, first, case.units, told_tags(case.units, case.told))
    return [
        [*names, *_valued(SECOND, "second", row)]
        for names, row in zip(names_of(case), codes, strict=True)
    ]


def _valued(slots: Sequence[Slot], group: str, row: Iterable[int]) -> Iterator[str]:
    return (f"{group}|{slot.name}|{value}" for slot, value in zip(slots, row, strict=True))


@dataclass(frozen=True)
class Field:
    """A learned conditional random field: the score of each sign and of each step between tags."""

    signs: Mapping[str, Sequence[float]]
    steps: NDArray[np.float64]


def learned_field(cases: Iterable[tuple[Sequence[Names], Sequence[str]]]) -> Field:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for names, tags in cases:
        trainer.append(names, tags)
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


def first_field(cases: Sequence[Case]) -> Field:
    return learned_field((names_of(case), case.tags) for case in cases)


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


def folds(cases: Sequence[Case]) -> list[tuple[list[int], list[int]]]:
    """Return which cases are learned from and which are asked, whole folders together where there are enough."""
    groups = {case.group for case in cases}
    keys = [case.group if len(groups) >= FOLDS else case.article_id for case in cases]
    order = sorted(set(keys))
    random.Random(1).shuffle(order)
    fold = {key: place % FOLDS for place, key in enumerate(order)}
    return [
        (
            [i for i, key in enumerate(keys) if fold[key] != number],
            [i for i, key in enumerate(keys) if fold[key] == number],
        )
        for number in range(FOLDS)
    ]


def _first_of_others(cases: Sequence[Case], fold: tuple[list[int], list[int]]) -> list[Scores]:
    taught, asked = fold
    return shares_by(first_field([cases[i] for i in taught]), [cases[i] for i in asked])


def first_by_others(cases: Sequence[Case], pool: ProcessPoolExecutor) -> list[Scores]:
    """Return of each case what a first reading makes of it that learned from other folders."""
    parts = folds(cases)
    shares: dict[int, Scores] = {}
    for (_, asked), found in zip(
        parts, pool.map(partial(_first_of_others, cases), parts), strict=True
    ):
        shares |= zip(asked, found, strict=True)
    return [shares[i] for i in range(len(cases))]


def learned(cases: Sequence[Case], first: Sequence[Scores]) -> Learned:
    """Return all weights.

    Args:
        first: of each case what a first reading makes of it that did not learn from it.
    """
    second = learned_field(
        (second_names_of(case, shares), case.tags)
        for case, shares in zip(cases, first, strict=True)
    )
    fields = (first_field(cases), second)
    places = (*map(str, OFFSETS), TITLE)
    return Learned(
        own=_rows_of_slots(OWN, "own", fields, places),
        around=_rows_of_slots(AROUND, "around", fields, None),
        terms=_rows_of_names("terms", fields, places),
        openings=_rows_of_names("openings", fields, tuple(map(str, OPENING_OFFSETS))),
        second=_rows_of_slots(SECOND, "second", fields[1:], None),
        steps=[np.round(field.steps, 3).tolist() for field in fields],
    )


def _row(name: str, fields: Sequence[Field], places: Sequence[str] | None) -> list[float]:
    """Return the scores of a sign: for each place and each reading those of all tags."""
    names = [name] if places is None else [f"{name}|{place}" for place in places]
    none = [0.0] * TAGS
    return [
        round(weight, 2) + 0.0
        for x in names
        for field in fields
        for weight in field.signs.get(x, none)
    ]


def _rows_of_slots(
    slots: Sequence[Slot], group: str, fields: Sequence[Field], places: Sequence[str] | None
) -> dict[str, list[list[float]]]:
    return {
        slot.name: [_row(f"{group}|{slot.name}|{v}", fields, places) for v in range(slot.size)]
        for slot in slots
    }


def _rows_of_names(
    group: str, fields: Sequence[Field], places: Sequence[str] | None
) -> dict[str, list[float]]:
    found = {
        name.split("|")[1]
        for field in fields
        for name in field.signs
        if name.startswith(f"{group}|")
    }
    rows = {name: _row(f"{group}|{name}", fields, places) for name in sorted(found)}
    return {name: row for name, row in rows.items() if max(map(abs, row)) > LEAST_WEIGHT}


def exercises_by(weights: Weights, case: Case) -> list[Span]:
    found = read_twice(case.units, case.signs, case.told, weights)
    return [Span(case.units[x.first].start, case.units[x.last].end) for x in found]


def _asked(
    cases: Sequence[Case], first: Sequence[Scores], fold: tuple[list[int], list[int]]
) -> list[list[Span]]:
    taught, asked = fold
    weights = Weights.of(learned([cases[i] for i in taught], [first[i] for i in taught]))
    return [exercises_by(weights, cases[i]) for i in asked]


def by_others(
    cases: Sequence[Case], first: Sequence[Scores], pool: ProcessPoolExecutor
) -> list[list[Span]]:
    """Return the exercises of each case by weights that were learned from other folders."""
    found: dict[int, list[Span]] = {}
    parts = folds(cases)
    for (_, asked), spans in zip(
        parts, pool.map(partial(_asked, cases, first), parts), strict=True
    ):
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
        first = first_by_others(cases, pool)
        if options.measure:
            told = by_others(cases, first, pool)
            others = [x for case, x in zip(cases, told, strict=True) if case.is_asked]
            show_f1("learned from other folders", asked, others)
        if options.write:
            WEIGHTS.write_text(json.dumps(learned(cases, first)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
