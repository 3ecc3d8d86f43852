"""Records survive the way to a row and back."""

import json

from hypothesis import given
from hypothesis import strategies as st

from curation import rows
from curation.records import (
    CatalogEntry,
    Claim,
    Conflict,
    Link,
    Member,
    Mention,
    Provenance,
    Suggestion,
    ValueClaimed,
)

number = st.one_of(st.none(), st.integers(0, 3600).map(float), st.sampled_from([0.5, 1.5]))
ranges = st.one_of(st.none(), st.tuples(number, number))
text = st.text(max_size=12)
ids = st.lists(text, max_size=3).map(tuple)
claims = st.builds(
    Claim,
    field=text,
    value=st.one_of(text, st.booleans(), st.tuples(number, number)),
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    rule=text,
    inherited=st.booleans(),
)
mentions = st.builds(
    Mention,
    mention_id=text,
    article_id=text,
    ordinal=st.integers(1, 9),
    start=st.integers(0, 9),
    end=st.integers(0, 9),
    text=text,
    name=st.one_of(st.none(), text),
    kind=st.sampled_from(["stretch", "test"]),
    mode=st.sampled_from([None, "static"]),
    position=st.one_of(st.none(), text),
    muscles=ids,
    hold_seconds=ranges,
    reps=ranges,
    sets=ranges,
    per_side=st.booleans(),
    equipment=ids,
    cautions=ids,
    passing=st.booleans(),
    claims=st.lists(claims, max_size=2).map(tuple),
    stretch_id=st.one_of(st.none(), text),
    link=st.one_of(st.none(), st.builds(Link, text, st.floats(0, 1), text)),
)
values = st.one_of(st.none(), text, ids, st.booleans())
conflicts = st.builds(
    Conflict,
    conflict_id=text,
    stretch_id=text,
    field=text,
    level=st.sampled_from(["contradiction", "anatomy"]),
    values=st.lists(st.builds(ValueClaimed, values, ids), max_size=2).map(tuple),
    suggestion=st.builds(Suggestion, values, text),
)
catalog_entries = st.builds(
    CatalogEntry,
    stretch_id=text,
    name=text,
    aliases=ids,
    kind=st.just("stretch"),
    mode=st.none(),
    position=st.none(),
    muscles=ids,
    hold_seconds=ranges,
    reps=ranges,
    sets=ranges,
    per_side=st.booleans(),
    equipment=ids,
    cautions=ids,
    sources=st.lists(st.builds(Member, text, text), max_size=2).map(tuple),
    n_articles=st.integers(0, 9),
    status=text,
    provenance=st.dictionaries(text, st.builds(Provenance, text, ids), max_size=2).map(
        lambda d: tuple(d.items())
    ),
)


def through_json(row):
    return json.loads(rows.dumps(row))


@given(mentions)
def test_mentions(mention):
    assert rows.read_mention(through_json(rows.mention_row(mention))) == mention


@given(conflicts)
def test_conflicts(conflict):
    assert rows.read_conflict(through_json(rows.conflict_row(conflict))) == conflict


@given(catalog_entries)
def test_catalog_entries(entry):
    assert rows.read_catalog_entry(through_json(rows.catalog_row(entry))) == entry


def test_whole_seconds_are_written_without_a_decimal_point():
    assert rows.dumps({"hold": rows.range_row((30.0, None))}) == '{"hold":[30,null]}'
