"""What a release holds: the records that every format carries, apart from the build's own.

A release is a contract with other programs, so its records have a schema version of their own and
hold nothing that must stay inside (article texts, offsets, scores, reasons). Durations are seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

from curation.records import Kind, Member, Mode, Provenance, Range

SCHEMA_VERSION = 1
"""Rises when a column or property changes its name, type or meaning."""

EVIDENCE_MODES = ("none", "short", "full")


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """What a release says of itself.

    Attributes:
        version: semantic version of the data.
        date: the release's day, ISO 8601.
        licences: SPDX ids of the sources' licences, sorted; a licence that is not known is "unknown".
        evidence: "none", "short" (quotes of at most 25 words) or "full" (whole sentences).
        decisions_up_to: the latest decision in the data, "" where there is none.
    """

    name: str
    title: str
    description: str
    version: str
    date: str
    creator: str
    homepage: str
    licences: tuple[str, ...]
    evidence: str
    decisions_up_to: str
    schema_version: int = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class ReleaseMuscle:
    """A muscle, group or region; ``part_of`` holds the ids of the wider groups."""

    muscle_id: str
    name: str
    latin: str
    uberon: str
    fma: str
    part_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A position or a piece of equipment."""

    term_id: str
    name: str


@dataclass(frozen=True, slots=True)
class ReleaseArticle:
    """A source article, without its text.

    Attributes:
        licence: as the editors wrote it.
        licence_id: its SPDX id, "unknown" where it has none.
        sha256: of the article's file, so that a changed article can be told from another rule.
    """

    article_id: str
    source: str
    title: str
    author: str
    url: str
    published: str
    licence: str
    licence_id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReleaseEntry:
    """One exercise of the catalog, as other programs take it.

    Attributes:
        muscles: what the sources say that it targets.
        reference_muscles: what the vocabulary's editors say that it targets.
        instructions: steps in the editors' own words or made from the fields, never a source's.
        licences: SPDX ids of the licences of the entry's sources, sorted.
        decisions: ids of the editors' rulings that hold for the entry or its mentions, sorted.
        n_cautions: how many cautions the sources print; their words go out only as evidence.
        provenance: field name -> rule, mentions and decision behind the value, in column order.
    """

    stretch_id: str
    name: str
    aliases: tuple[str, ...]
    kind: Kind
    mode: Mode | None
    position: str | None
    muscles: tuple[str, ...]
    reference_muscles: tuple[str, ...]
    hold_seconds: Range | None
    reps: Range | None
    sets: Range | None
    per_side: bool
    equipment: tuple[str, ...]
    instructions: tuple[str, ...]
    licences: tuple[str, ...]
    sources: tuple[Member, ...]
    n_articles: int
    n_cautions: int
    status: str
    decisions: tuple[str, ...]
    provenance: tuple[tuple[str, Provenance], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a source behind one value, with where they come from."""

    stretch_id: str
    article_id: str
    mention_id: str
    field: str
    quote: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """An id of an earlier release that was merged into ``stretch_id``, by a decision or otherwise."""

    old_id: str
    stretch_id: str
    decision_id: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """Everything a release publishes; every tuple is sorted by id."""

    info: ReleaseInfo
    entries: tuple[ReleaseEntry, ...]
    muscles: tuple[ReleaseMuscle, ...]
    positions: tuple[Term, ...]
    equipment: tuple[Term, ...]
    articles: tuple[ReleaseArticle, ...]
    evidence: tuple[Quote, ...] = ()
    redirects: tuple[Redirect, ...] = ()
