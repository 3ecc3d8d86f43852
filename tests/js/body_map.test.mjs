import assert from "node:assert/strict";
import { test } from "node:test";

import { byRegion, hoverText, notDrawn, toggled } from "../../curation/widgets/body_map.mjs";

const shapes = [
  { view: "front", path: "a", region: "neck" },
  { view: "back", path: "b", region: "neck" },
  { view: "front", path: "c", region: "" },
  { view: "front", path: "d", region: "neck" },
];
const picture = {
  regions: [
    { region: "neck", text: "Neck: 1 of 4", drawn: true, value: 0.25 },
    { region: "hips", text: "Hips: 2 of 4", drawn: false, value: -0.5 },
    { region: "legs", text: "Legs: 1 of 4", drawn: false, value: 0.25 },
  ],
};

test("outlines are gathered by region, left and right together", () => {
  assert.deepEqual([...byRegion(shapes, "front")], [["neck", ["a", "d"]], ["", ["c"]]]);
  assert.deepEqual([...byRegion(shapes, "back")], [["neck", ["b"]]]);
});

test("hovering tells the figures, or that there are none", () => {
  assert.equal(hoverText("neck", picture, {}), "Neck: 1 of 4");
  assert.equal(hoverText("feet", picture, { feet: "Feet" }), "Feet: no exercise");
});

test("a second click takes the choice back", () => {
  assert.equal(toggled("", "neck"), "neck");
  assert.equal(toggled("neck", "neck"), "");
  assert.equal(toggled("neck", "hips"), "hips");
});

test("what is not drawn is listed, the largest first", () => {
  assert.deepEqual(notDrawn(picture).map((row) => row.region), ["hips", "legs"]);
});
