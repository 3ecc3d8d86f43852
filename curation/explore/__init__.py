"""The curated data as tidy tables and pictures: who emphasizes what, how certain it is, what is missing.

Every function takes ``Frames`` (``read_frames``) and returns a table; ``charts`` and ``body`` draw
those tables and compute nothing of their own.
"""

from curation.explore.agreement import agreement, entry_agreement, source_agreement
from curation.explore.contrasts import (
    against_reference,
    before_and_after,
    changed_values,
    raw_against_curated,
)
from curation.explore.emphasis import compare, emphasis, largest_sources, shares
from curation.explore.frames import Frames, make_frames, read_frames
from curation.explore.gaps import entry_gaps, muscle_gaps
from curation.explore.holds import hold_ranges, hold_summary, hold_times
from curation.explore.pairs import co_targets
from curation.explore.sentences import sentences
from curation.explore.tree import GROUPS, PARTS, REGIONS

__all__ = [
    "GROUPS",
    "PARTS",
    "REGIONS",
    "Frames",
    "against_reference",
    "agreement",
    "before_and_after",
    "changed_values",
    "co_targets",
    "compare",
    "emphasis",
    "entry_agreement",
    "entry_gaps",
    "hold_ranges",
    "hold_summary",
    "hold_times",
    "largest_sources",
    "make_frames",
    "muscle_gaps",
    "raw_against_curated",
    "read_frames",
    "sentences",
    "shares",
    "source_agreement",
]
