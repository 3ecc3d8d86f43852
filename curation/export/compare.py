"""Two releases side by side: what was added, changed and removed, why, and the version that follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from curation.export.records import Redirect, Release, ReleaseEntry
from curation.records import Provenance

Impact = Literal["major", "minor", "patch", "none"]
Kind = Literal["added", "changed", "redirected", "removed"]

FIELDS = (
    "name",
    "aliases",
    "kind",
    "mode",
    "position",
    "muscles",
    "reference_muscles",
    "hold_seconds",
    "reps",
    "sets",
    "per_side",
    "equipment",
    "n_cautions",
    "licences",
    "sources",
    "status",
    "instructions",
)
TERMS = ("muscles", "positions", "equipment", "articles", "evidence")
RULES = "vocabulary or rules"
"""The cause where neither a decision nor an article accounts for a change."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two releases.

    Attributes:
        subject: an entry's id, or the name of a collection of terms.
        field: the changed field, "" for a whole entry or collection.
        cause: the decision, the articles, or what else brought it about.
    """

    kind: Kind
    subject: str
    field: str = ""
    old: Any = None
    new: Any = None
    cause: str = ""


def compare(old: Release, new: Release) -> tuple[Change, ...]:
    """Return the differences from ``old`` to ``new``, by entry and field."""
    before = {entry.stretch_id: entry for entry in old.entries}
    after = {entry.stretch_id: entry for entry in new.entries}
    redirects = {r.old_id: r for r in new.redirects}
    edited = _edited_articles(old, new)
    changes: list[Change] = []
    for stretch_id in sorted(before.keys() | after.keys()):
        if stretch_id not in before:
            changes.append(_new(after[stretch_id]))
        elif stretch_id in after:
            changes += _fields(before[stretch_id], after[stretch_id], edited)
        else:
            changes.append(_gone(before[stretch_id], redirects.get(stretch_id)))
    changes += [
        Change("changed", name) for name in TERMS if getattr(old, name) != getattr(new, name)
    ]
    return tuple(changes)


def impact(changes: tuple[Change, ...], old_schema: int, new_schema: int) -> Impact:
    """Return how large a step of the version the changes ask for.

    The rule follows semantic versioning (semver.org) as the Data Package patterns apply it to data:
    major where something that others rely on is gone (an entry without a redirect, or another
    schema), minor where there is more than before, patch where values were corrected.
    """
    kinds = {change.kind for change in changes}
    if old_schema != new_schema or "removed" in kinds:
        return "major"
    if kinds & {"added", "redirected"}:
        return "minor"
    return "patch" if changes else "none"


def next_version(version: str, step: Impact) -> str:
    """Return the version after ``version``."""
    major, minor, patch = (int(part) for part in version.split("."))
    return {
        "major": f"{major + 1}.0.0",
        "minor": f"{major}.{minor + 1}.0",
        "patch": f"{major}.{minor}.{patch + 1}",
        "none": version,
    }[step]


def _new(entry: ReleaseEntry) -> Change:
    cause = _articles(member.article_id for member in entry.sources)
    return Change(
        "added", entry.stretch_id, new=entry.name, cause=_decisions(entry.decisions) or cause
    )


def _gone(old: ReleaseEntry, redirect: Redirect | None) -> Change:
    if redirect is None:
        cause = _articles(member.article_id for member in old.sources)
        return Change("removed", old.stretch_id, old=old.name, cause=cause)
    cause = f"decision {redirect.decision_id}" if redirect.decision_id else RULES
    return Change("redirected", old.stretch_id, old=old.name, new=redirect.stretch_id, cause=cause)


def _edited_articles(old: Release, new: Release) -> frozenset[str]:
    before = {article.article_id: article.sha256 for article in old.articles}
    return frozenset(
        article.article_id
        for article in new.articles
        if before.get(article.article_id, article.sha256) != article.sha256
    )


def _fields(old: ReleaseEntry, new: ReleaseEntry, edited: frozenset[str]) -> Iterator[Change]:
    for field in FIELDS:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            cause = _cause(field, old, new, edited)
            yield Change("changed", new.stretch_id, field, before, after, cause)


def _cause(field: str, old: ReleaseEntry, new: ReleaseEntry, edited: frozenset[str]) -> str:
    nothing = Provenance("")
    was = dict(old.provenance).get(field, nothing)
    now = dict(new.provenance).get(field, nothing)
    if now.decision_id and now.decision_id != was.decision_id:
        return f"decision {now.decision_id}"
    if was.decision_id and not now.decision_id:
        return f"decision {was.decision_id} no longer holds"
    article_of = {m.mention_id: m.article_id for m in (*old.sources, *new.sources)}
    behind = set(was.mention_ids) ^ set(now.mention_ids)
    moved = {article_of[m] for m in behind if m in article_of}
    sources = {m.article_id for m in set(old.sources) ^ set(new.sources)}
    touched = edited & set(article_of.values())
    ruled = _decisions(set(new.decisions) - set(old.decisions))
    return ruled or _articles(moved or sources or touched) or RULES


def _decisions(decision_ids: Any) -> str:
    found = sorted(set(decision_ids))
    return f"decision{'s' if len(found) > 1 else ''} {', '.join(found)}" if found else ""


def _articles(article_ids: Any) -> str:
    found = sorted(set(article_ids))
    return f"article{'s' if len(found) > 1 else ''} {', '.join(found)}" if found else ""
