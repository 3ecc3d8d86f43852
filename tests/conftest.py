"""What several test files share: one extraction pipeline and articles made of plain text."""

import pytest
from hypothesis import settings

from curation.corpus.formats import read_document
from curation.corpus.html import read_html
from curation.corpus.text import read_text
from curation.extract import build_extractor, show
from curation.records import Article

STEPS = "Stand tall and bend your right knee. Hold for 20 seconds, then repeat on the other side."
LIE = "Lie on your back and lift your left leg. Hold for 20 seconds, then switch sides."
"""Two instructions that tell an exercise each, of different positions."""


def article_of(document, article_id="sample"):
    return Article(
        article_id, f"{article_id}.txt", "", "", "", "", "", "", "0", document.text, document.blocks
    )


settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def nlp():
    return build_extractor(spans=True)


def names(mentions):
    return [mention.name for mention in mentions]


def full_mentions(document, nlp):
    doc = show(article_of(document), nlp)
    return [mention for mention in doc._.mentions if not mention.passing]


def reader_of(nlp):
    def read(text):
        document = read_html(text) if text.lstrip().startswith("<") else read_text(text)
        return full_mentions(document, nlp)

    return read


@pytest.fixture(scope="session")
def mentions_in(nlp):
    """Return the full mentions of a text or, where it begins with a tag, of a page."""
    return reader_of(nlp)


@pytest.fixture(scope="session")
def nlp_by_rules():
    """Return the pipeline without what was learned: rules alone tell exercises, their modes and targets."""
    return build_extractor(learned=False)


@pytest.fixture(scope="session")
def mentions_by_rules(nlp_by_rules):
    """Return the full mentions of a text as rules alone tell them."""
    return reader_of(nlp_by_rules)


def markdown_reader_of(nlp):
    def read(text):
        return full_mentions(read_document(".md", text.encode()), nlp)

    return read


@pytest.fixture(scope="session")
def mentions_in_markdown(nlp):
    """Return the full mentions of a Markdown text."""
    return markdown_reader_of(nlp)


@pytest.fixture(scope="session")
def markdown_by_rules(nlp_by_rules):
    """Return the full mentions of a Markdown text as rules alone tell them."""
    return markdown_reader_of(nlp_by_rules)
