"""What speaks for an exercise from around it, and what looks like one and is advice."""

import pytest

from curation.corpus.text import read_text
from curation.extract import show
from tests.conftest import LIE, STEPS, article_of, names


def page(*sections, level=3):
    return "\n\n".join(f"{'#' * level} {title}\n\n{body}" for title, body in sections)


@pytest.mark.parametrize(
    "title",
    [
        "Posture Check",
        "Foot Exercise FAQs",
        "Important Considerations",
        "Before You Start",
        "Take Walk Breaks",
        "Managing Pain During Exercise",
        "Cyclists and Forward Posture",
        "Maintaining Posture Throughout Your Day",
        "Avoid Deep Twists",
    ],
)
def test_a_title_over_advice_is_no_exercise_though_it_speaks_of_exercise(title, markdown_by_rules):
    advice = "Sit tall and keep your shoulders low. Stand up after 30 minutes and walk 10 steps."
    text = page(("Heron Stretch", STEPS), ("Otter Stretch", LIE), (title, advice))
    assert names(markdown_by_rules(text)) == ["Heron Stretch", "Otter Stretch"]


def test_one_reason_among_several_that_happens_to_instruct_is_no_exercise(markdown_by_rules):
    text = (
        "## Why sitting hurts\n\n"
        "1. **Front thighs tighten.** They stay short all day long and complain about it.\n"
        "2. **Seats fall asleep.** What holds you up goes quiet after an hour in a chair.\n"
        "3. **Trunk muscles idle.** When you stand up, lift your chest and bend your knees slowly.\n"
        "4. **Discs dry out.** Nothing moves, and nothing is fed.\n\n"
    )
    assert markdown_by_rules(text + page(("Heron Stretch", STEPS)))[0].name == "Heron Stretch"


def test_a_known_name_with_a_few_words_stands_among_told_ones(markdown_by_rules):
    text = (
        "## Leg work\n\n- Squats: keep weight in your heels\n"
        "- Lunges: Step forward and lower your back knee toward the ground\n"
        "- Calf Raises: Rise up on your toes, then lower your heels slowly\n"
    )
    assert names(markdown_by_rules(text)) == ["Squats", "Lunges", "Calf Raises"]


def test_headings_that_count_steps_are_titles_where_they_name_exercises(markdown_by_rules):
    text = page(
        ("Step 1: Seated Knee Extensions (2 Minutes)", f"Sit on a chair. {STEPS}"),
        ("Step 2: Gentle Knee Circles (2 Minutes)", "Bend your knees and draw 10 circles."),
    )
    found = markdown_by_rules(f"## A daily routine\n\nDo these each day.\n\n{text}")
    assert names(found) == ["Seated Knee Extensions", "Gentle Knee Circles"]
    assert found[0].text.startswith("Step 1") and found[0].hold_seconds == (20, 20)


def test_headings_that_count_steps_of_one_exercise_are_no_titles(markdown_by_rules):
    steps = page(
        ("Step 1: Stand tall", "Set your feet apart."),
        ("Step 2: Bend the knee", "Hold for 20 seconds and switch sides."),
    )
    (found,) = markdown_by_rules(f"## Heron Stretch\n\nGood for your calves.\n\n{steps}")
    assert (found.name, found.hold_seconds) == ("Heron Stretch", (20, 20))


def test_headings_deeper_down_that_repeat_a_word_of_the_name_are_its_parts(markdown_by_rules):
    text = (
        "### Cat & Cow Pose\n\nStart on your hands and knees.\n\n"
        "#### Cow\n\nDrop your belly and lift your chest.\n\n"
        "#### Cat\n\nTuck your chin and round your back. Repeat 5 times.\n"
    )
    (found,) = markdown_by_rules(text)
    assert (found.name, found.reps) == ("Cat & Cow Pose", (5, 5))


def test_an_order_that_names_a_pose_in_brackets_is_a_step(mentions_by_rules):
    text = (
        "1. Cat-Cow Stretch\n\nThis loosens your spine.\n\nHow to do it:\n\n"
        "Start on your hands and knees\nSlowly arch your back and drop your belly (Cow Pose)\n"
        "Then round your spine and tuck your chin (Cat Pose)\nRepeat 10 times\n\n"
        f"2. Knee-to-Chest Stretch\n\nHow to do it:\n\n{LIE}\n"
    )
    assert names(mentions_by_rules(text)) == ["Cat-Cow Stretch", "Knee-to-Chest Stretch"]


def test_a_named_title_over_one_sentence_stands_with_the_exercises_of_its_chapter(
    markdown_by_rules,
):
    background = page(*((f"Principle {n}", "Progress takes time.") for n in range(1, 7)))
    exercises = page(
        ("Hip CARs", f"Circle your knee. {STEPS}"),
        ("Deep Squat Hold", f"Sink low and hold. {STEPS}"),
        ("Couch Stretch", STEPS),
        ("Pigeon Pose Progressions", "The known stretch, made harder by contracting into it."),
    )
    text = f"## Background\n\n{background}\n\n## Key exercises\n\n{exercises}"
    assert names(markdown_by_rules(text))[-1] == "Pigeon Pose Progressions"


def test_what_we_do_all_day_is_no_instruction(markdown_by_rules):
    text = page(
        (
            "Little Variety",
            "We walk forward, sit down, stand up. We rarely lift a leg to the side.",
        ),
        ("Heron Stretch", STEPS),
        ("Otter Stretch", LIE),
    )
    assert names(markdown_by_rules(text)) == ["Heron Stretch", "Otter Stretch"]


def test_a_dose_over_numbered_titles_reaches_all_of_them(mentions_by_rules):
    text = (
        "Seven stretches for stiff days\n\n"
        "Aim to hold each stretch for about 20 seconds, and repeat two to three times per side.\n\n"
        "1. Neck Stretch\n\nSit tall and tilt your head toward one shoulder.\n\n"
        "2. Calf Stretch\n\nStand facing a wall and press one heel into the floor.\n\n"
        "3. Hip Flexor Stretch\n\nKneel on one knee and shift your hips forward.\n"
    )
    found = mentions_by_rules(text)
    assert [(m.hold_seconds, m.reps) for m in found] == [((20, 20), (2, 3))] * 3


@pytest.mark.parametrize(
    ("body", "position"),
    [
        (
            "While seated, bring one knee toward your chest. It eases what builds up from sitting "
            "or standing for long.",
            "seated",
        ),
        ("Without leaving your chair, lift your arms and lean your torso to the left.", "seated"),
    ],
)
def test_position_of_someone_at_a_desk(body, position, mentions_by_rules):
    (mention,) = mentions_by_rules(f"Heron Stretch\n\n{body} Hold for 20 seconds.\n")
    assert mention.position == position


def test_a_sequence_that_the_vocabulary_knows_stays_one_though_it_is_full_of_stretches(nlp):
    text = (
        "Sun Salutation A\n\nStand tall and stretch your arms up. Fold forward to stretch your "
        "hamstrings, step back into a plank stretch, lower down, and stretch your chest. Hold for "
        "5 breaths.\n"
    )
    doc = show(article_of(read_text(text)), nlp)
    assert {m.kind for m in doc._.mentions} == {"routine"}


def test_a_line_that_announces_a_kind_of_exercises_over_their_list_is_none(markdown_by_rules):
    text = (
        "## Routine\n\n**2. Dynamic Stretches (3-5 minutes):** Focus on movement.\n"
        "- **Leg Swings:** Swing one leg forward and back 10 times.\n"
        "- **Torso Twists:** Stand tall and twist your upper body side to side.\n"
    )
    assert names(markdown_by_rules(text)) == ["Leg Swings", "Torso Twists"]


def test_counts_of_pages_are_no_titles(mentions_by_rules):
    text = (
        "1 / 2\n\nCalf stretch- Stand facing a wall and press your heel down. Hold 30 seconds.\n\n"
        "2 / 2\n\nNeck stretch- Sit tall and bend your head to the side. Hold 30 seconds.\n"
    )
    assert names(mentions_by_rules(text)) == ["Calf stretch", "Neck stretch"]


def test_a_name_is_printed_without_what_counts_it(markdown_by_rules):
    minutes = page(("Minute 1: Cat-Cow Stretch", LIE), ("Minute 2: Otter Stretch", STEPS))
    assert names(markdown_by_rules(minutes)) == ["Cat-Cow Stretch", "Otter Stretch"]
    ordinals = f"**First, neck rolls.** {STEPS}\n\n**Second, child's pose.** {LIE}\n"
    assert names(markdown_by_rules(ordinals)) == ["neck rolls", "child's pose"]


def test_a_count_of_titles_does_not_go_on_in_the_count_of_their_steps(markdown_by_rules):
    text = (
        "**1. Heron Stretch (1 min)**\n\n1. Stand tall\n2. Bend your right knee\n\n"
        "**2. Side Reaches (1 min)**\n\n1. Stand tall\n2. Lean your torso to the left\n\n"
        "**3. Wall Chest Stretch (1 min)**\n\n1. Stand beside a wall\n2. Turn your chest away\n"
    )
    assert names(markdown_by_rules(text)) == [
        "Heron Stretch",
        "Side Reaches",
        "Wall Chest Stretch",
    ]


@pytest.mark.parametrize(
    ("title", "mode"),
    [
        ("Poses for a Better Golf Swing", "static"),
        ("Warm-up & Cool-down", "static"),
        ("Dynamic Moves", "dynamic"),
    ],
)
def test_a_title_gives_its_exercises_a_mode_only_where_it_speaks_of_one(
    title, mode, markdown_by_rules
):
    text = f"# {title}\n\n" + page(
        ("Heron Stretch", "Kneel and shift your hips forward."),
        ("Otter Stretch", "Stand tall and lean your torso to the left."),
    )
    assert {m.mode for m in markdown_by_rules(text)} == {mode}


def test_a_line_that_names_several_exercises_of_a_kind_is_none_of_them(mentions_by_rules):
    text = (
        "Warming up\n\nLeg Swings (30 seconds per leg): Swing one leg forward and backward.\n"
        "Arm Circles (30 seconds): Make big circles with your arms.\n"
        "Dynamic Stretches (1 minute): Include movements like high knees, butt kicks, or torso twists.\n"
    )
    assert names(mentions_by_rules(text)) == ["Leg Swings", "Arm Circles"]


def test_a_known_name_with_a_remark_says_more_than_a_list_of_names(markdown_by_rules):
    text = (
        f"## Warm up\n\n- **Leg Swings:** {STEPS}\n- **Torso Twists:** {LIE}\n"
        f"- **Side Bends:** {STEPS}\n"
        "- **Arm Circles:** Forward and backward, small to large circles.\n"
    )
    assert names(markdown_by_rules(text))[-1] == "Arm Circles"


def test_tips_for_stretches_are_none(markdown_by_rules):
    text = page(("Heron Stretch", STEPS), ("Otter Stretch", LIE)) + (
        "\n\n### Tips for getting the most out of your stretches\n\nKeep these tips for your stretches in mind:\n\n"
        "- Consistency is key: Regularly practice these stretches to see your hips open up.\n"
        "- Listen to your body: Avoid pushing your legs too hard or forcing any of these stretches.\n"
        "- Hold each stretch: Aim to hold each stretch for at least 30 seconds and breathe deeply.\n"
    )
    assert names(markdown_by_rules(text)) == ["Heron Stretch", "Otter Stretch"]


def test_a_name_that_an_article_prints_again_and_again_is_no_label(mentions_by_rules):
    text = (
        "Poses\n\n1. Badger Pose\n2. Reclined Heron Pose\n\n"
        f"1. Badger Pose\nBadger Pose\nThis calms you.\n\n{STEPS}\n\n"
        f"2. Reclined Heron Pose\nReclined Heron Pose\nThis calms you as well.\n\n{LIE}\n"
    )
    assert "Reclined Heron Pose" in names(mentions_by_rules(text))


def test_ranges_of_minutes_count_titles(markdown_by_rules):
    text = page(("Minutes 4-6: Otter Stretch", LIE), ("Minutes 8–10: Heron Stretch", STEPS))
    assert names(markdown_by_rules(text)) == ["Otter Stretch", "Heron Stretch"]


def test_names_behind_dashes_on_the_lines_of_one_item_are_items(mentions_by_rules):
    text = (
        "<h2>Exercises</h2><ul><li>Back exercises<div>- <b>Heron tilt</b>:<br>- Get on all fours and "
        "round your back.<br>- <b>Otter stretch</b>:<br>- Face a wall and bend forward. Hold 5 seconds."
        "<br>- <b>Child's pose</b>:<br>- Sit on your heels and fold forward.</div></li></ul>"
    )
    assert names(mentions_by_rules(text)) == ["Heron tilt", "Otter stretch", "Child's pose"]


def test_of_two_counts_said_for_all_at_once_the_first_holds(mentions_by_rules):
    text = (
        "Strong hips\n\nFor each exercise, aim for 2 to 3 sets of 8 to 12 repetitions. If you are new "
        "to exercise, start with one set.\n\n"
        "1. Glute Bridge\n\nLie on your back with knees bent and lift your hips.\n\n"
        "2. Clamshell\n\nLie on your side and lift your top knee.\n\n"
        "3. Mini Squat\n\nStand tall and bend your knees slightly.\n"
    )
    assert {m.sets for m in mentions_by_rules(text)} == {(2, 3)}


def test_what_is_said_of_this_stretch_and_others_is_of_this_one(markdown_by_rules):
    text = page(
        (
            "Hip Flexor Stretch",
            f"{STEPS}\n\nSitting keeps your hips bent all day. This stretch reverses that. If you do only "
            "one of these exercises, do this one.",
        ),
        ("Otter Stretch", LIE),
    )
    assert markdown_by_rules(text)[0].text.endswith("do this one.")


def test_titles_over_nothing_yet_say_nothing_of_titles_built_like_them(mentions_by_rules):
    blank = "".join(
        f"<h3>{name}</h3><ul><li>To come</li></ul>"
        for name in ("Hamstrings", "Groin", "Trunk Rotation", "Calf", "Neck")
    )
    text = (
        f"<h3>Heron Twist</h3><p>{STEPS}</p><h3>Otter Stretch</h3><p>{STEPS}</p>"
        "<h3>Biceps</h3><ul><li>arms just behind you</li><li>walk your hands away from your hips"
        f"</li></ul>{blank}"
    )
    assert names(mentions_by_rules(text)) == ["Heron Twist", "Otter Stretch", "Biceps"]


def test_a_counted_title_that_names_nothing_is_an_exercise_as_its_kin_are(mentions_by_rules):
    text = (
        f"<p><b>Stretch 1</b></p><p>{STEPS}</p><p><b>Stretch 2</b></p><p>{STEPS}</p>"
        "<p><b>Stretch 3</b></p><p>One palm against the wall. Turn your chest away from it.</p>"
    )
    assert len(mentions_by_rules(text)) == 3


def test_the_plural_over_counted_exercises_is_the_title_of_the_article(mentions_by_rules):
    text = (
        "Wrist and Forearm Stretches\n\nYour wrists and forearms are easily left out although you "
        "type or grip something for most of the day, and hardly anybody stretches them.\n\n"
        "All of it works from your seat at the desk, and just as well on your feet.\n\n"
        "Nothing needed\n\n"
        f"1: Heron twist\n\n{STEPS}\n\n2: Otter fold\n\n{STEPS}\n"
    )
    assert names(mentions_by_rules(text)) == ["Heron twist", "Otter fold"]


def test_a_date_is_no_name(mentions_by_rules):
    text = (
        f"Calf Stretch\n\n{STEPS}\n\nChest Stretch\n\n{STEPS}\n\nLiked it\n\nOn March 3, 2010 at 4:12 pm\n\n"
        "I do the towel one for my hamstring, and the stretch helps a lot.\n"
    )
    assert names(mentions_by_rules(text)) == ["Calf Stretch", "Chest Stretch"]
