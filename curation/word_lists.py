"""Word lists that editors keep in CSV files, as patterns.

A file has the columns kind and words. A phrase ends with "*" where any ending may follow ("hold*" is
also "holding").
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib import resources


def read_word_lists(package: str, file: str) -> Mapping[str, tuple[str, ...]]:
    """Return the phrases of a package's file by their kind."""
    text = (resources.files(package) / file).read_text(encoding="utf-8")
    phrases: dict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader(text.splitlines()):
        phrases[row["kind"]].append(row["words"])
    return {kind: tuple(words) for kind, words in phrases.items()}


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern of phrases up to the ends of their words, the longest first."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return f"(?:{'|'.join(map(_pattern, longest_first))})"


def _pattern(phrase: str) -> str:
    stem = r"\s+".join(re.escape(word) for word in phrase.removesuffix("*").split())
    if phrase.endswith("*"):
        return stem + r"\w*"
    return stem + (r"\b" if phrase[-1].isalnum() else "")
