"""Which of the positions that a text names the body is in, in the main phase of an exercise."""

from __future__ import annotations

import re
from collections.abc import Callable

from curation.extract.claims.cues import led_to
from curation.extract.model import Section, Term, Terms
from curation.extract.wording import words
from curation.records import Entry
from curation.vocabulary import Vocabulary

AT_ONCE = 24
"""Characters after a position within which a text says how it is meant ("Lie down, face prone"); what
stands further behind is rather where a limb comes to rest.
"""
SOON = 100
"""Characters after kneeling within which hands on the floor make it all fours."""


def main_position(text: str, cues: list[Term], entry: Entry | None) -> Term | None:
    """Return the words for the position that an exercise settles in, of all that its text holds.

    That is the first that opens an instruction, except where the text goes on to one in which such
    exercises are rather done: a kneeling step out of standing ends kneeling.
    """
    if not cues:
        return None
    first = _first_choice(text, cues)
    rest = cues[cues.index(first) + 1 :]
    for begun, settled, leads in _SETTLINGS:
        if first.target in begun and not (entry and entry.position == first.target == "quadruped"):
            later = (t for t in rest if t.target in settled and not _or(text, first, t))
            first = next((t for t in later if leads(text, first, t)), first)
    if first.target in ("hands_and_feet", "plank") and led_to(_FROM_POSITION, text, first):
        return next((t for t in rest if t.target != "standing"), None)
    return first


_FROM_POSITION = re.compile(r"\bfrom\s+(?:an?\s+|your\s+|the\s+)?(?:\w+\s+)?$", re.IGNORECASE)


def _at_once(_: str, first: Term, later: Term) -> bool:
    return later.start - first.end < AT_ONCE


def _soon(_: str, first: Term, later: Term) -> bool:
    return later.start - first.end < SOON


def _opening(text: str, _: Term, later: Term) -> bool:
    return _opens(text, later)


def _anywhere(_: str, __: Term, ___: Term) -> bool:
    return True


_SETTLINGS: tuple[
    tuple[tuple[str, ...], tuple[str, ...], Callable[[str, Term, Term], bool]], ...
] = (
    (("seated", "chair_sitting"), ("tall_kneeling",), _at_once),
    (("seated", "chair_sitting"), ("supine",), _opening),
    (("supine",), ("prone", "side_lying"), _at_once),
    (("tall_kneeling", "kneeling"), ("quadruped",), _soon),
    (("quadruped",), ("tall_kneeling",), _anywhere),
    (("standing", "hands_and_feet", "plank"), ("half_kneeling",), _anywhere),
    (("standing",), ("squatting",), _anywhere),
)
"""Where exercises begin, where they are done if their text comes to that, and how it must come to it."""


def _first_choice(text: str, cues: list[Term]) -> Term:
    """Return the first words that open an instruction, of a choice of positions the first."""
    index = next((i for i, cue in enumerate(cues) if _opens(text, cue)), 0)
    while index and _or(text, cues[index - 1], cues[index]):
        index -= 1
    return cues[index]


_OR = re.compile(r"[\s,]+or\s+", re.IGNORECASE)


def _or(text: str, first: Term, other: Term) -> bool:
    """Return whether one position is as good as another ("sit or lie down")."""
    return _OR.fullmatch(text, first.end, other.start) is not None


_ENTERED = {"supine": ("lying", "seated"), "seated": ("let_down", "quadruped")}
"""Where poses are entered from, with the kind of the words that tell so."""


def only_starts(
    section: Section, cue: Term, entry: Entry | None, terms: Terms, vocabulary: Vocabulary
) -> bool:
    """Return whether a known pose is merely entered from the position that the text names.

    Poses on hands and feet and on the knees are described from standing, sitting or all fours, all
    others in a flow from a plank or downward dog. Sitting leads to lying where the text speaks of
    lying, and hands and knees to sitting where it lets the body down.
    """
    if entry is None or entry.position is None:
        return False
    settled = vocabulary.position_exports[entry.position]
    begun = vocabulary.position_exports[cue.target]
    if begun == "other":
        return settled != "other"
    entered = _ENTERED.get(settled)
    if entered:
        cue_kind, start = entered
        return begun == start and bool(terms.within(section.start, section.end, "cue", cue_kind))
    return settled in ("other", "kneeling", "squatting") and begun in (
        "standing",
        "seated",
        "quadruped",
    )


_OPENS = re.compile(
    rf"(?:^|[.!?:;,\n•(]\s*|\b{words('before_position')}\s+"
    r"(?:an?\s+|the\s+|your\s+)?)[\"“]?$",
    re.IGNORECASE,
)


def _opens(text: str, cue: Term) -> bool:
    """Return whether the words open an instruction, and do not stand in a remark."""
    return led_to(_OPENS, text, cue)
