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
