"""Score the extraction on annotated articles, whole and with each article's own names left out.

Printed are F1 figures with 95 % intervals over articles, and how far they fall after harmless
changes of the articles; the error report and the table of falls are written beside each other.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from evaluation import ROOT, add_folders, annotated_of

from curation.build import run_build
from curation.lab.changes import CHANGES
from curation.lab.report import write_report
from curation.lab.robustness import falls
from curation.lab.runs import run_all, run_left_out
from curation.lab.tables import columns, expected_values, robustness_table, table, write_falls

RESULTS = ROOT / "benchmarks" / "results"


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    add_folders(parser)
    parser.add_argument(
        "--change", choices=CHANGES, metavar="TITLE", help="report on the articles after one change"
    )
    options = parser.parse_args()
    annotated = annotated_of(options)
    if options.change:
        annotated = [CHANGES[options.change](item) for item in annotated]
    whole, left_out = run_all(annotated), run_left_out(annotated)
    shown = columns(whole, left_out)
    exercises = sum(gold.required for item in annotated for gold in item.golds)
    print(
        f"{len(annotated)} articles, {exercises} exercises; in brackets 95 % intervals over articles"
    )
    print(table(shown, expected_values(whole.counts())))
    page = write_report(RESULTS, annotated, left_out, shown)
    print(f"\n{len(left_out.misses)} errors with one left out, by cause: {page.relative_to(ROOT)}")
    if options.change:
        return
    found = falls(annotated, whole)
    print(f"\nAfter harmless changes\n{robustness_table(found)}")
    write_falls(RESULTS / "robustness.csv", found)
    for articles, gold in zip(options.articles, options.gold, strict=True):
        scorer = gold.parent / "score.py"
        if scorer.is_file():
            print("\nThe annotation's own scorer says:")
            sys.stdout.flush()
            run_scorer(scorer, articles)


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
