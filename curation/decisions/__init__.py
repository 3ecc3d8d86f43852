"""The editors' decisions: an append-only log, and what it amounts to."""

from curation.decisions.editor import editor_name
from curation.decisions.history import History, Placed
from curation.decisions.kinds import SHAPES, check_ruling
from curation.decisions.log import DecisionLog, Overtaken
from curation.decisions.matters import matters
from curation.decisions.select import Filter, difference, matching, moment
from curation.decisions.sight import Tables
from curation.decisions.trace import dependents, restored_by_undoing

__all__ = [
    "SHAPES",
    "DecisionLog",
    "Filter",
    "History",
    "Overtaken",
    "Placed",
    "Tables",
    "check_ruling",
    "dependents",
    "difference",
    "editor_name",
    "matching",
    "matters",
    "moment",
    "restored_by_undoing",
]
