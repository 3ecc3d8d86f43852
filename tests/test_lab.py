"""The laboratory's figures on small annotations worked out by hand."""

import json
from pathlib import Path

import pytest

from curation.lab.annotated import AnnotationError, read_annotated
from curation.lab.report import by_cause, table, write_report
from curation.lab.runs import own_names, run_all, run_left_out, without_names
from curation.lab.scoring import b_cubed, plain, score
from curation.names import name_key
from curation.records import Mention
from curation.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent
TEXT = """Two stretches

1. Pigeon Pose
Sit down and hold for 30 seconds.

2. Calf Stretch
Stand and lean into the wall.
"""


def gold_row(n, name, start, end, **values):
    plain_row = {
        "n": n,
        "name": name,
        "start": start,
        "end": end,
        "stretch": name.lower(),
        "kind": "stretch",
        "mode": "static",
        "position": None,
        "muscles": [],
        "hold_s": None,
        "reps": None,
        "sets": None,
        "per_side": False,
        "equipment": [],
        "passing": False,
    }
    return {**plain_row, **values}


@pytest.fixture
def folders(tmp_path):
    articles, gold = tmp_path / "articles", tmp_path / "gold"
    articles.mkdir()
    gold.mkdir()
    (articles / "a.txt").write_text(TEXT, encoding="utf-8")
    rows = [
        gold_row(1, "Pigeon Pose", "1. Pigeon Pose", "30 seconds.", hold_s=[30, 30]),
        gold_row(2, "Calf Stretch", "2. Calf Stretch", "the wall.", equipment=["wall"]),
    ]
    (gold / "a.json").write_text(json.dumps({"article": "a", "mentions": rows}), encoding="utf-8")
    return articles, gold


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
    assert causes == {("mentions", "missed exercise"), ("mode", "other mode")}
    perfect = score(annotated, [found(pigeon, hold_seconds=(30.0, 30.0)), found(calf)])
    assert perfect.figures()["equipment"] == 0.0 and perfect.figures()["mentions"] == 1.0


def test_what_is_no_exercise_counts_against_the_mentions(folders):
    annotated = read_annotated(*folders)
    golds = annotated[0].golds
    title = Mention("a/0", "a", 0, 0, 13, "", name="Two stretches", kind="stretch")
    scores = score(annotated, [title, *(found(gold) for gold in golds)])
    assert scores.tallies["mentions"].spurious == 1
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


def test_the_projects_own_annotation_fits_its_articles_and_is_mostly_found(tmp_path):
    annotated = read_annotated(ROOT / "data" / "raw", ROOT / "data" / "gold")
    assert len(annotated) == 12 and sum(len(item.golds) for item in annotated) == 56
    whole, left_out = run_all(annotated), run_left_out(annotated)
    assert whole.figures()["mentions"] >= 0.9 and left_out.figures()["mentions"] >= 0.9
    page = write_report(tmp_path, annotated, left_out.misses)
    html = page.read_text(encoding="utf-8")
    for (name, cause), misses in by_cause(left_out.misses).items():
        assert f"{name}: {cause}" in html and misses[0].article_id in html
    assert len((tmp_path / "errors.jsonl").read_text("utf-8").splitlines()) == len(left_out.misses)
    assert "one left out" in table({"all": whole.figures(), "one left out": left_out.figures()})
