"""Chunks that hold several exercises without names of their own, as learned weights tell."""

import json
import math
from dataclasses import replace
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.corpus.text import read_text
from curation.extract import show
from curation.extract.layout.exercises.chunk_exercises import told_runs
from curation.extract.layout.exercises.evidence import Judge
from curation.extract.layout.exercises.items import lead_forms
from curation.extract.layout.exercises.opening_choice import (
    FILE,
    Weights,
    better_openings,
    choices_of,
    shipped_weights,
)
from curation.extract.layout.exercises.opening_lines import LEAST_OPENINGS, possible_openings
from curation.extract.layout.exercises.opening_names import with_names
from curation.extract.layout.exercises.opening_signs import (
    SIGNS_OF_ODDS,
    Exercises,
    is_told_whole,
    marks_of,
    signs_of_odds,
    signs_of_openings,
)
from curation.extract.layout.exercises.opening_words import READ, opening_odds, words_of
from curation.extract.layout.signs.reading import Reading
from tests.conftest import article_of

STOOL = (
    "She stands behind the stool, puts both hands on its seat and lets her chest sink between the "
    "arms. Walk your feet back until your back is flat and stay there while the kettle boils."
)
ANKLE = (
    "Sit down and lay one ankle on the other knee. Fold forward over it with a long back until the "
    "seat pulls, and change legs after a few breaths."
)
TOWEL = (
    "Kneel on a towel and sit back on your heels. Slide both hands along the floor as far as they go "
    "and let your forehead rest."
)
DOOR = (
    "The last thing is the door. Put one forearm against the frame, turn your chest away from it and "
    "breathe out twice on each side."
)
WHEEL = "\n\n".join(
    (
        "An afternoon at the wheel",
        "My teacher throws pots all day and is never stiff. She told me what she does in her tea break.",
        *(STOOL, ANKLE, TOWEL, DOOR),
        "Then there is tea.",
    )
)
TWISTS = "\n\n".join(
    (
        "Three ways to sit",
        *(
            "Seated Twist",
            "Sit down.",
            "Cross the left foot over the right knee.",
            "Turn your chest.",
        ),
        *("Butterfly Stretch", "Sit down.", "Bring your feet together.", "Let your knees sink."),
        *("Pigeon Pose", "Kneel down.", "Slide the left leg back.", "Lower your hips."),
    )
)
RUN_IN = """Stiff after the show

These are what our drummer does in the van.

1. Beat Keeper Sit down and cross your arms over your chest. Turn to the left as far as it goes.

2. Snare Roll On your back, pull one knee to your chest and hold it there with both hands.

3. Cymbals, Toms and Bells to Go Lie on your side and draw the top heel to your seat until the thigh pulls.

4. Bass Pedal Kneel with one foot in front and let your hips sink to the floor.
"""
NOTHING = Weights.of(
    {
        "words": {"usual": 0.0, "first": {}, "all": {}},
        "usual": -1.0,
        "signs": {},
        "least": 0.0,
    }
)


class Told:
    """The chunks of a text with what rules tell of them."""

    def __init__(self, text, nlp):
        notes = show(article_of(read_text(text)), nlp)._
        self.text, self.chunks = text, notes.outline.chunks
        reading = Reading(notes.article.text, notes.terms)
        self.judge = Judge(reading, self.chunks)
        forms = lead_forms(self.chunks, reading)
        self.runs = [told_runs(chunk, self.judge, reading, forms) for chunk in self.chunks]
        self.others = Exercises.of(self.chunks, self.runs)

    def openings(self, weights):
        told = zip(self.chunks, self.runs, strict=True)
        return [better_openings(c, runs, self.judge, self.others, weights) for c, runs in told]

    def choices(self):
        told = zip(self.chunks, self.runs, strict=True)
        return [choices_of(c, runs, self.judge, self.others) for c, runs in told]


@pytest.fixture(scope="module")
def wheel(nlp):
    return Told(WHEEL, nlp)


@pytest.fixture(scope="module")
def twists(nlp):
    return Told(TWISTS, nlp)


def test_paragraphs_without_names_are_an_exercise_each_where_they_read_like_it(mentions_in):
    assert [mention.text for mention in mentions_in(WHEEL)] == [STOOL, ANKLE, TOWEL, DOOR]


def test_rules_alone_do_not_tell_them(wheel):
    assert sum(map(len, wheel.runs)) < 4
    assert not any(wheel.openings(NOTHING))


def test_what_rules_tell_stays_where_nothing_else_scores_enough(wheel):
    weights = shipped_weights()
    sure = replace(weights, least=99.0)
    assert any(wheel.openings(weights))
    assert not any(wheel.openings(sure))


QUIET = "The van has no radio, and the road home from the market is a long one."


@pytest.mark.parametrize(
    ("usual", "first"), [(-5.0, STOOL), (5.0, QUIET)], ids=["unlike one", "like one"]
)
def test_lines_in_front_that_instruct_nothing_and_read_unlike_an_exercise_open_none(
    nlp, usual, first
):
    told = Told("\n\n".join((QUIET, STOOL, ANKLE, TOWEL)), nlp)
    words = {"usual": usual, "first": {}, "all": {}}
    sure = Weights.of({"words": words, "usual": 9.0, "signs": {}, "least": 0.0})
    (openings,) = filter(None, told.openings(sure))
    assert told.text[openings[0].start : openings[0].end] == first


def test_a_known_name_among_known_names_is_read_in_no_other_way(twists):
    titled = [
        (chunk, choices)
        for chunk, runs, choices in zip(twists.chunks, twists.runs, twists.choices(), strict=True)
        if is_told_whole(chunk, runs)
    ]
    assert len(titled) == 3
    assert all(possible_openings(chunk) and not choices.ways for chunk, choices in titled)


def test_each_way_of_reading_a_chunk_opens_several_exercises_and_no_two_are_the_same(wheel):
    (ways,) = [x for chunk in wheel.chunks if (x := possible_openings(chunk))]
    assert len(set(ways)) == len(ways) > 1
    for lines in ways:
        assert len(lines) >= LEAST_OPENINGS
        assert all(before.index < after.index for before, after in pairwise(lines))


def test_a_chunk_with_few_instructions_is_read_in_one_way(nlp):
    few = Told("\n\n".join(("An afternoon at the wheel", "Sit down.", "Then there is tea.")), nlp)
    assert not any(possible_openings(chunk) for chunk in few.chunks)


def test_signs_count_what_stands_in_the_lines_that_open(wheel):
    (choices,) = [one for one in wheel.choices() if one.ways]
    told = {len(lines): signs for lines, signs in choices.ways}
    assert choices.shared["title named"] == 0
    assert all(signs["openings"] == number for number, signs in told.items())
    assert all(0 <= signs["share of words"] <= 1 for signs in told.values())
    assert all(
        signs["opening steps"] * number + signs["other steps"] == choices.shared["steps"]
        for number, signs in told.items()
    )


def test_lines_that_were_taken_out_of_a_chunk_leave_its_signs_as_they_are(wheel):
    told = [(c, x.ways) for c, x in zip(wheel.chunks, wheel.choices(), strict=True) if x.ways]
    ((chunk, ways),) = told
    marks = [marks_of(line, wheel.judge.reading) for line in chunk.body]
    odds = [0.25 + place / 100 for place in range(len(marks))]
    apart = {line.index: replace(line, index=3 * line.index) for line in chunk.body}
    gaps = replace(chunk, body=list(apart.values()))
    for lines, _ in ways:
        moved = [apart[line.index] for line in lines]
        signs = signs_of_openings(chunk, lines, marks, 1)
        assert signs_of_openings(gaps, moved, marks, 1) == signs
        assert signs_of_odds(gaps, moved, odds) == signs_of_odds(chunk, lines, odds)


def test_weights_are_of_signs_that_chunks_have(wheel):
    learned = json.loads(
        (resources.files("curation.extract.layout.exercises") / FILE).read_text("utf-8")
    )
    (choices,) = [one for one in wheel.choices() if one.ways]
    assert set(learned["signs"]) == {*choices.shared, *choices.ways[0][1], *SIGNS_OF_ODDS}
    for steps in learned["signs"].values():
        bounds = [bound for bound, _ in steps]
        assert bounds == sorted(bounds)
        assert all(math.isfinite(number) for step in steps for number in step)


steps = st.lists(
    st.tuples(st.integers(-5, 5), st.floats(-2, 2)), max_size=6, unique_by=lambda x: x[0]
)


@given(steps.map(sorted), st.floats(-6, 6))
def test_a_sign_adds_what_stands_beside_each_bound_that_it_exceeds(bounds, value):
    words = {"usual": 0.0, "first": {}, "all": {}}
    learned = {"words": words, "usual": 0.0, "signs": {"lines": bounds}, "least": 0.0}
    expected = sum(added for bound, added in bounds if value > bound)
    assert Weights.of(learned).score({"lines": value}) == pytest.approx(expected)


@given(st.lists(st.floats(0, 1), min_size=5, max_size=5))
def test_words_add_no_more_than_the_most_that_is_reckoned_with(values):
    weights = shipped_weights()
    signs = dict(zip(SIGNS_OF_ODDS, values, strict=True))
    assert weights.score(signs) <= weights.most_by_odds


@pytest.mark.parametrize("lead", [0.0, -1.5, -3.0, -6.0])
def test_words_that_could_not_decide_are_passed_over_without_a_loss(wheel, lead):
    weights = shipped_weights()
    weights = replace(weights, least=weights.least + lead)
    assert wheel.openings(weights) == wheel.openings(replace(weights, most_by_odds=math.inf))


@given(st.lists(st.sampled_from(["sit", "down", "hold", "30", "."]), min_size=1, max_size=12))
def test_words_count_once_and_numbers_alike(words):
    told = words_of(" ".join(words))
    assert told.all == {"0" if word == "30" else word for word in words}
    assert words_of(" ".join(words).upper().replace("30", "45")) == told


def test_only_the_beginning_of_a_line_is_looked_at():
    long = "sit " * READ
    assert words_of(long) == words_of(long + "then stand")


def test_words_like_those_of_first_lines_raise_the_odds():
    words = shipped_weights().words
    first = opening_odds("Sit on the floor and stretch both legs out.", words)
    later = opening_odds("Repeat on the other side.", words)
    assert 0 < later < first < 1


def read_as_opened(text, nlp):
    """Return the names of the exercises that all numbered lines of a text open."""
    told = Told(text, nlp)
    reading = told.judge.reading
    (chunk,) = [one for one in told.chunks if any(line.number for line in one.body)]
    openings = [line for line in chunk.body if line.number]
    _, named = with_names(chunk, openings, reading)
    return [line.title and reading.text[slice(*line.title.span)] for line in named]


def test_names_that_run_into_the_text_are_those_of_most_lines(nlp):
    told = ["Beat Keeper", "Snare Roll", "Cymbals, Toms and Bells to Go", "Bass Pedal"]
    assert read_as_opened(RUN_IN, nlp) == told
    assert read_as_opened(RUN_IN.replace("Bass Pedal Kneel", "Kneel"), nlp) == [*told[:3], None]
    two = RUN_IN.replace("Bass Pedal Kneel", "Kneel").replace(
        "Cymbals, Toms and Bells to Go Lie", "Lie"
    )
    assert read_as_opened(two, nlp) == [None] * 4


def test_an_order_is_no_name_that_runs_into_the_text(nlp):
    orders = RUN_IN.replace("Beat Keeper", "Bend your Knees").replace(
        "Cymbals, Toms and Bells to Go", "Lift both Arms"
    )
    assert read_as_opened(orders, nlp) == [None] * 4


def test_a_count_of_steps_is_no_name(nlp):
    steps = RUN_IN
    for number, name in enumerate(
        ("Beat Keeper", "Snare Roll", "Cymbals, Toms and Bells to Go"), 1
    ):
        steps = steps.replace(f"{number}. {name} ", f"{number}. Step {number}: ")
    assert read_as_opened(steps, nlp) == [None] * 4
