"""Exercises without titles: what opens the next one after the last step or dose of another."""

import pytest

OPENING = "My day ends on the sofa, and that is the best part of it."
LEAN = "Sit tall and lift your left arm. Lean your chest to the right"


def sofa(*paragraphs):
    return "\n\n".join((OPENING, *paragraphs)) + "\n"


def listed(*items):
    return "\n".join(f"- {item}" for item in items)


REACH = ("Sit tall and lift your left arm", "Lean your chest to the right", "Hold for 20 seconds")
HIPS = ("Lie down and hug your knees", "Cross your ankles", "Hold for 30 seconds")


@pytest.mark.parametrize(
    ("between", "opens"),
    [
        ("The hips are the ones that want something else by now.", True),
        ("Here comes my wife, who wants something else by now.", False),
    ],
    ids=["of muscles", "of nothing"],
)
def test_a_paragraph_between_two_lists_of_steps_opens_the_second(between, opens, mentions_by_rules):
    *_, last = mentions_by_rules(sofa(listed(*REACH), between, listed(*HIPS)))
    assert last.text.startswith(between) == opens
    assert last.text.endswith("30 seconds")


def test_a_paragraph_inside_a_numbered_list_of_steps_opens_nothing(mentions_by_rules):
    steps = ("1. Sit tall and lift your left arm", "2. Lean your chest to the right")
    more = ("3. Bend your knees", "4. Pull your heels in and hold for 30 seconds")
    between = "The hips are the ones that want something else by now."
    (only,) = mentions_by_rules(sofa("\n".join(steps), between, "\n".join(more)))
    assert between in only.text


@pytest.mark.parametrize(
    ("last", "found"), [("20 seconds", 1), ("Enjoy the evening", 0)], ids=["a dose", "none"]
)
def test_a_dose_on_a_line_of_its_own_in_a_list_is_of_its_steps(last, found, mentions_by_rules):
    assert len(mentions_by_rules(sofa(listed(*REACH[:2], last)))) == found


@pytest.mark.parametrize(
    ("dose", "after", "found"),
    [
        ("20 seconds", ("Bend your knees", "Pull your heels in", "30 seconds"), 2),
        ("20 seconds", ("Switch arms and lean your chest to the left", "30 seconds"), 1),
        ("Breathe", ("Bend your knees", "Pull your heels in", "30 seconds"), 1),
    ],
    ids=["another", "it goes on", "no dose"],
)
def test_an_item_that_instructs_behind_a_dose_begins_another_exercise(
    dose, after, found, mentions_by_rules
):
    assert len(mentions_by_rules(sofa(listed(*REACH[:2], dose, *after)))) == found


def test_under_a_title_an_item_behind_a_dose_goes_on(mentions_by_rules):
    items = listed(*REACH[:2], "20 seconds", "Bend your knees", "Pull your heels in", "30 seconds")
    assert (
        len(mentions_by_rules(f"<h2>Heron Stretch</h2>{_html(items)}<h2>Weather</h2><p>Rain.</p>"))
        == 1
    )


def _html(items):
    return "<ul>" + "".join(f"<li>{item[2:]}</li>" for item in items.split("\n")) + "</ul>"


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        ("To stretch the calves, ", 2),
        ("Next, for a stretch of the calves, ", 2),
        ("For loosening your calves, ", 2),
        ("For loosening your schedule, ", 1),
        ("With the calves in mind, ", 1),
    ],
)
def test_a_paragraph_that_begins_with_the_muscles_it_is_for_is_another_exercise(
    lead, found, mentions_by_rules
):
    text = sofa(f"{LEAN} for 20 seconds.", f"{lead}bend your foot up. Pull the toes.")
    assert len(mentions_by_rules(text)) == found


def test_under_a_known_name_a_purpose_begins_no_other(mentions_by_rules):
    told = f"<p>{LEAN}.</p><p>To stretch the calves, bend your foot up.</p>"
    assert len(mentions_by_rules(f"<h2>Cat-Cow</h2>{told}<h2>Weather</h2><p>Rain.</p>")) == 1
    assert len(mentions_by_rules(f"<h2>Heron Stretch</h2>{told}<h2>Weather</h2><p>Rain.</p>")) == 2


@pytest.mark.parametrize(
    ("count", "found"), [("Second", 2), ("Finally", 2), ("Then", 1), ("Next", 1)]
)
def test_a_rich_paragraph_that_counts_on_is_another_exercise(count, found, mentions_by_rules):
    first = f"First, lift your left arm as high as it goes. {LEAN} until it all opens like a fan."
    second = (
        f"{count}, with your feet on the floor, bend your knees like a frog on a leaf. Reach for your heels "
        "and hang there for 20 seconds like a towel."
    )
    assert len(mentions_by_rules(sofa(first, second))) == found
