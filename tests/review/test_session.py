"""Verdicts reach the log before anything else, others' rulings are shown first, all can be undone."""

import json

import pytest

from curation.decisions import DecisionLog
from curation.errors import CurationError
from curation.records import DecisionKind
from tests.projects import DOUBTFUL, add_doubt, propose_entry

HOLD = "pigeon-pose/hold_s"
FLEXORS = "frog-stretch/muscles/anatomy/hip_flexors"


@pytest.fixture
def session(project):
    return project.session("Ada")


def rule(session, item_id, kind, value=None, **extra):
    seen = session.card(item_id)["seen"]
    return session.rule(item_id, {"type": kind, "value": value}, seen=seen, **extra)


def rulings_on_disk(project):
    history = DecisionLog(project.decisions).history()
    return [ruling for decision in history for ruling in decision.rulings]


def status(session, item_id):
    table = session.index()
    rows = {row[0]: dict(zip(table["columns"], row, strict=True)) for row in table["rows"]}
    return rows[item_id]["status"]


@pytest.mark.parametrize(
    ("item_id", "verdict", "value", "kind", "written"),
    [
        (HOLD, "accept", None, DecisionKind.PICK, {"value": [30, 60]}),
        (HOLD, "pick", [20, 30], DecisionKind.PICK, {"value": [20, 30]}),
        (HOLD, "write", [45, None], DecisionKind.WRITE, {"value": [45, None]}),
        (HOLD, "none", None, DecisionKind.NONE, {}),
        (HOLD, "flag", None, DecisionKind.FLAG, {}),
        (FLEXORS, "accept", None, DecisionKind.PICK, {"value": None}),
        (FLEXORS, "pick", "hip_flexors", DecisionKind.PICK, {"value": "hip_flexors"}),
    ],
)
def test_a_verdict_is_on_disk_as_its_ruling(
    project, session, item_id, verdict, value, kind, written
):
    rule(session, item_id, verdict, value, note="because")
    (ruling,) = rulings_on_disk(project)
    assert (ruling.kind, ruling.subject, dict(ruling.value)) == (kind, item_id, written)
    assert session.past.decisions()[0]["note"] == "because"


@pytest.mark.parametrize(
    ("verdict", "value", "kind", "written"),
    [
        ("same", None, DecisionKind.ACCEPT_LINK, {"stretch_id": "thomas-test"}),
        ("accept", None, DecisionKind.ACCEPT_LINK, {"stretch_id": "thomas-test"}),
        ("different", None, DecisionKind.REFUSE_LINK, {"stretch_id": "thomas-test"}),
        ("variant", None, DecisionKind.VARIANT, {"of": "thomas-test"}),
    ],
)
def test_a_verdict_on_a_link_is_about_its_mention(project, verdict, value, kind, written):
    item_id = add_doubt(project)
    session = project.session("Ada")
    rule(session, item_id, verdict, value)
    (ruling,) = rulings_on_disk(project)
    assert (ruling.kind, ruling.subject, dict(ruling.value)) == (kind, DOUBTFUL, written)
    assert status(session, item_id) == "ruled"


def test_another_candidate_can_be_picked_and_all_be_refused(project):
    item_id = add_doubt(project)
    session = project.session("Ada")
    candidates = [one["value"] for one in session.card(item_id)["link"]["candidates"]]
    rule(session, item_id, "pick", candidates[1])
    rule(session, item_id, "none")
    picked, refused = rulings_on_disk(project)
    assert dict(picked.value) == {"stretch_id": candidates[1]}
    assert (refused.kind, dict(refused.value)) == (DecisionKind.NONE, {"candidates": candidates})


def test_a_proposed_entry_is_kept_apart_from_its_nearest_or_merged_into_it(project):
    item_id = propose_entry(project)
    session = project.session("Ada")
    nearest = session.card(item_id)["link"]["other"]
    rule(session, item_id, "different")
    rule(session, item_id, "same")
    apart, merged = rulings_on_disk(project)
    assert (apart.kind, dict(apart.value)) == (DecisionKind.REFUSE_MERGE, {"with": nearest})
    assert (merged.kind, dict(merged.value)) == (DecisionKind.MERGE, {"into": nearest})


@pytest.mark.parametrize(
    ("item_id", "verdict", "value"),
    [
        (HOLD, "pick", [1, 2]),
        (HOLD, "write", [90, 30]),
        (HOLD, "same", None),
        (HOLD, "burn", None),
        (FLEXORS, "write", "glutes"),
        (FLEXORS, "none", None),
        ("no/such", "accept", None),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_written(
    project, session, item_id, verdict, value
):
    with pytest.raises(CurationError):
        session.rule(item_id, {"type": verdict, "value": value}, seen=None)
    assert rulings_on_disk(project) == []


def test_what_another_editor_ruled_meanwhile_is_shown_and_not_overwritten(project, session):
    mine = session.card(HOLD)["seen"]
    rule(project.session("Max"), HOLD, "pick", [20, 30], note="the short one")
    outcome = session.rule(HOLD, {"type": "accept"}, seen=mine)
    assert outcome.decision is None
    assert outcome.theirs["editor"] == "Max"
    assert outcome.theirs["label"] == "20–30 s"
    assert outcome.theirs["note"] == "the short one"
    assert len(rulings_on_disk(project)) == 1
    again = rule(session, HOLD, "accept")
    assert again.decision is not None
    assert session.card(HOLD)["decision"]["editor"] == "Ada"


def test_undo_takes_back_the_editors_own_latest_then_the_one_before(project, session):
    rule(session, HOLD, "accept")
    rule(session, FLEXORS, "accept")
    rule(project.session("Max"), "glute-bridge/reps", "accept")
    session.undo()
    assert (status(session, HOLD), status(session, FLEXORS)) == ("ruled", "open")
    session.undo()
    assert (status(session, HOLD), status(session, "glute-bridge/reps")) == ("open", "ruled")
    with pytest.raises(CurationError, match="no ruling to undo"):
        session.undo()


def test_undo_works_at_any_age(session):
    first = rule(session, HOLD, "accept").decision
    for item_id in list(session.items)[:8]:
        if item_id != HOLD:
            rule(session, item_id, "accept")
    session.undo(first.decision_id)
    assert status(session, HOLD) == "open"
    assert [d["undone"] for d in session.past.decisions()].count(True) == 1


def test_a_flag_does_not_hide_a_ruling(session):
    rule(session, HOLD, "flag")
    assert status(session, HOLD) == "flagged"
    rule(session, HOLD, "accept")
    rule(session, HOLD, "flag")
    assert status(session, HOLD) == "ruled"


def test_a_ruling_on_the_catalogs_column_answers_the_question_on_it(project, session):
    tables = session.output.tables
    subject = "pigeon-pose/hold_seconds"
    session.put([tables.ruling(DecisionKind.WRITE, subject, {"value": [45, 45]}, after=None)])
    assert session.card(HOLD)["decision"]["label"] == "45 s (written)"
    assert status(session, HOLD) == "ruled"
    assert session.undo().items == (session.item(HOLD),)
    assert status(session, HOLD) == "open"


def test_all_suggestions_are_one_decision_and_one_undo(project, session):
    ids = list(session.items)
    preview = session.preview(ids)
    assert preview["count"] == len(ids) == sum(count for _, count in preview["counts"])
    outcome = session.accept_all(preview["ids"], scope="all", sample=3)
    assert len(list(DecisionLog(project.decisions).history())) == 1
    statuses = [status(session, item_id) for item_id in ids]
    assert statuses.count("audit") == 3 and statuses.count("ruled") == len(ids) - 3
    session.undo(outcome.decision.decision_id)
    assert {status(session, item_id) for item_id in ids} == {"open"}


def test_bulk_leaves_alone_what_was_ruled_already(session):
    rule(session, HOLD, "pick", [20, 30])
    preview = session.preview(list(session.items))
    assert HOLD not in preview["ids"]
    session.accept_all(list(session.items), scope="all")
    assert session.card(HOLD)["decision"]["label"] == "20–30 s"


def test_an_audit_ruled_blind_stands_beside_the_first_ruling(project, session):
    session.accept_all([HOLD], scope="all", sample=1)
    assert status(session, HOLD) == "audit"
    rule(project.session("Max"), HOLD, "pick", [20, 30], blind=True)
    assert status(session, HOLD) == "ruled"
    decisions = list(DecisionLog(project.decisions).history())
    assert decisions[-1].rulings[0].after is None


def test_a_folder_that_is_a_file_is_told_and_the_item_stays_open(project, session):
    project.decisions.write_text("in the way")
    with pytest.raises(CurationError):
        rule(session, HOLD, "accept")
    project.decisions.unlink()
    assert status(session, HOLD) == "open"


def test_a_ruling_keeps_what_the_editor_saw(project, session):
    rule(session, HOLD, "accept")
    (ruling,) = rulings_on_disk(project)
    assert [one["value"] for one in ruling.saw["values"]] == [[30, 60], [20, 30]]
    assert json.dumps(ruling.saw).count("quote") >= 3


def test_a_ruling_whose_evidence_changed_comes_back_with_the_old_answer(project, session):
    rule(session, HOLD, "pick", [30, 60], note="as most say")
    project.build()
    session.reload()
    assert status(session, HOLD) == "ruled"
    path = project.raw / "04-runnersblueprint.txt"
    text = path.read_text(encoding="utf-8")
    start = text.index("Eka pada rajakapotasana")
    changed = text[start:].replace("30 seconds to one minute", "90 seconds", 1)
    assert changed != text[start:]
    path.write_text(text[:start] + changed, encoding="utf-8")
    project.build()
    session.reload()
    assert status(session, HOLD) == "stale"
    decision = session.card(HOLD)["decision"]
    assert (decision["label"], decision["note"], decision["stale"]) == (
        "30–60 s",
        "as most say",
        True,
    )
    rule(session, HOLD, "accept")
    project.build()
    session.reload()
    assert status(session, HOLD) == "ruled"


def test_whoever_shows_a_build_is_told_of_the_next(project):
    session = project.session("Ada")
    told = []
    session.watch(lambda: told.append(len(session.items)))
    assert told == []
    session.reload()
    assert told == [len(session.items)]


def test_a_decision_is_told_in_words(project):
    session = project.session("Ada")
    made = session.rule("pigeon-pose/hold_s", {"type": "accept"}, seen=None)
    assert session.past.words_of(made.decision.decision_id) == "30–60 s (Pigeon Pose, hold time)"
