"""The widget's Python half answers every message, errors included, and its script is one module."""

import re
import subprocess
import sys

import pytest

from curation.records import DecisionKind, Ruling
from curation.widgets import ReviewQueue
from curation.widgets.assets import script, style
from tests.projects import ROOT, read_lines

JS = ROOT / "tests" / "js"
WIDGETS = ["review_queue", "vocabulary_panel", "entries_panel", "extraction_panel"]
HOLD = "pigeon-pose/hold_s"


@pytest.fixture
def queue(project):
    return ReviewQueue(project.session("Ada"), project="test")


def sent(queue, monkeypatch, message):
    answers = []
    monkeypatch.setattr(queue, "send", answers.append)
    queue._receive(queue, message, [])
    (answer,) = answers
    return answer


def test_the_index_holds_every_item(queue):
    answer = queue.answer({"type": "index"})
    assert len(answer["index"]["rows"]) == len(queue.session.items)
    assert answer["editor"] == "Ada"


def test_an_answer_names_its_question(queue, monkeypatch):
    answer = sent(queue, monkeypatch, {"type": "cards", "request": "7", "ids": [HOLD]})
    assert answer["request"] == "7"
    assert answer["cards"][0]["item_id"] == HOLD


def test_a_ruling_is_answered_with_its_changed_row_and_card(queue):
    answer = queue.answer(
        {"type": "rule", "item_id": HOLD, "verdict": {"type": "accept"}, "seen": None}
    )
    row = dict(zip(answer["rows"]["columns"], answer["rows"]["rows"][0], strict=True))
    assert (row["id"], row["status"], row["editor"]) == (HOLD, "ruled", "Ada")
    assert answer["cards"][0]["decision"]["label"] == "30–60 s"
    assert answer["told"] == "Ruled: 30–60 s. Saved."


def test_errors_become_answers(queue, monkeypatch):
    wrong = {"type": "rule", "item_id": HOLD, "verdict": {"type": "write", "value": [9, 1]}}
    assert "Write one number" in sent(queue, monkeypatch, {**wrong, "request": "1"})["error"]
    assert "Reload" in queue.answer({"type": "msg"})["error"]
    assert "KeyError" in queue.answer({"type": "rule"})["error"]


def test_overtaken_is_answered_with_their_ruling(project, queue):
    project.session("Max").rule(HOLD, {"type": "accept"}, seen=None)
    answer = queue.answer(
        {"type": "rule", "item_id": HOLD, "verdict": {"type": "none"}, "seen": None}
    )
    assert answer["overtaken"]["editor"] == "Max"
    assert answer["cards"][0]["seen"]


def test_an_undo_shows_first_what_rests_on_it(queue):
    session = queue.session
    swan = "06-runnersworld/pigeon-pose"
    split = {"mention_ids": [swan], "stretch_id": "swan", "name": "Swan"}
    first = session.log.append([Ruling(DecisionKind.SPLIT, "pigeon-pose", split)], "Ada")
    session.log.append([Ruling(DecisionKind.RENAME, "swan", {"name": "Black Swan"})], "Max")
    answer = queue.answer({"type": "undo"})
    assert [one["label"] for one in answer["dependents"]] == ["renamed “Black Swan”"]
    assert answer["decision_id"] == first.decision_id
    assert not session.log.history().is_undone(first.decision_id)
    queue.answer({"type": "undo", "decision_id": first.decision_id, "confirmed": True})
    assert session.log.history().is_undone(first.decision_id)


def test_the_digest_counts_by_kind_and_status(queue, project):
    rows = read_lines(project.out / "conflicts.jsonl")
    claims = sum(row["level"] == "anatomy" for row in rows)
    values = sum(row["level"] in ("contradiction", "disagreement", "self") for row in rows)
    counted = queue.digest().splitlines()
    assert f"doubtful claim, open: {claims}" in counted
    assert f"conflicting values, open: {values}" in counted
    assert sum(int(line.rpartition(": ")[2]) for line in counted) == len(rows)


@pytest.mark.parametrize("name", WIDGETS)
def test_a_script_is_one_module_with_everything_it_uses(name):
    text = script(f"{name}.mjs")
    assert not re.search(r"^import ", text, re.MULTILINE)
    assert re.findall(r"^export .*", text, re.MULTILINE) == ["export default { render };"]
    assert text.count("function openChannel(") == 1


@pytest.mark.parametrize("name", WIDGETS)
def test_a_joined_script_is_sound(name, tmp_path):
    path = tmp_path / "joined.mjs"
    path.write_text(script(f"{name}.mjs"), encoding="utf-8")
    done = subprocess.run([node(), "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", WIDGETS)
def test_nothing_reaches_for_the_network_or_makes_markup_of_text(name):
    text = script(f"{name}.mjs") + style(f"{name}.css")
    assert not re.search(r"https?://|@import|url\(|innerHTML|outerHTML|insertAdjacent|eval\(", text)


def node():
    from playwright._impl._driver import compute_driver_executable

    return compute_driver_executable()[0]


def test_the_scripts_pure_functions():
    files = sorted(str(path) for path in JS.glob("*.test.mjs"))
    assert files
    done = subprocess.run([node(), "--test", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_widgets_module_needs_no_running_notebook():
    subprocess.run([sys.executable, "-c", "import curation.widgets"], check=True)
