"""Learn by which signs an exercise stretches or strengthens from annotated articles, and measure it.

Asked are the annotated stretches and strength exercises that are found and taken for neither a release
exercise nor a test nor a routine. Printed is how many get their kind right: by the kind of the entry
that the name stands for, with a stretch where there is none, by the shipped weights, and by weights that
were learned from all other articles. ``--write`` stores what all articles together teach; with
``--onward`` that is how they change the shipped weights, whose own articles are not asked again.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from evaluation import ROOT, add_folders, annotated_of, by_others, weights_before
from regression import learned_anew, learned_onward

from curation.extract import build_extractor, show
from curation.extract.claims.kind_signs import INTERCEPT, Sign, signs_of, strengthens
from curation.extract.mentions import present
from curation.lab.annotated import Annotated
from curation.lab.scoring import align
from curation.vocabulary import load_vocabulary

WEIGHTS = ROOT / "curation" / "extract" / "claims" / "kind_weights.json"
FOLDS = 20
LEAST_ARTICLES = 3
"""A sign that stands in fewer articles is not learned."""
STRENGTH = 0.2
"""The inverse strength of the regularization, chosen among 0.1 to 1 with whole articles left out."""
LEAST_WEIGHT = 0.02
HOLD = 40.0
"""How strongly the shipped weights are held when learning onward, chosen among 2 to 80 with whole folders left out."""
KINDS = ("stretch", "strength")

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Case:
    """An annotated exercise that was found, with its signs and its kind."""

    article_id: str
    signs: Sequence[Sign]
    known: str | None
    kind: str


def cases_of(annotated: Sequence[Annotated]) -> Iterator[Case]:
    nlp, vocabulary = build_extractor(), load_vocabulary()
    for item in annotated:
        notes, text = show(item.article, nlp)._, item.article.text
        presented = present(text, notes.outline.sections, notes.terms, vocabulary)
        signs = signs_of(text, presented, notes.terms)
        places = [(one.section.start, one.section.end) for one in presented]
        told = dict(zip(places, zip(presented, signs, strict=True), strict=True))
        found = [mention for mention in notes.mentions if not mention.passing]
        for gold, mention in align(item.golds, found):
            asked = gold.kind in KINDS and mention.kind in KINDS and not gold.passing
            if asked and (mention.start, mention.end) in told:
                one, own = told[mention.start, mention.end]
                yield Case(item.article.article_id, own, one.known_kind, gold.kind)


def learned(cases: Sequence[Case], before: Weights | None = None) -> Weights:
    """Return the weights that cases teach, onward from others where there are any."""
    told = {(sign, case.article_id) for case in cases for sign, _ in case.signs}
    articles = Counter(sign for sign, _ in told)
    known = before or {}
    rows = [
        {s: much for s, much in case.signs if articles[s] >= LEAST_ARTICLES or s in known}
        for case in cases
    ]
    golds = [KINDS.index(case.kind) for case in cases]
    if before:
        scores = learned_onward(rows, golds, {s: np.array([w]) for s, w in before.items()}, HOLD)
    else:
        scores = learned_anew(rows, golds, STRENGTH)
    weights = {sign: round(float(score[0]), 2) for sign, score in scores.items()}
    return {s: w for s, w in weights.items() if s == INTERCEPT or abs(w) >= LEAST_WEIGHT}


def kind_by(signs: Sequence[Sign], weights: Weights | None = None) -> str:
    return "strength" if strengthens(signs, weights) else "stretch"


def left_out(cases: Sequence[Case], learn: Callable[[Sequence[Case]], Weights]) -> list[str]:
    """Return the kind of each case by the weights learned from other articles."""

    def taught_by(taught: Sequence[Case]) -> Callable[[Case], str]:
        weights = learn(taught)
        return lambda case: kind_by(case.signs, weights)

    return by_others(cases, [case.article_id for case in cases], FOLDS, taught_by)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    add_folders(parser)
    parser.add_argument("--onward", action="store_true", help="start from the shipped weights")
    parser.add_argument("--write", action="store_true", help="store the weights")
    options = parser.parse_args()
    cases = list(cases_of(annotated_of(options)))
    before = weights_before(options, WEIGHTS)
    learn = partial(learned, before=before)
    articles = len({case.article_id for case in cases})
    print(f"{len(cases)} exercises of {articles} articles: {dict(Counter(c.kind for c in cases))}")
    methods: dict[str, Callable[[], list[str]]] = {
        "entry, else a stretch": lambda: [case.known or "stretch" for case in cases],
        "shipped weights": lambda: [kind_by(case.signs) for case in cases],
        "learned from other articles": lambda: left_out(cases, learn),
    }
    for method, kinds_of in methods.items():
        right = np.mean([kind == case.kind for kind, case in zip(kinds_of(), cases, strict=True)])
        print(f"{method:28}{right:.4f}")
    if options.write:
        WEIGHTS.write_text(json.dumps(learn(cases), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
