"""Agreement between editors who did not see each other's rulings, and between sources."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from curation.agreement import between_editors, between_sources, kappa
from curation.records import Claim
from tests.editing import Editing


@pytest.fixture
def desk():
    return Editing()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_is_that_of_scikit_learn(labels):
    found = kappa(labels)
    if found is None:
        assert len({label for both in labels for label in both}) == 1
    else:
        reference = cohen_kappa_score([one for one, _ in labels], [other for _, other in labels])
        assert found == pytest.approx(reference)


def test_kappa_of_a_worked_example():
    """Fifty grants read by two readers: both yes 20, both no 15; expected agreement one half."""
    labels = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(labels) == pytest.approx(0.4)
    assert kappa([]) is None


def row(desk, family):
    found = [r for r in between_editors(desk.history) if r.family == family]
    assert len(found) == 1
    return found[0]


def test_rulings_made_without_seeing_each_other_are_compared(desk):
    for stretch_id, one, other in (
        ("pigeon-pose", [30, 30], [30, 30]),
        ("frog-stretch", [30, 30], [45, 45]),
        ("butterfly-stretch", [60, 60], [60, 60]),
    ):
        desk.decide("pick", f"{stretch_id}/hold_s", "anna", value=one)
        desk.decide("write", f"{stretch_id}/hold_seconds", "bob", after=None, value=other)
    found = row(desk, "hold_seconds")
    assert (found.editors, len(found.judged), found.agreed) == (("anna", "bob"), 3, 2)
    (differing,) = found.differ
    assert differing.item == "frog-stretch/hold_seconds"
    assert differing.labels == ("[30, 30]", "[45, 45]")
    assert found.kappa == pytest.approx((2 / 3 - 1 / 3) / (1 - 1 / 3))


def test_a_ruling_made_after_seeing_the_first_is_no_agreement(desk):
    desk.decide("pick", "pigeon-pose/hold_s", "anna", value=[30, 30])
    desk.decide("pick", "pigeon-pose/hold_s", "bob", value=[30, 30])
    desk.decide("pick", "pigeon-pose/hold_s", "carla", value=[30, 30])
    assert between_editors(desk.history) == ()


def test_of_each_editor_the_first_ruling_counts_that_was_not_undone(desk):
    slip = desk.decide("pick", "pigeon-pose/hold_s", "anna", value=[60, 60])
    desk.undo(slip)
    desk.decide("pick", "pigeon-pose/hold_s", "anna", value=[30, 30])
    desk.decide("pick", "pigeon-pose/hold_s", "bob", after=None, value=[60, 60])
    desk.decide("pick", "pigeon-pose/hold_s", "anna", value=[60, 60])
    (differing,) = row(desk, "hold_seconds").differ
    assert differing.labels == ("[30, 30]", "[60, 60]")


def test_identity_rulings_meet_whichever_side_they_were_made_from(desk):
    desk.decide("merge", "frog-stretch", "anna", into="pigeon-pose")
    desk.decide("refuse_merge", "pigeon-pose", "bob", after=None, **{"with": "frog-stretch"})
    desk.decide("accept_link", "two/swan", "anna", stretch_id="pigeon-pose")
    desk.decide("none", "two/swan", "bob", after=None, candidates=["pigeon-pose", "frog-stretch"])
    found = row(desk, "identity")
    assert [one.labels for one in found.judged] == [("same", "different")] * 2
    assert found.kappa == 0


def test_sets_agree_in_any_order_and_answers_by_kind(desk):
    subject = "pigeon-pose/muscles"
    desk.decide("write", subject, "anna", value=["glutes", "hips"])
    desk.decide("write", subject, "bob", after=None, value=["hips", "glutes"])
    desk.decide("not_exercise", "two/swan", "anna")
    desk.decide("correct_mention", "two/swan", "bob", after=None, kind="release")
    desk.decide("add_alias", "pigeon-pose", "anna", alias="Dove")
    desk.decide("refuse_alias", "pigeon-pose", "bob", after=None, alias="doves")
    assert row(desk, "muscles").agreed == 1 and row(desk, "muscles").kappa is None
    assert row(desk, "exercise").differ[0].labels == ("no", "yes")
    assert row(desk, "alias").differ[0].labels == ("yes", "no")


def test_three_editors_make_three_pairs(desk):
    for editor, seconds in (("anna", 30), ("bob", 30), ("carla", 60)):
        ruling = {"value": [seconds, seconds]}
        desk.decide("pick", "pigeon-pose/hold_s", editor, after=None, **ruling)
    rows = between_editors(desk.history)
    assert [r.editors for r in rows] == [("anna", "bob"), ("anna", "carla"), ("bob", "carla")]
    assert [r.agreed for r in rows] == [1, 0, 0]


def test_sources_are_compared_by_field_with_counts(desk):
    rows = {r.field: r for r in between_sources(desk.built.mentions, desk.vocabulary)}
    hold = rows["hold_seconds"]
    assert (hold.entries, hold.pairs) == (4, 5)
    assert (hold.same, hold.disagreement, hold.contradiction) == (1, 0, 4)
    assert (rows["muscles"].entries, rows["muscles"].contradiction) == (1, 1)
    assert (rows["mode"].same, rows["mode"].pairs, rows["mode"].kappa) == (4, 4, None)
    assert rows["position"].pairs == 0 and rows["position"].kappa is None


def test_sources_kappa_is_that_of_scikit_learn_over_pairs_in_both_orders(desk):
    positions = ["seated", "seated", "kneeling", "seated"]
    said = [m for m in desk.built.mentions if m.stretch_id == "pigeon-pose"]
    mentions = [
        type(said[0])(**{**_fields(said[0]), "article_id": f"a{i}", "position": position})
        for i, position in enumerate(positions)
    ]
    (found,) = (r for r in between_sources(mentions, desk.vocabulary) if r.field == "position")
    both = [(a, b) for i, a in enumerate(positions) for j, b in enumerate(positions) if i != j]
    reference = cohen_kappa_score([a for a, _ in both], [b for _, b in both])
    assert (found.pairs, found.same) == (6, 3) and found.kappa == pytest.approx(reference)


@pytest.mark.parametrize(("rule", "pairs"), [("inferred:others", 0), ("inferred:reps", 1)])
def test_sources_agree_on_nothing_where_one_is_silent(desk, rule, pairs):
    said = [m for m in desk.built.mentions if m.stretch_id == "pigeon-pose"]
    mentions = [
        replace(said[0], article_id=article, position="seated", claims=claims)
        for article, claims in (
            ("a", (Claim("position", "seated", 0, 1, "cue"),)),
            ("b", (Claim("position", "seated", 0, 1, rule),)),
        )
    ]
    (found,) = (r for r in between_sources(mentions, desk.vocabulary) if r.field == "position")
    assert (found.pairs, found.same) == (pairs, pairs)


def _fields(mention):
    return {name: getattr(mention, name) for name in type(mention).__slots__}
