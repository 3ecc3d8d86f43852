import assert from "node:assert/strict";
import { test } from "node:test";
import { keyAction } from "../../curation/widgets/vocabulary_card.mjs";

const names = [{ id: "a" }, { id: "b" }, { id: "c" }];
const card = { id: "b", group: "name", candidates: [{ value: "pigeon" }, { value: "frog" }] };

test("numbers choose a candidate, as a change that is shown first", () => {
  assert.deepEqual(keyAction("2", card, names, "b"), { run: "means", with: ["frog"] });
  assert.equal(keyAction("3", card, names, "b"), null);
});

test("the other keys open a form, rule, or move", () => {
  assert.deepEqual(keyAction("e", card, names, "b"), { run: "entry" });
  assert.deepEqual(keyAction("o", card, names, "b"), { run: "other" });
  assert.deepEqual(keyAction("x", card, names, "b"), { run: "notExercise" });
  assert.deepEqual(keyAction("j", card, names, "b"), { run: "go", with: ["c"] });
  assert.deepEqual(keyAction("k", card, names, "b"), { run: "go", with: ["a"] });
  assert.equal(keyAction("j", card, names, "c"), null);
});

test("a word is no exercise and makes no entry: it has a meaning, or is no term", () => {
  const term = { ...card, group: "muscle" };
  assert.deepEqual(keyAction("1", term, names, "b"), { run: "means", with: ["pigeon"] });
  assert.deepEqual(keyAction("x", term, names, "b"), { run: "ordinary" });
  assert.equal(keyAction("e", term, names, "b"), null);
});

test("without a name only words can be taught and changes taken back", () => {
  assert.deepEqual(keyAction("t", null, names, null), { run: "word" });
  assert.deepEqual(keyAction("u", null, names, null), { run: "takeBack" });
  assert.equal(keyAction("x", null, names, null), null);
});
