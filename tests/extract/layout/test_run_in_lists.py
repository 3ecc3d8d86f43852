"""Exercises whose names and numbers run into the text around them."""

import pytest

from tests.conftest import names

STEPS = "Sit tall and lift your left arm. Hold for 20 seconds, then repeat on the other side."
LIE = "Lie on your back and bend your right knee. Hold for 20 seconds, then switch sides."
PULL = "Pull both knees to your chest. Hold for 20 seconds."


def test_numbered_names_that_run_into_their_text_are_exercises(mentions_in):
    text = (
        f"These moves suit a short break: 1. Otter roll {STEPS} 2. Heron and gull reach {LIE} "
        f"3. Badger curl {PULL} 4. Thumb touch Still seated, bend each finger 5 times.\n"
    )
    found = mentions_in(text)
    assert names(found) == ["Otter roll", "Heron and gull reach", "Badger curl", "Thumb touch"]
    assert [m.position for m in found] == ["seated", "supine", None, "seated"]


def test_numbered_steps_in_one_paragraph_are_one_exercise(mentions_in):
    text = (
        "Otter Roll\n\n1. Sit tall and cross your legs. 2. Lift your left arm. "
        "3. Lean to the right and hold for 20 seconds. 4. Repeat on the other side.\n"
    )
    assert names(mentions_in(text)) == ["Otter Roll"]


def test_a_list_item_ends_where_the_next_number_stands_in_its_text(mentions_in):
    text = (
        f"Three moves for the quay\n\n1. Legs to side: {STEPS}\n\n"
        f"2. Heron bend: {LIE} 3. Badger stretch: {PULL}\n"
    )
    assert names(mentions_in(text)) == ["Legs to side", "Heron bend", "Badger stretch"]


def test_a_name_in_capitals_may_run_into_an_order_that_is_a_noun_elsewhere(mentions_in):
    found = mentions_in(f"Side Stretch {STEPS} Otter Hug {PULL}\n")
    assert names(found) == ["Side Stretch", "Otter Hug"]


def test_lines_of_a_list_item_that_open_alike_are_exercises_each(mentions_in_markdown):
    text = (
        "- Arms and Neck:\n  Otter Letting Go: Drop your arms and shake your hands.\n"
        "  Arm Rotation: Raise your arms and turn your hands over. Hold for 5 seconds.\n"
        "  Shrug: Lift your shoulders to your ears.\n"
        "- Heron Stretch: Lift your left arm and lean to the right.\n"
        "  Gull Looking Back: Turn your head to the left.\n"
    )
    assert names(mentions_in_markdown(text)) == [
        "Otter Letting Go",
        "Arm Rotation",
        "Shrug",
        "Heron Stretch",
        "Gull Looking Back",
    ]


def test_labelled_lines_of_a_list_item_are_parts_of_its_exercise(mentions_in_markdown):
    text = (
        "- Heron Stretch: Lift your left arm and lean to the right.\n"
        "  Muscles Stretched: Lengthen your waist with every breath.\n"
        "- Otter Stretch: Lie on your back and bend your knees.\n  Stretches: your lower back.\n"
    )
    assert names(mentions_in_markdown(text)) == ["Heron Stretch", "Otter Stretch"]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Cobra pose, on your front, lift your chest.", "Pigeon pose, sit and fold one knee.", 2),
        ("Lie on your front, lift your chest.", "Sit and fold one knee.", 1),
        ("Cobra pose, on your front, lift your chest.", "Lower it. 3. Bend your right knee.", 1),
    ],
    ids=["two names", "two orders", "one name of three"],
)
def test_two_numbers_cut_a_paragraph_where_known_names_stand_behind_them(
    first, second, count, mentions_in
):
    text = f"Two for tonight: 1. {first} Hold for 20 seconds. 2. {second} Hold for 30 seconds.\n"
    assert len(mentions_in(text)) == count


def test_counted_names_with_colons_in_one_paragraph_open_an_exercise_each(mentions_by_rules):
    roll = "The feet come up close to your bottom. Now let both knees roll to the left. 3 times like that."
    text = (
        "<h1>For the floor</h1><p>Now, when you are warm, find a flat place.<br>"
        f"<b>1. Legs to side:</b> {roll}<br><b>2. Lower back:</b> {roll}<br><b>3. Long body:</b> {roll}<br>"
        f"And now on your feet.<br><b>4. Quadriceps (front of the thigh):</b> {roll}</p>"
    )
    assert [one.text[:2] for one in mentions_by_rules(text)] == ["1.", "2.", "3.", "4."]
