"""What a log amounts to: what stands on a subject, who knew what, and what rests on what."""

import pytest

from curation.decisions import Filter, Placed, dependents, matching, restored_by_undoing
from curation.decisions.files import encode
from tests.editing import Editing

HOLD = "pigeon-pose/hold_s"


@pytest.fixture
def desk():
    return Editing()


def ids(decisions):
    return [decision.decision_id for decision in decisions]


def test_a_field_is_one_subject_under_both_of_its_names(desk):
    first = desk.decide("pick", HOLD, value=[30, 30])
    second = desk.decide("write", "pigeon-pose/hold_seconds", value=[45, 45])
    assert second.rulings[0].after == first.decision_id
    assert desk.history.verdict_on(HOLD) == Placed(second)
    assert ids(desk.history.on("pigeon-pose/hold_seconds")) == ids([first, second])
    assert ids(matching(desk.history, Filter(subject="pigeon-pose"))) == ids([first, second])
    assert ids(matching(desk.history, Filter(subject=HOLD))) == ids([first, second])


def test_flags_and_assignments_are_no_verdicts(desk):
    made = desk.decide("pick", HOLD, value=[30, 30])
    desk.decide("flag", HOLD)
    desk.decide("assign", HOLD, to="bob")
    assert desk.history.verdict_on(HOLD) == Placed(made)
    assert len(desk.history.on(HOLD)) == 3


def test_an_editor_knew_what_stood_behind_what_was_shown(desk):
    first = desk.decide("pick", HOLD, value=[30, 30])
    undo = desk.undo(first)
    second = desk.decide("pick", HOLD, "bob", value=[60, 60])
    third = desk.decide("pick", HOLD, "carla", value=[30, 30])
    unseen = desk.decide("pick", HOLD, "dora", after=None, value=[60, 60])
    for earlier in (first, undo, second):
        assert desk.history.knew(Placed(third), earlier.decision_id)
        assert not desk.history.knew(Placed(unseen), earlier.decision_id)
    assert desk.history.contested(Placed(unseen)) == Placed(third)
    assert desk.history.contested(Placed(third)) is None


def test_correcting_a_mention_in_parts_replaces_only_these_parts(desk):
    both = desk.decide("correct_mention", "two/swan", name="Dove", kind="release")
    name = desk.decide("correct_mention", "two/swan", name="Duck")
    assert desk.history.status(Placed(both)) == "stands"
    desk.decide("correct_mention", "two/swan", kind="strength")
    assert desk.history.status(Placed(both)) == "replaced"
    assert desk.history.status(Placed(name)) == "stands"


def test_what_rests_on_a_split_goes_with_it_and_what_rests_on_that(desk):
    split = desk.decide(
        "split", "pigeon-pose", mention_ids=["two/swan"], stretch_id="swan-pose", name="Swan Pose"
    )
    desk.rebuild()
    hold = desk.decide("write", "swan-pose/hold_s", value=[5, 5])
    merge = desk.decide("merge", "frog-stretch", into="swan-pose")
    other = desk.decide("pick", "butterfly-stretch/hold_s", value=[30, 30])
    desk.decide("flag", "swan-pose")
    desk.rebuild()
    later = desk.decide("write", "swan-pose/reps", value=[3, 3])
    resting = dependents(split.decision_id, desk.history)
    assert ids(resting) == ids([hold, merge, later])
    assert ids(dependents(merge.decision_id, desk.history)) == ids([later])
    assert dependents(other.decision_id, desk.history) == ()
    desk.undo(hold)
    assert ids(dependents(split.decision_id, desk.history)) == ids([merge, later])


def test_a_ruling_on_values_rests_on_the_link_that_brought_one_of_them(desk):
    link = desk.decide("accept_link", "one/sleepy-cat", stretch_id="pigeon-pose")
    desk.rebuild()
    hold = desk.decide("pick", HOLD, value=[20, 20])
    assert ids(dependents(link.decision_id, desk.history)) == ids([hold])


def test_what_stands_again_after_an_undo_is_told_before(desk):
    first = desk.decide("pick", HOLD, value=[30, 30])
    second = desk.decide("pick", HOLD, value=[60, 60])
    assert restored_by_undoing(second.decision_id, desk.history) == (Placed(first),)
    assert restored_by_undoing(first.decision_id, desk.history) == ()
    undo = desk.undo(second)
    assert restored_by_undoing(undo.decision_id, desk.history) == (Placed(second),)
    assert restored_by_undoing("unknown", desk.history) == ()


def test_two_decisions_of_one_id_are_read_alike_in_any_order(desk):
    made = desk.decide("pick", HOLD, value=[30, 30])
    twin = type(made)(
        made.decision_id, "zoe", made.time, "", desk.decide("flag", HOLD).rulings, scope=""
    )
    histories = [type(desk.history)(pair) for pair in ([made, twin], [twin, made])]
    for later in (made, twin):
        histories.append(type(desk.history)([made]))
        histories[-1].extend([twin, later])
    assert all(list(history) == list(histories[0]) for history in histories)
    assert all(len(history) == 1 for history in histories)
    assert all(history.clashes == {made.decision_id} for history in histories)


def test_what_was_seen_stays_small_where_many_say_the_same():
    desk = Editing(
        said={
            f"a{n:03}": (("Pigeon", f"Hold {n % 2 + 1} s.", n % 2 + 1, None),) for n in range(300)
        }
    )
    hold = desk.decide("pick", HOLD, value=[1, 1])
    link = desk.decide("accept_link", "a001/pigeon", stretch_id="pigeon-pose")
    for made in (hold, link):
        assert len(encode(made)) < 5_000
    desk.rebuild()
    assert desk.outcome(hold).status == "applied"
    assert desk.entry("pigeon-pose").hold_seconds == (1, 1)
    desk.say("b", ("Pigeon", "Hold 3 s.", 3, None))
    assert desk.outcome(hold).status == "stale" and desk.outcome(hold).holds
