"""Score the extraction on annotated articles, whole and with each article's own names left out."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from evaluation import ROOT, default_folders

from curation.build import run_build
from curation.lab.annotated import read_annotated
from curation.lab.report import table, write_report
from curation.lab.runs import run_all, run_left_out

RESULTS = ROOT / "benchmarks" / "results"


def main() -> None:
    articles, gold = default_folders()
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=articles)
    parser.add_argument("--gold", type=Path, default=gold)
    options = parser.parse_args()
    annotated = read_annotated(options.articles, options.gold)
    if not annotated:
        sys.exit(
            f"{options.gold}: annotates none of the articles in {options.articles}. Name the "
            "folders: make accuracy ARTICLES=folder GOLD=folder"
        )
    whole, left_out = run_all(annotated), run_left_out(annotated)
    a, b = whole.figures(), left_out.figures()
    change = {name: b[name] - a[name] for name in a}
    exercises = sum(gold.required for item in annotated for gold in item.golds)
    print(f"{len(annotated)} articles, {exercises} exercises")
    print(table({"all": a, "one left out": b, "change": change}))
    page = write_report(RESULTS, annotated, left_out.misses)
    print(f"\n{len(left_out.misses)} errors with one left out, by cause: {page.relative_to(ROOT)}")
    scorer = options.gold.parent / "score.py"
    if scorer.is_file():
        print("\nThe annotation's own scorer says:")
        sys.stdout.flush()
        run_scorer(scorer, options.articles)


def run_scorer(scorer: Path, articles: Path) -> None:
    """Print what a scorer that came with an annotation says of a build of its articles."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        run_build(articles, out)
        command = [sys.executable, str(scorer), str(out / "mentions.jsonl"), "--articles"]
        command += [str(articles), "--conflicts", str(out / "conflicts.jsonl")]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
