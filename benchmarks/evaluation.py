"""Finds annotated articles: the project's own, or a larger set that lies beside it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from curation.lab.annotated import Annotated, AnnotationError, read_annotated

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


def annotated_of(options: Namespace) -> list[Annotated]:
    """Return the annotated articles of all named folders; end with one line where there are none."""
    if len(options.articles) != len(options.gold):
        sys.exit(
            f"{len(options.articles)} folders of articles and {len(options.gold)} of annotation were "
            'named. Name them in pairs: make accuracy ARTICLES="a b" GOLD="c d"'
        )
    annotated: list[Annotated] = []
    for articles, gold in zip(options.articles, options.gold, strict=True):
        try:
            found = read_annotated(articles, gold)
        except AnnotationError as error:
            sys.exit(f"{gold}: {error}. Copy the first and last words of a mention from its text.")
        if not found:
            sys.exit(
                f"{gold}: annotates none of the articles in {articles}. Name the folders: make "
                "accuracy ARTICLES=folder GOLD=folder"
            )
        annotated += found
    ids = [item.article.article_id for item in annotated]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        sys.exit(f"{twice[0]}: stands in two of the folders. Leave one of them out.")
    return annotated
