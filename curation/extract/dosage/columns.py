"""Doses in tables: a cell is read by what the head of its column says."""

from __future__ import annotations

import re

from curation.extract.dosage.dose import Dose
from curation.extract.dosage.grammar import find_doses
from curation.extract.dosage.wording import words

LEAST_BARE_SECONDS = 10
"""The least number without a unit under "Hold" that can only be seconds."""
_KINDS = {
    "hold": words("column_hold"),
    "time": words("column_time"),
    "seconds": words("column_seconds"),
    "reps": words("column_reps"),
    "sets": words("column_sets"),
}
_LED_BY = {"hold": "hold ", "time": "", "seconds": "hold ", "reps": "reps: ", "sets": "sets: "}
_BARE = re.compile(r"\d+(?:\s*(?:[-–—]|to)\s*\d+)?")


def column_doses(text: str, head: tuple[int, int], cell: tuple[int, int]) -> list[Dose] | None:
    """Return what a cell says about dose under the head of its column, None under another head.

    Args:
        head, cell: their spans, character offsets into ``text``.

    Returns:
        Doses with offsets into ``text``.
    """
    label = text[slice(*head)].strip().lower()
    kind = next((kind for kind, pattern in _KINDS.items() if re.fullmatch(pattern, label)), None)
    if kind is None:
        return None
    said, lead = text[slice(*cell)], _LED_BY[kind]
    unit = " seconds" if _counts_seconds(kind, said) else ""
    start, end = cell
    return [
        dose._replace(
            start=start + max(0, dose.start - len(lead)), end=min(end, start + dose.end - len(lead))
        )
        for dose in find_doses(f"{lead}{said}{unit}")
        if dose.end > len(lead)
    ]


def _counts_seconds(kind: str, said: str) -> bool:
    """Return whether a cell is a number without a unit that counts seconds."""
    if kind not in ("hold", "seconds") or not _BARE.fullmatch(said):
        return False
    return kind == "seconds" or min(map(int, re.findall(r"\d+", said))) >= LEAST_BARE_SECONDS
