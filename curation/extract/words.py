"""The tokenizer: words, single signs and white space, cut by one pattern.

Phrases of the vocabulary and articles are cut alike, which is all that matching needs. spaCy's
English rules (contractions, abbreviations, addresses) and the twenty attributes that it works out
for each new word would cost more time than all of the matching that follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import spacy
from spacy.attrs import LOWER  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from curation.records import LONGEST_TEXT

_TOKEN = re.compile(r"[A-Za-z]+\b ?|\d+(?=[A-Z][a-z])|\w+ ?|\W ?")
"""A word or sign with the blank that follows it; most words are plain letters, which are found fastest."""


parts_of: Callable[[str], list[str]] = _TOKEN.findall
"""Returns the words, signs and white space of a text, each with the single blank behind it."""


def word_of(part: str) -> str:
    """Return a part of a text without the single blank behind it."""
    return part.removesuffix(" ") or part


class _Words(dict[str, tuple[int, bool]]):
    """The id of every word that has been met, and whether a blank follows, by the text of both."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def __missing__(self, text: str) -> tuple[int, bool]:
        word = word_of(text)
        found = self[text] = (self._strings.add(word), word != text)
        return found


class WordTokenizer:
    """Cuts a text into words, single signs and single white space; ``doc.text`` is the text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._words = _Words(vocab.strings)

    def __call__(self, text: str) -> Doc:
        """Return the text as a Doc."""
        parts = list(map(self._words.__getitem__, parts_of(text)))
        words, spaces = [word for word, _ in parts], [spaced for _, spaced in parts]
        return Doc(self.vocab, words=words, spaces=spaces)  # type: ignore[arg-type]


def create_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Return what makes the tokenizer of a pipeline."""

    def create(nlp: Language) -> WordTokenizer:
        return WordTokenizer(nlp.vocab)

    return create


registry.tokenizers.register("stretch_words.v1", func=create_tokenizer)


def blank() -> Language:
    """Return an English pipeline without components, with this tokenizer.

    Of the attributes of its words only ``LOWER`` is set.
    """
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "stretch_words.v1"}}})
    nlp.max_length = LONGEST_TEXT
    nlp.vocab.lex_attr_getters = {LOWER: str.lower}  # type: ignore[attr-defined]
    return nlp
