"""An article as an editor reads it: every mark stands where the text says so, every change is a ruling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.decisions import DecisionLog
from curation.review.reading import PART, parts_of
from curation.widgets import ExtractionPanel
from tests.projects import read_lines

ARTICLE = "09-precisionmovement"


@pytest.fixture
def panel(project):
    return ExtractionPanel(
        project.session("Ada"), project.left_out, build=project.build, article_id=ARTICLE
    )


def read(panel, article_id=ARTICLE):
    return panel.answer({"type": "reading", "article_id": article_id})["reading"]


def correct(panel, **change):
    seen = change.pop("seen", None)
    return panel.answer(
        {"type": "correct", "change": change, "seen": seen, "article_id": ARTICLE, "part": 0}
    )


def rulings(project):
    return [p.ruling for p in DecisionLog(project.decisions).history().standing()]


def test_every_article_can_be_read_with_its_exercises(panel, project):
    articles = panel.answer({"type": "index"})["articles"]
    assert len(articles) == 12
    built = [m for m in read_lines(project.out / "mentions.jsonl") if not m["passing"]]
    assert sum(one["exercises"] for one in articles) == len(built)
    for one in articles:
        reading = read(panel, one["article_id"])
        text = project.read().material.articles[one["article_id"]].text
        assert reading["text"] == text
        for mention in reading["mentions"]:
            assert 0 <= mention["start"] < mention["end"] <= len(text)
        for evidence in reading["evidence"]:
            inside = [m for m in reading["mentions"] if m["mention_id"] == evidence["of"]]
            assert inside


def test_what_reads_like_instructions_and_was_not_taken_is_listed(panel):
    reading = read(panel)
    assert reading["left_out"]
    for passage in reading["left_out"]:
        assert reading["text"][passage["start"] : passage["end"]].startswith(passage["text"][:50])
        assert not any(
            m["start"] <= passage["start"] < m["end"] and not m["passing"]
            for m in reading["mentions"]
        )


def test_a_missed_exercise_is_marked_and_the_next_build_has_it(panel, project):
    before = [one for one in project.read().material.mentions if one.startswith(ARTICLE)]
    passage = read(panel)["left_out"][0]
    answer = correct(
        panel, type="missed", article_id=ARTICLE, start=passage["start"], end=passage["end"],
        name="Hip Hinge Drill", kind="strength",
    )  # fmt: skip
    (added,) = answer["reading"]["added"]
    assert (added["start"], added["end"]) == (passage["start"], passage["end"])
    (ruling,) = rulings(project)
    text = project.read().material.articles[ARTICLE].text
    assert ruling.value["quote"] == text[passage["start"] : passage["end"]].strip()
    panel.answer({"type": "build", "article_id": ARTICLE})
    after = project.read().material.mentions.values()
    made = [m for m in after if m.article_id == ARTICLE and m.name == "Hip Hinge Drill"]
    assert len(made) == 1
    assert len([m for m in after if m.article_id == ARTICLE]) == len(before) + 1


def test_a_marked_passage_is_not_offered_again_and_shows_its_name(panel):
    passage, *others = read(panel)["left_out"]
    shown = correct(
        panel, type="missed", article_id=ARTICLE, start=passage["start"], end=passage["end"],
        name="Hip Hinge Drill", kind="strength",
    )["reading"]  # fmt: skip
    assert shown["left_out"] == others
    (added,) = shown["added"]
    assert added["label"] == "a missed exercise, named “Hip Hinge Drill”, of kind strength"
    assert (added["name"], added["kind"]) == ("Hip Hinge Drill", "strength")
    panel.answer({"type": "build", "article_id": ARTICLE})
    assert passage not in read(panel)["left_out"]
    panel.answer({"type": "undo", "article_id": ARTICLE})
    assert passage in read(panel)["left_out"]


def test_a_wrong_one_is_taken_out_and_can_come_back(panel, project):
    mention = read(panel)["mentions"][0]
    correct(panel, type="wrong", mention_id=mention["mention_id"], seen=mention["seen"])
    panel.answer({"type": "build", "article_id": ARTICLE})
    assert mention["mention_id"] not in project.read().material.mentions
    panel.answer({"type": "undo", "article_id": ARTICLE})
    panel.answer({"type": "build", "article_id": ARTICLE})
    assert mention["mention_id"] in project.read().material.mentions


def test_borders_and_names_are_corrected(panel, project):
    mention = read(panel)["mentions"][0]
    moved = mention["end"] - 10
    correct(
        panel, type="borders", mention_id=mention["mention_id"],
        start=mention["start"], end=moved, seen=mention["seen"],
    )  # fmt: skip
    again = read(panel)["mentions"][0]
    assert again["ruling"]["label"] == "new borders"
    correct(
        panel, type="rename", mention_id=mention["mention_id"], name="A better name",
        kind=mention["kind"], seen=again["seen"],
    )  # fmt: skip
    panel.answer({"type": "build", "article_id": ARTICLE})
    found = [m for m in project.read().material.mentions.values() if m.name == "A better name"]
    assert len(found) == 1
    assert found[0].start == mention["start"] and found[0].end <= moved


@pytest.mark.parametrize(
    "change",
    [
        {"type": "missed", "article_id": ARTICLE, "start": 5, "end": 5},
        {"type": "missed", "article_id": ARTICLE, "start": 0, "end": 10**9},
        {"type": "missed", "article_id": ARTICLE},
        {"type": "missed", "article_id": "no-such", "start": 0, "end": 5},
        {"type": "borders", "mention_id": "no/such", "start": 0, "end": 5},
        {"type": "wrong"},
        {"type": "rename", "mention_id": "no/such", "name": "x"},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(panel, project, change):
    assert "error" in correct(panel, **change)
    assert rulings(project) == []


def test_another_editors_ruling_is_not_overwritten(panel, project):
    mention = read(panel)["mentions"][0]
    other = ExtractionPanel(project.session("Max"), project.left_out, build=project.build)
    correct(other, type="wrong", mention_id=mention["mention_id"], seen=mention["seen"])
    answer = correct(panel, type="wrong", mention_id=mention["mention_id"], seen=mention["seen"])
    assert "Max ruled on it first" in answer["error"]


@given(st.text("ab \n", max_size=400), st.integers(1, 40))
def test_the_parts_of_a_text_join_to_the_whole(text, times):
    long = text * times * 20
    parts = parts_of(long)
    assert "".join(long[a:b] for a, b in parts) == long
    assert all(b - a <= PART for a, b in parts)


def test_a_text_without_line_ends_is_cut_too():
    assert len(parts_of("x" * (3 * PART))) == 3


def test_the_digest_counts_the_exercises_of_each_article(panel):
    assert len(panel.digest().splitlines()) == 12
