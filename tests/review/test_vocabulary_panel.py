"""The vocabulary panel: what a name touches, what is written, and what the next build makes of it."""

from pathlib import Path
from shutil import copytree

import pytest

from curation.decisions import DecisionLog
from curation.vocabulary import VARIABLE, default_folder, load_vocabulary
from curation.widgets import VocabularyPanel

NAME = "Low-lunge love"


@pytest.fixture
def vocabulary(tmp_path, monkeypatch):
    folder = Path(copytree(str(default_folder()), tmp_path / "vocabulary"))
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


@pytest.fixture
def panel(project, vocabulary):
    return VocabularyPanel(project.session("Ada"), project.unknown_names, build=project.build)


def alias(stretch_id="half-kneeling-hip-flexor-stretch"):
    return {"type": "alias", "name": NAME, "stretch_id": stretch_id}


def entry(**draft):
    return {"type": "entry", "name": NAME, "draft": {"name": NAME, "kind": "stretch", **draft}}


def test_every_unknown_name_is_listed_with_what_it_touches(panel):
    names = {one["name"]: one for one in panel.answer({"type": "index"})["names"]}
    assert names[NAME]["touches"] == {"mentions": 1, "articles": 1}
    assert {one["status"] for one in names.values()} == {"open"}


def test_a_card_shows_where_the_name_stands_and_what_it_may_mean(panel):
    card = panel.answer({"type": "card", "name": NAME})["card"]
    (passage,) = card["places"][0]["passages"]
    (low, high), *_ = passage["marks"]
    assert passage["text"][low:high] == NAME
    assert card["candidates"][0]["value"] == "half-kneeling-hip-flexor-stretch"
    scores = [one["score"] for one in card["candidates"]]
    assert scores == sorted(scores, reverse=True)


def test_a_preview_shows_the_line_and_writes_nothing(panel, vocabulary):
    before = (vocabulary / "aliases.csv").read_bytes()
    answer = panel.answer({"type": "preview", "change": alias()})
    assert answer["lines"][0]["text"].startswith(f"{NAME},half-kneeling-hip-flexor-stretch")
    assert answer["touches"] == {"mentions": 1, "articles": 1}
    assert (vocabulary / "aliases.csv").read_bytes() == before


def test_an_alias_is_written_signed_and_known_to_the_next_build(panel, project):
    panel.answer({"type": "add", "change": alias(), "note": "a  pun"})
    row = next(m for m in project.read().material.mentions.values() if m.name == NAME)
    assert row.link.method == "score"
    text = (default_folder() / "aliases.csv").read_text(encoding="utf-8")
    assert f"{NAME},half-kneeling-hip-flexor-stretch,a pun,Ada," in text
    panel.answer({"type": "build"})
    row = next(m for m in project.read().material.mentions.values() if m.name == NAME)
    assert row.link.method == "alias"
    names = [one["name"] for one in panel.answer({"type": "index"})["names"]]
    assert NAME not in names


def test_a_new_entry_gets_an_id_of_its_name(panel):
    draft = entry(position="kneeling", muscles=["hips", "glutes"], description="Kneel low.")
    assert "error" not in panel.answer({"type": "add", "change": draft})
    added = load_vocabulary().entries["low-lunge-love"]
    assert (added.name, added.muscles) == (NAME, ("glutes", "hips"))
    assert "exists" in panel_error(panel, entry(name="Pigeon Pose"))
    assert "no name" in panel_error(panel, entry(name="  "))


def panel_error(panel, change):
    panel.session.reload()
    return panel.answer({"type": "preview", "change": change})["error"]


def test_a_word_is_taught_with_the_count_of_texts_that_hold_it(panel):
    change = {"type": "word", "words": "the Diamond", "means": "muscle", "id": "hips"}
    answer = panel.answer({"type": "preview", "change": change})
    texts = [m.text.lower() for m in panel.session.material.mentions.values()]
    assert answer["touches"]["mentions"] == sum("the diamond" in text for text in texts)
    (line,) = answer["lines"]
    assert (line["file"], line["text"]) == ("muscle_forms.csv", "the diamond,hips,,Ada,")


def test_taking_back_undoes_the_latest_change(panel, vocabulary):
    before = (vocabulary / "aliases.csv").read_bytes()
    panel.answer({"type": "add", "change": alias()})
    assert panel.answer({"type": "take_back"})["name"] == NAME
    assert (vocabulary / "aliases.csv").read_bytes() == before
    assert "nothing was added" in panel.answer({"type": "take_back"})["error"]


def test_not_an_exercise_is_a_ruling_on_every_mention(panel, project):
    card = panel.answer({"type": "card", "name": NAME})["card"]
    panel.answer({"type": "not_exercise", "name": NAME, "seen": card["seen"]})
    (decision,) = DecisionLog(project.decisions).history()
    assert decision.rulings[0].kind.value == "not_exercise"
    status = {one["name"]: one["status"] for one in panel.answer({"type": "index"})["names"]}
    assert status[NAME] == "not an exercise"
    panel.answer({"type": "build"})
    assert NAME not in [one["name"] for one in panel.answer({"type": "index"})["names"]]


def test_a_name_that_is_known_already_is_refused_with_where_it_stands(panel):
    change = {"type": "alias", "name": "Pigeon Pose", "stretch_id": "frog-stretch"}
    assert "already names" in panel.answer({"type": "add", "change": change})["error"]


def test_the_digest_names_the_nearest_entry(panel):
    assert f"{NAME}: Half-Kneeling Hip Flexor Stretch" in panel.digest().splitlines()
