"""A card holds each source's words as they stand in its article, and what a ruling would change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.errors import CurationError
from curation.review.cards import card_of
from curation.review.forms import form_of, written_value
from curation.review.items import review_items
from curation.review.links import LinkJudge
from curation.review.passages import LONGEST, passages
from curation.vocabulary import load_vocabulary
from tests.projects import DOUBTFUL, add_doubt


def cards_of(project):
    material = project.read().material
    judge = LinkJudge(material.vocabulary)
    return {i.item_id: card_of(i, material, judge) for i in review_items(material)}


def test_marked_words_are_the_evidence(project):
    card = cards_of(project)["pigeon-pose/hold_s"]
    marked = {
        row["source"]: [p["text"][a:b] for p in row["passages"] for a, b in p["marks"]]
        for row in card["rows"]
    }
    assert set(marked) == {"Daily Burn", "Runner's Blueprint", "Runner's World"}
    assert all("30" in words for found in marked.values() for words in found)


def test_every_passage_stands_in_its_article(project):
    articles = project.read().material.articles
    rows = [row for card in cards_of(project).values() for row in card["rows"]]
    assert len(rows) > 20
    for row in rows:
        text = articles[row["article_id"]].text
        for passage in row["passages"]:
            assert passage["before"] + passage["text"] + passage["after"] in text


def test_a_card_says_what_accepting_would_change(project):
    cards = cards_of(project)
    assert cards["pigeon-pose/hold_s"]["effect"].startswith("Nothing changes")
    path = project.out / "catalog.jsonl"
    text = path.read_text(encoding="utf-8")
    start = text.index('"stretch_id":"pigeon-pose"')
    path.write_text(
        text[:start] + text[start:].replace('"hold_seconds":[30,60]', '"hold_seconds":[20,30]', 1),
        encoding="utf-8",
    )
    assert cards_of(project)["pigeon-pose/hold_s"]["effect"] == "hold time: 20–30 s → 30–60 s"


def test_a_link_shows_both_texts_and_the_parts_of_its_score(project):
    item_id = add_doubt(project)
    link = cards_of(project)[item_id]["link"]
    mention = project.read().material.mentions[DOUBTFUL]
    assert link["left"]["text"] == mention.text
    assert link["right"]["name"] == "Thomas Test"
    assert link["score"] == mention.link.score
    weights = {reason["label"]: reason["weight"] for reason in link["reasons"]}
    assert weights["another position"] < 0 < weights["similar instructions"]
    assert link["candidates"][0]["value"] == "thomas-test"


def test_only_web_addresses_become_links(project):
    path = project.out / "articles.jsonl"
    text = path.read_text(encoding="utf-8").replace('"url":""', '"url":"javascript:alert(1)"')
    path.write_text(text, encoding="utf-8")
    rows = [row for card in cards_of(project).values() for row in card["rows"]]
    assert rows and all(row["url"] == "" for row in rows)


@given(st.text(min_size=1, max_size=2_000), st.data())
def test_a_passage_holds_its_evidence_whatever_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 200)))
    (passage,) = passages(text, [(start, end)])
    (low, high), *_ = passage.marks
    assert passage.text[low:high] == text[start:end]
    assert text[passage.start : passage.start + len(passage.text)] == passage.text


def test_a_word_of_a_hundred_kilobytes_is_cut():
    text = "a" * 100_000
    (passage,) = passages(text, [(50_000, 50_010)])
    assert len(passage.text) <= LONGEST + 10
    (passage,) = passages(text, [(0, 100_000)])
    assert len(passage.text) <= LONGEST


VOCABULARY = load_vocabulary()


@pytest.mark.parametrize("value", [[30, 60], [30, None], [30, 30]])
def test_a_range_within_bounds_is_taken(value):
    assert written_value("hold_s", value, VOCABULARY) == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("hold_s", [60, 30]),
        ("hold_s", [-1, 30]),
        ("hold_s", [30, 99_999]),
        ("hold_s", ["30", 40]),
        ("hold_s", [True, True]),
        ("hold_s", "30"),
        ("reps", [2_000, None]),
        ("muscles", ["hip_flexors", "tail"]),
        ("muscles", []),
        ("muscles", "tail"),
        ("position", "upside_down"),
        ("kind", None),
    ],
)
def test_anything_else_is_refused_with_what_to_do(field, value):
    with pytest.raises(CurationError, match=r"Choose|Write"):
        written_value(field, value, VOCABULARY)


def test_muscles_are_chosen_among_the_exported_ids():
    ids = {choice["id"] for choice in form_of("muscles", VOCABULARY)["choices"]}
    assert "hip_flexors" in ids
    assert written_value("muscles", ["hips", "glutes", "hips"], VOCABULARY) == ["glutes", "hips"]
