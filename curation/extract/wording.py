"""The word lists of layout and claims (wording.csv) as patterns.

Here stand words around names, muscles and things that say how these are meant; what an article's words
themselves stand for is the vocabulary.
"""

from __future__ import annotations

from curation.word_lists import any_of, read_word_lists

PHRASES = read_word_lists("curation.extract", "wording.csv")
"""Kind of words to the phrases of that kind."""


def words(*kinds: str) -> str:
    """Return a pattern of the phrases of ``kinds``, whole words, the longest first."""
    return any_of(phrase for kind in kinds for phrase in PHRASES[kind])
