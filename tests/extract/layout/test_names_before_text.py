"""Names in front of their own text: what sets them off, and what looks like one and is none."""

import pytest

from tests.conftest import names

HOLD = "Hold for 20 seconds."


@pytest.mark.parametrize("dash", ["-", " – "])
def test_a_dash_joins_a_known_name_to_its_order(dash, mentions_by_rules):
    text = (
        f"Otter Stretch\n\nSit tall and lift one arm. {HOLD}\n\n"
        f"Cobra{dash}lie on your front and lift your chest. {HOLD}\n"
    )
    assert names(mentions_by_rules(text)) == ["Otter Stretch", "Cobra"]


def test_a_word_that_a_known_name_is_joined_to_makes_it_no_name(mentions_by_rules):
    text = (
        "Quiet hour\n\nOtter Stretch\n\nCobra-like poses wake you up, and so do some others. "
        f"Lie on your front and lift your chest. {HOLD}\n"
    )
    assert names(mentions_by_rules(text)) == ["Otter Stretch"]


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Badger twist.", "Badger twist"),
        ("Then comes the badger twist.", "badger twist"),
        ("And there's a badger twist.", "badger twist"),
        ("Next come badger twists.", "badger twists"),
        ("Nobody I know has a better twist.", None),
        ("Badger twist. A harder one.", None),
        ("Badger evening.", None),
    ],
    ids=[
        "a name",
        "announced",
        "with an apostrophe",
        "several",
        "too many words",
        "talk behind it",
        "no noun of names",
    ],
)
def test_a_name_with_a_full_stop_stands_in_front_of_an_order(lead, name, mentions_by_rules):
    text = (
        f"<h1>Quiet hour</h1><p>On the rug.</p><p>{lead} Turn your chest to the right. {HOLD}</p>"
    )
    assert [m.name for m in mentions_by_rules(text) if m.name] == ([name] if name else [])


@pytest.mark.parametrize("lead", ["Start in a lunge stretch", "From Hands and Knees"])
def test_words_to_start_from_are_no_name(lead, mentions_by_rules):
    told = f"{lead}: bend your knees and let one heel sink. {HOLD}"
    text = f"Quiet hour\n\nOtter\n\n1. {told}\n\nBadger\n\n1. Lift one arm. {HOLD}\n"
    assert names(mentions_by_rules(text)) == ["Otter", "Badger"]


TOLD = (
    "Kneel on a folded towel and slide your left foot forward. Press your hips to the front and "
    "keep your chest lifted. Let the sun set and the tea get cold, as it does on such evenings. "
)
REST = "Pull one knee to your chest and let your head rest on the floor while the light goes out."


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Pigeon pose: Lie back and cross your ankles.", "Pigeon pose"),
        ("Otter pose: Lie back and cross your ankles.", None),
        ("Pigeon pose: the king of them. Lie back and cross your ankles.", None),
    ],
    ids=["known", "unknown", "no order"],
)
def test_one_known_name_before_an_order_cuts_a_paragraph(lead, name, mentions_by_rules):
    (found,) = mentions_by_rules(f"My evening on the rug\n\n{TOLD}{lead} {REST}\n")
    assert found.name == name


def test_one_known_name_cuts_no_short_paragraph(mentions_by_rules):
    (found,) = mentions_by_rules(
        "My evening on the rug\n\nKneel on a folded towel and slide your left foot forward. Lift "
        "your chest. Pigeon pose: Lie back and cross your left ankle over the other knee.\n"
    )
    assert found.name is None


@pytest.mark.parametrize("mark", ["-", "–", "*", "•"])
def test_a_mark_in_front_of_a_sentence_hides_no_name(mark, mentions_by_rules):
    text = (
        f"My evening on the rug\n\n{TOLD}{HOLD} {mark} Otter pose: Lie back and cross your ankles. "
        f"{HOLD} {mark} Badger curl: {REST} {HOLD}\n"
    )
    _, otter, badger = mentions_by_rules(text)
    assert (otter.name, badger.name) == ("Otter pose", "Badger curl")
    assert otter.text.endswith("20 seconds.")


RAIL = "Stand by the rail and bring your left elbow across your chest. Let the other arm hang."
HUG = "Lie on the rug and pull your right knee to your chest. Let the other leg rest."
NOD = "Sit on the bench and drop your chin to your chest. Let both arms rest in your lap."
SHORT = "Stand up. Lift one arm."
TALK = "My aunt had such a rail by the sea, on which her towels would hang for ever. Lift one arm."
OPENING = ("Lean on the rail.", "Hug a knee!", "Look down, friend.")


def opened(*texts):
    lines = (f"{a} {b} {HOLD}" for a, b in zip(OPENING, texts, strict=False))
    return "\n\n".join(["Quiet hour", *lines])


def test_a_short_sentence_opens_each_of_several_paragraphs_as_its_title(mentions_by_rules):
    found = mentions_by_rules(opened(RAIL, HUG, NOD))
    assert names(found) == ["Lean on the rail", "Hug a knee", "Look down, friend"]


@pytest.mark.parametrize(
    "texts",
    [(RAIL, HUG), (SHORT,) * 3, (TALK,) * 3],
    ids=["too few", "too short", "told in one order"],
)
def test_a_short_sentence_is_no_title_of_few_short_or_talking_paragraphs(texts, mentions_by_rules):
    assert not any(names(mentions_by_rules(opened(*texts))))


def test_a_title_of_several_names_stands_over_a_text_for_each(mentions_by_rules):
    text = (
        "<h2>Wrist flexor stretch and wrist extensor stretch</h2><p>Two in one.</p>"
        f"<p><b>Flexors:</b> Turn your palm up and pull your fingers down. {HOLD}</p>"
        f"<p><b>Wrist extensor:</b> Turn your palm down and pull your fingers up. {HOLD}</p>"
    )
    assert names(mentions_by_rules(text)) == ["Flexors", "Wrist extensor"]


def test_a_word_of_the_only_name_over_it_opens_a_part(mentions_by_rules):
    text = (
        "<h2>Otter Side Twist</h2><p>A calm one.</p>"
        f"<p><b>Otter:</b> Sit and turn your chest to the left. {HOLD}</p>"
        f"<p><b>Side:</b> Sit and let your belly drop. {HOLD}</p>"
    )
    assert names(mentions_by_rules(text)) == ["Otter Side Twist"]


def test_a_dose_behind_a_name_that_is_all_of_its_line_tells_the_exercise(mentions_by_rules):
    text = (
        "Quiet hour\n\n1. Otter reach stretch 20 seconds\n2. Badger hug stretch - 30 seconds\n"
        "3. Cobra pose (40 seconds)\n"
    )
    found = mentions_by_rules(text)
    assert names(found) == ["Otter reach stretch", "Badger hug stretch", "Cobra pose"]
    assert [m.hold_seconds for m in found] == [(20, 20), (30, 30), (40, 40)]


def test_a_dose_behind_what_is_no_name_tells_none(mentions_by_rules):
    assert (
        mentions_by_rules(
            "Quiet hour\n\n1. Plans 20 seconds\n2. Tea - 3 minutes\n3. Bath (9 minutes)\n"
        )
        == []
    )
