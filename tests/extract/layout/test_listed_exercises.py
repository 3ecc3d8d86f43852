"""Exercises that an article lists: with remarks, with doses, in tables, with lists of their own."""

import pytest

from tests.conftest import names


def test_a_list_of_names_with_remarks_is_a_list_of_exercises(markdown_by_rules):
    text = (
        "My evening list:\n\n- **Cat-Cow** - wakes the spine\n- **Couch Stretch** - undoes the day\n"
        "- **Deep Squat** - for the ankles\n- **Chin Tucks** - for the neck\n"
    )
    assert names(markdown_by_rules(text)) == [
        "Cat-Cow",
        "Couch Stretch",
        "Deep Squat",
        "Chin Tucks",
    ]


def test_names_in_front_of_brackets_are_exercises_where_the_text_says_how_long_each_is_held(
    markdown_by_rules,
):
    text = (
        "All poses are held for about 2 minutes each.\n\n- Child's Pose (cushion under the belly)\n"
        "- Quiet Side Bend (blanket below) + rest\n- Lazy Half Frog (cushion below)\n"
    )
    found = markdown_by_rules(text)
    assert names(found) == ["Child's Pose", "Quiet Side Bend", "Lazy Half Frog"]
    assert [m.hold_seconds for m in found] == [(120, 120)] * 3


def test_a_numbered_list_of_names_with_counts_is_a_list_of_exercises(markdown_by_rules):
    text = (
        "## Loosener\n\n1. rocking frog stretch - 10\n2. ball under the glutes - 30 seconds\n"
        "3. cossack squats - 8\n4. seated piriformis stretch - 40 seconds\n"
    )
    found = markdown_by_rules(text)
    assert names(found) == [
        "rocking frog stretch",
        "ball under the glutes",
        "cossack squats",
        "seated piriformis stretch",
    ]
    assert [m.reps for m in found] == [(10, 10), None, (8, 8), None]


def test_numbered_steps_are_no_list_of_exercises(markdown_by_rules):
    text = (
        "## Pigeon Pose\n\n1. Start on your hands and knees\n2. Slide one knee forward\n"
        "3. Fold over the front leg\n4. Hold for 30 seconds\n"
    )
    assert names(markdown_by_rules(text)) == ["Pigeon Pose"]


def test_short_orders_with_a_dose_each_are_an_exercise_each(markdown_by_rules):
    text = (
        "## For Later\n\n- Stand and reach overhead for 20 seconds\n- March in place for 30 seconds\n"
        "- Roll your shoulders slowly 10 times\n"
    )
    assert len(markdown_by_rules(text)) == 3


def test_a_row_of_a_table_counts_as_its_siblings_do_and_the_head_does_not(markdown_by_rules):
    text = (
        "| Exercise | Mon | Details |\n|---|---|---|\n| Wall Angels | x | 2×8 |\n"
        "| Shoulder CARs | x | 1×4 (per side) |\n| Brezzel | | 60s (per side) |\n"
        "| Wrist Extensions | x | 2×10 |\n"
    )
    assert names(markdown_by_rules(text)) == [
        "Wall Angels",
        "Shoulder CARs",
        "Brezzel",
        "Wrist Extensions",
    ]


def test_the_list_under_a_list_item_tells_its_exercise(markdown_by_rules):
    text = (
        "## Main part\n\n- Triangle Pose (Trikonasana)\n  - Duration: 5 breaths per side\n"
        "  - Cue: Step your right foot forward and bend the knee. Reach your right arm to the sky.\n"
        "- Frog Pose\n  - Duration: 5 breaths\n"
        "  - Cue: Kneel on the mat and slide your knees apart. Lower your hips.\n"
        "- Standing Quad Stretch\n  - Duration: 1 minute\n"
        "  - Cue: Stand tall and bend your right knee. Pull the heel to your seat.\n"
    )
    found = markdown_by_rules(text)
    assert names(found) == ["Triangle Pose", "Frog Pose", "Standing Quad Stretch"]
    assert all("Cue:" in mention.text for mention in found)


def test_an_item_that_opens_a_list_of_named_exercises_is_none_of_them(markdown_by_rules):
    text = (
        "**Warm-Up:**\n\n- Begin each day with some easy moves to warm up your body. Try:\n"
        "  - **High Knees:** Run on the spot and drive your knees up. Wakes the hip flexors.\n"
        "  - **Arm Swings:** Swing your arms forward and back. Loosens the shoulders.\n"
        "  - **Torso Twists:** Stand upright and twist your torso. Loosens the back.\n"
    )
    found = names(markdown_by_rules(text))
    assert found == ["High Knees", "Arm Swings", "Torso Twists"]


def test_lines_of_an_item_that_open_with_names_are_exercises(markdown_by_rules):
    text = (
        "1. Opening:\nMountain Pose: Stand with feet together and lengthen the spine.\n"
        "Heron Pose: Inhale and reach your arms overhead.\n\n"
        "2. Ending:\nCobra Pose: Lie on your stomach and lift your chest.\n"
        "Child's Pose: Sit back on your heels and fold forward.\n"
    )
    assert names(markdown_by_rules(text)) == [
        "Mountain Pose",
        "Heron Pose",
        "Cobra Pose",
        "Child's Pose",
    ]


def test_the_steps_under_a_marked_name_belong_to_it(markdown_by_rules):
    text = (
        '## On safari\n\n**Lion Pose** "We are brave!"\n1. Kneel on the mat and sit on your heels\n'
        "2. Open your mouth wide\n3. ROAR! Make a big sound\n\n"
        '**Turtle Pose** "Hide away!"\n1. Sit with your legs wide\n2. Slide your arms under your knees\n'
        "3. Tuck your head\n"
    )
    found = markdown_by_rules(text)
    assert names(found) == ["Lion Pose", "Turtle Pose"]
    assert "Tuck your head" in found[-1].text


def test_a_name_in_capitals_opens_its_sentences(markdown_by_rules):
    text = (
        "1. THE COBRA Do this in easy stages. Lie on your stomach and press up with your arms. "
        "Hold for 10 seconds.\n\n2. THE BOW This is a harder one. Lie on your stomach and grip your "
        "ankles. Lift your chest. Hold for 10 seconds.\n"
    )
    assert names(markdown_by_rules(text)) == ["THE COBRA", "THE BOW"]


@pytest.mark.parametrize(
    "title", ["Key Tips to Avoid Injury", "Desk Setup", "Introduction & Demonstration"]
)
def test_advice_is_no_exercise(title, markdown_by_rules):
    text = (
        f"## {title}\n\n- Take Regular Breaks: Pause every hour and rest your wrists for 5 minutes.\n"
        "- Maintain Good Posture: Sit upright and place both feet on the floor.\n"
        "- Keep It Short: Stand up and walk around.\n"
    )
    assert names(markdown_by_rules(text)) == []


def test_titles_among_known_names_of_one_form_are_exercises(markdown_by_rules):
    text = (
        "## Butterfly Stretch\n\nFor legs and thighs.\n\n## Fold Over Stretch\n\nFor the back.\n\n"
        "## Swan Stretch\n\nOr upward dog.\n\n## Seated Hamstring Stretch\n\nA calm one.\n"
    )
    assert names(markdown_by_rules(text)) == [
        "Butterfly Stretch",
        "Fold Over Stretch",
        "Swan Stretch",
        "Seated Hamstring Stretch",
    ]


def test_a_title_that_announces_exercises_is_none(markdown_by_rules):
    text = (
        "## Try these simple stretches at your desk:\n\nSit on a chair and stretch both arms over "
        "your head for 30 seconds. Then tap your feet on the floor. Repeat twice.\n"
    )
    assert names(markdown_by_rules(text)) == [None]


@pytest.mark.parametrize(
    "title",
    [
        "This is calf stretching",
        "Now, it is time for some calf stretching...",
        "Let's do some calf stretching",
    ],
)
def test_the_words_that_lead_to_a_name_are_not_of_it(title, markdown_by_rules):
    text = f"### {title}\n\n1. Stand tall facing a wall\n2. Step back and press your heel down\n3. Hold for 20 seconds\n"
    assert names(markdown_by_rules(text)) == ["calf stretching"]


@pytest.mark.parametrize(
    "title", ["How to Do a Side Plank", "How To Practice the Side Plank", "Lower into Side Plank"]
)
def test_a_known_name_that_a_title_tells_how_to_do_is_the_name(title, markdown_by_rules):
    text = f"### {title}\n\n1. Lie on your right side\n2. Lift your hips\n3. Hold for 20 seconds\n"
    assert names(markdown_by_rules(text)) == ["Side Plank"]


def test_a_dose_is_no_title(markdown_by_rules):
    text = (
        "**1. Glute Bridge Hold**\n\n3 sets × 20 sec hold\n\n- Lie on your back, feet flat\n"
        "- Push your hips up and squeeze\n- Lower and rest\n"
    )
    found = markdown_by_rules(text)
    assert names(found) == ["Glute Bridge Hold"]
    assert (found[0].sets, found[0].hold_seconds) == ((3, 3), (20, 20))


def test_the_dose_behind_a_bare_name_is_not_of_it(mentions_by_rules):
    text = (
        "<ul><li>Shoulder Rolls 30 seconds</li><li>Knee Hugs 20 seconds each leg</li>"
        "<li>Hip Circles 30 seconds</li></ul>"
    )
    assert names(mentions_by_rules(text)) == ["Shoulder Rolls", "Knee Hugs", "Hip Circles"]


def test_a_sentence_as_a_heading_is_text(markdown_by_rules):
    text = (
        "# Bhujangasana\n\n### Makes the spine strong and stretches the chest and the shoulders, and "
        "lifts the mood of most people.\n\n# Balasana\n\n### Calms the mind and gently stretches the "
        "hips, the thighs and the ankles of people who sit a lot.\n\n# Uttanasana\n\n### Stretches the "
        "hamstrings and the calves, and calms the mind of people in a hurry.\n"
    )
    found = markdown_by_rules(text)
    assert names(found) == ["Bhujangasana", "Balasana", "Uttanasana"]
    assert found[2].muscles == ("calves", "hamstrings")


def test_what_an_exercise_is_like_names_it_but_does_not_link_it(markdown_by_rules):
    text = (
        "## 2. Glute flexibility\n\nThis is similar to “pigeon pose”, but a table makes it easier. Place "
        "one leg on the table, knee bent. Lean forward for 60 seconds, then switch sides.\n"
    )
    found = markdown_by_rules(text)
    assert names(found) == ["pigeon pose"]
    assert found[0].claims[0].rule == "name:likened"


def test_a_known_name_in_bold_with_its_dose_opens_an_exercise_of_two_steps(markdown_by_rules):
    text = (
        "### Quick Reset\n\n**Prayer stretch:** 15 seconds\n\n1. Palms together at chest\n"
        "2. Lower hands while keeping palms together\n\n**Chin tucks:** 10 reps\n\n"
        "1. Pull chin straight back\n2. Hold 5 seconds\n"
    )
    found = markdown_by_rules(text)
    assert names(found) == ["Prayer stretch", "Chin tucks"]
    assert "Lower hands" in found[0].text


def test_lines_that_open_with_names_in_bold_are_an_exercise_each(markdown_by_rules):
    text = (
        "### Neck\n\n**Ear to shoulder:** 15 seconds each side\n**Chin to chest:** 15 seconds\n"
        "**Neck rotation stretch:** 20 seconds each side\n"
    )
    found = markdown_by_rules(text)
    assert names(found) == ["Ear to shoulder", "Chin to chest", "Neck rotation stretch"]
    assert [m.hold_seconds for m in found] == [(15, 15), (15, 15), (20, 20)]


def test_the_line_under_a_counted_title_in_bold_is_its_text(markdown_by_rules):
    text = (
        "## Before you start\n\n**1. Leg Swings**\nTo the front and back: 10 each leg\n\n"
        "**2. Hip Circles**\nLarge ones with a high knee: 10 each leg\n\n"
        "**3. Arm Circles**\nSmall to large: 20 each direction\n\n## Afterwards\n\nDrink some water.\n"
    )
    found = markdown_by_rules(text)
    assert names(found) == ["Leg Swings", "Hip Circles", "Arm Circles"]
    assert [m.reps for m in found] == [(10, 10), (10, 10), (20, 20)]


def test_titles_under_advice_are_no_exercises(markdown_by_rules):
    text = (
        "# Calf Stretch\n\n1. Stand facing a wall\n2. Step one foot back\n3. Press your heel down for 30 "
        "seconds\n\n### Critical Details\n\n**Feet Must Point Forward**\n\nTurning the foot out takes away "
        "half of the stretch. Use the edge of a board as a guide.\n"
    )
    assert names(markdown_by_rules(text)) == ["Calf Stretch"]


def test_paragraphs_behind_dashes_are_items(mentions_by_rules):
    text = (
        "-Press your palms together at your chest and lift your elbows. Hold for 30 seconds and repeat.\n\n"
        "-Then press the backs of your hands together and pull your elbows down. Hold for 30 seconds and "
        "repeat.\n"
    )
    assert len(mentions_by_rules(text)) == 2


def test_a_caption_that_repeats_its_exercise_is_no_other(mentions_by_rules):
    text = (
        "Exercise 1: Toe Taps\n\nLie on your back and bend your legs over your hips. Tap one toe on the "
        "floor and return. Complete 10 reps on each leg.\n\n"
        "Toe taps: Lie on your back and bend your legs over your hips\n\n"
        "Exercise 2: Mermaid\n\nSit with your legs to one side and reach one arm up and over. Hold for 20 "
        "seconds, then switch sides.\n"
    )
    found = mentions_by_rules(text)
    assert names(found) == ["Toe Taps", "Mermaid"]
    assert found[0].reps == (10, 10)


@pytest.mark.parametrize("mark", ["Step {}. ", "#{} "])
def test_counts_before_names_are_not_of_them(mark, markdown_by_rules):
    parts = [
        f"### {mark.format(number)}{name}\n\nStand tall and reach your arms up. Hold for 20 seconds.\n"
        for number, name in enumerate(["Mountain Pose", "Raised Arms Pose", "Cobra Pose"], 1)
    ]
    found = markdown_by_rules("\n".join(parts))
    assert names(found) == ["Mountain Pose", "Raised Arms Pose", "Cobra Pose"]


def test_a_sentence_that_starts_from_a_known_pose_does_not_name_the_exercise(markdown_by_rules):
    text = (
        "**1. Search the Sky**\n\nBegin in horse stance. Bend your body to the left while you inhale, then "
        "return. Repeat 4 times on each side.\n\n**2. Lift the Log**\n\nStart in horse stance. Raise your hands "
        "to your chin and press them up. Repeat 8 times.\n"
    )
    found = markdown_by_rules(text)
    assert names(found) == ["Search the Sky", "Lift the Log"]
    assert [m.position for m in found] == ["standing", "standing"]


def test_a_name_in_the_plural_among_names_in_bold_is_one_and_an_order_of_several_is_none(
    markdown_by_rules,
):
    text = (
        "## Desk moves\n\n- **Seated Twist**: Sit upright and turn your chest to the left.\n"
        "- **Wrist and Finger Stretches**: Shake out your hands and bend your wrists.\n"
        "- **Forward Fold**: Sit on the edge and let your arms hang to the floor.\n"
        "- **Combine with other stretches**: Bend your knees in between and keep your back long.\n"
    )
    found = names(markdown_by_rules(text))
    assert found == ["Seated Twist", "Wrist and Finger Stretches", "Forward Fold"]


def test_a_known_name_with_a_dash_inside_has_no_subtitle(markdown_by_rules):
    text = (
        "### Cat–Cow Pose\n\nCome to your hands and knees and round your back.\n\n"
        "### Dead Bug – Steady Middle\n\nLie on your back and lower your right leg.\n"
    )
    assert names(markdown_by_rules(text)) == ["Cat–Cow Pose", "Dead Bug"]


LED = """# Gentle Jaw Exercises

- Small circles: move your jaw in small circles for 30 seconds.
- Slow opening: open your jaw and close it again, 8 times.
- Seated neck stretch: sit tall and drop your ear to your shoulder for 20 seconds.
"""


def test_what_colons_set_off_in_all_items_of_a_list_are_names(markdown_by_rules):
    found = [mention.name for mention in markdown_by_rules(LED)]
    assert found == ["Small circles", "Slow opening", "Seated neck stretch"]


def test_a_colon_in_one_item_of_a_list_sets_no_name_off(markdown_by_rules):
    text = LED.replace("Small circles: move", "Move")
    assert "Slow opening" not in [mention.name for mention in markdown_by_rules(text)]


SET_OFF = """Exercises for tired hands.

Prayer Stretch - Press the palms together before the chest and lower your hands.

Squeezing the flannel - Put a rolled flannel in your hand and squeeze it for 5 seconds.

Wrist circles - Let the hand hang and turn your wrist ten times each way.

Forearm turning - Rest your forearm on a table and turn the palm up, then down.
"""


def test_what_dashes_set_off_in_paragraphs_among_names_are_names(markdown_by_rules):
    found = [mention.name for mention in markdown_by_rules(SET_OFF)]
    assert found == ["Prayer Stretch", "Squeezing the flannel", "Wrist circles", "Forearm turning"]


def test_what_a_dash_sets_off_among_other_paragraphs_is_no_name(markdown_by_rules):
    text = SET_OFF.replace("Wrist circles - Let", "Let").replace("Prayer Stretch - ", "")
    assert "Squeezing the flannel" not in [m.name for m in markdown_by_rules(text)]


def test_a_counted_heading_is_a_title_even_where_it_is_an_order_with_a_full_stop(
    markdown_by_rules,
):
    found = markdown_by_rules(
        "### 1. Cross Legs\n\nSit on a mat and cross your legs. Hold for 20 seconds.\n\n"
        "### 2. Bend your knees to your chest.\n\nLie on your back and pull your knees in. "
        "Hold for 20 seconds.\n"
    )
    assert [mention.text.splitlines()[0] for mention in found] == [
        "1. Cross Legs",
        "2. Bend your knees to your chest.",
    ]


HEADED = """Do these three times a week and hold each stretch for 20 seconds.

| Stretch | How | Hold | Sets |
|---|---|---|---|
| Standing Quad Stretch | Stand and pull your heel to your buttock. | 40 s | 2 |
| Pigeon Pose | Bring one knee forward and fold over it. | 90 | 3 per leg |
| Cobra Pose | Lie face down and press your chest up. | a while | 1 |
"""


def test_the_heads_of_a_table_say_what_its_numbers_count(markdown_by_rules):
    found = markdown_by_rules(HEADED)
    assert [(m.hold_seconds, m.reps, m.sets) for m in found] == [
        ((40, 40), None, (2, 2)),
        ((90, 90), None, (3, 3)),
        ((20, 20), None, (1, 1)),
    ]
    claims = {
        (c.field, m.text[c.start - m.start : c.end - m.start]) for m in found for c in m.claims
    }
    assert {("hold_seconds", "40 s"), ("hold_seconds", "90"), ("sets", "3")} <= claims


ROWS = """
| {} |
|---|---|---|
| Pigeon Pose | 30 seconds | both |
| Frog Pose | 45 seconds | both |
"""
HEADS = pytest.mark.parametrize(
    "heads", ["Exercise | Hold | Sides", "Stretch | Hold for | Repeat", "Name | Time | How to bend"]
)
OTTER = "Sit tall and bend your knee. Hold for 9 seconds."


@HEADS
@pytest.mark.parametrize(
    "told",
    [
        f"## Otter Stretch\n\n{OTTER}\n",
        f"**Otter Stretch.** {OTTER}\n",
        f"{OTTER}\n",
        f"## Otter Stretch\n\n{OTTER}\n\nEasier: bend less.\n",
    ],
)
def test_an_exercise_ends_before_the_head_of_a_table_of_others(markdown_by_rules, told, heads):
    found = markdown_by_rules(f"# Calm hips\n\n{told}{ROWS.format(heads)}")
    assert not any(heads in mention.text for mention in found)
    assert found[0].text.endswith(("9 seconds.", "bend less."))
    assert [mention.name for mention in found[1:]] == ["Pigeon Pose", "Frog Pose"]


@HEADS
def test_an_exercise_named_over_a_table_of_others_is_not_told_by_its_head(markdown_by_rules, heads):
    told = f"## Pigeon Pose\n\n{OTTER}\n\n## Frog Pose\n\n{OTTER}\n\n## Otter Stretch\n"
    rows = ROWS.format(heads).replace("Pigeon", "Cobra").replace("Frog", "Child’s")
    found = markdown_by_rules(f"# Calm hips\n\n{told}{rows}")
    assert not any(heads in mention.text for mention in found)


def test_a_table_of_one_exercise_keeps_its_head(markdown_by_rules):
    rows = "| Level | Hold | Sides |\n|---|---|---|\n| New | 20 seconds | both |\n"
    [mention] = markdown_by_rules(
        f"## Otter Stretch\n\nSit tall and bend your knee.\n\n{rows}\n## About us\n\nWe write.\n"
    )
    assert mention.text.endswith("Level | Hold | Sides\nNew | 20 seconds | both")


def test_rows_without_a_head_are_read_as_they_stand(markdown_by_rules):
    text = HEADED.replace("| Hold | Sets |", "| Hold 40 | 2 Sets |")
    assert [m.sets for m in markdown_by_rules(text)] == [None, None, None]


@pytest.mark.parametrize(
    "over",
    [
        "After the harbour run, do these exercises:",
        "These easy moves are quick. Keep each stretch for 10 seconds.",
    ],
)
def test_bullets_that_a_line_announces_as_exercises_are_one_each(over, mentions_by_rules):
    text = (
        f"How should you stretch?\n\n{over}\n\n• Turn your head to the left\n"
        "• Roll both shoulders back\n• Bend one knee and pull the heel to your seat\n"
    )
    assert len(mentions_by_rules(text)) == 3


@pytest.mark.parametrize(
    "over", ["When doing these exercises:", "Sit down for this stretch:", "Take these steps:"]
)
def test_bullets_of_advice_or_of_one_exercise_are_none_each(over, mentions_by_rules):
    text = (
        f"How should you stretch?\n\n{over}\n\n• Keep your back straight\n"
        "• Bend one knee\n• Pull the heel to your seat\n"
    )
    assert len(mentions_by_rules(text)) <= 1


def test_the_hold_of_a_bullet_of_its_own_is_no_other_ones(mentions_by_rules):
    text = (
        "Do these exercises:\n\n• Turn your head to the left\n• Roll both shoulders back\n"
        "• Bend one knee, let the heels drop below it and hold the stretch for 40 seconds\n"
    )
    assert [m.hold_seconds for m in mentions_by_rules(text)] == [None, None, (40, 40)]


def test_steps_that_name_exercises_number_them(mentions_by_rules):
    text = (
        "The Recipe\n\nIt works for me.\n\n"
        "- Step 1: The Knot Pressure Release. Lean your back on the wall and roll. Hold for 20 seconds.\n"
        "- Step 2: Heron Stretch. Sit tall and lift your left arm. Hold for 20 seconds.\n"
        "- Step 3: Thread the Needle. Kneel down and slide your right arm under your chest.\n"
    )
    assert names(mentions_by_rules(text)) == [
        "The Knot Pressure Release",
        "Heron Stretch",
        "Thread the Needle",
    ]


def test_a_bare_label_over_named_items_opens_no_exercise(mentions_by_rules):
    text = (
        "Ingredients\n\n- One firm ball\n- 10 minutes of your day\n\n"
        "Hold the ball in your hand first.\n\n"
        "Instructions\n\n- Heron Stretch: Sit tall and lift your left arm. Hold for 20 seconds.\n"
        "- Otter Stretch: Lie on your back and hug your knees. Hold for 20 seconds.\n"
    )
    assert names(mentions_by_rules(text)) == ["Heron Stretch", "Otter Stretch"]


def test_steps_that_order_what_a_name_is_are_no_exercises(mentions_by_rules):
    text = (
        "Heron Stretch\n\n- Step 1: Lift the Left Leg Stretch. Bend your knee.\n"
        "- Step 2: Lower your arms. Hold for 20 seconds.\n"
    )
    assert names(mentions_by_rules(text)) == ["Heron Stretch"]


def test_words_that_deny_something_are_no_name_in_front_of_a_text(mentions_by_rules):
    text = (
        "My feet again\n\nRolling alone won't do—on top of that your calves want a stretch for some 20 "
        "seconds, once in the morning and once in the evening!\n\n"
        "Heron stretch: Sit tall and lift your left leg. Hold for 20 seconds.\n"
    )
    assert names(mentions_by_rules(text)) == ["Heron stretch"]


REACH = "Hands laced behind you, slowly make both arms long while the chest comes up and opens."
DRAW = "Take hold of your left elbow and draw that arm over to the right side of the body."


@pytest.mark.parametrize(
    ("title", "items", "found"),
    [
        ("Shoulder stretches", [REACH, DRAW], 2),
        ("Shoulder stretch", [REACH, DRAW], 1),
        ("Shoulder stretches", [REACH, f"Hold it there for a while, and then {DRAW.lower()}"], 1),
        (
            "Shoulder stretches",
            ["Sit tall and lace your hands.", "Lift your arms. Hold for 20 seconds."],
            1,
        ),
    ],
)
def test_whole_instructions_under_a_plural_are_exercises_each(
    title, items, found, mentions_by_rules
):
    listed = "".join(f"- {item}\n" for item in items)
    read = mentions_by_rules(
        f"{title}:\n\n{listed}\n1. Heron Bend\n\nBend your knees. Hold for 20 seconds.\n"
    )
    assert len(read) == found + 1


def test_a_title_that_counts_exercises_is_none(mentions_by_rules):
    read = mentions_by_rules(
        "Mornings\n\nGo slowly.\n\n5 Stretches After Sleeping\n\nSit on the bed and bring one arm across. "
        "Hold for 20 seconds.\n\nLie on your side and hug your knees. Hold for 30 seconds.\n\nCobra Pose\n\n"
        "Lie face down and press your chest up. Hold for 40 seconds.\n"
    )
    assert [(m.name, m.hold_seconds) for m in read] == [
        (None, (20, 20)),
        (None, (30, 30)),
        ("Cobra Pose", (40, 40)),
    ]
