"""Which muscle words are targets, and which only say how to move or what hurts."""

import csv
from pathlib import Path

import pytest

CASES = list(
    csv.DictReader((Path(__file__).parent / "data" / "target_cases.csv").open(encoding="utf-8"))
)
FRAME = "1. Mystery Drill\n\nSit on the floor and bend your knees. {} Hold for 20 seconds.\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_sentence(case, mentions_in):
    (mention,) = mentions_in(FRAME.format(case["sentence"]))
    assert "|".join(mention.muscles) == case["muscles"]


@pytest.mark.parametrize(
    ("name", "muscles"),
    [
        ("Standing Quad Stretch", ("quadriceps",)),
        ("Seated Hip and Glute Stretch", ("glutes", "hips")),
        ("Knee Hug", ()),
        ("Shoulder Opener", ("shoulders",)),
        ("Hip Circles", ("hips",)),
        ("Shoulder Rolls", ("shoulders",)),
        ("Leg Swings", ()),
        ("Knee to Chest Stretch", ()),
        ("Stretch Your Neck", ("neck",)),
        ("Neck Side Nods", ("neck",)),
        ("Wrist Turns", ("forearms",)),
        ("Ankle Dorsiflexion", ("ankles",)),
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
