"""How strongly a titled chunk reads as one exercise, by its own words and by chunks built like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from curation.extract.layout.exercises.chunks import Chunk
from curation.extract.layout.exercises.title_forms import (
    LEAST_KIN,
    families_of,
    form_of,
    worded_form,
)
from curation.extract.layout.exercises.title_kin import Kin, TitledChunk
from curation.extract.layout.signs.announced import announced_count
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.name_signs import reads_as_sentence
from curation.extract.layout.signs.naming import names_only_muscles
from curation.extract.layout.signs.numbering import counts_exercises
from curation.extract.layout.signs.reading import DESCRIBED, Reading
from curation.extract.layout.signs.titles import Title
from curation.extract.model import Span
from curation.records import BlockKind

ENOUGH = 3.0
"""The least evidence that makes a chunk an exercise."""
MOST_WORDS_PER_STEP = 45
"""Prose with more words for each instruction than this talks about something else."""
LEAST_TALK = 150
"""The least words of such prose under a title."""
MOST_BLANK_WORDS = 2
"""The most words under a title that say nothing of what it names ("To come")."""
MOST_ANNOUNCING_WORDS = 40
"""The most words under a title that only dose each of the exercises to come."""


class Judge:
    """Decides which chunks of one article are exercises."""

    def __init__(self, reading: Reading, chunks: Sequence[Chunk]) -> None:
        self.reading = reading
        self.titles = sum(chunk.head is not None for chunk in chunks)
        self.levels = Counter(
            chunk.head.level
            for chunk in chunks
            if chunk.head and chunk.head.kind is BlockKind.HEADING
        )
        parents = {line.start for chunk in chunks for line in chunk.parents[-1:]}
        self.over_others = {
            chunk.head.start for chunk in chunks if chunk.head and chunk.head.start in parents
        }
        self._enough: dict[int, bool] = {}
        titled: list[TitledChunk] = []
        for chunk in chunks:
            if chunk.head and chunk.body and not (chunk.closing or self._is_blank(chunk)):
                enough = self._enough[chunk.head.index] = self.is_enough(chunk)
                titled.append(TitledChunk(chunk, chunk.head, enough))
        self.kin = Kin(reading, chunks, titled)
        heads = [chunk.head for chunk in chunks if chunk.head and chunk.body]
        counts = sum(counts_exercises(reading.text, head.start, head.content) for head in heads)
        self.count_exercises = counts >= LEAST_KIN

    def accepts(self, chunk: Chunk) -> bool:
        """Return whether a chunk is one exercise under its title.

        A title that says little is accepted among exercises with titles of the same form, if
        something under it is done or counted.
        """
        head = chunk.head
        if head is None or head.title is None or self.is_article_title(chunk):
            return False
        if not head.title.named and self._answers_troubles(chunk):
            return False
        if self._is_talk(chunk) or self._announces(head, head.title) or self._is_of_each(chunk):
            return False
        if head.start in self.over_others and not self._stands_alone(chunk):
            return False
        if self._is_counted(chunk, head):
            return True
        enough = self._enough.get(head.index)
        if enough or (enough is None and self.is_enough(chunk)):
            return True
        return self._is_as_its_kin(chunk, head, head.title)

    def _is_counted(self, chunk: Chunk, head: Line) -> bool:
        """Return whether a chunk is counted as an exercise, or one of as many as a title over them announces."""
        if not chunk.body:
            return False
        counted = counts_exercises(self.reading.text, head.start, head.content)
        return (counted and self.count_exercises) or any(
            one in self.kin.counted for one in families_of(chunk, head)
        )

    def _is_as_its_kin(self, chunk: Chunk, head: Line, title: Title) -> bool:
        """Return whether a chunk that says little stands among exercises with titles of its form."""
        if (
            head.label not in ("", "generic")
            or not (self._has_kin(head) or self._has_named_form(chunk, head))
            or (self.reading.speaks_of_group(title.span) and not (title.named and head.number))
            or self._explains(title)
            or self._is_blank(chunk)
            or (not title.named and reads_as_sentence(self.reading.text, title.span))
        ):
            return False
        if self.has_named_kin(chunk):
            return True
        if chunk.words >= DESCRIBED and self._has_muscle_kin(head):
            return True
        described = self._is_described(chunk) or (title.exact and chunk.is_remarked)
        told = title.named and (described or self._is_dosed(chunk))
        return chunk.steps > 0 or told

    def has_named_kin(self, chunk: Chunk) -> bool:
        """Return whether a named title over a text stands among known names of the same form."""
        return (
            chunk.is_named
            and bool(chunk.body)
            and chunk.head is not None
            and self._has_named_form(chunk, chunk.head)
        )

    def _has_muscle_kin(self, head: Line) -> bool:
        """Return whether a title is nothing but muscles, as most exercises of its form are titled."""
        return names_only_muscles(self.reading.text, self.reading.terms, head) and (
            form_of(head) in self.kin.of_muscles
        )

    def _has_kin(self, head: Line) -> bool:
        """Return whether titles of a title's form, or those that begin with its word, are exercises."""
        worded = worded_form(head, self.reading.text)
        return form_of(head) in self.kin.formed or worded in self.kin.worded

    def _has_named_form(self, chunk: Chunk, head: Line) -> bool:
        return any(family in self.kin.named for family in families_of(chunk, head))

    def _answers_troubles(self, chunk: Chunk) -> bool:
        """Return whether a chunk says what to change with one complaint after the other."""
        titles = [line.title for line in chunk.body if line.title]
        troubled = sum(self.reading.speaks_of_trouble(title.span) for title in titles)
        return troubled > 1 and 2 * troubled >= len(chunk.body)

    def _announces(self, head: Line, title: Title) -> bool:
        """Return whether a title that names no exercise announces several ("Try these stretches:")."""
        if title.exact:
            return False
        if head.many and self.reading.speaks_of_group(title.span):
            return True
        return announced_count(self.reading.text, Span(head.content, head.end)) is not None

    def _is_of_each(self, chunk: Chunk) -> bool:
        """Return whether all that stands under a title is the dose of each of several exercises."""
        if not 0 < chunk.words <= MOST_ANNOUNCING_WORDS:
            return False
        return all(x.many and self.reading.doses_each(x) for x in chunk.body)

    def _is_talk(self, chunk: Chunk) -> bool:
        """Return whether a title that names no exercise and has no number stands over much talk."""
        head = chunk.head
        if head is None or head.title is None or head.title.named:
            return False
        words = chunk.words
        sparse = words > MOST_WORDS_PER_STEP * max(chunk.steps, 1) and words > LEAST_TALK
        return sparse and head.number is None and not head.label

    def is_article_title(self, chunk: Chunk) -> bool:
        """Return whether the chunk's title is that of the whole article."""
        head = chunk.head
        if head is None or head.title is None or head.index > 0:
            return False
        if head.number is not None or head.label == "generic":
            return False
        group = self.reading.speaks_of_group(head.title.span)
        if head.title.exact:
            told = self.titles <= LEAST_KIN or chunk.steps > 0 or self._is_dosed(chunk)
            return group and not told
        if group:
            return True
        one_of_several = head.kind is BlockKind.HEADING and self.levels[head.level] > 1
        told = head.title.named and chunk.is_dense and self._is_dosed(chunk)
        return not (one_of_several or told or self.titles == 1)

    def is_enough(self, chunk: Chunk) -> bool:
        """Return whether a titled chunk reads as one exercise by its own words.

        Whether it states a dose is looked up only where that decides.
        """
        head = chunk.head
        if head is None or head.title is None:
            return False
        if head.label != "generic" and self._explains(head.title):
            return False
        undosed, dosed = self._evidence(head, head.title, chunk)
        return undosed >= ENOUGH or (dosed >= ENOUGH and self._is_dosed(chunk))

    def _evidence(self, head: Line, title: Title, chunk: Chunk) -> tuple[float, float]:
        """Return how strongly a chunk reads as one exercise if it states no dose, and if it states one.

        The weights say: a name and instructions suffice, as do a known name and a description, and
        a name and a dose; a title that says nothing needs instructions with a position or a dose.
        """
        body = chunk.body
        name = 2.0 if title.exact else 1.5 if title.named or head.label == "generic" else 0.0
        plain = title.exact and not any(line.many for line in body)
        name -= 1.5 * (not plain and self.reading.speaks_of_group(title.span))
        name += 0.5 * (head.number is not None) + 0.25 * title.marked
        steps, labels = chunk.steps, {line.label for line in body}
        rite = (
            1.5 * ("howto" in labels)
            + 1.0 * any(line.starts for line in body)
            + 1.0 * any(line.closes and line.steps for line in body)
            + 0.5 * ("why" in labels)
        )
        long = chunk.words >= DESCRIBED
        described = (0.75 if long else 0.5) * self.reading.speaks_of_one(body)
        if title.exact:
            described += 1.0 * long or 0.75 * self.reading.speaks_of_targets(body)
        if not (steps or body or title.exact or self._doses_itself(head, title)):
            return 0.0, 0.0
        rest = 0.75 * min(steps, 4) + described
        likened = bool(body) and self.reading.is_as_before(body[0])
        rite += 1.5 * likened
        told = (
            steps > 0
            or likened
            or (title.named and (bool(body) or self._doses_itself(head, title)))
        )
        return _sum(name, rite, rest, steps > 0 or likened), _sum(name, rite + 1.0, rest, told)

    def _explains(self, title: Title) -> bool:
        """Return whether a title announces talk about a complaint, or an explanation."""
        troubled = not title.named and self.reading.speaks_of_trouble(title.span)
        return troubled or (not title.exact and self.reading.asks(title.span))

    def _is_described(self, chunk: Chunk) -> bool:
        """Return whether a numbered title, as its kin has, stands over a paragraph about it."""
        numbered = chunk.head is not None and chunk.head.number is not None
        return numbered and chunk.words >= DESCRIBED

    def _is_blank(self, chunk: Chunk) -> bool:
        """Return whether a word or two stand under a title, in place of a text to come."""
        few = chunk.words <= MOST_BLANK_WORDS
        return few and not (chunk.steps or self._is_dosed(chunk))

    def _doses_itself(self, head: Line, title: Title) -> bool:
        """Return whether the line of a title says how long or how often what it names is done."""
        return title.named and self.reading.doses(title.span.end, head.end)

    def _is_dosed(self, chunk: Chunk) -> bool:
        head = chunk.head
        tail = head and head.title and self.reading.doses(head.title.span.end, head.end)
        return bool(tail) or any(self.reading.doses(x.content, x.end) for x in chunk.body)

    def _stands_alone(self, chunk: Chunk) -> bool:
        """Return whether a title over other titles presents an exercise before them."""
        if chunk.is_exact and (self._is_dosed(chunk) or self._is_described(chunk)):
            return True
        steps = sum(line.steps for line in chunk.body)
        return steps >= 3 or (steps > 0 and any(line.starts or line.closes for line in chunk.body))


def _sum(name: float, rite: float, rest: float, told: bool) -> float:
    """Return what all signs of an exercise say together; rites count where something is told."""
    if name <= 0.75 and rite < 2.0:
        return 0.0
    return name + rest + rite * told
