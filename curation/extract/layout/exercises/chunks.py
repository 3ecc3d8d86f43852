"""Chunks: a title line with the lines under it, the unit in which sections are sought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from curation.extract.layout.exercises.title_roles import (
    SEVERAL,
    counted_titles,
    second_titles,
    titles_of_several,
)
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.titles import Title
from curation.names import name_key
from curation.records import BlockKind

MOST_LABEL_WORDS = 4
"""The most words of a heading that is a label and says nothing itself."""
DENSE = 22
"""The most words for each instruction in a chunk that is hardly more than instructions."""


@dataclass(slots=True)
class Chunk:
    """A title line, if any, with the lines that stand under it.

    Attributes:
        closing: whether the title ends the exercises ("Conclusion", "Related articles").
        parents: the title lines of the chunks that take this one in, outermost first.
    """

    head: Line | None
    body: list[Line] = field(default_factory=list)
    closing: bool = False
    parents: tuple[Line, ...] = ()

    @property
    def lines(self) -> list[Line]:
        """Title line and body."""
        return [self.head, *self.body] if self.head else self.body

    @property
    def is_closed(self) -> bool:
        """Whether it stands behind the exercises of its article, or of a part of it."""
        return self.closing or any(line.label == "closing" for line in self.parents)

    @property
    def is_exact(self) -> bool:
        """Whether the title is a name that the vocabulary knows."""
        return self.head is not None and self.head.title is not None and self.head.title.exact

    @property
    def is_named(self) -> bool:
        """Whether the title reads like the name of an exercise."""
        return self.head is not None and self.head.title is not None and self.head.title.named

    @property
    def steps(self) -> int:
        """Instructions in the body."""
        return sum(line.steps for line in self.body)

    @property
    def words(self) -> int:
        """Words in the body."""
        return sum(line.words for line in self.body)

    @property
    def is_dense(self) -> bool:
        """Whether the body is hardly more than instructions."""
        return 0 < self.words <= DENSE * self.steps

    @property
    def is_remarked(self) -> bool:
        """Whether the body is a single paragraph that speaks of no several exercises."""
        return len(self.body) == 1 and not (self.body[0].many or self.body[0].title)


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Consecutive lines that present one exercise, before trimming and naming.

    Attributes:
        head: the line that holds its title or lead-in name, if any.
        groups: titles and introductions over several exercises, outermost first.
        own_groups: those of them that hold for few of the article's exercises.
        bounded: whether the heading of the next exercise ends it, one of the same form as its own.
    """

    lines: tuple[Line, ...]
    head: Line | None
    groups: tuple[Line, ...] = ()
    own_groups: tuple[Line, ...] = ()
    bounded: bool = False

    @property
    def steps(self) -> int:
        """Instructions in all lines."""
        return sum(line.steps for line in self.lines)


def split_chunks(lines: Sequence[Line], text: str) -> list[Chunk]:
    """Cut an article's lines where a title opens something new."""
    counted = counted_titles(lines)
    second = second_titles(lines, counted, text)
    several = titles_of_several(lines, counted, text)
    chunks = [Chunk(None)]
    for line in lines:
        part = line.index in second or _names_part(line, chunks[-1].head, text)
        if line.index in several or (_opens(line, chunks[-1], counted) and not part):
            chunks.append(Chunk(line, closing=line.label == "closing"))
        else:
            chunks[-1].body.append(line)
    return _with_parents([chunk for chunk in chunks if chunk.lines])


def _opens(line: Line, current: Chunk, counted: frozenset[int]) -> bool:
    title = line.title
    head = current.head
    if line.label in ("part", "howto", "why"):
        return _opens_chapter(line, head)
    if title is None or not title.alone:
        return False
    if line.label == "closing":
        return title.marked or line.words <= 6
    if head is None or current.closing:
        return True
    if head.kind is BlockKind.HEADING and line.kind is not BlockKind.HEADING and not title.marked:
        return title.exact or (title.named and (head.many or not current.is_named))
    if line.index == head.index + 1 and _is_plain_under(line, title, head):
        return False
    if head.index in counted and line.number is None and not title.exact:
        deeper = line.kind is not BlockKind.HEADING or line.level > head.level
        return not deeper
    return True


def _is_plain_under(line: Line, title: Title, head: Line) -> bool:
    """Return whether a line without number and format stands right under a counted title in bold."""
    bold = head.number is not None and head.title is not None and head.title.marked
    return bold and not (title.marked or title.exact or line.number is not None)


def _names_part(line: Line, head: Line | None, text: str) -> bool:
    """Return whether a label or a heading deeper down repeats a word of the exercise's name.

    Such are "Twist:" under "Seated Twist", and "Cow" under "Cat & Cow".
    """
    if head is None or head.title is None or line.title is None:
        return False
    if line.kind is BlockKind.HEADING:
        deeper = head.kind is BlockKind.HEADING and line.level > head.level
        if not (deeper and head.title.exact) or line.title.exact:
            return False
    elif (
        not head.title.named or text[line.end - 1] != ":" or SEVERAL.search(text, *head.title.span)
    ):
        return False
    words, over = (name_key(text[slice(*x.title.span)]).split() for x in (line, head) if x.title)
    return len(words) < len(over) and set(words) <= set(over)


def _opens_chapter(line: Line, head: Line | None) -> bool:
    """Return whether a heading of a part stands over exercises, and not inside one."""
    if line.kind is not BlockKind.HEADING or head is None:
        return False
    if line.label != "part" and line.words > MOST_LABEL_WORDS:
        return False
    if head.kind is not BlockKind.HEADING:
        return line.label == "part"
    one = head.title is not None and head.title.named
    return line.level < head.level or (line.level == head.level and not one)


def _with_parents(chunks: list[Chunk]) -> list[Chunk]:
    open_heads: list[Line] = []
    for chunk in chunks:
        head = chunk.head
        if head is None:
            continue
        depth = rank(head)
        while open_heads and rank(open_heads[-1]) >= depth:
            open_heads.pop()
        chunk.parents = tuple(open_heads)
        open_heads.append(head)
    return chunks


def rank(head: Line) -> float:
    """Return how deep a title stands: headings by level, then other titles, numbered ones deepest."""
    if head.kind is BlockKind.HEADING:
        return head.level
    return 7 + (head.number is not None)
