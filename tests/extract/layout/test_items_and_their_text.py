"""Names with a text of their own: which of them are exercises, and how far the text reaches."""

import pytest

from tests.conftest import names

LIFT = "Lift your left arm and lean to the right."
HUG = "Bend your knees and pull your heels in."
LAST = "Lie on your back and hug your knees. Hold for 20 seconds."


@pytest.mark.parametrize(
    ("items", "before", "found"),
    [
        (("Cobra Pose", "Child's Pose", "Heron Stretch"), "", 4),
        (("Cobra Pose", "Child's Pose", "Half an hour"), "", 1),
        (("Cobra Pose", "Child's Pose", "Heron Stretch"), f"{LIFT}\n\n", 2),
    ],
    ids=["names", "one is no name", "the title is told"],
)
def test_names_alone_under_a_known_name_are_exercises(items, before, found, markdown_by_rules):
    listed = "\n".join(f"- {item}" for item in items)
    text = f"# Evenings\n\n## Cat-Cow\n\n{before}{listed}\n\n## Otter Stretch\n\n{LAST}\n"
    assert len(markdown_by_rules(text)) == found


def sofa(*paragraphs):
    return "\n\n".join(("Evenings", "For the sofa I have these.", *paragraphs)) + "\n"


def test_a_numbered_name_owns_the_paragraphs_under_it_and_one_between_its_steps(mentions_by_rules):
    text = sofa(
        "1. Heron reach pose: One for quiet nights, of which I have too few in this town.",
        "It is this. Lift your left arm.",
        "It feels like a wave.",
        "Lean your chest to the right.",
        "2. Otter curl pose: One for loud nights, of which I have too many in this town.",
        "Bend your knees. Pull your heels in.",
        "That is all for tonight.",
    )
    first, second = mentions_by_rules(text)
    assert (first.name, second.name) == ("Heron reach pose", "Otter curl pose")
    assert first.text.endswith("to the right.") and second.text.endswith("heels in.")


def test_a_paragraph_behind_the_steps_of_a_numbered_name_is_not_of_it(mentions_by_rules):
    text = sofa(
        f"1. Heron reach pose: {LIFT}",
        "It feels like a wave.",
        "So much for that.",
        "The next is for the legs.",
        f"2. Otter curl pose: {HUG}",
    )
    assert [m.text[-6:] for m in mentions_by_rules(text)] == ["right.", "ls in."]


def test_names_over_paragraphs_that_tell_nothing_are_none(mentions_by_rules):
    text = sofa(
        "1. Heron reach pose: One for quiet nights, of which I have too few in this town.",
        "It is this. My aunt gave it to me.",
        "2. Otter curl pose: One for loud nights, of which I have too many in this town.",
        "My uncle gave me that one.",
    )
    assert mentions_by_rules(text) == []


@pytest.mark.parametrize(
    ("first", "found"),
    [(f"Heron Stretch: {LIFT}", 3), ("Heron Stretch: it is my favourite of all that I know", 1)],
    ids=["two tell", "one tells"],
)
def test_a_name_with_a_few_words_in_a_list_is_one_among_two_that_tell(
    first, found, mentions_by_rules
):
    items = (first, f"Otter Stretch: {HUG}", "Badger Stretch: as slow as honey from the jar")
    text = "Evenings\n\nOn the sofa\n\n" + "".join(f"- {item}\n" for item in items)
    assert len(mentions_by_rules(text)) == found


@pytest.mark.parametrize(
    ("third", "found"),
    [
        ("Cat-Cow: as slow and smooth as honey is when I pour it at night.", 3),
        ("Cat-Cow: slowly.", 2),
        ("Badger Stretch: as slow and smooth as honey is when I pour it at night.", 2),
    ],
    ids=["known", "hardly a word", "unknown"],
)
def test_a_known_name_opens_an_exercise_among_paragraphs_that_tell(third, found, mentions_by_rules):
    told = (f"Heron Stretch: {LIFT}", f"Otter Stretch: {HUG}", third)
    text = f"<h2>For the sofa</h2>{'<p>Lovely.</p>'.join(f'<p>{line}</p>' for line in told)}"
    assert len(mentions_by_rules(text)) == found


@pytest.mark.parametrize(("label", "found"), [("How to do it: ", 2), ("", 1)])
def test_instructions_behind_their_label_are_no_advice(label, found, markdown_by_rules):
    text = (
        f"# Evenings\n\n## Preparation and rest\n\n{label}Sit tall and lift your left arm. Hold for 20 seconds."
        f"\n\n## Otter Stretch\n\n{LAST}\n"
    )
    assert len(markdown_by_rules(text)) == found


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("Sofa Lean Stretch", "It is a stretch that one can love.", 2),
        ("Sofa Lean Stretch", "Lean on the arm of it, with the knees bent. It pulls.", 3),
        ("Sofa Lean Stretch", "It is a stretch for 20 seconds.", 3),
        (
            "Cat-Cow",
            "It is a pose of 2 halves that I love, and it wakes the whole of the spine.",
            3,
        ),
    ],
    ids=["talk", "orders", "a dose", "a known name"],
)
def test_the_text_before_named_items_is_an_exercise_where_it_tells_something(
    title, body, found, markdown_by_rules
):
    others = "".join(
        f"## {name}\n\n{LAST}\n\n" for name in ("Cobra Pose", "Frog Pose", "Badger Stretch")
    )
    text = f"# Evenings\n\n## {title}\n\n{body}\n\n- **Lion Pose:** {LIFT}\n- **Pigeon Pose:** {HUG}\n\n"
    assert len(markdown_by_rules(text + others)) == found + 3


REST = "Sit tall and lift your left arm. It is the first thing that I do on the sofa."


@pytest.mark.parametrize(
    ("blank", "found"), [("\n", ["My rest"]), ("\n\n", [None, None])], ids=["lines", "paragraphs"]
)
def test_lines_of_one_paragraph_are_no_exercises_each(blank, found, mentions_by_rules):
    told = (REST, "Hold your elbow for 20 seconds.", "Lower your arm for 10 seconds.")
    text = f"Evenings\n\nMy rest\n\n{blank.join(told)}\n\nThat is all.\n"
    assert names(mentions_by_rules(text)) == found


FAR = "the same with both palms much farther to the front"


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ((f"Cobra Pose: {FAR}", f"Child's Pose: {HUG}"), 3),
        (("Cobra Pose: both palms far", f"Child's Pose: {HUG}"), 2),
        ((f"Child's Pose: {HUG}", f"Cobra Pose: {FAR}"), 2),
    ],
    ids=["beside it", "a remark", "farther down"],
)
def test_a_name_told_again_in_other_words_is_another_exercise_beside_the_first(
    items, found, mentions_by_rules
):
    listed = "".join(
        f"- {item}\n" for item in ("Cobra Pose: Lie face down and lift your chest.", *items)
    )
    assert len(mentions_by_rules(f"Evenings\n\nOn the sofa\n\n{listed}")) == found


def test_a_short_bold_name_keeps_the_paragraphs_under_it(markdown_by_rules):
    text = (
        "## Evenings\n\n1. **Heron reach pose** for quiet nights\n\n"
        "Sit down and stretch your left arm up. Lean over.\n\nHold for 20 seconds.\n\n"
        "2. **Otter reach pose** for loud nights\n\n"
        "Lie on your back and lift your right leg. Pull it in.\n\nHold for 30 seconds.\n"
    )
    found = markdown_by_rules(text)
    assert [m.hold_seconds for m in found] == [(20.0, 20.0), (30.0, 30.0)]
