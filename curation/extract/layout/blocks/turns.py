"""Sentences inside a paragraph that turn to another exercise once one has ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from curation.extract.dosage import find_doses, may_say_doses, says_dose
from curation.extract.layout.blocks.parts import cut
from curation.extract.layout.signs.lead_names import (
    goes_on_to_name,
    sentence_starts,
    states_purpose,
)
from curation.extract.layout.signs.name_signs import word_count
from curation.extract.layout.signs.steps import step_terms
from curation.extract.model import Span, Terms
from curation.extract.wording import words
from curation.records import Block

LONG = 200
"""Characters from which on a paragraph may turn to another exercise."""
LAST = 2
"""The last sentences of an exercise, one of which says how long, how often or to change sides."""
SOON = 60
"""Characters of a sentence within which its order begins."""
NEAR = 30
"""Characters of an order within which it names the pose to start from."""
LEAST_STEPS = 2
"""The least instructions of what is an exercise."""
LEAST_COMPLETE = 3
"""The least sentences that order what they count for each to be an exercise."""
MOST_NAMING_WORDS = 8
"""The most words of a sentence that only names the exercise which follows."""

_GOES_ON = re.compile(rf"(?!and\b|{words('then')}){words('going_on')}", re.IGNORECASE)


def turning_parts(
    block: Block, text: str, terms: Terms, openers: frozenset[str]
) -> Sequence[Block]:
    """Return a paragraph cut before its sentences that turn to another exercise.

    Such is "... Hold for 20 seconds, then switch legs. Now lie on your back and ...".
    """
    if block.end - block.start < LONG or not _instructs(block, terms):
        return ()
    sentences = sentence_starts(block, text)
    if len(sentences) <= LAST:
        return ()
    spans = [Span(*pair) for pair in pairwise([*sentences, block.end])]
    paragraph = _Paragraph(text, terms, openers, spans)
    found = paragraph.complete()
    if len(found) < LEAST_COMPLETE:
        found = list(paragraph.turns()) if _may_turn(block, text, terms, sentences) else []
    borders = dict.fromkeys((block.start, *found, block.end))
    return list(cut(block, text, pairwise(borders))) if found else ()


def _instructs(block: Block, terms: Terms) -> bool:
    """Return whether a paragraph holds verbs of instruction for more than one exercise."""
    return len(terms.within(block.start, block.end, "layout", "step_verb")) > LEAST_STEPS


def _may_turn(block: Block, text: str, terms: Terms, sentences: Sequence[int]) -> bool:
    """Return whether a paragraph holds two poses, words for the next exercise, or words that go on to one."""
    poses = {term.target for term in terms.within(block.start, block.end, "position")}
    if len(poses) > 1 or terms.within(block.start, block.end, "layout", "next_exercise"):
        return True
    return any(goes_on_to_name(text, start, block.end, terms) for start in sentences[1:])


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph's sentences with its article's terms."""

    text: str
    terms: Terms
    openers: frozenset[str]
    sentences: Sequence[Span]

    def turns(self) -> Iterator[int]:
        """Yield where its sentences turn to another exercise once one has been dosed."""
        first = 0
        for place in range(1, len(self.sentences)):
            if self._is_next(first, place) or self._has_purpose(first, place):
                ended = True
            elif self._turns_by_words(first, place):
                ended = self._is_dosed(max(first, place - LAST), place)
            else:
                ended = self._starts_anew(first, place) and self._is_dosed(
                    max(first + 1, place - LAST), place
                )
            if ended:
                yield self.sentences[place].start
                first = place

    def complete(self) -> list[int]:
        """Return where its sentences begin that tell an exercise each, with its dose."""
        first, last = self.sentences[0].start, self.sentences[-1].end
        if may_say_doses(self.text, first, last) < LEAST_COMPLETE:
            return []
        return [sentence.start for sentence in self.sentences if self._is_complete(sentence)]

    def _is_complete(self, sentence: Span) -> bool:
        """Return whether a sentence orders what it counts, and does not go on with what was told."""
        start, end = sentence
        if _GOES_ON.match(self.text, start, end) or not says_dose(self.text, start, end):
            return False
        ordered = step_terms(self.text, start, min(end, start + SOON), self.terms, self.openers)
        return bool(ordered or self.terms.within(start, end, "alias"))

    def _is_dosed(self, first: int, end: int) -> bool:
        """Return whether the sentences between two say how long or how often, or to change sides."""
        told = self._between(first, end)
        return told.start < told.end and bool(find_doses(self.text, *told))

    def _between(self, first: int, end: int) -> Span:
        return Span(self.sentences[first].start, self.sentences[end].start)

    def _is_next(self, first: int, place: int) -> bool:
        """Return whether a sentence says that another exercise follows one that has been told."""
        opens = self.terms.starting(self.sentences[place].start, "layout", "next_exercise")
        return bool(opens) and self._steps(self._between(first, place)) > 0

    def _has_purpose(self, first: int, place: int) -> bool:
        """Return whether a sentence says which muscles what follows is for, once an exercise has been told."""
        purposed = states_purpose(self.text, *self.sentences[place], self.terms)
        return purposed and self._steps(self._between(first, place)) >= LEAST_STEPS

    def _turns_by_words(self, first: int, place: int) -> bool:
        """Return whether a sentence goes on to another exercise by its name."""
        return goes_on_to_name(self.text, *self.sentences[place], self.terms)

    def _starts_anew(self, first: int, place: int) -> bool:
        """Return whether an exercise has been told and a sentence starts from another pose.

        A sentence between the two may name the exercise that follows.
        """
        starting = self.sentences[place]
        if place + 1 < len(self.sentences) and self._only_names(starting):
            starting = self.sentences[place + 1]
        pose = self._pose(starting)
        if pose is None:
            return False
        told = self._between(first, place)
        poses = {term.target for term in self.terms.within(*told, "position")}
        return bool(poses) and pose not in poses and self._steps(told) >= LEAST_STEPS

    def _pose(self, sentence: Span) -> str | None:
        """Return the position that a sentence's order starts from."""
        start, end = sentence
        poses = self.terms.within(start, min(end, start + SOON + NEAR), "position")
        if not poses:
            return None
        orders = step_terms(self.text, start, min(end, start + SOON), self.terms, self.openers)
        near = bool(orders) and poses[0].end <= orders[0].start + NEAR
        return poses[0].target if near else None

    def _only_names(self, sentence: Span) -> bool:
        """Return whether a short sentence names a known exercise and neither instructs nor doses."""
        named = self.terms.within(*sentence, "alias")
        if not named or word_count(self.text, sentence) > MOST_NAMING_WORDS:
            return False
        return not (self._steps(sentence) or find_doses(self.text, *sentence))

    def _steps(self, span: Span) -> int:
        return len(step_terms(self.text, *span, self.terms, self.openers))
