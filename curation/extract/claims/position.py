"""Where the body is in the main phase of an exercise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from curation.extract.claims.cues import inside, led_to
from curation.extract.claims.position_asides import is_aside
from curation.extract.claims.presented import Presented
from curation.extract.claims.shared_terms import SharedTerm
from curation.extract.model import Section, Term, Terms
from curation.extract.wording import words
from curation.records import Claim, Entry
from curation.vocabulary import Vocabulary


def position_claims(
    text: str,
    presented: Iterable[Presented],
    terms: Terms,
    shared: Sequence[SharedTerm],
    vocabulary: Vocabulary,
) -> list[Claim | None]:
    """Return where the body is in the main phase of each of an article's exercises, in their order."""
    claims: list[Claim | None] = []
    for one in presented:
        entry = one.entries[0] if len(one.entries) == 1 else None
        before = claims[-1] if claims else None
        claims.append(_position_claim(text, one.section, terms, shared, entry, before, vocabulary))
    return claims


def _position_claim(
    text: str,
    section: Section,
    terms: Terms,
    shared: Sequence[SharedTerm],
    entry: Entry | None,
    before: Claim | None,
    vocabulary: Vocabulary,
) -> Claim | None:
    """Return where the body is in the main phase, None where nothing says so.

    A position in the title wins, then the first start position, except that a kneeling step out of
    standing ends kneeling, and that words of coming from or going to another pose are passed over.
    Where the section says nothing, the known exercise that it begins in does ("Return to Cobra"),
    or the exercise before it ("Same position as above"), then the titles over it ("Seated
    stretches"), then what the article says of several exercises, then the entry that the name
    stands for.
    """
    cues = [
        t
        for t in terms.within(section.start, section.end, "position")
        if not is_aside(text, t, terms)
    ]
    body = [t for t in cues if not inside(t, section.heading)]
    titled = [t for t in cues if inside(t, section.heading)]
    if len({t.target for t in titled}) == 1:
        named = titled[0]
        return Claim("position", named.target, named.start, named.end, f"name {named.rule}")
    first = _main_position(text, body, entry)
    if first and not _only_starts(section, first, entry, terms, vocabulary):
        stepped = _stepped_up(section, first, terms) if entry is None else None
        return stepped or Claim("position", first.target, first.start, first.end, first.rule)
    begun = None if first else next(_begun_in(text, section, terms, vocabulary), None)
    if begun:
        return begun
    if before and not first and _is_as_before(section, terms):
        return replace(before, rule="as before", inherited=True)
    over = next(_inherited(section, terms, shared), None)
    if over:
        return Claim("position", over.target, over.start, over.end, f"group {over.rule}", True)
    if entry and entry.position and section.name:
        return Claim("position", entry.position, *section.name, "inferred:entry")
    return None


def _stepped_up(section: Section, begun: Term, terms: Terms) -> Claim | None:
    """Return half kneeling where a foot is set forward from hands and knees."""
    if begun.target != "quadruped":
        return None
    forward = next(iter(terms.within(begun.end, section.end, "cue", "stepped_up")), None)
    if forward is None:
        return None
    return Claim("position", "half_kneeling", forward.start, forward.end, forward.rule)


_BEGINS = re.compile(
    rf"(?:^|[.!?:,\n•-]\s*){words('begun_in')}\s+(?:the\s+|your\s+)?$", re.IGNORECASE
)


def _begun_in(text: str, section: Section, terms: Terms, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield the positions of the known exercises in which a section begins, with their names."""
    start = section.heading.end if section.heading else section.start
    for term in terms.within(start, section.end, "alias"):
        entry = vocabulary.entries.get(vocabulary.aliases.get(term.target, ""))
        if entry and entry.position and led_to(_BEGINS, text, term):
            yield Claim("position", entry.position, term.start, term.end, f"begun {term.rule}")


OPENING = 80
"""Characters of an exercise's text within which it is said to be done as the one before."""


def _is_as_before(section: Section, terms: Terms) -> bool:
    start = section.heading.end if section.heading else section.start
    return bool(terms.within(start, min(start + OPENING, section.end), "cue", "as_before"))


def _inherited(section: Section, terms: Terms, shared: Sequence[SharedTerm]) -> Iterator[Term]:
    """Yield the positions said of several exercises, the nearest statement first."""
    for over in reversed(section.groups):
        yield from terms.within(over.start, over.end, "position")
    yield from (one.term for one in reversed(shared) if one.region.covers(section.start))


_FROM_POSITION = re.compile(r"\bfrom\s+(?:an?\s+|your\s+|the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
LOWERED = 100
"""Characters after kneeling within which hands on the floor make it all fours."""
LAID = 24
"""Characters after lying down within which a text says on what side."""
_TURNED = frozenset(("prone", "side_lying"))


def _main_position(text: str, cues: list[Term], entry: Entry | None) -> Term | None:
    if not cues:
        return None
    first = _first_choice(text, cues)
    rest = cues[cues.index(first) + 1 :]
    if first.target in ("seated", "chair_sitting"):
        kneels = (t for t in rest if t.target == "tall_kneeling" and t.start - first.end < 40)
        lies = (
            t for t in rest if t.target == "supine" and _opens(text, t) and not _or(text, first, t)
        )
        first = next(kneels, next(lies, first))
    if first.target == "supine":
        turned = (t for t in rest if t.target in _TURNED and t.start - first.end < LAID)
        first = next((t for t in turned if not _or(text, first, t)), first)
    if first.target in ("tall_kneeling", "kneeling"):
        low = (t for t in rest if t.target == "quadruped" and t.start - first.end < LOWERED)
        first = next(low, first)
    if first.target == "quadruped" and not (entry and entry.position == "quadruped"):
        first = next((t for t in rest if t.target == "tall_kneeling"), first)
    if first.target in ("standing", "hands_and_feet", "plank"):
        lowered = next((t for t in rest if t.target == "half_kneeling"), None)
        if lowered:
            return lowered
    if first.target == "standing" and rest:
        settled = next((t for t in rest if t.target == "squatting"), None)
        if settled:
            return settled
    if first.target in ("hands_and_feet", "plank") and led_to(_FROM_POSITION, text, first):
        return next((t for t in rest if t.target != "standing"), None)
    return first


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


def _only_starts(
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
