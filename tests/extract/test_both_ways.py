"""Exercises that turn to both sides without a word for sides."""

import pytest

from curation.extract.dosage import turns_both_ways

BOTH = (
    "Turn the trunk to the left and wait. Come back. Turn it to the right.",
    "The right ear sinks to your right shoulder. The left ear sinks to your left shoulder.",
    "Look over your left shoulder. Breathe. Now look over your right shoulder.",
    "Face left and breathe out. Face right and breathe out.",
    "Let the bent knees go to the right and rest. Then the knees go to the left.",
)
ONE = (
    "Turn the trunk to the left and look to the left.",
    "Look over your left shoulder with the right hand on the floor.",
    "Let the bent knees go to the right and look over your left shoulder.",
    "Face left. Breathe in and turn right foot and knee out.",
    "Turn your toes to the left foot. Turn your palm to the right foot.",
)


@pytest.mark.parametrize("text", BOTH)
def test_the_same_is_turned_to_one_side_and_to_the_other(text: str) -> None:
    assert turns_both_ways(text, 0, len(text)) is not None


@pytest.mark.parametrize("text", ONE)
def test_one_turn_is_no_other_side(text: str) -> None:
    assert turns_both_ways(text, 0, len(text)) is None
