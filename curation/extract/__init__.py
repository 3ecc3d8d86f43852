"""Articles in, mentions out: spaCy components that run in order over ``nlp.pipe``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from curation.extract import components
from curation.extract.words import blank
from curation.memory import seldom_collected, uncollected
from curation.records import Article, Mention

__all__ = ["build_extractor", "extract", "show"]


def build_extractor(
    vocabulary_folder: str | None = None, *, spans: bool = False, learned: bool = True
) -> Language:
    """Return the extraction pipeline.

    Args:
        vocabulary_folder: the vocabulary's files, the package's own by default.
        spans: also lay exercises and evidence into ``doc.spans`` for displaCy.
        learned: without, rules alone tell where exercises begin and end, how stretches are done, and
            which muscles exercises target.
    """
    with uncollected(oldest=1):
        nlp = blank()
        config = {"folder": vocabulary_folder}
        weighed = {**config, "learned": learned}
        nlp.add_pipe("stretch_terms", config=config)
        nlp.add_pipe("stretch_furniture")
        nlp.add_pipe("stretch_sections", config=weighed)
        nlp.add_pipe("stretch_mentions", config=weighed)
        if spans:
            nlp.add_pipe("stretch_spans")
    return nlp


def extract(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Article, list[Mention]]]:
    """Yield every article with its mentions, in the order of ``articles``."""
    docs = (components.article_doc(nlp, article) for article in articles)
    with seldom_collected():
        for doc in nlp.pipe(docs):
            notes = doc._
            yield notes.article, notes.mentions


def show(article: Article, nlp: Language) -> Doc:
    """Return the processed Doc of one article, to look at with displaCy."""
    return nlp(components.article_doc(nlp, article))
