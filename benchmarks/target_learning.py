"""Learn which muscles that an exercise's text names are its targets, and measure it.

Asked are the annotated exercises that are found. Printed is the F1 of their muscles: as rules tell
them, by the shipped weights, and with ``--measure`` by weights that were learned from other folders.
``--write`` stores what all folders together teach; with ``--onward`` that is how they change the
shipped weights.

The weights are those of a logistic regression. That of a word at a place is the sum of two: one for
the place, one for all places on the same side of the muscle.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evaluation import ROOT, add_learning, by_others, pairs_of, weights_before
from regression import USUAL, Scores, learned_anew, learned_onward, often_enough

from curation.extract import build_extractor, show
from curation.extract.claims.targets import decided_claims
from curation.extract.claims.targets.signs import (
    AROUND,
    MOST_TOLD,
    PLACES,
    TOLD,
    Named,
    named_muscles,
)
from curation.extract.claims.targets.told import told_claims
from curation.extract.claims.targets.weighing import FILE, Learned, TargetWeights, shipped_weights
from curation.extract.known_words import Words
from curation.lab.annotated import read_annotated
from curation.lab.scoring import align
from curation.records import Claim
from curation.vocabulary import Vocabulary, load_vocabulary

WEIGHTS = ROOT / "curation" / "extract" / "claims" / "targets" / FILE
FOLDS = 6
LEAST_MUSCLES = 5
"""A sign that stands with fewer muscles is not learned."""
STRENGTH = 0.1
"""The inverse strength of the regularization, chosen among 0.1 to 0.3 with whole folders left out."""
HOLD = 80.0
"""How strongly the shipped weights are held when learning onward: F1 with whole folders left out is 0.824 with 20, and
0.821 with 40 and 80, of which the last keeps most of what plain titles tell."""
LEAST_WEIGHT = 0.02
PAST_WORD = ""
"""What stands for a place outside of the section."""


@dataclass(frozen=True)
class Case:
    """An article's exercises that are annotated and found.

    Attributes:
        group: the folder it is from.
        lower: its words in lower case, as they are numbered in ``words``.
        told: the targets of each exercise by rules.
        golds: the muscles of each exercise by its annotation, as they are exported.
    """

    group: str
    words: Words
    lower: Sequence[str]
    named: Named
    told: Sequence[Sequence[Claim]]
    golds: Sequence[frozenset[str]]


def cases_of(folders: tuple[Path, Path]) -> list[Case]:
    articles, gold = folders
    nlp, vocabulary = build_extractor(), load_vocabulary()
    cases = []
    for item in read_annotated(articles, gold):
        doc, text = show(item.article, nlp), item.article.text
        terms, words = doc._.terms, doc._.words
        sections = [section for section in doc._.outline.sections if not section.passing]
        golds = [one for one in item.golds if not one.passing]
        pairs = align(golds, sections)
        found = [section for _, section in pairs]
        told = [told_claims(text, section, terms, vocabulary.muscle_roles) for section in found]
        named = named_muscles(found, told, terms, words)
        lower = [word.lower_ for word in doc]
        cases.append(
            Case(str(articles), words, lower, named, told, [one.muscles for one, _ in pairs])
        )
    return cases


def signs_of(case: Case) -> Iterator[dict[str, float]]:
    """Yield the signs of each named muscle, as the shipped weights will name them."""
    named, lower = case.named, [*case.lower, PAST_WORD]
    for place, term in enumerate(named.terms):
        signs = {
            f"muscle|{term.target}": 1.0,
            f"place|{PLACES[named.place[place]]}": 1.0,
            f"told|{TOLD[named.told[place]]}": 1.0,
            f"count|{named.told_number[place]}": 1.0,
        }
        for offset, at in zip(AROUND, named.around[place], strict=True):
            word = lower[at]
            signs[f"at|{offset}|{word}"] = signs[f"side|{offset > 0}|{word}"] = 1.0
        yield signs


def targets_of(case: Case, vocabulary: Vocabulary) -> Iterator[bool]:
    """Yield whether each named muscle is a target by the annotation."""
    for term, section in zip(case.named.terms, case.named.sections, strict=True):
        yield not case.golds[section].isdisjoint(vocabulary.exported_muscles([term.target]))


def learned(
    cases: Sequence[Case], vocabulary: Vocabulary, before: Learned | None = None
) -> Learned:
    """Return the weights that cases teach, onward from others where there are any."""
    known = scores_of(before) if before else {}
    rows = often_enough(
        [signs for case in cases for signs in signs_of(case)], lambda _: LEAST_MUSCLES, known
    )
    golds = [int(target) for case in cases for target in targets_of(case, vocabulary)]
    if before:
        return stored(learned_onward(rows, golds, known, HOLD))
    return stored(learned_anew(rows, golds, STRENGTH))


def stored(scores: Scores) -> Learned:
    """Return scores as the file holds them."""

    def score(sign: str) -> float:
        return float(scores[sign][0]) if sign in scores else 0.0

    def of(values: Iterable[object], sign: str) -> list[float]:
        return [round(score(f"{sign}|{value}"), 2) for value in values]

    def around(word: str) -> list[float]:
        return [
            round(score(f"at|{offset}|{word}") + score(f"side|{offset > 0}|{word}"), 2)
            for offset in AROUND
        ]

    words = {x.split("|", 2)[2] for x in scores if x.startswith(("at|", "side|"))} - {PAST_WORD}
    muscles = sorted(x.split("|")[1] for x in scores if x.startswith("muscle|"))
    return Learned(
        usual=round(score(USUAL), 2),
        words={
            word: row
            for word in sorted(words)
            if max(map(abs, row := around(word))) >= LEAST_WEIGHT
        },
        past=around(PAST_WORD),
        muscles=dict(zip(muscles, of(muscles, "muscle"), strict=True)),
        place=of(PLACES, "place"),
        told=of(TOLD, "told"),
        count=of(range(MOST_TOLD + 1), "count"),
    )


def scores_of(told: Learned) -> Scores:
    """Return the scores that the file holds; of a word at a place it holds but the sum."""
    weights = {USUAL: told["usual"]}
    weights |= {f"muscle|{muscle}": weight for muscle, weight in told["muscles"].items()}
    for word, row in [*told["words"].items(), (PAST_WORD, told["past"])]:
        weights |= {f"at|{offset}|{word}": x for offset, x in zip(AROUND, row, strict=True)}
    for sign, values, row in (
        ("place", PLACES, told["place"]),
        ("told", TOLD, told["told"]),
        ("count", range(MOST_TOLD + 1), told["count"]),
    ):
        weights |= {f"{sign}|{value}": x for value, x in zip(values, row, strict=True)}
    return {sign: np.array([weight]) for sign, weight in weights.items()}


Method = Callable[[Case], Sequence[Sequence[Claim]]]


def by(weights: TargetWeights) -> Method:
    return lambda case: decided_claims(case.told, case.named, case.words, weights)


def show_f1(method: str, cases: Sequence[Case], found: Sequence[Sequence[Sequence[Claim]]]) -> None:
    vocabulary = load_vocabulary()
    pairs = [
        (gold, set(vocabulary.exported_muscles(str(claim.value) for claim in claims)))
        for case, told in zip(cases, found, strict=True)
        for gold, claims in zip(case.golds, told, strict=True)
    ]
    right = sum(len(gold & told) for gold, told in pairs)
    whole = sum(len(gold) + len(told) for gold, told in pairs)
    print(f"{method:28}F1 {2 * right / whole:.4f}", flush=True)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    add_learning(parser)
    options = parser.parse_args()
    vocabulary = load_vocabulary()
    with ProcessPoolExecutor() as pool:
        cases = [case for found in pool.map(cases_of, pairs_of(options)) for case in found]
    print(f"{sum(len(case.named.terms) for case in cases)} muscles in {len(cases)} articles")
    before = weights_before(options, WEIGHTS)
    show_f1("rules", cases, [case.told for case in cases])
    show_f1("shipped weights", cases, list(map(by(shipped_weights()), cases)))
    if options.measure:
        groups = [case.group for case in cases]

        def learn(taught: Sequence[Case]) -> Method:
            return by(TargetWeights(learned(taught, vocabulary, before)))

        show_f1("learned from other folders", cases, by_others(cases, groups, FOLDS, learn))
    if options.write:
        told = json.dumps(learned(cases, vocabulary, before), ensure_ascii=False)
        WEIGHTS.write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
