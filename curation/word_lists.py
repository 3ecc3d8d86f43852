"""Word lists that editors keep in CSV files, as patterns.

A file has the columns kind and words. A phrase ends with "*" where any ending may follow ("hold*" is
also "holding").
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from importlib import resources


class WordLists:
    """The word lists of a package's file.

    Attributes:
        phrases: kind of words to the phrases of that kind.
    """

    def __init__(self, package: str, file: str) -> None:
        text = (resources.files(package) / file).read_text(encoding="utf-8")
        phrases: dict[str, list[str]] = defaultdict(list)
        for row in csv.DictReader(text.splitlines()):
            phrases[row["kind"]].append(row["words"])
        self.phrases: Mapping[str, tuple[str, ...]] = {
            kind: tuple(words) for kind, words in phrases.items()
        }

    def words(self, *kinds: str) -> str:
        """Return a pattern of the phrases of ``kinds``, whole words, the longest first."""
        phrases = (phrase for kind in kinds for phrase in self.phrases[kind])
        return f"(?:{'|'.join(map(_pattern, sorted(phrases, key=len, reverse=True)))})"


def _pattern(phrase: str) -> str:
    stem = r"\s+".join(re.escape(word) for word in phrase.removesuffix("*").split())
    if phrase.endswith("*"):
        return stem + r"\w*"
    return stem + (r"\b" if phrase[-1].isalnum() else "")
