"""The learned weights that decide claims."""

from __future__ import annotations

from typing import NamedTuple

from curation.extract.claims.mode.weighing import ModeWeights
from curation.extract.claims.mode.weighing import shipped_weights as mode_weights
from curation.extract.claims.targets.weighing import TargetWeights
from curation.extract.claims.targets.weighing import shipped_weights as target_weights


class ClaimWeights(NamedTuple):
    """The weights that decide modes and targets; rules alone tell those without any."""

    modes: ModeWeights | None = None
    targets: TargetWeights | None = None

    @classmethod
    def shipped(cls) -> ClaimWeights:
        """Return those that ship with the project."""
        return cls(mode_weights(), target_weights())
