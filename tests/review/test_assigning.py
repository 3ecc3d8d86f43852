"""Questions are given to editors: kept beside the rulings, filtered by, taken back."""

import pytest

from curation.errors import CurationError
from curation.widgets import ReviewQueue

HOLD = "pigeon-pose/hold_s"


def row_of(session, item_id=HOLD):
    table = session.index([session.items[item_id]])
    return dict(zip(table["columns"], table["rows"][0], strict=True))


def test_an_assigned_question_stays_open_and_tells_whose_it_is(project):
    session = project.session("Ada")
    made = session.rule(HOLD, {"type": "assign", "value": " Max  Planck "}, seen=None, note="yours")
    assert (row_of(session)["assignee"], row_of(session)["status"]) == ("Max Planck", "open")
    card = session.card(HOLD)
    assert card["decision"] is None
    assert card["assigned"]["label"] == "assigned to Max Planck"
    assert (card["assigned"]["editor"], card["assigned"]["note"]) == ("Ada", "yours")
    session.undo(made.decision.decision_id)
    assert row_of(session)["assignee"] == "" and session.card(HOLD)["assigned"] is None


def test_the_latest_assignment_counts_and_ruling_leaves_it(project):
    session = project.session("Ada")
    session.rule(HOLD, {"type": "assign", "value": "Max"}, seen=None)
    session.rule(HOLD, {"type": "assign", "value": "Eve"}, seen=session.card(HOLD)["seen"])
    session.rule(HOLD, {"type": "accept"}, seen=session.card(HOLD)["seen"])
    row = row_of(session)
    assert (row["assignee"], row["status"], row["editor"]) == ("Eve", "ruled", "Ada")
    assert session.past.editors() == ["Ada", "Eve", "Max"]


def test_nobody_cannot_be_given_a_question(project):
    with pytest.raises(CurationError, match="cannot be an editor's name"):
        project.session("Ada").rule(HOLD, {"type": "assign", "value": " "}, seen=None)


def test_the_screen_is_told_whom_it_may_name(project):
    assert ReviewQueue(project.session("Ada")).answer({"type": "editors"}) == {"editors": ["Ada"]}
