import assert from "node:assert/strict";
import { test } from "node:test";
import { keyAction, times } from "../../curation/widgets/vocabulary_card.mjs";
import { entriesFor } from "../../curation/widgets/vocabulary_panel.mjs";

const names = [{ id: "a" }, { id: "b" }, { id: "c" }];
const card = { id: "b", group: "name", candidates: [{ value: "pigeon" }, { value: "frog" }] };

test("numbers choose a candidate, as a change that is shown first", () => {
  assert.deepEqual(keyAction("2", card, names, "b"), { value: "frog" });
  assert.equal(keyAction("3", card, names, "b"), null);
});

test("the other keys open a form, rule, or move", () => {
  assert.deepEqual(keyAction("e", card, names, "b"), { run: "entry" });
  assert.deepEqual(keyAction("o", card, names, "b"), { run: "other" });
  assert.deepEqual(keyAction("x", card, names, "b"), { run: "notExercise" });
  assert.deepEqual(keyAction("j", card, names, "b"), { go: "c" });
  assert.deepEqual(keyAction("k", card, names, "b"), { go: "a" });
  assert.equal(keyAction("j", card, names, "c"), null);
});

test("a word is no exercise and makes no entry: it has a meaning, or is no term", () => {
  const term = { ...card, group: "muscle" };
  assert.deepEqual(keyAction("1", term, names, "b"), { value: "pigeon" });
  assert.deepEqual(keyAction("x", term, names, "b"), { run: "ordinary" });
  assert.equal(keyAction("e", term, names, "b"), null);
});

test("without a name only words can be taught and changes taken back", () => {
  assert.deepEqual(keyAction("t", null, names, null), { run: "word" });
  assert.deepEqual(keyAction("u", null, names, null), { run: "takeBack" });
  assert.equal(keyAction("x", null, names, null), null);
});

test("what a change touches reads as words", () => {
  assert.equal(times({ mentions: 1, articles: 1 }), "1 mention in 1 article");
  assert.equal(times({ mentions: 3, articles: 2 }), "3 mentions in 2 articles");
});

test("entries are found by words in any order", () => {
  const entries = [{ label: "Pigeon Pose" }, { label: "Frog Stretch" }];
  assert.deepEqual(entriesFor("pose pig", entries), [{ label: "Pigeon Pose" }]);
  assert.equal(entriesFor("", entries).length, 2);
});
