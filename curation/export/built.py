"""The output folder of a build, read for a release."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curation.errors import CurationError
from curation.records import Article, CatalogEntry, Conflict, Mention
from curation.rows import read_article, read_catalog_entry, read_conflict, read_mention
from curation.store import file_digest, read_json, read_rows, read_together

DECISIONS = "decisions.jsonl"
"""The rulings that the build applied; a build without decisions has no such file."""

FILES = ("articles.jsonl", "mentions.jsonl", "catalog.jsonl", "conflicts.jsonl")


@dataclass(frozen=True, slots=True)
class BuiltCatalog:
    """Everything that a build left behind.

    Attributes:
        report: the build's own report, ``build.json``.
        digests: file name -> SHA-256 of the files as they are now.
        rulings: rows of the decisions that the build read.
    """

    articles: dict[str, Article]
    mentions: dict[str, Mention]
    catalog: tuple[CatalogEntry, ...]
    conflicts: tuple[Conflict, ...]
    report: dict[str, Any]
    digests: dict[str, str]
    rulings: tuple[dict[str, Any], ...] = ()

    def redirects(self) -> dict[str, str]:
        """Return the ids that decisions merged into others, as the build reports them."""
        return dict(self.report.get("redirects") or {})

    def last_decision(self) -> str:
        """Return the latest decision that the build knew, "" where it knew none."""
        behind = (why.decision_id for entry in self.catalog for _, why in entry.provenance)
        ruled = (conflict.decision_id for conflict in self.conflicts)
        read = (row["decision_id"] for row in self.rulings)
        return max((d for d in (*read, *behind, *ruled) if d), default="")


def read_built(out: Path) -> BuiltCatalog:
    """Read the output folder ``out``.

    Raises:
        CurationError: a file is missing or damaged.
    """
    return read_together(out, lambda: _read(out))


def _read(out: Path) -> BuiltCatalog:
    report = read_json(out / "build.json")
    if report is None:
        raise CurationError(
            "holds no build.", where=str(out), remedy="Run `curation build` first, or name --out."
        )
    try:
        return BuiltCatalog(
            articles={row["article_id"]: read_article(row) for row in read_rows(out / FILES[0])},
            mentions={row["mention_id"]: read_mention(row) for row in read_rows(out / FILES[1])},
            catalog=tuple(read_catalog_entry(row) for row in read_rows(out / FILES[2])),
            conflicts=tuple(read_conflict(row) for row in read_rows(out / FILES[3])),
            report=report,
            digests={name: file_digest(out / name) for name in FILES},
            rulings=_rulings(out / DECISIONS),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise CurationError(
            f"holds a row without the columns of this version ({error}).",
            where=str(out),
            remedy="Run `curation build --fresh`.",
        ) from None


def _rulings(path: Path) -> tuple[dict[str, Any], ...]:
    return tuple(read_rows(path)) if path.exists() else ()
