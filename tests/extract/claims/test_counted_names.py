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


@pytest.mark.parametrize(
    "way", ["{} m {}", "{}m {}", "{} M {}", "2 x {} metres {}", "{} yards of {}"]
)
def test_a_way_in_front_of_a_name_is_neither_name_nor_count(way, mentions_in):
    drills = (("10", "walking lunges"), ("20", "high knees"), ("20", "butt kicks"))
    items = "\n".join(f"* {way.format(*drill)}" for drill in drills)
    found = mentions_in(f"# Warm-up\n\nDo these before you run.\n\n{items}\n")
    assert [m.name for m in found] == [name for _, name in drills]
    assert [m.reps for m in found] == [None] * 3
