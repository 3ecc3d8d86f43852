"""What a build makes of each kind of ruling, and what it says of those that no longer fit."""

from dataclasses import replace
from importlib import import_module
from itertools import permutations

import pytest

from curation.errors import CurationError
from curation.link import link_mentions
from curation.link.candidates import EntryIndex
from curation.pipeline import build_catalog
from curation.records import DecisionKind, Doubt, Link
from curation.rulings.links import rule_links
from curation.rulings.names import rule_names
from tests.editing import SAID, Editing, core

HOLD = "pigeon-pose/hold_s"


@pytest.fixture
def desk():
    return Editing()


def provenance(entry, field):
    return dict(entry.provenance)[field]


def test_without_decisions_nothing_is_ruled(desk):
    assert desk.built.outcomes == () and desk.conflict(HOLD).status == "open"


def test_a_picked_value_stands_in_the_catalog_with_its_decision(desk):
    made = desk.decide("pick", HOLD, value=[60, 60])
    desk.rebuild()
    entry = desk.entry("pigeon-pose")
    assert entry.hold_seconds == (60, 60)
    why = provenance(entry, "hold_seconds")
    assert (why.rule, why.mention_ids, why.decision_id) == (
        "decision",
        ("two/pigeon",),
        made.decision_id,
    )
    conflict = desk.conflict(HOLD)
    assert (conflict.status, conflict.decision_id) == ("decided", made.decision_id)
    assert desk.outcome(made).status == "applied"


def test_a_written_value_and_none_of_these(desk):
    desk.decide("write", "pigeon-pose/position", value="on_a_chair")
    desk.decide("none", HOLD)
    desk.decide("write", "pigeon-pose/muscles", value=["hip_flexors", "glutes"])
    desk.decide("write", "pigeon-pose/per_side", value=True)
    desk.rebuild()
    entry = desk.entry("pigeon-pose")
    assert (entry.position, entry.hold_seconds, entry.per_side) == ("seated", None, True)
    assert entry.muscles == ("glutes", "hip_flexors")


def test_a_kind_that_has_no_mode_takes_the_mode_away(desk):
    desk.decide("write", "pigeon-pose/kind", value="release")
    desk.rebuild()
    assert (desk.entry("pigeon-pose").kind, desk.entry("pigeon-pose").mode) == ("release", None)


@pytest.mark.parametrize(("value", "muscles"), [(None, ()), ("calves", ("calves",))])
def test_a_claim_against_anatomy_is_dropped_or_kept(desk, value, muscles):
    made = desk.decide("pick", "frog-stretch/muscles/anatomy/calves", value=value)
    desk.rebuild()
    assert desk.entry("frog-stretch").muscles == muscles
    assert desk.conflict("frog-stretch/muscles/anatomy/calves").decision_id == made.decision_id


def test_a_value_that_no_vocabulary_knows_is_stale_and_not_applied(desk):
    made = desk.decide("write", "pigeon-pose/muscles", value=["glutes"])
    wrong = desk.decide("write", "pigeon-pose/position", value="floating")
    desk.rebuild()
    assert desk.outcome(made).holds and not desk.outcome(wrong).holds
    assert desk.outcome(wrong).status == "stale" and "'floating'" in desk.outcome(wrong).reason


def test_the_latest_ruling_holds_and_an_undo_brings_the_earlier_one_back(desk):
    first = desk.decide("pick", HOLD, value=[60, 60])
    second = desk.decide("write", HOLD, "bob", value=[45, 45])
    desk.rebuild()
    assert desk.entry("pigeon-pose").hold_seconds == (45, 45)
    assert desk.outcome(first).status == "replaced"
    undo = desk.undo(second)
    assert desk.rebuild() and desk.entry("pigeon-pose").hold_seconds == (60, 60)
    desk.undo(undo)
    assert desk.rebuild() and desk.entry("pigeon-pose").hold_seconds == (45, 45)


def test_a_ruling_whose_mention_says_something_else_now_is_stale(desk):
    made = desk.decide("pick", HOLD, value=[60, 60])
    words = "Back leg long behind. Hold 90 seconds. Feel the hip flexors."
    desk.say("two", ("Pigeon", words, 90, "hip_flexors"), *SAID["two"][1:])
    outcome = desk.outcome(made)
    assert outcome.status == "stale" and not outcome.holds
    assert "1 of the 3 mentions" in outcome.reason
    assert desk.entry("pigeon-pose").hold_seconds == (30, 30)
    conflict = desk.conflict(HOLD)
    assert (conflict.status, conflict.decision_id) == ("stale", made.decision_id)


def test_a_ruling_that_keeps_its_ground_holds_but_comes_back_when_others_changed_or_came(desk):
    made = desk.decide("pick", HOLD, value=[60, 60])
    desk.say("two", SAID["two"][0], ("Swan", "Front shin across. Hold 40 seconds.", 40, None))
    assert desk.outcome(made).status == "stale" and desk.outcome(made).holds
    assert desk.entry("pigeon-pose").hold_seconds == (60, 60)
    desk.say("two", *SAID["two"])
    assert desk.outcome(made).status == "applied"
    desk.say("four", ("Pigeon", "Hold 90 seconds.", 90, None))
    assert desk.outcome(made).status == "stale" and "the editor: 90." in desk.outcome(made).reason
    assert desk.entry("pigeon-pose").hold_seconds == (60, 60)
    assert desk.conflict(HOLD).status == "stale"


def test_a_ruling_that_all_articles_have_come_to_agree_with_needs_no_second_look(desk):
    made = desk.decide("pick", HOLD, value=[30, 30])
    desk.say("two", *SAID["two"][1:])
    assert desk.outcome(made).status == "applied" and desk.conflict(HOLD) is None


def test_a_stale_ruling_whose_sources_agree_by_now_is_put_to_the_editors_again(desk):
    made = desk.decide("pick", HOLD, value=[60, 60])
    desk.say("two", *SAID["two"][1:])
    conflict = desk.conflict(HOLD)
    assert (conflict.status, conflict.decision_id) == ("stale", made.decision_id)
    assert [(v.value, v.mention_ids) for v in conflict.values] == [
        ((30, 30), ("one/pigeon-pose", "two/swan"))
    ]
    assert conflict.suggestion.value == (30, 30)
    assert desk.outcome(made).reason in conflict.suggestion.reason
    assert desk.entry("pigeon-pose").hold_seconds == (30, 30)


def test_an_empty_field_and_a_dropped_claim_are_settled_when_nobody_says_anything(desk):
    none = desk.decide("none", HOLD)
    drop = desk.decide("pick", "frog-stretch/muscles/anatomy/calves", value=None)
    keep = desk.decide("write", "pigeon-pose/muscles", value=["glutes"])
    desk.say("three", *SAID["three"][:1], ("Frog", "Knees wide. Hold 30 seconds.", 30, None))
    assert desk.outcome(drop).status == "applied"
    assert desk.outcome(none).status == desk.outcome(keep).status == "applied"


CALVES = "frog-stretch/muscles/anatomy/calves"
SILENT, CLAIMING = ("two", SAID["two"][:2]), ("three", SAID["three"][::2])


@pytest.mark.parametrize("value", [None, "calves"])
def test_a_ruling_on_a_claim_rests_on_those_who_make_it(desk, value):
    made = desk.decide("pick", CALVES, value=value)
    article, rest = SILENT
    desk.say(article, *rest)
    assert (desk.outcome(made).status, desk.outcome(made).reason) == ("applied", "")
    assert desk.entry("frog-stretch").muscles == ((value,) if value else ())
    assert desk.conflict(CALVES).status == "decided"
    desk.say(article, *SAID[article], ("Frog", "Knees wide. Hold 20 seconds.", 20, None))
    assert desk.outcome(made).status == "applied"


def test_a_ruling_on_a_claim_is_looked_at_again_when_one_of_those_who_make_it_goes(desk):
    desk.say("eight", ("Frog", "Wide knees. Hold 30 seconds. Feel the calves.", 30, "calves"))
    made = desk.decide("pick", CALVES, value=None)
    article, rest = CLAIMING
    desk.say(article, *rest)
    outcome = desk.outcome(made)
    assert outcome.status == "stale" and outcome.reason.startswith("1 of the 2 mentions")
    assert outcome.holds and desk.entry("frog-stretch").muscles == ()
    desk.say("eight", ("Frog", "Wide knees. Hold 30 seconds.", 30, None))
    assert desk.outcome(made).status == "applied", "nobody claims it any more"


def test_a_ruling_whose_entry_is_gone_is_kept_as_stale(desk):
    made = desk.decide("pick", "sleepy-cat/hold_s", value=[10, 10])
    desk.say("one", *SAID["one"][:2])
    desk.say("three", *SAID["three"][:2])
    assert desk.outcome(made).status == "stale" and desk.outcome(made).now is None
    desk.say("one", *SAID["one"])
    desk.say("three", *SAID["three"])
    assert desk.outcome(made).status == "applied"
    assert desk.entry("sleepy-cat").hold_seconds == (10, 10)


def test_a_ruling_survives_a_mention_that_moved_and_a_proposed_entry_with_another_id(desk):
    made = desk.decide("pick", "sleepy-cat/hold_s", value=[10, 10])
    desk.say("eight", ("Sleepy Cats", "Again, for 20 seconds.", 20, None))
    assert desk.entry("sleepy-cat") is None
    assert desk.entry("sleepy-cats").hold_seconds == (10, 10)
    assert desk.outcome(made).now == "sleepy-cats/hold_seconds"


def test_rulings_hold_where_the_id_of_a_proposed_entry_is_made_in_another_way(monkeypatch):
    propose = import_module("curation.link.propose")
    with monkeypatch.context() as patch:
        patch.setattr(propose, "entry_id", lambda name: name.replace(" ", "-").replace("/", ""))
        desk = Editing()
        desk.say("eight", ("Cat/Cow Nap", "Again, for 20 seconds.", 20, None))
        value = desk.decide("write", "CatCow-Nap/hold_s", value=[10, 10])
        name = desk.decide("rename", "CatCow-Nap", name="Herd Nap")
        desk.rebuild()
        assert desk.entry("CatCow-Nap").name == "Herd Nap"
    desk.rebuild()
    entry = desk.entry("cat-cow-nap")
    assert (entry.name, entry.hold_seconds) == ("Herd Nap", (10, 10))
    assert desk.outcome(value).holds and desk.outcome(name).holds


def test_refusals_of_different_entries_are_linked_again_by_one_index(desk, monkeypatch):
    made = []
    build_index = EntryIndex.of
    monkeypatch.setattr(EntryIndex, "of", lambda whole: made.append(1) or build_index(whole))
    desk.decide("refuse_link", "two/swan", stretch_id="pigeon-pose")
    desk.decide("refuse_link", "three/frog", stretch_id="frog-stretch")
    desk.rebuild()
    assert len(made) == 1
    assert desk.mention("two/swan").stretch_id != "pigeon-pose"
    assert desk.mention("three/frog").stretch_id != "frog-stretch"


def test_an_accepted_link_holds_and_says_who_ruled(desk):
    made = desk.decide("accept_link", "one/sleepy-cat", stretch_id="frog-stretch")
    desk.rebuild()
    link = desk.mention("one/sleepy-cat").link
    assert "one/sleepy-cat" in desk.members("frog-stretch")
    assert link.method == "decision" and made.decision_id in link.reason
    assert desk.members("sleepy-cat") == {"three/sleepy-cats"}


def test_a_refused_link_is_never_made_again_by_another_name_or_entry(desk):
    desk.decide("refuse_link", "two/swan", stretch_id="pigeon-pose")
    desk.rebuild()
    apart = desk.mention("two/swan").stretch_id
    assert apart not in ("pigeon-pose", None) and "two/swan" not in desk.members("pigeon-pose")
    desk.decide("add_alias", "pigeon-pose", alias="Swans Pose")
    words = SAID["two"][1][1:]
    desk.say("two", SAID["two"][0], ("Swan's Pose", *words), SAID["two"][2])
    assert desk.mention("two/swan's-pose").stretch_id != "pigeon-pose", (
        "another name, the same text"
    )
    outcome = desk.outcome(next(iter(desk.history)))
    assert outcome.status == "stale" and outcome.holds
    desk.say("two", *SAID["two"])
    assert "two/swan" not in desk.members("pigeon-pose")
    again = desk.decide("refuse_link", "two/swan", stretch_id=apart)
    desk.rebuild()
    assert desk.mention("two/swan").stretch_id not in (apart, "pigeon-pose")
    desk.undo(again)
    assert desk.rebuild() and desk.mention("two/swan").stretch_id == apart


def test_a_refusal_holds_for_what_the_entry_was_merged_into(desk):
    desk.decide("refuse_link", "two/swan", stretch_id="pigeon-pose")
    desk.decide("merge", "pigeon-pose", into="frog-stretch")
    desk.rebuild()
    assert desk.members("frog-stretch") >= {"one/pigeon-pose", "two/pigeon", "three/frog"}
    assert "two/swan" not in desk.members("frog-stretch")


def test_an_entry_that_refusals_made_can_be_ruled_on_and_goes_with_them(desk):
    refusal = desk.decide("refuse_link", "two/swan", stretch_id="pigeon-pose")
    desk.rebuild()
    renamed = desk.decide("rename", "swan", name="Black Swan")
    held = desk.decide("write", "swan/hold_s", value=[5, 5])
    desk.rebuild()
    assert desk.members("swan") == {"two/swan"} and desk.entry("swan").name == "Black Swan"
    assert desk.entry("swan").hold_seconds == (5, 5)
    desk.decide("merge", "swan", into="frog-stretch")
    desk.rebuild()
    assert "two/swan" in desk.members("frog-stretch")
    desk.undo(refusal)
    desk.rebuild()
    assert (
        "two/swan" in desk.members("pigeon-pose") and desk.entry("pigeon-pose").name != "Black Swan"
    )
    assert desk.outcome(renamed).status == desk.outcome(held).status == "stale"


def test_none_of_these_refuses_every_candidate(desk):
    candidates = ["pigeon-pose", "frog-stretch"]
    desk.decide("none", "two/swan", candidates=candidates)
    desk.rebuild()
    assert desk.mention("two/swan").stretch_id not in candidates


def test_a_refused_mention_joins_others_of_its_name(desk):
    desk.decide("refuse_link", "one/butterfly", stretch_id="butterfly-stretch")
    desk.say("two", *SAID["two"], ("Butterfly", "Soles together, 15 seconds.", 15, None))
    desk.decide("refuse_link", "two/butterfly", stretch_id="butterfly-stretch")
    desk.rebuild()
    assert desk.members("butterfly") == {"one/butterfly", "two/butterfly"}


def test_a_merge_moves_members_and_names_and_leaves_a_redirect(desk):
    before = {entry.stretch_id for entry in desk.built.catalog}
    made = desk.decide("merge", "frog-stretch", into="butterfly-stretch")
    desk.rebuild()
    entry = desk.entry("butterfly-stretch")
    assert {e.stretch_id for e in desk.built.catalog} == before - {"frog-stretch"}
    assert desk.built.redirects == {"frog-stretch": "butterfly-stretch"}
    assert {"Frog Stretch", "Frog", "Groin opener"} <= set(entry.aliases)
    assert made.decision_id in desk.mention("three/frog").link.reason
    assert len(entry.sources) == 4


def test_merges_in_a_row_and_in_a_ring(desk):
    desk.decide("merge", "sleepy-cat", into="frog-stretch")
    desk.decide("merge", "frog-stretch", into="butterfly-stretch")
    desk.rebuild()
    assert len(desk.members("butterfly-stretch")) == 6
    assert set(desk.built.redirects.values()) == {"butterfly-stretch"}
    desk.decide("merge", "butterfly-stretch", into="sleepy-cat")
    desk.rebuild()
    assert len(desk.members("sleepy-cat")) == 6
    assert set(desk.built.redirects) == {"frog-stretch", "butterfly-stretch"}


def test_a_ruling_on_a_merged_entry_holds_for_what_it_is_now(desk):
    hold = desk.decide("write", "frog-stretch/hold_s", value=[90, 90])
    desk.decide("merge", "frog-stretch", into="butterfly-stretch")
    desk.rebuild()
    assert desk.entry("butterfly-stretch").hold_seconds == (90, 90)
    assert desk.outcome(hold).now == "butterfly-stretch/hold_seconds"
    later = desk.decide("write", "butterfly-stretch/hold_s", value=[50, 50])
    desk.rebuild()
    assert desk.entry("butterfly-stretch").hold_seconds == (50, 50)
    assert desk.outcome(hold).status == "replaced" and desk.outcome(later).holds


def test_a_merge_whose_proposed_entry_has_another_id_now_still_holds(desk):
    desk.decide("merge", "sleepy-cat", into="frog-stretch")
    desk.say("eight", ("Sleepy Cats", "Again, for 20 seconds.", 20, None))
    assert {"one/sleepy-cat", "three/sleepy-cats"} <= desk.members("frog-stretch")


def _links(desk, doubts=()):
    """Link as the link stage does, with these doubts beside, and apply the rulings."""
    names = rule_names(desk.vocabulary, tuple(desk.history.standing()))
    links = replace(link_mentions(desk.mentions, desk.vocabulary), doubts=tuple(doubts))
    return rule_links(links, tuple(desk.history.standing()), names, link_mentions).links


def _identity(desk, doubts):
    return _links(desk, doubts).doubts


def test_what_an_editor_tells_apart_from_an_entry_is_not_like_it_either(desk):
    like = "nine/butterflies-dance"
    desk.say("nine", ("Butterflies Dance", "Keep for 30 seconds, glutes.", 30, "glutes"))
    assert _links(desk).nearest == {like: "butterfly-stretch"}
    desk.decide("refuse_link", like, stretch_id="butterfly-stretch")
    assert _links(desk).nearest == {}


def test_what_an_editor_gives_an_entry_is_like_no_other(desk):
    like = "nine/butterflies-dance"
    desk.say("nine", ("Butterflies Dance", "Keep for 30 seconds, glutes.", 30, "glutes"))
    desk.decide("accept_link", like, stretch_id="frog-stretch")
    assert _links(desk).nearest == {}


def test_a_refused_merge_is_never_proposed_again_whatever_the_entry_is_called(desk):
    def doubt(one, other):
        return Doubt(one, other, (), (), "same", "alike")

    desk.decide("refuse_merge", "sleepy-cat", **{"with": "frog-stretch"})
    assert _identity(desk, [doubt("sleepy-cat", "frog-stretch")]) == ()
    assert _identity(desk, [doubt("frog-stretch", "sleepy-cat")]) == ()
    assert len(_identity(desk, [doubt("sleepy-cat", "pigeon-pose")])) == 1
    desk.say("eight", ("Sleepy Cats", "Again, for 20 seconds.", 20, None))
    assert _identity(desk, [doubt("frog-stretch", "sleepy-cats")]) == ()
    desk.decide("add_alias", "frog-stretch", alias="Sleepy Cats")
    desk.rebuild()
    assert desk.members("frog-stretch").isdisjoint({"one/sleepy-cat", "three/sleepy-cats"})
    assert "eight/sleepy-cats" in desk.members("frog-stretch"), "a mention that nobody had seen"


def test_a_split_makes_an_entry_and_renumbers_no_other(desk):
    before = {entry.stretch_id for entry in desk.built.catalog}
    made = desk.decide(
        "split", "pigeon-pose", mention_ids=["two/swan"], stretch_id="swan-pose", name="Swan Pose"
    )
    desk.rebuild()
    assert {e.stretch_id for e in desk.built.catalog} == before | {"swan-pose"}
    entry = desk.entry("swan-pose")
    assert entry.name == "Swan Pose" and provenance(entry, "name").decision_id == made.decision_id
    assert desk.members("pigeon-pose") == {"one/pigeon-pose", "two/pigeon"}
    desk.decide("merge", "swan-pose", into="pigeon-pose")
    desk.rebuild()
    assert "two/swan" in desk.members("pigeon-pose")


def test_a_split_of_mentions_that_are_gone_is_stale(desk):
    made = desk.decide(
        "split", "pigeon-pose", mention_ids=["two/swan"], stretch_id="swan-pose", name="Swan Pose"
    )
    desk.say("two", SAID["two"][0])
    assert desk.outcome(made).status == "stale" and desk.entry("swan-pose") is None


def test_a_renamed_entry_keeps_its_id_and_its_old_name(desk):
    made = desk.decide("rename", "pigeon-pose", name="Figure Four Lunge")
    proposed = desk.decide("rename", "sleepy-cat", name="Cat Nap")
    desk.rebuild()
    entry = desk.entry("pigeon-pose")
    assert entry.name == "Figure Four Lunge" and "Pigeon Pose" in entry.aliases
    assert provenance(entry, "name").decision_id == made.decision_id
    assert desk.entry("sleepy-cat").name == "Cat Nap" and desk.outcome(proposed).holds


@pytest.mark.parametrize("stretch_id", ["pigeon-pose", "sleepy-cat"])
def test_a_new_name_waits_for_an_article_that_presents_its_entry(desk, stretch_id):
    made = desk.decide("rename", stretch_id, name="Figure Four Lunge")
    for article in SAID:
        desk.say(article, SAID["three"][0])
    outcome = desk.outcome(made)
    assert (outcome.status, outcome.holds) == ("stale", False)
    assert stretch_id == "sleepy-cat" or "holds again" in outcome.reason
    for article, said in SAID.items():
        desk.say(article, *said)
    assert desk.outcome(made).status == "applied"
    assert desk.entry(stretch_id).name == "Figure Four Lunge"


def test_a_new_name_goes_with_the_entry_that_was_merged(desk):
    made = desk.decide("rename", "frog-stretch", name="Toad")
    desk.decide("merge", "frog-stretch", into="butterfly-stretch")
    later = desk.decide("rename", "butterfly-stretch", name="Frog Stretch")
    desk.rebuild()
    assert desk.outcome(made).status == "stale"
    assert "part of butterfly-stretch" in desk.outcome(made).reason
    assert desk.entry("butterfly-stretch").name == "Frog Stretch" and desk.outcome(later).holds


@pytest.mark.parametrize(
    ("stretch_id", "holder", "name"),
    [
        ("frog-stretch", "pigeon-pose", "the pigeon pose"),
        ("sleepy-cat", "pigeon-pose", "Pigeon Pose"),
    ],
)
def test_the_name_of_another_entry_is_refused_and_not_applied(desk, stretch_id, holder, name):
    before = desk.entry(stretch_id).name
    with pytest.raises(CurationError, match=holder) as caught:
        desk.tables().ruling(DecisionKind.RENAME, stretch_id, {"name": name}, after=None)
    assert "Merge" in caught.value.remedy
    made = desk.decide("rename", stretch_id, name=name)
    desk.rebuild()
    outcome = desk.outcome(made)
    assert (outcome.status, outcome.holds) == ("stale", False) and holder in outcome.reason
    assert desk.entry(stretch_id).name == before
    assert "name" not in dict(desk.entry(stretch_id).provenance)


def test_words_in_brackets_make_another_name_of_an_entry(desk):
    desk.take(
        desk.tables().ruling(
            DecisionKind.RENAME, "sleepy-cat", {"name": "Pigeon Pose (asleep)"}, after=None
        )
    )
    desk.rebuild()
    assert desk.entry("sleepy-cat").name == "Pigeon Pose (asleep)"


def test_an_entry_may_be_called_by_its_own_name_in_another_spelling(desk):
    row = desk.tables().ruling(
        DecisionKind.RENAME, "frog-stretch", {"name": "FROG STRETCH"}, after=None
    )
    desk.take(row)
    desk.rebuild()
    assert desk.entry("frog-stretch").name == "FROG STRETCH"


@pytest.mark.parametrize("ids", [*permutations(["frog-stretch", "pigeon-pose", "sleepy-cat"], 2)])
def test_of_two_entries_with_one_new_name_one_has_it_whatever_the_order(desk, ids):
    made = [desk.decide("rename", stretch_id, name="Lizard") for stretch_id in ids]
    desk.rebuild()
    outcomes = [desk.outcome(one) for one in made]
    assert sorted(one.status for one in outcomes) == ["applied", "stale"]
    (held,) = (one for one in outcomes if one.holds)
    (left,) = (one for one in outcomes if not one.holds)
    assert held.now in left.reason and desk.entry(held.now).name == "Lizard"
    assert "sleepy-cat" in ids or held.now == ids[0]
    desk.undo(held.placed.decision)
    desk.rebuild()
    assert desk.entry(left.now).name == "Lizard"


@pytest.mark.parametrize("is_first", [True, False])
def test_a_name_that_its_entry_gives_up_is_free(desk, is_first):
    renames = [("frog-stretch", "Pigeon Pose"), ("pigeon-pose", "Lizard")]
    for stretch_id, name in renames if is_first else renames[::-1]:
        desk.decide("rename", stretch_id, name=name)
    desk.rebuild()
    assert [desk.entry(stretch_id).name for stretch_id, _ in renames] == ["Pigeon Pose", "Lizard"]
    assert {outcome.status for outcome in desk.built.outcomes} == {"applied"}


def test_an_alias_is_added_to_curated_and_proposed_entries(desk):
    desk.decide("add_alias", "frog-stretch", alias="groin openers")
    desk.decide("add_alias", "sleepy-cat", alias="Swan")
    desk.rebuild()
    assert "three/groin-opener" in desk.members("frog-stretch")
    assert desk.members("sleepy-cat") == {"one/sleepy-cat", "three/sleepy-cats", "two/swan"}


def test_a_refused_alias_leads_nowhere_near_the_entry(desk):
    desk.decide("refuse_alias", "butterfly-stretch", alias="Groin opener")
    desk.rebuild()
    assert desk.members("butterfly-stretch") == {"one/butterfly"}
    assert "Groin opener" not in desk.entry("butterfly-stretch").aliases


def test_an_entrys_own_name_cannot_be_taken_from_it(desk):
    refused = desk.decide("refuse_alias", "pigeon-pose", alias="pigeon pose")
    given = desk.decide("add_alias", "frog-stretch", alias="Pigeon Pose")
    desk.rebuild()
    assert desk.outcome(refused).status == desk.outcome(given).status == "stale"
    assert "one/pigeon-pose" in desk.members("pigeon-pose")


def test_a_variant_is_kept_apart_and_told(desk):
    desk.decide("variant", "sleepy-cat", of="frog-stretch")
    desk.decide("variant", "two/swan", of="pigeon-pose")
    desk.rebuild()
    own = desk.mention("two/swan").stretch_id
    assert own != "pigeon-pose"
    assert desk.built.variants == {"sleepy-cat": "frog-stretch", own: "pigeon-pose"}


def test_a_mention_that_is_no_exercise_goes_and_renumbers_no_other(desk):
    made = desk.decide("not_exercise", "one/butterfly")
    desk.rebuild()
    assert desk.mention("one/butterfly") is None
    assert [m.ordinal for m in desk.built.mentions if m.article_id == "one"] == [1, 3]
    desk.say("one", SAID["one"][0], ("Moth", *SAID["one"][1][1:]), SAID["one"][2])
    assert desk.outcome(made).status == "stale" and desk.outcome(made).holds
    assert desk.mention("one/moth") is None
    desk.say("one", SAID["one"][0], SAID["one"][2])
    assert desk.outcome(made).status == "applied", "it is what the editor wanted"


def test_a_mentions_name_and_kind_are_corrected(desk):
    desk.decide("correct_mention", "one/sleepy-cat", name="cat", kind="release")
    desk.decide("correct_mention", "one/sleepy-cat", name="Pigeon Pose")
    desk.rebuild()
    mention = desk.mention("one/sleepy-cat")
    assert (mention.name, mention.kind, mention.mode) == ("Pigeon Pose", "release", None)
    assert mention.stretch_id == "pigeon-pose"
    claims = {claim.field: claim for claim in mention.claims}
    assert claims["kind"].rule.startswith("decision:") and "mode" not in claims


def test_a_mention_whose_text_is_another_now_is_stale(desk):
    made = desk.decide("correct_mention", "one/butterfly", kind="strength")
    desk.say("one", SAID["one"][0], ("Bat", "Hang upside down for 30 seconds, please.", 30, None))
    assert desk.outcome(made).status == "stale" and desk.mention("one/bat").kind == "stretch"


def test_borders_are_corrected_and_follow_the_words(desk):
    text = desk.articles["one"].text
    end = text.index("Sleepy Cat")
    quote = text[text.index("Butterfly") : end + len("Sleepy Cat")]
    start = text.index(quote)
    made = desk.decide(
        "correct_mention", "one/butterfly", start=start, end=start + len(quote), quote=quote
    )
    desk.rebuild()
    assert desk.mention("one/butterfly").text == quote
    desk.say("one", ("Cow", "Look up for 5 seconds.", 5, None), *SAID["one"])
    mention = desk.mention("one/butterfly")
    assert mention.text == quote and mention.start > start and desk.outcome(made).holds
    desk.say("one", *SAID["one"][:2])
    assert desk.outcome(made).status == "stale"
    assert desk.mention("one/butterfly").end < start + len(quote)


def test_an_added_mention_is_read_like_any_other(desk):
    text = desk.articles["one"].text
    quote = text[text.index("Soles") : text.index("Sleepy")].strip()
    start = text.index(quote)
    made = desk.decide(
        "add_mention", "one", start=start, end=start + len(quote), quote=quote, name="Frog"
    )
    desk.decide("not_exercise", "one/butterfly")
    desk.rebuild()
    added = desk.mention(desk.outcome(made).now)
    assert added.text == quote and added.stretch_id == "frog-stretch"
    assert added.hold_seconds == (30, 30) and added.ordinal == 4
    hold = next(claim for claim in added.claims if claim.field == "hold_seconds")
    assert text[hold.start : hold.end] in quote and "30 seconds" in text[hold.start : hold.end]


def mark(desk, words, editor="anna", **more):
    """Mark words of the first article as an exercise that was missed."""
    start = desk.articles["one"].text.index(words)
    span = {"start": start, "end": start + len(words), "quote": words}
    return desk.decide("add_mention", "one", editor, **span, **more)


def test_what_is_marked_again_keeps_the_name_that_it_was_given(desk):
    words = "Round the back like a cat"
    first = mark(desk, words, name="Cat Nap", kind="release")
    second = mark(desk, words, "bob")
    desk.rebuild()
    added = [m for m in desk.built.mentions if "/added-" in m.mention_id]
    assert [(m.name, m.kind) for m in added] == [("Cat Nap", "release")]
    assert desk.outcome(second).now == desk.outcome(first).now == added[0].mention_id
    third = mark(desk, words, name="Cat Rest")
    desk.rebuild()
    (added,) = (m for m in desk.built.mentions if "/added-" in m.mention_id)
    assert (added.name, added.kind) == ("Cat Rest", "release")
    desk.undo(third)
    desk.undo(first)
    desk.rebuild()
    (added,) = (m for m in desk.built.mentions if "/added-" in m.mention_id)
    assert (added.name, added.kind) == (None, "stretch")


def test_a_mark_that_says_all_that_an_earlier_one_says_takes_its_place(desk):
    first = mark(desk, "Round the back", name="Cat Nap")
    second = mark(desk, "Round the back", name="Cat Rest", kind="release")
    desk.rebuild()
    assert desk.outcome(first).status == "replaced"
    assert desk.mention(desk.outcome(second).now).name == "Cat Rest"


def test_what_was_added_is_not_there_twice_once_the_extractor_finds_it(desk):
    words = desk.articles["one"].text
    quote = words[words.index("Sleepy Cat") :].strip()
    desk.say("one", *SAID["one"][:2])
    rest = "Sleepy Cat"
    start = desk.articles["one"].text.index("Hold")
    made = desk.decide("add_mention", "one", start=start, end=start + 4, quote="Hold")
    desk.rebuild()
    assert desk.mention(desk.outcome(made).now) is not None
    desk.undo(made)
    desk.say("one", *SAID["one"])
    start = desk.articles["one"].text.index(rest)
    again = desk.decide("add_mention", "one", start=start, end=start + len(quote), quote=quote)
    desk.rebuild()
    assert desk.outcome(again).now == "one/sleepy-cat" and len(desk.built.mentions) == 9


def test_a_correction_in_an_article_that_is_not_given_is_stale(desk):
    made = desk.decide("correct_mention", "one/butterfly", name="Bat")
    desk.articles = {"two": desk.articles["two"], "three": desk.articles["three"]}
    built = build_catalog(desk.mentions, desk.vocabulary, desk.history, desk.articles)
    (outcome,) = built.outcomes
    assert outcome.placed.decision == made and outcome.status == "stale"


def test_a_passage_that_is_gone_is_stale(desk):
    start = desk.articles["one"].text.index("Round the back")
    made = desk.decide("add_mention", "one", start=start, end=start + 14, quote="Round the back")
    desk.say("one", *SAID["one"][:2])
    assert desk.outcome(made).status == "stale" and "no longer" in desk.outcome(made).reason


def test_editors_who_differ_without_seeing_each_other_are_told(desk):
    first = desk.decide("pick", HOLD, "anna", value=[60, 60])
    second = desk.decide("pick", HOLD, "bob", after=None, value=[30, 30])
    desk.rebuild()
    conflict = desk.conflict(HOLD)
    assert (conflict.status, conflict.decision_id) == ("contested", second.decision_id)
    assert first.decision_id in desk.outcome(second).reason
    desk.decide("pick", HOLD, "anna", value=[30, 30])
    desk.rebuild()
    assert desk.conflict(HOLD).status == "decided"


def test_flags_and_assignments_are_kept_and_change_nothing(desk):
    before = core(desk.built)
    flag = desk.decide("flag", HOLD)
    task = desk.decide("assign", HOLD, to="bob")
    desk.rebuild()
    assert core(desk.built) == before
    assert desk.outcome(flag).status == desk.outcome(task).status == "kept"


def test_a_mention_without_a_shown_entry_has_none(desk):
    desk.decide(
        "split", "pigeon-pose", mention_ids=["two/swan"], stretch_id="swan-pose", name="Swan Pose"
    )
    desk.decide("correct_mention", "two/swan", kind="test")
    desk.rebuild()
    assert desk.mention("two/swan").stretch_id is None and desk.entry("swan-pose") is None


def test_a_doubtful_link_that_was_accepted_stays_as_decided(desk):
    linked = link_mentions(desk.mentions, desk.vocabulary)
    doubt = Doubt("frog-stretch", "two/frog-stretch", ("two/frog-stretch",), (), "same", "alike")
    made = desk.decide("accept_link", "two/frog-stretch", stretch_id="frog-stretch")
    assert _identity(desk, [doubt]) == (doubt,)
    desk.undo(made)
    desk.decide("accept_link", "two/frog-stretch", stretch_id="pigeon-pose")
    assert _identity(desk, [doubt]) == ()
    assert linked.mentions[0].link == Link("alias", 1.0, "'Pigeon Pose' is a name of this entry.")


def test_a_stale_ruling_that_is_kept_is_not_put_to_the_editors_again(desk):
    made = desk.decide("correct_mention", "three/frog", name="Frog Pose")
    desk.say("three")
    stale = desk.outcome(made)
    assert stale.status == "stale"
    keep = desk.decide("keep", made.decision_id, "bob", ruling=0, because=stale.reason)
    desk.rebuild()
    assert desk.outcome(made).status == "kept" and "bob keeps it" in desk.outcome(made).reason
    assert desk.outcome(keep).status == "kept"
    desk.undo(keep)
    desk.rebuild()
    assert desk.outcome(made).status == "stale"


def test_a_kept_ruling_comes_back_for_another_reason_and_applies_where_it_can_again(desk):
    made = desk.decide("correct_mention", "three/frog", name="Frog Pose")
    desk.say("three")
    desk.decide("keep", made.decision_id, ruling=0, because="Something else.")
    desk.rebuild()
    assert desk.outcome(made).status == "stale"
    desk.decide("keep", made.decision_id, ruling=0, because=desk.outcome(made).reason)
    desk.say("three", *SAID["three"])
    assert desk.outcome(made).status == "applied" and desk.mention("three/frog").name == "Frog Pose"


def test_a_kept_ruling_on_a_value_closes_its_question(desk):
    made = desk.decide("pick", HOLD, value=[60, 60])
    desk.say("three", ("Pigeon", "Front shin across. Hold 90 seconds.", 90, None))
    assert desk.conflict(HOLD).status == "stale"
    desk.decide("keep", made.decision_id, ruling=0, because=desk.outcome(made).reason)
    desk.rebuild()
    conflict = desk.conflict(HOLD)
    assert (conflict.status, conflict.decision_id) == ("decided", made.decision_id)
    assert desk.entry("pigeon-pose").hold_seconds == (60, 60)
