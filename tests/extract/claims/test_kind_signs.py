"""The learned signs of whether an exercise stretches or strengthens."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.corpus.text import read_text
from curation.extract import show
from curation.extract.claims import kind_signs
from curation.extract.claims.kind_signs import INTERCEPT, signs_of, strengthens
from curation.extract.mentions import present
from curation.vocabulary import load_vocabulary
from tests.conftest import article_of

WEIGHTS = json.loads((Path(kind_signs.__file__).parent / "kind_weights.json").read_text("utf-8"))
ROLES = {
    INTERCEPT, "title", "others", "cue", "titled", "over", "purpose", "entry", "dose", "with",
    "verb", "name",
}  # fmt: skip
ARTICLE = """Strong knees at home

1. Wall Sit

Lower your back along a wall until your thighs are level. Hold for 4 seconds, 3 sets of 12 reps.

2. Mystery Stretch

Sit on a mat and reach for your toes. Hold for 30 seconds.
"""
some_signs = st.lists(st.tuples(st.sampled_from(sorted(WEIGHTS)), st.floats(0, 3)), max_size=30)


@pytest.fixture(scope="module")
def signs(nlp):
    notes = show(article_of(read_text(ARTICLE)), nlp)._
    presented = present(notes.article.text, notes.outline.sections, notes.terms, load_vocabulary())
    return [dict(told) for told in signs_of(notes.article.text, presented, notes.terms)]


def test_weights_are_of_signs_that_can_stand_in_an_article():
    assert {sign.split()[0] for sign in WEIGHTS} == ROLES
    assert all(math.isfinite(weight) for weight in WEIGHTS.values())


def test_a_section_has_the_signs_of_its_name_its_words_its_doses_and_its_article(signs):
    wall_sit, reach = signs
    assert {"name wall", "name sit", "verb lower", "dose sets", "dose many reps"} <= set(wall_sit)
    assert {"dose brief hold", "entry strength", "title strong", "title knees"} <= set(wall_sit)
    assert {"name mystery", "dose long hold", "with mat", "titled stretch"} <= set(reach)
    assert "entry strength" not in reach
    assert reach["others strength"] == 1.0
    assert "others strength" not in wall_sit


def test_an_exercise_with_signs_of_strength_strengthens(signs):
    wall_sit, reach = signs
    assert strengthens(wall_sit.items())
    assert not strengthens(reach.items())


@given(some_signs, st.randoms())
def test_the_order_of_signs_does_not_matter(told, dice):
    shuffled = dice.sample(told, len(told))
    assert strengthens(told) == strengthens(shuffled)


@given(some_signs)
def test_a_sign_that_was_not_learned_says_nothing(told):
    assert strengthens([*told, ("name unheard", 1.0)]) == strengthens(told)


@given(some_signs)
def test_a_sign_that_speaks_for_strengthening_never_speaks_against_it(told):
    heavier = [*told, (max(WEIGHTS, key=WEIGHTS.__getitem__), 1.0)]
    assert strengthens(heavier) >= strengthens(told)
