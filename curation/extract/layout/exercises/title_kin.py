"""What the titles of an article's exercises look like, by which other titles are told to be such."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from curation.extract.layout.exercises.chunks import Chunk
from curation.extract.layout.exercises.title_forms import (
    LEAST_KIN,
    Family,
    Form,
    WordedForm,
    counted_families,
    families_of,
    form_of,
    leading_forms,
    worded_form,
)
from curation.extract.layout.signs.line import Line
from curation.extract.layout.signs.naming import names_only_muscles
from curation.extract.layout.signs.reading import Reading

KIN_SHARE = 0.4
"""The least share of titles of one form that must be exercises for the form to speak for others."""
LEAST_NAMES = 3
"""The least number of titles of one form that read as names, some of them known, to make all exercises."""
NAMES_SHARE = 0.6
"""The least share of titles of one form that read as names for the same."""


class TitledChunk(NamedTuple):
    """A chunk with its title, and whether it is an exercise by its own words."""

    chunk: Chunk
    head: Line
    told: bool


class Kin:
    """The forms of titles that speak for other titles of the same form, each found when it is asked for."""

    def __init__(
        self, reading: Reading, chunks: Sequence[Chunk], titled: Sequence[TitledChunk]
    ) -> None:
        self._reading, self._chunks, self._titled = reading, chunks, titled

    @cached_property
    def formed(self) -> set[Form]:
        """Forms of which many titles stand over exercises, or over hardly more than instructions."""
        marked = ((form_of(x.head), x.told or x.chunk.is_dense) for x in self._titled)
        return set(leading_forms(marked, LEAST_KIN, KIN_SHARE))

    @cached_property
    def worded(self) -> set[WordedForm]:
        """Forms with a first word of which many titles stand over exercises."""
        marked = ((worded_form(x.head, self._reading.text), x.told) for x in self._titled)
        return set(leading_forms(marked, LEAST_KIN, KIN_SHARE))

    @cached_property
    def of_muscles(self) -> set[Form]:
        """Forms of titles that are nothing but muscles and mostly stand over instructions."""
        text, terms = self._reading.text, self._reading.terms
        muscles = (x for x in self._titled if names_only_muscles(text, terms, x.head))
        marked = ((form_of(x.head), x.told or x.chunk.steps > 0) for x in muscles)
        return set(leading_forms(marked, LEAST_KIN, NAMES_SHARE))

    @cached_property
    def named(self) -> set[Family]:
        """Families of titles that mostly read as names, some of them known."""
        marked = ((family, x.chunk.is_named) for x, family in self._members)
        known = Counter(family for x, family in self._members if x.chunk.is_exact)
        named = leading_forms(marked, LEAST_NAMES, NAMES_SHARE)
        return {family for family in named if known[family] >= LEAST_KIN}

    @cached_property
    def counted(self) -> set[Family]:
        """Families of as many titles as a title over them announces exercises."""
        members = Counter(family for _, family in self._members)
        told = Counter(family for x, family in self._members if x.told)
        return set(counted_families(self._reading, self._chunks, members, told))

    @cached_property
    def _members(self) -> list[tuple[TitledChunk, Family]]:
        return [(x, family) for x in self._titled for family in families_of(x.chunk, x.head)]
