"""Sections: which parts of an article present one exercise each."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from curation.extract.layout.borders import section_of
from curation.extract.layout.chunks import MOST_LABEL_WORDS, Chunk, Run, split_chunks
from curation.extract.layout.evidence import Judge
from curation.extract.layout.furniture import Parted
from curation.extract.layout.item_lists import (
    announced_items,
    bare_names,
    catalogued,
    complete_items,
    items_of_plural,
    speaks_of_several,
    worded_counts,
)
from curation.extract.layout.items import (
    LeadForm,
    counted_siblings,
    item_runs,
    lead_forms,
    leads,
    outermost,
    without_openers,
)
from curation.extract.layout.line import Lexicon, Line
from curation.extract.layout.lines import read_lines
from curation.extract.layout.lists import with_bare_items, with_led_items
from curation.extract.layout.name_signs import forbids, word_count
from curation.extract.layout.names_below import runs_named_below
from curation.extract.layout.naming import names_only_muscles
from curation.extract.layout.numbering import counts_exercises, with_bare_counts
from curation.extract.layout.prose import nameless_runs
from curation.extract.layout.reading import Reading
from curation.extract.layout.sentences import without_sentence_titles
from curation.extract.layout.successions import ends_exercise, split_run
from curation.extract.layout.tables import headed_rows, with_heads, without_last_head
from curation.extract.model import Cell, Section, Span, Terms
from curation.names import name_key
from curation.records import BlockKind

LEAST_SIBLINGS = 2
"""The least number of exercises built alike by which the length of the last one is judged."""
MOST_MUSCLE_TITLES = 0.5
"""The share of titles that are nothing but muscles up to which these are names as the others are."""
LEAST_COUNTED = 2
"""The least known names in a counted list that make all of it exercises, whatever stands over it."""
LEAST_TOLD = 2
"""From this number of exercises with instructions on, bare names in the article only name others."""
MOST_BARE_SHARE = 1.5
"""With more bare names than this for each exercise with instructions, they are the article's point."""
LONGEST_NAMED = 9
"""The most words of a line that only names an exercise and its dose."""
LONGEST_REMARK = 5
"""The most words of the dose or remark behind the name in such a line."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An article's lines, the chunks that its titles cut them into, and its sections.

    ``sections`` are those parts that present one exercise each, in reading order.
    """

    lines: tuple[Line, ...]
    chunks: tuple[Chunk, ...]
    sections: tuple[Section, ...]


def outline(text: str, parted: Parted, terms: Terms, lexicon: Lexicon) -> Outline:
    """Return the outline of an article."""
    blocks = with_led_items(with_bare_counts(parted.own, text), text, terms)
    lines = read_lines(text, blocks, terms, lexicon)
    lines = with_bare_items(without_sentence_titles(lines, text, terms), text, terms)
    lines = with_heads(lines, text)
    below = runs_named_below(lines, Reading(text, terms), lexicon.vocabulary)
    taken = {line.index for run in below for line in run.lines}
    chunks = split_chunks([line for line in lines if line.index not in taken], text)
    found = _sections(text, chunks, terms, parted.furniture, below)
    sections = _with_cells(_with_holes(found, parted.furniture), headed_rows(lines, text))
    return Outline(tuple(lines), tuple(chunks), tuple(sections))


def _with_cells(
    sections: Iterable[Section], rows: Mapping[int, tuple[Cell, ...]]
) -> Iterator[Section]:
    for section in sections:
        cells = rows.get(section.start)
        yield replace(section, cells=cells) if cells else section


def _with_holes(sections: Iterable[Section], furniture: Sequence[Span]) -> Iterator[Section]:
    starts = [hole.start for hole in furniture]
    for section in sections:
        first = bisect_left(starts, section.start)
        within = furniture[first : bisect_left(starts, section.end, first)]
        holes = tuple(hole for hole in within if hole.end <= section.end)
        yield replace(section, holes=holes) if holes else section


def _sections(
    text: str,
    chunks: Sequence[Chunk],
    terms: Terms,
    furniture: Sequence[Span],
    below: Sequence[Run],
) -> list[Section]:
    """Return the sections of an article.

    Args:
        below: its exercises whose names stand below them, which are in none of the chunks.
    """
    reading = Reading(text, terms)
    judge = Judge(reading, chunks)
    forms = lead_forms(chunks, reading)
    runs: list[Run] = []
    for chunk in chunks:
        if chunk.closing or any(line.label == "closing" for line in chunk.parents):
            continue
        found = _runs(chunk, judge, reading, forms)
        late = not found and runs and _is_late_title(chunk, runs[-1])
        if late and _stands_before(furniture, chunk, text):
            runs[-1] = replace(runs[-1], lines=(*runs[-1].lines, *chunk.lines), head=chunk.head)
        elif not found and runs and _is_part_of(chunk, runs[-1]):
            runs[-1] = replace(runs[-1], lines=(*runs[-1].lines, *chunk.lines))
        runs.extend(found)
    runs = [replace(run, lines=tuple(without_last_head(run.lines))) for run in runs]
    runs = _bounded(runs)
    runs = [*below, *_without_lists_of_contents(_as_long_as_siblings(runs), reading)]
    runs = _own_groups(runs)
    bare = {run for run in runs if _only_names(run, reading)}
    if bare:
        named = [_words(run, reading) for run in runs if run.steps]
        bare = {run for run in bare if not _is_new(run, named, reading)}
    told = sum(run.steps > 0 for run in runs)
    if told < LEAST_TOLD or len(bare) > MOST_BARE_SHARE * told:
        bare = set()
    by_muscle = _calls_by_muscle(runs, reading)
    sections = (section_of(run, reading, run in bare, by_muscle) for run in runs)
    return sorted((s for s in sections if s), key=lambda s: (s.start, s.end))


def _runs(chunk: Chunk, judge: Judge, reading: Reading, forms: frozenset[LeadForm]) -> list[Run]:
    """Return the exercises of a chunk: its items, itself, or nameless runs of instructions."""
    groups = chunk.parents
    around = (*groups, chunk.head) if chunk.head else groups
    opening = leads(chunk, reading, forms)
    if _advises(chunk, reading):
        known = [line for line in opening if line.title and line.title.exact]
        counted = [line for line in opening if line.number is not None]
        if sum(line in counted for line in known) >= LEAST_COUNTED:
            known = counted
        return item_runs(chunk, known, around, reading) if known else []
    items = [*opening, *bare_names(chunk, reading), *counted_siblings(chunk, opening)]
    items += [*catalogued(chunk, reading), *worded_counts(chunk, reading)]
    if opening and not chunk.is_exact:
        items += without_openers(complete_items(chunk, reading), opening, chunk)
    if items:
        items = outermost(sorted(dict.fromkeys(items), key=lambda line: line.index), chunk)
        before = _before_items(chunk, items[0], judge, reading)
        return [*before, *item_runs(chunk, items, groups if before else around, reading)]
    announced = items_of_plural(chunk, reading)
    if not (announced or chunk.is_exact):
        announced = announced_items(chunk, reading)
    if announced:
        return item_runs(chunk, announced, around, reading)
    if not chunk.is_named or speaks_of_several(chunk, reading):
        items = complete_items(chunk, reading)
        if len(items) > 1:
            return item_runs(chunk, items, around, reading)
    if _most_blocks(chunk, reading) > 1 and not chunk.is_exact:
        return nameless_runs(chunk.body, around, reading)
    if _tells_several(chunk, reading):
        return nameless_runs(chunk.body, around, reading)
    if judge.accepts(chunk):
        return split_run(chunk.lines, chunk.head, groups, reading)
    return nameless_runs(chunk.body, around, reading)


def _advises(chunk: Chunk, reading: Reading) -> bool:
    """Return whether a chunk's title, or the one over it, names no exercise and announces advice."""
    if chunk.head is None:
        return False
    if chunk.head.title and forbids(reading.text, chunk.head.title.span):
        return True
    if chunk.head.title and reading.is_name_of_one(chunk.head.title):
        return False
    if counts_exercises(reading.text, Span(chunk.head.start, chunk.head.end)):
        return False
    over = [line for line in chunk.parents[-1:] if line.index > 0]
    return any(
        line.title is not None
        and not reading.is_name_of_one(line.title)
        and reading.advises(Span(line.content, line.title.rest))
        for line in (*over, chunk.head)
    )


def _tells_several(chunk: Chunk, reading: Reading) -> bool:
    """Return whether a chunk tells several exercises, a paragraph each, under a title that names none.

    Labels of instructions part one exercise; several of them would repeat a label.
    """
    if chunk.is_named or not chunk.head or chunk.head.number is not None or chunk.head.label:
        return False
    if len(chunk.body) < 2 or any(x.listed or x.label == "howto" for x in chunk.body):
        return False
    return sum(ends_exercise(line, reading) for line in chunk.body) > 1


def _most_blocks(chunk: Chunk, reading: Reading) -> int:
    """Return how often a chunk repeats one label of instructions ("The Move:")."""
    labels = Counter(
        reading.text[line.content : line.end].split(":")[0].lower()
        for line in chunk.body
        if line.label == "howto" and line.steps > 0
    )
    return max(labels.values(), default=0)


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
    if not (judge.is_enough(part) or judge.has_named_kin(part)):
        return []
    return split_run(part.lines, part.head, part.parents, reading)


def _is_part_of(chunk: Chunk, run: Run) -> bool:
    """Return whether a chunk stands under the title of the exercise before it."""
    return run.head is not None and run.head.heads and run.head in chunk.parents


def _is_late_title(chunk: Chunk, run: Run) -> bool:
    """Return whether the chunk is the title of the nameless exercise printed before it."""
    head = chunk.head
    if head is None or head.title is None or run.head is not None or chunk.steps:
        return False
    return head.title.named and not chunk.body


def _stands_before(furniture: Sequence[Span], chunk: Chunk, text: str) -> bool:
    """Return whether furniture is printed directly under a chunk."""
    end = chunk.lines[-1].end
    after = next((span.start for span in furniture if span.start >= end), None)
    return after is not None and not text[end:after].strip()


def _as_long_as_siblings(runs: Sequence[Run]) -> list[Run]:
    """Cut the last run where the article goes on after it: to the lines of its longest sibling.

    Where all siblings end with their lists, it does so too.
    """
    kept = list(runs)
    if not kept or kept[-1].head is None:
        return kept
    last, head = kept[-1], kept[-1].head
    siblings = [
        run
        for run in kept[:-1]
        if run.head and (run.head.kind, run.head.level) == (head.kind, head.level)
    ]
    if len(siblings) >= LEAST_SIBLINGS:
        longest = max(len(run.lines) for run in siblings)
        end = _end_of_list(last.lines, longest)
        if all(run.lines[-1].listed for run in siblings):
            most = max(len(_ends_of_lists(run.lines)) for run in siblings)
            end = min([end, *_ends_of_lists(last.lines)[most : most + 1]])
        kept[-1] = replace(last, lines=last.lines[:end])
    return kept


def _bounded(runs: Sequence[Run]) -> list[Run]:
    """Mark the runs under a heading that the heading of another exercise follows at once."""
    return [replace(run, bounded=_bounds(run, after)) for run, after in pairwise(runs)] + list(
        runs[-1:]
    )


def _bounds(run: Run, after: Run) -> bool:
    head, following = run.head, after.head
    if head is None or following is None or head.kind is not BlockKind.HEADING:
        return False
    alike = (head.kind, head.level) == (following.kind, following.level)
    return alike and run.lines[-1].index + 1 == following.index == after.lines[0].index


def _ends_of_lists(lines: Sequence[Line]) -> list[int]:
    """Return where each list among lines ends that others follow."""
    return [i for i, (one, after) in enumerate(pairwise(lines), 1) if one.listed > after.listed]


def _end_of_list(lines: Sequence[Line], end: int) -> int:
    """Return where the list ends that a cut at ``end`` would go through, else ``end``."""
    while 0 < end < len(lines) and lines[end].listed and lines[end - 1].listed:
        end += 1
    return end


def _without_lists_of_contents(runs: Sequence[Run], reading: Reading) -> list[Run]:
    """Leave out lines that only name again what another run presents with instructions.

    Rows of a table stay where only they say how long or how often.
    """
    text = reading.text
    if all(run.steps or len(run.lines) > 1 for run in runs):
        return list(runs)

    def key(run: Run) -> str:
        span = run.head.title.span if run.head and run.head.title else None
        line = run.lines[0]
        return name_key(text[span.start : span.end] if span else text[line.content : line.end])

    told = {key(run): run for run in runs if run.steps}
    return [
        run
        for run in runs
        if run.steps
        or len(run.lines) > 1
        or key(run) not in told
        or _adds_dose(run.lines[0], told[key(run)], reading)
    ]


def _adds_dose(row: Line, told: Run, reading: Reading) -> bool:
    """Return whether a row of a table doses an exercise that is told elsewhere without a dose."""
    if row.kind is not BlockKind.TABLE_ROW or not reading.doses(*_rest(row)):
        return False
    return not any(reading.doses(line.content, line.end) for line in told.lines)


def _rest(line: Line) -> Span:
    """Return what a line says after the name in front of it."""
    return Span(line.title.rest if line.title else line.content, line.end)


def _own_groups(runs: Sequence[Run]) -> list[Run]:
    """Mark the group titles that hold neither for the whole article nor for most exercises."""
    if not runs:
        return []
    counts = Counter(line.start for run in runs for line in run.groups)
    few = {start for start, count in counts.items() if count <= len(runs) / 2 or len(runs) == 1}
    own = [tuple(line for line in run.groups if line.start in few) for run in runs]
    return [
        replace(run, own_groups=groups) if groups else run
        for run, groups in zip(runs, own, strict=True)
    ]


def _words(run: Run, reading: Reading) -> frozenset[str]:
    """Return the words of the name that a run prints in front or on a line of its own."""
    line = run.lines[0]
    span = run.head.title.span if run.head and run.head.title else Span(line.content, line.end)
    return frozenset(name_key(reading.text[slice(*span)]).split())


def _is_new(run: Run, named: Sequence[frozenset[str]], reading: Reading) -> bool:
    """Return whether a name with a dose is of no exercise that is told elsewhere."""
    words = _words(run, reading)
    known = any(words <= other or other <= words for other in named if other)
    return not known and reading.doses(*_rest(run.lines[0]))


def _only_names(run: Run, reading: Reading) -> bool:
    """Return whether a run is a name, with a dose at the most, and says nothing else."""
    line = run.lines[0]
    if len(run.lines) > 1 or run.steps or line.words > LONGEST_NAMED:
        return False
    rest = line.title.rest if line.title else line.end
    if word_count(reading.text, Span(rest, line.end)) > LONGEST_REMARK:
        return False
    return not any(reading.terms.within(rest, line.end, group) for group in ("muscle", "position"))


def _calls_by_muscle(runs: Sequence[Run], reading: Reading) -> bool:
    """Return whether titles that are nothing but muscles stand among as many that are names."""
    heads = [run.head for run in runs if run.head and run.head.title and run.head.title.alone]
    muscles = sum(names_only_muscles(reading.text, reading.terms, head) for head in heads)
    return 0 < muscles <= MOST_MUSCLE_TITLES * len(heads)
