"""Exercises told in running text: where the next one begins, in a paragraph and between paragraphs."""

import pytest

from tests.conftest import names

KNEEL = (
    "Kneel on a folded towel and slide your left foot forward. Press your hips to the front and keep "
    "your chest lifted. Stay there for 20 seconds, then change legs. "
)
LIE = "Lie on your back and pull your right knee to your chest. Keep your other leg long."
FOLD = "Sit on the rug with your legs out in front of you. Reach for your toes and round your back."


@pytest.mark.parametrize(
    "turn",
    [
        LIE,
        f"Now {LIE[0].lower()}{LIE[1:]}",
        "Since the towel is at hand, lie down, put it around your foot and straighten your leg.",
    ],
    ids=["an order", "an opener", "a reason"],
)
def test_a_sentence_that_starts_from_another_pose_after_a_dose_is_another_exercise(
    turn, mentions_by_rules
):
    found = mentions_by_rules(f"My evening on the rug\n\n{KNEEL}{turn} Breathe out slowly.\n")
    assert [m.position for m in found] == ["kneeling", "supine"]
    assert [m.hold_seconds for m in found] == [(20, 20), None]


@pytest.mark.parametrize(
    "lead",
    [
        "Now move on to a hamstring stretch. ",
        "Finish with a hamstring stretch: ",
        "Another stretch is the hamstring stretch. ",
        "The hamstring stretch is next. ",
    ],
)
def test_a_sentence_that_goes_on_to_a_name_begins_the_exercise_with_it(lead, mentions_by_rules):
    first, second = mentions_by_rules(f"My evening on the rug\n\n{KNEEL}{lead}{LIE}\n")
    assert second.name == "hamstring stretch"
    assert (first.position, second.position) == ("kneeling", "supine")


@pytest.mark.parametrize(
    "goes_on",
    [
        "Leave some room under your ribs for the breath when you lie down on them.",
        "Come up and kneel tall again before you rest.",
    ],
    ids=["a pose far from the order", "the same pose"],
)
def test_a_sentence_after_a_dose_that_starts_from_no_other_pose_goes_on(goes_on, mentions_by_rules):
    assert (
        len(mentions_by_rules(f"My evening on the rug\n\n{KNEEL}{goes_on} Let your jaw hang.\n"))
        == 1
    )


def test_what_is_felt_in_an_exercise_does_not_name_the_next(mentions_by_rules):
    felt = "You should feel the hamstring stretch all along the back of that leg. "
    _, second = mentions_by_rules(f"My evening on the rug\n\n{KNEEL}{felt}{LIE}\n")
    assert second.text.startswith("Lie on your back")


def test_a_dose_in_front_of_an_exercise_does_not_end_it(mentions_by_rules):
    text = (
        "My evening on the rug\n\n(Do this 5 times on each side) Kneel on a towel, slide your left "
        "foot forward and lift your chest. Sit up taller as you press your hips to the front and "
        "keep your neck long and your jaw soft. Breathe out as you press and let your arms hang.\n"
    )
    assert len(mentions_by_rules(text)) == 1


def test_a_paragraph_whose_first_order_is_for_a_known_name_presents_that_exercise(
    mentions_by_rules,
):
    text = (
        "Three favourites of mine\n\nThey fit into any break.\n\nFor the doorway stretch, put your "
        "elbows on the frame and step forward.\n\nTo do the chest opener, lie flat on the floor and "
        "spread your arms.\n\nThen, for the neck stretch, tilt your head to one side and let it hang.\n"
    )
    assert names(mentions_by_rules(text)) == ["doorway stretch", "chest opener", "neck stretch"]


def test_a_paragraph_for_the_name_over_it_is_of_the_same_exercise(mentions_by_rules):
    text = (
        "<h2>Doorway Stretch</h2><p>A classic of mine.</p><p>For the doorway stretch, put your elbows "
        "on the frame and step forward. Hold for 20 seconds.</p><h2>Neck Stretch</h2><p>For the neck "
        "stretch, tip your head to one side. Hold for 20 seconds.</p>"
    )
    found = mentions_by_rules(text)
    assert names(found) == ["Doorway Stretch", "Neck Stretch"]
    assert found[0].start == 0


def test_a_paragraph_from_another_pose_after_a_dose_is_another_exercise(mentions_by_rules):
    text = (
        "Before you get up\nKneel on the bed and press your hips forward. Lift your chest. Do this motion "
        "6 times.\nOne more round follows later.\nSit down on the rug. Reach for your toes.\n"
        "Stay there for 20 seconds.\n"
    )
    assert [m.position for m in mentions_by_rules(text)] == ["kneeling", "seated"]


def test_rich_paragraphs_that_start_from_other_poses_need_no_dose_between_them(mentions_by_rules):
    kneel = (
        "Kneel on a folded towel and slide your left foot forward. Press your hips to the front until "
        "the thigh of the other leg begins to pull, and keep your chest lifted.\n\n"
    )
    seated = (
        "Seated, bring your left ankle across the other knee. Hold your heel with one hand and draw "
        "your toes back with the other hand until the sole of the foot begins to pull.\n"
    )
    found = mentions_by_rules(f"Keep each of them for half a minute.\n\n{kneel}{seated}")
    assert [m.position for m in found] == ["kneeling", "seated"]


def test_another_way_that_is_only_dosed_is_another_exercise(mentions_by_rules):
    text = (
        "The first of them is done on the rug.\n\n"
        f"{KNEEL.strip()}\n\nThe last way is in bed, on your back, with a pillow under the head: 10 times "
        "before you sleep.\n\nLast but not least, stand up and shake your arms. Let your hands hang.\n"
    )
    assert [m.position for m in mentions_by_rules(text)] == ["kneeling", "supine", "standing"]


def test_doing_it_a_few_times_ends_an_exercise(mentions_by_rules):
    text = (
        "Sit tall. Roll your shoulders back and do this a few times.\n\n"
        "Spread your fingers and push your palms together, again a few times.\n\n"
        "Turn your wrists and shake your arms several more times.\n"
    )
    assert len(mentions_by_rules(text)) == 3


def test_a_numbered_title_without_a_name_presents_as_those_like_it_do(mentions_by_rules):
    page = (
        f"<h3>Stretch 1</h3><p>{KNEEL}</p><h3>Stretch 2</h3><p>{FOLD}</p>"
        "<h3>Stretch 3</h3><p>With one palm against the frame. Turn your chest away from it.</p>"
    )
    assert len(mentions_by_rules(page)) == 3


def test_a_rich_paragraph_with_a_dose_follows_one_that_states_none(mentions_by_rules):
    roll = (
        "Sit on the edge of the bench and let your arms hang. Draw your shoulders up to your ears, "
        "roll them back and let them sink, as slowly as the tide goes out."
    )
    hug = (
        "If your upper back is stiff, wrap your arms around yourself as far as they go. Round your "
        "back, drop your chin to your chest and breathe there for 20 seconds."
    )
    found = mentions_by_rules(f"{roll}\n\n{hug}\n")
    assert [m.hold_seconds for m in found] == [None, (20, 20)]
    goes_on = f"Then w{hug.split(', w', 1)[1]}"
    assert len(mentions_by_rules(f"{roll}\n\n{goes_on}\n")) == 1


@pytest.mark.parametrize(
    "order",
    ["Sit up straight", "Squat down"],
)
def test_an_order_is_not_the_name_of_an_exercise(order, mentions_by_rules):
    text = f"{order} and hold the edge of the shelf. Lower your hips for 20 seconds. Repeat.\n"
    (only,) = mentions_by_rules(text)
    assert only.name is None


@pytest.mark.parametrize(("goes_on", "count"), [("the other leg out", 1), ("the other leg", 2)])
def test_a_limb_that_is_put_somewhere_ends_no_exercise(goes_on, count, mentions_by_rules):
    start = f"Kneel on the rug and slide one foot forward. Then stretch {goes_on}."
    text = f"Pigeon pose\n\n- {start}\n- Sit tall and fold over your front leg.\n- Breathe out.\n"
    assert len(mentions_by_rules(text)) == count


@pytest.mark.parametrize(
    "lead", ["Next stretch! ", "And finally, try this lovely hamstring stretch.\n\n"]
)
def test_a_paragraph_goes_on_to_the_next_stretch_or_to_a_name(lead, mentions_by_rules):
    text = f"My evening on the rug\n\n{FOLD}\n\n{lead}Bend your knees and lift your toes.\n"
    assert len(mentions_by_rules(text)) == 2


UNTIMED = KNEEL.replace("Stay there for 20 seconds, then change legs.", "Let your tea get cold.")


@pytest.mark.parametrize(
    "purpose",
    [
        "To stretch your calves",
        "Then, to loosen up your neck",
        "For loosening the calves",
        "For a good stretch of the calves",
    ],
)
def test_a_sentence_for_other_muscles_begins_another_exercise_without_a_dose_before_it(
    purpose, mentions_by_rules
):
    text = f"{UNTIMED}{purpose}, stand up and press one heel down. Tilt your head and let it hang."
    found = mentions_by_rules(f"My evening on the rug\n\n{text}\n")
    assert [m.position for m in found] == ["kneeling", "standing"]


@pytest.mark.parametrize(
    ("told", "purpose"),
    [
        (UNTIMED, "To stretch the evening a little"),
        ("Kneel on the rug for 10 seconds. ", "To stretch your calves"),
    ],
    ids=["no muscle", "one order before it"],
)
def test_another_purpose_or_one_behind_a_single_order_begins_none(told, purpose, mentions_by_rules):
    text = (
        f"{told}{purpose}, stand up and press one heel down. Tilt your head as far as it goes and "
        "let it hang in the wind that comes from the sea. Stay there for 20 seconds."
    )
    assert len(mentions_by_rules(f"{text}\n")) == 1


def test_words_for_the_next_exercise_need_no_dose_before_them(mentions_by_rules):
    turn = "The next stretch is done by the wall. Press one heel down and let the other foot hang."
    _, second = mentions_by_rules(f"My evening on the rug\n\n{UNTIMED}{turn}\n")
    assert second.text.startswith("The next stretch")
    talk = (
        "There is tea, and there is a good book or a bad one, which I read to the cat all night. "
    )
    (only,) = mentions_by_rules(
        f"My evening on the rug\n\n{talk}It lasts 20 seconds. {turn} Bend your knee a little.\n"
    )
    assert only.text.startswith("There is tea")
