"""Numbers in front of names: repetitions, or the count of the exercises."""

import pytest

from curation.extract.claims.doses import doses_of
from curation.extract.model import Section, Span


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((1, 2, 3), False),
        ((4, 5, 6, 7), False),
        ((10, 10, 10), True),
        ((10, 12, 15), True),
        ((1, 2), True),
    ],
    ids=["from one on", "from four on", "always ten", "rising", "too few"],
)
def test_numbers_that_count_the_exercises_are_no_repetitions(counts, told):
    lines = [f"{count} badger twists slowly on the rug\n" for count in counts]
    text, sections = "".join(lines), []
    for line in lines:
        start = sum(section.end - section.start for section in sections)
        name = start + line.index("badger")
        sections.append(Section(start, start + len(line), Span(name, name + len("badger twists"))))
    values = [
        [dose.value for dose in own if dose.field == "reps"] for own in doses_of(text, sections)
    ]
    assert values == [[(count, count)] if told else [] for count in counts]
