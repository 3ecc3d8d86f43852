"""What speaks for and against a link, in the parts of the score that made it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from curation.aliases import look_up
from curation.link.candidates import Candidate, EntryIndex
from curation.link.score import EVIDENCE_LABELS, features, probability, weights
from curation.records import Mention
from curation.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score: what it looked at and how far it moves the log-odds."""

    label: str
    weight: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate entry with its score, 0 to 1, and the parts of it, the strongest first."""

    stretch_id: str
    score: float
    reasons: tuple[Reason, ...]


class LinkJudge:
    """Scores mentions against entries as the link stage does, and tells the parts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    @cached_property
    def _index(self) -> EntryIndex:
        return EntryIndex.of(self.vocabulary)

    def candidates(self, mention: Mention) -> tuple[Judged, ...]:
        """Return the entries that a mention may belong to, the best first."""
        known = look_up(mention.name, self.vocabulary)
        (found,) = self._index.candidates([mention], [known])
        judged = [self._judged(mention, candidate) for candidate in found]
        return tuple(sorted(judged, key=lambda one: (-one.score, one.stretch_id)))

    def _judged(self, mention: Mention, candidate: Candidate) -> Judged:
        model = weights()
        found = features(mention, candidate, self.vocabulary)
        parts = [
            Reason(EVIDENCE_LABELS[name], round(model.features[name] * value, 2))
            for name, value in found.items()
            if name in EVIDENCE_LABELS and name in model.features
        ]
        spoken = [part for part in parts if abs(part.weight) >= 0.05]
        score = probability(found, model)
        order = sorted(spoken, key=lambda part: -abs(part.weight))
        return Judged(candidate.stretch_id, round(score, 3), tuple(order))
