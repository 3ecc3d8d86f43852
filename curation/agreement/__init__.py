"""How far editors agree who could not see each other's rulings, and how far sources agree, with counts."""

from curation.agreement.editors import EditorAgreement, Judged, between_editors, kappa
from curation.agreement.sources import SourceAgreement, between_sources

__all__ = [
    "EditorAgreement",
    "Judged",
    "SourceAgreement",
    "between_editors",
    "between_sources",
    "kappa",
]
