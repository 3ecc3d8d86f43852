"""The dosage grammar: what a text says about hold, repetitions, sets, breaths and sides."""

from curation.extract.dosage.dose import Dose, merge_doses
from curation.extract.dosage.grammar import find_doses, says_dose, says_dose_of_each

__all__ = ["Dose", "find_doses", "merge_doses", "says_dose", "says_dose_of_each"]
