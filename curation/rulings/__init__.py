"""The editors' rulings in a build: each function takes what a stage made and returns it as ruled."""

from curation.rulings.corrections import articles_needed, correct_mentions
from curation.rulings.links import Ruled, rule_links
from curation.rulings.mention_values import rule_mention_values
from curation.rulings.names import rule_names, with_provenance
from curation.rulings.outcome import Outcome, outcome_row, stale_row, with_kept
from curation.rulings.status import finish, reopened, with_status
from curation.rulings.values import rule_values

__all__ = [
    "Outcome",
    "Ruled",
    "articles_needed",
    "correct_mentions",
    "finish",
    "outcome_row",
    "reopened",
    "rule_links",
    "rule_mention_values",
    "rule_names",
    "rule_values",
    "stale_row",
    "with_kept",
    "with_provenance",
    "with_status",
]
