"""Forms in which single sites print exercises: nested lists, tables, labels, pictures, lines of their own."""

import pytest

from curation.aliases import look_up
from curation.corpus.formats import read_document
from curation.vocabulary import load_vocabulary
from tests.conftest import LIE, STEPS, names

SIT = "Sit on a chair and turn your chest to the left. Hold for 20 seconds, then switch sides."


def test_a_range_at_the_start_of_an_item_numbers_nothing(mentions_by_rules):
    page = (
        "<p><b>Heron Lunge</b></p><ul><li>Step forward and bend your front knee</li>"
        "<li>8-10 lunges each leg</li><li>Opens the hip flexors</li></ul>"
        f"<p><b>Otter Stretch</b></p><p>{LIE}</p>"
    )
    first, second = mentions_by_rules(page)
    assert (first.name, first.reps, first.per_side) == ("Heron Lunge", (8, 10), True)
    assert first.muscles == ("hip_flexors",)
    assert second.name == "Otter Stretch"


def test_a_numbered_part_of_a_routine_opens_its_own_chapter(mentions_by_rules):
    page = (
        f"<h2>The whole routine</h2><h3>Part 1: Floor</h3><p><b>Otter Stretch</b></p><p>{LIE}</p>"
        f"<h3>Part 2: Chair (4 minutes)</h3><p><b>Heron Twist</b></p><p>{SIT}</p>"
    )
    first, second = mentions_by_rules(page)
    assert names([first, second]) == ["Otter Stretch", "Heron Twist"]
    assert "Part 2" not in first.text
    assert second.hold_seconds == (20, 20)


def test_items_under_a_named_item_tell_how_it_is_done(mentions_by_rules):
    page = (
        "<h2>My evening list</h2><ul>"
        "<li><b>Heron Twist</b> - 2 minutes<ol><li>Sit on the floor</li><li>Turn your chest to the left"
        "</li></ol></li><li><b>Otter Stretch</b> - every day<ol><li>Lie on your back</li>"
        "<li>Lift your left leg</li></ol></li></ul>"
    )
    assert names(mentions_by_rules(page)) == ["Heron Twist", "Otter Stretch"]


def test_a_name_in_the_form_of_the_others_is_an_exercise_with_little_said(mentions_by_rules):
    page = (
        "<h3>Legs</h3>"
        f"<p><b>Heron Bend</b> - {STEPS}</p><p><b>Otter Stretch</b> - {LIE}</p>"
        f"<p><b>Badger Twist</b> - {SIT}</p>"
        "<p><b>Frog Stretch</b> - On the floor, rocking back and forth.</p>"
    )
    assert names(mentions_by_rules(page))[-1] == "Frog Stretch"


def test_complaints_and_changes_in_front_of_a_text_are_no_exercises(mentions_by_rules):
    page = (
        f"<h2>Heron Twist</h2><p>{SIT}</p><h2>Changes for everyone</h2>"
        "<p><b>Knee pain:</b> Keep your foot lower and bend your knee less.</p>"
        "<p><b>Tight shoulders:</b> Keep your arms lower.</p>"
    )
    assert names(mentions_by_rules(page)) == ["Heron Twist"]


def test_a_part_that_repeats_the_name_over_it_is_no_exercise(mentions_by_rules):
    page = (
        "<h3>1. Seated Heron Twist</h3><p><b>Setup:</b></p><ul><li>Sit on a chair</li></ul>"
        "<p><b>Twist:</b></p><ul><li>Turn your chest to the left</li><li>Hold for 20 seconds</li></ul>"
        f"<h3>2. Otter Stretch</h3><p>{LIE}</p>"
    )
    first, second = mentions_by_rules(page)
    assert names([first, second]) == ["Seated Heron Twist", "Otter Stretch"]
    assert first.hold_seconds == (20, 20)


def test_words_that_an_article_repeats_before_parts_are_labels(mentions_by_rules):
    part = (
        "<p><b>{name}</b></p><p>{steps}</p><ul><li><b>Ease off:</b> Bend your knee less.</li></ul>"
    )
    exercises = [("Heron Bend", STEPS), ("Otter Stretch", LIE), ("Badger Twist", SIT)]
    page = "".join(part.format(name=name, steps=steps) for name, steps in exercises)
    assert names(mentions_by_rules(page)) == [name for name, _ in exercises]


def test_no_dose_is_taken_from_a_harder_form_and_no_target_from_a_warning(mentions_by_rules):
    page = (
        "<h2>Otter Stretch</h2><p>Lie on your back and lift your left leg. You feel it in the hamstrings."
        "</p><p><b>Progression:</b> Pause for 5 seconds at the top.</p>"
        "<p><b>Warning:</b> Do not stretch the neck.</p>"
    )
    (mention,) = mentions_by_rules(page)
    assert mention.hold_seconds is None
    assert mention.muscles == ("hamstrings",)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("🔹 1. Heron Stretch", "Heron Stretch"),
        ("✅ Heron Stretch 💪", "Heron Stretch"),
        ("TWO: Heron Stretch", "Heron Stretch"),
        ("3️⃣ Heron Stretch", "Heron Stretch"),
        ("Heron Pose (Bakasana) — The Calm One", "Heron Pose (Bakasana)"),
        ("Monday Moves: Pigeon Pose", "Pigeon Pose"),
        ("10 Push-Ups", "Push-Ups"),
        ("Wide Heron - Viparita Karani", "Wide Heron - Viparita Karani"),
    ],
)
def test_what_stands_around_a_name_is_none_of_it(title, name, mentions_by_rules):
    page = f"<h2>{title}</h2><p>{STEPS}</p><h2>Otter Stretch</h2><p>{LIE}</p>"
    assert names(mentions_by_rules(page)) == [name, "Otter Stretch"]


def test_counted_names_with_a_description_are_exercises_among_exercises(mentions_by_rules):
    told = "This calm shape lets your body rest and your breath slow down at the end of a long day at work."
    page = (
        f"<h2>1. Heron Bend</h2><p>{STEPS}</p><h2>2. Otter Stretch</h2><p>{LIE}</p>"
        f"<h2>3. Badger Pose</h2><p>{told} {told}</p>"
    )
    assert names(mentions_by_rules(page)) == ["Heron Bend", "Otter Stretch", "Badger Pose"]


def test_an_order_is_no_name_among_names(mentions_by_rules):
    page = (
        f"<h2>1. Heron Bend</h2><p>{STEPS}</p><h2>2. Otter Stretch</h2><p>{LIE}</p>"
        "<h2>3. Avoid Heavy Bags</h2><p>Keep your bag close to your chest and bend your knees.</p>"
    )
    assert names(mentions_by_rules(page)) == ["Heron Bend", "Otter Stretch"]


def test_titles_that_are_muscles_name_exercises_among_names(mentions_by_rules):
    page = (
        f"<h2>Heron Bend</h2><p>{STEPS}</p><h2>Otter Stretch</h2><p>{LIE}</p>"
        "<h2>Upper traps</h2><p>Sit tall and tilt your head to the left. Hold for 20 seconds.</p>"
    )
    assert names(mentions_by_rules(page)) == ["Heron Bend", "Otter Stretch", "Upper traps"]


def test_reasons_open_exercises_where_each_instruction_has_its_reason_before_it(mentions_by_rules):
    text = (
        "Moves for you\n\nWhy it helps: Heron pose opens the chest.\n\n"
        f"How to do it: {SIT}\n\nWhy it helps: Otter pose loosens the calves.\n\nHow to do it: {LIE}\n"
    )
    first, second = mentions_by_rules(text)
    assert first.text.startswith("Why it helps: Heron")
    assert second.text.startswith("Why it helps: Otter")


def test_a_position_said_of_several_exercises_holds_for_each(mentions_by_rules):
    page = (
        "<p>The exercises below can be done while sitting on your chair.</p>"
        "<ul><li>Heron Reach: Raise your arms to the ceiling. Repeat 10 times.</li>"
        "<li>Otter Reach: Stretch your hands forward. Repeat 10 times.</li></ul>"
    )
    found = mentions_by_rules(page)
    assert [m.position for m in found] == ["seated", "seated"]
    assert all(c.inherited for m in found for c in m.claims if c.field == "position")


def test_the_position_in_a_title_over_exercises_holds_for_them(mentions_by_rules):
    page = (
        "<h2>Standing stretches</h2><h3>Heron Reach</h3><p>Raise your arms to the ceiling. Hold for 20 "
        "seconds.</p><h3>Otter Reach</h3><p>Lace your fingers and lift your palms. Hold for 20 seconds.</p>"
    )
    assert [m.position for m in mentions_by_rules(page)] == ["standing", "standing"]


def test_a_table_that_doses_exercises_told_without_a_dose_is_read(mentions_by_rules):
    page = (
        "<table><tr><th>Exercise</th><th>Area</th><th>Dose</th></tr>"
        "<tr><td>Pigeon Pose</td><td>Hips, Glutes</td><td>45 seconds per side</td></tr>"
        "<tr><td>Frog Stretch</td><td>Adductors</td><td>60 seconds</td></tr></table>"
        "<h2>How they are done</h2><ul><li>Pigeon Pose: From all fours bring your right knee forward and "
        "fold your chest over your leg.</li><li>Frog Stretch: From all fours move your knees apart and sit "
        "your hips back.</li></ul>"
    )
    rows = mentions_by_rules(page)[:2]
    assert [(m.name, m.hold_seconds) for m in rows] == [
        ("Pigeon Pose", (45, 45)),
        ("Frog Stretch", (60, 60)),
    ]
    assert [m.muscles for m in rows] == [("glutes", "hips"), ("adductors",)]


def test_a_table_that_names_other_exercises_is_none(mentions_by_rules):
    page = (
        f"<h2>Heron Bend</h2><p>{STEPS}</p><h2>Before you lift</h2><table>"
        "<tr><td>Squats</td><td>Hip circles, pigeon pose, cat cow</td></tr>"
        "<tr><td>Deadlifts</td><td>Leg swings, child's pose, cobra</td></tr></table>"
    )
    assert names(mentions_by_rules(page)) == ["Heron Bend"]


def test_names_in_front_of_their_dose_are_names(mentions_by_rules):
    page = (
        "<h2>At the desk</h2><ul><li>Wrists and fingers (30s): bend your wrists and pull your fingers back"
        "</li><li>Seated twist (20s each side): turn your chest to the left</li>"
        "<li>Heron hug (1 min): wrap your arms around your chest</li></ul>"
    )
    found = mentions_by_rules(page)
    assert names(found) == ["Wrists and fingers", "Seated twist", "Heron hug"]
    assert found[0].hold_seconds == (30, 30)


def test_lines_that_an_author_broke_by_hand_stay_lines(markdown_by_rules):
    text = f"# Evening\n\nHeron Bend\n{STEPS}\n\nOtter Stretch\n{LIE}\n"
    assert names(markdown_by_rules(text)) == ["Heron Bend", "Otter Stretch"]


def test_a_wrapped_paragraph_stays_one(markdown_by_rules):
    text = (
        "# Evening\n\n## Heron Bend\n\nStand tall with your feet apart and bend your right knee until\n"
        "Your thigh is level with the floor and you feel it in the quads of that\nleg. Hold for 20 seconds.\n"
    )
    (mention,) = markdown_by_rules(text)
    assert "until Your thigh" in mention.text


def test_what_site_generators_add_to_markdown_is_no_text(markdown_by_rules):
    text = (
        '+++\ntitle = "Two moves"\n+++\n\n{{< video 7 >}}\n\n## Heron Bend {#heron}\n\n'
        f'![](bend.jpg){{width="200" height="90"}}\n\n{STEPS}\n\n!!! warning "Mind your knee"\n'
        f"    Stop where it hurts.\n\n## Otter Stretch\n\n{LIE}\n"
    )
    document = read_document(".md", text.encode())
    assert document.metadata["title"] == "Two moves"
    assert not any(sign in document.text for sign in ("+++", "{{<", "{#", "width=", "!!!"))
    assert names(markdown_by_rules(text)) == ["Heron Bend", "Otter Stretch"]


def test_what_outliners_add_to_markdown_is_no_text(markdown_by_rules):
    text = (
        "- # Evening\n\t- {{video https://video.example/7}}\n\t- {{timestamp 63}} Heron Bend (20)\n"
        "\t  collapsed:: true\n\t\t- Stand tall and bend your right knee\n\t\t- Hold for 20 seconds\n"
    )
    (mention,) = markdown_by_rules(text)
    assert (mention.name, mention.kind) == ("Heron Bend", "stretch")
    assert not any(sign in mention.text for sign in ("{{", "63", "collapsed"))


def test_the_last_exercise_keeps_its_whole_list(mentions_by_rules):
    page = (
        f"<h3>Heron Bend</h3><p>{STEPS}</p><h3>Badger Twist</h3><p>{SIT}</p><h3>Otter Stretch</h3><ul>"
        "<li>Lie on your back</li><li>Lift your left leg</li><li>Point your toes at the wall</li>"
        "<li>Hold for 40 seconds</li><li>Repeat with the other leg</li></ul>"
    )
    last = mentions_by_rules(page)[-1]
    assert (last.hold_seconds, last.per_side) == ((40, 40), True)


def test_minutes_in_a_title_are_no_hold_where_repetitions_are_counted(mentions_by_rules):
    page = "<h3>Heron Squat Stretch (2 minutes)</h3><ul><li>Bend your knees</li><li>Reps: 6 × 2 rounds</li></ul>"
    (mention,) = mentions_by_rules(page)
    assert (mention.hold_seconds, mention.reps, mention.sets) == (None, (6, 6), (2, 2))


def test_a_doorway_is_no_wall_and_the_it_band_no_band(mentions_by_rules):
    page = (
        "<h2>IT Band Stretch</h2><p>Stand in a doorway and cross your left leg in front. Hold for 20 "
        "seconds.</p>"
    )
    (mention,) = mentions_by_rules(page)
    assert mention.equipment == ()


@pytest.mark.parametrize(
    ("name", "stretch_id"),
    [
        ("Calf Stretch (Bent Knee)", "bent-knee-calf-stretch"),
        ("Quad Stretch (Standing)", "standing-quad-stretch"),
        ("Spinal Twist Supine", "supine-twist"),
        ("Child's Pose (Balasana)", "childs-pose"),
    ],
)
def test_a_position_in_brackets_or_at_the_end_names_the_entry(name, stretch_id):
    assert look_up(name, load_vocabulary()).stretch_id == stretch_id


def test_bullets_inside_a_paragraph_are_a_list(markdown_by_rules):
    text = (
        "Moves for the shoulder.\n\n• Pendulum swings: Lean forward and swing your arm in circles.\n"
        "• Heron reach: Raise your arm to the ceiling. Hold for 20 seconds.\n"
        "• Otter press: Press your palms together at your chest. Hold for 10 seconds.\n"
    )
    assert names(markdown_by_rules(text)) == ["Pendulum swings", "Heron reach", "Otter press"]


def test_phases_in_the_list_under_a_counted_exercise_are_its_parts(mentions_by_rules):
    page = (
        "<ol><li>Wall Split Stretch:<ul><li>Lie on your back with your legs up the wall.</li>"
        "<li><b>Push phase:</b> Press your legs into your hands for 10 seconds.</li>"
        "<li><b>Rest phase:</b> Let your legs sink lower.</li></ul></li>"
        "<li>Otter Stretch:<ul><li>Lie on your back and lift your left leg.</li>"
        "<li>Hold for 20 seconds.</li></ul></li></ol>"
    )
    assert names(mentions_by_rules(page)) == ["Wall Split Stretch", "Otter Stretch"]


def test_a_heading_of_steps_under_a_bold_name_stays_with_it(mentions_by_rules):
    page = (
        "<h2>For the thighs</h2><p><b>Otter Stretch</b></p><h3>Steps:</h3><ol><li>Lie on your back.</li>"
        "<li>Lift your left leg and hold for 30 seconds.</li><li>Switch legs.</li></ol>"
        f"<h2>Heron Bend</h2><p>{STEPS}</p>"
    )
    first, _ = mentions_by_rules(page)
    assert (first.name, first.hold_seconds, first.per_side) == ("Otter Stretch", (30, 30), True)


def test_a_range_with_a_dash_ends_no_name(mentions_by_rules):
    page = (
        "<ul><li>Cat-Cow (Marjaryasana) – moves the spine and warms the back</li>"
        "<li>Child's Pose (Balasana) – lengthens the lower back</li></ul>"
        "<h3>How to practise</h3><ul><li>Stay in each pose for 3–10 minutes to feel it.</li></ul>"
    )
    found = mentions_by_rules(page)
    assert len(found) == 2
    assert found[1].hold_seconds == (180, 600)


def test_a_label_of_muscles_makes_all_behind_it_targets(mentions_by_rules):
    page = (
        "<h3>Cobra Pose</h3><ul><li>Muscles: Spinal decompression, hamstrings, full lateral chain, shoulders"
        "</li><li>Fixes: Tight hips</li><li>Hold: 30 seconds</li></ul>"
    )
    (mention,) = mentions_by_rules(page)
    assert {"hamstrings", "shoulders"} <= set(mention.muscles)
    assert "hips" not in mention.muscles


def test_a_purpose_behind_a_name_is_none_of_it(mentions_by_rules):
    page = f"<h2>Dragon — for the hip flexors</h2><p>{STEPS}</p><h2>Otter Stretch</h2><p>{LIE}</p>"
    assert names(mentions_by_rules(page)) == ["Dragon", "Otter Stretch"]


def test_sides_of_a_hold_for_all_are_none_of_an_exercise_that_is_counted(mentions_by_rules):
    page = (
        "<p>Hold each stretch for 30 seconds on each side.</p>"
        "<h2>Heron Bend</h2><p>Stand tall and bend your right knee.</p>"
        "<h2>Otter Roll</h2><p>On hands and knees, arch and round your back. Do 12 repetitions.</p>"
    )
    bend, roll = mentions_by_rules(page)
    assert (bend.hold_seconds, bend.per_side) == ((30, 30), True)
    assert (roll.reps, roll.per_side) == ((12, 12), False)


def test_the_word_that_closes_a_name_says_its_kind(mentions_by_rules):
    page = f"<h2>Half-Squat Stretch</h2><p>{STEPS}</p><h2>Otter Stretch</h2><p>{LIE}</p>"
    assert [m.kind for m in mentions_by_rules(page)] == ["stretch", "stretch"]


def test_the_edge_of_a_mat_and_the_straps_of_a_bag_are_no_equipment(mentions_by_rules):
    page = (
        "<h2>Heron Bend</h2><p>Stand at the top of your mat and bend your right knee. It undoes what pack "
        "straps do to you. Hold for 20 seconds.</p>"
    )
    (mention,) = mentions_by_rules(page)
    assert mention.equipment == ()


def test_an_unknown_name_in_sanskrit_is_a_title(mentions_by_rules):
    page = "<ul><li>Tree Pose: 30 seconds</li><li>Otterasana: 30 seconds</li><li>Cobra Pose: 30 seconds</li></ul>"
    assert names(mentions_by_rules(page)) == ["Tree Pose", "Otterasana", "Cobra Pose"]


@pytest.mark.parametrize("lead", ["Movements to try:", "Stretches to try:"])
def test_a_line_that_leads_to_many_names_none_of_them(mentions_by_rules, lead):
    page = f"<p><b>{lead}</b> {LIE}</p><p><b>Cobra Pose:</b> {STEPS}</p>"
    assert names(mentions_by_rules(page)) == ["Cobra Pose"]


def test_a_row_whose_cells_tell_an_exercise_each_is_cut_into_them(mentions_by_rules):
    found = mentions_by_rules(
        "<table><tr><th>Held</th><th>Moved</th></tr>"
        "<tr><td><b>Calf Stretch:</b> Stand at a wall and step one foot back. Hold for 20 seconds.</td>"
        "<td><b>Heel Drops:</b> Stand on a step and lower the heels. Repeat 10 times.</td></tr>"
        "<tr><td><b>Otter Fold:</b> Sit and reach for your toes. Hold for 20 seconds.</td>"
        "<td><b>Hamstring Kicks:</b> Stand and kick one leg up in front. Repeat 10 times.</td></tr></table>"
    )
    assert [(one.name, one.position) for one in found] == [
        ("Calf Stretch", "standing"),
        ("Heel Drops", "standing"),
        ("Otter Fold", "seated"),
        ("Hamstring Kicks", "standing"),
    ]


def test_a_row_whose_cells_are_parts_of_one_exercise_stays_whole(mentions_by_rules):
    (found,) = mentions_by_rules(
        "<table><tr><td><b>Calf Stretch:</b> Stand at a wall and step one foot back.</td>"
        "<td><b>How long:</b> Hold for 20 seconds.</td></tr></table>"
    )
    assert found.name == "Calf Stretch"
    assert found.hold_seconds == (20, 20)


def test_a_row_whose_cells_are_counted_is_cut_into_them(mentions_by_rules):
    found = mentions_by_rules(
        "<h1>Stretches for runners</h1><table>"
        "<tr><td>1. Pull your heel to your seat. Hold for 30 seconds.</td>"
        "<td>2. Step one foot back and lean in. Hold for 20 seconds.</td></tr>"
        "<tr><td>3. Sit and reach for your toes. Hold for 15 seconds.</td>"
        "<td>4. Kneel and push your hips forward. Hold for 10 seconds.</td></tr></table>"
    )
    assert [one.hold_seconds for one in found] == [(30, 30), (20, 20), (15, 15), (10, 10)]


@pytest.mark.parametrize("code", ["{}", "EX00{}"])
def test_a_cell_that_counts_the_rows_of_a_table_is_no_part_of_the_name(code, mentions_by_rules):
    rows = "".join(
        f"<tr><td>{code.format(number)}</td><td>{name}</td><td>{seconds}s</td></tr>"
        for number, name, seconds in ((1, "Sphinx", 60), (2, "Cobra", 30), (3, "Happy Baby", 45))
    )
    found = mentions_by_rules(
        "<h1>Back relief sequence</h1>"
        f"<table><tr><th>#</th><th>Pose</th><th>Hold</th></tr>{rows}</table>"
    )
    assert [(one.name, one.hold_seconds) for one in found] == [
        ("Sphinx", (60, 60)),
        ("Cobra", (30, 30)),
        ("Happy Baby", (45, 45)),
    ]


@pytest.mark.parametrize("stamp", ["03:14 — ", "[03:14] ", "1:03:14 - "])
def test_the_time_in_a_recording_is_no_name(stamp, mentions_by_rules):
    text = f"Talk\n\n{stamp}{STEPS}\n\n{stamp}{LIE}\n"
    assert names(mentions_by_rules(text)) == [None, None]
