"""Finds annotated articles: a folder with eval/score.py, eval/gold and corpus/articles."""

from __future__ import annotations

import importlib.util
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent
BESIDE = ROOT.parent / "shared"
"""Where annotated articles are looked for if nothing is said: a folder beside the project."""


def arguments(description: str) -> Namespace:
    parser = ArgumentParser(description=description)
    parser.add_argument("--eval", type=Path, default=BESIDE / "eval")
    parser.add_argument("--articles", type=Path, default=BESIDE / "corpus" / "articles")
    options = parser.parse_args()
    if not (options.eval / "score.py").is_file() or not options.articles.is_dir():
        sys.exit(
            f"{options.eval}: holds no score.py with annotated articles. Name the folders: "
            "make accuracy EVAL=folder ARTICLES=folder"
        )
    return options


def load_scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
