"""How well a mention fits an entry, in log-odds that add up and can be read one by one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import exp

from curation.aliases import Known
from curation.link.candidates import Candidate
from curation.names import name_key, straighten
from curation.records import Entry, Mention
from curation.vocabulary import Vocabulary
from curation.wording import words

EVIDENCE_LABELS = {
    "name": "a similar name",
    "words": "similar instructions",
    "position_same": "the same position",
    "position_other": "another position",
    "position_opposed": "an opposed position",
    "muscles_same": "the same muscles",
    "muscles_other": "other muscles",
    "equipment_same": "the same equipment",
    "equipment_missing": "equipment that the text does not use",
    "kind_other": "another kind of exercise",
    "opposed": "opposed words in the names",
    "usual": "the usual meaning of the name",
}


_UPRIGHT = ("standing", "squatting")
_LYING = ("supine", "prone", "side_lying")
OPPOSED_POSITIONS = tuple({one, other} for one in _UPRIGHT for other in _LYING)
"""Positions of which no exercise has both."""


@dataclass(frozen=True, slots=True)
class Match:
    """The best entry for a mention.

    Attributes:
        score: probability, 0 to 1.
        threshold: the least score at which the link is made.
        reason: what speaks for and against, one sentence.
    """

    stretch_id: str
    score: float
    threshold: float
    reason: str

    @property
    def accepted(self) -> bool:
        """Whether the link is made."""
        return self.score >= self.threshold

    @property
    def shortfall(self) -> str:
        """How far the match stays below the threshold."""
        return f"reaches {self.score:.2f} of the {self.threshold:.2f} needed: {self.reason}"


@dataclass(frozen=True, slots=True)
class Weights:
    """The model: an intercept, a weight for each feature and the thresholds of acceptance."""

    intercept: float
    features: Mapping[str, float]
    threshold: float
    shared_name_threshold: float


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the shipped weights."""
    file = resources.files("curation") / "link" / "weights.json"
    return Weights(**json.loads(file.read_text(encoding="utf-8")))


def best_match(
    mention: Mention, known: Known, candidates: Sequence[Candidate], vocabulary: Vocabulary
) -> Match:
    """Return the candidate that fits a mention best; on equal scores the earlier candidate."""
    model = weights()
    threshold = model.shared_name_threshold if known.options else model.threshold
    best: Match | None = None
    for candidate in candidates:
        found = features(mention, candidate, vocabulary)
        found["usual"] = float(known.options[:1] == (candidate.stretch_id,))
        vetoed = found["opposed"] and not equates(mention, candidate.stretch_id, vocabulary)
        score = 0.0 if vetoed else probability(found, model)
        if best is None or score > best.score:
            best = Match(candidate.stretch_id, score, threshold, _reason(found, model))
    if best is None:
        raise ValueError("a mention needs at least one candidate")
    return best


def features(mention: Mention, candidate: Candidate, vocabulary: Vocabulary) -> dict[str, float]:
    """Return the evidence for and against, by feature; silence is neither."""
    entry = vocabulary.entries[candidate.stretch_id]
    position = vocabulary.position_exports[entry.position] if entry.position else None
    said = mention.sure_position
    return {
        "name": candidate.name if mention.name else 0.0,
        "nameless": float(mention.name is None),
        "words": candidate.words,
        "position_same": float(position is not None and position == said),
        "position_other": float(
            position is not None
            and said is not None
            and position != said
            and not {position, said} <= set(_UPRIGHT)
        ),
        **_muscle_features(mention, entry, vocabulary),
        **_equipment_features(mention, entry, vocabulary),
        "kind_other": float(entry.kind != mention.kind),
        "position_opposed": float({position, said} in OPPOSED_POSITIONS),
        "opposed": float(opposed(mention.name or "", entry.name, vocabulary)),
    }


def probability(found: Mapping[str, float], model: Weights) -> float:
    """Return the logistic of the weighted features."""
    total = model.intercept + sum(model.features[name] * value for name, value in found.items())
    return 1 / (1 + exp(-total))


def opposed(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Return whether two names hold words that exclude each other (seated and standing)."""
    a, b = _words(one), _words(other)
    return any(
        (x in a and y in b and y not in a) or (y in a and x in b and x not in a)
        for x, y in vocabulary.opposed
    )


_EQUATES = re.compile(rf"\b{words('equating')}([^.;\n]{{3,80}})", re.IGNORECASE)


def equates(mention: Mention, stretch_id: str, vocabulary: Vocabulary) -> bool:
    """Return whether the text itself says that its exercise is the entry under another name."""
    for match in _EQUATES.finditer(mention.text):
        said = f" {name_key(match.group(1))} "
        if any(
            f" {name_key(name)} " in said
            for name, ids in vocabulary.alias_names
            if ids == (stretch_id,)
        ):
            return True
    return False


def _muscle_features(mention: Mention, entry: Entry, vocabulary: Vocabulary) -> dict[str, float]:
    reference = vocabulary.exported_muscles(entry.muscles)
    if not reference or not mention.muscles:
        return {"muscles_same": 0.0, "muscles_other": 0.0}
    shared = sum(
        any(r in vocabulary.wider(m) or m in vocabulary.wider(r) for r in reference)
        for m in mention.muscles
    )
    share = shared / len(mention.muscles)
    return {"muscles_same": share, "muscles_other": 1 - share}


def _equipment_features(mention: Mention, entry: Entry, vocabulary: Vocabulary) -> dict[str, float]:
    """Return whether the text has what the entry needs ("on your chair"), or not a part of it."""
    needed = {vocabulary.equipment_exports[thing] for thing in entry.equipment}
    used = needed & set(mention.equipment)
    return {
        "equipment_same": float(bool(used)),
        "equipment_missing": float(bool(needed) and not used),
    }


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", straighten(name)))


def _reason(found: Mapping[str, float], model: Weights) -> str:
    parts = {
        name: model.features[name] * value
        for name, value in found.items()
        if name in EVIDENCE_LABELS and abs(model.features[name] * value) >= 0.3
    }
    spoken = {True: [], False: []}  # type: dict[bool, list[str]]
    for name, part in sorted(parts.items(), key=lambda item: -abs(item[1])):
        spoken[part > 0].append(EVIDENCE_LABELS[name])
    speaks_for = ", ".join(spoken[True]) or "nothing much"
    against = ", ".join(spoken[False])
    return f"For it: {speaks_for}." + (f" Against it: {against}." if against else "")
