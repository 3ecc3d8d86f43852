"""Intervals, robustness, tables and the error report, on small annotations."""

import csv
import json
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

from curation.errors import CurationError
from curation.lab.annotated import read_annotated
from curation.lab.card import figures_table, with_figures
from curation.lab.changes import CHANGES
from curation.lab.highlight import Mark, highlighted
from curation.lab.intervals import intervals, intervals_of_change
from curation.lab.laboratory import open_laboratory
from curation.lab.report import write_report
from curation.lab.robustness import ALLOWED, Fall, by_change, falls, worst
from curation.lab.runs import run_all, run_left_out
from curation.lab.tables import (
    article_figures,
    by_cause,
    columns,
    expected_values,
    robustness_table,
    table,
    write_falls,
)
from curation.lab.tallies import FIELDS, Scores, f1
from tests.lab.articles import drop, gold_row, two_folders
from tests.projects import ROOT

OTHER = """Evening

1. Cobra Pose
Lie on your stomach, press up and hold for 20 seconds.

Seal Reach
Kneel & reach. It stretches your <quads>.
"""


@pytest.fixture
def annotated(tmp_path):
    articles, gold = two_folders(tmp_path)
    rows = [
        gold_row(1, "Cobra Pose", "1. Cobra", "20 seconds.", hold_s=[25, 25]),
        gold_row(2, "Seal Reach", "Seal Reach", "<quads>.", muscles=["quadriceps"]),
    ]
    drop(articles, gold, "b", OTHER, rows)
    return read_annotated(articles, gold)


def scores_of(*rows):
    """Scores of one field with (right, spurious, missed) for each article."""
    scores = Scores([str(n) for n, _ in enumerate(rows)])
    for n, (right, spurious, missed) in enumerate(rows):
        tally = scores.tally(str(n), "names")
        tally.right, tally.spurious, tally.missed = right, spurious, missed
    return scores


def test_figures_over_articles_are_those_of_the_summed_counts():
    scores = scores_of((3, 1, 0), (1, 0, 2))
    assert scores.figures()["names"] == pytest.approx(2 * 4 / (2 * 4 + 1 + 2))
    assert scores.figures()["muscles"] == 1.0


def test_nothing_right_is_0_and_nothing_to_find_is_1():
    assert f1(np.array([[0.0, 2, 0, 3], [0, 0, 0, 0], [0, 1, 0, 0]])).tolist() == [0, 1, 0]


def test_an_interval_holds_the_figure_and_spans_what_articles_differ_by():
    counts = scores_of(*[(9, 0, 1)] * 6, *[(5, 0, 5)] * 6).counts()
    low, high = intervals(counts)["names"]
    figure = f1(counts.sum(axis=0))[FIELDS.index("names")]
    assert 2 / 3 < low < figure < high < 18 / 19
    alike = intervals(scores_of(*[(9, 0, 1)] * 12).counts())["names"]
    assert alike == pytest.approx((18 / 19, 18 / 19))


def test_more_articles_make_an_interval_narrower():
    def width(times):
        counts = scores_of(*[(9, 0, 1), (5, 0, 5), (7, 1, 1)] * times).counts()
        low, high = intervals(counts)["names"]
        return high - low

    assert width(20) < width(2) / 2


def test_a_change_that_holds_in_every_article_is_certain():
    before = scores_of((8, 0, 2), (2, 0, 8)).counts()
    after = scores_of((9, 0, 1), (3, 0, 7)).counts()
    low, high = intervals_of_change(before, after)["names"]
    assert 0 < low <= high
    assert intervals_of_change(before, before)["names"] == (0, 0)


def test_the_table_says_figure_interval_and_number_of_values():
    scores = scores_of((9, 0, 1), (5, 0, 5))
    shown = columns(scores, scores_of((9, 0, 1), (4, 0, 6)))
    values = expected_values(scores.counts())
    assert values["names"] == 20
    (line,) = (row for row in table(shown, values).splitlines() if row.startswith("names"))
    cells = line.split()
    assert cells[:3] == ["names", "20", "0.824"] and cells[5] == "0.788"
    assert "one left out" in table(shown, values).splitlines()[0]


def test_an_article_has_no_figure_for_what_it_does_not_hold():
    figures = article_figures(scores_of((9, 0, 1), (0, 0, 0)))
    assert figures["0"]["names"] == pytest.approx(18 / 19)
    assert figures["1"]["names"] is None and figures["0"]["kind"] is None


def test_a_harmful_change_falls_and_a_harmless_one_does_not(annotated):
    def gone(item):
        blank = item.article.text.replace("seconds", "moments")
        return replace(item, article=replace(item.article, text=blank))

    found = falls(annotated, run_all(annotated), {"none": lambda item: item, "no holds": gone})
    assert set(by_change(found)) == {"none", "no holds"}
    assert {fall.size for fall in by_change(found)["none"]} == {0.0}
    fall = worst(found)
    assert fall.change == "no holds" and fall.size > ALLOWED


def test_falls_are_told_and_written(tmp_path):
    found = [
        Fall("lists flattened", "names", 0.9, 0.8),
        Fall("lists flattened", "reps", 0.9, 0.95),
        Fall("as a page", "names", 0.9, 0.9),
    ]
    lines = robustness_table(found).splitlines()
    assert lines[1].split()[-2:] == ["0.100", "names"] and lines[2].split()[-1] == "none"
    assert lines[-1].startswith("Worst: lists flattened, names from 0.900 to 0.800, more than")
    write_falls(tmp_path / "falls.csv", found)
    rows = list(csv.DictReader((tmp_path / "falls.csv").open()))
    assert [row["fall"] for row in rows] == ["0.1000", "-0.0500", "0.0000"]


def test_the_card_gets_the_figures_of_the_part_that_was_measured():
    card = "# Card\n\n<!-- one -->\nStale words.\n<!-- end -->\n\nKept.\n\n<!-- two -->\n<!-- end -->\n"
    scores = scores_of((9, 0, 1), (5, 0, 5))
    found = [Fall("as a page", "names", 0.8, 0.7), Fall("as a page", "kind", 1.0, 1.0)]
    figures = figures_table(
        "On 2.", columns(scores, scores), expected_values(scores.counts()), found
    )
    written = with_figures(card, "one", figures)
    assert "| names | 20 | 0.824 [" in written and "| as a page | 0.100 | names |" in written
    assert "Stale" not in written and "Kept.\n\n<!-- two -->\n<!-- end -->\n" in written
    assert with_figures(written, "one", figures) == written
    with pytest.raises(ValueError, match="three"):
        with_figures(card, "three", figures)


def test_the_projects_card_states_every_figure_of_both_sets():
    card = (ROOT / "docs" / "model-card.md").read_text(encoding="utf-8")
    for name in ("own articles", "development articles", "unseen articles"):
        part = card.split(f"<!-- {name} -->")[1].split("<!-- end -->")[0]
        for row in (*FIELDS, *CHANGES):
            assert f"\n| {row} | " in part


def test_marks_may_overlap_and_text_is_escaped():
    marks = [Mark(1, 4, "one", label="a & b"), Mark(3, 6, "two", "says <so>")]
    html = highlighted("<abcde>", 0, 7, marks)
    assert html == (
        '&lt;<a class="label one" id="c1">a &amp; b</a><span class="one">ab</span>'
        '<span class="one two" title="says &lt;so&gt;">c</span>'
        '<span class="two" title="says &lt;so&gt;">de</span>&gt;'
    )


class Links(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.ids, self.links, self.words = set(), [], ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        self.ids |= {said["id"]} if "id" in said else set()
        self.links += [said["href"]] if "href" in said else []

    def handle_data(self, data):
        self.words += data


def test_every_error_is_told_and_linked_to_its_place(annotated, tmp_path):
    whole, left_out = run_all(annotated), run_left_out(annotated)
    assert {miss.field for miss in left_out.misses} >= {"hold_seconds"}
    folder = tmp_path / "report"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "gone.html").touch()
    index = Links(write_report(folder, annotated, left_out, columns(whole, left_out)))
    for (name, cause), misses in by_cause(left_out.misses).items():
        assert f"{name}: {cause} ({len(misses)})" in index.words
    assert len((folder / "errors.jsonl").read_text("utf-8").splitlines()) == len(left_out.misses)
    rows = [json.loads(line) for line in (folder / "errors.jsonl").open(encoding="utf-8")]
    assert {row["article_id"] for row in rows} <= {"a", "b"}
    pages = {f"articles/{n}.html": Links(folder / "articles" / f"{n}.html") for n in "ab"}
    assert {path.name for path in (folder / "articles").iterdir()} == {"a.html", "b.html"}
    for link in index.links:
        file, _, place = link.partition("#")
        assert place in (pages[file].ids if file else index.ids) or not place
    for miss in left_out.misses:
        assert f"articles/{miss.article_id}.html#c{miss.start}" in index.links
    assert "It stretches your <quads>." in pages["articles/b.html"].words
    for page in pages.values():
        assert {link[1:] for link in page.links if link.startswith("#")} <= page.ids


def test_the_laboratory_shows_tables_and_articles(tmp_path):
    laboratory = open_laboratory(*map(str, two_folders(tmp_path)))
    figures = laboratory.figures()
    assert list(figures.index) == list(FIELDS) and figures["values"]["mentions"] == 2
    assert list(laboratory.by_article().index) == ["a"]
    errors = laboratory.errors()
    assert laboratory.causes()["errors"].sum() == len(errors) == len(laboratory.left_out.misses)
    assert set(laboratory.errors("equipment").field) <= {"equipment"}
    assert "#1 Pigeon Pose</a>" in laboratory.show("a").data
    with pytest.raises(CurationError, match="'b'"):
        laboratory.show("b")


def test_a_laboratory_without_articles_says_so(tmp_path):
    articles, gold = two_folders(tmp_path)
    (gold / "a.json").unlink()
    with pytest.raises(CurationError, match="annotates no article"):
        open_laboratory(str(articles), str(gold))
