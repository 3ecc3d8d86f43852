"""Rulings as editors type them, on questions that the small corpora of other tests do not raise."""

from dataclasses import replace

import pytest

from curation.errors import CurationError
from curation.reconcile.conflicts import identity_conflict
from curation.records import DecisionKind, Doubt
from curation.rows import conflict_row
from curation.rulings.fields import told
from curation.typed import Known, Typed, ruling_of, suggested
from curation.typed.values import read_value
from tests.editing import Editing, vocabulary

KIND = DecisionKind


@pytest.fixture
def known():
    desk = Editing()
    doubts = (
        Doubt("pigeon-pose", "two/swan", ("two/swan",), (), "same", "alike"),
        Doubt("frog-stretch", "sleepy-cat", ("three/frog",), ("one/sleepy-cat",), "different", ""),
    )
    rows = [conflict_row(identity_conflict(doubt)) for doubt in doubts]
    tables = desk.tables()
    conflicts = {**tables.conflicts, **{row["conflict_id"]: row for row in rows}}
    return Known(replace(tables, conflicts=conflicts), desk.vocabulary, desk.history)


MENTION, ENTRY = "pigeon-pose/identity/two/swan", "frog-stretch/identity/sleepy-cat"


@pytest.mark.parametrize(
    ("verdict", "conflict", "kind", "subject", "value"),
    [
        ("same", MENTION, KIND.ACCEPT_LINK, "two/swan", {"stretch_id": "pigeon-pose"}),
        ("different", MENTION, KIND.REFUSE_LINK, "two/swan", {"stretch_id": "pigeon-pose"}),
        ("variant", MENTION, KIND.VARIANT, "two/swan", {"of": "pigeon-pose"}),
        ("accept", MENTION, KIND.ACCEPT_LINK, "two/swan", {"stretch_id": "pigeon-pose"}),
        ("same", ENTRY, KIND.MERGE, "sleepy-cat", {"into": "frog-stretch"}),
        ("different", ENTRY, KIND.REFUSE_MERGE, "sleepy-cat", {"with": "frog-stretch"}),
        ("variant", ENTRY, KIND.VARIANT, "sleepy-cat", {"of": "frog-stretch"}),
        ("accept", ENTRY, KIND.REFUSE_MERGE, "sleepy-cat", {"with": "frog-stretch"}),
    ],
)
def test_a_question_of_identity_is_answered_in_one_word(
    known, verdict, conflict, kind, subject, value
):
    ruling = ruling_of(Typed(verdict, conflict), known, after=None)
    assert (ruling.kind, ruling.subject, ruling.value) == (kind, subject, value)
    assert "two/swan" in str(ruling.saw) or "one/sleepy-cat" in str(ruling.saw)


def test_suggestions_are_chosen_by_level_field_and_entry(known):
    assert {ruling.kind for ruling in suggested(known, level="identity")} == {
        KIND.ACCEPT_LINK,
        KIND.REFUSE_MERGE,
    }
    holds = suggested(known, field="hold_s")
    assert holds and holds == suggested(known, field="hold_seconds")
    (only,) = suggested(known, field="hold_s", entry="pigeon-pose")
    assert (only.subject, only.value) == ("pigeon-pose/hold_s", {"value": [30, 30]})


@pytest.mark.parametrize(
    ("field", "word", "value"),
    [
        ("hold_seconds", "30", [30, 30]),
        ("hold_seconds", "30-60", [30, 60]),
        ("hold_seconds", "30 to 60", [30, 60]),
        ("hold_seconds", "30..60", [30, 60]),
        ("hold_seconds", "30+", [30, None]),
        ("hold_seconds", "-60", [None, 60]),
        ("reps", "7.5", [7.5, 7.5]),
        ("reps", "none", None),
        ("muscles", "hips, glutes", ["glutes", "hips"]),
        ("position", "on_a_chair", "seated"),
        ("per_side", "yes", True),
        ("kind", "release", "release"),
        ("mode", "none", None),
    ],
)
def test_words_stand_for_values(field, word, value):
    assert read_value(field, word, vocabulary()) == value


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("hold_seconds", "60-30"),
        ("hold_seconds", "4000"),
        ("hold_seconds", "30 60"),
        ("sets", "many"),
        ("muscles", "glutes,nose"),
        ("kind", "test"),
        ("mode", "slow"),
        ("per_side", "perhaps"),
        ("name", "Pigeon"),
    ],
)
def test_words_that_stand_for_nothing_are_refused_with_what_could_be_written(field, word):
    with pytest.raises(CurationError) as caught:
        read_value(field, word, vocabulary())
    assert caught.value.remedy


def test_values_are_told_as_they_are_typed():
    values = (None, [], [30, 30], [30, None], [None, 60], [1, 2], ["a", "b"], True, "seated")
    words = ("none", "none", "30", "30+", "-60", "1-2", "a,b", "yes", "seated")
    assert tuple(map(told, values)) == words
