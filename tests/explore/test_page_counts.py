"""What a page computes from its counts is what Python computes from the exercises."""

import json
import shutil
import subprocess

import pandas as pd
import pytest

from curation.build import run_build
from curation.explore import compare, read_frames
from curation.explore.body import difference_of, model, picture_of
from curation.explore.page import page_data
from tests.explore.corpus import frames
from tests.projects import ROOT

SCRIPT = """
import { readFileSync } from "node:fs";
import { contrast, differencePicture, sharePicture, without } from "%s";
const { data, one, other } = JSON.parse(readFileSync(0));
const { names, notes, shapes } = data.outlines;
const drawn = new Set(shapes.map((shape) => shape.region));
const regions = data.body.regions.map((region) => (
  { region, name: names[region], note: notes[region], drawn: drawn.has(region) }));
const side = (among, name) => ({ name, counts: among.sources[name] });
const { body, muscles, colours } = data;
console.log(JSON.stringify({
  corpus: sharePicture("Muscles in the whole corpus", regions, body.corpus, colours),
  source: sharePicture(`Muscles in ${one}`, regions, body.sources[one], colours),
  difference: differencePicture(side(body, one), side(body, other), regions, colours),
  muscles: contrast(muscles.muscles, muscles.sources[one], muscles.sources[other]),
  rest: without(body.corpus, body.sources[one]),
}));
"""


@pytest.fixture(scope="module")
def default_frames(tmp_path_factory):
    out = tmp_path_factory.mktemp("counts")
    run_build(ROOT / "data" / "raw", out)
    return read_frames(out)


def computed(data, one, other):
    """Return what the page's script makes of its data."""
    node = shutil.which("node")
    if node is None:
        pytest.fail("node is missing: install it with `apt-get install -y nodejs`.")
    script = SCRIPT % (ROOT / "curation" / "explore" / "page" / "compare.mjs").as_uri()
    told = subprocess.run(
        [node, "--input-type=module", "--eval", script],
        input=json.dumps({"data": data, "one": one, "other": other}),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(told.stdout)


def assert_same_picture(found, expected):
    assert [row["text"] for row in found["regions"]] == [row["text"] for row in expected["regions"]]
    for ours, theirs in zip(found["regions"], expected["regions"], strict=True):
        assert ours["value"] == pytest.approx(theirs["value"])
        assert {**ours, "value": 0} == {**theirs, "value": 0}
    assert {**found, "regions": []} == {**expected, "regions": []}


@pytest.mark.parametrize("pair", [("North", "South"), ("South", "d"), ("d", "North")])
def test_pictures_and_contrasts_of_the_small_corpus(pair):
    check(frames(), *pair)


def test_pictures_and_contrasts_of_the_default_corpus(default_frames):
    check(default_frames, "Runner's World", "Shape")


def check(built, one, other):
    found = computed(page_data(built), one, other)
    assert_same_picture(found["corpus"], model(picture_of(built)))
    assert_same_picture(found["source"], model(picture_of(built, source=one)))
    assert_same_picture(found["difference"], model(difference_of(built, one, other)))
    theirs = compare(built, one, other)
    ours = pd.DataFrame(found["muscles"])[list(theirs.columns)]
    pd.testing.assert_frame_equal(ours, theirs, check_dtype=False)


def test_the_others_are_all_exercises_but_those_of_a_source():
    built = frames()
    rest = computed(page_data(built), "North", "South")["rest"]
    others = (built.exercises.source != "North").sum()
    assert rest["of"] == others == 3


def test_an_entry_has_counts_where_an_exercise_of_it_names_a_region():
    body = page_data(frames())["body"]
    assert list(body["entries"]) == ["butterfly-stretch", "pigeon-pose"]
    pigeon = dict(zip(body["regions"], body["entries"]["pigeon-pose"]["exercises"], strict=True))
    assert (pigeon["gluteus_maximus"], pigeon["hips"], pigeon["adductors"]) == (2, 1, 0)
    assert body["entries"]["pigeon-pose"]["of"] == 3
