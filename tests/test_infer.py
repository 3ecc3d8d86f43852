"""What the entry fills in where the article is silent, and what it must leave alone."""

from dataclasses import replace

import pytest

from curation.infer import infer_from_entries
from curation.records import Claim, Mention
from curation.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


def mention(**values):
    plain = Mention(
        mention_id="a/x",
        article_id="a",
        ordinal=1,
        start=0,
        end=40,
        text="x" * 40,
        name="Pigeon",
        kind="stretch",
        mode="static",
        stretch_id="leg-swings-front-back",
        claims=(Claim("name", "Pigeon", 3, 9, "name:printed"),),
    )
    return replace(plain, **values)


def claim(field, value, rule):
    return Claim(field, value, 0, 5, rule)


def test_a_missing_position_comes_from_the_entry_with_the_name_as_evidence(vocabulary):
    (found,) = infer_from_entries([mention()], vocabulary)
    assert found.position == "standing"
    assert claim_of(found, "position") == Claim("position", "standing", 3, 9, "inferred:entry")


def test_without_a_name_the_whole_mention_is_the_evidence(vocabulary):
    (found,) = infer_from_entries([mention(name=None, claims=())], vocabulary)
    assert (claim_of(found, "position").start, claim_of(found, "position").end) == (0, 40)


def test_a_printed_position_stays(vocabulary):
    printed = mention(position="supine", claims=(claim("position", "supine", "lie"),))
    assert infer_from_entries([printed], vocabulary) == (printed,)


@pytest.mark.parametrize(
    ("rule", "mode"),
    [
        ("inferred:silence", "dynamic"),
        ("unsure: hold", "dynamic"),
        ("hold", "static"),
    ],
)
def test_only_an_open_mode_is_taken_from_the_entry(vocabulary, rule, mode):
    (found,) = infer_from_entries([mention(claims=(claim("mode", "static", rule),))], vocabulary)
    assert found.mode == mode
    assert [c.value for c in found.claims if c.field == "mode"] == [mode]


def test_an_exercise_that_becomes_strength_loses_its_mode(vocabulary):
    claims = (claim("kind", "stretch", "inferred:default"), claim("mode", "static", "hold"))
    bridge = mention(stretch_id="glute-bridge", claims=claims)
    (found,) = infer_from_entries([bridge], vocabulary)
    assert (found.kind, found.mode) == ("strength", None)
    assert [c.field for c in found.claims if c.field in ("kind", "mode")] == ["kind"]


def test_unlinked_and_passing_mentions_stay(vocabulary):
    apart = [mention(stretch_id=None), mention(passing=True)]
    assert list(infer_from_entries(apart, vocabulary)) == apart


def claim_of(found, field):
    return next(c for c in found.claims if c.field == field)
