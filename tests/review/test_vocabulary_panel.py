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
    card = panel.answer({"type": "card", "id": f"name:{NAME}"})["card"]
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
    panel.answer({"type": "add", "change": alias(), "id": f"name:{NAME}"})
    assert panel.answer({"type": "take_back"})["id"] == f"name:{NAME}"
    assert (vocabulary / "aliases.csv").read_bytes() == before
    assert "nothing was added" in panel.answer({"type": "take_back"})["error"]


def test_not_an_exercise_is_a_ruling_on_every_mention(panel, project):
    card = panel.answer({"type": "card", "id": f"name:{NAME}"})["card"]
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


TEXT = """Seated Quux Reach

Sit on the floor with both legs straight. Use a long straap to reach for your feet.
Hold for 30 seconds. This stretches your zygomatic chain and the calves.

Standing Quux Reach

Stand tall. Lean to the side for 20 seconds. You feel it in your zygomatic chain, too.
"""
TERM = "muscle:zygomatic chain"


@pytest.fixture
def terms(project, vocabulary):
    (project.raw / "quux.txt").write_text(TEXT, encoding="utf-8")
    project.build()
    unknown = (project.unknown_names, project.unknown_terms)
    return VocabularyPanel(project.session("Ada"), *unknown, build=project.build)


def rows_of(panel):
    return {one["id"]: one for one in panel.answer({"type": "index"})["names"]}


def word(words="zygomatic chain", means="muscle", id_="calves"):
    return {"type": "word", "words": words, "means": means, "id": id_}


def test_words_that_no_file_knows_are_listed_with_their_sentences(terms):
    rows = rows_of(terms)
    assert rows[TERM]["touches"] == {"mentions": 2, "articles": 1}
    assert rows["equipment:long straap"]["status"] == "open"
    card = terms.answer({"type": "card", "id": TERM})["card"]
    assert (card["group"], card["name"]) == ("muscle", "zygomatic chain")
    assert card["touches"] == {"mentions": 2, "articles": 1}
    sentences = [place["passages"][0] for place in card["places"]]
    assert [s["text"][slice(*s["marks"][0])] for s in sentences] == ["zygomatic chain"] * 2
    assert sentences[0]["text"].startswith("This stretches your")


def test_what_a_word_may_mean_is_what_is_written_alike(terms):
    card = terms.answer({"type": "card", "id": "equipment:long straap"})["card"]
    assert [one["value"] for one in card["candidates"]][:1] == ["strap"]
    scores = [one["score"] for one in card["candidates"]]
    assert scores == sorted(scores, reverse=True)


def test_a_word_becomes_a_form_and_the_next_build_reads_it(terms, project):
    preview = terms.answer({"type": "preview", "change": word()})
    assert preview["touches"] == {"mentions": 2, "articles": 1}
    assert preview["lines"] == [
        {"file": "muscle_forms.csv", "text": "zygomatic chain,calves,,Ada,"}
    ]
    terms.answer({"type": "add", "change": word(), "id": TERM})
    assert rows_of(terms)[TERM]["status"] == "added"
    terms.answer({"type": "build"})
    assert TERM not in rows_of(terms)
    mentions = project.read().material.mentions.values()
    standing = next(m for m in mentions if m.name == "Standing Quux Reach")
    assert standing.muscles == ("calves",)


def test_not_a_term_is_signed_sticks_and_can_be_taken_back(terms, vocabulary):
    change = {"type": "ordinary", "words": "zygomatic chain", "means": "muscle"}
    before = (vocabulary / "ordinary_terms.csv").read_bytes()
    terms.answer({"type": "add", "change": change, "note": "a pun", "id": TERM})
    assert rows_of(terms)[TERM]["status"] == "not a term"
    text = (vocabulary / "ordinary_terms.csv").read_text(encoding="utf-8")
    assert "zygomatic chain,muscle,a pun,Ada," in text.splitlines()
    assert terms.answer({"type": "take_back"})["id"] == TERM
    assert (vocabulary / "ordinary_terms.csv").read_bytes() == before
    assert rows_of(terms)[TERM]["status"] == "open"
    terms.answer({"type": "add", "change": change, "id": TERM})
    terms.answer({"type": "build"})
    assert TERM not in rows_of(terms)
    terms.answer({"type": "build"})
    assert TERM not in rows_of(terms)


def test_every_group_offers_all_that_a_word_can_mean(terms):
    choices = terms.answer({"type": "index"})["choices"]["terms"]
    known = terms.session.material.vocabulary
    assert {one["id"] for one in choices["muscle"]} == set(known.muscles)
    assert {one["id"] for one in choices["position"]} == set(known.position_names)
    assert "nothing" not in {one["id"] for one in choices["equipment"]}


def test_the_digest_tells_the_words_too(terms):
    assert "long straap: Strap" in terms.digest().splitlines()
