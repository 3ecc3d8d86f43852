"""Rulings as editors type them on the command line."""

from curation.rulings.fields import told
from curation.typed.drafts import VERDICTS, Typed, ruling_of, suggested
from curation.typed.known import Known

__all__ = ["VERDICTS", "Known", "Typed", "ruling_of", "suggested", "told"]
