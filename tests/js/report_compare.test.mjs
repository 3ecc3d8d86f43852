import assert from "node:assert/strict";
import { test } from "node:test";

import {
  contrast,
  differencePicture,
  newcombe,
  percent,
  shade,
  sharePicture,
  signed,
  wilson,
  without,
} from "../../curation/explore/page/compare.mjs";

const near = (found, expected) => found.forEach((value, at) => assert.ok(Math.abs(value - expected[at]) < 1e-4, `${found}`));
const COLOURS = { sequence: ["#ffffff", "#000000"], diverging: ["#ff0000", "#808080", "#0000ff"] };
const REGIONS = [
  { region: "neck", name: "Neck", note: "", drawn: true },
  { region: "hips", name: "Hips", note: "wide", drawn: false },
];

test("Wilson's interval of 15 in 148 as Newcombe's first paper prints it", () => {
  near(wilson(15, 148), [0.0624, 0.1605]);
  assert.ok(wilson(0, 0).every(Number.isNaN));
});

test("Newcombe's interval of 56 in 70 against 48 in 80 as his second paper prints it", () => {
  near(newcombe(56, 70, 48, 80), [0.0524, 0.3339]);
});

test("the others are the corpus without one part", () => {
  assert.deepEqual(without({ of: 9, exercises: [4, 1] }, { of: 3, exercises: [3, 0] }), { of: 6, exercises: [1, 1] });
});

test("a contrast leaves out what nobody names and puts the greatest difference first", () => {
  const items = [{ muscle: "a" }, { muscle: "b" }, { muscle: "c" }];
  const rows = contrast(items, { of: 10, exercises: [1, 0, 9] }, { of: 10, exercises: [2, 0, 0] });
  assert.deepEqual(rows.map((row) => [row.muscle, row.verdict]), [["c", "more"], ["a", "too few to tell"]]);
  assert.equal(rows[0].difference, 0.9);
});

test("a picture says count and share and leaves out regions without exercises", () => {
  const shown = sharePicture("All", REGIONS, { of: 2000, exercises: [1500, 0] }, COLOURS);
  assert.deepEqual(shown.regions, [
    { region: "neck", name: "Neck", note: "", drawn: true, value: 0.75, text: "Neck: 1,500 of 2,000 exercises (75%)", colour: "#000000" },
  ]);
  assert.equal(shown.alt, "All. Neck: 1,500 of 2,000 exercises (75%).");
  assert.deepEqual(shown.legend.map((step) => step.label), ["0%", "19%", "38%", "56%", "75%"]);
});

test("a difference says both sides, its sign, and that it may be chance", () => {
  const shown = differencePicture(
    { name: "North", counts: { of: 4, exercises: [2, 0] } },
    { name: "South", counts: { of: 2, exercises: [0, 1] } },
    REGIONS,
    COLOURS,
  );
  assert.deepEqual(shown.regions.map((row) => row.text), [
    "Neck: 2 of 4 in North, 0 of 2 in South (+50%), may be chance",
    "Hips: 0 of 4 in North, 1 of 2 in South (-50%), may be chance",
  ]);
  assert.deepEqual(shown.regions.map((row) => row.colour), ["#0000ff", "#ff0000"]);
  assert.deepEqual(shown.legend.map((step) => step.label), ["-50%", "-25%", "0%", "+25%", "+50%"]);
});

test("two sources that name nothing make an empty picture", () => {
  const nothing = { of: 3, exercises: [0, 0] };
  assert.deepEqual(sharePicture("None", REGIONS, nothing, COLOURS).regions, []);
  const sides = ["a", "b"].map((name) => ({ name, counts: nothing }));
  assert.deepEqual(differencePicture(...sides, REGIONS, COLOURS).regions, []);
});

test("halves go to the even percent, as in Python", () => {
  assert.deepEqual([0.125, 0.135, 0.375, 0].map(percent), ["12%", "14%", "38%", "0%"]);
  assert.deepEqual([-0.125, 0.5, 0].map(signed), ["-12%", "+50%", "+0%"]);
  assert.equal(shade(0.25, COLOURS.diverging), "#c04040");
});
