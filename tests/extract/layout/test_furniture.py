"""Furniture: what is told apart from an article's own blocks, and what structure makes of it."""

import pytest

from curation.corpus.text import read_text
from curation.extract import show
from tests.conftest import LIE, STEPS, article_of

ADVERTS = [
    "Watch Here: 12 Minute Harbour Stretch",
    "Half price this week: every tent in the camping aisle",
    "Photo by Ines Duarte",
    "Watch here: 12 minute stretch for cold mornings",
    "Read more: What a goalkeeper packs for an away game",
    "Get our monthly letter by e-mail.",
    "This page holds affiliate links.",
    "The 5 Best Kettles of the Year",
    "Why Sailors Never Whistle After Midnight",
    "A cyclist waves to her brother from the ferry.",
    "Sponsored: a foam roller that lights up",
    "4 min read",
    "https://example.org/otters?page=2",
]


@pytest.fixture
def furniture_in(nlp):
    def found(text):
        article = article_of(read_text(text))
        spans = show(article, nlp)._.parted.furniture
        return [article.text[start:end] for start, end in spans]

    return found


@pytest.mark.parametrize("advert", ADVERTS)
def test_an_advert_is_furniture_wherever_it_stands(advert, furniture_in):
    blocks = ["1. Heron Reach", STEPS, "2. Otter Stretch", LIE]
    for place in range(1, len(blocks)):
        text = "\n\n".join([*blocks[:place], advert, *blocks[place:]])
        assert furniture_in(text) == [advert]


@pytest.mark.parametrize(
    "own",
    [
        "Shop window twist",
        "Around the Lighthouse",
        "Watch your knees.",
        "Share the weight between both legs.",
        "Source of the stretch: the hips.",
        "Now switch sides.",
        "You will feel this in your hips.",
        "Follow the video and do 3 sets of 10.",
        "Subscribers and visitors alike ask me every week why this stretch is in my book, and I tell"
        " them that it has the best price of all: it costs you one minute of a morning.",
    ],
)
def test_what_speaks_of_exercises_or_at_length_is_no_furniture(own, furniture_in):
    assert furniture_in(f"1. Heron Reach\n\n{own}\n\n{STEPS}\n") == []


@pytest.mark.parametrize("advert", ADVERTS)
def test_a_list_goes_on_after_an_advert(advert, mentions_by_rules):
    page = (
        "<p><b>Warm up:</b> These wake you up. (Perform 10 each / 2x)</p>"
        f"<p>{advert}</p><ul><li>Leg Swings</li><li>Arm Circles</li></ul>"
        f"<p>{advert}</p><ul><li>Inchworms</li></ul>"
    )
    found = mentions_by_rules(page)
    assert [m.name for m in found] == ["Leg Swings", "Arm Circles", "Inchworms"]
    assert all(m.reps == (10, 10) and m.sets == (2, 2) for m in found)


@pytest.mark.parametrize("advert", ADVERTS)
def test_an_advert_ends_no_exercise_and_opens_none(advert, mentions_by_rules):
    plain = mentions_by_rules(
        f"Heron Reach\n\n{STEPS} It opens the hips.\n\nOtter Stretch\n\n{LIE}\n"
    )
    text = f"Heron Reach\n\n{advert}\n\n{STEPS}\n\n{advert}\n\nIt opens the hips.\n\nOtter Stretch\n\n{LIE}\n"
    found = mentions_by_rules(text)
    assert [(m.name, m.muscles, m.hold_seconds) for m in found] == [
        (m.name, m.muscles, m.hold_seconds) for m in plain
    ]


def test_a_nameless_list_goes_on_after_an_advert(mentions_by_rules):
    steps = "- Lie on your back and bend your knees.\n- Lift your hips and hold for 5 seconds.\n"
    rest = "- Wait there for some time.\n- Look at the sea.\n- Do all of that 5 times.\n"
    (plain,) = mentions_by_rules(steps + rest)
    (mention,) = mentions_by_rules(f"{steps}\nAdvertisement\n\n{rest}")
    assert plain.reps == mention.reps == (5, 5)


@pytest.mark.parametrize(
    ("credit", "name"), [("Photo by Ines Duarte", "Otter Stretch"), ("", None)]
)
def test_a_title_over_nothing_but_a_credit_names_what_stands_before_it(
    credit, name, mentions_by_rules
):
    (mention,) = mentions_by_rules(f"Stretching helps.\n\n{STEPS}\n\nOtter Stretch\n\n{credit}\n")
    assert mention.name == name


def test_an_advert_inside_an_exercise_says_nothing_of_it(mentions_by_rules):
    advert = "Related: Do 9 reps of pigeon pose with a foam roller to stretch your calves"
    (mention,) = mentions_by_rules(f"1. Heron Reach\n\n{STEPS}\n\n{advert}\n\nIt opens the hips.\n")
    assert (mention.reps, mention.equipment, mention.muscles) == (None, (), ("hips",))


def test_an_exercise_in_an_advert_is_not_even_named_in_passing(nlp):
    article = article_of(
        read_text(f"1. Heron Reach\n\n{STEPS}\n\nRelated: Try pigeon pose today\n")
    )
    assert [m.name for m in show(article, nlp)._.mentions] == ["Heron Reach"]


COUNTED = """# Stretches for a stiff neck

## 1. Neck Tilt

Sit tall and drop your ear to your shoulder. Hold for 20 seconds.

## 2. Download our free app

It reminds you to sit straight and keeps a record of your week.

## 3. Chin Tuck

Sit tall and draw your chin back. Hold for 5 seconds.
"""


def test_a_counted_heading_is_the_articles_own_whatever_it_sells(markdown_by_rules):
    tilt, tuck = markdown_by_rules(COUNTED)
    assert (tilt.name, tuck.name) == ("Neck Tilt", "Chin Tuck")
    assert "app" not in tilt.text
    assert "record" not in tilt.text
