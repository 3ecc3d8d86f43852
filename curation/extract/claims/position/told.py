"""Where words, or else the entry of its name, place the body in the main phase of an exercise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from curation.extract.claims.cues import inside, led_to
from curation.extract.claims.position.asides import is_aside
from curation.extract.claims.position.main_position import main_position, only_starts
from curation.extract.claims.presented import Presented
from curation.extract.claims.shared_terms import SharedTerm
from curation.extract.model import Section, Term, Terms
from curation.extract.wording import words
from curation.records import Claim, Entry
from curation.vocabulary import Vocabulary


def told_positions(
    text: str,
    presented: Iterable[Presented],
    terms: Terms,
    shared: Sequence[SharedTerm],
    vocabulary: Vocabulary,
) -> list[Claim | None]:
    """Return where rules place the body in each of an article's exercises, in their order.

    What the section says wins. Where it says nothing, the exercise before it does ("Same position as
    above"), then the titles over it ("Seated stretches"), then what the article says of several
    exercises, then the entry that the name stands for.
    """
    claims: list[Claim | None] = []
    for one in presented:
        entry = one.entries[0] if len(one.entries) == 1 else None
        before = claims[-1] if claims else None
        claims.append(
            _told(text, one.section, terms, entry, vocabulary)
            or _as_before(one.section, terms, before)
            or _inherited(one.section, terms, shared)
            or _of_entry(one.section, entry)
        )
    return claims


def _told(
    text: str, section: Section, terms: Terms, entry: Entry | None, vocabulary: Vocabulary
) -> Claim | None:
    """Return the position that a section itself names, None where it names none.

    A position in the title wins, then the main one of the text, then that of a known exercise in
    which it begins ("Return to Cobra"). Words of coming from or going to another pose are passed over.
    """
    cues = [
        t
        for t in terms.within(section.start, section.end, "position")
        if not is_aside(text, t, terms)
    ]
    titled = [t for t in cues if inside(t, section.heading)]
    if len({t.target for t in titled}) == 1:
        return _claim(titled[0], f"name {titled[0].rule}")
    body = [t for t in cues if not inside(t, section.heading)]
    main = main_position(text, body, entry)
    if main is None:
        return next(_begun_in(text, section, terms, vocabulary), None)
    if only_starts(section, main, entry, terms, vocabulary):
        return None
    stepped = _stepped_up(section, main, terms) if entry is None else None
    return stepped or _claim(main, main.rule)


def _claim(term: Term, rule: str, *, inherited: bool = False) -> Claim:
    return Claim("position", term.target, term.start, term.end, rule, inherited)


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
    for term in terms.within(section.told_from, section.end, "alias"):
        entry = vocabulary.entries.get(vocabulary.aliases.get(term.target, ""))
        if entry and entry.position and led_to(_BEGINS, text, term):
            yield Claim("position", entry.position, term.start, term.end, f"begun {term.rule}")


OPENING = 80
"""Characters of an exercise's text within which it is said to be done as the one before."""


def _as_before(section: Section, terms: Terms, before: Claim | None) -> Claim | None:
    """Return the position of the exercise before, where a section says that it is done in that."""
    end = min(section.told_from + OPENING, section.end)
    if before is None or not terms.within(section.told_from, end, "cue", "as_before"):
        return None
    return replace(before, rule="as before", inherited=True)


def _inherited(section: Section, terms: Terms, shared: Sequence[SharedTerm]) -> Claim | None:
    """Return the position said nearest of several exercises, by titles first."""
    titled = (t for span in reversed(section.groups) for t in terms.within(*span, "position"))
    told = (one.term for one in reversed(shared) if one.region.covers(section.start))
    over = next(chain(titled, told), None)
    return _claim(over, f"group {over.rule}", inherited=True) if over else None


def _of_entry(section: Section, entry: Entry | None) -> Claim | None:
    """Return the position of the entry that a section's printed name stands for."""
    if entry is None or entry.position is None or section.name is None:
        return None
    return Claim("position", entry.position, *section.name, "inferred:entry")
