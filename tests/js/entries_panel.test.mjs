import assert from "node:assert/strict";
import { test } from "node:test";
import { found, keyAction, mentionsOf } from "../../curation/widgets/entries_panel.mjs";

const entries = [{ id: "a", label: "Pigeon Pose" }, { id: "b", label: "Frog Pose" }, { id: "c", label: "Frog Stretch" }];

test("entries are found by words in any order", () => {
  assert.deepEqual(found("pose frog", entries).map((one) => one.id), ["b"]);
  assert.equal(found(" ", entries).length, 3);
});

test("keys go through what the search shows, and change the entry", () => {
  const shown = found("frog", entries);
  assert.deepEqual(keyAction("j", { id: "b" }, shown, false), { go: "c" });
  assert.deepEqual(keyAction("j", { id: "a" }, shown, false), { go: "b" });
  assert.equal(keyAction("j", { id: "c" }, shown, false), null);
  assert.deepEqual(keyAction("m", { id: "b" }, shown, false), { run: "merge" });
  assert.deepEqual(keyAction("/", null, shown, false), { run: "find" });
  assert.equal(keyAction("s", null, shown, false), null);
});

test("while something is asked no key changes an entry", () => {
  for (const key of ["m", "s", "r", "u", "j"]) assert.equal(keyAction(key, { id: "b" }, entries, true), null);
});

test("counts read as words", () => {
  assert.equal(mentionsOf({ mentions: 1, articles: 1 }), "1 mention in 1 article");
  assert.equal(mentionsOf({ mentions: 3, articles: 2 }), "3 mentions in 2 articles");
});
