"""Merge rules and conflict levels on small hand-made entries."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.reconcile import reconcile
from curation.reconcile.compare import compare_muscles, compare_ranges
from curation.records import Claim, Doubt, Entry, Mention
from curation.vocabulary import load_vocabulary

SQUAT = Entry(
    stretch_id="squat-hold",
    name="Squat Hold",
    kind="stretch",
    mode="static",
    position="squatting",
    per_side=False,
    muscles=("adductors", "glutes"),
    shortens=("hip_flexors",),
    equipment=(),
    description="Sink into a low squat and stay.",
)


@pytest.fixture(scope="module")
def vocabulary():
    return replace(load_vocabulary(), entries={"squat-hold": SQUAT}, alias_names=())


def said(article, **fields):
    values = {"kind": "stretch", "stretch_id": "squat-hold", **fields}
    return Mention(
        mention_id=f"{article}/squat",
        article_id=article,
        ordinal=1,
        start=0,
        end=5,
        text="Squat",
        name="Squat Hold",
        **values,
    )


def levels(mentions, vocabulary):
    result = reconcile(mentions, (), (), vocabulary)
    return {(c.field, c.level) for c in result.conflicts}


def merged(mentions, vocabulary):
    (entry,) = reconcile(mentions, (), (), vocabulary).catalog
    return entry


def test_disjoint_holds_contradict(vocabulary):
    mentions = [said("a", hold_seconds=(10, 20)), said("b", hold_seconds=(30, 60))]
    assert levels(mentions, vocabulary) == {("hold_s", "contradiction")}


def test_overlapping_holds_disagree(vocabulary):
    mentions = [said("a", hold_seconds=(10, 30)), said("b", hold_seconds=(30, None))]
    assert levels(mentions, vocabulary) == {("hold_s", "disagreement")}


def test_silence_never_conflicts(vocabulary):
    mentions = [
        said("a", hold_seconds=(10, 20), muscles=("calves",), position="standing"),
        said("b"),
    ]
    assert levels(mentions, vocabulary) == set()


def test_one_article_alone_does_not_conflict_with_itself_across_sources(vocabulary):
    twice = replace(said("a", hold_seconds=(90, 90)), mention_id="a/squat-2", ordinal=2)
    assert levels([said("a", hold_seconds=(10, 10)), twice], vocabulary) == set()


def test_unrelated_muscles_contradict_and_lone_ones_disagree(vocabulary):
    apart = [said("a", muscles=("calves",)), said("b", muscles=("neck",))]
    lone = [said("a", muscles=("glutes",)), said("b", muscles=("gluteus_maximus", "neck"))]
    assert levels(apart, vocabulary) == {("muscles", "contradiction")}
    assert levels(lone, vocabulary) == {("muscles", "disagreement")}


def muscle_reason(mentions, vocabulary):
    conflicts = reconcile(mentions, (), (), vocabulary).conflicts
    return next(c.suggestion.reason for c in conflicts if c.field == "muscles")


@pytest.mark.parametrize(
    ("said_muscles", "told"),
    [
        ([("adductors", "neck"), ("glutes",)], {"These are named by more than one source"}),
        (
            [("hamstrings", "neck"), ("thighs", "calves"), ("calves",)],
            {"Named by one source", ": hamstrings, thighs.", "All others are named by more"},
        ),
        ([("hamstrings", "neck"), ("thighs",)], {"another or as a target: hamstrings, thighs."}),
        ([("gluteus_maximus",), ("neck",)], {"as a target: gluteus maximus."}),
        ([("iliopsoas", "neck"), ("iliopsoas", "calves")], {"that the movement can stretch"}),
    ],
)
def test_the_reason_for_muscles_says_what_speaks_for_which(vocabulary, said_muscles, told):
    mentions = [said(name, muscles=m) for name, m in zip("abc", said_muscles, strict=False)]
    reason = muscle_reason(mentions, vocabulary)
    assert all(words in reason for words in told), reason
    assert ("Named by one source" in reason) == any("target:" in w or ": ham" in w for w in told)


def test_a_shortened_muscle_is_flagged_and_left_out(vocabulary):
    mentions = [said("a", muscles=("iliopsoas", "adductors")), said("b", muscles=("adductors",))]
    found = reconcile(mentions, (), (), vocabulary)
    flagged = [c for c in found.conflicts if c.level == "anatomy"]
    assert [(c.values[0].value, c.values[0].mention_ids) for c in flagged] == [
        ("iliopsoas", ("a/squat",))
    ]
    assert found.catalog[0].muscles == ("adductors",)


def test_a_wider_region_than_the_shortened_one_is_no_error(vocabulary):
    assert levels([said("a", muscles=("hips",))], vocabulary) == set()


def test_a_source_that_contradicts_itself_is_shown(vocabulary):
    claims = (Claim("reps", (8, 8), 0, 1, "x"), Claim("reps", (12, 15), 2, 3, "x"))
    mention = said("a", reps=(12, 15), claims=claims)
    assert levels([mention], vocabulary) == {("reps", "self")}


def test_the_range_most_articles_state_wins_and_is_never_an_average(vocabulary):
    mentions = [
        said("a", hold_seconds=(20, 20)),
        said("b", hold_seconds=(30, 60)),
        said("c", hold_seconds=(30, 60)),
    ]
    entry = merged(mentions, vocabulary)
    assert entry.hold_seconds == (30, 60)
    why = dict(entry.provenance)["hold_seconds"]
    assert (why.rule, why.mention_ids) == ("majority", ("b/squat", "c/squat"))


def test_what_no_source_says_comes_from_the_vocabulary_and_says_so(vocabulary):
    entry = merged([said("a")], vocabulary)
    assert entry.position == "squatting"
    assert dict(entry.provenance)["position"].rule == "vocabulary"
    assert dict(entry.provenance)["hold_seconds"].rule == "silent"


def inferred(article, position):
    return said(
        article,
        position=position,
        claims=(Claim("position", position, 0, 1, "inferred:others", True),),
    )


def test_an_inferred_position_neither_conflicts_nor_outvotes_a_stated_one(vocabulary):
    mentions = [inferred("a", "seated"), inferred("b", "seated"), said("c", position="standing")]
    assert levels(mentions, vocabulary) == set()
    entry = merged(mentions, vocabulary)
    why = dict(entry.provenance)["position"]
    assert (entry.position, why.rule, why.mention_ids) == ("standing", "majority", ("c/squat",))


def test_an_inferred_position_stands_where_nobody_knows_better(vocabulary):
    known = merged([inferred("a", "seated")], vocabulary)
    assert (known.position, dict(known.provenance)["position"].rule) == ("squatting", "vocabulary")
    unplaced = replace(vocabulary, entries={"squat-hold": replace(SQUAT, position=None)})
    entry = merged([inferred("a", "seated")], unplaced)
    assert (entry.position, dict(entry.provenance)["position"].rule) == ("seated", "inferred")


def test_a_mode_that_no_article_says_in_words_is_inferred(vocabulary):
    guess = said("a", mode="static", claims=(Claim("mode", "static", 0, 1, "inferred:entry"),))
    word = said("b", mode="static", claims=(Claim("mode", "static", 0, 1, "cue:hold"),))
    silent = replace(vocabulary, entries={"squat-hold": replace(SQUAT, mode=None)})
    for mentions, known, rule, speakers in (
        ([guess], vocabulary, "vocabulary", ()),
        ([guess], silent, "inferred", ("a/squat",)),
        ([guess, word], vocabulary, "majority", ("b/squat",)),
    ):
        why = dict(merged(mentions, known).provenance)["mode"]
        assert (why.rule, why.mention_ids) == (rule, speakers)


def test_silent_articles_do_not_outvote_one_that_says_the_mode(vocabulary):
    def told(article, mode, rule):
        return said(article, mode=mode, claims=(Claim("mode", mode, 0, 1, rule),))

    mentions = [
        told("a", "dynamic", "cue:pulse"),
        told("b", "static", "inferred:entry"),
        told("c", "static", "inferred:silence"),
    ]
    assert levels(mentions, vocabulary) == set()
    assert merged(mentions, vocabulary).mode == "dynamic"


def test_passing_mentions_tests_and_routines_stay_out(vocabulary):
    mentions = [said("a", passing=True), said("b", kind="routine"), said("c", kind="test")]
    assert reconcile(mentions, (), (), vocabulary).catalog == ()


def test_a_doubt_becomes_an_identity_conflict(vocabulary):
    doubt = Doubt("squat-hold", "deep-lunge", ("a/squat",), (), "different", "Positions differ.")
    (conflict,) = reconcile([], (), [doubt], vocabulary).conflicts
    assert (conflict.level, conflict.suggestion.value) == ("identity", "different")


bound = st.one_of(st.none(), st.integers(1, 90))
span = st.tuples(st.integers(0, 90), bound).filter(lambda r: r[1] is None or r[0] <= r[1])
some_muscles = st.lists(
    st.sampled_from(["glutes", "gluteus_maximus", "neck", "hips", "calves", "adductors"]),
    max_size=3,
    unique=True,
).map(lambda m: tuple(sorted(m)))


@given(span, span)
def test_comparing_ranges_is_symmetric(one, other):
    assert compare_ranges(one, other) == compare_ranges(other, one)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.one_of(st.none(), span), some_muscles), max_size=6
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_mentions_does_not_matter(vocabulary, rows, random):
    mentions = [
        replace(
            said(article, hold_seconds=hold, muscles=muscles),
            mention_id=f"{article}/{i}",
            ordinal=i,
        )
        for i, (article, hold, muscles) in enumerate(rows, 1)
    ]
    shuffled = list(mentions)
    random.shuffle(shuffled)
    assert reconcile(mentions, (), (), vocabulary) == reconcile(shuffled, (), (), vocabulary)


@given(st.lists(some_muscles.filter(bool), min_size=2, max_size=4))
def test_every_muscle_that_the_reason_does_not_name_is_named_twice_or_a_target(vocabulary, rows):
    mentions = [said(f"a{number}", muscles=muscles) for number, muscles in enumerate(rows)]
    found = reconcile(mentions, (), (), vocabulary)
    for conflict in found.conflicts:
        if (conflict.field, conflict.level == "anatomy") == ("muscles", False):
            loose = conflict.suggestion.reason.partition("target: ")[2].partition(".")[0]
            for muscle in found.catalog[0].muscles:
                twice = sum(muscle in muscles for muscles in rows) > 1 or muscle in SQUAT.muscles
                is_told = vocabulary.muscles[muscle].name.lower() in loose.split(", ")
                assert is_told != twice


@given(some_muscles.filter(bool), some_muscles.filter(bool))
def test_comparing_muscles_is_symmetric_and_agrees_with_itself(vocabulary, one, other):
    a, b = frozenset(one), frozenset(other)
    assert compare_muscles(a, b, vocabulary) == compare_muscles(b, a, vocabulary)
    assert compare_muscles(a, a, vocabulary) == "same"
