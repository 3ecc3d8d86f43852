"""The dosage grammar: what a text says about hold, repetitions, sets, breaths and sides."""

from curation.extract.dosage.both_ways import turns_both_ways
from curation.extract.dosage.columns import column_doses
from curation.extract.dosage.dose import Dose, as_duration, merge_doses
from curation.extract.dosage.each_side import EACH_ALONE
from curation.extract.dosage.grammar import (
    find_doses,
    may_say_doses,
    may_say_of_all,
    says_dose,
    says_dose_of_each,
)
from curation.extract.dosage.side_changes import OF_ALL

__all__ = [
    "EACH_ALONE",
    "OF_ALL",
    "Dose",
    "as_duration",
    "column_doses",
    "find_doses",
    "may_say_doses",
    "may_say_of_all",
    "merge_doses",
    "says_dose",
    "says_dose_of_each",
    "turns_both_ways",
]
