"""Titles that only their form shows, and what stands in front of or between titles and is of none."""

import pytest

from tests.conftest import names

SIT = "Sit on a chair and pull your right elbow across your body. Hold for 30 seconds."
LEAN = "Stand by a wall and lean your chest into it. Hold for 20 seconds."
TURN = "Turn your palm up and draw the thumb back with your other hand. Hold for 10 seconds."


@pytest.mark.parametrize(
    ("marks", "title"),
    [
        (("a) ", "b) ", "c) "), "{}"),
        (("• ", "• ", "• "), "{}"),
        (("• ", "• ", "• "), "{} (left and right)"),
    ],
)
def test_items_in_a_row_over_instructions_are_titles_whatever_they_say(
    marks, title, mentions_by_rules
):
    parts = ("Elbows", "Heart", "Thumbs")
    heads = [mark + title.format(part) for mark, part in zip(marks, parts, strict=True)]
    text = "\n\n".join(
        [
            "After work",
            "A few things that I do.",
            *(f"{h}\n\n{t}" for h, t in zip(heads, (SIT, LEAN, TURN), strict=True)),
        ]
    )
    found = mentions_by_rules(text)
    assert names(found) == [title.format(part) for part in parts]
    assert [m.hold_seconds[0] for m in found] == [30, 20, 10]


def test_items_in_a_row_over_talk_are_no_titles_of_exercises(mentions_by_rules):
    talk = "Much has been written of it, and I agree with nearly all that my teacher wrote."
    text = "\n\n".join(
        f"{mark}) {word}\n\n{talk}"
        for mark, word in zip("abc", ("Why", "Who", "Cost"), strict=True)
    )
    assert names(mentions_by_rules(text)) == []


def test_minutes_in_front_of_a_name_are_its_dose_and_each_side_its_sides(mentions_by_rules):
    text = (
        "Sunday list\n\n"
        "1:30 ea side heron lunge: back knee down, arms by your ears\n"
        "2:00 otter pike: legs together, reach long\n"
        "0:45 each leg wall pigeon: press the knee away from you\n"
        "2:00 frog stretch: knees wide, move the hips back and forth\n"
    )
    found = mentions_by_rules(text)
    assert names(found) == ["heron lunge", "otter pike", "wall pigeon", "frog stretch"]
    assert [m.hold_seconds for m in found] == [(90, 90), (120, 120), (45, 45), None]
    assert [bool(m.per_side) for m in found] == [True, False, True, False]


def test_numbers_that_run_into_the_names_of_lines_count_them(mentions_by_rules):
    text = "".join(
        f"{number}{name}\n- {step}\n\n"
        for number, name, step in (
            (1, "Heron Stretch", SIT),
            (2, "Otter Stretch", LEAN),
            (3, "T-Spine Turn", TURN),
        )
    )
    assert names(mentions_by_rules(text)) == ["Heron Stretch", "Otter Stretch", "T-Spine Turn"]


def test_a_heading_counts_on_where_its_name_opens_with_a_letter(mentions_by_rules):
    text = "".join(
        f"<h2>{number} {name}</h2><p>{step}</p>"
        for number, name, step in (
            (1, "Heron Stretch", SIT),
            (2, "T-Spine Turn", TURN),
            (3, "Otter Stretch", LEAN),
        )
    )
    assert names(mentions_by_rules(text)) == ["Heron Stretch", "T-Spine Turn", "Otter Stretch"]


def test_the_number_of_a_picture_is_not_of_the_bold_name_that_it_runs_into(mentions_by_rules):
    text = (
        f"<p>Three for the desk.</p><p><b>Heron Stretch</b> {SIT}</p><p>014<b>Elbow Releases</b></p>"
        f"<p>{LEAN}</p><p>015<b>Thumb Pull</b> {TURN}</p>"
    )
    assert names(mentions_by_rules(text)) == ["Heron Stretch", "Elbow Releases", "Thumb Pull"]


@pytest.mark.parametrize("line", ["March 9 by Lotus Hill", "By Lotus Hill, coach and cyclist"])
def test_a_date_and_an_author_are_no_title(line, mentions_by_rules):
    text = (
        f"<h1>Loose shoulders</h1><p>{line}</p><p>Whoever sits a lot should lift the chest, draw your chin in"
        f" and bend your knees softly while you wait.</p><h2>Heron Stretch</h2><p>{SIT}</p>"
    )
    assert names(mentions_by_rules(text)) == ["Heron Stretch"]


COUNTED = (
    "Stretch 1: Sit sideways on a bench and look over the rail, which is the best part of it.",
    "Stretch 2: Now it gets harder. Lean your chest into a wall like somebody who waits for a bus.",
    "Stretch 3: My dog joins in here. Draw the thumb back with your other hand, no pain allowed.",
    "Stretch 4: The last of them. Lie on your back and hug your knees while the kettle boils.",
)


def test_what_is_counted_as_an_exercise_is_one_with_captions_between_or_without(mentions_by_rules):
    captions = ("Hip stretch 7", "hip stretch", "Hip Stretch 2")
    plain = "My list for rest days.\n\n" + "\n\n".join(COUNTED)
    pictured = "My list for rest days.\n\n" + "\n\n".join(
        f"{line}\n\n{caption}" for line, caption in zip(COUNTED, (*captions, "Bye"), strict=True)
    )
    for text in (plain, pictured):
        assert [m.text[:9] for m in mentions_by_rules(text)] == [line[:9] for line in COUNTED]


@pytest.mark.parametrize(("noun", "found"), [("Asana", 2), ("Move", 2), ("Day", 1), ("Step", 1)])
def test_numbers_behind_a_word_for_exercises_count_them_and_not_their_steps(
    noun, found, mentions_by_rules
):
    text = (
        "<h1>My list</h1><h2>Heron Stretch</h2>"
        f"<p>{noun} 1. Sit on a bench and lift one knee.</p>"
        f"<p>{noun} 2. Lean your chest into a wall. Hold for 20 seconds.</p>"
    )
    assert len(mentions_by_rules(text)) == found


def test_names_over_counted_exercises_stay_their_names(mentions_by_rules):
    titles = ("Heron Stretch", "Otter Stretch", "Badger Stretch", "Heron Twist")
    text = "\n\n".join(
        f"{n}\n\n{line} Hold for 20 seconds." for n, line in zip(titles, COUNTED, strict=True)
    )
    assert names(mentions_by_rules(text)) == list(titles)


def test_a_title_that_is_an_exercise_itself_is_no_group_of_the_names_after_it(mentions_by_rules):
    text = (
        f"<h1>Calm at work</h1><p>For the desk.</p><p><b>Heron Stretch</b></p><p>{SIT}</p>"
        "<p><b>Shoulder Stretch</b> (Six times) Lift your arms overhead and lower them.</p>"
        "<p><b>Hip Releases</b></p><p>Put one ankle over the opposite knee. Sit up taller and bend"
        " forward. Hold for 30 seconds.</p>"
        "<p><b>Spine Twist</b> (Three times) Fold your arms in front and turn to the right.</p>"
    )
    *_, release, twist = mentions_by_rules(text)
    assert (release.name, release.muscles) == ("Hip Releases", ("hips",))
    assert (twist.name, twist.muscles) == ("Spine Twist", ())


def test_a_sentence_that_is_a_name_behind_a_label_is_the_name(mentions_by_rules):
    text = (
        "Recipe\n\n"
        "- Starter: Easy Shoulder Rolls. Sit tall and roll your shoulders back. Repeat 10 times.\n"
        "- Main: Otter Stretch. Lie on your back and hug your knees. Hold for 30 seconds.\n"
        "- Dessert: Child's Pose. Kneel and fold forward. Hold for 40 seconds.\n"
    )
    assert names(mentions_by_rules(text)) == [
        "Easy Shoulder Rolls",
        "Otter Stretch",
        "Child's Pose",
    ]


def test_a_second_name_right_under_a_counted_heading_is_of_the_same_exercise(markdown_by_rules):
    steps = "- Lie on your back\n- Pull one knee in\n- Hold for 20 seconds\n"
    text = (
        f"# Evening\n\n### 1. Heron Stretch\n\n*Child's Pose:*\n{steps}\n"
        f"### 2. Otter Stretch\n\n{steps}\n### 3. Badger Twist\n\n*Pigeon Pose:*\n{steps}\n"
        f"*Frog Pose:*\n{steps}\n### 4. Cobra Pose\n\n{steps}"
    )
    assert names(markdown_by_rules(text)) == [
        "Heron Stretch",
        "Otter Stretch",
        "Pigeon Pose",
        "Frog Pose",
        "Cobra Pose",
    ]


def test_labels_of_one_exercise_stay_together_under_a_title_that_names_none(mentions_by_rules):
    text = (
        f"Club evenings\n\nHERON STRETCH\n\n{LEAN}\n\nBELLY AND BOTTOM\n\n"
        "POSITION: Sit on the floor, legs apart. Hold your ankles for 10 seconds.\n"
        "ACTION: Bend your elbows and lower your chest. Hold for 20 seconds.\n"
    )
    assert names(mentions_by_rules(text)) == ["HERON STRETCH", "BELLY AND BOTTOM"]


def test_a_pose_that_is_named_by_its_angles_is_no_count(markdown_by_rules):
    found = markdown_by_rules(
        "# Evenings\n\n### 1. The 90/90\n\nSit with both knees bent. Hold for 20 seconds.\n\n"
        "### 2. 90/90\n\nSit with both knees bent. Hold for 30 seconds.\n"
    )
    assert [mention.name for mention in found] == ["The 90/90", "90/90"]


def test_names_that_differ_in_their_brackets_are_not_printed_again(mentions_by_rules):
    names = ["Quad Pull", "Arm Circles", "Leg Swings (Hamstrings)", "Leg Swings (Inner)", "Pogos"]
    found = mentions_by_rules("\n\n".join(["Do ten of each before the run:", *names]) + "\n")
    assert [mention.name for mention in found] == names


def test_a_pose_named_by_its_angles_is_no_page_of_so_many(mentions_by_rules):
    items = f"- 90/90, legs wide. {SIT}\n\n- Pigeon pose. {LEAN}\n\n- Cobra pose. {TURN}\n"
    found = mentions_by_rules(f"Hips at night\n\n{items}")
    assert [m.name for m in found] == [None, "Pigeon pose", "Cobra pose"]
    assert found[0].text.startswith("90/90, legs wide.")


def test_the_last_of_so_many_pages_is_no_title_either(mentions_by_rules):
    pages = (f"{n} / 3\n\n{text}\n\n" for n, text in enumerate((SIT, LEAN, TURN), 1))
    assert "3 / 3" not in names(mentions_by_rules("After work\n\n" + "".join(pages)))


def test_what_a_last_counted_heading_says_again_is_no_name_where_the_others_say_so_too(
    markdown_by_rules,
):
    steps = "1. Lie on your back\n2. Pull one knee in\n3. Hold for 20 seconds\n"
    text = "# Evening\n\n" + "\n".join(
        f"### {number}. {name}\n\n**{remark}**\n\n**How to:**\n{steps}"
        for number, name, remark in (
            (1, "Heron Stretch", "For the hips"),
            (2, "Otter Stretch", "A gentle one"),
            (3, "Mole Stretch", "Makes the back long"),
        )
    )
    assert names(markdown_by_rules(text)) == ["Heron Stretch", "Otter Stretch", "Mole Stretch"]


@pytest.mark.parametrize("head", ["Isometric Exercises", "Front Press and Side Press"])
def test_titles_over_lists_below_a_counted_heading_of_several_tell_one_each(
    head, markdown_by_rules
):
    steps = "1. Sit tall\n2. Press the head into your palm\n3. Hold for 5 seconds\n"
    text = (
        f"# Neck\n\n### 1. Chin Tuck\n\n{steps}\n### 2. {head}\n\n**Front press:**\n{steps}\n"
        f"**Side press:**\n{steps}\n### 3. Neck Rotation\n\n{steps}"
    )
    assert names(markdown_by_rules(text)) == [
        "Chin Tuck",
        "Front press",
        "Side press",
        "Neck Rotation",
    ]


def test_titles_over_lists_below_the_name_of_one_exercise_are_its_parts(markdown_by_rules):
    steps = "1. Sit tall\n2. Round your back\n3. Hold for 5 seconds\n"
    text = (
        f"# Back\n\n### 1. Chin Tuck\n\n{steps}\n### 2. Seated Cat-Cow\n\n**First half:**\n{steps}\n"
        f"**Second half:**\n{steps}\n### 3. Neck Rotation\n\n{steps}"
    )
    assert names(markdown_by_rules(text)) == ["Chin Tuck", "Seated Cat-Cow", "Neck Rotation"]


@pytest.mark.parametrize("number", ["Posture {}", "Posture: {}", "Pose {}", "Exercise {}"])
def test_a_number_behind_a_word_for_exercises_is_no_part_of_the_name(number, markdown_by_rules):
    steps = "Lie on your back and pull one knee in. Hold for 20 seconds."
    text = "# Lying down\n\n" + "\n\n".join(
        f"## {number.format(count)} {name}\n\n{steps}"
        for count, name in enumerate(("Heron Stretch", "Pelvic Tilts", "Child's Pose"), 1)
    )
    found = markdown_by_rules(text)
    assert names(found) == ["Heron Stretch", "Pelvic Tilts", "Child's Pose"]
    assert [one.reps for one in found] == [None, None, None]


@pytest.mark.parametrize("word", ["Level", "Stage", "Phase"])
def test_headings_that_count_levels_name_an_exercise_each_where_they_name_one(
    word, markdown_by_rules
):
    steps = "- Lie on your back\n- Lift your hips\n- Hold for 20 seconds\n"
    text = "# Bridges\n\n" + "\n".join(
        f"## {word} {number}: {name}\n\n{steps}"
        for number, name in enumerate(("Glute Bridge", "Otter Stretch", "Bird Dog"), 1)
    )
    assert names(markdown_by_rules(text)) == ["Glute Bridge", "Otter Stretch", "Bird Dog"]


def test_what_leads_to_the_only_list_under_a_heading_is_no_name(markdown_by_rules):
    steps = "1. Sit down\n2. Circle the ankle\n3. 10 times each way\n"
    text = (
        f"# Ankles\n\n## Point and Flex\n\nTwo directions only:\n\n{steps}\n"
        f"## Ankle Circles\n\nTake your time:\n\n{steps}"
    )
    assert names(markdown_by_rules(text)) == ["Point and Flex", "Ankle Circles"]
