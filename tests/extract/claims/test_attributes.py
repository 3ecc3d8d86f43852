"""Position, mode, kind, equipment and cautions."""

import pytest


def one(mentions_in, name, body):
    (mention,) = mentions_in(f"1. {name}\n\n{body}\n")
    return mention


@pytest.mark.parametrize(
    ("body", "position"),
    [
        ("Lie face down and press your chest up. Hold for 20 seconds.", "prone"),
        ("Start on all fours and drop your belly. Repeat 10 times.", "quadruped"),
        ("Sit on a chair and cross your ankle over your knee. Hold for 20 seconds.", "seated"),
        ("Lie on your left side and bend your top knee. Hold for 20 seconds.", "side_lying"),
        (
            "Stand, step forward into a lunge and lower your back knee to the floor. Hold.",
            "kneeling",
        ),
        ("From a downward dog position, bring your knee forward. Hold for 20 seconds.", None),
        ("Kneel and sit back on your heels. Reach your arms forward for 20 seconds.", "kneeling"),
        ("Hang from a bar with straight arms. Hold for 20 seconds.", "other"),
        ("Lie on belly and lift your chest. Hold for 20 seconds.", "prone"),
        ("Lie on your unaffected side and lift the arm. Repeat 10 times.", "side_lying"),
        (
            "It is done by standing in an open doorway. Lean forward and hold for 20 seconds.",
            "standing",
        ),
        ("Lie down and cross your ankles in the air. Hold for 20 seconds.", "supine"),
        ("Lie down, face prone, and lift your chest. Hold for 20 seconds.", "prone"),
        ("Sit or lie down with your leg straight. Hold for 20 seconds.", "seated"),
        ("Lie on your painful side and lift the arm. Repeat 10 times.", "side_lying"),
        ("Take a seat and rest your forearm on a shelf. Hold for 20 seconds.", "seated"),
        ("Stay on your feet and turn your head. Hold for 20 seconds.", "standing"),
        (
            "Sit on a chair, with your hands on your knees. Round your back for 20 seconds.",
            "seated",
        ),
        ("Return to Legs up the Wall and open your knees. Hold for 20 seconds.", "supine"),
        ("Think of Legs up the Wall and open your knees. Hold for 20 seconds.", None),
        ("On all fours, ease your hips back to your heels. Hold for 20 seconds.", "kneeling"),
        ("Lay down the strap and sit beside it. Hold for 20 seconds.", "seated"),
        ("Sit or stand tall and tuck the chin. Hold for 20 seconds.", "seated"),
        ("Sit by the wall. Now lie on your back and raise a leg. Hold for 20 seconds.", "supine"),
        ("On your back, drop your knees onto your left side. Hold for 20 seconds.", "supine"),
        ("On all fours, set one foot between your hands. Hold for 20 seconds.", "kneeling"),
        ("From all fours sit back onto your ankles. Hold for 20 seconds.", "kneeling"),
        ("From standing, let your arms dangle. Hold for 20 seconds.", "standing"),
        ("Tense from standing, let your arms dangle. Hold for 20 seconds.", None),
        ("Lean your forearms on the wall and bend a knee. Hold for 20 seconds.", "standing"),
        ("Put your heel on a low bench and lean forward. Hold for 20 seconds.", "standing"),
        ("Put both legs straight out in front of you. Hold for 20 seconds.", "seated"),
        ("Lie on the floor with your calves on a chair. Hold for 20 seconds.", "supine"),
        ("Round your back; your arms lie on the floor. Hold for 20 seconds.", None),
        ("Set your forearms and knees on a rug and breathe. Hold for 20 seconds.", "quadruped"),
        ("The balls of both feet go on a step. Hold for 20 seconds.", "standing"),
        ("It makes walking easier. Round your back. Hold for 20 seconds.", None),
        ("Lean over. There is a stretch on your left side. Hold for 20 seconds.", None),
        ("Lean over until you feel it on your left side. Hold for 20 seconds.", None),
        ("Hold the stretch on your left side for 20 seconds, then roll over.", "side_lying"),
    ],
)
def test_position(body, position, mentions_by_rules):
    assert one(mentions_by_rules, "Mystery Stretch", body).position == position


@pytest.mark.parametrize(
    ("name", "position"),
    [("Warrior 2", "standing"), ("Child's Pose", "kneeling"), ("Plank", "other")],
)
def test_a_known_pose_is_only_entered_from_downward_dog(name, position, mentions_in):
    body = "Begin in downward facing dog and breathe out. Hold for five breaths."
    assert one(mentions_in, name, body).position == position


@pytest.mark.parametrize(
    ("rest", "position"),
    [("and fold over your shin", "seated"), ("and keep your arms long", "quadruped")],
)
def test_a_seated_pose_is_entered_from_all_fours_where_the_body_is_let_down(
    rest, position, mentions_in
):
    body = f"Start on all fours, slide one knee to the wrist {rest}. Hold for five breaths."
    assert one(mentions_in, "Pigeon Pose", body).position == position


@pytest.mark.parametrize(
    ("body", "position"),
    [
        ("Facing the wall, push one knee to it.", "standing"),
        ("In a half-kneeling position push the front knee to the wall.", "kneeling"),
    ],
)
def test_an_exercise_of_no_one_position_is_done_where_the_text_says(body, position, mentions_in):
    assert one(mentions_in, "Knee-to-Wall Ankle Stretch", f"{body} Do ten.").position == position


@pytest.mark.parametrize(
    ("name", "body", "mode"),
    [
        ("Mystery Stretch", "Sit tall and lean your torso forward. Hold for 30 seconds.", "static"),
        (
            "Mystery Swings",
            "Stand and swing your leg forward and back. Continue swinging for 15 reps.",
            "dynamic",
        ),
        (
            "Mystery Squeeze Stretch",
            "Stand tall. Contract your thigh against resistance, an isometric contraction.",
            "active",
        ),
        (
            "Spinal Twist",
            "Sit on a chair and twist your torso gently from side to side.",
            "dynamic",
        ),
        (
            "Cat-Cow",
            "Kneel on all fours and round your back. Hold for 40 seconds.",
            "static",
        ),
        (
            "Mystery Stretch",
            "Lie on your back and pull your knee in. Stay for 8 seconds. Up to 10 times.",
            "static",
        ),
        (
            "Mystery Squeeze Stretch",
            "Sit tall. Squeeze your shoulder blades together for 3 seconds, then release. Repeat 8 times.",
            "active",
        ),
    ],
)
def test_mode(name, body, mode, mentions_by_rules):
    assert one(mentions_by_rules, name, body).mode == mode


@pytest.mark.parametrize(
    "sentence",
    [
        "Rock from side to side if that feels good.",
        "Feel free to sway from side to side.",
        "You can rock your legs up and down.",
        "Perhaps swing your feet back and forth.",
        "Progression: swing your feet back and forth.",
        "Breathe in and out before you change sides.",
        "Walk your hands a little farther along the mat.",
        "You help the blood flow to your feet.",
        "Total number of repetitions: two on each side.",
        "Last changed on March 4th, 2024.",
        "Hold for 5 seconds. Three times.",
    ],
)
def test_what_is_no_movement_of_the_exercise_leaves_it_held(sentence, mentions_by_rules):
    body = f"Sit tall and bend your torso forward over your legs. {sentence}"
    assert one(mentions_by_rules, "Lantern Reach", body).mode == "static"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Lantern Reach", "Move in and out of the bend. If you like, hold on to a chair."),
        ("Rocking Lantern Stretch", "Rock a little if that feels good."),
        ("Lantern Reach", "Point and flex your toes."),
        ("Lantern Reach", "Roll back up and do it again."),
        ("Lantern Reach", "Hold for one second. Ten times."),
    ],
)
def test_what_is_a_movement_of_the_exercise_moves_it(name, sentence, mentions_in):
    body = f"Sit tall and bend your torso forward over your legs. {sentence}"
    assert one(mentions_in, name, body).mode == "dynamic"


def test_a_movement_in_the_name_needs_no_entry_to_confirm_it(mentions_in):
    mention = one(mentions_in, "Lantern Rolls", "Stand and let your back become round.")
    rules = [claim.rule for claim in mention.claims if claim.field == "mode"]
    assert (mention.mode, rules) == ("dynamic", ["cue:rolls"])


@pytest.mark.parametrize(
    ("name", "told"),
    [("Child's Pose", "12 times"), ("Child's Pose (1 minute)", "12 times")],
)
def test_counted_repetitions_move_what_the_entry_holds_and_are_the_proof(
    name, told, mentions_by_rules
):
    mention = one(mentions_by_rules, name, f"Kneel and sink back. Do {told}.")
    claim = next(claim for claim in mention.claims if claim.field == "mode")
    assert (mention.mode, claim.rule) == ("dynamic", "inferred:reps")
    assert told in mention.text[claim.start - mention.start : claim.end - mention.start]


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        (
            "Hip Opener Pose",
            "Sit tall and lean your torso forward. Hold for 30 seconds.",
            "stretch",
        ),
        (
            "Dumbbell Press",
            "Stand and press the weights overhead. Do 3 sets of 12 reps.",
            "strength",
        ),
        (
            "Foam Rolling for Legs",
            "Sit on the roller and roll over your thigh. Pause on tender spots.",
            "release",
        ),
        (
            "Outer Thigh",
            "Lie on your side with the thigh on a ball. Lean in until you find a sore spot. "
            "Hold for 20 seconds.",
            "release",
        ),
        (
            "Shoulder Test",
            "Stand and reach your hand down your back. Measure how far you reach.",
            "test",
        ),
        (
            "Boat Pose",
            "Sit on the floor and lift both legs. Hold for 20 seconds.",
            "strength",
        ),
        (
            "Shoulder Shrugs",
            "Lift both shoulders toward your ears, wait for 3 seconds and drop them.",
            "stretch",
        ),
        (
            "Slow Lean",
            "Sit down. Raise one arm over your head, lean to the side and hold for 20 seconds.",
            "stretch",
        ),
        (
            "Patient Dead Bugs",
            "Lie on your back and lift your legs.",
            "strength",
        ),
        (
            "Wall Angels",
            "Stand against a wall and slide your arms up. Do 3 sets of 10 to strengthen your upper back.",
            "strength",
        ),
        (
            "Wall Angels",
            "Stand against a wall and slide your arms up. Strengthens and stretches your chest.",
            "stretch",
        ),
        (
            "Mystery Stretch with Knee Extension",
            "Stand tall and reach down to your shins. Straighten your legs.",
            "stretch",
        ),
        (
            "Rotation with a Roller",
            "Lie on your side with a foam roller between your knees and open the top arm.",
            "stretch",
        ),
        (
            "Child's Pose Diaphragmatic Breathing",
            "Kneel, arch your back, then round it. Repeat 10 times.",
            "stretch",
        ),
        (
            "Walking Lunges",
            "Step into a lunge and on into the next across the room. Do 10 on each leg.",
            "stretch",
        ),
        (
            "Single-Leg Reach",
            "Stand on one leg and lean to reach for a shelf, then straighten up. Repeat 15 times.",
            "strength",
        ),
        ("Towel Twist", "Hold a towel and twist your hands apart. Repeat 10 times.", "strength"),
    ],
)
def test_kind(name, body, kind, mentions_in):
    assert one(mentions_in, name, body).kind == kind


@pytest.mark.parametrize(
    "figure",
    [
        "Sit back as if you were sitting in a chair.",
        "Sit back as though you’re on a chair.",
        "Imagine wringing a wet towel.",
        "Curl yourself into a ball.",
        "Good for all who spend hours over a desk.",
        "It counteracts desk posture.",
        "Stand on the balls of your feet.",
        "Return to table pose.",
        "Your back is as flat as a table.",
        "Come up on your hands and knees like a table.",
        "As a counter to that, turn your palms down.",
        "It undoes years of sitting in chairs.",
        "Later, strap on a weight.",
        "You need not leave your desk.",
        "Few of all those desk exercises do more.",
        "Point your hip toward the mat.",
        "Keep your thigh parallel to the mat.",
        "It rolls the ball into the back of the hip socket.",
        "It loosens a thick band of tissue under the foot.",
        "Draw your belt buckle up.",
        "It makes for powerful ball striking.",
        "You rotate through the ball.",
        "It works against the desk slouch.",
        "Ask at the front desk.",
        "You spend your days in front of a desk.",
        "Rest your hands on the kitchen counter.",
    ],
)
def test_figures_of_speech_and_habits_are_no_equipment(figure, mentions_in):
    body = f"Stand tall and reach for your toes. {figure} Hold for 20 seconds."
    assert one(mentions_in, "Mystery Stretch", body).equipment == ()


@pytest.mark.parametrize(
    ("use", "equipment"),
    [
        ("Sit on a chair and rest your heel on a table.", ("chair", "table")),
        ("Hold the edge of your desk.", ("table",)),
        ("Roll a ball under your foot.", ("ball",)),
        ("Lay your arm on a table with the palm up.", ("table",)),
        ("Put one hand on the seat behind you.", ("chair",)),
        ("Slide to the front of the seat.", ("chair",)),
        ("Press your hands into the mat.", ("mat",)),
    ],
)
def test_things_that_are_used_are_equipment(use, equipment, mentions_in):
    body = f"Stand tall and reach for your toes. {use} Hold for 20 seconds."
    assert one(mentions_in, "Mystery Stretch", body).equipment == equipment


def test_equipment_is_what_the_exercise_uses(mentions_in):
    body = "Stand on the balls of your feet, hold a chair and loop a strap around your foot."
    assert one(mentions_in, "Mystery Stretch", body).equipment == ("chair", "strap")


def test_a_caution_is_the_sentence_that_warns(mentions_in):
    body = (
        "Sit tall and lean your torso forward. Skip this if you have a knee injury. Hold 9 seconds."
    )
    mention = one(mentions_in, "Mystery Stretch", body)
    assert mention.cautions == ("Skip this if you have a knee injury.",)


def test_a_value_from_the_vocabulary_says_that_it_is_inferred(mentions_in):
    body = "Bring one shin forward across the mat and hold your hips square for 30 seconds."
    mention = one(mentions_in, "Pigeon Pose", body)
    rules = [claim.rule for claim in mention.claims if claim.field == "position"]
    assert (mention.position, rules) == ("seated", ["inferred:entry"])


def test_sitting_is_the_position_of_a_lying_pose_only_where_the_text_does_not_lie_down(mentions_in):
    sits = one(
        mentions_in, "Legs Up the Wall", "Sit on a cushion beside a wall and breathe for a minute."
    )
    lies = one(
        mentions_in,
        "Legs Up the Wall",
        "Sit beside a wall, then lie back and swing your legs up it. Stay for a minute.",
    )
    assert (sits.position, lies.position) == ("seated", "supine")


def test_a_time_without_a_word_of_holding_is_no_hold_of_a_moving_exercise(mentions_in):
    moved = one(mentions_in, "Arm Circles", "Stand and circle your arms for 40 seconds.")
    held = one(mentions_in, "Cobra Pose", "Lie on your stomach and lift your chest for 40 seconds.")
    assert (moved.hold_seconds, held.hold_seconds) == (None, (40, 40))


def test_a_beat_between_counted_repetitions_is_a_hold_without_a_word_of_holding(mentions_in):
    body = "Stand tall and reach overhead for 4 seconds. Do 12 repetitions."
    moved = one(mentions_in, "Dynamic Reach", body)
    assert (moved.mode, moved.hold_seconds, moved.reps) == ("dynamic", (4, 4), (12, 12))


def test_seconds_that_no_verb_claims_are_a_hold_of_a_stretch_and_none_of_a_movement(mentions_in):
    held = one(mentions_in, "Cobra Pose", "Lie on your stomach, lift your chest, 25 seconds.")
    moved = one(mentions_in, "Arm Circles", "Stand and circle both arms, 25 seconds.")
    assert (held.hold_seconds, moved.hold_seconds) == ((25, 25), None)


def test_a_purpose_in_brackets_behind_the_name_is_a_target(mentions_in):
    found = mentions_in(
        "1. Seated twist (for lower back)\n\nSit tall and twist. Hold for 20 seconds.\n"
    )
    assert found[0].muscles == ("lower_back",)


def test_a_purpose_behind_a_name_in_bold_is_a_target_and_no_part_of_the_name(mentions_in_markdown):
    text = (
        "**1. Dragon — for the hip flexors.** Lunge low with the back knee down. Hold 2 minutes.\n\n"
        "**2. Caterpillar — for the hamstrings.** Sit with straight legs and fold. Hold 2 minutes.\n"
    )
    found = mentions_in_markdown(text)
    assert [(m.name, m.muscles) for m in found] == [
        ("Dragon", ("hip_flexors",)),
        ("Caterpillar", ("hamstrings",)),
    ]


def test_the_first_of_two_known_names_that_a_title_offers_is_the_name(mentions_in):
    (found,) = mentions_in("Couch stretch or forward lunge\n\nKneel and shift your hips forward.\n")
    assert found.name == "Couch stretch"


def test_what_a_name_moves_to_is_no_target(mentions_in):
    body = "Lie on your back and hug your leg. Hold for 20 seconds."
    assert one(mentions_in, "Knee-to-Chest Stretch", body).muscles == ()


def test_turning_one_way_and_then_the_other_is_done_on_both_sides(mentions_in):
    body = "Sit tall. Turn your head to the right. Hold for 15 seconds. Turn your head to the left."
    assert one(mentions_in, "Neck Turns", body).per_side
    assert not one(mentions_in, "Neck Turn", "Sit tall. Turn your head to the right.").per_side


@pytest.mark.parametrize("date", ["14 March 2025", "March 14, 2025", "March 2025", "14th of March"])
def test_a_month_over_exercises_is_no_cue_of_how_they_are_done(date, mentions_in_markdown):
    text = f"# Two stretches, published {date}\n\n"
    for name in ("Windscreen Fold", "Lantern Reach"):
        text += f"## {name} Stretch\n\nSit tall and bend your torso forward over your legs.\n\n"
    found = mentions_in_markdown(text)
    assert [mention.mode for mention in found] == ["static", "static"]


def test_a_number_over_exercises_makes_no_date_of_how_they_are_done(mentions_in_markdown):
    text = "# Flexibility\n\n## 2 dynamic stretches\n\n"
    for name in ("Windscreen Fold", "Lantern Reach"):
        text += f"### {name} Stretch\n\nSit tall and bend your torso forward over your legs.\n\n"
    found = mentions_in_markdown(text)
    assert [mention.mode for mention in found] == ["dynamic", "dynamic"]


@pytest.mark.parametrize(
    ("opening", "position"),
    [
        ("Same position as in the exercise above, but turn the toes in.", "supine"),
        ("Same as above, but turn the toes in.", "supine"),
        ("Turn the toes in.", None),
        ("Sit in the same position on a step.", "seated"),
        ("Stay where you are, but turn the toes in.", "supine"),
        ("Still lying, turn the toes in.", "supine"),
    ],
)
def test_an_exercise_may_be_done_where_the_one_before_it_is(opening, position, mentions_by_rules):
    _, second = mentions_by_rules(
        "1. Mystery Stretch\n\nLie on your back and lift one leg. Hold for 20 seconds.\n\n"
        f"2. Puzzle Stretch\n\n{opening} Hold for 20 seconds.\n"
    )
    assert second.position == position


UNDER_A_TITLE = """{title}

{opening}

1. Mystery Stretch

Tilt your head to the right. Hold for 20 seconds.

2. Puzzle Stretch

Stand up and bend to the right. Hold for 20 seconds.

{ending}
"""


@pytest.mark.parametrize(
    ("title", "opening", "ending", "positions", "equipment"),
    [
        ("Two Chair Stretches", "Easy.", "", ("seated", "standing"), ("chair",)),
        ("Two Easy Stretches on a Chair", "Easy.", "", (None, "standing"), ("chair",)),
        ("Two stretches you do with your strap", "Easy.", "", (None, "standing"), ("strap",)),
        ("Two stretches for people with a chair", "Easy.", "", (None, "standing"), ()),
        ("Two Seated Desk Stretches", "Easy.", "", ("seated", "standing"), ()),
        ("Easy Days", "These stretches are done on a chair.", "", (None, "standing"), ("chair",)),
        (
            "Easy Days",
            "These stretches do as much as others done seated.",
            "",
            (None, "standing"),
            (),
        ),
        ("Best Standing Desk Stretches", "Easy.", "", ("standing", "standing"), ()),
        ("Easy Days", "These stretches can be done with a strap.", "", (None, "standing"), ()),
        ("Easy Days", "These stretches are done with a strap.", "", (None, "standing"), ("strap",)),
        ("Easy Days", "Go slowly.", "Chair Yoga Poses", (None, "standing"), ()),
        ("Easy Days", "- Chair Exercises\n- Floor Exercises", "", (None, "standing"), ()),
        ("Easy Days", "The stretches are done sitting or lying down.", "", (None, "standing"), ()),
    ],
)
def test_a_title_says_where_and_with_what_all_are_done(
    title, opening, ending, positions, equipment, mentions_by_rules
):
    found = mentions_by_rules(UNDER_A_TITLE.format(title=title, opening=opening, ending=ending))
    assert tuple(mention.position for mention in found) == positions
    assert {mention.equipment for mention in found} == {equipment}


@pytest.mark.parametrize(
    ("title", "name", "reps"),
    [("- 10 push ups", "push ups", (10, 10)), ("- 8 x Cobra", "Cobra", (8, 8))],
)
def test_a_number_in_front_of_a_name_counts_it(title, name, reps, markdown_by_rules):
    first, *_ = markdown_by_rules(f"# Warm-up\n\nDo these:\n\n{title}\n- 12 squats\n- 5 cat-cows\n")
    assert (first.name, first.reps) == (name, reps)
