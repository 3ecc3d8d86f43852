"""The grammar's word lists (wording.csv) as patterns for text in lower case.

A phrase ends with "*" where any ending may follow ("hold*" is also "holding").
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from importlib import resources


def _read() -> dict[str, tuple[str, ...]]:
    file = resources.files("curation.extract.dosage") / "wording.csv"
    phrases: dict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        phrases[row["kind"]].append(row["words"])
    return {kind: tuple(words) for kind, words in phrases.items()}


PHRASES = _read()
"""Kind of words to the phrases of that kind."""


def words(*kinds: str) -> str:
    """Return a pattern of the phrases of ``kinds``, whole words, the longest first."""
    phrases = sorted((p for kind in kinds for p in PHRASES[kind]), key=len, reverse=True)
    return f"(?:{'|'.join(_pattern(phrase) for phrase in phrases)})"


def _pattern(phrase: str) -> str:
    stem = r"\s+".join(re.escape(word) for word in phrase.removesuffix("*").split())
    if phrase.endswith("*"):
        return stem + r"\w*"
    return stem + (r"\b" if phrase[-1].isalnum() else "")


def one_of(literals: Iterable[str]) -> str:
    """Return a pattern of literals that shares their beginnings, so that few are tried at a place."""
    tree: dict[str, list[str]] = defaultdict(list)
    for literal in sorted(set(literals)):
        tree[literal[:1]].append(literal[1:])
    if list(tree) == [""]:
        return ""
    ends = "" in tree
    rest = [re.escape(head) + one_of(tails) for head, tails in tree.items() if head]
    return f"(?:{'|'.join(rest)}){'?' if ends else ''}" if len(rest) > 1 or ends else rest[0]
