"""The learned weights that decide claims."""

from __future__ import annotations

from typing import NamedTuple

from curation.extract.claims.targets.weighing import TargetWeights
from curation.extract.claims.targets.weighing import shipped_weights as target_weights
from curation.extract.claims.word_weights import WordWeights, shipped_weights


class ClaimWeights(NamedTuple):
    """The weights that decide modes, positions and targets; rules alone tell those without any."""

    modes: WordWeights | None = None
    positions: WordWeights | None = None
    targets: TargetWeights | None = None

    @classmethod
    def shipped(cls) -> ClaimWeights:
        """Return those that ship with the project."""
        return cls(shipped_weights("mode"), shipped_weights("position"), target_weights())
