"""Whether a section presents a stretch, a strength or release exercise, a test or a routine."""

from __future__ import annotations

from collections.abc import Sequence

from curation.extract.claims.cues import agreed, cues_of, grouped, inside
from curation.extract.dosage import Dose
from curation.extract.model import Section, Span, Term, Terms
from curation.records import CATALOG_KINDS, Claim, Entry

KNOWN = 3.5
"""How much the entry says that the name stands for."""
KNOWN_WHOLE = 6.0
"""How much it says where the name stands for a routine or test, which is full of stretches."""
LAST = 1.0
"""How much more a word says that closes the name ("Half-Squat Stretch")."""
SIGN = 0.8
"""How much each sign of strengthening says of an exercise that the vocabulary does not know."""
TOLD = 5
"""Verbs of instruction from which on a section describes an exercise and no sequence of several."""
PURPOSE = 1.2
"""How much it says that a text has the exercise strengthen."""
PURPOSE_ALONE = 4.5
"""The same of a text that speaks nowhere of stretching or of a routine."""
_KIND_CUES = {
    "stretch": "stretching",
    "strength": "strength",
    "release": "release",
    "test": "test",
    "routine": "routine",
}


def kind_claim(
    text: str, section: Section, terms: Terms, entries: Sequence[Entry], doses: Sequence[Dose]
) -> Claim:
    """Return stretch, strength, release, test or routine, with the word that speaks most for it.

    Args:
        entries: those that the printed name may stand for.
        doses: what the section itself says about dose.
    """
    known = agreed(entry.kind for entry in entries)
    weights = dict.fromkeys(("stretch", "strength", "release", "test", "routine"), 0.0)
    evidence: dict[str, Term] = {}
    for kind, cue in _KIND_CUES.items():
        found = cues_of(terms, section, cue)
        over = grouped(text, terms, section, cue) if kind != "routine" else None
        if not found and over is None:
            continue
        weights[kind] += 0.7 * min(len({text[t.start : t.end].lower() for t in found}), 3)
        titled = [t for t in found if _entitles(t, section, terms)]
        if known in (None, kind):
            weights[kind] += (4.0 if kind in ("routine", "test") else 2.0) * bool(titled)
            weights[kind] += LAST * any(section.name and t.end == section.name.end for t in found)
        weights[kind] += 2.0 * bool(over)
        term = next(iter(titled or found or ([over] if over else [])), None)
        if term:
            evidence[kind] = term
    weights["stretch"] += 1.6
    if known:
        weights[known] += KNOWN if known in CATALOG_KINDS else KNOWN_WHOLE
    else:
        weights["strength"] += _trained(terms, section, doses)
    if _is_to_strengthen(terms, section):
        alone = evidence.keys().isdisjoint(("stretch", "routine"))
        weights["strength"] += PURPOSE_ALONE if alone else PURPOSE
    weights["routine"] += 0.0 if known else _told(terms, section)
    if _rolls(terms, section):
        weights["release"] += 2.0
    best = max(weights, key=lambda kind: weights[kind])
    if best in evidence:
        term = evidence[best]
        return Claim("kind", best, term.start, term.end, term.rule)
    where = section.name or Span(section.start, min(section.end, section.start + 40))
    return Claim(
        "kind", best, where.start, where.end, "inferred:entry" if known else "inferred:default"
    )


def _entitles(term: Term, section: Section, terms: Terms) -> bool:
    """Return whether a cue stands in the title and does not announce several ("stretches for")."""
    if not (inside(term, section.name) or inside(term, section.heading)):
        return False
    return not terms.within(term.start, term.end, "layout", "group_word")


def _trained(terms: Terms, section: Section, doses: Sequence[Dose]) -> float:
    """Return what speaks for strengthening where no entry is known: sets, a band, a stated purpose."""
    fields = {dose.field for dose in doses}
    banded = any(t.target == "band" for t in terms.within(section.start, section.end, "equipment"))
    return SIGN * (("sets" in fields and "reps" in fields) + banded)


def _is_to_strengthen(terms: Terms, section: Section) -> bool:
    """Return whether a section says that the exercise strengthens."""
    return any("strengthen" in t.rule for t in cues_of(terms, section, "strength"))


def _told(terms: Terms, section: Section) -> float:
    """Return what speaks for a routine: words for several exercises and none that instruct."""
    verbs = len(terms.within(section.start, section.end, "layout", "step_verb"))
    placed = bool(terms.within(section.start, section.end, "position"))
    if verbs >= TOLD:
        return -3.0 if placed else 0.0
    if placed and verbs > 1:
        return 0.0
    many = bool(terms.within(section.start, section.end, "layout", "many"))
    return 1.0 + many + 1.0 * min(len(cues_of(terms, section, "routine")), 3)


def _rolls(terms: Terms, section: Section) -> bool:
    """Return whether a section has a roller or ball and words of rolling."""
    used = {t.target for t in terms.within(section.start, section.end, "equipment")}
    return bool(used & {"roller", "ball"}) and bool(cues_of(terms, section, "release"))
