"""Two releases side by side: changes with their causes, redirects, and the version that follows."""

from dataclasses import replace

import pytest

from curation.export.compare import RULES, Change, compare, impact, next_version
from curation.export.dates import decision_day
from curation.export.records import Redirect
from curation.export.redirects import find_redirects
from curation.export.rulings import merges
from curation.records import Member, Provenance
from tests.export.exports import article, built, entry, mention, released

ONE, TWO = article("one"), article("two")
BOTH = (mention(ONE), mention(TWO))


def of(*entries, articles=(ONE, TWO), **options):
    return released(built(entries, articles, BOTH), **options)


def because(old, new):
    return {(c.subject, c.field): c.cause for c in compare(old, new)}


def with_provenance(known, field, why):
    changed = {**dict(known.provenance), field: why}
    return replace(known, provenance=tuple(changed.items()))


def test_equal_releases_have_no_changes_and_keep_their_version():
    release = of(entry(mentions=BOTH))
    assert compare(release, release) == ()
    assert impact((), 1, 1) == "none" and next_version("2.3.4", "none") == "2.3.4"


def test_a_decision_is_the_cause_of_the_field_it_settles():
    old = entry(mentions=BOTH)
    new = with_provenance(
        replace(old, position="prone"), "position", Provenance("decision", (), "D9")
    )
    changes = compare(of(old), of(new))
    assert Change("changed", "pigeon-pose", "position", "seated", "prone", "decision D9") in changes
    assert because(of(new), of(old))["pigeon-pose", "position"] == "decision D9 no longer holds"


def test_articles_are_the_cause_of_values_that_they_brought():
    old = entry(mentions=BOTH[:1])
    new = entry(mentions=BOTH, hold_seconds=(20, 60))
    causes = because(of(old), of(new))
    assert causes["pigeon-pose", "hold_seconds"] == "article two"
    assert causes["pigeon-pose", "sources"] == "article two"
    assert causes["pigeon-pose", "instructions"] == "article two"


def test_an_edited_article_is_the_cause_where_the_mentions_stayed():
    edited = replace(TWO, sha256="another")
    old, new = entry(mentions=BOTH), entry(mentions=BOTH, reps=(3, 3))
    causes = because(of(old), of(new, articles=(ONE, edited)))
    assert causes["pigeon-pose", "reps"] == "article two"


def test_what_neither_a_decision_nor_an_article_explains_is_put_down_to_the_rules():
    old, new = entry(mentions=BOTH), entry(mentions=BOTH, reps=(3, 3))
    assert because(of(old), of(new))["pigeon-pose", "reps"] == RULES


def ruling(decision_id, kind, subject, value, *, now=None, holds=True):
    return {
        "decision_id": decision_id,
        "kind": kind,
        "subject": subject,
        "value": value,
        "now": now or subject,
        "holds": holds,
    }


def test_an_entry_names_the_rulings_that_hold_for_it_and_its_mentions():
    rulings = (
        ruling("D1", "pick", "pigeon-pose/position", {"value": "prone"}),
        ruling("D2", "accept_link", "one/pigeon", {"stretch_id": "pigeon-pose"}),
        ruling("D3", "merge", "old-pigeon", {"into": "pigeon-pose"}, now="pigeon-pose"),
        ruling("D4", "rename", "pigeon-pose", {"name": "Pigeon"}, holds=False),
        ruling("D5", "flag", "pigeon-pose", {}),
        ruling("D6", "rename", "frog-stretch", {"name": "Frog"}),
    )
    catalog = built((entry(mentions=BOTH),), (ONE, TWO), BOTH, rulings=rulings)
    (only,) = released(catalog).entries
    assert only.decisions == ("D1", "D2", "D3")
    assert released(catalog).info.decisions_up_to == "D6"
    assert merges(catalog) == {"old-pigeon": "D3"}


def test_a_merge_is_the_cause_of_all_that_it_brought():
    before = of(entry("old-pigeon", mentions=BOTH[1:]), entry(mentions=BOTH[:1]))
    rulings = (ruling("D3", "merge", "old-pigeon", {"into": "pigeon-pose"}, now="pigeon-pose"),)
    catalog = built((entry(mentions=BOTH),), (ONE, TWO), BOTH, rulings=rulings)
    after = released(catalog)
    redirects = find_redirects({}, merges(catalog), before, after.entries)
    causes = because(before, replace(after, redirects=redirects))
    assert causes["old-pigeon", ""] == "decision D3"
    assert causes["pigeon-pose", "sources"] == "decision D3"


@pytest.mark.parametrize(
    ("changes", "schemas", "step"),
    [
        ((Change("changed", "a", "reps"),), (1, 1), "patch"),
        ((Change("added", "a"), Change("changed", "b", "reps")), (1, 1), "minor"),
        ((Change("redirected", "a", new="b"),), (1, 1), "minor"),
        ((Change("added", "a"), Change("removed", "b")), (1, 1), "major"),
        ((), (1, 2), "major"),
    ],
)
def test_the_step_follows_from_what_others_rely_on(changes, schemas, step):
    assert impact(changes, *schemas) == step


@pytest.mark.parametrize(
    ("step", "version"), [("patch", "1.4.3"), ("minor", "1.5.0"), ("major", "2.0.0")]
)
def test_the_next_version(step, version):
    assert next_version("1.4.2", step) == version


def test_an_entry_whose_mentions_moved_redirects_to_their_new_entry():
    before = of(entry("old-pigeon", mentions=BOTH[1:]), entry(mentions=BOTH[:1]))
    merged = entry(mentions=BOTH)
    after = of(merged)
    found = find_redirects({}, {}, before, after.entries)
    assert found == (Redirect("old-pigeon", "pigeon-pose"),)
    changes = compare(before, replace(after, redirects=found))
    assert [c.kind for c in changes if c.subject == "old-pigeon"] == ["redirected"]
    assert [c.kind for c in compare(before, after) if c.subject == "old-pigeon"] == ["removed"]


def test_redirects_of_earlier_releases_follow_later_merges():
    before = replace(of(entry("middle", mentions=BOTH)), redirects=(Redirect("oldest", "middle"),))
    after = of(entry(mentions=BOTH))
    assert find_redirects({"middle": "pigeon-pose"}, {"middle": "D1"}, before, after.entries) == (
        Redirect("middle", "pigeon-pose", "D1"),
        Redirect("oldest", "pigeon-pose"),
    )


def test_an_id_that_is_back_redirects_nowhere_and_circles_lead_nowhere():
    after = of(entry(mentions=BOTH))
    decided = {"pigeon-pose": "gone", "a": "b", "b": "a", "c": "nowhere"}
    assert find_redirects(decided, {}, None, after.entries) == ()


def test_a_renamed_id_is_found_by_its_name():
    other = (Member("one", "one/other"),)
    before = of(replace(entry("half-pigeon", mentions=BOTH), name="Half Pigeon", sources=other))
    after = of(entry(mentions=BOTH))
    assert find_redirects({}, {}, before, after.entries) == (
        Redirect("half-pigeon", "pigeon-pose"),
    )


def test_the_day_of_a_decision_stands_in_its_id():
    assert decision_day("01ARZ3NDEKTSV4RRFFQ69G5FAV") == "2016-07-30"
    assert decision_day("D9") is None
