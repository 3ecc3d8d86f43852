"""The spaCy components: each reads what the ones before it left on the Doc and adds its own part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from curation.extract.claims.shared import shared_statements
from curation.extract.claims.weights import ClaimWeights
from curation.extract.known_words import Words
from curation.extract.layout.blocks.furniture import part_furniture
from curation.extract.layout.sections import outline
from curation.extract.layout.signs.line import Lexicon
from curation.extract.layout.tagging.weights import shipped_weights as tag_weights
from curation.extract.mentions import mentions_of, number_mentions
from curation.extract.model import Section
from curation.extract.passing import passing_mentions
from curation.extract.terms import TermMatcher
from curation.records import CATALOG_KINDS, Article, Mention
from curation.vocabulary import Vocabulary, load_vocabulary

EXERCISES = "exercises"
"""The span group of whole mentions."""
EVIDENCE = "evidence"
"""The span group of claims, labelled by field."""

for _name in ("article", "words", "terms", "parted", "outline", "mentions"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


def article_doc(nlp: Language, article: Article) -> Doc:
    """Return the article's text as a Doc that knows its article."""
    doc = nlp.make_doc(article.text)
    doc._.article = article
    return doc


@lru_cache(maxsize=4)
def vocabulary_of(folder: str | None) -> Vocabulary:
    """Return the vocabulary of a folder, read once per process."""
    return load_vocabulary(Path(folder) if folder else None)


def meet(words: Iterable[str], nlp: Language) -> None:
    """Have a pipeline meet words before an article has them, with a blank behind them and without.

    What it notes of a word that it meets would else be a fortieth of the time of the first articles.
    """
    known = sorted(words)
    nlp.make_doc("\n".join((" ".join(known), *known)))


@Language.factory("stretch_terms", default_config={"folder": None})
class TermsComponent:
    """Numbers the words and finds the vocabulary's phrases among them."""

    def __init__(self, nlp: Language, name: str, folder: str | None) -> None:
        self.matcher = TermMatcher(vocabulary_of(folder))
        meet(self.matcher.words, nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Leave the words and the terms on the Doc."""
        notes = doc._
        notes.words = Words.of(doc)
        notes.terms = self.matcher(notes.words)
        return doc


@Language.component("stretch_furniture")
def furniture_component(doc: Doc) -> Doc:
    """Part the article's blocks, and leave only the terms outside its furniture."""
    notes = doc._
    notes.parted = parted = part_furniture(notes.article, notes.terms)
    notes.terms = notes.terms.outside(parted.furniture)
    return doc


@Language.factory("stretch_sections", default_config={"folder": None, "learned": True})
class SectionsComponent:
    """Cuts the article into sections."""

    def __init__(self, nlp: Language, name: str, folder: str | None, learned: bool) -> None:
        self.lexicon = Lexicon.of(vocabulary_of(folder))
        self.weights = tag_weights() if learned else None

    def __call__(self, doc: Doc) -> Doc:
        """Leave the outline on the Doc."""
        notes = doc._
        article, terms = notes.article, notes.terms
        notes.outline = outline(article.text, notes.parted, terms, self.lexicon, self.weights)
        return doc


@Language.factory("stretch_mentions", default_config={"folder": None, "learned": True})
class MentionsComponent:
    """Makes a mention of every section, and a passing one of every name outside them."""

    def __init__(self, nlp: Language, name: str, folder: str | None, learned: bool) -> None:
        self.vocabulary = vocabulary_of(folder)
        self.weights = ClaimWeights.shipped() if learned else ClaimWeights()

    def __call__(self, doc: Doc) -> Doc:
        """Leave the mentions on the Doc."""
        notes = doc._
        article, terms, found = notes.article, notes.terms, notes.outline
        shared = shared_statements(article.text, found, terms)
        words = notes.words

        def mentions(sections: Sequence[Section]) -> list[Mention]:
            if not sections:
                return []
            known = self.vocabulary
            return mentions_of(article, sections, terms, shared, known, words, self.weights)

        full, left = mentions(found.sections), mentions(found.untold)
        full += [mention for mention in left if mention.kind not in CATALOG_KINDS]
        named = passing_mentions(article, found, terms, self.vocabulary)
        notes.mentions = number_mentions([*full, *named])
        return doc


@Language.component("stretch_spans")
def spans_component(doc: Doc) -> Doc:
    """Lay mentions and evidence into span groups; overlaps are kept."""
    whole, evidence = [], []
    for mention in doc._.mentions:
        whole.append(_span(doc, mention.start, mention.end, mention.kind))
        evidence += [_span(doc, c.start, c.end, c.field) for c in mention.claims]
    doc.spans[EXERCISES] = [span for span in whole if span is not None]
    doc.spans[EVIDENCE] = [span for span in evidence if span is not None]
    return doc


def _span(doc: Doc, start: int, end: int, label: str) -> Span | None:
    return doc.char_span(start, end, label=label, alignment_mode="expand")
