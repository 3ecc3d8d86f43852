"""Sections: which parts of an article present one exercise each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from curation.extract.chunks import Chunk, split_chunks
from curation.extract.lines import Lexicon, Line, read_lines
from curation.extract.model import Section, Span, Terms
from curation.extract.naming import MOST_BARE_WORDS, name_of
from curation.records import Article

ENOUGH = 3.0
"""The least evidence that makes a chunk an exercise."""
DESCRIBED = 20
"""The least words under a known name that make it more than a name."""
LEAST_BARE_ITEMS = 3
LONGEST_NAME = 5

_DOSE = re.compile(
    r"\b(?:\d+|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty|sixty|few|a)"
    r"(?:\s*(?:[-–]|to|or)\s*\w+)?[\s-]*(?:s|sec|secs|seconds?|minutes?|min|reps?|repetitions?|"
    r"breaths?|times|sets?|counts?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive lines that present one exercise, before trimming and naming."""

    lines: tuple[Line, ...]
    head: Line | None
    groups: tuple[Line, ...] = ()
    own_groups: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """An article's lines, the chunks that its titles cut them into, and its sections.

    ``sections`` are those parts that present one exercise each, in reading order.
    """

    lines: tuple[Line, ...]
    chunks: tuple[Chunk, ...]
    sections: tuple[Section, ...]


def outline(article: Article, terms: Terms, lexicon: Lexicon) -> Outline:
    """Return the outline of an article."""
    lines = read_lines(article, terms, lexicon)
    chunks = split_chunks(lines)
    return Outline(tuple(lines), tuple(chunks), tuple(_sections(article.text, chunks, terms)))


def _sections(text: str, chunks: Sequence[Chunk], terms: Terms) -> list[Section]:
    finder = _Finder(text, terms, sum(chunk.head is not None for chunk in chunks))
    runs: list[Run] = []
    for chunk in chunks:
        if chunk.closing:
            continue
        found = finder.runs(chunk)
        if not found and runs and finder.is_late_title(chunk, runs[-1]):
            runs[-1] = replace(runs[-1], lines=(*runs[-1].lines, *chunk.lines), head=chunk.head)
        runs.extend(found)
    runs = _own_groups(runs)
    sections = (finder.section(run) for run in runs)
    return sorted((s for s in sections if s), key=lambda s: (s.start, s.end))


def _own_groups(runs: Sequence[Run]) -> list[Run]:
    """Mark the group titles that hold neither for the whole article nor for most exercises."""
    if not runs:
        return []
    counts = Counter(line.start for run in runs for line in run.groups)
    return [
        replace(
            run,
            own_groups=tuple(
                line for line in run.groups if counts[line.start] <= len(runs) / 2 or len(runs) == 1
            ),
        )
        for run in runs
    ]


class _Finder:
    """Finds the runs of one article's chunks."""

    def __init__(self, text: str, terms: Terms, titles: int) -> None:
        self.text, self.terms, self.titles = text, terms, titles

    def runs(self, chunk: Chunk) -> list[Run]:
        """Return the exercises of a chunk: its items, itself, or nameless runs of instructions."""
        groups = chunk.parents
        around = (*groups, chunk.head) if chunk.head else groups
        leads = self._leads(chunk)
        items = [*leads, *self._bare_names(chunk)]
        if leads and not self._is_exact(chunk):
            items += [x for x in self._complete_items(chunk) if x not in items]
        if items:
            items.sort(key=lambda line: line.index)
            return [*self._before_items(chunk, items[0]), *self._items(chunk, items, around)]
        items = self._complete_items(chunk)
        if len(items) > 1 and not self._is_named(chunk):
            return self._items(chunk, items, around)
        blocks = sum(line.label == "howto" and line.steps > 0 for line in chunk.body)
        if blocks > 1 and not self._is_exact(chunk):
            return self._nameless(chunk, around)
        if chunk.head and not self._is_article_title(chunk) and self._evidence(chunk) >= ENOUGH:
            return self._split(chunk.lines, chunk.head, groups)
        return self._nameless(chunk, around)

    def _is_article_title(self, chunk: Chunk) -> bool:
        head = chunk.head
        if head is None or head.title is None or head.index > 0:
            return False
        own = head.title.exact or head.number is not None or head.label == "generic"
        sole = self.titles == 1 and not self._speaks_of_group(head.title.span)
        return not (own or sole)

    def is_late_title(self, chunk: Chunk, run: Run) -> bool:
        """Return whether the chunk is the title of the nameless exercise printed before it."""
        head = chunk.head
        if head is None or head.title is None or run.head is not None or chunk.steps:
            return False
        empty = all(line.label == "furniture" for line in chunk.body)
        return head.title.named and empty and bool(chunk.body)

    # What speaks for an exercise

    def _evidence(self, chunk: Chunk) -> float:
        """Return how strongly a titled chunk reads as one exercise.

        The weights say: a name and instructions suffice, as do a known name and a description;
        a title that says nothing needs instructions with a position or a dose.
        """
        head = chunk.head
        if head is None or head.title is None:
            return 0.0
        title, body = head.title, chunk.body
        name = 2.0 if title.exact else 1.5 if title.named or head.label == "generic" else 0.0
        name -= 1.5 * (not title.exact and self._speaks_of_group(title.span))
        name += 0.5 * (head.number is not None) + 0.25 * title.marked
        steps = 0.75 * min(chunk.steps, 4)
        tail = _DOSE.search(self.text, title.span.end, head.end) is not None
        dosed = tail or any(self._doses(line) for line in body)
        rite = (
            1.5 * any(line.label == "howto" for line in body)
            + 1.0 * any(line.starts for line in body)
            + 1.0 * any(line.closes and line.steps for line in body)
            + 1.0 * dosed
            + 0.5 * any(line.label == "why" for line in body)
        )
        described = 0.5 * any(self._speaks_of_one(line) for line in body)
        described += 1.0 * (title.exact and sum(line.words for line in body) >= DESCRIBED)
        if name <= 0.75 and rite < 2.0:
            return 0.0
        return name + steps + rite * bool(chunk.steps or (title.named and tail)) + described

    def _speaks_of_group(self, span: Span) -> bool:
        return any(True for _ in self.terms.within(span.start, span.end, "layout", "group_word"))

    def _speaks_of_one(self, line: Line) -> bool:
        return any(True for _ in self.terms.within(line.start, line.end, "layout", "one"))

    def _doses(self, line: Line) -> bool:
        return bool(_DOSE.search(self.text, line.content, line.end))

    def _sentences(self, line: Line) -> int:
        return len(re.findall(r"[.!?](?=\s|$|[\"”’\[])", self.text[line.content : line.end])) or 1

    def _aliased(self, line: Line) -> bool:
        end = self.text.find(". ", line.content, line.end)
        reach = line.content + 60 if end < 0 else min(end + 1, line.content + 60)
        return any(True for _ in self.terms.within(line.content, reach, "alias"))

    # Chunks that hold several exercises

    def _is_exact(self, chunk: Chunk) -> bool:
        return chunk.head is not None and bool(chunk.head.title and chunk.head.title.exact)

    def _is_named(self, chunk: Chunk) -> bool:
        return chunk.head is not None and bool(chunk.head.title and chunk.head.title.named)

    def _before_items(self, chunk: Chunk, first: Line) -> list[Run]:
        """Return the exercise that a chunk presents before its first item of another name."""
        body = [line for line in chunk.body if line.index < first.index]
        part = Chunk(chunk.head, body, parents=chunk.parents)
        if not chunk.head or self._is_article_title(chunk) or self._evidence(part) < ENOUGH:
            return []
        return self._split(part.lines, part.head, part.parents)

    def _leads(self, chunk: Chunk) -> list[Line]:
        """Return the lines of a chunk that open with a name of their own.

        Under a title that is itself an exercise's name only other known names count, and a single
        one may be a part of it.
        """
        leads = []
        exact, named = self._is_exact(chunk), self._is_named(chunk)
        for line in chunk.body:
            title = line.title
            if title is None or title.alone or line.label in ("part", "closing"):
                continue
            tells = line.steps > 0 or (
                title.named and line.words >= (8 if title.exact else DESCRIBED)
            )
            if tells and (title.exact or not exact):
                leads.append(line)
        known = any(line.title and line.title.exact for line in leads) and not exact
        return leads if len(leads) > 1 or known or not named else []

    def _bare_names(self, chunk: Chunk) -> list[Line]:
        items = [line for line in chunk.body if line.listed]
        bare = [line for line in items if self._is_bare(line)]
        if len(bare) < LEAST_BARE_ITEMS or len(bare) < 0.7 * len(items):
            return []
        if self._is_exact(chunk):
            return []
        named = sum(self._is_name(line) for line in bare)
        known = any(self._aliased(line) for line in bare)
        return bare if known and named >= 0.4 * len(bare) else []

    def _is_bare(self, line: Line) -> bool:
        ends = self.text[line.end - 1] in ".!?;:,"
        told = line.steps > 0 and not (line.words <= LONGEST_NAME and self._is_name(line))
        return line.words <= MOST_BARE_WORDS and not ends and not told and not line.label

    def _is_name(self, line: Line) -> bool:
        return any(
            term.group == "alias" or (term.target == "exercise_noun" and term.end == line.end)
            for term in self.terms.within(line.content, line.end)
        )

    def _complete_items(self, chunk: Chunk) -> list[Line]:
        listed = [line for line in chunk.body if line.listed and line.number is None]
        complete = [line for line in listed if self._is_complete(line)]
        instructing = sum(line.steps > 0 for line in listed)
        if len(complete) < max(2, instructing / 3):
            return []
        return [line for line in listed if line in complete or (line.steps and line.words >= 12)]

    def _is_complete(self, line: Line) -> bool:
        if self._sentences(line) < 2:
            return False
        known = self._aliased(line) and line.steps > 0
        return known or (line.steps > 1 and (line.starts or line.closes or self._doses(line)))

    def _items(self, chunk: Chunk, items: Sequence[Line], groups: tuple[Line, ...]) -> list[Run]:
        runs = []
        starts = [line.index for line in items]
        for item, following in zip(items, [*starts[1:], None], strict=True):
            head = item if item.title and not item.title.alone else None
            lines = self._under(chunk, item, following) if head else [item]
            parents = self._list_parents(chunk, item)
            runs.extend(self._split(lines, head, (*groups, *parents)))
        return runs

    def _under(self, chunk: Chunk, item: Line, following: int | None) -> list[Line]:
        """Return the item with the lines that belong to it, up to the next item or other topic."""
        lines = [item]
        for line in chunk.body:
            if line.index <= item.index or (following is not None and line.index >= following):
                continue
            if line.title and line.label == "" and not line.steps:
                break
            if item.listed and line.listed and line.level < item.level:
                break
            if self._is_bare(item) or (item.listed and not line.listed and not line.steps):
                break
            lines.append(line)
        return lines

    def _list_parents(self, chunk: Chunk, item: Line) -> tuple[Line, ...]:
        parents: list[Line] = []
        level = item.level if item.listed else 0
        above = [line for line in chunk.body if line.index < item.index and not line.listed]
        if item.listed and above and above[-1].title:
            parents.append(above[-1])
        for line in reversed(chunk.body):
            if line.index < item.index and line.listed and line.level < level:
                parents.insert(1 if above and above[-1].title else 0, line)
                level = line.level
        return tuple(parents)

    # Exercises without a title

    def _nameless(self, chunk: Chunk, groups: tuple[Line, ...]) -> list[Run]:
        runs = []
        for lines in self._instruction_runs(chunk.body):
            if self._instructs(lines):
                whole = [*self._introduction(chunk.body, lines[0]), *lines]
                runs.extend(self._split(whole, None, groups))
        return runs

    def _instruction_runs(self, body: Sequence[Line]) -> Iterable[list[Line]]:
        run: list[Line] = []
        quiet = 0
        for line in body:
            opens = line.label == "howto" or (line.gap > 1 and line.starts)
            if run and opens and sum(x.steps for x in run) > 0:
                yield run
                run, quiet = [], 0
            same_list = bool(run) and line.listed and run[-1].listed and line.gap == 0
            if line.steps or same_list or (run and line.label):
                run.append(line)
                quiet = 0
            elif run:
                quiet += 1
                if quiet > 1 or line.gap > 1 or line.many:
                    yield run[: len(run) - quiet + 1]
                    run, quiet = [], 0
                else:
                    run.append(line)
        if run:
            yield run

    def _instructs(self, lines: Sequence[Line]) -> bool:
        steps = sum(line.steps for line in lines)
        rite = any(line.starts for line in lines) + any(
            (line.closes and line.steps > 0) or (self._doses(line) and line.steps > 0)
            for line in lines
        )
        return steps >= 2 and (
            rite == 2
            or any(line.label == "howto" for line in lines)
            or (steps >= 4 and (rite or lines[0].listed))
        )

    def _introduction(self, body: Sequence[Line], first: Line) -> list[Line]:
        """Return the lines before ``first`` that introduce the same exercise."""
        found: list[Line] = []
        expected, gap = first.index - 1, first.gap
        for line in reversed([x for x in body if x.index < first.index]):
            if line.index != expected or gap > 1 or line.label or line.steps or len(found) == 4:
                break
            if line.many or line.title or not self._introduces(line):
                break
            found.insert(0, line)
            expected, gap = line.index - 1, line.gap
        named = [i for i, line in enumerate(found) if self._names_exercise(line)]
        return found[named[0] :] if named else found[-1:]

    def _names_exercise(self, line: Line) -> bool:
        return any(
            term.group == "alias" or term.target == "one"
            for term in self.terms.within(line.start, line.end)
        )

    def _introduces(self, line: Line) -> bool:
        for term in self.terms.within(line.start, line.end):
            if term.group in ("alias", "muscle") or term.target in ("one", "exercise_noun"):
                return True
        return False

    # One chunk, several exercises one after the other

    def _split(
        self, lines: Sequence[Line], head: Line | None, groups: tuple[Line, ...]
    ) -> list[Run]:
        cuts = [0]
        for position, line in enumerate(lines):
            before = lines[cuts[-1] : position]
            if position and self._goes_on(line, before, lines[position:]):
                cuts.append(position)
        bounds = zip(cuts, [*cuts[1:], len(lines)], strict=True)
        runs = []
        for start, end in bounds:
            part = tuple(lines[start:end])
            own = head if start == 0 else None
            around = groups if start == 0 or head is None else (*groups, head)
            runs.append(Run(part, own, around))
        return runs

    def _goes_on(self, line: Line, before: Sequence[Line], rest: Sequence[Line]) -> bool:
        """Return whether ``line``, the first of ``rest``, starts another exercise."""
        if not line.steps or sum(x.steps for x in before) < 2:
            return False
        opening = list(self.terms.within(line.content, min(line.end, line.content + 60), "layout"))
        if any(term.target == "next_exercise" for term in opening):
            return True
        if re.match(
            r"(?:then |next,? )?(?:perform|do|complete) (?:\w+ )?(?:\d+|\w+) rep\w* of ",
            self.text[line.content : line.content + 60],
            re.I,
        ):
            return True
        closed = any(x.closes for x in before[-2:])
        fresh = line.starts and closed and sum(x.steps for x in rest) > 1
        return fresh and (line.gap > 1 or self._other_position(line, before))

    def _other_position(self, line: Line, before: Sequence[Line]) -> bool:
        def first(lines: Iterable[Line]) -> str | None:
            for x in lines:
                for term in self.terms.within(x.content, x.end, "position"):
                    return term.target
            return None

        here, there = first([line]), first(before)
        return here is not None and here != there

    # From runs to sections

    def section(self, run: Run) -> Section | None:
        """Return the run as a section with its borders trimmed, its name and its groups."""
        lines = self._trimmed(run)
        if not lines:
            return None
        start = lines[0].start if not self._starts_inside(run) else lines[0].content
        end = lines[-1].end
        holes = tuple(Span(x.start, x.end) for x in lines if x.label == "furniture")
        head = run.head.title.span if run.head and run.head.title else None
        return Section(
            start=start,
            end=end,
            name=name_of(self.text, self.terms, run.head, lines),
            heading=head,
            groups=tuple(self._group_span(line) for line in run.groups),
            own_groups=tuple(self._group_span(line) for line in run.own_groups),
            holes=holes,
        )

    def _starts_inside(self, run: Run) -> bool:
        return run.lines[0].listed and len(run.lines) == 1

    def _group_span(self, line: Line) -> Span:
        if line.title:
            return line.title.span
        stop = self.text.find(". ", line.content, line.end)
        return Span(line.content, line.end if stop < 0 else stop + 1)

    def _trimmed(self, run: Run) -> list[Line]:
        """Return the run's lines without furniture at its ends and without closing words."""
        lines = list(run.lines)
        while lines and lines[0].label == "furniture":
            lines.pop(0)
        last = max(
            (i for i, x in enumerate(lines) if x.steps or x.label in ("why", "howto")), default=0
        )
        kept = lines[: last + 1]
        for line in lines[last + 1 :]:
            if line is run.head:
                kept.append(line)
                continue
            if line.label == "furniture":
                continue
            goes_on = line.listed or line.closes or self._doses(line) or self._introduces(line)
            if line.many or not goes_on:
                break
            kept = lines[: lines.index(line) + 1]
        return kept
