"""Time and size of the report, against the build of the same articles in the same run.

Both are whole commands in fresh processes, imports included. The report should take at most a tenth
of the build's time, and the page should stay under 5 MB.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from statistics import median
from time import perf_counter

from run import varied


def timed(*arguments: str | Path) -> tuple[float, float]:
    """Return seconds by the clock and of processors, workers included, that a command takes."""
    before, start = processor_seconds(), perf_counter()
    command = [sys.executable, "-m", "curation", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - start, processor_seconds() - before


def processor_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3, help="builds, each with its reports")
    options = parser.parse_args()
    runs = []
    with tempfile.TemporaryDirectory() as place:
        raw, out, page = Path(place, "raw"), Path(place, "out"), Path(place, "report.html")
        raw.mkdir()
        varied(options.articles, raw)
        for _ in range(options.runs):
            build = timed("build", "--raw", raw, "--out", out, "--fresh")
            reports = [timed("report", "--out", out, "--to", page) for _ in range(3)]
            runs.append((build, tuple(map(median, zip(*reports, strict=True)))))
        size = page.stat().st_size / 1e6
    print(f"report on {options.articles} articles: {size:.2f} MB; median of {options.runs} runs")
    for place, kind in enumerate(("clock", "processor")):
        ours, reference = (median(run[of][place] for run in runs) for of in (1, 0))
        ratio = median(report[place] / build[place] for build, report in runs)
        print(f"{kind:>10}: {ours:.2f} s, {ratio:.3f} of the build's {reference:.1f} s")


if __name__ == "__main__":
    main()
