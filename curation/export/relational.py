"""A release as rows of its tables, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from curation.export.records import (
    Quote,
    Redirect,
    Release,
    ReleaseArticle,
    ReleaseEntry,
    ReleaseInfo,
    ReleaseMuscle,
    Term,
)
from curation.records import Member, Provenance, Range
from curation.rows import range_row

Row = tuple[Any, ...]
Rows = Mapping[str, Iterable[Row]]
SEPARATOR = "|"
"""Between the licences of a release's own description; no SPDX id holds it."""


def table_rows(release: Release) -> dict[str, Iterator[Row]]:
    """Return the rows of every table, by table name, in the order of their keys."""
    return {name: rows(release) for name, rows in _WRITERS.items()}


def _release(release: Release) -> Iterator[Row]:
    for field in sorted(f.name for f in fields(ReleaseInfo)):
        value = getattr(release.info, field)
        yield field, SEPARATOR.join(value) if isinstance(value, tuple) else str(value)


def _muscles(release: Release) -> Iterator[Row]:
    for muscle in release.muscles:
        yield muscle.muscle_id, muscle.name, muscle.latin, muscle.uberon, muscle.fma


def _muscle_groups(release: Release) -> Iterator[Row]:
    for muscle in release.muscles:
        for ordinal, group in enumerate(muscle.part_of, 1):
            yield muscle.muscle_id, ordinal, group


def _articles(release: Release) -> Iterator[Row]:
    names = [f.name for f in fields(ReleaseArticle)]
    for article in release.articles:
        yield tuple(getattr(article, name) for name in names)


def _entries(release: Release) -> Iterator[Row]:
    for entry in release.entries:
        yield (
            entry.stretch_id,
            entry.name,
            entry.kind,
            entry.mode,
            entry.position,
            *_pair(entry.hold_seconds),
            *_pair(entry.reps),
            *_pair(entry.sets),
            entry.per_side,
            entry.n_articles,
            entry.n_cautions,
            entry.status,
        )


def _listed(pick: Callable[[ReleaseEntry], Iterable[Any]]) -> Callable[[Release], Iterator[Row]]:
    """Return a writer of one row for each item that ``pick`` takes from an entry."""

    def rows(release: Release) -> Iterator[Row]:
        for entry in release.entries:
            for ordinal, item in enumerate(pick(entry), 1):
                cells = item if isinstance(item, tuple) else (item,)
                yield entry.stretch_id, ordinal, *cells

    return rows


def _provenance(entry: ReleaseEntry) -> Iterator[Row]:
    for field, why in entry.provenance:
        yield field, why.rule, list(why.mention_ids), why.decision_id


def _evidence(release: Release) -> Iterator[Row]:
    ordinal, last = 0, ""
    for quote in release.evidence:
        ordinal = ordinal + 1 if quote.stretch_id == last else 1
        last = quote.stretch_id
        yield (
            quote.stretch_id,
            ordinal,
            quote.article_id,
            quote.mention_id,
            quote.field,
            quote.quote,
            quote.attribution,
        )


_WRITERS: dict[str, Callable[[Release], Iterator[Row]]] = {
    "release": _release,
    "muscles": _muscles,
    "muscle_groups": _muscle_groups,
    "positions": lambda release: ((t.term_id, t.name) for t in release.positions),
    "equipment": lambda release: ((t.term_id, t.name) for t in release.equipment),
    "articles": _articles,
    "entries": _entries,
    "entry_aliases": _listed(lambda entry: entry.aliases),
    "entry_muscles": _listed(lambda entry: entry.muscles),
    "entry_reference_muscles": _listed(lambda entry: entry.reference_muscles),
    "entry_equipment": _listed(lambda entry: entry.equipment),
    "entry_instructions": _listed(lambda entry: entry.instructions),
    "entry_licences": _listed(lambda entry: entry.licences),
    "entry_decisions": _listed(lambda entry: entry.decisions),
    "entry_sources": _listed(lambda entry: ((s.article_id, s.mention_id) for s in entry.sources)),
    "provenance": _listed(_provenance),
    "evidence": _evidence,
    "redirects": lambda release: (
        (r.old_id, r.stretch_id, r.decision_id) for r in release.redirects
    ),
}


def release_of(rows: Rows) -> Release:
    """Return the release that the rows of all tables describe."""
    lists = {name: _grouped(rows[name]) for name in _LISTS}
    groups = _grouped(rows["muscle_groups"])
    return Release(
        info=_info(dict(rows["release"])),
        entries=tuple(_entry(row, lists) for row in rows["entries"]),
        muscles=tuple(
            ReleaseMuscle(key, name, latin, uberon, fma, tuple(p for (p,) in groups.get(key, ())))
            for key, name, latin, uberon, fma in rows["muscles"]
        ),
        positions=tuple(Term(*row) for row in rows["positions"]),
        equipment=tuple(Term(*row) for row in rows["equipment"]),
        articles=tuple(ReleaseArticle(*row) for row in rows["articles"]),
        evidence=tuple(
            Quote(stretch_id, *cells)
            for stretch_id, group in _grouped(rows["evidence"]).items()
            for cells in group
        ),
        redirects=tuple(Redirect(*row) for row in rows["redirects"]),
    )


_LISTS = (
    "entry_aliases",
    "entry_muscles",
    "entry_reference_muscles",
    "entry_equipment",
    "entry_instructions",
    "entry_licences",
    "entry_decisions",
    "entry_sources",
    "provenance",
)


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the cells after the ordinal, by owner, in order of the ordinal."""
    groups: dict[str, list[tuple[int, Row]]] = {}
    for owner, ordinal, *cells in rows:
        groups.setdefault(owner, []).append((ordinal, tuple(cells)))
    return {
        owner: [cells for _, cells in sorted(group, key=lambda item: item[0])]
        for owner, group in groups.items()
    }


def _info(facts: Mapping[str, str]) -> ReleaseInfo:
    licences = tuple(part for part in facts["licences"].split(SEPARATOR) if part)
    return ReleaseInfo(
        **{**facts, "licences": licences, "schema_version": int(facts["schema_version"])}  # type: ignore[arg-type]
    )


def _entry(row: Row, lists: Mapping[str, Mapping[str, Sequence[Row]]]) -> ReleaseEntry:
    stretch_id, name, kind, mode, position = row[:5]
    bounds, (per_side, n_articles, n_cautions, status) = row[5:11], row[11:]

    def items(table: str) -> Sequence[Row]:
        return lists[table].get(stretch_id, ())

    def singles(table: str) -> tuple[str, ...]:
        return tuple(value for (value,) in items(table))

    return ReleaseEntry(
        stretch_id=stretch_id,
        name=name,
        aliases=singles("entry_aliases"),
        kind=kind,
        mode=mode,
        position=position,
        muscles=singles("entry_muscles"),
        reference_muscles=singles("entry_reference_muscles"),
        hold_seconds=_range(*bounds[:2]),
        reps=_range(*bounds[2:4]),
        sets=_range(*bounds[4:6]),
        per_side=per_side,
        equipment=singles("entry_equipment"),
        instructions=singles("entry_instructions"),
        licences=singles("entry_licences"),
        sources=tuple(Member(*cells) for cells in items("entry_sources")),
        n_articles=n_articles,
        n_cautions=n_cautions,
        status=status,
        decisions=singles("entry_decisions"),
        provenance=tuple(
            (field, Provenance(rule, tuple(mention_ids), decision_id))
            for field, rule, mention_ids, decision_id in items("provenance")
        ),
    )


def _pair(value: Range | None) -> tuple[float | None, float | None]:
    low, high = range_row(value) or (None, None)
    return low, high


def _range(low: float | None, high: float | None) -> Range | None:
    pair = range_row((low, high)) or (None, None)
    return None if low is None and high is None else (pair[0], pair[1])
