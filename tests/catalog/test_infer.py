"""What the entry fills in where the article is silent, and what it must leave alone."""

from dataclasses import replace

import pytest

from curation.infer import infer_from_entries, infer_from_nearest, infer_from_others, infer_missing
from curation.records import Claim, Link, Mention
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
        ("moved: hold", "dynamic"),
        ("hold", "static"),
    ],
)
def test_only_an_open_mode_is_taken_from_the_entry(vocabulary, rule, mode):
    (found,) = infer_from_entries([mention(claims=(claim("mode", "static", rule),))], vocabulary)
    assert found.mode == mode
    assert [c.value for c in found.claims if c.field == "mode"] == [mode]


def test_a_stretch_that_moves_does_not_become_a_held_one(vocabulary):
    moved = mention(
        stretch_id="pigeon-pose", mode="active", claims=(claim("mode", "active", "moved: press"),)
    )
    assert infer_from_entries([moved], vocabulary)[0].mode == "active"


def test_who_bends_the_knees_in_a_standing_exercise_still_stands(vocabulary):
    lowered = mention(position="squatting", claims=(claim("position", "squatting", "squat"),))
    (found,) = infer_from_entries([lowered], vocabulary)
    assert found.position == "standing"
    assert claim_of(found, "position").rule == "inferred:entry"


def test_an_exercise_that_becomes_strength_loses_its_mode(vocabulary):
    claims = (claim("kind", "stretch", "inferred:signs"), claim("mode", "static", "hold"))
    bridge = mention(stretch_id="glute-bridge", claims=claims)
    (found,) = infer_from_entries([bridge], vocabulary)
    assert (found.kind, found.mode) == ("strength", None)
    assert [c.field for c in found.claims if c.field in ("kind", "mode")] == ["kind"]


@pytest.mark.parametrize(
    ("score", "kind", "mode"), [(0.7, "stretch", "static"), (0.8, "strength", None)]
)
def test_a_doubtful_link_makes_no_exercise_another_kind(vocabulary, score, kind, mode):
    claims = (claim("kind", "stretch", "inferred:signs"), claim("mode", "static", "hold"))
    link = Link("score", score, "Alike.")
    (found,) = infer_from_entries(
        [mention(stretch_id="glute-bridge", claims=claims, link=link)], vocabulary
    )
    assert (found.kind, found.mode) == (kind, mode)


@pytest.mark.parametrize(("score", "mode"), [(0.7, "static"), (0.8, "dynamic")])
def test_a_doubtful_link_moves_no_exercise(vocabulary, score, mode):
    silent = (claim("mode", "static", "inferred:silence"),)
    linked = mention(claims=silent, link=Link("score", score, "Alike."))
    assert infer_from_entries([linked], vocabulary)[0].mode == mode


def test_unlinked_and_passing_mentions_stay(vocabulary):
    apart = [mention(stretch_id=None), mention(passing=True)]
    assert list(infer_from_entries(apart, vocabulary)) == apart


def placed(ordinal, position, **values):
    start = 100 * ordinal
    said = Claim("position", position, start + 5, start + 12, "cue:words")
    return mention(
        mention_id=f"a/{ordinal}",
        ordinal=ordinal,
        start=start,
        end=start + 40,
        position=position,
        claims=(said,),
        **values,
    )


def silent(ordinal, **values):
    return replace(placed(ordinal, None), claims=(), **values)


def test_a_silent_exercise_is_placed_as_most_others_of_its_article_by_the_nearest_ones_words():
    others = [placed(1, "seated"), placed(2, "seated"), placed(4, "standing")]
    *kept, found = infer_from_others([*others, silent(3)])
    assert kept == others
    assert found.position == "seated"
    assert claim_of(found, "position") == Claim(
        "position", "seated", 205, 212, "inferred:others", True
    )


@pytest.mark.parametrize(
    "others",
    [
        [],
        [placed(1, "seated")],
        [placed(1, "seated"), placed(2, "standing")],
        [placed(1, "seated"), placed(2, "seated", article_id="b")],
        [placed(1, "seated"), placed(2, "seated", passing=True)],
    ],
    ids=["none", "one", "as many elsewhere", "another article's", "only named"],
)
def test_too_few_others_place_nothing(others):
    assert infer_from_others([*others, silent(3)])[-1] == silent(3)


def test_what_is_only_named_is_not_placed():
    others = [placed(1, "seated"), placed(2, "seated")]
    named = silent(3, passing=True)
    assert infer_from_others([*others, named])[-1] == named


def counted(rule="inferred:silence", **values):
    said = (
        claim("mode", values.get("mode", "static"), rule),
        Claim("reps", (8, 8), 30, 37, "reps"),
    )
    unlinked = {"mode": "static", "reps": (8.0, 8.0), "claims": said, "stretch_id": None}
    return mention(**{**unlinked, **values})


@pytest.mark.parametrize("rule", ["inferred:silence", "inferred:entry"])
@pytest.mark.parametrize("mode", ["static", "active"])
def test_a_counted_stretch_that_no_word_holds_is_moved(vocabulary, rule, mode):
    (found,) = infer_from_entries([counted(rule, mode=mode)], vocabulary)
    assert found.mode == "dynamic"
    assert claim_of(found, "mode") == Claim("mode", "dynamic", 30, 37, "inferred:reps")


@pytest.mark.parametrize(
    "stretch",
    [
        counted("cue:hold"),
        counted("unsure: cue:hold"),
        counted(hold_seconds=(20.0, 20.0)),
        counted(reps=(1.0, 1.0)),
        counted(reps=None),
        counted(
            claims=(claim("mode", "static", "inferred:silence"), claim("breaths", (5, 5), "b"))
        ),
        counted(passing=True),
    ],
    ids=["told", "told in part", "held", "once", "not counted", "breathed", "only named"],
)
def test_what_is_held_or_told_stays_held(vocabulary, stretch):
    assert infer_from_entries([stretch], vocabulary)[0].mode == "static"


def by_entry(ordinal, position):
    told = placed(ordinal, position)
    return replace(told, claims=(replace(told.claims[0], rule="inferred:entry"),))


@pytest.mark.parametrize(
    ("others", "position"),
    [
        (["seated", "seated", "seated"], "seated"),
        (["seated", "seated"], "standing"),
        (["seated", "seated", "seated", "supine"], "standing"),
        (["standing", "standing", "standing"], "standing"),
    ],
    ids=["all elsewhere", "too few", "not all", "as the entry says"],
)
def test_what_all_others_say_goes_before_an_entrys_position(others, position):
    told = [placed(n, other) for n, other in enumerate(others, 2)]
    found, *kept = infer_from_others([by_entry(1, "standing"), *told])
    assert (found.position, kept) == (position, told)


def test_positions_of_other_entries_do_not_go_before_an_entrys():
    others = [by_entry(n, "seated") for n in (2, 3, 4)]
    assert infer_from_others([by_entry(1, "standing"), *others])[0].position == "standing"


def claim_of(found, field):
    return next(c for c in found.claims if c.field == field)


@pytest.mark.parametrize(("seconds", "mode"), [(30.0, "static"), (3.0, "dynamic")])
def test_what_is_held_for_long_is_not_moved_though_its_entry_is(seconds, mode, vocabulary):
    unsure = mention(
        hold_seconds=(seconds, seconds), claims=(claim("mode", "static", "unsure: hold"),)
    )
    (found,) = infer_from_entries([unsure], vocabulary)
    assert found.mode == mode


NEAREST = {"a/x": "leg-swings-front-back"}


def test_an_exercise_that_nothing_places_is_placed_as_the_entry_that_it_is_like(vocabulary):
    (found,) = infer_from_nearest([mention(stretch_id="pigeon")], vocabulary, NEAREST)
    assert found.position == "standing"
    assert claim_of(found, "position") == Claim("position", "standing", 3, 9, "inferred:nearest")


def test_what_is_placed_or_passing_or_like_no_entry_stays(vocabulary):
    apart = [mention(position="supine"), mention(passing=True), mention(mention_id="a/y")]
    assert list(infer_from_nearest(apart, vocabulary, NEAREST)) == apart


def test_an_article_s_others_go_before_an_entry_that_an_exercise_is_only_like(vocabulary):
    others = [placed(1, "seated"), placed(2, "seated")]
    unknown = mention(stretch_id="pigeon")
    *_, found = infer_missing([*others, unknown], vocabulary, NEAREST)
    assert (found.position, claim_of(found, "position").rule) == ("seated", "inferred:others")
    (alone,) = infer_missing([unknown], vocabulary, NEAREST)
    assert alone.position == "standing"


LIKELY = claim("position", "supine", "inferred:likely")


def test_the_entry_goes_before_what_words_only_make_likely(vocabulary):
    likely = mention(position="supine", claims=(LIKELY,))
    (found,) = infer_missing([likely], vocabulary, {})
    assert (found.position, claim_of(found, "position").rule) == ("standing", "inferred:entry")


def test_what_words_make_likely_goes_before_the_others_of_the_article_and_the_nearest_entry(
    vocabulary,
):
    others = [
        mention(mention_id=f"a/{n}", position="prone", claims=(claim("position", "prone", "lie"),))
        for n in range(2)
    ]
    likely = mention(stretch_id=None, position="supine", claims=(LIKELY,))
    nearest = {likely.mention_id: "leg-swings-front-back"}
    *_, found = infer_missing([*others, likely], vocabulary, nearest)
    assert found == likely
