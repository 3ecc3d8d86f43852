"""How much of the annotated exercises of pages each extractor keeps, and at what speed."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from types import ModuleType

import trafilatura
from evaluation import default_folders

from curation.corpus.html import read_html

FURNITURE = (
    "<html><body><nav><ul><li>Menu entry</li></ul></nav><div class='cookie-banner'>We use cookies"
    "</div><main>{}</main><aside>Popular teaser</aside><div class='comments'>First comment</div>"
    "<footer>Imprint line</footer></body></html>"
)
NOISE = ("Menu entry", "We use cookies", "Popular teaser", "First comment", "Imprint line")
SHORT = 3
"""Fewer words than this make no 3-gram and are looked up as they are."""
EXTRACTORS: dict[str, Callable[[str], str]] = {
    "own walk of the tree": lambda page: read_html(page).text,
    "trafilatura": lambda page: trafilatura.extract(page) or "",
    "trafilatura, fast": lambda page: trafilatura.extract(page, fast=True) or "",
    "trafilatura, favor_recall": lambda page: trafilatura.extract(page, favor_recall=True) or "",
}


def _kept(scorer: ModuleType, own: str, found: Counter[tuple[str, ...]], words: str) -> float:
    """Return the share of an exercise's words that stand together in the extracted text."""
    if len(scorer.words(own)) < SHORT:
        return float(" ".join(scorer.words(own)) in words)
    grams = scorer.grams(own)
    shared: int = sum((grams & found).values())
    return shared / sum(grams.values())


def _load_scorer(folder: Path) -> ModuleType:
    """Load the scorer that came with an annotation: it reads the visible text of pages by itself."""
    file = folder / "score.py"
    spec = importlib.util.spec_from_file_location("score", file)
    if not file.is_file() or spec is None or spec.loader is None:
        sys.exit(f"{file}: is not there, and these figures need annotated pages with their scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    articles, annotation = default_folders()
    scorer = _load_scorer(annotation.parent)
    gold = scorer.load_gold(annotation, articles)
    pages = {p.stem: p.read_text(encoding="utf-8") for p in sorted(articles.glob("*.htm*"))}
    print(f"{'extractor':28} kept words   exercises kept   furniture   pages/s")
    for name, extract in EXTRACTORS.items():
        shares, noise = [], 0
        start = perf_counter()
        for stem, page in pages.items():
            text = extract(FURNITURE.format(page))
            found, words = scorer.grams(text), " ".join(scorer.words(text))
            for mention in gold[stem]:
                shares.append(_kept(scorer, mention["text"], found, words))
        seconds = perf_counter() - start
        for page in pages.values():
            text = extract(FURNITURE.format(page))
            noise += sum(line in text for line in NOISE)
        kept = sum(share >= 0.9 for share in shares)
        print(
            f"{name:28} {sum(shares) / len(shares):10.3f}   {kept:6} of {len(shares):3}   "
            f"{noise:5} of {len(NOISE) * len(pages):2}   {len(pages) / seconds:8.0f}"
        )


if __name__ == "__main__":
    main()
