"""The word lists of layout and claims (wording.csv) as patterns.

Here stand words around names, muscles and things that say how these are meant; what an article's words
themselves stand for is the vocabulary.
"""

from __future__ import annotations

from curation.word_lists import WordLists

_LISTS = WordLists("curation.extract", "wording.csv")
PHRASES = _LISTS.phrases
words = _LISTS.words
