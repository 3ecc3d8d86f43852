"""Words that count exercises or label their parts, and lines that look like titles beside them."""

import pytest

from tests.conftest import LIE, STEPS, names


@pytest.mark.parametrize(
    "count", ["Stretch No. {}:", "Exercise number {}:", "Pose nr. {}:", "Move {}:"]
)
def test_a_word_for_exercises_counts_them_with_a_number_of_any_form(count, mentions_by_rules):
    first, second = count.format(1), count.format(2)
    text = f"Quiet hour\n\n{first} Otter\n\n{STEPS}\n\n{second} Badger\n\n{LIE}\n"
    assert names(mentions_by_rules(text)) == ["Otter", "Badger"]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Move one.", "Move two.", 2),
        ("Move no. 1.", "Move number 2.", 2),
        ("Round one.", "Round two.", 1),
        ("Move on.", "Move up.", 1),
    ],
)
def test_a_count_in_words_counts_exercises_behind_a_word_for_them(
    first, second, found, mentions_by_rules
):
    lift, lean = "Sit on a bench and lift one knee.", "Lean on a wall. Hold for 20 seconds."
    text = f"<h2>Otter Stretch</h2><p>{first} {lift}</p><p>{second} {lean}</p>"
    assert len(mentions_by_rules(text)) == found


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Exercise {}. {}.", 2),
        ("{}. {}.", 1),
        ("Day {}. {}.", 1),
        ("Exercise {}. {}. By far.", 0),
    ],
)
def test_a_counted_exercise_with_a_full_stop_is_a_title(title, count, mentions_by_rules):
    text = (
        f"My list\n\n{title.format(1, 'Otter on the rocks')}\n\n{STEPS}\n\n"
        f"{title.format(2, 'Badger in the den')}\n\n{LIE}\n"
    )
    entitled = ["Otter on the rocks", "Badger in the den"][:count]
    assert names(mentions_by_rules(text)) == [*entitled, *[None] * (2 - count)]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("The Shoulder Stretch", 2),
        ("The Shoulder Stretch and", 1),
        ("The Shoulder Stretch of your", 1),
    ],
)
def test_a_line_that_goes_on_in_the_next_is_no_title(line, count, mentions_by_rules):
    text = f"Otter Stretch\n\n{STEPS}\n\n{line}\n\nLift your right arm. Hold for 40 seconds.\n"
    assert len(mentions_by_rules(text)) == count


def test_a_question_that_is_a_label_is_no_title(mentions_by_rules):
    text = (
        f"<h2>Otter Stretch</h2><h3>What does it do?</h3><p>It eases both hips.</p>"
        f"<h3>How do you do it?</h3><p>{STEPS}</p>"
        f"<h2>Badger Stretch</h2><p>{LIE}</p><h3>Too easy?</h3>"
        "<p>Lift your other knee as well. Hold for 40 seconds.</p>"
    )
    found = mentions_by_rules(text)
    assert names(found) == ["Otter Stretch", "Badger Stretch"]
    assert found[1].hold_seconds == (20, 20)


@pytest.mark.parametrize("label", ["Option A (standing):", "Variation (by a wall):"])
def test_a_remark_in_brackets_stands_behind_a_label(label, mentions_by_rules):
    text = (
        f"Otter Stretch\n\nGood for both hips.\n\n{STEPS}\n\n{label}\n\n"
        f"Lean on a wall and lift your left leg. Hold for 40 seconds.\n\nBadger Stretch\n\n{LIE}\n"
    )
    assert names(mentions_by_rules(text)) == ["Otter Stretch", "Badger Stretch"]


OVER_PARTS = "<h3>Precautions</h3><p>Bend your knees and lift your left arm if your back hurts.</p>"


def test_what_ends_an_article_is_a_part_where_two_exercises_print_it(mentions_by_rules):
    pages = [f"<h2>{name}</h2><p>{STEPS}</p>" for name in ("Otter Stretch", "Badger Stretch")]
    twice = mentions_by_rules(OVER_PARTS.join([*pages, ""]))
    once = mentions_by_rules("".join(pages) + OVER_PARTS)
    assert names(twice) == names(once) == ["Otter Stretch", "Badger Stretch"]
    assert ["Precautions" in m.text for m in twice] == [True, True]
    assert ["Precautions" in m.text for m in once] == [False, False]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Stronger core and squat", ["Otter Stretch"]),
        ("Stronger Squat", ["Otter Stretch", "Stronger Squat"]),
        ("1. Stronger core and squat", ["Otter Stretch", "Stronger core and squat"]),
    ],
    ids=["small letters", "a name in capitals", "a number"],
)
def test_lines_right_under_a_bare_label_are_its_list_and_no_titles(line, found, mentions_by_rules):
    text = f"Otter Stretch\n{STEPS}\nBENEFITS\nBetter sleep\n{line}\n{LIE}\n"
    assert names(mentions_by_rules(text)) == found


@pytest.mark.parametrize("label", ["BENEFITS\n\n", "Benefits: opens the chest and the shoulders\n"])
def test_a_title_behind_a_blank_line_or_a_told_label_stays_one(label, mentions_by_rules):
    text = f"Otter Stretch\n{STEPS}\n{label}Stronger core and squat\n{LIE}\n"
    assert names(mentions_by_rules(text)) == ["Otter Stretch", "Stronger core and squat"]


@pytest.mark.parametrize(
    ("between", "before", "count"),
    [("\n", "\n\n", 2), ("\n", "\n", 1), ("\n\n", "\n\n", 1), ("\n\n\n", "\n\n\n", 1)],
)
def test_an_open_instruction_goes_on_in_what_stands_no_farther_than_it_does(
    between, before, count, mentions_by_rules
):
    steps = (
        "Otter Stretch",
        "Sit on the rug",
        "Lift your left arm for 30 seconds",
        "Lower your arm",
    )
    text = f"{between.join(steps)}{before}Long side of it{between}{LIE}\n"
    assert len(mentions_by_rules(text)) == count
