"""Sections of every layout: what is found, what it is called, where it begins and ends."""

import pytest

from tests.conftest import LIE, STEPS, names


@pytest.mark.parametrize(
    "text",
    [
        f"1. Heron Reach\n\n{STEPS}\n\n2. Otter Stretch\n\n{LIE}\n",
        f"Two moves to try\n\nHeron Reach\n\n{STEPS}\n\nOtter Stretch\n\n{LIE}\n",
        f"<h1>Two moves</h1><h2>Heron Reach</h2><p>{STEPS}</p><h2>Otter Stretch</h2><p>{LIE}</p>",
        f"<h1>Two moves</h1><p><b>Heron Reach</b></p><p>{STEPS}</p><p><b>Otter Stretch</b></p><p>{LIE}</p>",
        f"<h1>Two moves</h1><p><b>Heron Reach:</b> {STEPS}</p><p><b>Otter Stretch:</b> {LIE}</p>",
        f"<h1>Two moves</h1><ul><li>Heron Reach: {STEPS}</li><li>Otter Stretch: {LIE}</li></ul>",
        f"<h1>Two moves</h1><ol><li>Heron Reach. {STEPS}</li><li>Otter Stretch. {LIE}</li></ol>",
        f"<table><tr><td>Heron Reach</td><td>{STEPS}</td></tr><tr><td>Otter Stretch</td><td>{LIE}</td></tr></table>",
    ],
    ids=["numbered", "bare", "headings", "bold lines", "bold leads", "list", "ordered", "table"],
)
def test_a_layout_with_names(text, mentions_in):
    found = mentions_in(text)
    assert names(found) == ["Heron Reach", "Otter Stretch"]
    assert [m.position for m in found] == ["standing", "supine"]
    assert [m.hold_seconds for m in found] == [(20, 20), (20, 20)]


def test_blocks_without_a_name_stay_without_one(mentions_in):
    text = f"Why we stretch\n\nIt is good for you.\n\n\nThe Move: {STEPS}\n\n\nThe Move: {LIE}\n"
    assert names(mentions_in(text)) == [None, None]


def test_a_numbered_title_that_names_nothing_is_no_name(mentions_in):
    page = f"<h2>Exercise 1</h2><p>{STEPS}</p><h2>Exercise 2</h2><p>{LIE}</p>"
    assert names(mentions_in(page)) == [None, None]


def test_adverts_inside_a_section_are_no_part_of_its_values(mentions_in):
    text = f"1. Heron Reach\n\nRELATED: Hold 9 seconds with a foam roller\n\n{STEPS}\n"
    (mention,) = mentions_in(text)
    assert mention.equipment == ()


def test_labels_do_not_open_exercises(mentions_in):
    text = f"1. Heron Reach\n\nHow to do it: {STEPS}\n\nWhy it works: It opens the hips.\n"
    (mention,) = mentions_in(text)
    assert mention.text.endswith("It opens the hips.")
    assert mention.muscles == ("hips",)


def test_a_list_of_bare_names_is_a_list_of_exercises_that_share_their_dose(mentions_in):
    page = (
        "<p><b>Dynamic Stretching:</b> Warm up with these. (Perform 10 each / 2x)</p>"
        "<ul><li>Leg Swings</li><li>Arm Circles</li><li>Inchworms</li></ul>"
    )
    found = mentions_in(page)
    assert names(found) == ["Leg Swings", "Arm Circles", "Inchworms"]
    assert all(m.reps == (10, 10) and m.sets == (2, 2) and m.mode == "dynamic" for m in found)


def test_a_value_said_once_for_all_reaches_each_and_says_so(mentions_in):
    text = (
        "Calm mornings\n\nHold each stretch for 30 to 45 seconds.\n\n"
        "1. Heron Stretch\n\nStand tall and bend your knee. Repeat on the other side.\n\n"
        "2. Otter Stretch\n\nLie on your back and lift your leg. Hold for 10 seconds.\n"
    )
    first, second = mentions_in(text)
    assert (first.hold_seconds, second.hold_seconds) == ((30, 45), (10, 10))
    assert [c.inherited for c in first.claims if c.field == "hold_seconds"] == [True]


@pytest.mark.parametrize(
    ("said", "hold", "per_side"),
    [
        ("Stay in each of these hip openers for 40 seconds.", (40, 40), False),
        ("In Cobra Pose, hold each side for 40 seconds.", None, False),
        ("Half a minute of every one, both sides.", (30, 30), True),
        ("No stretch here should be shorter than 25 seconds.", (25, None), False),
        ("Every stretch you do after a run needs a minute.", (60, 60), False),
        ("The whole list takes 20 minutes, all stretches together.", None, False),
    ],
)
def test_what_is_said_of_all_needs_no_verb_of_holding(said, hold, per_side, mentions_in):
    text = (
        f"Calm mornings\n\n{said}\n\n"
        "1. Heron Stretch\n\nStand tall and bend your knee.\n\n"
        "2. Otter Stretch\n\nLie on your back and lift your leg.\n"
    )
    found = mentions_in(text)
    assert [(m.hold_seconds, m.per_side) for m in found] == [(hold, per_side)] * 2


def test_repetitions_said_after_the_last_exercise_reach_those_that_are_held_briefly(mentions_in):
    text = (
        "Loose hips\n\n1. Heron Stretch\n\nStand tall and bend your knee. Hold for 5 counts.\n\n"
        "2. Otter Stretch\n\nLie on your back and lift your leg. Hold for 40 seconds.\n\n"
        "3. Badger Stretch\n\nSit and bend forward. Stay for 8 counts.\n\n"
        "Do each exercise 12 times unless your doctor has told you something else.\n"
    )
    assert [m.reps for m in mentions_in(text)] == [(12, 12), None, (12, 12)]


FLOW = (
    "Evening flow\n\nOtter Stretch\n\nStand wide and bend your left knee.\n\n"
    "Heron Lunge\n\nStep your right foot back and bend your left knee.{own}\n\n"
    "Badger Fold\n\nStraighten your front leg and bend forward over it.\n\n{close}\n"
)


@pytest.mark.parametrize(
    ("own", "close", "sides"),
    [
        ("", "Then repeat the whole sequence on the other side.", [True, True, True]),
        ("", "Now take everything from Heron Lunge on with the second leg.", [False, True, True]),
        (
            "",
            "Then take everything from the heron-lunge on to the other side.",
            [False, True, True],
        ),
        (" Switch legs.", "Repeat the sequence on the left side.", [False, True, True]),
    ],
)
def test_the_other_side_of_all_is_of_those_before_it(own, close, sides, mentions_by_rules):
    found = mentions_by_rules(FLOW.format(own=own, close=close))
    assert [m.per_side for m in found] == sides


def test_what_is_said_of_each_again_holds_from_there_on(mentions_by_rules):
    page = (
        "<h1>Loose arms</h1><p><b>Force</b><br>Do 20 repetitions of each exercise.</p>"
        "<p><b>Otter Raise</b><br>Stand tall and lift your arms overhead.</p>"
        "<p><b>Heron Raise</b><br>Stand tall and lift your arms to the side.</p>"
        "<p><b>Length</b><br>Hold each stretch for 40 seconds.</p>"
        "<p><b>Badger Reach</b><br>Stand at a wall and lean your chest toward it.</p>"
        "<p><b>Weasel Reach</b><br>Stand at a wall and turn your chest away from it.</p>"
    )
    found = mentions_by_rules(page)
    assert [m.reps for m in found] == [(20, 20), (20, 20), None, None]
    assert [m.hold_seconds for m in found] == [None, None, (40, 40), (40, 40)]


def test_steps_of_another_position_after_a_closing_step_are_another_exercise(mentions_by_rules):
    page = (
        "<h2>Otter Squats</h2><ol><li>Stand and bend your knees.</li><li>Lower your hips.</li>"
        "<li>Alternate legs each time.</li><li>Lie on your back and raise your leg.</li>"
        "<li>Hold your leg up for 5 seconds.</li></ol>"
    )
    assert names(mentions_by_rules(page)) == ["Otter Squats", None]


def test_what_follows_the_exercises_is_left_out(mentions_in):
    text = (
        f"1. Heron Reach\n\n{STEPS}\n\nDo these stretches every day and you will feel better.\n\n"
        "About the author\n\nShe stands on her head.\n"
    )
    (mention,) = mentions_in(text)
    assert mention.text.endswith("other side.")


@pytest.mark.parametrize(
    "text",
    [
        "Leave a Reply\n\nYour email address is not shown.\n",
        "Sitting is bad for you. Stretching helps, as many studies have shown.\n",
        "The hip flexors lift the thigh. They shorten when you sit.\n",
    ],
)
def test_background_and_forms_are_no_exercises(text, mentions_in):
    assert mentions_in(text) == []


def test_an_exercise_that_is_only_named_is_passing(nlp, mentions_in):
    from curation.corpus.text import read_text
    from curation.extract import show
    from tests.conftest import article_of

    text = "My hips are stiff, so I spend time in pigeon pose.\n"
    (mention,) = show(article_of(read_text(text)), nlp)._.mentions
    assert (mention.name, mention.passing) == ("pigeon pose", True)


def test_evidence_always_quotes_the_article(nlp):
    from curation.corpus.text import read_text
    from curation.extract import show
    from tests.conftest import article_of

    text = f"1. Heron Stretch\n\n{STEPS} It opens the hips.\n\n2. Otter Stretch\n\n{LIE}\n"
    article = article_of(read_text(text))
    doc = show(article, nlp)
    for mention in doc._.mentions:
        assert article.text[mention.start : mention.end] == mention.text
        assert all(claim.quote(article.text).strip() for claim in mention.claims)
    assert {span.label_ for span in doc.spans["evidence"]} >= {"hold_seconds", "muscles"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "I call my favourite hip flexor stretch the Sailor Stretch. Stand up and step forward with "
            "your left foot. Hold for 20 seconds.",
            "Sailor Stretch",
        ),
        (
            "Once you have finished the table “pigeon pose”, stand and bend your left knee. Hold for 20 seconds.",
            None,
        ),
    ],
    ids=["a name that is given", "a name of another exercise"],
)
def test_a_name_in_running_text_is_the_one_that_is_given(text, name, mentions_in):
    (mention,) = mentions_in(text)
    assert mention.name == name
