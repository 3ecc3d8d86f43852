"""The body map: every muscle has its place, shares are right, and the picture says what it shows."""

from importlib import resources
from xml.etree import ElementTree

import pytest

from curation.errors import CurationError
from curation.explore.body import (
    described,
    difference_of,
    model,
    outlines,
    picture_of,
    region_shares,
    svg,
)
from curation.explore.colours import DARK, DIVERGING, PAPER, SEQUENCE, shade
from curation.explore.drawing import load_drawing, regions_of
from tests.explore.corpus import MENTIONS, VOCABULARY, frames, mention


def regions(muscle):
    return {r.region_id for r in regions_of(muscle, load_drawing(), VOCABULARY.muscles)}


def test_every_muscle_of_the_vocabulary_has_a_place():
    assert [m for m in VOCABULARY.muscles if not regions(m)] == []


def test_regions_name_muscles_and_outlines_that_exist():
    drawing = load_drawing()
    used = [shape for region in drawing.regions for shape in region.shapes]
    assert len(used) == len(set(used))
    assert {m for r in drawing.regions for m in r.muscles} <= set(VOCABULARY.muscles)
    undrawn = {s.shape_id for s in drawing.shapes} - set(used)
    assert undrawn == {"head", "face", "head-back", "elbow-left", "elbow-right"}
    assert all(region.note for region in drawing.regions if not region.shapes)


def test_a_muscle_is_drawn_by_its_own_region_or_the_nearest_around_it():
    assert regions("gluteus_maximus") == {"gluteus_maximus"}
    assert regions("glutes") == {"gluteus_maximus", "gluteus_medius"}
    assert regions("psoas_major") == {"hip_flexors"}
    assert regions("vastus_medialis") == {"quadriceps"}
    # Never all muscles of the hip for a vague claim.
    assert regions("hips") == {"hips"}


def test_the_licence_and_notice_of_the_drawing_are_shipped():
    folder = resources.files("curation.explore.drawing")
    assert "Apache License" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert "Ivan Vulović" in (folder / "NOTICE").read_text(encoding="utf-8")
    assert "Changed:" in (folder / "body.json").read_text(encoding="utf-8")


def test_shares_of_regions():
    table = region_shares(frames()).set_index("region")
    # a/1 and b/1 name the glutes, drawn by two regions; hips stand beside the figure.
    assert table.loc["gluteus_maximus", ["exercises", "of"]].tolist() == [2, 7]
    assert table.loc["gluteus_medius", "exercises"] == 2
    assert table.loc["piriformis", "exercises"] == 1
    assert table.loc["hips", "share"] == pytest.approx(1 / 7)


def test_a_picture_says_count_and_share_and_what_is_not_drawn():
    shown = picture_of(frames())
    texts = dict(zip(shown.regions.region, shown.regions.text, strict=True))
    assert texts["gluteus_maximus"] == "Gluteus maximus: 2 of 7 exercises (29%)"
    drawn = dict(zip(shown.regions.region, shown.regions.drawn, strict=True))
    assert drawn["gluteus_maximus"] and not drawn["hips"] and not drawn["piriformis"]
    assert described(shown).startswith("Muscles in the whole corpus. Adductors: 2 of 7")


def test_pictures_of_a_source_and_an_entry():
    south = picture_of(frames(), source="South")
    assert set(south.regions.region) == {"hips", "adductors"}
    pigeon = picture_of(frames(), stretch_id="pigeon-pose").regions.set_index("region")
    assert pigeon.loc["gluteus_maximus", "text"] == "Gluteus maximus: 2 of 3 exercises (67%)"


def test_an_unknown_source_or_entry_has_a_remedy():
    with pytest.raises(CurationError, match="Did you mean North"):
        picture_of(frames(), source="Norht")
    with pytest.raises(CurationError, match="Did you mean pigeon-pose"):
        picture_of(frames(), stretch_id="pigeon-post")


def test_a_difference_says_when_it_may_be_chance():
    shown = difference_of(frames(), "North", "South")
    texts = dict(zip(shown.regions.region, shown.regions.text, strict=True))
    assert texts["gluteus_maximus"] == (
        "Gluteus maximus: 2 of 4 in North, 0 of 2 in South (+50%), may be chance"
    )
    north = [mention(f"a/{n}", "pigeon-pose", ["glutes"]) for n in range(40)]
    south = [mention(f"c/{n}", "pigeon-pose", ["calves"]) for n in range(40)]
    certain = difference_of(frames([*north, *south]), "North", "South")
    assert not certain.regions.text.str.contains("may be chance").any()
    values = certain.regions.set_index("region")
    assert values.loc["gluteus_maximus", "colour"] == DIVERGING[-1]
    assert values.loc["soleus", "colour"] == DIVERGING[0]


def test_shades_run_from_end_to_end_and_grow_darker():
    assert shade(0) == SEQUENCE[0] and shade(1) == SEQUENCE[-1] and shade(7) == SEQUENCE[-1]

    def lightness(colour):
        red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2

    steps = [lightness(shade(i / 50)) for i in range(51)]
    assert steps == sorted(steps, reverse=True)
    on_dark_paper = [lightness(DARK[colour]) for colour in SEQUENCE]
    assert on_dark_paper == sorted(on_dark_paper)
    assert lightness(DARK[PAPER]) < on_dark_paper[0]


def test_the_static_picture_is_whole_and_has_alternative_text():
    drawn = ElementTree.fromstring(svg(picture_of(frames())))
    assert drawn.get("role") == "img" and "2 of 7 exercises" in drawn.get("aria-label")
    paths = drawn.findall("{http://www.w3.org/2000/svg}path")
    assert len(paths) == len(load_drawing().shapes)
    words = " ".join(text.text for text in drawn.findall("{http://www.w3.org/2000/svg}text"))
    assert "Hips in general: 1 of 7 exercises (14%)" in words


def test_hostile_names_stay_words_in_the_static_picture():
    bad = '"><script>alert(1)</script>&'
    built = frames(articles=[{"article_id": a, "source": bad, "title": "", "author": "", "url": "",
                              "published": "", "licence": "", "text": ""} for a in "abcd"])  # fmt: skip
    assert "<script" not in svg(picture_of(built, source=bad))
    ElementTree.fromstring(svg(picture_of(built, source=bad)))


def test_the_widget_holds_the_picture_and_keeps_a_choice_that_still_exists():
    from curation.widgets.body_map import BodyMap

    widget = BodyMap(picture_of(frames()))
    assert widget.picture == model(picture_of(frames()))
    assert widget.outlines == outlines()
    widget.selected = "hips"
    widget.show(picture_of(frames(), source="South"))
    assert widget.selected == "hips"
    widget.show(picture_of(frames(MENTIONS[:2])))
    assert widget.selected == ""
