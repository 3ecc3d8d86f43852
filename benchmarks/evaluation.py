"""Finds annotated articles: the project's own, or a larger set that lies beside it."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from sklearn.model_selection import GroupKFold

from curation.errors import CurationError
from curation.lab.annotated import Annotated, AnnotationError, read_folders

T = TypeVar("T")
R = TypeVar("R")

ROOT = Path(__file__).parent.parent
BESIDE = ROOT.parent / "shared"
"""Where a larger set is looked for: a folder beside the project."""


def own_folders() -> tuple[Path, Path]:
    """Return the project's folder of articles and the folder of their annotation."""
    return ROOT / "data" / "raw", ROOT / "data" / "gold"


def default_folders() -> tuple[Path, Path]:
    """Return the folder of articles and the folder of their annotation."""
    articles, gold = BESIDE / "corpus" / "articles", BESIDE / "eval" / "gold"
    if articles.is_dir() and gold.is_dir():
        return articles, gold
    return own_folders()


def add_folders(parser: ArgumentParser) -> None:
    """Let a command take folders of articles, and as many of annotation."""
    articles, gold = default_folders()
    parser.add_argument("--articles", type=Path, nargs="+", default=[articles], metavar="FOLDER")
    parser.add_argument("--gold", type=Path, nargs="+", default=[gold], metavar="FOLDER")


def add_learning(parser: ArgumentParser) -> None:
    """Let a command take folders to learn from, and say whether to measure and to store it."""
    add_folders(parser)
    parser.add_argument("--measure", action="store_true", help="learn from other folders, too")
    parser.add_argument("--onward", action="store_true", help="start from the shipped weights")
    parser.add_argument("--write", action="store_true", help="store the weights")


def weights_before(options: Namespace, file: Path) -> Any:
    """Return the weights that ship where learning goes on from them, else None."""
    return json.loads(file.read_text(encoding="utf-8")) if options.onward else None


def by_others(
    cases: Sequence[T],
    groups: Sequence[str],
    folds: int,
    learn: Callable[[Sequence[T]], Callable[[T], R]],
) -> list[R]:
    """Return for each case what is told of it by those of other groups.

    Args:
        groups: the folder or article of each case.
        learn: returns what tells something of a case by some others.
    """
    found: dict[int, R] = {}
    parts = GroupKFold(min(folds, len(set(groups))))
    for taught, asked in parts.split(np.zeros(len(cases)), groups=groups):
        tell = learn([cases[i] for i in taught])
        found |= {i: tell(cases[i]) for i in asked.tolist()}
    return [found[i] for i in range(len(cases))]


def pairs_of(options: Namespace) -> list[tuple[Path, Path]]:
    """Return each named folder of articles with that of its annotation."""
    return list(zip(options.articles, options.gold, strict=True))


def annotated_of(options: Namespace) -> list[Annotated]:
    """Return the annotated articles of all named folders; end with one line where that fails."""
    try:
        return read_folders(options.articles, options.gold)
    except (AnnotationError, CurationError) as error:
        sys.exit(f'{error}. Name folders in pairs: make accuracy ARTICLES="a b" GOLD="c d"')
