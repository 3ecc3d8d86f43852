"""The tokenizer: words, single signs and white space, cut by one pattern.

Phrases of the vocabulary and articles are cut alike, which is all that matching needs. spaCy's
English rules (contractions, abbreviations, addresses) would cost more time than all of the
matching that follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

_TOKEN = re.compile(r"(\d+(?=[A-Z][a-z])|\w+|[^\w\s]|\s)( ?)")


class WordTokenizer:
    """Cuts a text into words, single signs and single white space; ``doc.text`` is the text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the text as a Doc."""
        pairs = _TOKEN.findall(text)
        words = [word for word, _ in pairs]
        return Doc(self.vocab, words=words, spaces=[blank == " " for _, blank in pairs])


def create_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Return what makes the tokenizer of a pipeline."""

    def create(nlp: Language) -> WordTokenizer:
        return WordTokenizer(nlp.vocab)

    return create


registry.tokenizers.register("stretch_words.v1", func=create_tokenizer)


def blank() -> Language:
    """Return an English pipeline without components, with this tokenizer."""
    return spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "stretch_words.v1"}}})
