"""Time and size of the report, against the build of the same articles in the same run.

The report should take at most a tenth of the build's time, and the page should stay under 5 MB.
"""

from __future__ import annotations

import resource
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from run import seconds_of, varied

from curation.build import run_build
from curation.report import write_report


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Return seconds by the clock and of processors, workers included, that ``run`` takes."""
    before = processor_seconds()
    clock = seconds_of(run)
    return clock, processor_seconds() - before


def processor_seconds() -> float:
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        raw, out, page = Path(place, "raw"), Path(place, "out"), Path(place, "report.html")
        raw.mkdir()
        varied(options.articles, raw)
        build = timed(lambda: run_build(raw, out))
        report = timed(lambda: write_report(out, page))
        size = page.stat().st_size / 1e6
    print(f"report on {options.articles} articles: {size:.2f} MB")
    for kind, ours, reference in zip(("clock", "processor"), report, build, strict=True):
        print(f"{kind:>10}: {ours:.1f} s, {ours / reference:.3f} of the build's {reference:.1f} s")


if __name__ == "__main__":
    main()
