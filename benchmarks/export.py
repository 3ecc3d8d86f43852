"""Seconds and peak memory of every export format, beside pandas' own writers of the same tables.

Each figure comes from a process of its own, which first makes the release; "before" is its memory
at that point, so that "peak" less "before" is what writing needs.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pandas as pd

from curation.export.documents import documents
from curation.export.formats import FORMATS
from curation.export.records import (
    Release,
    ReleaseArticle,
    ReleaseEntry,
    ReleaseInfo,
    ReleaseMuscle,
    Term,
)
from curation.export.relational import table_rows
from curation.export.tables import TABLES
from curation.records import Entry, Member, Provenance
from curation.vocabulary import load_vocabulary

FIELDS = ("kind", "mode", "position", "muscles", "hold_seconds", "reps", "sets", "per_side")
REFERENCES = ("pandas to_csv", "pandas to_parquet")


def made_up(count: int) -> Release:
    """Return a release of ``count`` entries, made from the vocabulary by a seeded dice."""
    vocabulary = load_vocabulary()
    dice = random.Random(11)
    known = list(vocabulary.entries.values())
    articles = [f"article-{number:05}" for number in range(max(1, count // 10))]
    info = ReleaseInfo(
        "bench", "Bench", "A made-up catalog.", "1.0.0", "2026-01-01", "Bench", "urn:bench:catalog",
        ("CC-BY-4.0",), "none", "",
    )  # fmt: skip
    return Release(
        info,
        tuple(made_up_entry(number, dice, known, articles) for number in range(count)),
        tuple(
            ReleaseMuscle(m.muscle_id, m.name, m.latin, m.uberon, m.fma, m.part_of)
            for m in sorted(vocabulary.muscles.values(), key=lambda m: m.muscle_id)
        ),
        tuple(Term(i, name) for i, name in sorted(vocabulary.position_names.items())),
        tuple(Term(i, name) for i, name in sorted(vocabulary.equipment_names.items())),
        tuple(
            ReleaseArticle(a, "Press", f"Title of {a}", "", "", "", "CC BY 4.0", "CC-BY-4.0", "")
            for a in articles
        ),
    )


def made_up_entry(
    number: int, dice: random.Random, known: list[Entry], articles: list[str]
) -> ReleaseEntry:
    entry = known[number % len(known)]
    sources = tuple(
        Member(article, f"{article}/{entry.stretch_id}")
        for article in sorted(dice.sample(articles, min(len(articles), dice.randint(1, 4))))
    )
    ids = tuple(member.mention_id for member in sources)
    low = dice.randrange(10, 60, 5)
    return ReleaseEntry(
        stretch_id=f"entry-{number:06}",
        name=f"{entry.name} {number}",
        aliases=tuple(f"{entry.name} also {number} {n}" for n in range(dice.randint(0, 4))),
        kind="stretch",
        mode=entry.mode,
        position=entry.position,
        muscles=tuple(sorted(entry.muscles)),
        reference_muscles=tuple(sorted(entry.muscles)),
        hold_seconds=(low, low + 30),
        reps=(2, 4),
        sets=None,
        per_side=bool(entry.per_side),
        equipment=tuple(sorted(entry.equipment)),
        instructions=(entry.description or "Begin.", f"Hold for {low} to {low + 30} seconds."),
        licences=("CC-BY-4.0",),
        sources=sources,
        n_articles=len(sources),
        n_cautions=0,
        status="curated",
        decisions=(),
        provenance=tuple((field, Provenance("majority", ids)) for field in FIELDS),
    )


def to_csv(release: Release, folder: Path) -> Callable[[], None]:
    """Return the writing of the release's tables by pandas; making the frames is not counted."""
    rows = table_rows(release)
    frames = {t.name: pd.DataFrame(list(rows[t.name]), columns=list(t.names)) for t in TABLES}

    def write() -> None:
        for name, frame in frames.items():
            frame.to_csv(folder / f"{name}.csv", index=False)

    return write


def to_parquet(release: Release, folder: Path) -> Callable[[], None]:
    """Return the writing of the entries by pandas; making the frame is not counted."""
    rows = (
        {**d, "provenance": list(d["provenance"].values())} for d in documents(release, "entries")
    )
    frame = pd.DataFrame(rows)
    return lambda: frame.to_parquet(folder / "entries.parquet", compression="zstd")


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, count: int) -> None:
    """Write one release in one format and print seconds, memory before, peak and size."""
    release = made_up(count)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write: Callable[[], None]
        if name in REFERENCES:
            write = (to_csv if name == "pandas to_csv" else to_parquet)(release, folder)
        else:
            known = FORMATS[name].write
            write = lambda: known(release, folder)  # noqa: E731
        before, start = megabytes(), perf_counter()
        write()
        seconds = perf_counter() - start
        size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6
        print(seconds, before, megabytes(), size)


def export(count: int) -> None:
    """Print one line for each format and reference."""
    print(f"export of {count:,} entries")
    print(
        f"{'format':<20}{'seconds':>9}{'before MB':>11}{'peak MB':>9}{'files MB':>10}{'ratio':>8}"
    )
    references: dict[str, float] = {}
    for name in (*REFERENCES, *FORMATS):
        command = [sys.executable, __file__, "--measure", name, "--entries", str(count)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        seconds, before, peak, size = map(float, told.split())
        references[name] = seconds
        reference = references["pandas to_parquet" if name == "parquet" else "pandas to_csv"]
        print(
            f"{name:<20}{seconds:>9.1f}{before:>11.0f}{peak:>9.0f}{size:>10.1f}"
            f"{seconds / reference:>8.2f}",
            flush=True,
        )
    print(
        "ratio: to pandas' to_parquet of the entries for parquet, else to its to_csv of all tables"
    )


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--measure", metavar="FORMAT", help=SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure, options.entries)
    else:
        export(options.entries)


if __name__ == "__main__":
    main()
