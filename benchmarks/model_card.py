"""Write the figures of docs/model-card.md anew, from a run over annotated articles."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from evaluation import ROOT, add_folders, annotated_of, default_folders, own_folders

from curation.lab.card import figures_table, with_figures
from curation.lab.robustness import falls
from curation.lab.runs import run_all, run_left_out
from curation.lab.tables import columns, expected_values

CARD = ROOT / "docs" / "model-card.md"
OWN, DEVELOPMENT, UNSEEN = "own articles", "development articles", "unseen articles"
"""The card's sets: those that ship, those it was developed on, those nobody looked at before."""


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    add_folders(parser)
    parser.add_argument(
        "--set", choices=(OWN, DEVELOPMENT, UNSEEN), help="the part of the card to write"
    )
    options = parser.parse_args()
    if options.set:
        write(options.set, parser, sys.argv[1:])
        return
    for name, (articles, gold) in {OWN: own_folders(), DEVELOPMENT: default_folders()}.items():
        if name == OWN or (articles, gold) != own_folders():
            write(name, parser, ["--articles", str(articles), "--gold", str(gold)])


def write(name: str, parser: ArgumentParser, arguments: list[str]) -> None:
    annotated = annotated_of(parser.parse_args(arguments))
    whole = run_all(annotated)
    exercises = sum(gold.required for item in annotated for gold in item.golds)
    heading = f"Measured on {len(annotated)} articles with {exercises} exercises."
    shown = columns(whole, run_left_out(annotated))
    table = figures_table(heading, shown, expected_values(whole.counts()), falls(annotated, whole))
    CARD.write_text(with_figures(CARD.read_text("utf-8"), name, table), encoding="utf-8")
    print(f"{CARD.relative_to(ROOT)}: {name}: {heading}")


if __name__ == "__main__":
    main()
