"""The laboratory's figures on small annotations worked out by hand."""

import json
from dataclasses import replace

import pytest

from curation.lab.across import score_conflicts, tell_links
from curation.lab.annotated import AnnotationError, read_annotated, read_folders
from curation.lab.runs import annotated_conflicts, own_names, run_all, without_names
from curation.lab.scoring import plain, score
from curation.lab.tallies import b_cubed
from curation.names import name_key
from curation.records import Claim, Mention, ValueClaimed
from curation.vocabulary import load_vocabulary
from tests.lab.articles import TEXT, drop, gold_row, two_folders
from tests.projects import ROOT


@pytest.fixture
def folders(tmp_path):
    return two_folders(tmp_path)


def found(gold, **values):
    columns = {"name": gold.name, "kind": gold.kind, "mode": gold.mode, "stretch_id": gold.stretch}
    return Mention(
        mention_id=f"a/{gold.n}",
        article_id="a",
        ordinal=gold.n,
        start=gold.start,
        end=gold.end,
        text="",
        **{**columns, **values},
    )


def test_spans_are_found_whatever_white_space_lies_between(folders):
    (item,) = read_annotated(*folders)
    first, second = item.golds
    assert item.article.text[first.start : first.end].startswith("1. Pigeon Pose")
    assert item.article.text[first.start : first.end].endswith("30 seconds.")
    assert second.numbers["hold_seconds"] is None and second.equipment == {"wall"}


def test_spans_are_found_whatever_numbers_a_format_gives_to_list_items(folders):
    articles, gold = folders
    (articles / "a.txt").unlink()
    listed = (
        "# Two\n\n## More\n\n4. Sit **still** and tall.\n1. Hold on.\n1. Rest.\n\n## Then\n\nStand."
    )
    (articles / "a.md").write_text(listed, encoding="utf-8")
    row = gold_row(1, "Sitting", "4. Sit still and tall.\n1. Hold on.", "1. Rest.")
    (gold / "a.json").write_text(json.dumps({"article": "a", "mentions": [row]}), encoding="utf-8")
    (item,) = read_annotated(articles, gold)
    assert "5. Hold on.\n6. Rest." in item.article.text
    (words,) = (item.article.text[gold.start : gold.end] for gold in item.golds)
    assert words.startswith("4. Sit") and words.endswith("Rest.")


def test_words_that_the_text_does_not_hold_are_an_error(folders):
    articles, gold = folders
    row = gold_row(1, "Cobra", "3. Cobra", "the wall.")
    (gold / "a.json").write_text(json.dumps({"article": "a", "mentions": [row]}), encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"3\. Cobra"):
        read_annotated(articles, gold)


def test_figures_and_causes(folders):
    annotated = read_annotated(*folders)
    pigeon, calf = annotated[0].golds
    scores = score(annotated, [found(pigeon, mode="dynamic", hold_seconds=(30.0, 30.0))])
    figures = scores.figures()
    assert figures["mentions"] == pytest.approx(2 / 3)
    assert figures["hold_seconds"] == 1.0 and figures["mode"] == 0.0 and figures["names"] == 1.0
    causes = {(miss.field, miss.cause) for miss in scores.misses}
    assert causes == {("mentions", "missed, nothing was seen"), ("mode", "others seen")}
    perfect = score(annotated, [found(pigeon, hold_seconds=(30.0, 30.0)), found(calf)])
    assert perfect.figures()["equipment"] == 0.0 and perfect.figures()["mentions"] == 1.0


def test_what_is_no_exercise_counts_against_the_mentions(folders):
    annotated = read_annotated(*folders)
    golds = annotated[0].golds
    title = Mention("a/0", "a", 0, 0, 13, "", name="Two stretches", kind="stretch")
    scores = score(annotated, [title, *(found(gold) for gold in golds)])
    assert scores.tally("a", "mentions").spurious == 1
    assert "no exercise taken for an exercise" in {miss.cause for miss in scores.misses}


def test_b_cubed_by_hand():
    pairs = [("a", "x"), ("a", "x"), ("a", "y"), ("b", "y")]
    precision, recall = (1 + 1 + 0.5 + 0.5) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4
    assert b_cubed(pairs) == pytest.approx(2 * precision * recall / (precision + recall))
    assert b_cubed([]) == 1.0


def test_names_are_compared_without_second_names_and_marks():
    assert plain("Mountain Pose (Tadasana)") == plain("mountain-pose") == "mountain pose"
    assert plain("(Bird Dog)") == "bird dog" and plain(None) == ""


def test_names_that_only_one_article_prints_are_left_out(folders):
    annotated = read_annotated(*folders)
    names = own_names(annotated[0], annotated)
    assert names == {name_key("Pigeon Pose"), name_key("Calf Stretch")}
    whole = load_vocabulary()
    reduced = without_names(whole, names)
    assert name_key("Pigeon Pose") in whole.aliases
    assert name_key("Pigeon Pose") not in reduced.aliases
    assert reduced.entries == whole.entries


def test_a_missed_exercise_says_what_was_seen_of_it(folders):
    annotated = read_annotated(*folders)
    pigeon, calf = annotated[0].golds
    only_named = found(pigeon, passing=True)
    last_words = replace(found(calf), start=calf.end - 9)
    causes = [miss.cause for miss in score(annotated, [only_named, last_words]).misses]
    assert causes == [
        "missed, only its name was seen",
        "missed, its borders lie elsewhere",
        "a part or more than an exercise taken for an exercise",
    ]


def test_a_miss_names_the_words_and_the_rule_behind_a_wrong_value(folders):
    annotated = read_annotated(*folders)
    pigeon = annotated[0].golds[0]
    claim = Claim("hold_seconds", (20.0, None), pigeon.start, pigeon.start + 5, "dose:hold")
    wrong = found(pigeon, hold_seconds=(20.0, None), claims=(claim,))
    (miss,) = (m for m in score(annotated, [wrong]).misses if m.field == "hold_seconds")
    assert (miss.expected, miss.found) == ("30", "20 to open")
    assert [(one.rule, one.start) for one in miss.evidence] == [("dose:hold", pigeon.start)]


def test_links_are_told_apart_by_what_went_wrong(folders):
    annotated = read_annotated(*folders)
    pigeon, calf = annotated[0].golds
    again, third = (replace(pigeon, n=n, stretch="pigeon pose") for n in (3, 4))
    scores = score(annotated, [])
    scores.pairs = [
        (pigeon, found(pigeon, stretch_id="pigeon")),
        (again, found(again, stretch_id="pigeon")),
        (third, found(third, stretch_id="swan")),
        (calf, found(calf, stretch_id="pigeon")),
    ]
    scores.misses.clear()
    tell_links(scores)
    assert [(m.label, m.cause) for m in scores.misses] == [
        ("#4 Pigeon Pose", "parted from its like"),
        ("#2 Calf Stretch", "shares an entry with another exercise"),
    ]


def test_a_conflict_counts_in_equal_shares_for_its_articles(folders):
    articles, gold = folders
    drop(
        articles,
        gold,
        "b",
        TEXT,
        [gold_row(1, "Pigeon Pose", "1. Pigeon", "30 seconds.", hold_s=[5, 5])],
    )
    annotated = read_annotated(articles, gold)
    assert [item.article.article_id for item in annotated] == ["a", "b"]
    golds = [gold for item in annotated for gold in item.golds]
    first, _, other = golds
    hold = found(first, hold_seconds=(30.0, 30.0))
    same = replace(found(other, hold_seconds=(5.0, 5.0)), article_id="b", mention_id="b/1")
    vocabulary = load_vocabulary()
    expected = annotated_conflicts(annotated, vocabulary)
    assert [(c.stretch_id, c.field) for c in expected] == [("pigeon pose", "hold_s")]
    scores = score(annotated, [hold, same])
    score_conflicts(scores, expected, ())
    assert scores.tally("a", "conflicts").missed == scores.tally("b", "conflicts").missed == 0.5
    assert scores.figures()["conflicts"] == 0.0
    assert [m.cause for m in scores.misses if m.field == "conflicts"] == ["not seen"]
    scores = score(annotated, [hold, same])
    as_found = replace(expected[0], values=tuple(
        ValueClaimed(v.value, (m,)) for v, m in zip(expected[0].values, ("a/1", "b/1"), strict=True)
    ))  # fmt: skip
    score_conflicts(scores, expected, [as_found])
    assert scores.figures()["conflicts"] == 1.0


def test_dropping_two_files_adds_an_article(folders):
    articles, gold = folders
    before = run_all(read_annotated(articles, gold))
    assert list(before.articles) == ["a"] and len(before.pairs) == 2
    text = "Bedtime\n\n1. Cobra Pose\nLie on your stomach and press up. Hold for 20 seconds.\n"
    drop(
        articles,
        gold,
        "b",
        text,
        [gold_row(1, "Cobra Pose", "1. Cobra", "20 seconds.", hold_s=[20, 20])],
    )
    after = run_all(read_annotated(articles, gold))
    assert list(after.articles) == ["a", "b"] and len(after.pairs) == 3
    assert after.tally("b", "hold_seconds").right == 1
    assert "Cobra Pose" in [gold.name for gold, _ in after.pairs]


def test_several_pairs_of_folders_are_read_as_one_set(folders, tmp_path):
    (tmp_path / "more").mkdir()
    more = two_folders(tmp_path / "more")
    with pytest.raises(AnnotationError, match="a stands in two"):
        read_folders([folders[0], more[0]], [folders[1], more[1]])
    for file in (more[0] / "a.txt", more[1] / "a.json"):
        file.rename(file.with_stem("b"))
    both = read_folders([folders[0], more[0]], [folders[1], more[1]])
    assert [item.article.article_id for item in both] == ["a", "b"]
    with pytest.raises(AnnotationError, match="2 folders of articles and 1 of annotation"):
        read_folders([folders[0], more[0]], [folders[1]])
    with pytest.raises(AnnotationError, match="annotates none"):
        read_folders([folders[0]], [more[1]])


def test_an_article_without_annotation_is_left_out(folders):
    articles, gold = folders
    (articles / "b.txt").write_text("Nothing of it is annotated.", encoding="utf-8")
    assert [item.article.article_id for item in read_annotated(articles, gold)] == ["a"]


def test_the_projects_own_annotation_fits_its_articles_and_is_mostly_found():
    annotated = read_annotated(ROOT / "data" / "raw", ROOT / "data" / "gold")
    assert len(annotated) == 12 and sum(len(item.golds) for item in annotated) == 56
    assert run_all(annotated).figures()["mentions"] >= 0.9


def test_the_restated_articles_to_measure_on_fit_their_annotation_and_name_their_pages():
    place = ROOT / "benchmarks" / "annotated"
    annotated = read_annotated(place / "articles", place / "gold")
    assert {item.article.article_id for item in annotated} == {
        file.stem for file in (place / "gold").glob("*.json")
    }
    assert all(item.article.url.startswith("http") for item in annotated)
    assert sum(gold.required for item in annotated for gold in item.golds) > 300
