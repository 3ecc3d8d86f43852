import assert from "node:assert/strict";
import { test } from "node:test";

import {
  NOTHING,
  chosenBy,
  contains,
  matcher,
  nothingFound,
  recoloured,
  shortList,
  toCsv,
  unpacked,
  untouchedBy,
  webAddress,
} from "../../curation/explore/page/model.mjs";

const known = {
  filters: {
    "muscle:glutes": { name: "Glutes", claims: ["piriformis"], muscles: ["glutes"], entries: ["pigeon"] },
  },
  members: { North: ["pigeon", "child"] },
};
const glutes = { ...NOTHING, key: "muscle:glutes" };
const north = { ...NOTHING, source: "North" };
const left = (rows, keys, choice) => rows.filter(matcher(keys, choice, known));

test("packed tables become rows", () => {
  assert.deepEqual(unpacked({ columns: ["a", "b"], rows: [[1, null]] }), [{ a: 1, b: null }]);
});

test("no choice leaves everything", () => {
  assert.equal(left([{ muscle: "calves" }], { muscle: ["muscle"] }, NOTHING).length, 1);
});

test("a muscle narrows by the column that a table has", () => {
  const rows = [{ m: "glutes", c: "piriformis", e: "pigeon" }, { m: "calves", c: "soleus", e: "child" }];
  assert.deepEqual(left(rows, { muscle: ["m"] }, glutes), [rows[0]]);
  assert.deepEqual(left(rows, { claim: ["c"], entry: ["e"] }, glutes), [rows[0]]);
  assert.deepEqual(left(rows, { entry: ["e"] }, glutes), [rows[0]]);
  assert.deepEqual(left(rows, { source: ["x"] }, glutes), rows);
});

test("either muscle of a pair is enough", () => {
  const rows = [{ one: "calves", other: "glutes" }, { one: "calves", other: "feet" }];
  assert.deepEqual(left(rows, { muscle: ["one", "other"] }, glutes), [rows[0]]);
});

test("a source narrows by name, or by the entries that it describes", () => {
  const rows = [{ s: "North", e: "pigeon" }, { s: "South", e: "frog" }];
  assert.deepEqual(left(rows, { source: ["s"] }, north), [rows[0]]);
  assert.deepEqual(left(rows, { entry: ["e"] }, north), [rows[0]]);
});

test("shares are those of the chosen source, and of the corpus without one", () => {
  const rows = [{ scope: "" }, { scope: "North" }];
  assert.deepEqual(left(rows, { scope: ["scope"] }, NOTHING), [rows[0]]);
  assert.deepEqual(left(rows, { scope: ["scope"] }, north), [rows[1]]);
});

test("a table says which parts of a choice it does not know", () => {
  assert.deepEqual(untouchedBy({ source: ["s"] }, { ...glutes, source: "North", entry: "pigeon" }), ["muscle", "entry"]);
  assert.deepEqual(untouchedBy({ entry: ["e"] }, { ...glutes, source: "North", entry: "pigeon" }), []);
});

test("all words must be found, in any column and order", () => {
  const row = { name: "Pigeon Pose", muscles: "Glutes" };
  assert.ok(contains(row, ["name", "muscles"], "glutes pigeon"));
  assert.ok(!contains(row, ["name", "muscles"], "glutes frog"));
});

test("names are found as an ordinary keyboard types them", () => {
  const row = { name: "Eka Pāda Rājakapotāsana", aliases: "añjaneyāsana, Child’s Pose, Cat–Cow" };
  const isFound = (text) => contains(row, ["name", "aliases", "kind"], text);
  for (const text of ["eka pada", "anjaneyasana", "AÑJANEYĀSANA", "child's", "child’s pose", "childs pose", "cat-cow", "cat cow"]) {
    assert.ok(isFound(text), text);
  }
  assert.ok(!isFound("eka pado"));
});

test("a catalog without a row says so", () => {
  assert.equal(nothingFound({ text: " xyz " }, ""), "Nothing matches “xyz”.");
  assert.equal(nothingFound({ text: "xyz" }, "Glutes, in North"), "Nothing matches “xyz” while showing Glutes, in North.");
  assert.equal(nothingFound({ text: "" }, "Glutes"), "No entry for this choice.");
});

test("a table file quotes what it must and disarms formulas", () => {
  const rows = [{ a: '=1+2";=1+2', b: -3.5 }, { a: "x,\ny", b: null }];
  assert.equal(toCsv(["a", "b"], rows), 'a,b\r\n"\'=1+2"";=1+2",-3.5\r\n"x,\ny",\r\n');
});

test("a click adds to the choice, and a second one takes it back", () => {
  const keys = { muscle: ["muscle"], source: ["source"] };
  const row = { muscle: "glutes", source: "North" };
  assert.deepEqual(chosenBy(row, keys, { ...NOTHING, entry: "pigeon" }), {
    key: "muscle:glutes", source: "North", entry: "pigeon", text: "",
  });
  const once = chosenBy(row, keys, NOTHING);
  assert.deepEqual(chosenBy(row, keys, once), NOTHING);
  assert.equal(chosenBy({ ...row, source: "South" }, keys, once).source, "South");
  assert.equal(chosenBy({ one: "A", other: "B" }, { source: ["one", "other"] }, NOTHING).source, "");
});

test("a click chooses what the chart counted where that is more than a muscle as named", () => {
  const keys = { muscle: ["muscle"], choice: ["choice"] };
  const row = { muscle: "hips", choice: "whole:hips" };
  const once = chosenBy(row, keys, NOTHING);
  assert.equal(once.key, "whole:hips");
  assert.deepEqual(chosenBy(row, keys, once), NOTHING);
});

test("long lists are shortened, only addresses of the web are links", () => {
  assert.equal(shortList("a, b, c", 2), "a, b and 1 more");
  assert.equal(shortList("a, b", 2), "a, b");
  assert.equal(webAddress("https://example.org"), "https://example.org");
  assert.equal(webAddress("javascript:alert(1)"), "");
});

test("colours with a twin are replaced wherever they stand", () => {
  const spec = { range: ["#ffffff", "#123456"], mark: { color: "#ffffff" }, width: 3 };
  assert.deepEqual(recoloured(spec, { "#ffffff": "#000000" }), {
    range: ["#000000", "#123456"],
    mark: { color: "#000000" },
    width: 3,
  });
});
