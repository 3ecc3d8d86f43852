"""Words that stand where muscles, positions and equipment are named, and that no file knows."""

from dataclasses import replace

import pytest

from curation.records import Mention
from curation.unknown_terms import Place, unknown_terms
from curation.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


def mention(text, mention_id="a/one", start=0):
    return Mention(
        mention_id=mention_id,
        article_id=mention_id.partition("/")[0],
        ordinal=1,
        start=start,
        end=start + len(text),
        text=text,
        name=None,
        kind="stretch",
        mode=None,
        position=None,
        muscles=(),
        hold_seconds=None,
        reps=None,
        sets=None,
        per_side=None,
        equipment=(),
        cautions=(),
        passing=False,
        claims=(),
    )


def found(vocabulary, *texts):
    terms = unknown_terms([mention(text) for text in texts], vocabulary)
    return [(term.group, term.words) for term in terms]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("This stretches your zygoma.", ("muscle", "zygoma")),
        ("Feel it in your lower zygoma, then breathe.", ("muscle", "lower zygoma")),
        ("You feel the stretch along the Zygoma as you lean.", ("muscle", "zygoma")),
        ("It works the zygoma minor and more.", ("muscle", "zygoma minor")),
        ("It gives a stretch down the front of your\nzygoma.", ("muscle", "zygoma")),
        ("Lie on your zygoma with the knees bent.", ("position", "lie on your zygoma")),
        ("Start in a zygoma pose, then breathe.", ("position", "start in a zygoma pose")),
        ("Grab a zygoma and press.", ("equipment", "zygoma")),
        ("Use a long zygoma.", ("equipment", "long zygoma")),
    ],
)
def test_what_stands_where_a_term_stands_is_found(vocabulary, text, term):
    assert found(vocabulary, text) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "This stretches your hamstrings.",
        "Feel it in your outer glutes.",
        "Feel the stretch in your hip-flexors.",
        "Lie on your back.",
        "Start in the pigeon pose.",
        "Grab a strap.",
        "Kneel on a mat.",
        "It stretches the 3 of them, opens the. And so on in the",
        "The zygoma stretches you.",
        "It stretches the inner and outer thighs.",
        "",
    ],
)
def test_what_is_known_or_nothing_is_not(vocabulary, text):
    assert found(vocabulary, text) == []


def test_words_that_an_editor_called_ordinary_stay_away_from_their_group_only(vocabulary):
    ordinary = {**vocabulary.ordinary_terms, "muscle": frozenset({"zygoma"})}
    told = replace(vocabulary, ordinary_terms=ordinary)
    assert found(told, "It stretches your zygoma.") == []
    assert found(told, "Use a zygoma.") == [("equipment", "zygoma")]


def test_a_long_run_of_words_is_cut_short(vocabulary):
    text = "It stretches your zygoma minor quite wonderfully today."
    assert found(vocabulary, text) == [("muscle", "zygoma minor")]


def test_places_are_the_articles_and_the_frequent_come_first(vocabulary):
    article = "Intro. It stretches your zygoma. Use a quux. Again it stretches the zygoma."
    parts = [(7, 32), (33, 44), (45, len(article))]
    mentions = [mention(article[a:b], f"x/{n}", a) for n, (a, b) in enumerate(parts)]
    first, second = unknown_terms(mentions, vocabulary)
    assert (first.words, second.words) == ("zygoma", "quux")
    assert [place.mention_id for place in first.places] == ["x/0", "x/2"]
    assert {article[place.start : place.end] for place in first.places} == {"zygoma"}
    assert second.places == (Place("x/1", article.index("quux"), article.index("quux") + 4),)


def test_capitals_that_grow_in_lower_case_shift_nothing(vocabulary):
    text = "İn short, İt stretches your Zygoma."
    (term,) = unknown_terms([mention(text)], vocabulary)
    (place,) = term.places
    assert (term.words, text[place.start : place.end]) == ("zygoma", "Zygoma")


def test_without_frames_nothing_is_found(vocabulary):
    assert found(replace(vocabulary, term_frames=()), "It stretches your zygoma.") == []
