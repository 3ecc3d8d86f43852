"""How a stretch is done as rules tell it: by words, doses, titles, and what the entry of its name knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from curation.extract.claims.cues import agreed, cues_over, grouped, inside
from curation.extract.claims.dose_sizes import is_brief, is_instant, is_long, is_many
from curation.extract.claims.doses import dose_claims
from curation.extract.claims.mode.cues import mode_cues
from curation.extract.claims.presented import Presented
from curation.extract.claims.shared import SharedDose, is_paced
from curation.extract.dosage import Dose, merge_doses
from curation.extract.model import Section, Term, Terms
from curation.records import MOVED, UNSURE, Claim, Entry

CLEAR = 2.5
"""How far the weight of a mode's words must lead for the text alone to decide."""
TITLED = 2.0
"""How much more a word of a mode says in the exercise's name."""
TO_AND_FRO = 2.0
"""How much more words say that name two directions ("side to side") or a rhythm."""

ENTRY = 2.5
"""What the mode of the entry that a printed name stands for weighs."""
MOVING = 2.7
"""What many repetitions without a hold weigh: a little more than what the entry knows."""


class Told(NamedTuple):
    """What rules make of an article's stretches.

    Attributes:
        places: of each its place among the article's exercises.
        sections: where each stands.
        modes: how each is done.
        doses: those of each, by that mode.
    """

    places: Sequence[int]
    sections: Sequence[Section]
    modes: Sequence[Claim]
    doses: Sequence[Sequence[Claim]]


def told_modes(
    text: str,
    presented: Sequence[Presented],
    kinds: Sequence[Claim],
    terms: Terms,
    shared: Sequence[SharedDose],
) -> Told:
    """Return how each of an article's stretches is done by rules.

    Args:
        shared: the doses that the article gives for several exercises.
    """
    places = [place for place, kind in enumerate(kinds) if kind.value == "stretch"]
    modes = [_told_mode(text, presented[place], terms, shared) for place in places]
    doses = [
        dose_claims(presented[place].doses, presented[place].section, shared, kinds[place], mode)
        for place, mode in zip(places, modes, strict=True)
    ]
    return Told(places, [presented[place].section for place in places], modes, doses)


def _told_mode(
    text: str, presented: Presented, terms: Terms, shared: Sequence[SharedDose]
) -> Claim:
    """Return whether a stretch is held, moved or contracted; holding is the rule where all is silent."""
    section, doses, entries = presented.section, presented.doses, presented.entries
    mode = _mode_claim(text, section, terms, entries, doses)
    if not is_paced(section, shared):
        return mode
    return replace(mode, value="dynamic", rule="inferred:brief shared hold", inherited=True)


def _mode_claim(
    text: str, section: Section, terms: Terms, entries: Sequence[Entry], doses: Sequence[Dose]
) -> Claim:
    cues = {mode: mode_cues(text, section, terms, mode) for mode in ("static", "dynamic", "active")}
    known = agreed(entry.mode for entry in entries)
    kept = tuple(merge_doses(doses).values())
    weights = _weights(text, section, terms, cues, kept)
    if known:
        weights[known] += ENTRY
        if known == "active" and not cues["active"]:
            weights["active"] += _dose_weights(kept)["dynamic"]
    second, best = sorted(("dynamic", "active", "static"), key=lambda mode: weights[mode])[-2:]
    if cues[best]:
        term = cues[best][0]
        # The entry that a known name stands for is among the weights already.
        if not known and weights[best] - weights[second] < CLEAR:
            mark = MOVED if weights[best] - weights["static"] >= CLEAR else UNSURE
            return Claim("mode", best, term.start, term.end, f"{mark} {term.rule}")
        return Claim("mode", best, term.start, term.end, term.rule)
    over = grouped(text, terms, section, best)
    if over and (best != "dynamic" or _stands_among_moving(text, terms, section)):
        return Claim("mode", best, over.start, over.end, over.rule, True)
    return _inferred(best, known, section, kept)


def _inferred(mode: str, known: str | None, section: Section, doses: Sequence[Dose]) -> Claim:
    """Return a mode that no word of it tells, with what tells it: the entry or a dose."""
    if known and known != mode:
        for dose in doses:
            if _dose_weights([dose]).get(mode, 0.0) > 0:
                return Claim("mode", mode, dose.start, dose.end, f"inferred:{dose.field}")
    rule = "inferred:entry" if known else "inferred:silence"
    return Claim("mode", mode, *section.opening, rule)


def _weights(
    text: str,
    section: Section,
    terms: Terms,
    cues: Mapping[str, list[Term]],
    doses: Sequence[Dose],
) -> dict[str, float]:
    """Return how much a section's words and doses speak for each mode."""
    weights = {
        mode: _weight(text, found) + TITLED * any(inside(t, section.name) for t in found)
        for mode, found in cues.items()
    }
    for mode, weight in _dose_weights(doses).items():
        weights[mode] += weight
        if mode == "dynamic" and cues["active"]:
            weights["active"] += weight
    if _stands_among_moving(text, terms, section):
        weights["dynamic"] += 3.0
    if mode_cues(text, section, terms, "to_and_fro"):
        weights["dynamic"] += TO_AND_FRO
    return weights


def _stands_among_moving(text: str, terms: Terms, section: Section) -> bool:
    """Return whether the nearest title over a section that speaks of a mode speaks of moving alone."""
    for span in reversed(section.groups):
        moving, still = (cues_over(text, terms, span, cue) for cue in ("dynamic", "static"))
        if moving or still:
            return not still
    return False


def _dose_weights(doses: Sequence[Dose]) -> dict[str, float]:
    """Return what stated doses speak for: a long hold or breaths for holding, repetitions for moving."""
    weights = {"static": 0.0, "dynamic": 0.0}
    holds = [d for d in doses if d.field == "hold_seconds" and isinstance(d.value, tuple)]
    brief = any(is_brief(hold) for hold in holds)
    if any(is_long(hold) for hold in holds) or _has(doses, "breaths"):
        weights["static"] += 3.0
    if any(is_instant(hold) for hold in holds):
        weights["static"] -= 0.8
    if brief:
        weights["dynamic"] += 0.5
    if any(dose.field == "reps" and is_many(dose) for dose in doses):
        held = holds or _has(doses, "breaths")
        weights["dynamic"] += 1.5 if held else MOVING
    if _has(doses, "duration_seconds"):
        weights["dynamic"] += 2.0 if brief else 0.5
    return weights


def _has(doses: Sequence[Dose], field: str) -> bool:
    return any(dose.field == field for dose in doses)


def _weight(text: str, found: list[Term]) -> float:
    different = {text[t.start : t.end].lower() for t in found}
    return 0.8 * min(len(different), 3)
