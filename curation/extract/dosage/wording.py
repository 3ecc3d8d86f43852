"""The grammar's word lists (wording.csv) as patterns for text in lower case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from curation.word_lists import WordLists

_LISTS = WordLists("curation.extract.dosage", "wording.csv")
PHRASES = _LISTS.phrases
words = _LISTS.words


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
