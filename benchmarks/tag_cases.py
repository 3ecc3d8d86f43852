"""Annotated articles as cases to learn tags from: their units, the signs of these, and the true tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from curation.extract import build_extractor, show
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.tagging.chain import Scores
from curation.extract.layout.tagging.second_signs import SECOND, second_signs, told_tags
from curation.extract.layout.tagging.signs import AROUND, OWN, Signs, Slot, signs_of
from curation.extract.layout.tagging.units import Unit, units_of
from curation.extract.layout.tagging.weights import OFFSETS, OPENING_OFFSETS
from curation.extract.model import Span
from curation.lab.annotated import Annotated, read_annotated
from curation.lab.changes import flat_lists, without_headings

TITLE = "title"
"""The place of the title over a unit, beside the offsets of its neighbours."""

Names = list[str]
"""The signs of one unit, each with the place that it speaks from."""


@dataclass(frozen=True)
class Case:
    """An annotated article.

    Attributes:
        group: the folder it is from.
        article_id: shared by all forms of one article.
        as_printed: False for the article without its headings or lists, of which nothing is asked.
        told: the exercises that rules tell in it.
        is_plain: whether they do so plainly; then nothing is asked of it, but it teaches.
        golds: those that its annotation asks for.
    """

    group: str
    article_id: str
    as_printed: bool
    units: Sequence[Unit]
    signs: Signs
    told: Sequence[Span]
    is_plain: bool
    golds: Sequence[Span]

    @property
    def is_asked(self) -> bool:
        """Whether the learned weights are asked of it."""
        return self.as_printed and not self.is_plain

    @property
    def tags(self) -> list[str]:
        """The tag of each unit, as the annotation has it."""
        return list(map(str, told_tags(self.units, sorted(self.golds))))


def cases_of(folders: tuple[Path, Path]) -> list[Case]:
    articles, gold = folders
    nlp = build_extractor(learned=False)
    return [
        _case(form, str(articles), form is item, nlp)
        for item in read_annotated(articles, gold)
        for form in forms_of(item)
    ]


def forms_of(item: Annotated) -> Iterator[Annotated]:
    """Yield an article as it is, and where it has headings or lists once more without them."""
    yield item
    for change in (without_headings, flat_lists):
        changed = change(item)
        if changed.article.blocks != item.article.blocks:
            yield changed


def _case(item: Annotated, group: str, as_printed: bool, nlp) -> Case:  # type: ignore[no-untyped-def]
    notes = show(item.article, nlp)._
    units = units_of(notes.outline.lines, item.article.text)
    return Case(
        group,
        item.article.article_id,
        as_printed,
        units,
        signs_of(units, Reading(item.article.text, notes.terms)),
        list(notes.outline.told),
        notes.outline.is_plain,
        [Span(gold.start, gold.end) for gold in item.golds if gold.required],
    )


def names_of(case: Case) -> list[Names]:
    """Return the signs of each unit, those of neighbours among them."""
    own = [[*_valued(OWN, "own", row)] for row in case.signs.own]
    for term, unit in zip(case.signs.terms.names, case.signs.terms.units, strict=True):
        own[unit].append(f"terms|{term}")
    openings = [
        [f"openings|{opening}" for opening in both if opening]
        for both in zip(*case.signs.openings, strict=True)
    ]
    names = [[*_valued(AROUND, "around", row)] for row in case.signs.around]
    for place, unit in enumerate(names):
        for offsets, said in ((OFFSETS, own), (OPENING_OFFSETS, openings)):
            for offset in offsets:
                if 0 <= place + offset < len(names):
                    unit += [f"{name}|{offset}" for name in said[place + offset]]
        title = case.signs.titles[place]
        if title >= 0:
            unit += [f"{name}|{TITLE}" for name in own[title]]
    return names


def second_names_of(case: Case, first: Scores) -> list[Names]:
    """Return the signs of each unit in the second reading."""
    codes = second_signs(case.signs, first, case.units, told_tags(case.units, case.told))
    return [
        [*names, *_valued(SECOND, "second", row)]
        for names, row in zip(names_of(case), codes, strict=True)
    ]


def _valued(slots: Sequence[Slot], group: str, row: Iterable[int]) -> Iterator[str]:
    return (f"{group}|{slot.name}|{value}" for slot, value in zip(slots, row, strict=True))
