"""Learn which lines of a chunk open an exercise each from annotated articles, and measure it.

Asked are all chunks of the articles. Printed is how many annotated exercises are found in them, how
many others are told, and the F1 of both: by rules alone, by the shipped weights, and by weights that
were learned from all other folders. ``--write`` stores what all articles together teach.

Each chunk teaches twice: as all rules tell it, and as it is told without the rules for items without
names, which were written with most of these articles in view and leave too little to learn from them.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evaluation import ROOT, add_folders
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import normalize

from curation.extract import build_extractor, show
from curation.extract.layout.exercises.chunk_exercises import around, is_forbidden, told_runs
from curation.extract.layout.exercises.chunks import Chunk, Run
from curation.extract.layout.exercises.evidence import Judge
from curation.extract.layout.exercises.items import item_runs, lead_forms
from curation.extract.layout.exercises.opening_choice import (
    FILE,
    Learned,
    Weights,
    better_openings,
    choices_of,
    odds_of,
    shipped_weights,
)
from curation.extract.layout.exercises.opening_lines import other_openings
from curation.extract.layout.exercises.opening_signs import Exercises, Signs, signs_of_odds
from curation.extract.layout.exercises.opening_words import Words, WordWeights, words_of
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.reading import Reading
from curation.extract.model import Span
from curation.lab.annotated import Annotated, read_annotated
from curation.lab.scoring import align

WEIGHTS = ROOT / "curation" / "extract" / "layout" / "exercises" / FILE
FOLDS = 8
LEAST_LINES = 10
"""A word that stands in fewer lines is not learned."""
WORD_STRENGTH, SIGN_STRENGTH = 1.0, 0.03
"""The inverse strengths of the regularization, chosen with whole folders left out."""
SHARES = (0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.95)
"""The shares of a sign's values that lie under the bounds which it may exceed."""
WRONG = 0.5
"""What an exercise too many costs, where one that is found is worth 1."""
LEAST = 0.4
"""The least score with which another reading is taken, chosen with whole folders left out."""
BEGINNING = 6
"""Characters within which an annotated exercise begins with a line."""
LEAST_WORTH, MOST_WORTH = 0.2, 3.0
"""What a choice counts at least and at most in learning, however many exercises hang on it."""

Openings = tuple[Line, ...]
Outcome = tuple[int, int]
"""How many annotated exercises are found, and how many others are told."""


@dataclass(frozen=True)
class Case:
    """A chunk of an annotated article.

    Attributes:
        group: the folder it is from.
        runs, others: the exercises that rules tell in it, and in the article.
        opens: of each line of its body, whether an annotated exercise begins with it.
        golds: the annotated exercises that begin in it.
        told: what comes of the rules.
        choices: the other ways of reading it, with what comes of each.
    """

    group: str
    chunk: Chunk
    runs: Sequence[Run]
    judge: Judge
    others: Exercises
    opens: Sequence[bool]
    golds: Sequence[Span]
    told: Outcome
    choices: dict[Openings, Outcome]

    def words(self) -> list[Words]:
        """Return the words of each line of its body."""
        text = self.judge.reading.text
        return [words_of(text[line.content : line.end]) for line in self.chunk.body]

    def signs(self, words: WordWeights) -> list[tuple[Openings, Signs]]:
        """Return its choices with all signs of each."""
        shared, ways = choices_of(self.chunk, self.runs, self.judge, self.others)
        odds = odds_of(self.chunk, self.judge, words)
        return [
            (openings, {**shared, **signs, **signs_of_odds(self.chunk, openings, odds)})
            for openings, signs in ways
        ]

    def worth(self, openings: Openings) -> float:
        """Return how much better a choice is than what the rules tell."""
        (found, wrong), (told, told_wrong) = self.choices[openings], self.told
        return (found - told) - WRONG * (wrong - told_wrong)


def outcome(golds: Sequence[Span], runs: Sequence[Run]) -> Outcome:
    spans = [Span(run.lines[0].start, run.lines[-1].end) for run in runs]
    met = len(align(golds, spans))
    return met, len(spans) - met


def outcome_of(lines: Openings, golds: Sequence[Span], chunk: Chunk, judge: Judge) -> Outcome:
    """Return what comes of it if some lines of a chunk open an exercise each."""
    return outcome(golds, item_runs(chunk, lines, around(chunk), judge.reading))


def cases_of(
    annotated: Iterable[Annotated], group: str, *, nameless: bool = True
) -> Iterator[Case]:
    nlp = build_extractor()
    for item in annotated:
        notes = show(item.article, nlp)._
        reading, chunks = Reading(item.article.text, notes.terms), notes.outline.chunks
        judge, forms = Judge(reading, chunks), lead_forms(chunks, reading)
        own = [chunk for chunk in chunks if not (chunk.is_closed or is_forbidden(chunk, reading))]
        told = [told_runs(chunk, judge, reading, forms, nameless=nameless) for chunk in own]
        others = Exercises.of(own, told)
        golds = [Span(gold.start, gold.end) for gold in item.golds if gold.required]
        for chunk, runs in zip(own, told, strict=True):
            yield _case(group, chunk, runs, judge, others, golds)


def _case(
    group: str,
    chunk: Chunk,
    runs: Sequence[Run],
    judge: Judge,
    others: Exercises,
    golds: Sequence[Span],
) -> Case:
    start, end = chunk.lines[0].start, chunk.lines[-1].end
    own = [gold for gold in golds if start <= gold.start < end]
    choices = {lines: outcome_of(lines, own, chunk, judge) for lines in other_openings(chunk, runs)}
    opens = [any(_begins(gold, line) for gold in own) for line in chunk.body]
    told = outcome(own, runs)
    return Case(group, chunk, runs, judge, others, opens, own, told, choices)


def _begins(gold: Span, line: Line) -> bool:
    return line.start <= gold.start < min(line.end, line.start + BEGINNING)


def learned_words(cases: Sequence[Case]) -> WordWeights:
    words = [one for case in cases for one in case.words()]
    opens = [opening for case in cases for opening in case.opens]
    counters = [CountVectorizer(analyzer=list, min_df=LEAST_LINES) for _ in Words._fields]
    rows = [
        normalize(counter.fit_transform(column).astype(float))
        for counter, column in zip(counters, zip(*words, strict=True), strict=True)
    ]
    model = LogisticRegression(C=WORD_STRENGTH, solver="liblinear")
    model.fit(csr_matrix(hstack(rows)), opens)
    parts = np.split(model.coef_[0], [len(counters[0].vocabulary_)])
    first, others = (
        {
            str(word): round(float(weight), 2)
            for word, weight in zip(counter.get_feature_names_out(), part, strict=True)
        }
        for counter, part in zip(counters, parts, strict=True)
    )
    return WordWeights(usual=round(float(model.intercept_[0]), 2), first=first, all=others)


def signs_by_others(cases: Sequence[Case]) -> list[list[tuple[Openings, Signs]]]:
    """Return the choices of each case with their signs, its words weighed as other folders teach."""
    signs: list[list[tuple[Openings, Signs]]] = [[] for _ in cases]
    for taught, asked in folds(cases):
        words = learned_words([cases[i] for i in taught])
        for i in asked:
            signs[i] = cases[i].signs(words)
    return signs


def folds(cases: Sequence[Case]) -> Iterator[tuple[NDArray[np.int_], NDArray[np.int_]]]:
    groups = [case.group for case in cases]
    number = min(FOLDS, len(set(groups)))
    yield from GroupKFold(number).split(np.zeros(len(cases)), groups=groups)


def learned(cases: Sequence[Case]) -> Learned:
    """Return all weights; those of signs see the words of a line as other folders weigh them."""
    told = zip(cases, signs_by_others(cases), strict=True)
    taught = [(signs, case.worth(x)) for case, choices in told for x, signs in choices]
    names = list(dict.fromkeys(name for signs, _ in taught for name in signs))
    values = np.array([[signs.get(name, 0.0) for name in names] for signs, _ in taught])
    worth = np.array([worth for _, worth in taught])
    bounds = [np.unique(np.quantile(column, SHARES)) for column in values.T]
    exceeded = [column[:, None] > b for column, b in zip(values.T, bounds, strict=True)]
    model = LogisticRegression(C=SIGN_STRENGTH, max_iter=3000)
    amount = np.minimum(np.abs(worth) + LEAST_WORTH, MOST_WORTH)
    model.fit(np.hstack(exceeded), worth > 0, sample_weight=amount)
    added = iter(model.coef_[0])
    return Learned(
        words=learned_words(cases),
        usual=round(float(model.intercept_[0]), 3),
        signs={
            name: [(round(float(bound), 3), round(float(next(added)), 3)) for bound in own]
            for name, own in zip(names, bounds, strict=True)
        },
        least=LEAST,
    )


def outcome_by(case: Case, weights: Weights) -> Outcome:
    """Return what comes of a case by some weights."""
    openings = better_openings(case.chunk, case.runs, case.judge, case.others, weights)
    return outcome_of(openings, case.golds, case.chunk, case.judge) if openings else case.told


def left_out(cases: Sequence[Case], without: Sequence[Case]) -> list[Outcome]:
    """Return what comes of each case by weights learned from other folders.

    Args:
        without: the same chunks as they are told without rules for items without names.
    """
    outcomes = [case.told for case in cases]
    for taught, asked in folds(cases):
        weights = Weights.of(learned([some[i] for some in (cases, without) for i in taught]))
        for i in asked:
            outcomes[i] = outcome_by(cases[i], weights)
    return outcomes


def show_outcomes(method: str, cases: Sequence[Case], outcomes: Sequence[Outcome]) -> None:
    found, others = (sum(column) for column in zip(*outcomes, strict=True))
    exercises = sum(len(case.golds) for case in cases)
    f1 = 2 * found / (found + others + exercises)
    print(f"{method:28}{found:6} found {others:6} others   F1 {f1:.4f}")


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    add_folders(parser)
    parser.add_argument("--write", action="store_true", help="store the weights")
    options = parser.parse_args()
    pairs: list[tuple[Path, Path]] = list(zip(options.articles, options.gold, strict=True))
    cases, without = (
        [c for pair in pairs for c in cases_of(read_annotated(*pair), str(pair[0]), nameless=rule)]
        for rule in (True, False)
    )
    print(f"{sum(len(case.golds) for case in cases)} exercises in {len(cases)} chunks")
    methods: dict[str, Callable[[], list[Outcome]]] = {
        "rules": lambda: [case.told for case in cases],
        "shipped weights": lambda: [outcome_by(case, shipped_weights()) for case in cases],
    }
    if len(pairs) > 1:
        methods["learned from other folders"] = lambda: left_out(cases, without)
    for method, outcomes in methods.items():
        show_outcomes(method, cases, outcomes())
    if options.write:
        WEIGHTS.write_text(
            json.dumps(learned([*cases, *without]), indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
