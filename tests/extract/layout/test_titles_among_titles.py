"""Titles that say little: what those around them, their own line or the line below says of them."""

import pytest

from tests.conftest import names

SIT = "Sit tall and lift your left arm. Hold for 20 seconds."
LIE = "Lie on your back and hug your knees. Hold for 30 seconds."
TALK = "My aunt wrote a whole letter of it, and I keep that in the kitchen."


def page(*sections):
    told = "\n\n".join(f"### {title}\n\n{body}" for title, body in sections)
    return f"# Loose at last\n\nA word before.\n\n{told}\n"


BETWEEN = [(word, TALK) for word in ("Sleep", "Lunch", "Neighbours", "Weather", "Money")]


@pytest.mark.parametrize(
    ("title", "found"),
    [("Unlocking Elbows", 3), ("Respecting Elbows", 2)],
    ids=["the same word", "another word"],
)
def test_a_title_that_begins_with_the_word_of_two_exercises_is_one(title, found, markdown_by_rules):
    text = page(
        ("Unlocking Thumbs", SIT),
        ("Unlocking Wrists", LIE),
        (title, "Turn the arm until it is long."),
        *BETWEEN,
    )
    assert len(markdown_by_rules(text)) == found


FLAG = (
    "A low stool behind you and the foot on it, and all of it gets long and light, as a flag in the wind "
    "does; there is no more to it."
)


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [("Quadriceps", FLAG, 3), ("Quadriceps", "On a stool.", 2), ("Sleep", FLAG, 2)],
    ids=["muscles", "hardly a word", "no muscles"],
)
def test_a_title_that_is_muscles_over_a_text_is_an_exercise_among_such(
    title, body, found, markdown_by_rules
):
    text = page(("Calves", SIT), ("Hamstrings", LIE), (title, body), *BETWEEN[:2])
    assert len(markdown_by_rules(text)) == found


def test_muscles_over_talk_alone_are_no_exercises(markdown_by_rules):
    text = page(("Calves", SIT), *((muscle, FLAG) for muscle in ("Hamstrings", "Quadriceps")))
    assert names(markdown_by_rules(text)) == ["Calves"]
    text = page(("Heron Stretch", SIT), ("Otter Stretch", LIE), ("Quadriceps", FLAG))
    assert names(markdown_by_rules(text)) == ["Heron Stretch", "Otter Stretch"]


@pytest.mark.parametrize(
    ("dose", "found"),
    [("Hold each stretch for 20 seconds.", 2), ("Hold this stretch for 20 seconds.", 3)],
)
def test_a_title_over_nothing_but_the_dose_of_each_is_no_exercise(dose, found, markdown_by_rules):
    text = page(("Arm and Back Stretch", dose), ("Heron Stretch", SIT), ("Otter Stretch", LIE))
    assert len(markdown_by_rules(text)) == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("1. Heron Stretch: 3 x 20 seconds", 1),
        ("Cobra Pose (3 x 20 seconds)", 1),
        ("1. Heron Stretch", 0),
        ("1. Heron Weather: 3 x 20 seconds", 0),
    ],
    ids=["counted", "known", "no dose", "no name"],
)
def test_a_named_title_that_states_its_own_dose_is_an_exercise_with_nothing_under_it(
    title, found, mentions_by_rules
):
    text = f"<h1>Loose at last</h1><p>{TALK}</p><h3>{title}</h3><h3>Neighbours</h3><p>{TALK}</p>"
    assert len(mentions_by_rules(text)) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [("Same as above, with the palm up.", 2), ("Some call it the palm that is up.", 1)],
)
def test_a_title_over_words_that_it_is_done_as_the_one_before_is_an_exercise(
    body, found, markdown_by_rules
):
    text = page(("Heron Stretch", SIT), ("Heron Reach", body), *BETWEEN)
    assert len(markdown_by_rules(text)) == found


@pytest.mark.parametrize(
    ("counts", "found"),
    [(("Stretch 1", "Stretch 2"), 2), (("Stretch 1", "Page 2"), 0), (("Day 1", "Day 2"), 0)],
    ids=["exercises", "one of them", "days"],
)
def test_titles_that_count_exercises_are_exercises_whatever_stands_under_them(
    counts, found, markdown_by_rules
):
    first, second = counts
    text = page((f"{first}: the flagpole", TALK), (f"{second}: the rowing boat", TALK))
    assert len(markdown_by_rules(text)) == found
