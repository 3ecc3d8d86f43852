"""Annotated articles: an article's text beside what an annotator read in it.

An article ``articles/NAME.txt`` (or any other format) has its annotation in ``gold/NAME.json``; one
more is added by dropping the two files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curation.corpus import read_corpus
from curation.records import CATALOG_KINDS, Article, Kind, Mode

Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated exercise.

    Attributes:
        start, end: character offsets into the article's text.
        stretch: the annotator's label of the entry, shared by mentions of one exercise.
        numbers: "hold_seconds" (seconds), "reps" and "sets" as low and high, None where silent.
        required: whether an extractor has to find it.
    """

    article_id: str
    n: int
    start: int
    end: int
    name: str | None
    stretch: str
    kind: Kind
    mode: Mode | None
    position: str | None
    muscles: frozenset[str]
    equipment: frozenset[str]
    numbers: dict[str, Bounds | None]
    per_side: bool
    passing: bool

    @property
    def required(self) -> bool:
        """Whether an extractor has to find it."""
        return self.kind in CATALOG_KINDS and not self.passing


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its annotation, in reading order."""

    article: Article
    golds: tuple[Gold, ...]


class AnnotationError(ValueError):
    """An annotation does not fit its article's text."""


def read_annotated(articles: Path, gold: Path) -> list[Annotated]:
    """Return the articles of a folder that have an annotation.

    Raises:
        AnnotationError: a span of an annotation is not found in its article.
    """
    found, _ = read_corpus(articles)
    pairs = []
    for article in found:
        file = gold / f"{article.article_id}.json"
        if file.is_file():
            pairs.append(Annotated(article, _golds(article, json.loads(file.read_text("utf-8")))))
    return pairs


def read_folders(articles: Sequence[Path], gold: Sequence[Path]) -> list[Annotated]:
    """Return the annotated articles of several folders, each with its folder of annotation.

    Raises:
        AnnotationError: the folders are no pairs, a pair has nothing annotated, an article stands in
            two of them, or an annotation does not fit.
    """
    if len(articles) != len(gold):
        raise AnnotationError(
            f"{len(articles)} folders of articles and {len(gold)} of annotation were named"
        )
    annotated: dict[str, Annotated] = {}
    for pair in zip(articles, gold, strict=True):
        found = read_annotated(*pair)
        if not found:
            raise AnnotationError(f"{pair[1]} annotates none of the articles in {pair[0]}")
        for item in found:
            if item.article.article_id in annotated:
                raise AnnotationError(f"{item.article.article_id} stands in two of the folders")
            annotated[item.article.article_id] = item
    return list(annotated.values())


def _golds(article: Article, annotation: dict[str, Any]) -> tuple[Gold, ...]:
    golds, after = [], 0
    for row in annotation["mentions"]:
        start, end = _place(article, row, after)
        after = start + 1
        golds.append(
            Gold(
                article_id=article.article_id,
                n=row["n"],
                start=start,
                end=end,
                name=row["name"],
                stretch=row["stretch"],
                kind=row["kind"],
                mode=row["mode"],
                position=row["position"],
                muscles=frozenset(row["muscles"]),
                equipment=frozenset(row["equipment"]),
                numbers={
                    "hold_seconds": _bounds(row["hold_s"]),
                    "reps": _bounds(row["reps"]),
                    "sets": _bounds(row["sets"]),
                },
                per_side=bool(row["per_side"]),
                passing=bool(row.get("passing")),
            )
        )
    return tuple(golds)


def _place(article: Article, row: dict[str, Any], after: int) -> tuple[int, int]:
    found = (
        _find(article.text, words, offset)
        for offset in (after, 0)
        for words in _forms(row["start"])
    )
    start = next(filter(None, found), None)
    ends = (_find(article.text, words, start.start()) for words in _forms(row["end"]) if start)
    end = next(filter(None, ends), None)
    if start is None or end is None:
        lost = row["end"] if start else row["start"]
        raise AnnotationError(f"{article.article_id} #{row['n']}: {lost[:60]!r} is not in the text")
    return start.start(), end.end()


_MARK = re.compile(r"(?:[^\S\n]*(?:\d+[.)]|[-*•#]+))+\s*")
"""List marks, which a reader may keep as structure instead of text, or number anew."""
_LATER_MARK = re.compile(rf"(?<=\n){_MARK.pattern}")


def _forms(words: str) -> tuple[str, ...]:
    """Return words as annotated, and without the list marks of later lines, the first, or all lines."""
    mark = _MARK.match(words)
    unmarked = words[mark.end() :] if mark else words
    return words, _LATER_MARK.sub("", words), unmarked, _LATER_MARK.sub("", unmarked)


def _find(text: str, words: str, after: int) -> re.Match[str] | None:
    """Find words whatever punctuation, markup and list numbers stand between them."""
    spoken = re.sub(r"\]\([^)]*\)", "", words)
    pattern = r"\W*(?:\n\d+[.)]\s+)?".join(
        map(re.escape, re.findall(r"\w+", spoken.replace("_", " ")))
    )
    tail = re.escape(spoken[-1]) + "?" if not spoken[-1].isalnum() else ""
    return re.compile(pattern + tail).search(text, after)


def _bounds(value: list[float | None] | None) -> Bounds | None:
    if not value or value == [None, None]:
        return None
    low, high = value
    return (None if low is None else float(low), None if high is None else float(high))
