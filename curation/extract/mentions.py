"""Mentions: a section with its claims, folded into the columns of one record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from curation.extract.claims.cautions import caution_claims
from curation.extract.claims.cues import agreed, entries_of, head_entries
from curation.extract.claims.doses import chosen_ranges, dose_claims, doses_of
from curation.extract.claims.equipment import equipment_claims
from curation.extract.claims.kind import kind_claims
from curation.extract.claims.kind_cues import kind_cues
from curation.extract.claims.mode import mode_claims
from curation.extract.claims.position import position_claims
from curation.extract.claims.presented import Presented
from curation.extract.claims.shared import Shared
from curation.extract.claims.targets import muscle_claims
from curation.extract.claims.weights import ClaimWeights
from curation.extract.known_words import Words
from curation.extract.model import Section, Terms
from curation.names import straighten
from curation.records import LIKENED, OF_MUSCLE, Article, Claim, Mention
from curation.vocabulary import Vocabulary

SLUG_WORDS = 6
_PLAIN = re.compile(r"[a-z0-9]+")


def mentions_of(
    article: Article,
    sections: Sequence[Section],
    terms: Terms,
    shared: Shared,
    vocabulary: Vocabulary,
    words: Words,
    weights: ClaimWeights,
) -> list[Mention]:
    """Return the mentions of an article's sections; ids and ordinals are set by ``number_mentions``.

    The doses of all sections are read before their muscles, and these before all the rest: the code
    for each stays in the processor's cache, which saves a twentieth of the time for mentions.

    Args:
        weights: by which modes, positions and targets are decided.
    """
    presented = present(article.text, sections, terms, vocabulary)
    roles = vocabulary.muscle_roles
    muscles = muscle_claims(article.text, sections, terms, roles, words, weights.targets)
    kinds = kind_claims(article.text, presented, terms)
    modes = mode_claims(article.text, presented, kinds, terms, shared.doses, words, weights.modes)
    places = position_claims(
        article.text, presented, terms, shared.positions, vocabulary, words, weights.positions
    )
    decided = map(Decided, kinds, modes, muscles, places)
    return [
        _mention_of(article, one, told, terms, shared, vocabulary)
        for one, told in zip(presented, decided, strict=True)
    ]


class Decided(NamedTuple):
    """What is decided of a section in view of the article's others."""

    kind: Claim
    mode: Claim | None
    muscles: Sequence[Claim]
    position: Claim | None


def present(
    text: str, sections: Sequence[Section], terms: Terms, vocabulary: Vocabulary
) -> list[Presented]:
    """Return an article's sections with what their other fields are read from."""
    doses = doses_of(text, sections)
    presented = []
    for section, said in zip(sections, doses, strict=True):
        cues = kind_cues(text, section, terms)
        released = "release" in cues
        named = () if section.likened else entries_of(text, section, vocabulary, released=released)
        alike = named or head_entries(text, section, terms, vocabulary)
        known_kind = agreed(entry.kind for entry in alike)
        presented.append(Presented(section, said, named, known_kind, cues))
    return presented


def _mention_of(
    article: Article,
    presented: Presented,
    decided: Decided,
    terms: Terms,
    shared: Shared,
    vocabulary: Vocabulary,
) -> Mention:
    kind, mode, muscles, position = decided
    text = article.text
    section = presented.section
    doses = dose_claims(presented.doses, section, shared.doses, kind, mode)
    equipment = equipment_claims(text, section, terms, shared.equipment, vocabulary)
    cautions = caution_claims(text, section, terms)
    name = _name_claim(text, section)
    single = [c for c in (name, kind, mode, position) if c is not None]
    chosen = chosen_ranges(doses)
    return Mention(
        mention_id="",
        article_id=article.article_id,
        ordinal=0,
        start=section.start,
        end=section.end,
        text=text[section.start : section.end],
        name=text[section.name.start : section.name.end] if section.name else None,
        kind=kind.value,  # type: ignore[arg-type]
        mode=mode.value if mode else None,  # type: ignore[arg-type]
        position=_exported(position, vocabulary),
        muscles=vocabulary.exported_muscles(str(c.value) for c in muscles),
        hold_seconds=chosen.get("hold_seconds"),
        reps=chosen.get("reps"),
        sets=chosen.get("sets"),
        per_side=any(c.field == "per_side" for c in doses),
        equipment=tuple(sorted({vocabulary.equipment_exports[str(c.value)] for c in equipment})),
        cautions=tuple(dict.fromkeys(str(c.value) for c in cautions)),
        passing=section.passing,
        claims=(*single, *muscles, *doses, *equipment, *cautions),
    )


def number_mentions(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions of one article in reading order with their ordinals and ids.

    An id is made of the article and the printed name, or the first words where no name is printed:
    it survives changed borders and mentions that come or go elsewhere in the article.
    """
    numbered = []
    used: dict[str, int] = {}
    for ordinal, mention in enumerate(sorted(mentions, key=lambda m: (m.start, -m.end)), 1):
        slug = _slug(mention.name or mention.text)
        used[slug] = used.get(slug, 0) + 1
        suffix = f"-{used[slug]}" if used[slug] > 1 else ""
        mention_id = f"{mention.article_id}/{slug}{suffix}"
        numbered.append(replace(mention, mention_id=mention_id, ordinal=ordinal))
    return numbered


def _slug(words: str) -> str:
    parts = (part for word in words.split() for part in _PLAIN.findall(straighten(word)))
    return "-".join(islice(parts, SLUG_WORDS)) or "unnamed"


def _name_claim(text: str, section: Section) -> Claim | None:
    if section.name is None:
        return None
    start, end = section.name
    rule = LIKENED if section.likened else OF_MUSCLE if section.of_muscle else "name:printed"
    return Claim("name", text[start:end], start, end, rule)


def _exported(position: Claim | None, vocabulary: Vocabulary) -> str | None:
    return vocabulary.position_exports[str(position.value)] if position else None
