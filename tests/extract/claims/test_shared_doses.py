"""Doses that an exercise's own text states for every exercise of the article."""

import pytest

NAMES = ("Heron Stretch", "Otter Stretch", "Badger Stretch")
STEPS = "Stand tall and bend one knee, then lean your chest over it."


def page(place, sentence):
    told = [f"{STEPS} {sentence}" if at == place else STEPS for at in range(len(NAMES))]
    parts = [f"<h2>{name}</h2><p>{text}</p>" for name, text in zip(NAMES, told, strict=True)]
    return "<h1>Three of mine</h1>" + "".join(parts)


@pytest.mark.parametrize("place", [0, 2], ids=["first", "last"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Hold every stretch for 25 seconds.",
        "All stretches are held for 25 seconds.",
        "Stay 25 seconds in each pose.",
    ],
)
def test_a_sentence_in_the_first_or_last_exercise_gives_all_their_hold(
    place, sentence, mentions_in
):
    found = mentions_in(page(place, sentence))
    assert [mention.hold_seconds for mention in found] == [(25, 25)] * 3
    taken = [{c.inherited for c in m.claims if c.field == "hold_seconds"} for m in found]
    assert [True in one for one in taken] == [at != place for at in range(3)]


@pytest.mark.parametrize(
    ("place", "sentence"),
    [(1, "Hold every stretch for 25 seconds."), (0, "Hold the stretch for 25 seconds.")],
    ids=["further inside", "of one"],
)
def test_other_sentences_speak_of_their_own_exercise(place, sentence, mentions_in):
    found = mentions_in(page(place, sentence))
    expected = [(25, 25) if at == place else None for at in range(3)]
    assert [mention.hold_seconds for mention in found] == expected
