"""What the extraction components hand to each other within one article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of an article's text in character offsets, end exclusive."""

    start: int
    end: int


class Term(NamedTuple):
    """A phrase of the vocabulary as it stands in an article.

    Attributes:
        start, end: character offsets.
        group: "alias", "muscle", "position", "equipment" or "cue".
        target: the id that the phrase stands for (for an alias: its name key).
        rule: the vocabulary row that it comes from, for evidence.
    """

    start: int
    end: int
    group: str
    target: str
    rule: str


class Terms(Sequence[Term]):
    """An article's terms in reading order, with fast access to those inside a span."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = sorted(terms)
        self._starts = [term.start for term in self._terms]

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return self._terms[index]

    def within(self, start: int, end: int, group: str = "", target: str = "") -> Iterator[Term]:
        """Yield the terms that lie inside ``start, end``, of one group and target if these are given."""
        for index in range(bisect_left(self._starts, start), len(self._terms)):
            term = self._terms[index]
            if term.start >= end:
                return
            if term.end <= end and group in ("", term.group) and target in ("", term.target):
                yield term


@dataclass(frozen=True, slots=True)
class Section:
    """The part of an article that presents one exercise.

    Attributes:
        start, end: the mention's span.
        name: the printed name's span, None where the article prints none.
        heading: the span of the heading, title line or bold lead-in that opens the section, if any.
        groups: spans of headings and introductions over several exercises, outermost first
            ("Dynamic stretches"): the kind or mode said there holds for this section too.
        own_groups: those of them that only few of the article's exercises stand under ("Target
            your hamstrings"): a target said there holds for this section too.
        holes: spans inside the section that are not of it (adverts, photo credits).
        passing: True where the exercise is only named.
    """

    start: int
    end: int
    name: Span | None = None
    heading: Span | None = None
    groups: tuple[Span, ...] = ()
    own_groups: tuple[Span, ...] = ()
    holes: tuple[Span, ...] = ()
    passing: bool = False
