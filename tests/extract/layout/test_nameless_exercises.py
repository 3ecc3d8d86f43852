"""Exercises without names: announced by the line over them, counted, or told alike."""

import pytest

from tests.conftest import names

TURN = "Turn your head to the left as far as it goes."
ROLL = "Roll both shoulders back."
LIFT = "Lift your arms over your head."
PULL = "Bend one knee and pull the heel to your seat."
ROOF = (
    "Put one hand on the roof of the car and lean your chest away from it until the front of the arm "
    "pulls, and breathe out."
)
LACE = (
    "Put one foot on the bumper with the knee straight, and bend over the leg as if to tie the lace of "
    "that shoe."
)
REACH = (
    "Cross your ankles and reach for the ground with both hands, as far as they go without any bounce, "
    "and let your head hang there."
)


def drive(*paragraphs):
    return "\n\n".join(("Long drives", "I drive for a living.", *paragraphs)) + "\n"


def counted(*paragraphs):
    return drive(*(f"{number}. {text}" for number, text in enumerate(paragraphs, 1)))


def listed(*items):
    return drive("\n".join(f"- {item}" for item in items))


@pytest.mark.parametrize(
    ("over", "told", "found"),
    [
        ("Do these exercises in any lay-by:", [TURN, ROLL, PULL], 3),
        ("Do these exercises in any lay-by:", [TURN, ROLL], 0),
        ("Do these exercises in any lay-by:", [TURN, ROLL, PULL, f"Then {LIFT.lower()}"], 0),
        ("These exercises keep me awake.", [TURN, ROLL, LIFT, PULL], 4),
        ("These exercises keep me awake.", [TURN, ROLL, PULL], 0),
        (
            "These exercises keep me awake.",
            [TURN, ROLL, LIFT, f"{PULL[:-1]}, which is what {'the dogs and ' * 8} I like best."],
            0,
        ),
        ("The lay-by is my gym.", [TURN, ROLL, LIFT, PULL], 0),
    ],
    ids=[
        "led",
        "few",
        "one goes on",
        "short orders",
        "few of them",
        "a long one",
        "none announced",
    ],
)
def test_paragraphs_that_a_line_announces_as_exercises_are_one_each(
    over, told, found, mentions_by_rules
):
    assert len(mentions_by_rules(drive(over, *told))) == found


LEADING = (
    "If it is the neck, there is the heron stretch:",
    "If it is the knee, the otter stretch helps more:",
)
LED = (f"{TURN} Hold for 20 seconds.", f"{PULL} Hold for 30 seconds.")


def test_lines_that_lead_to_an_exercise_by_its_name_open_it_with_what_follows(mentions_by_rules):
    (neck, leg), (first, second) = LEADING, LED
    found = mentions_by_rules(drive(neck, first, leg, second))
    assert [m.text for m in found] == [f"{neck}\n\n{first}", f"{leg}\n\n{second}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("heron stretch:", "wheel:"), ("heron stretch:", "heron stretch.")],
    ids=["no name", "no colon"],
)
def test_a_single_line_that_leads_opens_nothing(old, new, mentions_by_rules):
    (neck, leg), (first, second) = LEADING, LED
    assert mentions_by_rules(drive(neck.replace(old, new), first, leg, second)) == []


WHEEL = (
    "Both hands on the wheel, turn your head to the left as far as it goes. Hold for 20 seconds."
)
SEAT = "Still in the seat, drop your chin to the chest and lift both arms behind your head."


@pytest.mark.parametrize(
    ("title", "told", "found"),
    [
        ("Lay-by stretches", [WHEEL, SEAT], 2),
        ("Lay-by stretch", [WHEEL, SEAT], 1),
        ("Lay-by stretches", [WHEEL, f"Then, s{SEAT[1:]}"], 1),
        ("Lay-by stretches", [WHEEL, "Lift your chest. Bend your knees."], 1),
    ],
    ids=["plural", "singular", "one goes on", "short"],
)
def test_paragraphs_under_a_plural_are_exercises_each(title, told, found, mentions_by_rules):
    text = drive(title, "The neck is the worst of it.", *told, "Heron Twist", LED[1])
    assert len(mentions_by_rules(text)) == found + 1


def test_what_is_counted_as_an_exercise_among_instructions_needs_no_order(mentions_by_rules):
    found = mentions_by_rules(
        drive(
            f"Stretch 1: {TURN}",
            f"Stretch 2: {PULL}",
            "Stretch 3: The one with the wheel, the left hand far above the right one.",
        )
    )
    assert [m.text[:9] for m in found] == ["Stretch 1", "Stretch 2", "Stretch 3"]


def test_a_single_instruction_that_is_counted_is_none(mentions_by_rules):
    assert (
        mentions_by_rules(drive(f"Stretch 1: {TURN}", "Stretch 2: The one with the wheel.")) == []
    )


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ((f"{ROOF} Stay there for 20 seconds.", LACE, REACH), 3),
        ((ROOF, LACE, REACH), 1),
        ((ROOF, LACE, f"{REACH} Stay there for 20 seconds."), 1),
        ((ROOF, f"{LACE} Hold for 20 seconds."), 2),
        (
            (
                f"Kneel on all fours and p{ROOF[1:]}\n\nYour shoulders know the road.",
                LACE,
                f"{REACH} Repeat with the other leg.",
            ),
            1,
        ),
        ((f"{ROOF} Stay there for 20 seconds.", f"Then p{LACE[1:]}", f"Now c{REACH[1:]}"), 1),
        ((TURN, PULL, f"{LIFT} Stay there for 20 seconds."), 1),
    ],
    ids=[
        "long",
        "undosed",
        "dosed last",
        "two",
        "a remark for a sentence",
        "the others go on",
        "short",
    ],
)
def test_numbered_lines_as_long_as_exercises_are_one_each_where_one_is_dosed(
    told, found, mentions_by_rules
):
    assert len(mentions_by_rules(counted(*told))) == found


HERON = (
    "The heron stretch is a thing for the ribs. Lift your left arm and lean to the right, as far as the "
    "door of the car lets you go."
)
OTTER = (
    "The otter stretch is one for the lower back. Hug your knees on the back seat, with the windows down "
    "if it is a warm day."
)
TOWEL = (
    "Some like a towel under the head for what comes now. Bend your knee, and pull the heel to the seat "
    "with the hand of that side."
)


@pytest.mark.parametrize("title", ["Long drives", "Tips for drivers"])
def test_numbered_lines_that_begin_with_names_and_tell_of_them_are_exercises(
    title, mentions_by_rules
):
    named = counted(HERON, OTTER, TOWEL).replace("Long drives", title)
    assert len(mentions_by_rules(f"<h1>My car</h1>{html(named)}")) == 3
    plain = counted(HERON, TOWEL, TOWEL).replace("Long drives", title)
    assert len(mentions_by_rules(f"<h1>My car</h1>{html(plain)}")) < 3


def html(text):
    title, *rest = text.strip().split("\n\n")
    items = "".join(f"<li>{x.split('. ', 1)[1]}</li>" for x in rest if x[0].isdigit())
    return f"<h2>{title}</h2><ol>{items}</ol>"


@pytest.mark.parametrize(
    ("doses", "last", "found"),
    [
        (
            ("10 times", "12 times", "20 seconds"),
            "A slow walk around the car and the house behind it",
            4,
        ),
        (
            ("10 times", "12 times", "with care"),
            "A slow walk around the car and the house behind it",
            0,
        ),
    ],
    ids=["three of four", "two of four"],
)
def test_numbered_orders_nearly_all_of_which_state_a_dose_are_exercises(
    doses, last, found, mentions_by_rules
):
    told = (f"{x[:-1]}, {dose}" for x, dose in zip((TURN, ROLL, LIFT), doses, strict=True))
    assert len(mentions_by_rules(counted(*told, last))) == found


@pytest.mark.parametrize(
    ("items", "found"),
    [((ROOF, LACE, REACH), 3), ((ROOF, LACE), 1), ((ROOF, f"Then p{LACE[1:]}", REACH), 1)],
    ids=["three", "two", "one goes on"],
)
def test_bullets_as_long_as_exercises_are_one_each(items, found, mentions_by_rules):
    assert len(mentions_by_rules(listed(*items))) == found


DOSED = (
    "Turn your head to the left, 10 times.",
    "Shoulders back and down, 12 times.",
    "Lift your arms for 20 seconds.",
    "A slow walk around the car, 20 steps and 2 minutes.",
)


def test_short_paragraphs_with_a_dose_each_are_exercises(mentions_by_rules):
    assert len(mentions_by_rules(drive(*DOSED))) == 4
    assert len(mentions_by_rules(drive(*DOSED[:2], "The arms go up as well.", "Then rest."))) < 3
    joined = drive(*DOSED).replace(".\n\nShoulders", ".\nShoulders")
    assert len(mentions_by_rules(joined)) < 4


STAND = (
    "Stand with your feet apart and one hand on the roof of the car, and lean your chest away from it.",
    "Stand with your heel on the bumper and bend over the leg as if to tie the lace of that shoe.",
    "Stand with your ankles crossed and reach for the ground with both hands, without any bounce.",
    "Open the door and lift your chest between its frame, as proud as a rooster in the yard at dawn.",
)


def test_paragraphs_most_of_which_begin_with_the_same_words_are_exercises(mentions_by_rules):
    assert len(mentions_by_rules(drive(*STAND))) == 4
    assert len(mentions_by_rules(drive(*STAND).replace("Stand with your ankles", "Ankles"))) < 4


BADGER = (
    "The badger stretch is what my brother does at every red light, and he says that it saves him the "
    "fees of the doctor whom I pay so much."
)
DOUBT = (
    "My wife, who drives as well, says that all of it is a waste of time, and that a warm seat with a good "
    "cushion does more for her."
)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ((HERON, OTTER, BADGER), 3),
        ((HERON, OTTER, BADGER, DOUBT), 3),
        ((HERON, OTTER, BADGER, DOUBT, DOUBT, DOUBT), 0),
        ((HERON, OTTER), 0),
        ((HERON, BADGER, BADGER), 0),
    ],
    ids=["all", "most", "half", "two", "hardly told"],
)
def test_paragraphs_most_of_which_begin_with_a_name_and_tell_of_it_are_exercises(
    told, found, mentions_by_rules
):
    assert len(mentions_by_rules(drive(*told))) == found


def test_an_order_with_its_dose_is_no_name(mentions_by_rules):
    text = (
        "<h2>At noon</h2><ol><li>Lift your arms for 20 seconds</li>"
        "<li>Turn your head to the left for 10 seconds</li><li>Bend your knees for 15 seconds</li></ol>"
    )
    assert names(mentions_by_rules(text)) == [None, None, None]
