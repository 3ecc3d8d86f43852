"""The built data as tidy tables: one row an exercise, one row a claim about a muscle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from curation.records import CATALOG_KINDS
from curation.store import read_rows
from curation.vocabulary import Vocabulary, load_vocabulary

Rows = Iterable[Mapping[str, Any]]

EXERCISE_COLUMNS = [
    "mention_id", "article_id", "source", "stretch_id", "name", "kind", "mode", "position", "words",
    "hold_low", "hold_high", "hold_seconds", "reps", "sets", "inferred",
]  # fmt: skip
CLAIM_COLUMNS = ["mention_id", "muscle", "start", "end", "rule", "inherited"]
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
            exercises. Exercises that are only named, tests and routines are left out. ``words`` is
            the length of its text, ``hold_low`` and ``hold_high`` are seconds, ``inferred`` names the
            fields whose value no word of the article states.
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
    return make_frames(
        read_rows(out / "articles.jsonl"),
        read_rows(out / "mentions.jsonl"),
        read_rows(out / "catalog.jsonl"),
        read_rows(out / "conflicts.jsonl"),
        load_vocabulary(),
    )


def make_frames(
    articles: Rows, mentions: Rows, catalog: Rows, conflicts: Rows, vocabulary: Vocabulary
) -> Frames:
    """Return the tables of the rows of the output files."""
    article_table = _table(
        ({**row, "source": row["source"] or row["article_id"]} for row in articles),
        ARTICLE_COLUMNS,
    )
    source_of = dict(zip(article_table.article_id, article_table.source, strict=True))
    exercises, claims, targets = [], [], []
    for row in mentions:
        if row["passing"] or row["kind"] not in CATALOG_KINDS:
            continue
        exercises.append(_exercise(row, source_of))
        own = _muscle_claims(row, vocabulary)
        claims += [{"mention_id": row["mention_id"], "muscle": c["value"], **c} for c in own]
        named = {claim["value"] for claim in own}
        targets += [(row["mention_id"], m) for m in _specific(row["muscles"], named, vocabulary)]
    return Frames(
        articles=article_table,
        exercises=_table(exercises, EXERCISE_COLUMNS),
        claims=_table(claims, CLAIM_COLUMNS),
        targets=pd.DataFrame(targets, columns=["mention_id", "muscle"], dtype="str"),
        catalog=_table(catalog, CATALOG_COLUMNS),
        conflicts=_table(conflicts, CONFLICT_COLUMNS),
        vocabulary=vocabulary,
    )


def _muscle_claims(row: Mapping[str, Any], vocabulary: Vocabulary) -> list[Mapping[str, Any]]:
    """Return a mention's claims of muscles, without those that an editor struck out.

    The column decides what holds: evidence of a muscle that is no longer in it does not count.
    """
    muscles, held = vocabulary.muscles, set(row["muscles"])
    return [
        claim
        for claim in row["evidence"]
        if claim["field"] == "muscles"
        and claim["value"] in muscles
        and muscles[claim["value"]].exported_as in held
    ]


def _specific(exported: Iterable[str], named: set[str], vocabulary: Vocabulary) -> list[str]:
    """Return the muscles behind output ids: the narrower ones that evidence names, if it does."""
    found = []
    for output in exported:
        narrower = [m for m in named if vocabulary.muscles[m].exported_as == output]
        found += narrower or [output]
    return sorted(set(found))


def _exercise(row: Mapping[str, Any], source_of: Mapping[str, str]) -> dict[str, Any]:
    low, high = row["hold_seconds"] or (None, None)
    return {
        **{column: row[column] for column in EXERCISE_COLUMNS if column in row},
        "source": source_of[row["article_id"]],
        "words": len(row["text"].split()),
        "hold_low": low,
        "hold_high": high,
        "inferred": tuple(c["field"] for c in row["evidence"] if c["rule"].startswith("inferred:")),
    }


def _table(rows: Rows, columns: list[str]) -> pd.DataFrame:
    """Return rows as a table that has its columns even when it has no rows."""
    return pd.DataFrame([tuple(row[c] for c in columns) for row in rows], columns=columns)
