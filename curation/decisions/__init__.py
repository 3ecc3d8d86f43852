"""The editors' decisions: an append-only log, and what it amounts to."""

from curation.decisions.editor import editor_name
from curation.decisions.history import History, Placed
from curation.decisions.kinds import SHAPES, check_ruling, matters
from curation.decisions.log import DecisionLog, Overtaken
from curation.decisions.sight import Tables

__all__ = [
    "SHAPES",
    "DecisionLog",
    "History",
    "Overtaken",
    "Placed",
    "Tables",
    "check_ruling",
    "editor_name",
    "matters",
]
