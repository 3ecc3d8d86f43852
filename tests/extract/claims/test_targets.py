"""Which muscle words are targets, and which only say how to move or what hurts."""

import csv

import pytest

from tests.projects import DATA

CASES = list(csv.DictReader((DATA / "target_cases.csv").open(encoding="utf-8")))
FRAME = "1. Mystery Drill\n\nSit on the floor and bend your knees. {} Hold for 20 seconds.\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_sentence(case, mentions_by_rules):
    (mention,) = mentions_by_rules(FRAME.format(case["sentence"]))
    assert "|".join(mention.muscles) == case["muscles"]


@pytest.mark.parametrize(
    ("name", "muscles"),
    [
        ("Standing Quad Stretch", ("quadriceps",)),
        ("Seated Hip and Glute Stretch", ("glutes", "hips")),
        ("Knee Hug", ()),
        ("Shoulder Opener", ("shoulders",)),
        ("Rear Shoulder Opener", ("shoulders",)),
        ("Hip Circles", ("hips",)),
        ("Shoulder Rolls", ()),
        ("Shoulder Shrugs", ()),
        ("Wrist and Finger Releases", ("forearms", "hands")),
        ("Leg Swings", ()),
        ("Knee to Chest Stretch", ()),
        ("Stretch Your Neck", ("neck",)),
        ("Neck Side Nods", ("neck",)),
        ("Wrist Turns", ()),
        ("Ankle Dorsiflexion", ("ankles",)),
        ("KNEES AND ANKLES", ("ankles", "knees")),
        ("Arms and Shoulders", ("shoulders",)),
        ("Shoulder Squeeze", ()),
    ],
)
def test_a_name_targets_its_muscles_but_not_the_joint_that_moves(name, muscles, mentions_in):
    text = f"1. {name}\n\nStand up and move your arms slowly. Hold for 20 seconds.\n"
    (mention,) = mentions_in(text)
    assert mention.muscles == muscles


def test_a_group_title_reaches_the_exercises_under_it_as_inherited(mentions_in):
    page = (
        "<h2>Stretch your calves</h2><ul><li>Stand facing a wall and step one foot back. Press the "
        "heel down for 20 seconds.</li><li>Sit on the floor and loop a towel around your foot. Pull "
        "it toward you for 20 seconds.</li></ul><h2>Stretch your neck</h2><ul><li>Sit tall and tilt "
        "your head to the side. Stay for 20 seconds.</li><li>Sit tall and turn your head to the "
        "right. Stay for 20 seconds.</li></ul>"
    )
    found = mentions_in(page)
    assert [m.muscles for m in found] == [("calves",), ("calves",), ("neck",), ("neck",)]
    assert all(c.inherited for m in found for c in m.claims if c.field == "muscles")


def test_of_a_group_title_the_muscles_count_that_an_exercise_speaks_of(mentions_in):
    page = (
        "<h2>Wrists and ankles</h2><ul><li><b>Slow bends:</b> Sit down and bend both wrists up and "
        "down. Do it 10 times.</li><li><b>Slow circles:</b> Sit down, lift one heel and draw circles "
        "with the ankle. Do it 10 times.</li></ul><h2>Chest</h2><ul><li><b>Wide arms:</b> Stand tall "
        "and spread your arms. Do it 10 times.</li><li><b>Doorway lean:</b> Stand in a doorway and "
        "lean forward. Stay for 20 seconds.</li></ul>"
    )
    found = mentions_in(page)
    assert [m.muscles for m in found] == [("forearms",), ("ankles",), ("chest",), ("chest",)]
