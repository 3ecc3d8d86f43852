"""Layouts found in the wild: what an exercise's own parts are, and where the next exercise begins."""

import pytest

from tests.conftest import LIE, STEPS, names

SIT = "Sit on a chair and turn your chest to the left. Hold for 20 seconds, then switch sides."


@pytest.mark.parametrize(
    "text",
    [
        f"<p>Treat the front<br><br><b>Heron Twist</b><br>{STEPS}<br><br><b>Otter Stretch</b><br>{LIE}</p>",
        f"<table><tr><td><h2>Heron Twist</h2><p>{STEPS}</p><h2>Otter Stretch</h2><p>{LIE}</p></td></tr></table>",
        f"• Heron twist\n{STEPS}\n\n• Otter stretch\n{LIE}\n",
        f"heron twist\n\n{STEPS}\n\notter stretch\n\n{LIE}\n",
        f"Heron Twist -{STEPS}\n\nOtter Stretch -{LIE}\n",
        f"Exercise 1: Heron Twist - The Easy One\n\n{STEPS}\n\nExercise 2: Otter Stretch - The Hard One\n\n{LIE}\n",
    ],
    ids=[
        "bold lines inside a paragraph",
        "a table that lays out the page",
        "list items over paragraphs",
        "small letters",
        "a dash without a blank",
        "numbered words and subtitles",
    ],
)
def test_a_layout_with_names(text, mentions_by_rules):
    found = mentions_by_rules(text)
    assert [name.lower() for name in names(found)] == ["heron twist", "otter stretch"]
    assert [m.position for m in found] == ["standing", "supine"]


def test_a_paragraph_that_runs_named_exercises_together_is_cut_at_their_names(mentions_by_rules):
    more = "Keep your back long while you do so and breathe evenly all the way through. "
    text = (
        f"Hamstring moves\n\nHERON STRETCH: {STEPS} {more}OTTER STRETCH: {LIE} {more}"
        f"BADGER STRETCH: {SIT} {more}\n"
    )
    found = mentions_by_rules(text)
    assert names(found) == ["HERON STRETCH", "OTTER STRETCH", "BADGER STRETCH"]
    assert [m.position for m in found] == ["standing", "supine", "seated"]


def test_paragraphs_that_each_tell_a_whole_exercise_are_one_each(mentions_by_rules):
    text = (
        "Close your eyes and settle.\n\nTurn your head to the left and hold for a breath. Repeat twice.\n\n"
        "Lift your shoulders to your ears and let them drop. Repeat twice more.\n"
    )
    assert len(mentions_by_rules(text)) == 2


def test_a_paragraph_that_turns_to_another_target_is_another_exercise(mentions_by_rules):
    text = (
        "To stretch your chest, lace your fingers behind you and lift your arms. Hold for 20 "
        "seconds.\n\nTo stretch your calves, stand facing a wall and press one heel down. Hold for "
        "20 seconds.\n"
    )
    assert [m.muscles for m in mentions_by_rules(text)] == [("chest",), ("calves",)]


def test_numbered_items_among_named_ones_are_exercises_without_a_name(mentions_by_rules):
    text = (
        f"1. Heron stretch. {STEPS}\n\n2. From there straighten your left leg and reach for your toes.\n\n"
        f"3. Otter stretch. {LIE}\n"
    )
    assert names(mentions_by_rules(text)) == ["Heron stretch", None, "Otter stretch"]


def test_items_under_a_title_that_announces_several_are_exercises(mentions_by_rules):
    page = (
        "<h1>Stretches for the wrists</h1><p>Do these stretches gently and hold each for 10 seconds.</p>"
        "<ol><li>Arm held out to the side with the palm turned away from you</li>"
        "<li>Arm held out to the side with a fist that points at the ceiling</li>"
        "<li>Hands together in front of the chest, press the palms and lower the wrists</li></ol>"
    )
    found = mentions_by_rules(page)
    assert len(found) == 3
    assert {m.hold_seconds for m in found} == {(10, 10)}


def test_numbered_steps_with_a_word_in_front_stay_steps(mentions_by_rules):
    page = (
        "<h3>3. Seated Cat-Cow (1 minute)</h3><p>Sitting on the edge of a chair</p><ol>"
        "<li>Feet flat on the floor, hands on your knees</li><li>COW: Inhale, arch your back</li>"
        "<li>CAT: Exhale, round your spine</li><li>Flow with your breath</li><li>10 cycles</li></ol>"
    )
    (mention,) = mentions_by_rules(page)
    assert mention.name == "Seated Cat-Cow"
    assert mention.text.endswith("10 cycles")


@pytest.mark.parametrize(
    "text",
    [
        f"<h2>Why tight hips matter</h2><p>They tilt you when you stand. Bend your knees and you feel it.</p>"
        f"<h2>Heron Twist</h2><p>{STEPS}</p>",
        f"<h2>Heron Twist</h2><p>{STEPS}</p><h2>Tight hamstrings</h2><ul><li>Bend your knees in folds</li></ul>",
        f"<h2>Heron Twist</h2><p>{STEPS}</p><h2>Common mistakes</h2><h3>Mistake 1: the round back</h3>"
        "<p>Bend your knees and lift your chest instead.</p>",
        f"<h2>Heron Twist</h2><p>{STEPS}</p><h2>Key points</h2><ul><li>Never stretch cold muscles</li>"
        "<li>Hold stretches still</li><li>Breathe evenly in stretches</li></ul>",
    ],
    ids=["a question", "a complaint", "a chapter of mistakes", "advice"],
)
def test_what_explains_or_complains_is_no_exercise(text, mentions_by_rules):
    assert names(mentions_by_rules(text)) == ["Heron Twist"]


def test_names_in_a_list_at_the_end_only_name_what_is_told_before(mentions_by_rules):
    page = (
        f"<h2>Heron Twist</h2><p>{STEPS}</p><h2>Otter Stretch</h2><p>{LIE}</p><h2>Plan</h2>"
        "<ul><li>Heron Twist: 10 reps</li><li>Leg Swings</li><li>Otter Stretch: 30 seconds</li></ul>"
    )
    assert names(mentions_by_rules(page)) == ["Heron Twist", "Otter Stretch"]


def test_a_name_with_a_dose_in_a_list_at_the_end_is_new_where_nothing_told_it_before(
    mentions_by_rules,
):
    page = (
        f"<h2>Heron Twist</h2><p>{STEPS}</p><h2>Otter Stretch</h2><p>{LIE}</p><h2>Plan</h2>"
        "<ul><li>Heron Twist: 10 reps</li><li>Leg Swings</li><li>Pigeon Pose: 30 seconds</li></ul>"
    )
    assert names(mentions_by_rules(page)) == ["Heron Twist", "Otter Stretch", "Pigeon Pose"]


def test_instructions_folded_into_a_dialog_are_read_and_its_notices_are_not(mentions_by_rules):
    page = (
        f"<h2>Heron Twist</h2><p>{STEPS}</p><div class='modal' role='dialog' aria-hidden='true'>"
        "<h2>Otter Stretch</h2><ol><li>Lie on your back with your legs straight.</li>"
        "<li>Lift your left leg and hold it for 20 seconds.</li></ol></div>"
        "<div class='modal' role='dialog'><h2>We value your privacy</h2><p>Accept all cookies?</p></div>"
    )
    assert names(mentions_by_rules(page)) == ["Heron Twist", "Otter Stretch"]


def test_a_question_that_announces_a_test_presents_it(mentions_by_rules):
    page = (
        "<h2>How to test your hip flexors</h2><p>Lie on your back on a table and pull your left knee to your "
        f"chest. If your right thigh lifts, the muscle is short.</p><h2>Heron Twist</h2><p>{STEPS}</p>"
    )
    assert [m.kind for m in mentions_by_rules(page)] == ["test", "stretch"]


def test_the_last_name_of_a_list_is_no_title_of_the_paragraph_after_it(mentions_by_rules):
    text = (
        "Do these before a run (perform 10 each)\n\n• Leg Swings\n• Arm Circles\n• Walking Lunge\n• Pogos\n\n"
        "Build up slowly: as the body warms up you can go faster and jump a bit higher than before.\n"
    )
    found = mentions_by_rules(text)
    assert names(found) == ["Leg Swings", "Arm Circles", "Walking Lunge", "Pogos"]
    assert {m.reps for m in found} == {(10, 10)}


def test_a_paragraph_with_the_dose_of_a_list_is_no_part_of_the_item_before_it(mentions_by_rules):
    text = (
        "Begin with a jog: Jog at an easy pace and swing your arms as you go for five minutes.\n\n"
        "Dynamic Stretching: These moves take your joints through their whole range. (Perform 10 ea / 1x)\n\n"
        "• Leg Swings\n• Arm Circles\n• Walking Lunge\n• Pogos\n"
    )
    reps = {m.name: (m.reps, m.sets) for m in mentions_by_rules(text)}
    assert reps["Arm Circles"] == reps["Pogos"] == ((10, 10), (1, 1))


def test_bare_numbers_that_count_headings_are_not_of_the_names(mentions_by_rules):
    text = "".join(
        f"<h3><span>{number}</span> {name}</h3><p>{steps}</p>"
        for number, (name, steps) in enumerate(
            [("Heron Twist", STEPS), ("Otter Stretch", LIE), ("Badger Fold", SIT)], 1
        )
    )
    assert names(mentions_by_rules(f"<h2>3 Calm Stretches</h2>{text}")) == [
        "Heron Twist",
        "Otter Stretch",
        "Badger Fold",
    ]


def test_what_ends_other_articles_is_a_part_where_it_stands_in_every_exercise(mentions_by_rules):
    exercises = [("Heron Stretch", STEPS), ("Otter Stretch", LIE), ("Badger Stretch", SIT)]
    text = "".join(
        f"<h2>{name}</h2><p>{steps}</p><h4>Precautions</h4><p>Be careful with a sore neck.</p>"
        for name, steps in exercises
    )
    found = mentions_by_rules(text)
    assert names(found) == [name for name, _ in exercises]
    assert all(mention.text.endswith("sore neck.") for mention in found)
    assert not any(mention.muscles for mention in found)


@pytest.mark.parametrize(
    "dose",
    ["60–90 sec each side · after runs", "8 slow rolls each side", "10 raises then a pause"],
)
def test_the_dose_under_a_name_is_no_title(dose, mentions_by_rules):
    text = f"Heron Stretch\n\n{dose}\n\n{STEPS}\n\nOtter Stretch\n\n{dose}\n\n{LIE}\n"
    assert names(mentions_by_rules(text)) == ["Heron Stretch", "Otter Stretch"]


def test_a_line_that_opens_with_a_position_is_of_the_exercise_under_its_dose(mentions_by_rules):
    rest = "Seated or standing. Go through the whole range and notice where it catches."
    text = f"Heron Stretch\n\n{STEPS}\n\nAnkle Circles\n\n10 slow circles each way\n\n{rest}\n"
    *_, last = mentions_by_rules(text)
    assert last.text.endswith("catches.")


def test_names_with_doses_in_one_sentence_are_an_exercise_each(mentions_by_rules):
    text = (
        "Strong hips\n\nFinish the week with these: glute bridges (3 x 15), dead bugs (3 x 8 per side) and "
        "clamshells (15 reps). Rest on the next day and walk.\n"
    )
    found = mentions_by_rules(text)
    assert names(found) == ["glute bridges", "dead bugs", "clamshells"]
    assert [m.reps for m in found] == [(15, 15), (8, 8), (15, 15)]
    assert "Rest" not in found[-1].text


def test_what_is_said_behind_a_dosed_name_is_of_its_exercise(mentions_by_rules):
    text = (
        "Strong hips\n\nKey exercises: Glute bridges (3 x 15), slow and with the heels pressed down. "
        "Dead bugs (3 x 8) to steady the middle.\n"
    )
    first, second = mentions_by_rules(text)
    assert first.text.startswith("Glute bridges") and "pressed down" in first.text
    assert second.text == "Dead bugs (3 x 8) to steady the middle."


@pytest.mark.parametrize(
    "again",
    [
        "Picture of the otter stretch",
        "Image showing an otter stretch",
        "Slide 2 of 7\n\nSlide 2 of 7, Otter stretch,",
        "Otter stretch",
    ],
)
def test_a_title_that_is_printed_again_before_the_text_is_one_title(again, mentions_by_rules):
    text = f"Heron twist\n\n{STEPS}\n\nOtter stretch\n\n{again}\n\n{LIE}\n\nGull twist\n\n{SIT}\n"
    found = mentions_by_rules(text)
    assert names(found) == ["Heron twist", "Otter stretch", "Gull twist"]
    assert [m.position for m in found] == ["standing", "supine", "seated"]


def test_the_name_in_a_caption_over_the_text_is_the_name(mentions_by_rules):
    text = f"Photo of a heron twist\n\n{STEPS}\n\n3 of 7: Otter stretch\n\n{LIE}\n"
    assert names(mentions_by_rules(text)) == ["heron twist", "Otter stretch"]
