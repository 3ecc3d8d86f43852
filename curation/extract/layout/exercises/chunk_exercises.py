"""Which exercises a chunk holds: those of its items, itself, or those that its paragraphs tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from curation.extract.layout.exercises.alike_items import (
    alike_paragraphs,
    dosed_paragraphs,
    long_items,
    named_paragraphs,
)
from curation.extract.layout.exercises.announced_items import (
    announced_items,
    announced_paragraphs,
    items_of_plural,
    leading_lines,
    paragraphs_of_plural,
)
from curation.extract.layout.exercises.chunks import MOST_LABEL_WORDS, Chunk, Run
from curation.extract.layout.exercises.counted_items import (
    announced_counts,
    dosed_counts,
    named_counts,
    whole_counts,
    worded_counts,
)
from curation.extract.layout.exercises.evidence import Judge
from curation.extract.layout.exercises.item_lists import (
    bare_names,
    catalogued,
    complete_items,
    speaks_of_several,
)
from curation.extract.layout.exercises.items import (
    LeadForm,
    counted_siblings,
    item_runs,
    leads,
    outermost,
    without_openers,
)
from curation.extract.layout.exercises.prose import nameless_runs
from curation.extract.layout.exercises.successions import ends_exercise, split_run
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.name_signs import forbids
from curation.extract.layout.signs.numbering import counts_exercises
from curation.extract.layout.signs.reading import Reading
from curation.extract.model import Span

LEAST_COUNTED = 2
"""The least known names in a counted list that make all of it exercises, whatever stands over it."""


def is_forbidden(chunk: Chunk, reading: Reading) -> bool:
    """Return whether a chunk's title, or a heading over it, says what not to do."""
    over = (line for line in (*chunk.parents, chunk.head) if line and line.index > 0)
    return any(line.title is not None and forbids(reading.text, line.title.span) for line in over)


def around(chunk: Chunk) -> tuple[Line, ...]:
    """Return the titles over the items of a chunk, outermost first, its own among them."""
    return (*chunk.parents, chunk.head) if chunk.head else chunk.parents


def told_runs(
    chunk: Chunk,
    judge: Judge,
    reading: Reading,
    forms: frozenset[LeadForm],
) -> list[Run]:
    """Return the exercises that rules tell in a chunk: its items, itself, or nameless runs of instructions.

    Args:
        forms: those in which the article prints exercises with their names in front.
    """
    groups = chunk.parents
    over = around(chunk)
    opening = leads(chunk, reading, forms)
    if _advises(chunk, reading):
        known = _known(opening) or named_counts(chunk, reading)
        return item_runs(chunk, known, over, reading) if known else []
    items = _named_items(chunk, opening, reading)
    if items:
        before = _before_items(chunk, items[0], judge, reading)
        return [*before, *item_runs(chunk, items, groups if before else over, reading)]
    items = _nameless_items(chunk, reading)
    if items:
        return item_runs(chunk, items, over, reading)
    if not _tells_several(chunk, reading) and judge.accepts(chunk):
        return split_run(chunk.lines, chunk.head, groups, reading)
    return nameless_runs(chunk.body, over, reading)


def _known(opening: Sequence[Line]) -> Sequence[Line]:
    """Return the lines that open exercises even under advice: known names, with the list they count."""
    known = [line for line in opening if line.title and line.title.exact]
    counted = [line for line in opening if line.number is not None]
    return counted if sum(line in counted for line in known) >= LEAST_COUNTED else known


def _named_items(chunk: Chunk, opening: Sequence[Line], reading: Reading) -> list[Line]:
    """Return the items of a chunk that print the names of exercises, with those built like them."""
    items = [*opening, *bare_names(chunk, reading), *counted_siblings(chunk, opening)]
    items += [*catalogued(chunk, reading), *worded_counts(chunk, reading)]
    items += [*announced_paragraphs(chunk, reading), *leading_lines(chunk, reading)]
    if opening and not chunk.is_exact:
        items += without_openers(complete_items(chunk, reading), opening, chunk)
    return outermost(sorted(dict.fromkeys(items), key=lambda line: line.index), chunk)


def _nameless_items(chunk: Chunk, reading: Reading) -> list[Line]:
    """Return the items of a chunk that tell an exercise each without a name in front."""
    announced = items_of_plural(chunk, reading) or paragraphs_of_plural(chunk, reading)
    if not (announced or chunk.is_exact):
        announced = announced_items(chunk, reading)
    if announced:
        return announced
    if chunk.is_named and not speaks_of_several(chunk, reading):
        return []
    items = complete_items(chunk, reading)
    if len(items) > 1:
        return items
    if not chunk.steps:
        return []
    forms = (
        announced_counts,
        whole_counts,
        named_counts,
        dosed_counts,
        long_items,
        dosed_paragraphs,
        alike_paragraphs,
        named_paragraphs,
    )
    return next((found for form in forms if (found := form(chunk, reading))), [])


def _advises(chunk: Chunk, reading: Reading) -> bool:
    """Return whether a chunk's title, or the one over it, names no exercise and announces advice."""
    if chunk.head is None:
        return False
    if chunk.head.title and reading.is_name_of_one(chunk.head.title):
        return False
    if any(line.label == "howto" for line in chunk.body):
        return False
    if counts_exercises(reading.text, chunk.head.start, chunk.head.end):
        return False
    over = [line for line in chunk.parents[-1:] if line.index > 0]
    return any(
        line.title is not None
        and not reading.is_name_of_one(line.title)
        and reading.advises(Span(line.content, line.title.rest))
        for line in (*over, chunk.head)
    )


def _tells_several(chunk: Chunk, reading: Reading) -> bool:
    """Return whether a chunk tells several exercises under a title that is the name of none."""
    repeats = not chunk.is_exact and _most_blocks(chunk, reading) > 1
    return repeats or _has_paragraph_each(chunk, reading)


def _has_paragraph_each(chunk: Chunk, reading: Reading) -> bool:
    """Return whether a chunk tells several exercises, a paragraph each, under a title that names none.

    Labels of instructions part one exercise; several of them would repeat a label. Lines without
    a blank line before them go on with a paragraph where others have one.
    """
    if chunk.is_named or not chunk.head or chunk.head.number is not None or chunk.head.label:
        return False
    if len(chunk.body) < 2 or any(x.listed or x.label == "howto" for x in chunk.body):
        return False
    apart = [line for line in chunk.body if line.gap] or chunk.body
    return sum(ends_exercise(line, reading) for line in apart) > 1


def _most_blocks(chunk: Chunk, reading: Reading) -> int:
    """Return how often a chunk repeats one label of instructions ("The Move:")."""
    labels = Counter(
        reading.text[line.content : line.end].split(":")[0].lower()
        for line in chunk.body
        if line.label == "howto" and line.steps > 0
    )
    return max(labels.values(), default=0)


def _is_dosed(chunk: Chunk, reading: Reading) -> bool:
    return any(reading.doses(line.content, line.end) for line in chunk.body)


def _before_items(chunk: Chunk, first: Line, judge: Judge, reading: Reading) -> list[Run]:
    """Return the exercise that a chunk presents before its first item of another name.

    A bare label right before the items ("Instructions") leads to them.
    """
    body = [line for line in chunk.body if line.index < first.index]
    if body and body[-1].label and body[-1].words <= MOST_LABEL_WORDS:
        body.pop()
    part = Chunk(chunk.head, body, parents=chunk.parents)
    if not chunk.head or judge.is_article_title(chunk):
        return []
    if body and not (part.steps or chunk.is_exact or _is_dosed(part, reading)):
        return []
    if not (judge.is_enough(part) or judge.has_named_kin(part)):
        return []
    return split_run(part.lines, part.head, part.parents, reading)
