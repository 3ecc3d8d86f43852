"""Time and size of the report, against the build of the same articles in the same run.

The report should take at most a tenth of the build's time, and the page should stay under 5 MB.
"""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from pathlib import Path

from run import seconds_of, varied

from curation.build import run_build
from curation.report import write_report


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        raw, out, page = Path(place, "raw"), Path(place, "out"), Path(place, "report.html")
        raw.mkdir()
        varied(options.articles, raw)
        build = seconds_of(lambda: run_build(raw, out))
        report = seconds_of(lambda: write_report(out, page))
        print(
            f"report on {options.articles} articles: {report:.1f} s, "
            f"{report / build:.3f} of the build's {build:.1f} s; {page.stat().st_size / 1e6:.2f} MB"
        )


if __name__ == "__main__":
    main()
