"""Lists that lost their marks read as the lists that they were."""

import pytest

from curation.corpus.html import read_html
from curation.extract import extract
from tests.conftest import STEPS, article_of


def as_list(items):
    return "".join(f"<li>{item}</li>" for item in items).join(("<ul>", "</ul>"))


def as_paragraphs(items):
    return "".join(f"<p>{item}</p>" for item in items)


def read(nlp, page):
    ((_, mentions),) = extract([article_of(read_html(page))], nlp)
    return [
        (m.name, m.position, m.muscles, m.hold_seconds, m.reps, m.sets, m.per_side)
        for m in mentions
        if not m.passing
    ]


ARTICLES = {
    "bare names": (
        "<h1>Wake up</h1><p>Do 10 reps of each exercise, 2 sets.</p>",
        ["Leg Swings", "Arm Circles", "Inchworms", "Heron Hops"],
        "<p>Then start your day with a glass of water and some fruit.</p>",
    ),
    "names in front of text": (
        "<h1>At the harbour</h1>",
        [
            "Heron Reach: Stand tall and lift your left arm. Repeat 5 times.",
            "Otter Roll: Lie on your back and hug your knees. Hold for 20 seconds.",
            "Gull Wings: Sit down and stretch your arms behind your back. Repeat 8 times.",
        ],
        "",
    ),
    "known names that sentences lead into": (
        "<h1>A slow evening</h1><h2>Getting Supple at Night</h2>",
        [
            "Start in Mountain Pose. Stand tall and press your feet into the floor.",
            "Sink into Child's Pose. Kneel down and lower your chest to your thighs.",
            "Finish in Corpse Pose. Lie on your back and let your arms rest on the floor.",
        ],
        "",
    ),
    "steps without a full stop": (
        "<h1>Two moves</h1><h2>Heron Reach</h2>",
        [
            "Stand with your feet apart",
            "Lift your left arm over your head",
            "Now lean gently to the right",
            "Come back up as slowly as you can",
            "Let go under control",
            "Repeat 5 times",
        ],
        f"<h2>Otter Stretch</h2><p>{STEPS}</p>",
    ),
    "orders that name no part of the body": (
        f"<p>Two moves</p><p>Heron Reach</p><p>{STEPS}</p><p>Otter Stretch</p>",
        [
            "Lie on your back and lift your left leg",
            "Crawl towards the pier until there is some tension on it",
            "Bend your left knee and hold for 20 seconds",
        ],
        "",
    ),
    "short names in bold": (
        "<h1>Evenings</h1><h2>In Five Minutes</h2>",
        [
            "<b>Pigeon pose</b> - 1 minute each side",
            "<b>Cobra pose</b> - 30 seconds",
            "<b>Child's pose</b> - 2 minutes",
        ],
        "",
    ),
    "orders that end like names": (
        "<h1>Two moves</h1><h2>Heron Reach</h2>",
        [
            "Kneel on the floor and put your hands on your hips",
            "Make sure that you stay as tall as you can through the whole stretch",
            "Push your hips forward and hold for 20 seconds",
        ],
        f"<h2>Otter Stretch</h2><p>{STEPS}</p>",
    ),
    "a dose and the other side at the end": (
        "<p>My favourite hip flexor stretch is the Sailor Stretch.</p>",
        [
            "Stand with your feet level.",
            "Take a long step into a lunge.",
            "Bend your back knee and lower your hips.",
            "Hold for 20 seconds.",
            "Then do the other side.",
        ],
        "",
    ),
}


@pytest.mark.parametrize("title", ARTICLES)
def test_a_list_reads_alike_with_and_without_its_marks(title, nlp):
    before, items, after = ARTICLES[title]
    listed = read(nlp, before + as_list(items) + after)
    assert listed
    assert read(nlp, before + as_paragraphs(items) + after) == listed


def test_a_title_above_instructions_is_no_item(nlp):
    page = f"<p>Hip openers</p><p>Leg Swings</p><p>Arm Circles</p><p>{STEPS}</p>"
    assert [name for name, *_ in read(nlp, page)] == ["Arm Circles"]


def test_labels_in_front_of_paragraphs_make_no_list(nlp):
    page = (
        f"<h1>Two moves</h1><h2>Heron Reach</h2><p>How To: {STEPS}</p><p>Benefits: It opens the hips.</p>"
        "<p>Tip: Keep your chest up.</p>"
    )
    assert [name for name, *_ in read(nlp, page)] == ["Heron Reach"]


def test_long_talk_under_a_title_is_no_exercise(nlp):
    told = "Sit on a chair and lift your arms. Bend your knee and hold for 20 seconds."
    talk = "Much has been written about stiffness and about those who live with it, and little is new. "
    page = f"<h1>Moves</h1><h2>A New Attitude</h2><p>{talk * 12}</p><p>{told}</p>"
    names = [name for name, *_ in read(nlp, page + f"<h2>Heron Reach</h2><p>{STEPS}</p>")]
    assert names == [None, "Heron Reach"]


def test_paragraphs_that_end_exercises_under_a_title_without_a_name_are_exercises(nlp):
    lift = "Stand tall. Lift both arms over your head. Hold for 20 seconds."
    cross = "Sit down. Cross your left arm over your chest. Hold for 30 seconds."
    page = f"<h1>Moves</h1><h2>Looking After Shoulders</h2><p>{lift}</p><p>{cross}</p>"
    assert [hold for _, _, _, hold, *_ in read(nlp, page)] == [(20, 20), (30, 30)]


def test_a_sentence_that_leads_into_an_exercise_is_no_title(nlp):
    page = f"<p>Heron Reach</p><p>{STEPS}</p><p>Step into a lunge.</p><p>{STEPS}</p>"
    assert "lunge" not in [name for name, *_ in read(nlp, page)]


def test_a_title_that_announces_an_explanation_is_no_exercise(nlp):
    page = f"<h1>Moves</h1><h2>The Functions of the Hip</h2><p>{STEPS}</p><h2>Heron Reach</h2><p>{STEPS}</p>"
    assert "The Functions of the Hip" not in [name for name, *_ in read(nlp, page)]


O_MARKED = "o Otter stretch: lift your left arm. Hold for 20 seconds."


@pytest.mark.parametrize(
    ("mark", "first"), [("o ", "Otter stretch"), ("", "o Otter stretch")], ids=["two", "one"]
)
def test_the_letter_that_prints_a_bullet_is_a_mark_where_several_have_it(mark, first, nlp):
    page = f"<p>Quiet hour</p><p>{O_MARKED}</p><p>{mark}Badger stretch: bend your knee. Hold for 9 seconds.</p>"
    assert [name for name, *_ in read(nlp, page)] == [first, "Badger stretch"]


@pytest.mark.parametrize(("label", "hold"), [("How to do it", (20, 20)), ("Benefits", None)])
def test_the_last_of_bare_names_over_a_label_of_instructions_is_no_item(label, hold, nlp_by_rules):
    bare = as_paragraphs(("Otter Reach", "Cobra Pose", "Pigeon Pose", "Otter Stretch", label))
    steps = as_list(("Sit tall and lift your left arm", "Hold for 20 seconds"))
    *_, last = read(nlp_by_rules, f"<p>I like all of them.</p>{bare}{steps}")
    assert (last[0], last[3]) == ("Otter Stretch", hold)
