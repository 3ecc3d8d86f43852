"""Speed of the dosage grammar, as a ratio against one plain pattern of number and unit.

The plain pattern is what a first attempt would write: it finds some amounts and says nothing of what
they measure. Both read the default articles block by block in the same run.
"""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median
from time import process_time

from curation.corpus import read_corpus
from curation.extract.dosage import find_doses, says_dose

RAW = Path(__file__).parent.parent / "data" / "raw"
REPEATS = 20
RUNS = 9
PLAIN = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty|sixty|a)"
    r"(?:\s*(?:[-–]|to|or)\s*\w+)?[\s-]*(?:s|sec|seconds?|minutes?|min|reps?|breaths?|times|sets?)\b",
    re.IGNORECASE,
)


def main() -> None:
    parts = [
        (article.text, block.start, block.end)
        for article in read_corpus(RAW)[0]
        for block in article.blocks
    ] * REPEATS
    words = sum(text.count(" ", start, end) + 1 for text, start, end in parts)

    def seconds(read) -> float:  # type: ignore[no-untyped-def]
        begin = process_time()
        for text, start, end in parts:
            read(text, start, end)
        return process_time() - begin

    readers = {"find_doses": find_doses, "says_dose": says_dose}
    for name, reader in readers.items():
        pairs = [(seconds(reader), seconds(PLAIN.search)) for _ in range(RUNS)]
        ratio = median(ours / plain for ours, plain in pairs)
        rate = words / median(ours for ours, _ in pairs)
        print(f"{name}: {rate:,.0f} words/s, {ratio:.2f} times the plain pattern's time")


if __name__ == "__main__":
    main()
