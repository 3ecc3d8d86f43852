"""Finds annotated articles: the project's own, or a larger set that lies beside it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
BESIDE = ROOT.parent / "shared"
"""Where a larger set is looked for: a folder beside the project."""


def default_folders() -> tuple[Path, Path]:
    """Return the folder of articles and the folder of their annotation."""
    articles, gold = BESIDE / "corpus" / "articles", BESIDE / "eval" / "gold"
    if articles.is_dir() and gold.is_dir():
        return articles, gold
    return ROOT / "data" / "raw", ROOT / "data" / "gold"
