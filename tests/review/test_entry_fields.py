"""Any field of an entry is seen with its proof and corrected, whether or not sources differ on it."""

import pytest

from curation.review.fields import CORRECTED, field_id, field_item
from curation.widgets import EntriesPanel
from tests.projects import read_lines, write_lines

QUIET = "90-90-hip-stretch"
"""An entry that one article presents, so that no question is put on it."""


@pytest.fixture
def panel(project):
    return EntriesPanel(project.session("Ada"), build=project.build)


def row_of(panel, stretch_id, field):
    card = panel.answer({"type": "card", "id": stretch_id})["card"]
    return next(one for one in card["fields"] if one["field"] == field)


def write(panel, stretch_id, field, verdict, **more):
    item_id = row_of(panel, stretch_id, field)["item_id"]
    card = panel.answer({"type": "field", "item_id": item_id})["card"]
    seen = {"id": stretch_id, "item_id": item_id, "seen": card["seen"]}
    return panel.answer({"type": "write", **seen, "verdict": verdict, **more})


def built(panel, project, stretch_id):
    panel.answer({"type": "build"})
    return project.read().material.catalog[stretch_id]


def test_every_field_of_every_entry_can_be_opened(panel):
    material = panel.session.material
    for stretch_id in material.catalog:
        for field in CORRECTED:
            item_id = field_id(stretch_id, field, material)
            card = panel.answer({"type": "field", "item_id": item_id})["card"]
            assert card["form"]["type"] != "none"
            assert card["entry"]["stretch_id"] == stretch_id
            assert all(card["rows"][0]["option"] == 0 for _ in card["options"][:1])


def test_a_field_shows_the_words_that_its_value_was_read_from(panel):
    row = row_of(panel, QUIET, "hold time")
    assert (row["value"], row["behind"], row["rulings"]) == ("2 s", "1 of 1", [])
    card = panel.answer({"type": "field", "item_id": row["item_id"]})["card"]
    (option,), (source,) = card["options"], card["rows"]
    assert option["value"] == [2, 2]
    marked = [p["text"][a:b] for p in source["passages"] for a, b in p["marks"]]
    assert marked and all("two" in words or "2" in words for words in marked)


@pytest.mark.parametrize(
    ("field", "column", "value", "held"),
    [
        ("hold time", "hold_seconds", [20, 30], (20, 30)),
        ("repetitions", "reps", [8, None], (8, None)),
        ("muscles", "muscles", ["glutes", "hips"], ("glutes", "hips")),
        ("equipment", "equipment", ["strap"], ("strap",)),
        ("position", "position", "supine", "supine"),
        ("each side", "per_side", True, True),
        ("cautions", "cautions", ["Not with a sore knee."], ("Not with a sore knee.",)),
    ],
)
def test_a_value_is_written_built_and_undone(panel, project, field, column, value, held):
    before = project.read().material.catalog
    answer = write(panel, QUIET, field, {"type": "write", "value": value}, note="by the book")
    assert answer["told"].startswith("Saved")
    (ruling,) = next(one for one in answer["card"]["fields"] if one["field"] == field)["rulings"]
    assert (ruling["editor"], ruling["note"]) == ("Ada", "by the book")
    entry = built(panel, project, QUIET)
    assert getattr(entry, column) == held
    assert row_of(panel, QUIET, field)["behind"] == "ruled"
    panel.answer({"type": "undo", "decision_id": ruling["decision_id"]})
    assert built(panel, project, QUIET) == before[QUIET]


def test_a_field_is_emptied_and_a_value_of_a_mention_taken_back(panel, project):
    write(panel, QUIET, "hold time", {"type": "none"})
    assert built(panel, project, QUIET).hold_seconds is None
    write(panel, QUIET, "hold time", {"type": "pick", "value": [2, 2]})
    assert built(panel, project, QUIET).hold_seconds == (2, 2)


def test_what_a_field_cannot_hold_is_refused_and_nothing_is_saved(panel, project):
    for field, value in (("hold time", [90, 60]), ("position", "flying"), ("each side", "maybe")):
        answer = write(panel, QUIET, field, {"type": "write", "value": value})
        assert "error" in answer
    assert not project.decisions.exists()


def test_a_field_in_conflict_is_ruled_under_the_conflict(panel, project):
    row = row_of(panel, "pigeon-pose", "hold time")
    assert row["item_id"] == "pigeon-pose/hold_s"
    write(panel, "pigeon-pose", "hold time", {"type": "write", "value": [45, 45]})
    assert panel.session.card("pigeon-pose/hold_s")["status"] == "ruled"
    assert built(panel, project, "pigeon-pose").hold_seconds == (45, 45)
    rows = read_lines(project.out / "conflicts.jsonl")
    assert next(r for r in rows if r["conflict_id"] == row["item_id"])["status"] == "decided"


def test_who_was_first_is_told_and_nothing_is_overwritten(panel, project):
    item_id = row_of(panel, QUIET, "hold time")["item_id"]
    message = {"type": "write", "id": QUIET, "item_id": item_id, "seen": None}
    theirs = EntriesPanel(project.session("Max"), build=project.build)
    theirs.answer({**message, "verdict": {"type": "write", "value": [40, 40]}})
    error = panel.answer({**message, "verdict": {"type": "write", "value": [50, 50]}})["error"]
    assert "Max ruled first: 40 s (written)" in error
    (ruling,) = row_of(panel, QUIET, "hold time")["rulings"]
    assert ruling["label"] == "40 s (written)"


def test_a_written_value_whose_ground_is_gone_is_asked_about_again(panel, project):
    write(panel, QUIET, "hold time", {"type": "write", "value": [20, 20]})
    built(panel, project, QUIET)
    (path,) = (project.root / "data" / "raw").glob("02-shape.*")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2 seconds", "9 seconds"), encoding="utf-8")
    assert built(panel, project, QUIET).hold_seconds == (9, 9)
    (stale,) = [one for one in panel.session.items.values() if one.status == "stale"]
    assert (stale.stretch_id, stale.field) == (QUIET, "hold_seconds")
    assert panel.session.card(stale.item_id)["decision"]["label"] == "20 s (written)"


@pytest.mark.parametrize(
    "item_id",
    ["no-such-entry/reps", f"{QUIET}/name", f"{QUIET}", f"{QUIET}/muscles/anatomy/hips", ""],
)
def test_other_ids_are_no_fields(panel, item_id):
    assert field_item(item_id, panel.session.material) is None
    assert "is gone" in panel.answer({"type": "field", "item_id": item_id})["error"]


def test_mentions_that_are_gone_are_passed_over(project):
    path = project.out / "mentions.jsonl"
    write_lines(path, [row for row in read_lines(path) if row["stretch_id"] != QUIET])
    item = field_item(f"{QUIET}/hold_seconds", project.read().material)
    assert item is not None and item.options == ()
