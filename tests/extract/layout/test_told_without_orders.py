"""What tells to move beside plain orders, and orders that are of the exercise and no title."""

import pytest

from tests.conftest import LIE, names

HOLD = "Hold for 20 seconds."


def under_titles(first, second):
    return f"Quiet hour\n\nBadger\n\n{first} {HOLD}\n\nOtter\n\n{second} {HOLD}\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hands on hips.", "Feet together, arms overhead."),
        ("Your left foot forward.", "The other knee bent."),
        ("The upper back straight.", "Your lower back flat on the rug."),
        ("Seated on a bench.", "Kneeling with your eyes closed."),
        ("Then your heel sinks to the rug.", "Both arms are slowly lifted."),
    ],
    ids=["placed", "behind an article", "of an article's words", "a position", "moved"],
)
def test_a_part_of_the_body_that_is_put_somewhere_or_moves_tells_an_exercise(
    first, second, mentions_by_rules
):
    found = mentions_by_rules(under_titles(first, second))
    assert names(found) == ["Badger", "Otter"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The heel likes the rug.", "Long arms are in fashion."),
        ("Knees to Chest is what we call it.", "Elbows to Wall is another."),
    ],
    ids=["talk", "names in capitals"],
)
def test_a_part_of_the_body_that_is_only_spoken_of_tells_none(first, second, mentions_by_rules):
    text = under_titles(first, second).replace(HOLD, "It takes 20 seconds.")
    assert mentions_by_rules(text) == []


def test_an_order_stands_behind_a_bare_number(mentions_by_rules):
    text = "Quiet hour\n\nBadger\n\n1 Lift your left arm for 20 seconds\n\nOtter\n\n2 Bend your knees for 20 seconds\n"
    assert names(mentions_by_rules(text)) == ["Badger", "Otter"]


def test_a_number_inside_a_sentence_opens_no_order(mentions_by_rules):
    text = under_titles("By half past 10 lift a glass to your arms.", "After 7 bend no knees.")
    assert mentions_by_rules(text) == []


@pytest.mark.parametrize("verb", ["should", "must", "can", "may"])
def test_an_order_stands_behind_a_verb_that_asks_or_allows(verb, mentions_by_rules):
    text = under_titles(f"One {verb} lift the left arm.", f"You {verb} bend both knees.")
    assert names(mentions_by_rules(text)) == ["Badger", "Otter"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("People must lift one arm.", "They can bend both knees."),
        ("You will lift one arm.", "You often bend both knees."),
    ],
)
def test_what_others_can_do_and_what_happens_is_no_order(first, second, mentions_by_rules):
    assert mentions_by_rules(under_titles(first, second)) == []


@pytest.mark.parametrize(
    "order",
    ["Hold the Stretch", "Keep up the stretch", "Stay in the stretch", "Repeat your stretch"],
)
def test_an_order_to_hold_or_repeat_the_exercise_is_no_title(order, mentions_by_rules):
    text = (
        "Quiet hour\n\nOtter Stretch\n\nSit on a bench and lift one knee.\n\n"
        f"{order}\n\nLower your knee and look down.\n"
    )
    assert names(mentions_by_rules(text)) == ["Otter Stretch"]


def test_a_name_that_opens_with_another_verb_is_a_title(mentions_by_rules):
    text = (
        "Quiet hour\n\nOtter Stretch\n\nSit on a bench and lift one knee.\n\n"
        f"Push up Stretch\n\n{LIE}\n"
    )
    assert names(mentions_by_rules(text)) == ["Otter Stretch", "Push up Stretch"]
