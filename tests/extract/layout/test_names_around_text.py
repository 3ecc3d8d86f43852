"""Names below their text, run into it, counted over it, or with more behind them than the name."""

import pytest

from curation.link import Linker
from curation.vocabulary import load_vocabulary
from tests.conftest import names

STEPS = "Stand tall with your feet apart and bend your right knee. Hold for 30 seconds."
LIE = "Lie on your back and pull your left knee to your chest. Hold for 20 seconds."
SIT = "Sit on the floor and turn your chest to the left. Hold for 40 seconds."


def holds(found):
    return [mention.hold_seconds[0] for mention in found]


def test_captions_below_their_text_name_it(mentions_by_rules):
    block = "<div><p>{text}</p><figure><img src=''><figcaption>{name}</figcaption></figure></div>"
    exercises = [("Heron Stretch", STEPS), ("Otter Stretch", LIE), ("Badger Twist", SIT)]
    page = "".join(block.format(name=name, text=text) for name, text in exercises)
    found = mentions_by_rules(f"<h1>At the desk</h1><p>Three for you.</p>{page}<p>Good luck.</p>")
    assert names(found) == ["Heron Stretch", "Otter Stretch", "Badger Twist"]
    assert holds(found) == [30, 20, 40]
    assert all(mention.text.endswith(mention.name) for mention in found)


def test_lines_below_their_text_name_it(markdown_by_rules):
    text = f"# Night\n\n{STEPS}\n\nPigeon Pose\n\n{LIE}\n\nCobra Pose\n\n{SIT}\n\nFrog Stretch\n"
    found = markdown_by_rules(text)
    assert list(zip(names(found), holds(found), strict=True)) == [
        ("Pigeon Pose", 30),
        ("Cobra Pose", 20),
        ("Frog Stretch", 40),
    ]


def test_lines_above_their_text_name_it(markdown_by_rules):
    text = f"# Night\n\nPigeon Pose\n\n{STEPS}\n\nCobra Pose\n\n{LIE}\n\nFrog Stretch\n\n{SIT}\n"
    assert holds(markdown_by_rules(text)) == [30, 20, 40]


def test_captions_that_repeat_a_heading_name_nothing_else(mentions_by_rules):
    part = "<h3>{name}</h3><p>{text}</p><figure><figcaption>{name}</figcaption></figure>"
    exercises = [("Pigeon Pose", STEPS), ("Cobra Pose", LIE), ("Frog Stretch", SIT)]
    found = mentions_by_rules(
        "".join(part.format(name=name, text=text) for name, text in exercises)
    )
    assert list(zip(names(found), holds(found), strict=True)) == [
        ("Pigeon Pose", 30),
        ("Cobra Pose", 20),
        ("Frog Stretch", 40),
    ]


def test_names_that_run_into_their_text_are_names(mentions_by_rules):
    page = (
        f"<p>Wake up gently. You will feel better for it. Pigeon Pose {STEPS} Cobra Pose {LIE} "
        f"Otter Twist {SIT}</p>"
    )
    found = mentions_by_rules(page)
    assert names(found) == ["Pigeon Pose", "Cobra Pose", "Otter Twist"]
    assert holds(found) == [30, 20, 40]


@pytest.mark.parametrize("text", ["Cobra Pose helps your back.", "Cobra Stretch your legs first."])
def test_a_sentence_that_begins_with_a_name_runs_into_nothing(mentions_by_rules, text):
    found = mentions_by_rules(f"<h2>Pigeon Pose</h2><p>{STEPS} {text}</p>")
    assert names(m for m in found if not m.passing) == ["Pigeon Pose"]


COUNTED = (
    "<h2>{count} exercises for your jaw</h2>"
    "<h3>Heron Stretch</h3><p>{steps}</p><h3>Otter Stretch</h3><p>{lie}</p>"
    "<h3>Tongue Up</h3><p>It wants a little patience at first.</p>"
    "<h3>The Goldfish</h3><p>It is the calmest one of the lot.</p>"
)


@pytest.mark.parametrize("count", ["4", "Four"])
def test_as_many_titles_as_are_announced_are_exercises(mentions_by_rules, count):
    found = mentions_by_rules(COUNTED.format(count=count, steps=STEPS, lie=LIE))
    assert names(found) == ["Heron Stretch", "Otter Stretch", "Tongue Up", "The Goldfish"]


@pytest.mark.parametrize("count", ["7", "4 benefits of", "4 minutes of"])
def test_another_count_or_a_count_of_other_things_announces_none(mentions_by_rules, count):
    found = mentions_by_rules(COUNTED.format(count=count, steps=STEPS, lie=LIE))
    assert names(found) == ["Heron Stretch", "Otter Stretch"]


def test_titles_in_brackets_behind_one_label_cut_a_transcript(mentions_by_rules):
    page = (
        "<p>[Music] Hello and welcome. [Text on screen: Pigeon Pose] "
        + STEPS
        + " [Text on screen: "
        "Cobra Pose] " + LIE + " [Text on screen: Otter Reach] " + SIT + "</p>"
    )
    found = mentions_by_rules(page)
    assert names(found) == ["Pigeon Pose", "Cobra Pose", "Otter Reach"]
    assert holds(found) == [30, 20, 40]


def test_an_order_to_hold_is_no_title(mentions_by_rules):
    page = (
        "<ul><li>Heron stretch<ul><li>Stand tall and bend your right knee.</li><li>Hold the stretch 30 "
        "seconds.</li><li>Repeat, other side.</li></ul></li><li>Otter stretch<ul><li>Lie on your back "
        "and lift your left leg.</li><li>Hold the stretch 20 seconds.</li></ul></li></ul>"
    )
    found = mentions_by_rules(page)
    assert holds(found) == [30, 20]
    assert [mention.per_side for mention in found] == [True, False]


def test_the_pose_to_start_from_names_nothing(mentions_by_rules):
    page = (
        f"<h2>Heron Stretch</h2><ul><li>Begin in Child's Pose. Bend your right knee.</li><li>{SIT}</li>"
        f"</ul><h2>Otter Stretch</h2><p>{LIE}</p>"
    )
    assert names(mentions_by_rules(page)) == ["Heron Stretch", "Otter Stretch"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Neck Stretch for calmer mornings", "Neck Stretch"),
        ("Cat-Cow to wake up the spine", "Cat-Cow"),
        ("Heel Sit to Hip Flexor Stretch", "Heel Sit to Hip Flexor Stretch"),
        ("Heron stretch- chest, shoulders", "Heron stretch"),
        ("The Main Course: Heron Rope Stretch", "Heron Rope Stretch"),
        ("1Heron Stretch", "Heron Stretch"),
        ("Heron Stretch (1.5 min)", "Heron Stretch"),
        ("Boat Pose/Naukasana", "Boat Pose"),
        ("Cobra Pose — Bhujangasana", "Cobra Pose"),
        ("Calf Stretch/Quad Stretch", "Calf Stretch/Quad Stretch"),
    ],
)
def test_a_name_ends_where_something_else_is_told(title, name, mentions_by_rules):
    page = (
        f"<h3>{title}</h3><p>{STEPS}</p><h3>2Otter Stretch</h3><p>{LIE}</p>"
        f"<h3>3Badger Twist</h3><p>{SIT}</p>"
    )
    assert names(mentions_by_rules(page))[0] == name


def test_a_second_name_in_front_of_a_colon_is_part_of_the_name(mentions_by_rules):
    page = f"<ol><li>Cobra – Bhujangasana: {LIE}</li><li>Warrior I - Virabhadrasana I: {STEPS}</li></ol>"
    assert names(mentions_by_rules(page)) == [
        "Cobra – Bhujangasana",
        "Warrior I - Virabhadrasana I",
    ]


def test_a_counted_list_with_known_names_stands_under_any_title(mentions_by_rules):
    page = (
        f"<p><b>Comments (14)</b></p><p>Here is what I do.</p><p>1. Tall sitting: {SIT}</p>"
        f"<p>2. Cobra pose: {LIE}</p><p>3. Pigeon pose: {STEPS}</p>"
    )
    assert names(mentions_by_rules(page)) == ["Tall sitting", "Cobra pose", "Pigeon pose"]


def test_counted_names_among_counted_steps_keep_their_titles(mentions_by_rules):
    page = (
        f"<p><b>1. Heron Stretch</b></p><p>Step 1. {STEPS} Step 2. Let go.</p><p>2. Otter Stretch</p>"
        f"<p>Step 1. {LIE} Step 2. Let go.</p><p><b>3. Badger Twist</b></p><p>Step 1. {SIT}</p>"
    )
    assert names(mentions_by_rules(page)) == ["Heron Stretch", "Otter Stretch", "Badger Twist"]


def test_a_dose_that_two_exercises_share_is_read_in_both(mentions_by_rules):
    dose = "<p><b>Reps:</b> 4 with both hands | Rest: one minute and a half in between</p>"
    page = (
        f"<h3>Heron Stretch</h3>{dose}<p>Stand tall and bend your right knee.</p>"
        f"<h3>Otter Stretch</h3>{dose}<p>Lie on your back and lift your left leg.</p>"
    )
    assert [mention.reps for mention in mentions_by_rules(page)] == [(4, 4), (4, 4)]


def test_a_section_goes_on_to_the_next_heading_of_its_form(mentions_by_rules):
    page = (
        f"<h3>Heron Stretch</h3><p>{STEPS}</p><p>Nothing feels better after a long day in the car.</p>"
        f"<h3>Otter Stretch</h3><p>{LIE}</p><p>Nothing feels better after a long day in bed.</p>"
    )
    first, last = mentions_by_rules(page)
    assert first.text.endswith("in the car.")
    assert last.text.endswith("20 seconds.")


def test_a_long_introduction_is_none_of_the_first_exercise(mentions_by_rules):
    talk = " ".join(["Many people know this pain in the back of the leg and nobody likes it."] * 5)
    page = f"<h1>Sciatica</h1><p>{talk}</p><p>For the “Hamstring Stretch”, {LIE[0].lower()}{LIE[1:]}</p>"
    (mention,) = mentions_by_rules(page)
    assert mention.text.startswith("For the")


MUSCLES = (
    f"<h3>Hamstrings</h3><p>{LIE}</p><h3>Quadriceps</h3><p>{STEPS}</p><h3>Chest</h3><p>{SIT}</p>"
)


def test_titles_that_are_muscles_are_the_printed_names_of_exercises_without_another(
    mentions_by_rules,
):
    found = mentions_by_rules(MUSCLES)
    assert names(found) == ["Hamstrings", "Quadriceps", "Chest"]
    rules = [c.rule for mention in found for c in mention.claims if c.field == "name"]
    assert rules == ["name:muscle"] * 3


def test_the_name_in_the_text_goes_before_the_muscle_over_it(mentions_by_rules):
    found = mentions_by_rules(MUSCLES.replace(STEPS, f"This is the Pigeon Pose. {STEPS}"))
    assert names(found) == ["Hamstrings", "Pigeon Pose", "Chest"]


def test_the_name_of_a_muscle_is_that_of_no_entry(mentions_by_rules):
    vocabulary = load_vocabulary()
    linked = Linker(vocabulary).link(mentions_by_rules(MUSCLES), vocabulary)
    assert all(mention.link.method != "alias" for mention in linked.mentions)
    assert not any(entry.name in ("Hamstrings", "Quadriceps", "Chest") for entry in linked.proposed)


def test_as_many_counted_items_as_are_announced_are_exercises_and_no_steps(mentions_by_rules):
    items = f"<ol><li>Wrists: {STEPS}</li><li>Chest: {LIE}</li><li>Feet: {SIT}</li></ol>"
    page = f"<h2>At the desk</h2><p>The three exercises that follow need no room.</p>{items}"
    assert names(mentions_by_rules(page)) == ["Wrists", "Chest", "Feet"]
    assert names(mentions_by_rules(page.replace("three", "nine"))) == [None, None, None]
