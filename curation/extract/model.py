"""What the extraction components hand to each other within one article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from sys import maxsize
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of an article's text in character offsets, end exclusive."""

    start: int
    end: int

    def covers(self, offset: int) -> bool:
        """Return whether the character at an offset lies in it."""
        return self.start <= offset < self.end


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

    @property
    def ends_names(self) -> bool:
        """Whether it is the known name of an exercise, or a noun that closes such names."""
        return self.group == "alias" or self.target == "exercise_noun"


def is_distinctive(name: str) -> bool:
    """Return whether words in running text can only be a name: several words, or a capital.

    Single lower-case words such as "bridge", "staff" or "tree" mostly mean the thing.
    """
    return " " in name or "-" in name or name[:1].isupper()


_KINDS_APART = ("cue", "layout")
"""The groups whose terms are sought by kind."""


OF_BODY = "body"
"""The label under which parts of the body and positions are sought together."""


def shelf_of(group: str, target: str) -> str:
    """Return the label under which terms are sought together: cues by kind, all others by group."""
    return target if group in _KINDS_APART else group


def wider_shelves(group: str, target: str) -> tuple[str, ...]:
    """Return the labels under which terms are sought together with other ones."""
    layout = ("layout",) if group == "layout" else ()
    body = (OF_BODY,) if group in ("muscle", "position") or target == "body_part" else ()
    return layout + body


Shelf = tuple[list[int], list[Term]]
"""Terms in reading order, with their first characters apart so that they can be bisected; one more
number closes these, so that there is always a next one."""

_BEYOND = maxsize
"""A character behind the last one of every article."""


def _shelf(terms: list[Term]) -> Shelf:
    starts = [term[0] for term in terms]
    starts.append(_BEYOND)
    return starts, terms


def _outside(shelf: Shelf, spans: Sequence[Span]) -> Shelf:
    starts, terms = shelf
    kept_starts: list[int] = []
    kept: list[Term] = []
    done = 0
    for start, end in spans:
        first = bisect_left(starts, start, done)
        kept_starts += starts[done:first]
        kept += terms[done:first]
        done = bisect_left(starts, end, first)
    return kept_starts + starts[done:], kept + terms[done:]


class Terms(Sequence[Term]):
    """An article's terms with fast access to those inside a span.

    Args:
        terms: in reading order, the longest first where several begin at one place.
        shelves: the same terms by group, cues by kind (see ``shelf_of``).
    """

    def __init__(self, terms: list[Term], shelves: Mapping[str, list[Term]]) -> None:
        self._terms = terms
        self._shelves = {label: _shelf(found) for label, found in shelves.items() if found}
        self._shelves[""] = _shelf(terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return self._terms[index]

    def outside(self, spans: Sequence[Span]) -> Terms:
        """Return the terms that begin in none of some spans, given in reading order."""
        inside = [term for start, end in spans for term in self.within(start, end)]
        if not inside:
            return self
        kept = copy(self)
        labels = {"", OF_BODY}
        for term in inside:
            labels |= {term.group, term.target}
        changed = labels & self._shelves.keys()
        kept._shelves = self._shelves | {
            label: _outside(self._shelves[label], spans) for label in changed
        }
        kept._terms = kept._shelves[""][1]
        return kept

    def within(self, start: int, end: int, group: str = "", target: str = "") -> list[Term]:
        """Return the terms that lie inside ``start, end``.

        Args:
            group: only terms of this group, or under this label.
            target: only cues of this kind; the group is then "cue" or "layout".
        """
        kept = self._shelves.get(target or group)
        if kept is None:
            return []
        starts, shelf = kept
        first = bisect_left(starts, start)
        if starts[first] >= end:
            return []
        found = shelf[first : bisect_left(starts, end, first)]
        for term in found:
            if term[1] > end:
                return [term for term in found if term[1] <= end]
        return found

    def starting(self, start: int, group: str, target: str = "") -> list[Term]:
        """Return the terms that begin at ``start``, the longest first; see ``within``."""
        kept = self._shelves.get(target or group)
        if kept is None:
            return []
        starts, shelf = kept
        first = bisect_left(starts, start)
        return shelf[first : bisect_right(starts, start, first)]


class Cell(NamedTuple):
    """A cell of a table with the cell that heads its column."""

    head: Span
    span: Span


FIRST_WORDS = 40
"""The characters that stand for the name of an exercise without one."""


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
        variations, warnings: spans of labelled parts on easier, harder or other forms, and on
            mistakes and risks: no dose, or no target, is said there.
        holes: spans inside the section that are not of it (adverts, photo credits).
        passing: True where the exercise is only named.
        cells: the cells of the table's row that the section begins with, where the table has a head.
        likened: True where the name is that of another exercise, which this one is said to be like.
        of_muscle: True where the name only says which muscle the exercise is for.
    """

    start: int
    end: int
    name: Span | None = None
    heading: Span | None = None
    groups: tuple[Span, ...] = ()
    own_groups: tuple[Span, ...] = ()
    holes: tuple[Span, ...] = ()
    variations: tuple[Span, ...] = ()
    warnings: tuple[Span, ...] = ()
    passing: bool = False
    likened: bool = False
    of_muscle: bool = False
    cells: tuple[Cell, ...] = ()

    @property
    def opening(self) -> Span:
        """The printed name, or the first words where none is printed."""
        return self.name or Span(self.start, min(self.end, self.start + FIRST_WORDS))

    @property
    def told_from(self) -> int:
        """Where the text behind the heading begins."""
        return self.heading.end if self.heading else self.start
