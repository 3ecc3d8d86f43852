"""Items are made of a build's conflicts, links and proposed entries, the weightiest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.review.items import review_items
from curation.review.labels import range_label, value_label
from curation.review.order import consequence
from curation.vocabulary import load_vocabulary
from tests.projects import DOUBTFUL, add_doubt, propose_entry


@pytest.fixture
def items(project):
    return {item.item_id: item for item in review_items(project.read().material)}


def test_every_conflict_is_an_item(project, items):
    assert set(items) == set(project.read().material.conflicts)


def test_items_come_by_consequence(project):
    weights = [item.weight for item in review_items(project.read().material)]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > weights[-1]


def test_an_item_names_the_sources_and_muscles_of_its_entry(items):
    item = items["pigeon-pose/hold_s"]
    assert item.sources == ("Daily Burn", "Runner's Blueprint", "Runner's World")
    assert item.field == "hold_seconds"
    assert [option.label for option in item.options] == ["30–60 s", "20–30 s"]
    assert item.suggestion == "30–60 s"


def test_a_claim_against_anatomy_asks_yes_or_no(items):
    item = items["frog-stretch/muscles/anatomy/hip_flexors"]
    assert item.kind == "claim"
    assert item.question == "Can Frog Stretch stretch the hip flexors?"
    assert item.suggestion == "No: drop Hip flexors"


def test_a_doubtful_link_is_an_item_about_its_mention(project):
    add_doubt(project)
    found = {i.item_id: i for i in review_items(project.read().material)}
    item = found[f"thomas-test/identity/{DOUBTFUL}"]
    assert (item.kind, item.other_id) == ("link", DOUBTFUL)
    assert "Thomas Test" in item.question


def test_a_proposed_entry_is_an_item(project):
    item_id = propose_entry(project)
    found = {i.item_id: i for i in review_items(project.read().material)}
    assert found[item_id].kind == "entry"


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ([30, 60], "30–60 s"),
        ([30, None], "30 s or more"),
        ([30, 30], "30 s"),
        ([None, 9], "up to 9 s"),
    ],
)
def test_ranges_read_as_words(value, label):
    assert range_label(value, "s") == label


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("muscles", ["hip_flexors", "glutes"], "Hip flexors, Glutes"),
        ("position", "side_lying", "side lying"),
        ("per_side", True, "yes"),
        ("muscles", [], "nothing"),
        ("hold_s", None, "nothing"),
    ],
)
def test_values_read_as_words(field, value, label):
    assert value_label(field, value, load_vocabulary()) == label


@given(
    st.integers(1, 20),
    st.lists(st.integers(1, 50), min_size=1, max_size=6),
)
def test_more_fields_never_weigh_less_and_agreement_never_weighs_more(fields, votes):
    assert consequence(fields + 1, votes) >= consequence(fields, votes) >= 0
    if len(votes) > 1:
        agreed = [*votes[:-1], 0]
        assert consequence(fields, agreed) <= consequence(fields, votes)
