"""What single lines and titles say by their words: doses, names, one exercise or several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curation.extract.dosage import says_dose, says_dose_of_each
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.name_signs import ends_as_name
from curation.extract.layout.signs.naming import MOST_BARE_WORDS
from curation.extract.layout.signs.steps import opens_with_order
from curation.extract.layout.signs.titles import Title
from curation.extract.model import Span, Terms
from curation.extract.wording import PHRASES, words
from curation.names import name_key
from curation.records import BlockKind

LONGEST_NAME = 5
"""The most words of a bare name that also reads as an instruction ("Lift leg circles")."""
LEAST_DOSED = 4
"""The least words of a list item that is a name and a dose."""
MOST_CLOSING_WORDS = 12
"""The most words of a line that closes an exercise and says nothing else."""
OPENING = 40
"""Characters at the beginning of a line within which it names what it is about."""
DESCRIBED = 20
"""The least words about a name that make it more than a name."""

_SENTENCE_END = re.compile(r"[.!?](?=\s|$|[\"”’\[])")
_CLAUSE_END = re.compile(r"[.,;:!?]")
_QUESTION = re.compile(
    r"(?:the )?(?:why|what|when|who|how|is|are|can|should|does|do)\b", re.IGNORECASE
)


_COMMON = frozenset(PHRASES["common_noun"])
"""Words that say nothing of which exercise is meant."""
_ON = re.compile(r"\b(?:for|on|about|of|to|when|with)\b", re.IGNORECASE)
"""What leads from advice to what it is about ("Tips for your hip stretches")."""
_GOES_ON = re.compile(words("going_on"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's text with its terms, asked line by line."""

    text: str
    terms: Terms

    def speaks_of_group(self, span: Span) -> bool:
        """Return whether a title announces several exercises ("poses", "routine")."""
        return self._has(span.start, span.end, "group_word")

    def advises(self, span: Span) -> bool:
        """Return whether a title announces advice, and no exercises."""
        if not self._has(span.start, span.end, "advice_title"):
            return False
        several = self.terms.within(span.start, span.end, "layout", "group_word")
        advice = self.terms.within(span.start, span.end, "layout", "advice_title")
        if all(any(t.start == a.start for a in advice) for t in several):
            return True
        return _ON.search(self.text, advice[0].end, several[0].start) is not None

    def is_name_of_one(self, title: Title) -> bool:
        """Return whether a title is a known name, or ends as the name of one exercise does."""
        if title.exact or not title.named:
            return title.exact
        advice = self.terms.within(*title.span, "layout", "advice_title")
        if any(term.end == title.span.end for term in advice):
            return False
        ends = ends_as_name(self.text, title.span, self.terms)
        return ends and not self.speaks_of_group(title.span)

    def repeats(self, span: Span, head: Line) -> bool:
        """Return whether a title only repeats words of the title over it ("Twist" under "Seated Twist")."""
        if head.title is None:
            return False
        over, words = self._words(head.title.span), self._words(span)
        return 0 < len(words) < len(over) and words <= over

    def renames(self, line: Line, head: Line) -> bool:
        """Return whether a paragraph opens with the very name that stands over it."""
        if line.title is None or head.title is None or line.kind is not BlockKind.PARAGRAPH:
            return False
        spans = (line.title.span, head.title.span)
        name, over = (name_key(self.text[start:end]) for start, end in spans)
        return name == over

    def _words(self, span: Span) -> set[str]:
        """Return the words of a name without those that every name may have."""
        return set(name_key(self.text[span.start : span.end]).split()) - _COMMON

    def speaks_of_one(self, lines: Sequence[Line]) -> bool:
        """Return whether one of consecutive lines speaks of one exercise ("this stretch")."""
        return bool(lines) and self._has(lines[0].start, lines[-1].end, "one")

    def speaks_of_targets(self, lines: Sequence[Line]) -> bool:
        """Return whether consecutive lines say of a muscle that it is stretched, opened or worked."""
        if not lines:
            return False
        start, end = lines[0].start, lines[-1].end
        return bool(
            self.terms.within(start, end, "muscle")
            and self.terms.within(start, end, "cue", "target")
        )

    def doses(self, start: int, end: int) -> bool:
        """Return whether the text between two offsets counts seconds, breaths or repetitions."""
        return says_dose(self.text, start, end)

    def only_closes(self, line: Line) -> bool:
        """Return whether a short line says no more than how long, how often, or to change sides."""
        if line.words > MOST_CLOSING_WORDS or line.many or line.title:
            return False
        return line.closes or self.doses(line.content, line.end)

    def doses_each(self, line: Line) -> bool:
        """Return whether a line states the dose of each of several exercises."""
        return says_dose_of_each(self.text, line.content, line.end)

    def sentences(self, line: Line) -> int:
        """Return how many sentences a line has, at least one."""
        return len(_SENTENCE_END.findall(self.text[line.content : line.end])) or 1

    def aliased(self, line: Line) -> bool:
        """Return whether a line's first words hold a known name."""
        end = self.text.find(". ", line.content, line.end)
        reach = line.content + 60 if end < 0 else min(end + 1, line.content + 60)
        return bool(self.terms.within(line.content, reach, "alias"))

    def opens_with_name(self, line: Line) -> bool:
        """Return whether a line names a known exercise before its first comma or stop."""
        found = _CLAUSE_END.search(self.text, line.content, line.end)
        return bool(self.terms.within(line.content, found.end() if found else line.end, "alias"))

    def is_about_one(self, line: Line) -> bool:
        """Return whether a line begins with a name of an exercise, and not with an order."""
        if opens_with_order(line.content, self.terms):
            return False
        opening = min(line.end, line.content + OPENING)
        return any(term.ends_names for term in self.terms.within(line.content, opening))

    def names_known(self, line: Line) -> bool:
        """Return whether a line holds a known name."""
        return bool(self.terms.within(line.content, line.end, "alias"))

    def is_name(self, line: Line) -> bool:
        """Return whether a line begins or ends with a known name, or ends like one."""
        return any(
            (term.group == "alias" and (term.start == line.content or term.end == line.end))
            or (term.target == "exercise_noun" and term.end == line.end)
            for term in self.terms.within(line.content, line.end)
        )

    def speaks_of_trouble(self, span: Span) -> bool:
        """Return whether a title names a complaint ("tight hamstrings", "knee issues")."""
        return any(
            self.terms.within(span.start, span.end, "cue", cue)
            for cue in ("complaint", "complaint_before")
        )

    def asks(self, span: Span) -> bool:
        """Return whether a title asks or announces an explanation ("why ankles matter"), and no test."""
        explains = self._has(span.start, span.end, "explanation")
        if not explains and _QUESTION.match(self.text, span.start, span.end) is None:
            return False
        return not self.terms.within(span.start, span.end, "cue", "test")

    def is_bare(self, line: Line) -> bool:
        """Return whether a line may be nothing but a name."""
        ends = self.text[line.end - 1] in ".!?;:,"
        told = line.steps > 0 and not (line.words <= LONGEST_NAME and self.is_name(line))
        leads = line.title is not None and not (line.title.alone or line.title.named)
        return line.words <= MOST_BARE_WORDS and not (ends or told or leads or line.label)

    def tells(self, line: Line) -> bool:
        """Return whether a line with a name in front says how that exercise is done or what it does."""
        title = line.title
        if title is None or line.steps:
            return line.steps > 0
        if title.named and self.opens_with_dose(line):
            return True
        row = line.kind is BlockKind.TABLE_ROW or (line.listed and line.words >= LEAST_DOSED)
        set_off = row or (title.marked and title.exact and not title.alone)
        if set_off and self._holds_name(title.span) and self.doses(title.span.end, line.end):
            return True
        if not title.named or line.words < (8 if title.exact else DESCRIBED):
            return False
        placed = self.terms.within(title.rest, line.end, "position")
        targeted = self.terms.within(title.rest, line.end, "cue", "target")
        listed = self.text[title.span.end : title.rest].strip() in (",", "(")
        return bool(placed or targeted or listed or self.doses(title.rest, line.end))

    def opens_with_dose(self, line: Line) -> bool:
        """Return whether a line says how long before it names what is done ("1:30 Pigeon: ...")."""
        if line.title is None or not self.text[line.content].isdigit():
            return False
        return line.title.span.start > line.content and self.doses(line.content, line.end)

    def _holds_name(self, span: Span) -> bool:
        """Return whether a title holds a known name, or ends like one."""
        return any(
            term.group == "alias" or (term.target == "exercise_noun" and term.end == span.end)
            for term in self.terms.within(*span)
        )

    def names_several(self, start: int, end: int) -> bool:
        """Return whether the text between two offsets names more than one known exercise."""
        return len(self.terms.within(start, end, "alias")) > 1

    def names_exercise(self, line: Line) -> bool:
        """Return whether a line holds a known name or speaks of one exercise."""
        return any(
            term.group == "alias" or term.target == "one"
            for term in self.terms.within(line.start, line.end)
        )

    def begins_or_ends(self, line: Line) -> bool:
        """Return whether a line starts from a position, says how long or how often, or ends an exercise."""
        return line.starts or line.closes or self.doses(line.content, line.end)

    def leads(self, line: Line) -> bool:
        """Return whether a line ends in a colon, which leads to what follows."""
        return self.text[line.end - 1] == ":"

    def names_one(self, line: Line) -> bool:
        """Return whether a line holds a known name or a noun that closes names of exercises."""
        return any(term.ends_names for term in self.terms.within(line.content, line.end))

    def introduces(self, line: Line) -> bool:
        """Return whether a line speaks of an exercise or of muscles."""
        return any(
            term.group in ("alias", "muscle") or term.target in ("one", "exercise_noun")
            for term in self.terms.within(line.start, line.end)
        )

    def goes_on(self, line: Line) -> bool:
        """Return whether a line begins as one that goes on with an exercise ("Hold for ...")."""
        return _GOES_ON.match(self.text, line.content, line.end) is not None

    def is_as_before(self, line: Line) -> bool:
        """Return whether a line says that what it tells is done as the exercise before ("Same as above")."""
        return bool(self.terms.within(line.content, line.end, "cue", "as_before"))

    def places(self, line: Line) -> bool:
        """Return whether a line opens with a position of the body."""
        return bool(self.terms.starting(line.content, "position"))

    def poses(self, lines: Sequence[Line]) -> list[str]:
        """Return the positions of the body that lines name, in reading order."""
        return [
            term.target
            for line in lines
            for term in self.terms.within(line.content, line.end, "position")
        ]

    def _has(self, start: int, end: int, target: str) -> bool:
        return bool(self.terms.within(start, end, "layout", target))
