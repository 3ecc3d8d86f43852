"""Entries are merged, split and renamed: shown first, one undo each, applied by the next build."""

import pytest

from curation.decisions import DecisionLog
from curation.widgets import EntriesPanel


@pytest.fixture
def panel(project):
    return EntriesPanel(project.session("Ada"), build=project.build)


def card_of(panel, stretch_id):
    return panel.answer({"type": "card", "id": stretch_id})["card"]


def rule(panel, change, **more):
    seen = card_of(panel, change["entry"])["seen"]
    return panel.answer({"type": "rule", "change": change, "seen": seen, **more})


def pair(panel):
    """Return two entries: the one with most mentions, and one like it."""
    rows = panel.answer({"type": "index"})["entries"]
    most = max(rows, key=lambda row: row["mentions"])["id"]
    return most, card_of(panel, most)["near"][0]["id"]


def test_every_entry_is_listed_by_its_name(panel):
    rows = panel.answer({"type": "index"})["entries"]
    assert len(rows) == len(panel.session.material.catalog)
    labels = [row["label"].casefold() for row in rows]
    assert labels == sorted(labels)
    assert f"{rows[0]['label']}: {rows[0]['mentions']} in" in panel.digest().splitlines()[0]


def test_a_card_shows_the_mentions_with_their_words(panel):
    stretch_id, _ = pair(panel)
    card = card_of(panel, stretch_id)
    entry = panel.session.material.catalog[stretch_id]
    assert [m["mention_id"] for m in card["members"]] == [s.mention_id for s in entry.sources]
    assert all(member["source"] and member["text"] for member in card["members"])
    assert (card["rulings"], card["seen"]) == ([], None)


def test_a_merge_is_shown_done_and_undone(panel, project):
    goes, stays = pair(panel)
    catalog = panel.session.material.catalog
    count = len(catalog[goes].sources) + len(catalog[stays].sources)
    change = {"type": "merge", "entry": goes, "into": stays}
    effects = panel.answer({"type": "preview", "change": change})["effects"]
    assert f"which then has {count} in" in effects[0] and catalog[stays].name in effects[0]
    assert not project.decisions.exists()
    answer = rule(panel, change, note="the same")
    assert answer["told"].startswith("Saved")
    assert [one["note"] for one in answer["card"]["rulings"]] == ["the same"]
    assert next(r for r in answer["entries"] if r["id"] == goes)["ruled"] == "merged"
    panel.answer({"type": "build"})
    merged = project.read().material.catalog
    assert goes not in merged and len(merged[stays].sources) == count
    panel.answer({"type": "undo"})
    panel.answer({"type": "build"})
    assert project.read().material.catalog == catalog


def test_chosen_mentions_are_split_off_under_a_new_name(panel, project):
    stretch_id, _ = pair(panel)
    first, *rest = [member["mention_id"] for member in card_of(panel, stretch_id)["members"]]
    change = {"type": "split", "entry": stretch_id, "mention_ids": [first], "name": "Swan  Pose"}
    effects = panel.answer({"type": "preview", "change": change})["effects"]
    assert "Swan Pose becomes an entry of its own, with 1 mention in 1 article." in effects
    assert f"keeps {len(rest)} mention" in effects[1]
    rule(panel, change)
    panel.answer({"type": "build"})
    built = project.read().material
    assert [one.mention_id for one in built.catalog["swan-pose"].sources] == [first]
    assert built.catalog["swan-pose"].name == "Swan Pose"
    assert [one.mention_id for one in built.catalog[stretch_id].sources] == rest


def test_an_entry_is_renamed(panel, project):
    change = {"type": "rename", "entry": "pigeon-pose", "name": "Swan Pose"}
    rule(panel, change)
    panel.answer({"type": "build"})
    assert project.read().material.catalog["pigeon-pose"].name == "Swan Pose"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"type": "merge", "entry": "pigeon-pose", "into": "pigeon-pose"}, "into itself"),
        ({"type": "merge", "entry": "pigeon-pose", "into": "nowhere"}, "the entry is gone"),
        ({"type": "split", "entry": "pigeon-pose", "mention_ids": [], "name": "A"}, "no mention"),
        (
            {"type": "split", "entry": "pigeon-pose", "mention_ids": ["x/y"], "name": "A"},
            "no mention",
        ),
        ({"type": "rename", "entry": "pigeon-pose", "name": " - "}, "holds no word"),
        ({"type": "melt", "entry": "pigeon-pose", "name": "A"}, "is no change"),
    ],
)
def test_what_cannot_be_is_refused_in_words(panel, project, change, told):
    assert told in panel.answer({"type": "preview", "change": change})["error"]
    assert told in panel.answer({"type": "rule", "change": change})["error"]
    assert not project.decisions.exists()


def test_an_entry_does_not_get_the_name_of_another(panel, project):
    goes, stays = pair(panel)
    name = project.read().material.catalog[stays].name
    change = {"type": "rename", "entry": goes, "name": name}
    shown, saved = (panel.answer({"type": kind, "change": change}) for kind in ("preview", "rule"))
    assert shown["error"] == saved["error"]
    assert f"is the name of {stays}" in shown["error"] and "Merge the two" in shown["error"]
    assert not project.decisions.exists()


def test_an_entry_cannot_be_split_off_whole(panel):
    ids = [member["mention_id"] for member in card_of(panel, "pigeon-pose")["members"]]
    change = {"type": "split", "entry": "pigeon-pose", "mention_ids": ids, "name": "Swan"}
    assert "all mentions are chosen" in panel.answer({"type": "preview", "change": change})["error"]


def test_rulings_that_may_end_with_an_entry_are_told(panel):
    session = panel.session
    session.rule("pigeon-pose/hold_s", {"type": "accept"}, seen=None)
    change = {"type": "merge", "entry": "pigeon-pose", "into": pair(panel)[1]}
    effects = panel.answer({"type": "preview", "change": change})["effects"]
    assert any(effect.startswith("1 ruling on Pigeon Pose may end with it") for effect in effects)


def test_somebody_elses_merge_comes_first(panel, project):
    goes, stays = pair(panel)
    change = {"type": "merge", "entry": goes, "into": stays}
    rule(EntriesPanel(project.session("Max"), build=project.build), change)
    answer = panel.answer({"type": "rule", "change": change, "seen": None})
    assert "Max ruled on it first" in answer["error"]
    assert len(DecisionLog(project.decisions).history()) == 1


def test_an_undo_shows_what_rests_on_it(panel, project):
    stretch_id, _ = pair(panel)
    first = card_of(panel, stretch_id)["members"][0]["mention_id"]
    rule(panel, {"type": "split", "entry": stretch_id, "mention_ids": [first], "name": "Swan Pose"})
    panel.answer({"type": "build"})
    rule(panel, {"type": "rename", "entry": "swan-pose", "name": "Black Swan"})
    made, _ = DecisionLog(project.decisions).history()
    shown = panel.answer({"type": "undo", "decision_id": made.decision_id, "id": stretch_id})
    assert [one["label"] for one in shown["dependents"]] == ["renamed “Black Swan”"]
    answer = panel.answer({**shown, "type": "undo", "confirmed": True, "id": stretch_id})
    assert answer["told"] == "Undone." and answer["card"]["rulings"] == []
