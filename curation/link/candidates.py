"""Blocking: for every mention the few entries that its name and words could mean."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from curation.aliases import Known
from curation.names import name_key
from curation.records import Entry, Mention
from curation.vocabulary import Vocabulary

MOST_CANDIDATES = 12
ENOUGH_WORDS = 15
"""Fewer words than this say little, and what they share with a description counts for less."""
BATCH = 2_000
"""Mentions compared at a time, which bounds the memory."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with how much its names and its description resemble a mention's, 0 to 1 each."""

    stretch_id: str
    name: float
    words: float


class EntryIndex:
    """The vocabulary's entries as word vectors: one space for names, one for descriptions."""

    def __init__(self, entries: Sequence[Entry], names: Sequence[tuple[str, str]]) -> None:
        self.ids = [entry.stretch_id for entry in entries]
        place = {stretch_id: i for i, stretch_id in enumerate(self.ids)}
        self._owner = np.array([place[stretch_id] for _, stretch_id in names])
        self._name_space = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True
        )
        self._names = self._name_space.fit_transform([name_key(name) for name, _ in names])
        self._word_space = TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=True, preprocessor=name_key, token_pattern=r"\S+"
        )
        self._words = self._word_space.fit_transform([_document(entry) for entry in entries])

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> EntryIndex:
        """Build the index of a vocabulary."""
        names = [(name, sid) for name, ids in vocabulary.alias_names for sid in ids]
        return cls(list(vocabulary.entries.values()), names)

    def candidates(
        self,
        mentions: Sequence[Mention],
        known: Sequence[Known],
        among: Container[str] | None = None,
    ) -> list[list[Candidate]]:
        """Return for each mention its candidates; a shared name allows only the entries it names.

        Args:
            among: ids of the entries that may be candidates, all by default.
        """
        allowed = np.array([among is None or stretch_id in among for stretch_id in self.ids])
        found: list[list[Candidate]] = []
        for start in range(0, len(mentions), BATCH):
            batch = mentions[start : start + BATCH]
            names = self._name_similarity(batch)
            words = self._word_similarity(batch)
            for row in range(len(batch)):
                options = known[start + row].options
                found.append(self._best(names[row], words[row], options, allowed))
        return found

    def _best(
        self, names: np.ndarray, words: np.ndarray, options: tuple[str, ...], allowed: np.ndarray
    ) -> list[Candidate]:
        if options:
            rows = [self.ids.index(option) for option in options]
        else:
            order = np.argsort(-(names + words))
            rows = order[allowed[order]][:MOST_CANDIDATES].tolist()
        return [Candidate(self.ids[i], float(names[i]), float(words[i])) for i in rows]

    def _name_similarity(self, mentions: Sequence[Mention]) -> np.ndarray:
        printed = [name_key(m.name or "") for m in mentions]
        scores: csr_matrix = self._name_space.transform(printed) @ self._names.T
        best = np.zeros((len(mentions), len(self.ids)))
        coo = scores.tocoo()
        np.maximum.at(best, (coo.row, self._owner[coo.col]), coo.data)
        return best

    def _word_similarity(self, mentions: Sequence[Mention]) -> np.ndarray:
        vectors = self._word_space.transform([m.text for m in mentions])
        lengths = np.array([len(m.text.split()) for m in mentions])
        trust = np.minimum(1.0, lengths / ENOUGH_WORDS)[:, np.newaxis]
        return np.asarray((vectors @ self._words.T).todense()) * trust


def _document(entry: Entry) -> str:
    muscles = " ".join(entry.muscles).replace("_", " ")
    return f"{entry.name}. {entry.description} {muscles}"
