"""The words of an article by number: which of some known words each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore
from spacy.tokens import Doc

from curation.extract.model import Span

Codes = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Words:
    """An article's words, without regard to case.

    Attributes:
        ids: of each word spaCy's id of its lower-case form.
        starts, lengths: of each word the character offset that it begins at, and its characters.
    """

    ids: NDArray[np.uint64]
    starts: Codes
    lengths: Codes

    @classmethod
    def of(cls, doc: Doc) -> Words:
        """Return the words of a Doc."""
        ids, starts, lengths = np.ascontiguousarray(doc.to_array(["LOWER", "IDX", "LENGTH"]).T)
        return cls(ids, starts.view(np.intp), lengths.view(np.intp))

    def span(self, places: slice) -> Span:
        """Return where some words that follow each other stand in the text."""
        last = places.stop - 1
        return Span(int(self.starts[places.start]), int(self.starts[last] + self.lengths[last]))

    def between(self, spans: Sequence[tuple[int, int]]) -> list[slice]:
        """Return the places of the words that begin in each of some spans of characters."""
        first, last = np.searchsorted(self.starts, np.array(spans, dtype=np.intp).reshape(-1, 2).T)
        return [*map(slice, first.tolist(), last.tolist())]


class KnownWords:
    """Words that are numbered in their order, with one number more for all others.

    Args:
        words: in lower case.
    """

    def __init__(self, words: Sequence[str]) -> None:
        strings = StringStore()
        ids = np.array([strings.add(word) for word in words], dtype=np.uint64)
        self._order = np.argsort(ids)
        self._ids = ids[self._order]
        self.unknown = len(words)
        """The number of every word that is not among them."""

    def numbers_of(self, ids: NDArray[np.uint64]) -> Codes:
        """Return the number of each word, by its id."""
        if not self.unknown:
            return np.zeros(ids.shape, dtype=np.intp)
        places = np.minimum(np.searchsorted(self._ids, ids), self.unknown - 1)
        return np.where(self._ids[places] == ids, self._order[places], self.unknown)
