"""Titles and names that are told by how an article counts, labels or forbids them."""

import pytest

from tests.conftest import LIE, STEPS, names

SHAKE = "Have both hands hang loose and shake them, so that the fingers get light."
TURN = "Turn both wrists in circles, five one way and five the other way."


def stepped(*titles, told=(SHAKE, TURN, STEPS, LIE)):
    pairs = zip(titles, told, strict=False)
    page = "\n\n".join(f"Step {n} - {title}\n\n{text}" for n, (title, text) in enumerate(pairs, 1))
    return f"A routine for the salon\n\n{page}\n"


def test_lines_that_count_steps_are_titles_where_most_name_exercises(mentions_by_rules):
    titles = ("Shake Hands", "Wrist Rotation", "Heron Stretch", "Otter Stretch")
    found = mentions_by_rules(stepped(*titles))
    assert names(found) == list(titles)
    assert [mention.text.partition(" - ")[0] for mention in found] == [
        f"Step {n}" for n in range(1, 5)
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ("Sit on the ball", "Lie back over it", "Support your head", "Arch your back"),
        ("On the ball", "Head drops", "Over it", "Off again"),
    ],
    ids=["orders", "small letters"],
)
def test_steps_of_one_exercise_are_no_titles(titles, mentions_by_rules):
    told = ("Keep a hand at each side.", "Walk forward.", "Lace your fingers.", "Let go slowly.")
    found = mentions_by_rules(stepped(*titles, told=told))
    assert not set(names(found)) & set(titles)


@pytest.mark.parametrize(
    "title",
    [
        "Stretches to avoid with a sore back",
        "Exercises you should not do",
        "Poses to approach with caution",
        "Avoid These Poses",
    ],
)
def test_nothing_is_told_under_a_title_that_forbids(title, markdown_by_rules):
    items = "".join(
        f"- **{name}** — press on the discs in your lower back and hold for 20 seconds\n"
        for name in ("Sit-ups", "Toe touches", "Cobra pose")
    )
    told = f"# Backs\n\n## Heron Stretch\n\n{STEPS}\n\n## Otter Stretch\n\n{LIE}\n\n"
    found = markdown_by_rules(f"{told}## {title}\n\n{items}")
    assert names(found) == ["Heron Stretch", "Otter Stretch"]


def test_nothing_is_told_under_headings_below_one_that_forbids(markdown_by_rules):
    told = f"# Backs\n\n## Heron Stretch\n\n{STEPS}\n\n## Poses to avoid\n\n"
    found = markdown_by_rules(
        f"{told}### Deep Otter Twist\n\n{LIE}\n\n### Badger Bend\n\n{STEPS}\n"
    )
    assert names(found) == ["Heron Stretch"]


def test_the_title_of_an_article_forbids_nothing(markdown_by_rules):
    found = markdown_by_rules(f"# What to do and what to avoid\n\n## Heron Stretch\n\n{STEPS}\n")
    assert names(found) == ["Heron Stretch"]


BENEFITS = (
    ("Opens the hip flexors and stretches them", "Brings relief from pain in the back"),
    ("Tired legs and feet are relieved", "Lets the hips and the back relax"),
    ("Gives length to the whole spine", "Makes the legs and the feet stronger"),
)


def benefits(*titles, gap="\n\n"):
    pages = (
        gap.join((title, "Benefits:", *told, f"Aim: Be calm in the pose for {seconds} seconds."))
        for title, told, seconds in zip(titles, BENEFITS, (10, 20, 30), strict=True)
    )
    return gap.join(("A note from a studio on sore backs, and what may help.", *pages)) + "\n"


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
def test_lines_of_small_letters_far_below_a_label_are_its_list(gap, mentions_by_rules):
    titles = ("Setu Bandhasana (Bridge Pose)", "Bhujangasana (Cobra Pose)", "Otter Pose")
    found = mentions_by_rules(benefits(*titles, gap=gap))
    assert [mention.text.partition("\n")[0] for mention in found] == list(titles)
    assert all(mention.text.endswith(" seconds.") for mention in found)


def labelled(*titles):
    return "\n\n".join(
        f"{title}\n\nPurpose: To keep the legs strong.\n\nAction: {STEPS}\n\nRepetition: Repeat 10 times."
        for title in titles
    )


def test_lines_over_the_same_label_are_titles_as_most_of_them_are(markdown_by_rules):
    titles = ("Quad Clenches", "Short Arcs", "Straight Leg Raise", "Knee Squeezes")
    text = f"## Legs after a rest\n\nThe quads straighten the knee.\n\n{labelled(*titles)}\n"
    found = markdown_by_rules(text)
    assert [mention.text.partition("\n")[0] for mention in found] == list(titles)


def test_capitals_with_a_stop_are_a_title(mentions_by_rules):
    steps = (
        "(1) Stand tall.\n\n(2) Lift both arms.\n\n(3) Bend your knees.\n\n(4) Let the breath out."
    )
    titles = ("EXERCISE I.", "EXERCISE II.", "EXERCISE III.")
    page = "\n\n".join(f"{title}\n\n{steps}" for title in titles)
    found = mentions_by_rules(f"Three old exercises\n\nThey are told as in the book.\n\n{page}\n")
    assert [mention.text.partition("\n")[0] for mention in found] == list(titles)


NAMES = (
    "Tadasana (Mountain Pose)",
    "Uttanasana (Forward Fold). Let your head dangle",
    "Tadasana",
    "Fingers interlocked behind your back as a chest opener",
    "Vrksasana (Tree Pose), 5 breaths",
    "Savasana (Corpse Pose)",
)


def numbered(items):
    return "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1))


def test_a_numbered_list_of_names_over_no_text_names_an_exercise_each(mentions_by_rules):
    found = mentions_by_rules(
        f"Yoga for porters\n\nMy feet were sore again.\n\n{numbered(NAMES)}\n"
    )
    assert len(found) == len(NAMES)
    assert [found[0].name, found[2].name] == ["Tadasana (Mountain Pose)", "Tadasana"]


def test_steps_that_a_numbered_title_goes_on_from_are_no_such_list(mentions_by_rules):
    steps = numbered(
        ("Sit tall.", "Lift your left arm.", "Lean to the right.", "Do 5 on each side.")
    )
    page = "".join(
        f"{n}. {name}\n\n{steps}\n\n"
        for n, name in ((4, "Shoulder shrugs"), (5, "Knee hugs"), (6, "Calf raises"))
    )
    found = mentions_by_rules(f"On the train\n\n{page}")
    assert names(found) == ["Shoulder shrugs", "Knee hugs", "Calf raises"]


def test_a_bare_name_that_is_counted_among_told_ones_is_no_passing_one(mentions_by_rules):
    items = (
        "Walking High Knees",
        "Side Lunges. Sit back and bend your left knee. Hold for 5 seconds.",
        "Figure 4",
        "Leg Swings. Swing your right leg forward and back 10 times.",
        "Hamstring Scoops",
    )
    found = mentions_by_rules(f"Warm up\n\nGive each of these 20 seconds.\n\n{numbered(items)}\n")
    assert len(found) == len(items)


DOSED = (
    "Perform the couch stretch for one minute on each leg, for hips that sat all day.",
    "Move into pigeon pose for one minute per side, deep into the seat.",
    "Lean into a doorway for 30 seconds and let your chest open.",
)


def test_sentences_that_order_and_count_are_an_exercise_each(mentions_by_rules):
    told = " ".join(("After the last round, see to what is tight.", *DOSED))
    found = mentions_by_rules(f"Evenings at the gym\n\n{told}\n")
    assert [mention.text for mention in found] == list(DOSED)


def test_sentences_that_go_on_with_an_exercise_are_of_it(mentions_by_rules):
    told = (
        "Sit on a bench and lift your left arm for 5 seconds, as high as it will go without a pain. "
        "Hold your arm there for 20 seconds and let the shoulder sink. Repeat with your right arm for "
        "20 seconds. Relax your shoulders for 10 seconds before you come up from the bench."
    )
    (found,) = mentions_by_rules(f"Evenings at the gym\n\n{told}\n")
    assert found.text.endswith(told)


def test_a_name_that_the_first_verb_leads_to_is_the_name(mentions_by_rules):
    page = " ".join(
        (
            "Settle into child's pose for one minute, until the back lets go.",
            "Transition into a pigeon pose for one minute per side, deep into the seat.",
            "Perform the couch stretch for one minute on each leg, for hips that sat all day.",
        )
    )
    found = mentions_by_rules(f"Evenings at the gym\n\n{page}\n")
    assert names(found) == ["child's pose", "pigeon pose", "couch stretch"]


def test_a_number_may_have_a_letter_behind_it(mentions_by_rules):
    page = "".join(
        f"{number}. {name}\n{told}\n"
        for number, name, told in (
            ("1", "Knee hugs", STEPS),
            ("2a", "Lumbar extension", LIE),
            ("2b", "Lumbar extension", STEPS),
            ("3", "Knee rolls", LIE),
        )
    )
    found = mentions_by_rules(page)
    assert names(found) == ["Knee hugs", "Lumbar extension", "Lumbar extension", "Knee rolls"]


SLIDES = (
    "Turn your head softly in circles, first one way and then the other.",
    "Lift both arms with fingers laced, which makes your back long.",
    "Cross one leg over the other and turn your chest to the opposite side.",
    "Reach for your toes with a long back.",
)


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("4 Easy Stretches That Calm You", 4),
        ("Five Easy Stretches That Calm You", 4),
        ("9 Easy Stretches That Calm You", 0),
    ],
)
def test_as_many_paragraphs_as_a_title_counts_are_an_exercise_each(title, count, mentions_by_rules):
    found = mentions_by_rules("\n\n".join((title, *SLIDES, "Then there is tea.")) + "\n")
    assert [mention.text for mention in found if mention.text in SLIDES] == list(SLIDES[:count])


def test_paragraphs_that_go_on_with_each_other_are_one_exercise_whatever_is_counted(
    mentions_by_rules,
):
    going_on = (
        SLIDES[0],
        "Hold your arms there for 20 seconds.",
        "Then lift your left knee.",
        SLIDES[3],
    )
    found = mentions_by_rules("\n\n".join(("4 Easy Stretches That Calm You", *going_on)) + "\n")
    assert not [mention for mention in found if mention.text in going_on]


@pytest.mark.parametrize("end", [".", "!"])
def test_a_sentence_behind_a_count_of_exercises_is_its_title(end, mentions_by_rules):
    page = "\n\n".join(
        f"Exercise {n} - {said}{end}\n\n{STEPS}"
        for n, said in enumerate(("Toes together", "Get wild with a band", "Clean that floor"), 1)
    )
    found = mentions_by_rules(f"Feet\n\nNineteen muscles move a foot.\n\n{page}\n")
    assert [mention.text.partition(" -")[0] for mention in found] == [
        "Exercise 1",
        "Exercise 2",
        "Exercise 3",
    ]


def test_a_few_words_a_dash_and_an_order_open_an_exercise_wherever_they_stand(mentions_by_rules):
    told = (
        ("Doorway", "Find a door frame and rest your forearm on it."),
        ("Cross Body", "Pull one arm over your chest with the other."),
        ("Quads", "Stand on one leg and pull the other foot up."),
    )
    page = "\n".join(
        f"{title}\nEach climb asks much of these.\n{name} – {order}\nHold for 20 seconds, then switch."
        for title, (name, order) in zip(("Chests", "Backs", "Thighs"), told, strict=True)
    )
    found = mentions_by_rules(f"On the wall\nStretch when you are down again.\n{page}\n")
    assert names(found) == [name for name, _ in told]


CARE = "Your hips and your chest want some care after the last round."


def test_a_paragraph_in_front_of_dosed_ones_introduces_them(mentions_by_rules):
    found = mentions_by_rules("\n\n".join(("Evenings at the gym", CARE, *DOSED)) + "\n")
    assert [mention.text for mention in found] == list(DOSED)
