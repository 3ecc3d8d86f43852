"""Two spellings of one name have one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.names import STEPS, entry_id, explain_key, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Child’s Pose", "childs pose"),
        ("Figure-4 Stretch", "figure four stretch"),
        ("90-90 Hip Stretch", "90/90 Hip Stretches"),
        ("Baddha Koṇāsana", "baddha konasana"),
        ("Balasan", "bālāsana"),
        ("Warrior II", "Warrior 2"),
        ("The Pigeon", "pigeon"),
        ("Mountain Pose (Tadasana)", "mountain pose"),
        ("Calves stretch", "calf stretch"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Standing Quad Stretch", "Side-Lying Quad Stretch"),
        ("Warrior I", "Warrior II"),
        ("Front Plank", "Side Plank"),
        ("Cross-body stretch", "Body stretch"),
    ],
)
def test_different_names_keep_different_keys(one, other):
    assert name_key(one) != name_key(other)


def test_explanation_ends_with_the_key_and_names_every_step():
    trace = explain_key("The Runner’s Lunges (Low)")
    assert trace[-1][1] == name_key("The Runner’s Lunges (Low)") == "runner lunge"
    assert [step for step, _ in trace] == [step.__name__ for step in STEPS]


@given(st.text(max_size=60))
def test_a_key_is_its_own_key_in_any_case(name):
    key = name_key(name)
    assert name_key(key.upper()) == name_key(key)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Child’s Rest", "childs-rest"),
        ("The ‘Lazy’ Dog", "the-lazy-dog"),
        ("Runners' Lunge", "runners-lunge"),
        ("90/90 - Hip Drop", "90-90-hip-drop"),
        ("Parīvṛtta", "parivrtta"),
        ("!?", ""),
    ],
)
def test_the_id_of_an_entry_is_made_of_the_words_of_its_name(name, wanted):
    assert entry_id(name) == wanted


@given(st.text(max_size=60))
def test_an_id_is_its_own_id(name):
    assert entry_id(entry_id(name)) == entry_id(name)
