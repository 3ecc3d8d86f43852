"""Exercises whose headings were lost: a wider distance or a repeated label is all that parts them."""

import pytest

from tests.conftest import names

LEAN = (
    "Put your palms on a counter and walk the feet back until your arms are long. Bend your knees a "
    "little, then lower your head between the arms. Hold for 20 seconds."
)
CURL = (
    "Bring one foot over the other and bend to the front as far as you like. Keep the knees soft and "
    "let your arms hang down to the toes. Hold for 30 seconds."
)
TURN = (
    "Cross the arms and place each palm on the other elbow. Turn to one corner of the room, lift the "
    "elbows and look past them for a while. Hold for 40 seconds."
)


def test_a_paragraph_far_below_an_exercise_is_another_one(mentions_by_rules):
    found = mentions_by_rules(f"Heron Stretch\n\n{LEAN}\n\n\n\n{CURL}\n\nOtter Stretch\n\n{TURN}\n")
    assert [mention.hold_seconds for mention in found] == [(20, 20), (30, 30), (40, 40)]
    assert names(found) == ["Heron Stretch", None, "Otter Stretch"]


def test_what_stands_over_a_lost_heading_says_nothing_of_the_exercise_below_it(mentions_by_rules):
    found = mentions_by_rules(
        f"Hamstring Stretch\n\n{LEAN}\n\n\n\n{TURN}\n\nOtter Stretch\n\n{CURL}\n"
    )
    assert [mention.muscles for mention in found] == [("hamstrings",), (), ()]


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n", "\n\n\n\n"])
def test_paragraphs_that_stand_evenly_are_one_exercise(gap, mentions_by_rules):
    found = mentions_by_rules(gap.join(["Heron Stretch", LEAN, CURL, "Otter Stretch", TURN]) + "\n")
    assert names(found) == ["Heron Stretch", "Otter Stretch"]


def test_paragraphs_far_apart_without_any_title_are_exercises(mentions_by_rules):
    found = mentions_by_rules("\n\n\n\n".join(["Three for the evening.", LEAN, CURL, TURN]) + "\n")
    assert [mention.text for mention in found] == [LEAN, CURL, TURN]


def test_a_reason_before_each_instruction_opens_its_exercise(mentions_by_rules):
    found = mentions_by_rules(
        "Some evenings are long.\n"
        f"Good for: the calves\nStand tall. {LEAN}\n"
        f"Good for: the upper back\nSit on the floor. {CURL}\n"
        f"Good for: the chest\nKneel on a mat. {TURN}\n"
    )
    assert [mention.muscles for mention in found] == [("calves",), ("upper_back",), ("chest",)]
    assert all(mention.text.startswith("Good for") for mention in found)


def test_a_reason_behind_each_instruction_closes_its_exercise(mentions_by_rules):
    found = mentions_by_rules(
        "Some evenings are long.\n"
        f"Stand tall. {LEAN}\nGood for: the calves\n"
        f"Sit on the floor. {CURL}\nGood for: the upper back\n"
        f"Kneel on a mat. {TURN}\nGood for: the chest\n"
    )
    assert [mention.muscles for mention in found] == [("calves",), ("upper_back",), ("chest",)]


def test_what_a_title_names_is_taken_up_by_the_text_below_it(mentions_by_rules):
    """Names below their text are told from names above it."""
    found = mentions_by_rules(
        "Slow evenings\n\nLook after your back and lift your spirits: bend, reach and roll a little.\n\n"
        + "".join(
            f"{name}\n\n{name} is an old favourite of the house.\n\n- {step}\n- Hold for {hold} seconds.\n\n"
            f"Modifications for {name}:\n\n- If that is too much, hold it for 5 seconds.\n\n"
            for name, step, hold in (
                ("Child's Pose", "Kneel and bend to the front.", 20),
                ("Cobra Pose", "Lie on your belly and lift your chest.", 30),
                ("Bridge Pose", "Lie on your back and lift your hips.", 40),
            )
        )
    )
    assert [(m.name, m.hold_seconds) for m in found] == [
        ("Child's Pose", (20, 20)),
        ("Cobra Pose", (30, 30)),
        ("Bridge Pose", (40, 40)),
    ]


@pytest.mark.parametrize("noun", ["Exercise", "Movement"])
def test_a_number_that_counts_exercises_makes_any_title_one(noun, mentions_by_rules):
    found = mentions_by_rules(
        "Leaflet for legs and arms\n\nGeneral Advice\n\nDo every stretch slowly, for 20 seconds or more.\n\n"
        f"{noun} 1 – Soleus\nStand as if walking, with the sore leg behind the other.\n\n"
        f"{noun} 2 – Triceps\nSit in a chair with one arm beside your ear.\n"
    )
    assert names(found) == ["Soleus", "Triceps"]
