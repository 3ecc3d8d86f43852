"""Lines that are titles because most lines of their form are."""

import pytest

from tests.conftest import names

STEPS = "- Stand tall and bend your {part}\n- Hold for 20 seconds, then change legs\n"


def over_lists(*titles):
    return "".join(f"{title}\n\n{STEPS.format(part='knees')}\n" for title in titles)


@pytest.mark.parametrize(
    "titles",
    [
        ("Your calves:", "Your hamstrings:", "Your sides:", "Your shoulders:"),
        ("Heron Bend", "Loosen the ankles with small rounds", "Otter Stretch", "Cross both arms"),
    ],
)
def test_most_titles_over_lists_make_all_lines_over_lists_titles(titles, mentions_in):
    found = mentions_in(f"Slow evenings\n\nGo slowly.\n\n{over_lists(*titles)}")
    assert names(found) == [title.rstrip(":") for title in titles]


def test_numbered_lines_over_texts_are_titles_as_most_of_them_are(mentions_in):
    text = "Stand tall and bend your knees. Hold for 20 seconds, then change legs."
    titles = ("Heron Bend", "Closed and open fist", "Otter Stretch", "Badger Twist")
    page = "".join(f"{n}. {title}\n\n{text}\n\n" for n, title in enumerate(titles, 1))
    assert names(mentions_in(f"Slow evenings\n\n{page}")) == list(titles)


def test_a_title_whose_number_goes_on_from_the_steps_before_it_is_no_step(mentions_in):
    page = "\n".join(
        f"{n}. {title}\n\n1. Stand tall.\n2. Bend your knees.\n3. Hold for {hold} seconds.\n"
        for n, title, hold in (
            (3, "Heron Bend", 20),
            (4, "Knee hugs", 30),
            (5, "Otter Stretch", 40),
        )
    )
    found = mentions_in(f"Slow evenings\n\n{page}")
    assert [(m.name, m.hold_seconds) for m in found] == [
        ("Heron Bend", (20, 20)),
        ("Knee hugs", (30, 30)),
        ("Otter Stretch", (40, 40)),
    ]


def test_the_last_exercise_ends_with_its_list_where_the_others_do(mentions_in):
    longer = "- Breathe out\n- Let go\n- Rest for a moment\n\n"
    page = (
        over_lists("Heron Bend").strip()
        + f"\n{longer}"
        + over_lists("Badger Twist", "Otter Stretch")
    )
    found = mentions_in(f"{page}Walk a little and shake your legs out.\n\nStretch with care.\n")
    assert found[-1].text.endswith("change legs")


def test_a_title_over_easier_forms_of_an_exercise_names_none_of_its_own(mentions_in):
    eased = "Modifications for Heron Bend:\n\n- Bend your knees and repeat 5 times.\n\n"
    found = mentions_in(
        f"Slow evenings\n\nGo slowly.\n\n{over_lists('Heron Bend')}{eased}{over_lists('Otter Stretch')}"
    )
    assert [(m.name, m.reps) for m in found] == [("Heron Bend", None), ("Otter Stretch", None)]
