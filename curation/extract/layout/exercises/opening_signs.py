"""Signs that some lines of a chunk open an exercise each, as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

from curation.extract.dosage import may_say_doses
from curation.extract.layout.exercises.chunks import Chunk, Run
from curation.extract.layout.exercises.evidence import Judge
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.numbering import counts_exercises
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.signs.steps import opens_with_order
from curation.extract.model import OF_BODY
from curation.records import BlockKind

OPENING = 60
"""Characters of a line within which the pose or the name that it begins with stands."""

Signs = Mapping[str, float]


class Marks(NamedTuple):
    """What is noted of a line, whatever stands around it.

    Attributes:
        may_dose: whether it holds words of times and counts.
        closes: whether it ends an exercise ("repeat", "switch sides").
        begins_in_pose: whether its first instruction names a body position.
        many: whether it speaks of several exercises at once.
        instructions: whether its label announces instructions.
        gap: whether a blank line stands before it.
        order: whether it begins with a verb that tells what to do.
        pose, first_name: whether its first words hold a body position, or a known name.
    """

    may_dose: bool
    closes: bool
    begins_in_pose: bool
    named: bool
    known: bool
    item: bool
    many: bool
    label: bool
    instructions: bool
    gap: bool
    order: bool
    pose: bool
    first_name: bool
    body: bool
    muscle: bool
    capital: bool
    sentence: bool
    colon: bool


def marks_of(line: Line, reading: Reading) -> Marks:
    """Return what is noted of a line."""
    text, terms, title = reading.text, reading.terms, line.title
    start, end = line.content, line.end
    opening = min(end, start + OPENING)
    of_body = terms.within(start, end, OF_BODY)
    last = text[end - 1]
    return Marks(
        may_dose=may_say_doses(text, start, end) > 0,
        closes=line.closes,
        begins_in_pose=line.starts,
        named=title is not None and title.named,
        known=title is not None and title.exact,
        item=line.listed,
        many=line.many,
        label=line.label != "",
        instructions=line.label == "howto",
        gap=line.gap > 0,
        order=opens_with_order(start, terms),
        pose=any(term.group == "position" and term.end <= opening for term in of_body),
        first_name=bool(terms.within(start, opening, "alias")),
        body=bool(of_body),
        muscle=any(term.group == "muscle" for term in of_body),
        capital=text[start].isupper(),
        sentence=last in ".!",
        colon=last == ":",
    )


class Exercises(NamedTuple):
    """The exercises that rules tell in an article.

    Attributes:
        number: how many.
        titled: how many of them are all that stands under their title.
        words: the middle one of their numbers of words.
    """

    number: int
    titled: int
    words: float

    @classmethod
    def of(cls, chunks: Sequence[Chunk], told: Sequence[Sequence[Run]]) -> Exercises:
        """Return the exercises of an article by those that are told in each of its chunks."""
        words = [sum(line.words for line in run.lines) for runs in told for run in runs]
        titled = sum(map(is_told_whole, chunks, told))
        return cls(len(words), titled, median(words) if words else 0.0)


def is_told_whole(chunk: Chunk, told: Sequence[Run]) -> bool:
    """Return whether a chunk is told to be one exercise under its title."""
    return len(told) == 1 and chunk.head is not None and told[0].head is chunk.head


def signs_of_chunk(
    chunk: Chunk, marks: Sequence[Marks], told: int, others: Exercises, judge: Judge
) -> dict[str, float]:
    """Return the signs that all ways of reading a chunk share.

    Args:
        marks: of each line of its body.
        told: how many exercises rules tell in it.
        others: those that they tell in the article.
    """
    return {
        "lines": len(marks),
        "words": chunk.words,
        "steps": chunk.steps,
        "words a step": chunk.words / chunk.steps,
        "told": told,
        "told elsewhere": others.number - told,
        "titled exercises": others.titled,
        "words of an exercise": others.words,
        **_signs_of_title(chunk, judge),
        **dict(zip(_ALL, map(sum, zip(*marks, strict=True)), strict=True)),
    }


_ALL = [f"all {mark}" for mark in Marks._fields]
_OPENING = [f"opening {mark}" for mark in Marks._fields]


def _signs_of_title(chunk: Chunk, judge: Judge) -> Signs:
    """Return the signs of a chunk's title: whether it is one exercise's, or stands over several."""
    head, text = chunk.head, judge.reading.text
    if head is None or head.title is None:
        return {}
    title = head.title
    return {
        "titled": True,
        "title named": title.named,
        "title known": title.exact,
        "title alone": title.alone,
        "title marked": title.marked,
        "title numbered": head.number is not None,
        "title heading": head.kind is BlockKind.HEADING,
        "title many": head.many,
        "title of a group": judge.reading.speaks_of_group(title.span),
        "title counts": counts_exercises(text, head.start, head.content),
        "title among names": judge.has_named_kin(chunk),
        "title enough": judge.is_enough(chunk),
    }


def signs_of_openings(
    chunk: Chunk, openings: Sequence[Line], marks: Sequence[Marks], told: int
) -> dict[str, float]:
    """Return the signs that some lines of a chunk's body open an exercise each.

    Args:
        openings: the lines in question, in reading order, two at least.
        marks: of each line of the body.
        told: how many exercises rules tell in the chunk.
    """
    number, (chosen, rest) = len(openings), _parted(chunk, openings)
    words, steps = sum(x.words for x in openings), [x.steps for x in openings]
    shares = (count / number for count in map(sum, zip(*(marks[p] for p in chosen), strict=True)))
    return {
        "openings": number,
        "more than told": number - told,
        "opening words": words / number,
        "share of words": words / chunk.words,
        "opening steps": sum(steps) / number,
        "least opening steps": min(steps),
        "other lines": len(rest),
        "other words": chunk.words - words,
        "other steps": chunk.steps - sum(steps),
        "others that may dose": sum(marks[place].may_dose for place in rest),
        **dict(zip(_OPENING, shares, strict=True)),
    }


SIGNS_OF_ODDS = (
    "opening odds",
    "least opening odds",
    "later odds",
    "least later odds",
    "most other odds",
)


def signs_of_odds(chunk: Chunk, openings: Sequence[Line], odds: Sequence[float]) -> Signs:
    """Return the signs that the words of some lines read like the first ones of an exercise each.

    Args:
        openings: the lines in question, in reading order, two at least.
        odds: of each line of the chunk's body how much its words read so.
    """
    chosen, rest = _parted(chunk, openings)
    own = [odds[place] for place in chosen]
    values = (
        sum(own) / len(own),
        min(own),
        sum(own[1:]) / len(own[1:]),
        min(own[1:]),
        max((odds[place] for place in rest), default=0.0),
    )
    return dict(zip(SIGNS_OF_ODDS, values, strict=True))


def _parted(chunk: Chunk, openings: Sequence[Line]) -> tuple[list[int], set[int]]:
    """Return where some lines stand in a chunk's body, and where the others do."""
    places = {line.index: place for place, line in enumerate(chunk.body)}
    chosen = [places[line.index] for line in openings]
    return chosen, set(range(len(chunk.body))).difference(chosen)
