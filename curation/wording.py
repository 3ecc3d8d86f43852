"""The word lists about names of exercises (wording.csv), as phrases and as patterns.

The words are in the form that ``names.name_key`` gives them.
"""

from __future__ import annotations

from curation.word_lists import WordLists

_LISTS = WordLists("curation", "wording.csv")
PHRASES = _LISTS.phrases
words = _LISTS.words
