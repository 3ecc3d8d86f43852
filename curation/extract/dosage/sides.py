"""The table of rules for what is said about sides: whether the other side is done too."""

from __future__ import annotations

from curation.extract.dosage.each_side import EACH_SIDE_RULES
from curation.extract.dosage.other_side import OTHER_SIDE_RULES
from curation.extract.dosage.side_by_side import SIDE_BY_SIDE_RULES
from curation.extract.dosage.side_changes import CHANGE_RULES

SIDE_RULES = (*CHANGE_RULES, *OTHER_SIDE_RULES, *SIDE_BY_SIDE_RULES, *EACH_SIDE_RULES)
"""What says that the other side is done too; the first words in a sentence stand for all."""
