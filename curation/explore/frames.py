"""The built data as tidy tables: one row an exercise, one row a claim about a muscle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from curation.explore.gathering import Gathered
from curation.records import CATALOG_KINDS
from curation.store import read_rows, read_together
from curation.vocabulary import Vocabulary, load_vocabulary

Rows = Iterable[Mapping[str, Any]]

ARTICLE_COLUMNS = ["article_id", "source", "title", "author", "url", "published", "licence", "text"]
CATALOG_COLUMNS = [
    "stretch_id", "name", "aliases", "kind", "mode", "position", "muscles", "hold_seconds", "reps",
    "sets", "per_side", "equipment", "n_articles", "status",
]  # fmt: skip
CONFLICT_COLUMNS = [
    "conflict_id", "stretch_id", "field", "level", "values", "suggestion", "status",
]  # fmt: skip


@dataclass(frozen=True)
class Frames:
    """What every table of this package is computed from.

    Attributes:
        articles: one row an article, with its text; ``source`` is its publisher, or its id where no
            publisher is known, since two unknown publishers are not one.
        exercises: one row an exercise that an article describes: stretches, strength and release
            exercises. Exercises that are only named, tests and routines are left out.
            ``muscles`` are ids of output columns, ``hold_seconds``, ``reps`` and ``sets`` pairs of
            bounds, all four tuples, None where the article is silent; ``hold_low`` and ``hold_high``
            are seconds; ``silent`` names the fields whose value was inferred where the article says nothing of it.
            ``mention_id`` is categorical here and in the next two tables.
        claims: one row a muscle claim, with its evidence in the article's text.
        targets: ``mention_id`` and ``muscle``, each pair once, as specific as the article is.
        catalog, conflicts: the rows of the output files.
    """

    articles: pd.DataFrame
    exercises: pd.DataFrame
    claims: pd.DataFrame
    targets: pd.DataFrame
    catalog: pd.DataFrame
    conflicts: pd.DataFrame
    vocabulary: Vocabulary

    def name_of(self, muscle_id: str) -> str:
        """Return a muscle's name for people."""
        return self.vocabulary.muscles[muscle_id].name

    def entry_names(self) -> dict[str, str]:
        """Return entry id -> name for the entries of the catalog."""
        return dict(zip(self.catalog.stretch_id, self.catalog.name, strict=True))


def read_frames(out: Path) -> Frames:
    """Read the output folder of a build.

    Raises:
        CurationError: a file is missing or damaged.
    """
    vocabulary = load_vocabulary()
    return read_together(
        out,
        lambda: make_frames(
            read_rows(out / "articles.jsonl"),
            read_rows(out / "mentions.jsonl"),
            read_rows(out / "catalog.jsonl"),
            read_rows(out / "conflicts.jsonl"),
            vocabulary,
        ),
    )


def make_frames(
    articles: Rows, mentions: Rows, catalog: Rows, conflicts: Rows, vocabulary: Vocabulary
) -> Frames:
    """Return the tables of the rows of the output files."""
    articles = [{**row, "source": row["source"] or row["article_id"]} for row in articles]
    source_of = {row["article_id"]: row["source"] for row in articles}
    gathered = Gathered({m: muscle.exported_as for m, muscle in vocabulary.muscles.items()})
    for row in mentions:
        if not row["passing"] and row["kind"] in CATALOG_KINDS:
            gathered.add(row)
    return Frames(
        articles=_table(articles, ARTICLE_COLUMNS),
        exercises=gathered.exercises(source_of),
        claims=gathered.claims(),
        targets=gathered.targets(),
        catalog=_table(catalog, CATALOG_COLUMNS),
        conflicts=_table(conflicts, CONFLICT_COLUMNS),
        vocabulary=vocabulary,
    )


def _table(rows: Rows, columns: list[str]) -> pd.DataFrame:
    """Return rows as a table that has its columns even when it has no rows."""
    return pd.DataFrame([tuple(row[c] for c in columns) for row in rows], columns=columns)
