"""Names that sentences lead to, and titles that say the same name twice or only count."""

import pytest

from tests.conftest import names

BEND = "Bend your knees and hold your shins for 20 seconds, then lower your legs to the floor."


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        (
            "After a long day, close with the band pull-apart, arms at chest height.",
            "band pull-apart",
        ),
        ("The last way is the pelvic tilt.", "pelvic tilt"),
        ("Our coach calls this one the “sleepy otter.”", "sleepy otter"),
        ("Tired? Then move on to a reclined knee hug: it is short.", "reclined knee hug"),
        ("For backs like mine I put in hip gates: walk slowly.", "hip gates"),
    ],
)
def test_a_sentence_leads_to_the_name(lead, name, mentions_by_rules):
    found = mentions_by_rules(f"Exercise 1\n\n{lead} Lie down on your back. {BEND}\n")
    assert names(found) == [name]


@pytest.mark.parametrize(
    "lead",
    [
        "Begin with a gentle stretch.",
        "Start with the knees bent and finish with the arms long.",
        "Start with the foam roller.",
    ],
)
def test_a_sentence_that_leads_to_no_name_leaves_the_exercise_without(lead, mentions_by_rules):
    found = mentions_by_rules(f"Exercise 1\n\n{lead} Lie down on your back. {BEND}\n")
    assert names(found) == [None]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Bridge Pose", "Setu Bandha Sarvangasana"), ("Setu Bandha Sarvangasana", "Bridge Pose")],
)
def test_a_name_in_two_languages_is_the_first_of_them(first, second, mentions_by_rules):
    text = f"# Two for the hips\n\n{first}\n\n{second}\n\nLie on your back. {BEND}\n"
    found = mentions_by_rules(
        f"{text}\nTree Pose\n\nVrksasana\n\nStand on one leg for 20 seconds.\n"
    )
    assert names(found) == [first, "Tree Pose"]


def test_a_title_that_counts_steps_is_no_name(mentions_by_rules):
    text = "\n\n".join(
        f"Step {number}\n\nNow come to {pose}. Place your hands on the mat. {BEND}"
        for number, pose in enumerate(("Pigeon Pose", "Cobra Pose", "Child's Pose"), 1)
    )
    found = names(mentions_by_rules(f"A short sequence\n\n{text}\n"))
    assert "Step 1" not in found
    assert found == ["Pigeon Pose", "Cobra Pose", "Child's Pose"]
