"""Position, mode, kind, equipment and cautions of a section, each with its evidence.

Each is read from the section's own words first, then from its name and the titles over it, and at
last from what the vocabulary knows of an exercise of that name; a value from there is marked
"inferred:" in its rule and its evidence is the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from curation.aliases import look_up
from curation.extract.dosage import Dose
from curation.extract.model import Section, Span, Term, Terms
from curation.records import Claim, Entry
from curation.vocabulary import Vocabulary

CLEAR = 2.5
"""How far the weight of a mode's words must lead for the text alone to decide."""
UNSURE = "unsure:"
"""Marks the rule of a claim that the entry's own mode may overrule."""

_SENTENCE_AROUND = re.compile(r"[^.!?\n]*[.!?]?")


def position_claim(
    text: str, section: Section, terms: Terms, vocabulary: Vocabulary
) -> Claim | None:
    """Return where the body is in the main phase, None where nothing says so.

    The first start position wins, except that a kneeling step out of standing ends kneeling, and
    that words of coming from or going to another pose are passed over.
    """
    cues = [t for t in terms.within(section.start, section.end, "position") if not _aside(text, t)]
    body = [t for t in cues if not _inside(t, section.heading)]
    first = _main_position(text, body)
    entry = _entry(text, section, vocabulary)
    if first and not _only_starts(first, entry, vocabulary):
        return Claim("position", first.target, first.start, first.end, first.rule)
    named = next((t for t in cues if _inside(t, section.heading)), None)
    if named:
        return Claim("position", named.target, named.start, named.end, f"name {named.rule}")
    if entry and entry.position and section.name:
        return Claim("position", entry.position, *section.name, "inferred:entry")
    return None


_FROM_POSITION = re.compile(r"\bfrom\s+(?:an?\s+|your\s+|the\s+)?(?:\w+\s+)?$", re.IGNORECASE)


_REASON = re.compile(
    r"\b(?:from|after|by|of|prolonged|long|constant|much|all|day|hours|opposite of|counter\w*)\s+$",
    re.IGNORECASE,
)
_PALMS = re.compile(r"\b(?:palms?|hands?|fingers?|toes?)\s+(?:\w+ing |turned )?$", re.IGNORECASE)
_PART_OF = re.compile(r"\s+of\b")


def _aside(text: str, term: Term) -> bool:
    """Return whether the words speak of another pose, of a way back or of a part of the body."""
    before = text[max(0, term.start - 30) : term.start]
    words = text[term.start : term.end].lower()
    if words.startswith(("sitting", "standing")) and _REASON.search(before):
        return True
    if words.startswith("face") and _PALMS.search(before):
        return True
    if words.endswith(("back", "side", "front")) and _PART_OF.match(text, term.end):
        return True
    if re.search(
        r"\b(?:return|back|rise|come back|similar|unlike|roll) (?:up )?(?:to|into)?\s*(?:an?\s+|the\s+|your\s+)?$",
        before,
        re.IGNORECASE,
    ):
        return True
    return bool(
        re.search(
            r"\b(?:as if (?:\w+ ){0,4}|like |imagine (?:\w+ ){0,3}|version of|than|instead of|be done|also do (?:this|it)|while you're|performing it in an?)\s*(?:the\s+)?$",
            before,
            re.IGNORECASE,
        )
    )


LOWERED = 100
"""Characters after kneeling within which hands on the floor make it all fours."""


def _main_position(text: str, cues: list[Term]) -> Term | None:
    if not cues:
        return None
    first = next((cue for cue in cues if _opens(text, cue)), cues[0])
    rest = cues[cues.index(first) + 1 :]
    if first.target in ("seated", "chair_sitting"):
        kneels = (t for t in rest if t.target == "tall_kneeling" and t.start - first.end < 40)
        lies = (t for t in rest if t.target == "supine" and _opens(text, t))
        first = next(kneels, next(lies, first))
    if first.target in ("tall_kneeling", "kneeling"):
        low = (t for t in rest if t.target == "quadruped" and t.start - first.end < LOWERED)
        first = next(low, first)
    if first.target in ("standing", "hands_and_feet", "plank"):
        lowered = next((t for t in rest if t.target == "half_kneeling"), None)
        if lowered:
            return lowered
    if first.target == "standing" and rest:
        settled = next((t for t in rest if t.target == "squatting"), None)
        if settled:
            return settled
    if first.target in ("hands_and_feet", "plank") and _FROM_POSITION.search(
        text[max(0, first.start - 24) : first.start]
    ):
        return next((t for t in rest if t.target != "standing"), None)
    return first


def _only_starts(cue: Term, entry: Entry | None, vocabulary: Vocabulary) -> bool:
    """Return whether a known pose is merely entered from the position that the text names.

    Poses on hands and feet and on the knees are described from standing, sitting or all fours.
    """
    if entry is None or entry.position is None:
        return False
    settled = vocabulary.position_exports[entry.position]
    begun = vocabulary.position_exports[cue.target]
    return settled in ("other", "kneeling", "squatting") and begun in (
        "standing",
        "seated",
        "quadruped",
    )


_OPENS = re.compile(
    r"(?:^|[.!?:;,\n•(]\s*|\b(?:begin|start|starting|by|get|come|down|then|and|from|in|into|assume|take|or|simply|comfortably|onto)\s+"
    r"(?:an?\s+|the\s+|your\s+)?)[\"“]?$",
    re.IGNORECASE,
)


def _opens(text: str, cue: Term) -> bool:
    """Return whether the words open an instruction, and do not stand in a remark."""
    return bool(_OPENS.search(text[max(0, cue.start - 24) : cue.start]))


def mode_claim(
    text: str, section: Section, terms: Terms, vocabulary: Vocabulary, doses: Sequence[Dose]
) -> Claim:
    """Return whether a stretch is held, moved or contracted; holding is the rule where all is silent.

    Args:
        doses: what the section itself says about dose.
    """
    cues = {mode: _cues(terms, section, mode) for mode in ("static", "dynamic", "active")}
    entry = _entry(text, section, vocabulary)
    weights = {
        mode: _weight(text, found) + TITLED * any(_inside(t, section.name) for t in found)
        for mode, found in cues.items()
    }
    for mode, weight in _dose_weights(doses).items():
        weights[mode] += weight
    if _grouped(terms, section, "dynamic"):
        weights["dynamic"] += 3.0
    if entry and entry.mode:
        weights[entry.mode] += 2.5
    second, best = sorted(("active", "dynamic", "static"), key=lambda mode: weights[mode])[-2:]
    if cues[best]:
        term = cues[best][0]
        unsure = weights[best] - weights[second] < CLEAR
        rule = f"{UNSURE} {term.rule}" if unsure else term.rule
        return Claim("mode", best, term.start, term.end, rule)
    grouped = _grouped(terms, section, best)
    if grouped:
        return Claim("mode", best, grouped.start, grouped.end, grouped.rule, True)
    where = section.name or Span(section.start, min(section.end, section.start + 40))
    return Claim(
        "mode", best, where.start, where.end, "inferred:entry" if entry else "inferred:silence"
    )


TITLED = 1.0
"""How much more a word of a mode says in the exercise's name."""
LONG = 10.0
"""Seconds from which on a hold is a stretch held still."""
SHORT = 5.0
"""Seconds up to which a hold is a pause inside a movement."""
MANY = 5.0
"""Repetitions from which on a stretch is a movement."""


def _dose_weights(doses: Sequence[Dose]) -> dict[str, float]:
    """Return what stated doses speak for: a long hold or breaths for holding, repetitions for moving."""
    weights = {"static": 0.0, "dynamic": 0.0}
    holds = [d.value for d in doses if d.field == "hold_seconds" and isinstance(d.value, tuple)]
    if any((low or high or 0) >= LONG for low, high in holds) or _has(doses, "breaths"):
        weights["static"] += 2.0
    if any(high is not None and high <= SHORT for _, high in holds):
        weights["static"] -= 1.5
        weights["dynamic"] += 0.5
    reps = [d.value for d in doses if d.field == "reps" and isinstance(d.value, tuple)]
    if any((low or high or 0) >= MANY for low, high in reps):
        weights["dynamic"] += 1.5
    if _has(doses, "duration_seconds"):
        weights["dynamic"] += 0.5
    return weights


def _has(doses: Sequence[Dose], field: str) -> bool:
    return any(dose.field == field for dose in doses)


def _weight(text: str, found: list[Term]) -> float:
    different = {text[t.start : t.end].lower() for t in found}
    return 0.8 * min(len(different), 3)


def kind_claim(text: str, section: Section, terms: Terms, vocabulary: Vocabulary) -> Claim:
    """Return stretch, strength, release, test or routine, with the word that speaks most for it."""
    entry = _entry(text, section, vocabulary)
    weights = dict.fromkeys(("stretch", "strength", "release", "test", "routine"), 0.0)
    evidence: dict[str, Term] = {}
    for kind, cue in _KIND_CUES.items():
        found = _cues(terms, section, cue)
        weights[kind] += 0.7 * min(len({text[t.start : t.end].lower() for t in found}), 3)
        titled = [t for t in found if _inside(t, section.name) or _inside(t, section.heading)]
        weights[kind] += (4.0 if kind in ("routine", "test") else 2.0) * bool(titled)
        grouped = _grouped(terms, section, cue)
        weights[kind] += 2.0 * bool(grouped)
        term = next(iter(titled or found or ([grouped] if grouped else [])), None)
        if term:
            evidence[kind] = term
    weights["stretch"] += 1.6
    if entry:
        weights[entry.kind] += 4.5
    verbs = len(terms.within(section.start, section.end, "layout", "step_verb"))
    placed = bool(terms.within(section.start, section.end, "position"))
    if not entry and (verbs < 2 or (verbs < TOLD and not placed)):
        weights["routine"] += 1.0
    elif verbs >= TOLD:
        weights["routine"] -= 3.0
    if _rolls(terms, section):
        weights["release"] += 2.0
    best = max(weights, key=lambda kind: weights[kind])
    if best in evidence:
        term = evidence[best]
        return Claim("kind", best, term.start, term.end, term.rule)
    where = section.name or Span(section.start, min(section.end, section.start + 40))
    return Claim(
        "kind", best, where.start, where.end, "inferred:entry" if entry else "inferred:default"
    )


TOLD = 5
"""Verbs of instruction from which on a section describes an exercise and no sequence of several."""


def _rolls(terms: Terms, section: Section) -> bool:
    """Return whether a section has a roller or ball and words of rolling."""
    used = {t.target for t in terms.within(section.start, section.end, "equipment")}
    return bool(used & {"roller", "ball"}) and bool(_cues(terms, section, "release"))


_KIND_CUES = {
    "stretch": "stretching",
    "strength": "strength",
    "release": "release",
    "test": "test",
    "routine": "routine",
}


def equipment_claims(
    text: str, section: Section, terms: Terms, vocabulary: Vocabulary
) -> list[Claim]:
    """Return a claim for each piece of equipment that the exercise uses, optional ones included."""
    found: dict[str, Claim] = {}
    for term in terms.within(section.start, section.end, "equipment"):
        if any(hole.start <= term.start < hole.end for hole in section.holes):
            continue
        if vocabulary.equipment_exports[term.target] and not _is_figure(text, term):
            claim = Claim("equipment", term.target, term.start, term.end, term.rule)
            found.setdefault(term.target, claim)
    return list(found.values())


_FIGURE = re.compile(
    r"\b(?:like an?|as if|imagin\w+|imaginary|than|no|without|chest|abdominal|stomach|ball of|balls of|chest|rib|the)\s*(?:\w+\s)?$",
    re.IGNORECASE,
)


def _is_figure(text: str, term: Term) -> bool:
    """Return whether a thing is a figure of speech, a part of the body or scenery."""
    before, after = text[max(0, term.start - 28) : term.start], text[term.end : term.end + 16]
    if term.target == "ball":
        return bool(
            re.search(
                r"\bballs? of (?:the|your|each|both)?",
                text[term.start : term.end + 12],
                re.IGNORECASE,
            )
        )
    if term.target == "mat":
        return (
            bool(re.search(r"\b(?:at|toward|towards|to|off|into|on|from) the $", before))
            and "or" not in after
        )
    if term.target == "table":
        return bool(re.match(r"\s*(?:work|job|bound|jockey)", after))
    if term.target == "wall":
        return bool(re.search(r"\b(?:chest|abdominal|stomach|rib)\s*$", before))
    return bool(
        re.search(
            r"\b(?:imaginary|invisible|like an?|as if (?:\w+ ){0,6}|without an?|no)\s+(?:\w+\s)?$",
            before,
            re.IGNORECASE,
        )
    )


def caution_claims(text: str, section: Section, terms: Terms) -> list[Claim]:
    """Return the sentences that warn, each once."""
    found: dict[int, Claim] = {}
    for term in terms.within(section.start, section.end, "cue", "caution"):
        start = (
            max(text.rfind(mark, section.start, term.start) for mark in (".", "!", "?", "\n")) + 1
        )
        start = max(start, section.start)
        match = _SENTENCE_AROUND.match(text, start, section.end)
        end = match.end() if match else term.end
        while start < end and text[start] in " \t•\n":
            start += 1
        found.setdefault(
            start, Claim("cautions", " ".join(text[start:end].split()), start, end, term.rule)
        )
    return list(found.values())


def _cues(terms: Terms, section: Section, cue: str) -> list[Term]:
    return [
        t
        for t in terms.within(section.start, section.end, "cue", cue)
        if not any(hole.start <= t.start < hole.end for hole in section.holes)
    ]


def _grouped(terms: Terms, section: Section, cue: str) -> Term | None:
    for span in reversed(section.groups):
        for term in terms.within(span.start, span.end, "cue", cue):
            return term
    return None


def _inside(term: Term, span: Span | None) -> bool:
    return span is not None and span.start <= term.start and term.end <= span.end


def _entry(text: str, section: Section, vocabulary: Vocabulary) -> Entry | None:
    """Return the vocabulary's entry of the printed name, where it names just one."""
    for span in _names(section):
        stretch_id = look_up(text[span.start : span.end], vocabulary).stretch_id
        if stretch_id:
            return vocabulary.entries[stretch_id]
    return None


def _names(section: Section) -> Iterable[Span]:
    return (span for span in (section.name, section.heading) if span)
