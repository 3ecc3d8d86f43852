"""Chunks that hold several exercises, each behind a name of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from curation.extract.layout.exercises.chunks import Chunk, Run
from curation.extract.layout.exercises.item_lists import (
    LEAST_BARE_ITEMS,
    MOST_SHARE,
    list_under,
    text_over,
)
from curation.extract.layout.exercises.own_names import opens_with_own_name
from curation.extract.layout.exercises.successions import split_run
from curation.extract.layout.lines.item_titles import LEAST_TOLD_WORDS
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.reading import DESCRIBED, Reading
from curation.records import BlockKind

LEAST_FORMED_WORDS = 6
"""The least words of a line in the form in which the article prints its exercises."""
LEAST_EXACT_WORDS = 4
"""The same, of a line with a name that the vocabulary knows."""

LeadForm = tuple[BlockKind, bool, bool]
"""What lines with a name in front look like: their kind, a printed number, a name in bold."""


def lead_forms(chunks: Sequence[Chunk], reading: Reading) -> frozenset[LeadForm]:
    """Return the forms under which an article prints exercises, wherever it prints such lines."""
    all_of: Counter[LeadForm] = Counter()
    telling: Counter[LeadForm] = Counter()
    for chunk in chunks:
        for line in chunk.body:
            named = line.title is not None and line.title.named
            if named and not chunk.closing and opens_with_own_name(line, chunk, reading):
                all_of[_form(line)] += 1
                telling[_form(line)] += reading.tells(line)
    return frozenset(
        form
        for form, count in telling.items()
        if count >= LEAST_BARE_ITEMS and count >= MOST_SHARE * all_of[form]
    )


def _is_told_among(line: Line, reading: Reading) -> bool:
    """Return whether a row, an item or a line with a dose says enough among siblings that tell exercises."""
    if reading.opens_with_dose(line):
        return True
    if line.kind is BlockKind.TABLE_ROW:
        return line.title is not None and reading.doses(line.title.rest, line.end)
    exact = line.title is not None and line.title.exact
    return (line.listed and line.words >= LEAST_TOLD_WORDS) or (exact and _says_something(line))


def _are_presented(telling: Sequence[Line], leading: Sequence[Line]) -> bool:
    """Return whether lines present exercises, and are not a few without a name that happen to instruct."""
    named = any(line.title and line.title.named for line in telling)
    return named or 2 * len(telling) >= len(leading)


def _says_something(line: Line) -> bool:
    """Return whether a line says a few words more than a name."""
    exact = line.title is not None and line.title.exact
    return line.words >= (LEAST_EXACT_WORDS if exact else LEAST_FORMED_WORDS)


def _form(line: Line) -> LeadForm:
    marked = line.title is not None and line.title.marked
    return line.kind, line.number is not None, marked


def leads(chunk: Chunk, reading: Reading, forms: frozenset[LeadForm]) -> list[Line]:
    """Return the lines of a chunk that open with a name of their own.

    Under a title that is itself an exercise's name only other known names count, and a single
    unknown one may be a part of it.

    Args:
        forms: the forms under which the article prints exercises; a name of an exercise in such a
            form is one even where little is said about it.
    """
    leading = [line for line in chunk.body if opens_with_own_name(line, chunk, reading)]
    telling = [line for line in leading if reading.tells(line) or _told_below(line, chunk)]
    formed = [x for x in leading if x.title and x.title.named and _form(x) in forms]
    if not telling:
        formed = [x for x in formed if x.title and x.title.exact]
    telling += [x for x in formed if x not in telling and _says_something(x)]
    telling = outermost(sorted(telling, key=lambda line: line.index), chunk)
    if len(telling) >= max(2, MOST_SHARE * len(leading)):
        telling = [x for x in leading if x in telling or _is_told_among(x, reading)]
    if not _are_presented(telling, leading):
        return []
    present = _present_exercises(telling) or (len(formed) > 1 and len(formed) == len(telling))
    if chunk.is_exact and not present:
        return [line for line in telling if line.title and line.title.exact]
    known = any(line.title and line.title.exact for line in telling)
    return telling if len(telling) > 1 or known or not chunk.is_named else []


def _told_below(item: Line, chunk: Chunk) -> bool:
    """Return whether the list or the paragraphs under a line tell how what the line names is done."""
    if not item.listed and not (item.title and item.title.marked and item.title.named):
        return False
    if sum(line.steps for line in list_under(item, chunk)) > 1:
        return True
    counted = item.number is not None and item.title is not None and item.title.named
    return counted and sum(line.steps for line in _paragraphs_under(item, chunk)) > 1


def _paragraphs_under(item: Line, chunk: Chunk) -> Iterator[Line]:
    """Return the paragraphs of a chunk right under an item."""
    later = (line for line in chunk.body if line.index > item.index)
    return takewhile(lambda line: not (line.listed or line.title or line.label), later)


def without_openers(items: Sequence[Line], leading: Sequence[Line], chunk: Chunk) -> list[Line]:
    """Return the items that open no list of lines with names of their own."""
    names = {line.index for line in leading}
    return [x for x in items if names.isdisjoint(line.index for line in list_under(x, chunk))]


def outermost(items: Sequence[Line], chunk: Chunk) -> list[Line]:
    """Return the items without those that stand under another of them in a nested list."""
    kept: list[Line] = []
    for item in items:
        over = kept[-1] if kept else None
        nested = (
            over is not None
            and item.listed
            and over.listed
            and item.level > over.level
            and all(
                line.listed and line.level > over.level
                for line in chunk.body
                if over.index < line.index < item.index
            )
        )
        if not nested:
            kept.append(item)
    return kept


def _present_exercises(telling: Sequence[Line]) -> bool:
    """Return whether lines under an exercise's name present others: all named, at some length."""
    rich = [x for x in telling if x.title and x.title.named and x.words >= DESCRIBED]
    return len(rich) > 1 and len(rich) == len(telling)


def counted_siblings(chunk: Chunk, opening: Sequence[Line]) -> list[Line]:
    """Return the numbered lines that print no name among numbered ones that do."""
    kinds = {line.kind for line in opening if line.number is not None}
    return [
        line
        for line in chunk.body
        if line.number is not None and line.kind in kinds and line.title is None and line.steps
    ]


def item_runs(
    chunk: Chunk, items: Sequence[Line], groups: tuple[Line, ...], reading: Reading
) -> list[Run]:
    """Return the exercises that the given lines of a chunk open, each with the lines under it."""
    runs: list[Run] = []
    starts = [line.index for line in items]
    for item, following in zip(items, [*starts[1:], None], strict=True):
        head = item if item.title and not item.title.alone else None
        owns = head is not None or item.number is not None or reading.leads(item)
        lines = _under(chunk, item, following, reading) if owns else [item]
        parents = _list_parents(chunk, item)
        runs += split_run(lines, head, (*groups, *parents), reading)
    return runs


def _under(chunk: Chunk, item: Line, following: int | None, reading: Reading) -> list[Line]:
    """Return the item with the lines that belong to it, up to the next item or other topic."""
    lines = [item]
    for line in chunk.body:
        if line.index <= item.index or (following is not None and line.index >= following):
            continue
        if line.title and line.label == "" and not line.steps:
            break
        if item.listed and line.listed and line.level < item.level:
            break
        if _opens_list(line, chunk, reading):
            break
        nested = line.depth > item.depth
        told = line.listed or line.steps or (item.title and _goes_with(line, item, chunk, reading))
        bare = reading.is_bare(item) and not _told_below(item, chunk)
        if not nested and (bare or (item.listed and not told)):
            break
        lines.append(line)
    return lines


def _goes_with(line: Line, item: Line, chunk: Chunk, reading: Reading) -> bool:
    """Return whether a paragraph without orders closes an item, or stands right over one with orders."""
    under = list(_paragraphs_under(item, chunk))
    if line in under[1:] and reading.only_closes(line) and not reading.doses_each(line):
        return True
    return any(x.steps for x in under if line.index < x.index <= line.index + 2 and line in under)


def _opens_list(line: Line, chunk: Chunk, reading: Reading) -> bool:
    """Return whether a paragraph states the dose of each exercise of the list that follows it."""
    if line.listed or line.steps:
        return False
    follows = any(x.listed for x in chunk.body if x.index == line.index + 1)
    return follows and reading.doses_each(line)


def _list_parents(chunk: Chunk, item: Line) -> tuple[Line, ...]:
    parents: list[Line] = []
    level = item.depth
    above = text_over(item, chunk)
    introduced = item.listed and above is not None and above.title is not None
    if above and introduced:
        parents.append(above)
    for line in reversed(chunk.body):
        if line.index < item.index and line.listed and line.level < level:
            parents.insert(1 if introduced else 0, line)
            level = line.level
    return tuple(parents)
