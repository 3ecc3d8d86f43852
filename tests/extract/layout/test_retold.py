"""Exercises as their sentences are tagged: beside those of rules, with names, titles and groups."""

import pytest

from curation.corpus.text import read_text
from curation.extract import show
from curation.extract.components import vocabulary_of
from curation.extract.layout import sections
from curation.extract.layout.exercises.run_in_names import with_names
from curation.extract.layout.retold import Told, retold, untold
from curation.extract.layout.signs.reading import Reading
from curation.extract.layout.tagging.units import units_of
from curation.extract.model import Span
from tests.conftest import LIE, STEPS, article_of

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
WHEEL = "\n\n".join(
    (
        "An afternoon at the wheel",
        "My teacher throws pots all day and is never stiff. She told me what she does in her tea break.",
        *(STOOL, ANKLE, TOWEL),
        "Then there is tea.",
    )
)
TITLED = "\n\n".join(
    ("Three for the van", "Otter Stretch", STEPS, "Heron Stretch", LIE, "Mole Stretch", STEPS)
)


class Outlined:
    """The outline of a text as rules tell it, and its units."""

    def __init__(self, text, nlp):
        notes = show(article_of(read_text(text)), nlp)._
        self.outline, self.text = notes.outline, notes.article.text
        self.reading = Reading(self.text, notes.terms)
        self.units = units_of(self.outline.lines, self.text)

    def holding(self, *words):
        return [unit for unit in self.units if any(x in self.of(unit) for x in words)]

    def of(self, placed):
        return self.text[placed.start : placed.end]

    def retold(self, *tagged, told=None):
        told = told or Told((), (), ())
        return retold(tagged, told, self.outline.chunks, self.reading, vocabulary_of(None))


@pytest.fixture(scope="module")
def outlined(nlp_by_rules):
    return lambda text: Outlined(text, nlp_by_rules)


def test_paragraphs_without_names_are_an_exercise_each_where_they_read_like_it(
    mentions_in, mentions_by_rules
):
    assert [mention.text for mention in mentions_in(WHEEL)] == [STOOL, ANKLE, TOWEL]
    assert len(mentions_by_rules(WHEEL)) < 3


def test_nothing_is_tagged_under_a_title_that_forbids(mentions_in):
    told = f"{STOOL}\n\n{ANKLE}\n\n{TOWEL}\n"
    assert len(mentions_in(f"Tea\n\nExercises to try\n\n{told}")) == 3
    assert mentions_in(f"Tea\n\nExercises to avoid\n\n{told}") == []


def test_a_book_is_not_tagged(mentions_in, mentions_by_rules, monkeypatch):
    monkeypatch.setattr(sections, "LONGEST_TAGGED", len(WHEEL) - 1)
    told = [mention.text for mention in mentions_by_rules(WHEEL)]
    assert [mention.text for mention in mentions_in(WHEEL)] == told


def test_exercises_with_titles_of_one_form_and_nearly_all_instructions_are_told_plainly(outlined):
    assert outlined(TITLED).outline.is_plain


@pytest.mark.parametrize(
    "text",
    [
        WHEEL,
        TITLED.replace(f"Mole Stretch\n\n{STEPS}", ""),
        TITLED.replace("Heron Stretch", "1. Heron Stretch"),
        f"{TITLED}\n\nConclusion\n\n{STEPS} {LIE} {STEPS}",
    ],
    ids=["without titles", "two", "two forms", "instructions outside"],
)
def test_others_are_not(text, outlined):
    assert not outlined(text).outline.is_plain


def test_exercises_most_of_which_have_no_title_are_not(outlined):
    text = outlined(TITLED)
    own = ("Otter", "Stand tall"), ("Heron", "Lie on"), ("Mole",)
    titled = tuple(text.retold(*(text.holding(*words)[:2] for words in own)))
    bare = tuple(text.retold(*([unit] for unit in text.holding("Hold for 20"))))
    lines = [line for run in titled for line in run.lines]
    assert Told(titled, (), ()).is_plain(lines)
    assert not Told((*titled, *bare), (), ()).is_plain(lines)


def test_what_is_tagged_as_rules_tell_it_stays_theirs(outlined):
    text = outlined(TITLED)
    whole = text.holding("Otter", "Stand tall", "Hold for 20")[:3]
    run = text.retold(whole)[0]
    rules = Told((run,), (Span(whole[0].start, whole[-1].end),), ())
    assert text.retold(whole[1:], told=rules)[0] is run
    assert text.retold(whole[2:], told=rules)[0] is not run
    other = text.holding("Lie on your back")
    assert text.retold(other, told=rules)[0] is not run
    assert untold([other], rules) == [run]
    assert untold([whole[2:]], rules) == []


def test_what_is_only_named_stays_where_nothing_tagged_holds_it(outlined):
    text = outlined(TITLED)
    (named,) = text.retold(text.holding("Mole"))
    rules = Told((), (), (named,))
    assert text.retold(text.holding("Lie on your back"), told=rules)[1:] == [named]
    assert len(text.retold(text.holding("Mole", "Hold"), told=rules)) == 1


def test_an_exercise_may_begin_and_end_inside_a_line(outlined):
    text = outlined(f"At the bus stop\n\nThe bus is late. {STEPS} Then it comes.\n")
    (run,) = text.retold(text.holding("Stand tall", "Hold for 20"))
    (line,) = run.lines
    assert text.of(line) == STEPS
    assert line.words == len(STEPS.split())
    assert run.head is None
    assert [text.of(group) for group in run.groups] == ["At the bus stop"]


def test_the_name_in_front_of_a_line_is_of_what_begins_there(outlined):
    text = outlined(f"Tea break\n\nPigeon Pose: {STEPS}\n")
    whole, later = text.retold(text.units[1:], text.units[2:])
    assert text.units[1].line is text.units[2].line
    assert text.text[slice(*whole.head.title.span)] == "Pigeon Pose"
    assert later.head is None
    assert later.lines[0].title is None


def test_a_title_over_the_first_line_is_the_name_or_a_group(outlined):
    text = outlined(TITLED)
    named, grouped = text.retold(text.holding("Heron", "Lie on"), text.holding("Stand tall")[:1])
    assert text.of(named.head) == "Heron Stretch"
    assert [text.of(group) for group in named.groups] == []
    assert grouped.head is None
    assert [text.of(group) for group in grouped.groups] == ["Otter Stretch"]


def test_a_short_first_line_is_the_title_whatever_it_looks_like(outlined):
    text = outlined(f"Warm up\n\nround and round we go\n\n{STEPS}\n")
    (run,) = text.retold(text.holding("round", "Stand tall"))
    assert text.text[slice(*run.head.title.span)] == "round and round we go"
    (sentence,) = text.retold(text.holding("Stand tall", "Hold for 20"))
    assert sentence.head is None


@pytest.mark.parametrize(
    "line",
    ["round and round we go.", "round and round we go, as the old song has it for the lot of us"],
    ids=["a sentence", "a long line"],
)
def test_a_sentence_and_a_long_line_are_no_titles(line, outlined):
    text = outlined(f"Warm up\n\n{line}\n\n{STEPS}\n")
    (run,) = text.retold(text.holding("round", "Stand tall"))
    assert run.head is None


LED = """What we do while the tape runs

Human fishing net: Raise both arms and lace your fingers until the ribs pull apart.

The happy fridge – Put your back to a wall and slide down until your thighs burn.

Turn to the window and let both shoulders sink.
"""


def test_what_colons_and_dashes_set_off_in_several_is_their_name(outlined):
    text = outlined(LED)
    first, second, third = ([unit] for unit in text.units[1:4])
    heads = [run.head for run in text.retold(first, second, third)]
    assert [text.text[slice(*head.title.span)] if head else None for head in heads] == [
        "Human fishing net",
        "The happy fridge",
        None,
    ]


def test_what_a_colon_sets_off_in_one_alone_is_none(outlined):
    text = outlined(LED.replace(" – Put", ". Put"))
    first, _, third = ([unit] for unit in (text.units[1], text.units[2], text.units[-1]))
    assert [run.head for run in text.retold(first, third)] == [None, None]


ROUTINE = (
    "Sun Salutation A\n\nStand tall and stretch your arms up. Fold forward to stretch your "
    "hamstrings, step back into a plank stretch, lower down, and stretch your chest. Hold for "
    "5 breaths."
)
RUN_IN = """Stiff after the show

1. Beat Keeper Sit down and cross your arms over your chest. Turn to the left as far as it goes.

2. Snare Roll On your back, pull one knee to your chest and hold it there with both hands.

3. Cymbals, Toms and Bells to Go Lie on your side and draw the top heel to your seat until the thigh pulls.

4. Bass Pedal Kneel with one foot in front and let your hips sink to the floor.
"""
DRUMS = ["Beat Keeper", "Snare Roll", "Cymbals, Toms and Bells to Go", "Bass Pedal"]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, DRUMS),
        ({"Bass Pedal ": ""}, [*DRUMS[:3], None]),
        ({"Bass Pedal ": "", "Cymbals, Toms and Bells to Go ": ""}, [None] * 4),
        (
            {"Beat Keeper": "Bend your Knees", "Cymbals, Toms and Bells to Go": "Lift both Arms"},
            [None] * 4,
        ),
        ({f"{n}. {name} ": f"{n}. Step {n}: " for n, name in enumerate(DRUMS, 1)}, [None] * 4),
    ],
    ids=["all", "most", "half", "orders", "counts of steps"],
)
def test_names_that_run_into_the_text_are_those_of_most_lines(changes, found, outlined):
    text = RUN_IN
    for old, new in changes.items():
        text = text.replace(old, new)
    told = outlined(text)
    openings = [line for line in told.outline.lines if line.number]
    named = with_names(openings, told.reading)
    assert [line.title and told.text[slice(*line.title.span)] for line in named] == found


def test_of_what_no_sentence_is_tagged_for_only_routines_and_tests_stay(
    mentions_in, mentions_by_rules, monkeypatch
):
    text = f"{ROUTINE}\n\n{TITLED.replace('Heron Stretch', '1. Heron Stretch')}\n"
    kinds = [mention.kind for mention in mentions_by_rules(text)]
    assert "routine" in kinds
    assert "stretch" in kinds
    monkeypatch.setattr(sections, "tagged_exercises", lambda *_: [])
    assert {mention.kind for mention in mentions_in(text)} == {"routine"}


def test_exercises_are_not_told_plainly_where_many_titles_like_theirs_are_none(outlined):
    others = "".join(f"\n\n{name}\n\nSocks off." for name in ("Toe Spreads", "Golf Ball", "Rug"))
    assert outlined(TITLED).outline.is_plain
    assert not outlined(TITLED + others).outline.is_plain
