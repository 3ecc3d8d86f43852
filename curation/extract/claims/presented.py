"""A section with what the rules for its other fields ask of it: its doses, and what its name stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from curation.extract.claims.kind_cues import Cues
from curation.extract.dosage import Dose
from curation.extract.model import Section
from curation.records import Entry


class Presented(NamedTuple):
    """An exercise as a section presents it, before its kind and mode are known.

    Attributes:
        doses: what the section itself says about dose.
        entries: those that the printed name may stand for.
        known_kind: the kind of these, or of the entry that the last words of an unknown name stand
            for; None where there are none or they differ.
        cues: what speaks for each kind in the section and over it.
    """

    section: Section
    doses: Sequence[Dose]
    entries: Sequence[Entry]
    known_kind: str | None
    cues: Mapping[str, Cues]
