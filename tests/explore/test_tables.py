"""The tables against values counted by hand in ``explore_corpus``."""

import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from curation.errors import CurationError
from curation.explore import (
    GROUPS,
    PARTS,
    REGIONS,
    against_reference,
    agreement,
    before_and_after,
    changed_values,
    co_targets,
    compare,
    emphasis,
    entry_agreement,
    entry_gaps,
    hold_ranges,
    hold_summary,
    hold_times,
    largest_sources,
    muscle_gaps,
    raw_against_curated,
    sentences,
    shares,
    source_agreement,
)
from curation.explore.body import picture_of
from curation.explore.emphasis import MORE, UNKNOWN, contrast, verdicts
from curation.explore.sentences import sentence_around
from curation.explore.tree import level_of, rolled
from tests.explore.corpus import CATALOG, MENTIONS, VOCABULARY, entry, frames, mention


def row(table, **where):
    for column, value in where.items():
        table = table[table[column] == value]
    assert len(table) == 1, table
    return table.iloc[0]


def test_only_described_exercises_of_the_catalog_count():
    assert list(frames().exercises.mention_id) == ["a/1", "a/2", "a/3", "b/1", "c/1", "c/2", "d/1"]
    assert set(frames().exercises.source) == {"North", "South", "d"}


def test_targets_are_as_specific_as_the_evidence_and_follow_the_column():
    struck_out = mention("a/1", "pigeon-pose", ["piriformis", "adductor_longus"])
    struck_out["muscles"] = ["adductors"]
    built = frames([struck_out])
    assert list(built.targets.muscle) == ["adductor_longus"]
    assert list(built.claims.muscle) == ["adductor_longus"]
    added = mention("a/1", "pigeon-pose", ["piriformis"])
    added["muscles"] = ["adductors", "piriformis"]
    assert list(frames([added]).targets.muscle) == ["adductors", "piriformis"]


def test_levels_of_the_tree():
    vocabulary = VOCABULARY
    assert [level_of(m, vocabulary.muscles) for m in ("legs", "hips", "glutes", "piriformis")] == [
        0,
        1,
        2,
        3,
    ]
    assert rolled("piriformis", GROUPS, vocabulary) == ("glutes", "hip_rotators")
    assert rolled("piriformis", REGIONS, vocabulary) == ("legs",)
    assert rolled("hips", GROUPS, vocabulary) == ("hips",)
    assert rolled("piriformis", None, vocabulary) == ("piriformis",)


def test_shares_of_the_corpus():
    table = shares(frames())
    glutes = row(table, muscle="glutes")
    assert (glutes.exercises, glutes.of) == (2, 7)
    assert glutes.share == pytest.approx(2 / 7)
    assert (glutes.low, glutes.high) == pytest.approx(proportion_confint(2, 7, method="wilson"))
    assert row(table, muscle="adductors").exercises == 2
    assert row(table, muscle="hip_rotators").exercises == 1


def test_shares_at_other_levels():
    assert row(shares(frames(), level=REGIONS), muscle="legs").exercises == 6
    assert row(shares(frames(), level=PARTS), muscle="hips").exercises == 6
    as_named = shares(frames(), level=None)
    assert set(as_named.muscle) == {
        "glutes",
        "piriformis",
        "adductors",
        "adductor_longus",
        "hips",
        "hip_flexors",
    }


def test_some_groups_alone_have_the_figures_that_they_have_among_all():
    for weight in ("exercise", "article", "words"):
        every = emphasis(frames(), weight=weight)
        some = emphasis(frames(), weight=weight, only=["d", "North"])
        expected = pd.concat([every[every.source == name] for name in ("d", "North")])
        pd.testing.assert_frame_equal(some, expected.reset_index(drop=True))


def test_weights_by_article_and_by_words():
    by_article = row(shares(frames(), weight="article"), muscle="glutes")
    assert by_article.share == pytest.approx((1 / 3 + 1) / 4)
    by_words = row(shares(frames(), weight="words"), muscle="glutes")
    assert by_words.share == pytest.approx(12 / 28)
    # Kish: (sum of words)² / sum of squares = 28² / (16 + 4 + 4 + 64 + 16 + 16 + 16)
    size = 28**2 / 136
    expected = proportion_confint(12 / 28 * size, size, method="wilson")
    assert (by_words.low, by_words.high) == pytest.approx(expected)


def test_shares_by_source_have_no_rank_where_intervals_overlap():
    table = shares(frames(), "source")
    assert row(table, source="North", muscle="glutes").share == pytest.approx(1 / 2)
    assert table["rank"].isna().all()
    assert (table.rank_best == 1).all()


def test_shares_have_ranks_where_the_counts_are_large():
    many = [
        mention(f"a/{n}", "pigeon-pose", ["glutes"] if n % 10 else ["calves"]) for n in range(200)
    ]
    table = shares(frames(many))
    assert row(table, muscle="glutes")["rank"] == 1
    assert row(table, muscle="calves")["rank"] == 2


def test_bootstrap_needs_more_than_one_article():
    table = shares(frames(), "source", method="bootstrap")
    assert table[table.source == "South"].low.isna().all()
    assert table[table.source == "South"]["rank_best"].isna().all()
    north = row(table, source="North", muscle="glutes")
    # Drawing two of the articles a (1 of 3) and b (1 of 1): 1/3, 2/4 or 1.
    assert (north.low, north.high) == pytest.approx((1 / 3, 1))


def test_emphasis_says_when_it_cannot_tell():
    table = emphasis(frames())
    glutes = row(table, source="North", muscle="glutes")
    assert glutes.corpus_share == pytest.approx(2 / 7)
    assert glutes.lift == pytest.approx((1 / 2) / (2 / 7))
    assert set(table.verdict) == {UNKNOWN}
    assert table["rank"].isna().all()


def test_emphasis_ranks_what_is_certain():
    north = [mention(f"a/{n}", "pigeon-pose", ["glutes"]) for n in range(60)]
    south = [mention(f"c/{n}", "pigeon-pose", ["calves"]) for n in range(60)]
    table = emphasis(frames([*north, *south]))
    assert row(table, source="North", muscle="glutes").verdict == MORE
    assert row(table, source="North", muscle="glutes")["rank"] == 1
    assert row(table, source="North", muscle="calves").verdict == "less"


def test_a_single_source_has_nothing_to_be_compared_with():
    table = emphasis(frames([m for m in MENTIONS if m["article_id"] == "a"]))
    assert table.log_odds.isna().all() and set(table.verdict) == {UNKNOWN}


def test_close_odds_with_many_exercises_are_about_the_same():
    low, high = pd.Series([-0.1, -2.0, 0.2]), pd.Series([0.1, 2.0, 0.4])
    assert list(verdicts(low, high)) == ["about the same", UNKNOWN, MORE]


def test_two_sources_side_by_side():
    table = compare(frames(), "North", "South")
    glutes = row(table, muscle="glutes")
    assert (glutes.exercises_one, glutes.of_one) == (2, 4)
    assert (glutes.exercises_other, glutes.of_other) == (0, 2)
    assert glutes.difference == pytest.approx(0.5)
    assert glutes.low < 0 < glutes.high and glutes.verdict == UNKNOWN
    assert list(table.difference.abs()) == sorted(table.difference.abs(), reverse=True)
    assert "hip_flexors" not in set(table.muscle)


def test_the_largest_sources_come_first():
    assert largest_sources(frames()) == ["North", "South"]
    assert largest_sources(frames(), 9) == ["North", "South", "d"]
    even = [m for m in MENTIONS if m["mention_id"] in ("c/1", "d/1")]
    assert largest_sources(frames(even), 1) == ["South"]
    assert largest_sources(frames([])) == []


def test_an_unknown_source_is_named_with_the_nearest():
    with pytest.raises(
        CurationError, match=r"no exercise has the source 'Nord'\. Did you mean North"
    ):
        compare(frames(), "North", "Nord")


def test_a_source_that_differs_for_certain():
    north = [mention(f"a/{n}", "pigeon-pose", ["glutes"]) for n in range(30)]
    south = [mention(f"c/{n}", "pigeon-pose", ["calves"]) for n in range(30)]
    assert row(compare(frames([*north, *south]), "North", "South"), muscle="glutes").verdict == MORE


def test_other_bases_take_the_muscles_of_entries():
    curated = shares(frames(), basis="curated")
    assert row(curated, muscle="adductors").exercises == 3
    assert row(curated, muscle="hips").exercises == 3
    reference = shares(frames(), level=None, basis="reference")
    expected = sum("piriformis" in VOCABULARY.entries[e].muscles for e in
                   ["pigeon-pose"] * 3 + ["butterfly-stretch"] * 3 + ["childs-pose"])  # fmt: skip
    assert expected > 0
    assert row(reference, muscle="piriformis").exercises == expected


def test_raw_claims_against_the_catalog():
    table = raw_against_curated(frames())
    assert row(table, stretch_id="butterfly-stretch", muscle="adductors").claimed_by == 2
    assert row(table, stretch_id="butterfly-stretch", muscle="adductors").outcome == "kept"
    assert row(table, stretch_id="butterfly-stretch", muscle="hip_flexors").outcome == "dropped"
    added = [
        {**e, "muscles": ["calves"]} if e["stretch_id"] == "childs-pose" else e for e in CATALOG
    ]
    calves = row(raw_against_curated(frames(catalog=added)), stretch_id="childs-pose")
    assert (calves.outcome, calves.claimed_by, calves.of) == ("added", 0, 1)


def test_claims_against_anatomy():
    entry_ = VOCABULARY.entries["butterfly-stretch"]
    assert "adductors" in entry_.muscles
    table = against_reference(frames())
    assert (
        row(table, stretch_id="butterfly-stretch", muscle="adductors").relation
        == "a reference target"
    )
    silent = table[(table.stretch_id == "childs-pose")]
    assert set(silent.relation) == {"never claimed"} and (silent.claimed_by == 0).all()


def test_a_claim_that_the_movement_contradicts():
    shortened = frames(
        [mention("a/1", "frog-stretch", ["abductors"])], [entry("frog-stretch", "Frog", [], 1)]
    )
    assert (
        row(against_reference(shortened), muscle="abductors").relation == "shortened, not stretched"
    )


def test_before_and_after_decisions():
    ruled = [
        {**e, "muscles": ["glutes"]} if e["stretch_id"] == "pigeon-pose" else e for e in CATALOG
    ]
    changed = before_and_after(frames(), frames(catalog=ruled))
    assert row(changed, muscle="hips").change == pytest.approx(-3 / 7)
    assert row(changed, muscle="glutes").change == pytest.approx(0)
    values = changed_values(frames(), frames(catalog=ruled))
    assert values.to_dict("records") == [
        {"stretch_id": "pigeon-pose", "field": "muscles",
         "before": ["glutes", "hips", "piriformis"], "after": ["glutes"]}
    ]  # fmt: skip


def test_co_targets_need_two_claims():
    assert co_targets(frames([mention("a/1", "pigeon-pose", ["gluteus_medius"])])).empty
    table = co_targets(frames())
    pair = row(table, one="glutes", other="hip_rotators")
    assert (pair.both, pair.either) == (1, 2)
    assert pair.expected == pytest.approx(2 * 1 / 7)
    assert pair.lift == pytest.approx(3.5)


def test_hold_times():
    table = hold_times(frames()).set_index("mention_id")
    assert table.loc["a/2", ["low", "high", "open_ended"]].tolist() == [30, 60, False]
    assert table.loc["c/1", ["low", "high", "open_ended"]].tolist() == [30, 30, True]
    assert "c/2" not in table.index
    summary = row(hold_summary(frames()), source="North")
    assert summary[["exercises", "shortest", "median", "longest"]].tolist() == [3, 30, 30, 60]
    assert hold_ranges(frames()).exercises.sum() == 5


def test_gaps_of_muscles():
    table = muscle_gaps(frames())
    assert row(table, muscle="calves").coverage == "none"
    glutes = row(table, muscle="glutes")
    assert (glutes.exercises, glutes.entries, glutes.sources, glutes.coverage) == (2, 1, 1, "few")
    assert row(muscle_gaps(frames(), REGIONS), muscle="legs").coverage == "enough"


def test_a_wide_muscle_is_reached_where_one_that_it_takes_in_is():
    table = muscle_gaps(frames())
    hips = row(table, muscle="hips")
    # All but a/3, which names no muscle.
    assert (hips.exercises, hips.entries, hips.sources, hips.coverage) == (6, 2, 3, "enough")
    assert row(table, muscle="legs").exercises == 6
    assert row(table, muscle="thighs").exercises == 2
    assert row(muscle_gaps(frames(), None), muscle="adductors").exercises == 2


def test_what_is_named_only_within_something_wider_is_not_unreached():
    table = muscle_gaps(frames([mention("a/1", "pigeon-pose", ["calves", "quadratus_lumborum"])]))
    assert row(table, muscle="soleus").coverage == "wider only"
    assert row(table, muscle="lower_back").coverage == "few"
    assert row(table, muscle="back").coverage == "few"
    assert row(table, muscle="upper_back").coverage == "none"


def test_no_region_that_the_body_map_shows_is_called_unreached():
    built = frames([mention("a/1", "pigeon-pose", ["calves", "lower_back", "hips"])])
    shown = set(picture_of(built).regions.name)
    table = muscle_gaps(built)
    assert {"Soleus", "Gastrocnemius", "Quadratus lumborum"} <= shown
    assert not shown & set(table[table.coverage == "none"].name)


def test_gaps_of_entries():
    table = entry_gaps(frames())
    child = table[table.stretch_id == "childs-pose"]
    assert list(child.gap) == ["one source", "no muscles", "no hold"] and set(child.sources) == {1}
    assert "pigeon-pose" not in set(table.stretch_id)
    strength = entry(
        "childs-pose", "Child's Pose", ["glutes"], 1, kind="strength", hold_seconds=None
    )
    assert list(entry_gaps(frames(catalog=[strength])).gap) == ["one source"]


def test_agreement_by_field():
    table = entry_agreement(frames())
    assert row(table, stretch_id="pigeon-pose", field="hold_seconds").verdict == "contradiction"
    # 30 to 60 (a) against 20 (d)
    assert (
        row(table, stretch_id="butterfly-stretch", field="hold_seconds").verdict == "contradiction"
    )
    # adductors and a part of them agree; hip flexors have nothing to do with them
    assert row(table, stretch_id="butterfly-stretch", field="muscles").verdict == "contradiction"
    kinds = row(agreement(frames()), field="kind")
    assert (kinds.entries, kinds.same, kinds.share) == (2, 2, 1.0)
    assert (kinds.low, kinds.high) == pytest.approx(proportion_confint(2, 2, method="wilson"))
    assert row(agreement(frames()), field="sets").entries == 0


@pytest.mark.parametrize(
    ("rule", "counts"),
    [
        ("inferred:entry", False),
        ("inferred:others", False),
        ("inferred:silence", False),
        ("inferred:reps", True),
        ("inferred:signs", True),
    ],
)
def test_only_what_is_inferred_where_an_article_is_silent_is_no_agreement(rule, counts):
    def positioned(mention_id, rule):
        claim = {
            "field": "position",
            "value": "seated",
            "start": 0,
            "end": 3,
            "rule": rule,
            "inherited": False,
        }
        return mention(mention_id, "pigeon-pose", [], position="seated", evidence=[claim])

    stated = frames([positioned("a/1", "cue"), positioned("c/1", "cue")])
    inferred = frames([positioned("a/1", "cue"), positioned("c/1", rule)])
    assert row(entry_agreement(stated), field="position").verdict == "same"
    assert ("position" in set(entry_agreement(inferred).field)) == counts


def test_agreement_of_two_sources():
    table = source_agreement(frames())
    pair = row(table, one="North", other="South")
    # pigeon: muscles same (glutes in hips), hold differs, kind same; butterfly: muscles and kind same
    assert (pair.compared, pair.same) == (5, 4)
    assert row(table, one="South", other="North").share == pair.share
    assert source_agreement(frames(), ["North"]).empty


def test_sentences_in_their_place():
    table = sentences(frames(), muscles=["glutes"], source="North")
    assert list(table.mention_id) == ["a/1", "a/1", "b/1"]
    assert set(
        sentences(frames(), muscles=["hips"], stretch_id="butterfly-stretch").mention_id
    ) == {"a/2", "c/2", "d/1"}
    exact = sentences(frames(), muscles=["glutes"], exactly=True, source="North")
    assert list(exact.muscle) == ["glutes", "glutes"]
    assert len(sentences(frames(), most=2)) == 2
    text = "Sit and feel the glutes. It opens the groin! Then rest.\nNext"
    start = text.index("groin")
    assert sentence_around(text, start, start + 5) == ("It opens the ", "groin", "!")
    assert "".join(sentence_around("a" * 1000, 500, 503)).strip("…") == "a" * 483


def test_a_corpus_without_exercises_has_empty_tables():
    empty = frames([], [], [], [])
    for table in (shares(empty), shares(empty, method="bootstrap"), emphasis(empty), co_targets(empty), hold_times(empty),
                  entry_gaps(empty), entry_agreement(empty), source_agreement(empty),
                  sentences(empty), raw_against_curated(empty), against_reference(empty)):  # fmt: skip
        assert table.empty
    assert set(muscle_gaps(empty).coverage) == {"none"}


def test_contrast_is_what_compare_returns():
    from curation.explore.counting import count
    from curation.explore.tree import roll_up

    built = frames()
    two = built.exercises[built.exercises.source.isin(["North", "South"])]
    counted = count(two, roll_up(built.targets, GROUPS, built.vocabulary), "source")
    names = {m: muscle.name for m, muscle in built.vocabulary.muscles.items()}
    pd.testing.assert_frame_equal(
        contrast(counted, "North", "South", names), compare(built, "North", "South")
    )
