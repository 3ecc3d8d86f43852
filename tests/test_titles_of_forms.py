"""Titles that only their form shows, and what stands in front of or between titles and is of none."""

import pytest

from tests.conftest import names

SIT = "Sit on a chair and pull your right elbow across your body. Hold for 30 seconds."
LEAN = "Stand by a wall and lean your chest into it. Hold for 20 seconds."
TURN = "Turn your palm up and draw the thumb back with your other hand. Hold for 10 seconds."


@pytest.mark.parametrize(
    ("marks", "title"),
    [
        (("a) ", "b) ", "c) "), "{}"),
        (("• ", "• ", "• "), "{}"),
        (("• ", "• ", "• "), "{} (left and right)"),
    ],
)
def test_items_in_a_row_over_instructions_are_titles_whatever_they_say(marks, title, mentions_in):
    parts = ("Elbows", "Heart", "Thumbs")
    heads = [mark + title.format(part) for mark, part in zip(marks, parts, strict=True)]
    text = "\n\n".join(
        [
            "After work",
            "A few things that I do.",
            *(f"{h}\n\n{t}" for h, t in zip(heads, (SIT, LEAN, TURN), strict=True)),
        ]
    )
    found = mentions_in(text)
    assert names(found) == [title.format(part) for part in parts]
    assert [m.hold_seconds[0] for m in found] == [30, 20, 10]


def test_items_in_a_row_over_talk_are_no_titles_of_exercises(mentions_in):
    talk = "Much has been written of it, and I agree with nearly all that my teacher wrote."
    text = "\n\n".join(
        f"{mark}) {word}\n\n{talk}"
        for mark, word in zip("abc", ("Why", "Who", "Cost"), strict=True)
    )
    assert names(mentions_in(text)) == []


def test_minutes_in_front_of_a_name_are_its_dose_and_each_side_its_sides(mentions_in):
    text = (
        "Sunday list\n\n"
        "1:30 ea side heron lunge: back knee down, arms by your ears\n"
        "2:00 otter pike: legs together, reach long\n"
        "0:45 each leg wall pigeon: press the knee away from you\n"
        "2:00 frog stretch: knees wide, move the hips back and forth\n"
    )
    found = mentions_in(text)
    assert names(found) == ["heron lunge", "otter pike", "wall pigeon", "frog stretch"]
    assert [m.hold_seconds for m in found] == [(90, 90), (120, 120), (45, 45), None]
    assert [bool(m.per_side) for m in found] == [True, False, True, False]


def test_the_number_of_a_picture_is_not_of_the_bold_name_that_it_runs_into(mentions_in):
    text = (
        f"<p>Three for the desk.</p><p><b>Heron Stretch</b> {SIT}</p><p>014<b>Elbow Releases</b></p>"
        f"<p>{LEAN}</p><p>015<b>Thumb Pull</b> {TURN}</p>"
    )
    assert names(mentions_in(text)) == ["Heron Stretch", "Elbow Releases", "Thumb Pull"]


@pytest.mark.parametrize("line", ["March 9 by Lotus Hill", "By Lotus Hill, coach and cyclist"])
def test_a_date_and_an_author_are_no_title(line, mentions_in):
    text = (
        f"<h1>Loose shoulders</h1><p>{line}</p><p>Whoever sits a lot should lift the chest, draw your chin in"
        f" and bend your knees softly while you wait.</p><h2>Heron Stretch</h2><p>{SIT}</p>"
    )
    assert names(mentions_in(text)) == ["Heron Stretch"]
