"""Learn where the body is in exercises from annotated articles; and measure it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from word_learning import Case, WordLearning, golds_of, run

from curation.extract import build_extractor, show
from curation.extract.claims.position import decided_positions, named_positions
from curation.extract.claims.position.signs import position_signs
from curation.extract.claims.position.told import told_positions
from curation.extract.claims.shared import shared_statements
from curation.extract.claims.word_weights import SECTION, WordWeights
from curation.extract.mentions import present
from curation.lab.annotated import read_annotated
from curation.records import Claim
from curation.vocabulary import load_vocabulary

EXPORTS = load_vocabulary().position_exports
LEARNING = WordLearning(
    field="position",
    values=sorted(set(EXPORTS.values())),
    places=(SECTION, "name"),
    least=4,
    strength=1.0,
    hold=20.0,
)
"""The strength was chosen among 0.1 to 1 with whole folders left out."""


def cases_of(folders: tuple[Path, Path]) -> list[Case]:
    articles, gold = folders
    nlp, vocabulary = build_extractor(), load_vocabulary()
    cases = []
    for item in read_annotated(articles, gold):
        doc, text = show(item.article, nlp), item.article.text
        terms, words, outline = doc._.terms, doc._.words, doc._.outline
        shared = shared_statements(text, outline, terms).positions
        presented = present(text, outline.sections, terms, vocabulary)
        if presented:
            told = [
                claim and replace(claim, value=EXPORTS[str(claim.value)])
                for claim in told_positions(text, presented, terms, shared, vocabulary)
            ]
            sections = [one.section for one in presented]
            signs = position_signs(sections, named_positions(told, EXPORTS), words)
            lower = [word.lower_ for word in doc]
            golds = golds_of(item.golds, sections, lambda gold: gold.position)
            cases.append(Case(str(articles), words, lower, signs, told, golds))
    return cases


def decide(case: Case, weights: WordWeights) -> Sequence[Claim | None]:
    return decided_positions(case.told, case.signs, case.words, weights)


if __name__ == "__main__":
    run(LEARNING, cases_of, decide, __doc__)
