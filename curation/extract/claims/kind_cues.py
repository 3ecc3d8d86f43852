"""The words in a section and over it that speak for one kind of exercise or another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from curation.extract.claims.cues import cues_of, grouped, inside
from curation.extract.model import Section, Term, Terms

_CUES = {
    "stretch": "stretching",
    "strength": "strength",
    "release": "release",
    "test": "test",
    "routine": "routine",
}
"""The kind of cue that speaks for each kind of exercise."""
MOST = 3
"""So many different words for one kind, and more, count alike."""


class Cues(NamedTuple):
    """What speaks for one kind.

    Attributes:
        found: the cues in the section.
        titled: those of them that stand in its title.
        over: the cue in the titles over the section, the nearest.
        different: how many different words the section has for the kind, ``MOST`` at the most.
    """

    found: Sequence[Term]
    titled: Sequence[Term]
    over: Term | None
    different: int

    def first(self) -> Term:
        """Return the word that says most: one of the title, else of the section, else over it."""
        said = [*self.titled, *self.found, self.over]
        return next(term for term in said if term)


def kind_cues(text: str, section: Section, terms: Terms) -> dict[str, Cues]:
    """Return what speaks for each kind for which anything does.

    No title over a section makes it a routine: the exercises under "Morning routine" are none.
    """
    told = {}
    for kind, cue in _CUES.items():
        found = cues_of(terms, section, cue)
        over = grouped(text, terms, section, cue) if kind != "routine" else None
        if found or over:
            titled = [term for term in found if _entitles(term, section, terms)]
            words = {text[term.start : term.end].lower() for term in found}
            told[kind] = Cues(found, titled, over, min(len(words), MOST))
    return told


def _entitles(term: Term, section: Section, terms: Terms) -> bool:
    """Return whether a cue stands in the title and does not announce several ("stretches for")."""
    if not (inside(term, section.name) or inside(term, section.heading)):
        return False
    return not terms.within(term.start, term.end, "layout", "group_word")
