"""Signs of whether a section presents a stretch or an exercise that strengthens, and their weights.

The weights are those of a logistic regression over annotated articles (``benchmarks/kind_learning.py``,
``docs/model-card.md``); a sign with a positive weight speaks for strengthening.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from math import fsum

from curation.extract.claims.dose_sizes import is_brief, is_long, is_many
from curation.extract.claims.kind_cues import Cues
from curation.extract.claims.presented import Presented
from curation.extract.dosage import Dose
from curation.extract.model import Terms
from curation.records import CATALOG_KINDS

_STRENGTHEN = "strengthen"
_WORD = re.compile(r"[a-z]+")
_LONG_WORD = re.compile(r"[a-z]{4,}")

Sign = tuple[str, float]
"""What stands in or over a section, and how much of it: 1 where it just stands there."""


def signs_of(text: str, presented: Sequence[Presented], terms: Terms) -> list[list[Sign]]:
    """Return for each of an article's sections its signs, with those of the article."""
    titled = [(f"title {word}", 1.0) for word in _words(text.partition("\n")[0], _LONG_WORD)]
    known = Counter(one.known_kind for one in presented)
    return [
        [
            *_cue_signs(one.cues),
            *_signs(text, one, terms),
            *titled,
            *_signs_of_others(known, one.known_kind, len(presented) - 1),
        ]
        for one in presented
    ]


def _words(text: str, pattern: re.Pattern[str]) -> Iterable[str]:
    return dict.fromkeys(pattern.findall(text.lower()))


def _signs_of_others(
    known: Mapping[str | None, int], own: str | None, others: int
) -> Iterator[Sign]:
    """Yield which share of an article's other exercises is known to be of each kind."""
    for kind in CATALOG_KINDS:
        count = known.get(kind, 0) - (own == kind)
        if count > 0:
            yield f"others {kind}", count / others


def _cue_signs(cues: Mapping[str, Cues]) -> Iterator[Sign]:
    """Yield which cues of a kind stand in a section, in its title and in the titles over it."""
    for kind in CATALOG_KINDS:
        told = cues.get(kind)
        if told is None:
            continue
        if told.found:
            yield f"cue {kind}", float(told.different)
        if told.titled:
            yield f"titled {kind}", 1.0
        if told.over:
            yield f"over {kind}", 1.0
    strength = cues["strength"].found if "strength" in cues else ()
    if any(_STRENGTHEN in term.rule for term in strength):
        yield "purpose", 1.0
        if "stretch" not in cues or not cues["stretch"].found:
            yield "purpose alone", 1.0


def _signs(text: str, presented: Presented, terms: Terms) -> Iterator[Sign]:
    """Yield the other signs of a section: its entry, its doses, things, verbs, and words of its name."""
    section = presented.section
    if presented.known_kind:
        yield f"entry {presented.known_kind}", 1.0
    for dose in _doses(presented.doses):
        yield f"dose {dose}", 1.0
    things = terms.within(section.start, section.end, "equipment")
    for thing in dict.fromkeys(term.target for term in things):
        yield f"with {thing}", 1.0
    verbs = terms.within(section.start, section.end, "layout", "step_verb")
    for verb in dict.fromkeys(text[term.start : term.end].lower() for term in verbs):
        yield f"verb {verb}", 1.0
    if section.name:
        for word in _words(text[slice(*section.name)], _WORD):
            yield f"name {word}", 1.0


def _doses(doses: Sequence[Dose]) -> Iterable[str]:
    """Return which doses are stated, and how much the counted ones are, each once."""
    said = [dose.field for dose in doses] or ["none"]
    for dose in doses:
        if dose.field == "hold_seconds":
            said += ["long hold"] * is_long(dose) + ["brief hold"] * is_brief(dose)
        if dose.field == "reps" and is_many(dose):
            said.append("many reps")
    return dict.fromkeys(said)


INTERCEPT = "usual"
"""The sign that every section has."""


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    file = resources.files("curation.extract.claims") / "kind_weights.json"
    weights: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    return weights


def strengthens(signs: Iterable[Sign], weights: Mapping[str, float] | None = None) -> bool:
    """Return whether an exercise with these signs rather strengthens than stretches.

    Args:
        weights: of the signs, those that were learned by default; other signs say nothing.
    """
    weights = weights or _weights()
    said = [weights.get(sign, 0.0) * much for sign, much in signs]
    return fsum([weights[INTERCEPT], *said]) > 0
