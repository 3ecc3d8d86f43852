"""Score a build of annotated articles and list every miss."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from evaluation import arguments

from curation.build import run_build


def main() -> None:
    options = arguments(__doc__ or "")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        report = run_build(options.articles, out)
        for problem in report.problems:
            print(problem, file=sys.stderr)
        command = [
            sys.executable,
            str(options.eval / "score.py"),
            str(out / "mentions.jsonl"),
            "--articles",
            str(options.articles),
            "--conflicts",
            str(out / "conflicts.jsonl"),
            "-v",
        ]
        sys.exit(subprocess.run(command, check=False).returncode)


if __name__ == "__main__":
    main()
