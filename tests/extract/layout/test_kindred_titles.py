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
def test_most_titles_over_lists_make_all_lines_over_lists_titles(titles, mentions_by_rules):
    found = mentions_by_rules(f"Slow evenings\n\nGo slowly.\n\n{over_lists(*titles)}")
    assert names(found) == [title.rstrip(":") for title in titles]


def test_numbered_lines_over_texts_are_titles_as_most_of_them_are(mentions_by_rules):
    text = "Stand tall and bend your knees. Hold for 20 seconds, then change legs."
    titles = ("Heron Bend", "Closed and open fist", "Otter Stretch", "Badger Twist")
    page = "".join(f"{n}. {title}\n\n{text}\n\n" for n, title in enumerate(titles, 1))
    assert names(mentions_by_rules(f"Slow evenings\n\n{page}")) == list(titles)


def test_a_title_whose_number_goes_on_from_the_steps_before_it_is_no_step(mentions_by_rules):
    page = "\n".join(
        f"{n}. {title}\n\n1. Stand tall.\n2. Bend your knees.\n3. Hold for {hold} seconds.\n"
        for n, title, hold in (
            (3, "Heron Bend", 20),
            (4, "Knee hugs", 30),
            (5, "Otter Stretch", 40),
        )
    )
    found = mentions_by_rules(f"Slow evenings\n\n{page}")
    assert [(m.name, m.hold_seconds) for m in found] == [
        ("Heron Bend", (20, 20)),
        ("Knee hugs", (30, 30)),
        ("Otter Stretch", (40, 40)),
    ]


def test_the_last_exercise_ends_with_its_list_where_the_others_do(mentions_by_rules):
    longer = "- Breathe out\n- Let go\n- Rest for a moment\n\n"
    page = (
        over_lists("Heron Bend").strip()
        + f"\n{longer}"
        + over_lists("Badger Twist", "Otter Stretch")
    )
    found = mentions_by_rules(
        f"{page}Walk a little and shake your legs out.\n\nStretch with care.\n"
    )
    assert found[-1].text.endswith("change legs")


def test_a_title_over_easier_forms_of_an_exercise_names_none_of_its_own(mentions_by_rules):
    eased = "Modifications for Heron Bend:\n\n- Bend your knees and repeat 5 times.\n\n"
    found = mentions_by_rules(
        f"Slow evenings\n\nGo slowly.\n\n{over_lists('Heron Bend')}{eased}{over_lists('Otter Stretch')}"
    )
    assert [(m.name, m.reps) for m in found] == [("Heron Bend", None), ("Otter Stretch", None)]


TELLS = {
    "long": "Stand by the rail and bring your left elbow across your chest. Let the other arm hang and "
    "breathe out as long as you can. Hold for 20 seconds.",
    "short": "Stand by the rail. Hold for 20 seconds.",
}


@pytest.mark.parametrize(
    ("titles", "gap", "told", "entitled"),
    [
        (("Otter Stretch", "Hug your right knee", "Badger Stretch"), "\n\n", "long", 3),
        (("Otter Stretch", "Hug your right knee"), "\n\n", "long", 1),
        (("Cross your left arm", "Hug your right knee", "Badger Stretch"), "\n\n", "long", 1),
        (
            ("Otter Stretch", "Hug your right knee and rest a bit", "Badger Stretch"),
            "\n\n",
            "long",
            2,
        ),
        (("Otter Stretch", "Hug your right knee", "Badger Stretch"), "\n", "long", 2),
        (("Otter Stretch", "Hug your right knee", "Badger Stretch"), "\n\n", "short", 2),
    ],
    ids=["as names do", "too few", "fewer names", "too long", "no blank line", "little under it"],
)
def test_an_order_that_stands_apart_as_names_do_is_a_title(
    titles, gap, told, entitled, mentions_by_rules
):
    text = "\n\n".join(f"{title}{gap}{TELLS[told]}" for title in titles)
    found = [m.name for m in mentions_by_rules(f"Quiet hour\n\nGo slowly.\n\n{text}\n")]
    assert sum(name in titles for name in found) == entitled


def test_an_order_to_do_the_exercise_over_a_list_is_no_title(mentions_by_rules):
    text = over_lists("Heron Bend", "Do this stretch twice a day", "Otter Stretch")
    assert names(mentions_by_rules(f"Slow evenings\n\nGo slowly.\n\n{text}")) == [
        "Heron Bend",
        "Otter Stretch",
    ]
