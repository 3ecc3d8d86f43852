"""The notebook's linked view: a choice in one part reaches the others."""

import shutil

import ipywidgets
import nbformat
from nbclient import NotebookClient

from curation.desk import Project
from curation.explore.body import picture_of
from curation.explore.charts.chart import Chart
from curation.explorer import ALONE, LinkedView, body_side_by_side, side_by_side
from tests.explore.corpus import MENTIONS, frames, mention
from tests.projects import ROOT


def test_a_region_fades_the_heat_map_and_leaves_its_sentences():
    view = LinkedView(frames())
    assert view.found.value.count("<li>") == 7
    view.body.selected = "gluteus_maximus"
    assert view.heat.params.chosen_muscles == ["glutes"]
    assert view.found.value.count("<li>") == 2 and "b/1" in view.found.value
    view.body.selected = ""
    assert view.heat.params.chosen_muscles == []
    assert view.found.value.count("<li>") == 7


def click_tile(view, *tiles):
    """Tell the chart what a browser tells it after a click."""
    value = {"vlPoint": {"or": list(tiles)}} if tiles else None
    view.heat._vl_selections = {"tile": {"value": value, "store": []}}


def test_a_tile_leaves_the_sentences_of_one_muscle_and_source():
    view = LinkedView(frames())
    click_tile(view, {"muscle": "adductors", "source": "South"})
    assert view.found.value.count("<li>") == 1 and "c/2" in view.found.value
    assert view.heat.params.chosen_source == "South"
    click_tile(view)
    assert view.found.value.count("<li>") == 7


def test_a_choice_without_sentences_says_so_and_words_are_escaped():
    view = LinkedView(frames())
    view.choose("muscle:hip_flexors", "South")
    assert view.found.value == "<p>No sentence for this choice.</p>"
    hostile = frames(articles=[{"article_id": a, "source": "<b>", "title": "", "author": "", "url": "",
                                "published": "", "licence": "", "text": "<i>glutes"} for a in "abcd"])  # fmt: skip
    shown = LinkedView(hostile).found.value
    assert "<b>" not in shown and "<i>" not in shown and "&lt;i" in shown


def test_a_list_of_sentences_says_how_many_there_are():
    many = [mention(f"a/{n}", "pigeon-pose", ["glutes"]) for n in range(1, 16)]
    view = LinkedView(frames([*many, mention("c/1", "pigeon-pose", ["hips"])]))
    assert view.found.value.startswith("<p>12 of 16 sentences</p>")
    assert view.found.value.count("<li>") == 12
    view.choose("muscle:hips")
    assert view.found.value.startswith("<p>1 sentence</p>")


def test_two_sources_side_by_side():
    chart = side_by_side(frames(), ["North", "South"])
    assert isinstance(chart, Chart) and "Share in North" in chart.spec["description"]
    body = body_side_by_side(frames(), ["North", "South"])
    assert body.picture["title"] == "North against South"


def test_fewer_than_two_sources_are_told():
    alone = frames([m for m in MENTIONS if m["article_id"] == "a"])
    for shown in (side_by_side(alone, ["North"]), body_side_by_side(alone, [])):
        assert isinstance(shown, ipywidgets.HTML) and shown.value == ALONE


def test_the_notebook_runs_on_a_corpus_of_one_source(tmp_path, monkeypatch):
    (tmp_path / "data" / "raw").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "raw" / "02-shape.txt", tmp_path / "data" / "raw")
    Project(tmp_path).build()
    monkeypatch.setenv("CURATION_PROJECT", str(tmp_path))
    monkeypatch.setenv("CURATION_EDITOR", "Ada")
    notebook = nbformat.read(ROOT / "notebooks" / "06-explore.ipynb", as_version=4)
    NotebookClient(notebook, resources={"metadata": {"path": str(ROOT / "notebooks")}}).execute()


def test_the_body_shows_the_whole_corpus_at_first():
    assert LinkedView(frames()).body.picture["title"] == picture_of(frames()).title
