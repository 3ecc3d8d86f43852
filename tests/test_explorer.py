"""The notebook's linked view: a choice in one part reaches the others."""

from curation.explore.body import picture_of
from curation.explorer import LinkedView
from tests.explore_corpus import frames


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


def test_the_body_shows_the_whole_corpus_at_first():
    assert LinkedView(frames()).body.picture["title"] == picture_of(frames()).title
