"""The phrase language of the vocabulary files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.phrases import MOST_PHRASES, PhraseError, expand


def test_alternatives_and_optional_words_multiply():
    assert set(expand("lie|lying (flat) on your back")) == {
        "lie flat on your back",
        "lie on your back",
        "lying flat on your back",
        "lying on your back",
    }


def test_underscore_joins_the_words_of_one_alternative():
    assert expand("all_fours|hands_and_knees") == ("all fours", "hands and knees")


@pytest.mark.parametrize("pattern", ["", "   ", "(flat on", "a||b", "flat)", "x|"])
def test_a_slip_of_the_pen_is_refused(pattern):
    with pytest.raises(PhraseError):
        expand(pattern)


def test_a_pattern_that_explodes_is_refused():
    with pytest.raises(PhraseError, match=str(MOST_PHRASES)):
        expand(" ".join(["a|b|c|d"] * 6))


words = st.text("abcdefgh", min_size=1, max_size=5)


@given(st.lists(st.lists(words, min_size=1, max_size=3, unique=True), min_size=1, max_size=4))
def test_every_choice_of_alternatives_is_among_the_phrases(places):
    phrases = expand(" ".join("|".join(place) for place in places))
    assert " ".join(place[0] for place in places) in phrases
    assert " ".join(place[-1] for place in places) in phrases
    assert len(phrases) == len(set(phrases))
