"""The log of decisions with 10,000 in it, as ratios against the least that any such log pays.

The reference of an append is to add the same bytes to a file and flush them to the disk; that of
reading is to parse every line as JSON.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from curation.decisions import DecisionLog
from curation.decisions.files import encode
from curation.decisions.ids import next_id
from curation.records import Decision, DecisionKind, Ruling

DECISIONS = 10_000
EDITORS = 8
APPENDS = 300


def decision(number: int, decision_id: str) -> Decision:
    """Return a decision of the usual size: a pick among three values with their evidence."""
    seen = [
        {
            "mention_id": f"article-{number}/pigeon-pose-{one}",
            "article_id": f"article-{number}",
            "start": 0,
            "end": 400,
            "quote": "Slide the shin forward and lean over it. " * 5,
            "name": "Pigeon Pose",
            "values": {"hold_seconds": [30, 60]},
        }
        for one in range(3)
    ]
    value = {"value": [30, 60]}
    ruling = Ruling(DecisionKind.PICK, f"entry-{number}/hold_s", value, {"mentions": seen})
    time = "2026-01-01T00:00:00.000Z"
    return Decision(decision_id, f"editor {number % EDITORS}", time, "", (ruling,))


def fill(folder: Path) -> None:
    """Write the decisions without flushing each."""
    last = ""
    files = [(folder / f"editor-{number}.jsonl").open("wb") for number in range(EDITORS)]
    for number in range(DECISIONS):
        last = next_id(last)
        files[number % EDITORS].write(encode(decision(number, last)))
    for file in files:
        file.close()


def append_bytes(path: Path, line: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, line)
    os.fsync(descriptor)
    os.close(descriptor)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        fill(folder)
        lines = [line for path in folder.glob("*.jsonl") for line in path.read_bytes().splitlines()]
        start = perf_counter()
        for line in lines:
            json.loads(line)
        parsed = perf_counter()
        log = DecisionLog(folder)
        log.history()
        read = perf_counter()
        print(
            f"decisions: {len(log.history())} read in {read - parsed:.2f} s, "
            f"{(read - parsed) / (parsed - start):.1f} times their JSON alone"
        )
        ours, reference = [], []
        for number in range(DECISIONS, DECISIONS + APPENDS):
            draft = decision(number, next_id())
            begin = perf_counter()
            log.append(draft.rulings, draft.editor)
            done = perf_counter()
            append_bytes(folder / "reference", encode(draft))
            ours.append(1000 * (done - begin))
            reference.append(1000 * (perf_counter() - done))
        ratio = median(a / b for a, b in zip(ours, reference, strict=True))
        print(
            f"append: median {median(ours):.2f} ms, 95th percentile {quantiles(ours, n=20)[-1]:.2f} ms, "
            f"{ratio:.1f} times the bytes and their flush alone ({median(reference):.2f} ms)"
        )


if __name__ == "__main__":
    main()
