"""What titles look like, and which forms and families of them are those of exercises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from curation.extract.layout.exercises.chunks import Chunk
from curation.extract.layout.signs.announced import announced_count
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.reading import Reading
from curation.extract.model import Span
from curation.records import BlockKind

LEAST_KIN = 2
"""The least number of exercises under titles of one form that speak for another such title."""
COUNTED_SHARE = 0.3
"""The least share of as many titles as are announced that must be exercises by their own words."""

Form = tuple[BlockKind, int, bool, bool]
"""What a title looks like: its kind, its level, whether it has a number, whether it is marked."""
Family = tuple[Form, int | None]
"""A form, in the whole article or under the title that begins at an offset."""

WordedForm = tuple[Form, str]
"""A form with the first word of the title ("Stretching Biceps", "Stretching Wrists")."""

K = TypeVar("K", Form, Family, WordedForm)


def leading_forms(titles: Iterable[tuple[K, bool]], least: int, share: float) -> Iterator[K]:
    """Yield the forms of which enough titles, and a great enough share of all, are marked.

    Args:
        titles: the form of each title, and whether it is marked.
    """
    forms: defaultdict[K, list[bool]] = defaultdict(list)
    for form, marked in titles:
        forms[form].append(marked)
    for form, marks in forms.items():
        if sum(marks) >= max(least, share * len(marks)):
            yield form


def counted_families(
    reading: Reading,
    chunks: Sequence[Chunk],
    members: Mapping[Family, int],
    told: Mapping[Family, int],
) -> Iterator[Family]:
    """Yield the families with as many titles as a title over them announces exercises.

    Args:
        members: how many titles are of each family.
        told: how many of them are exercises by their own words.
    """
    heads = [chunk.head for chunk in chunks if chunk.head and chunk.head.title]
    counts = {h.start: announced_count(reading.text, Span(h.content, h.end)) for h in heads}
    first = next((count for count in counts.values() if count), None)
    for family, titles in members.items():
        over = family[1]
        count = first if over is None else counts.get(over)
        if count == titles and told[family] >= max(LEAST_KIN, COUNTED_SHARE * count):
            yield family


def families_of(chunk: Chunk, head: Line) -> tuple[Family, Family]:
    """Return the titles of one form in the whole article, and those of them under one title."""
    form = form_of(head)
    over = chunk.parents[-1].start if chunk.parents else -1
    return (form, None), (form, over)


def worded_form(head: Line, text: str) -> WordedForm:
    """Return what a title looks like and begins with."""
    start, end = head.title.span if head.title else (head.content, head.end)
    return form_of(head), text[start:end].split(maxsplit=1)[0].lower()


def form_of(head: Line) -> Form:
    """Return what a title looks like."""
    marked = head.title is not None and head.title.marked
    return head.kind, head.level, head.number is not None, marked
