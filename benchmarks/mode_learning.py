"""Learn how stretches are done from annotated articles: held, moved or contracted; and measure it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from word_learning import Case, WordLearning, golds_of, run

from curation.extract import build_extractor, show
from curation.extract.claims.kind import kind_claims
from curation.extract.claims.mode import decided_modes
from curation.extract.claims.mode.signs import mode_signs
from curation.extract.claims.mode.told import told_modes
from curation.extract.claims.shared import shared_statements
from curation.extract.claims.word_weights import SECTION, WordWeights
from curation.extract.mentions import present
from curation.lab.annotated import read_annotated
from curation.records import MODES, Claim
from curation.vocabulary import load_vocabulary

LEARNING = WordLearning(
    field="mode",
    values=MODES,
    places=(SECTION, "name", "beginning"),
    least=5,
    strength=0.3,
    hold=20.0,
)
"""The strength was chosen among 0.2 to 1 with whole folders left out; held by 10 to 40, as many are right there."""


def cases_of(folders: tuple[Path, Path]) -> list[Case]:
    articles, gold = folders
    nlp, vocabulary = build_extractor(), load_vocabulary()
    cases = []
    for item in read_annotated(articles, gold):
        doc, text = show(item.article, nlp), item.article.text
        terms, words, outline = doc._.terms, doc._.words, doc._.outline
        shared = shared_statements(text, outline, terms).doses
        presented = present(text, outline.sections, terms, vocabulary)
        told = told_modes(text, presented, kind_claims(text, presented, terms), terms, shared)
        if told.modes:
            signs = mode_signs(told, words)
            lower = [word.lower_ for word in doc]
            golds = golds_of(item.golds, told.sections, lambda gold: gold.mode)
            cases.append(Case(str(articles), words, lower, signs, told.modes, golds))
    return cases


def decide(case: Case, weights: WordWeights) -> Sequence[Claim | None]:
    told = [claim for claim in case.told if claim is not None]
    return decided_modes(told, case.signs, case.words, weights)


if __name__ == "__main__":
    run(LEARNING, cases_of, decide, __doc__)
