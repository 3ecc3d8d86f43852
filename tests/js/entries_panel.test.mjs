import assert from "node:assert/strict";
import { test } from "node:test";
import { keyAction } from "../../curation/widgets/entries_panel.mjs";
import { found } from "../../curation/widgets/list_panel.mjs";

const entries = [{ id: "a", label: "Pigeon Pose" }, { id: "b", label: "Frog Pose" }, { id: "c", label: "Frog Stretch" }];

test("keys go through what the search shows, and change the entry", () => {
  const shown = found("frog", entries);
  assert.deepEqual(keyAction("j", { id: "b" }, shown, false), { run: "go", with: ["c"] });
  assert.deepEqual(keyAction("j", { id: "a" }, shown, false), { run: "go", with: ["b"] });
  assert.equal(keyAction("j", { id: "c" }, shown, false), null);
  assert.deepEqual(keyAction("m", { id: "b" }, shown, false), { run: "merge" });
  assert.deepEqual(keyAction("f", { id: "b" }, shown, false), { run: "focusFields" });
  assert.deepEqual(keyAction("/", null, shown, false), { run: "find" });
  assert.equal(keyAction("s", null, shown, false), null);
});

test("while something is asked no key changes an entry", () => {
  for (const key of ["m", "s", "r", "u", "j"]) assert.equal(keyAction(key, { id: "b" }, entries, true), null);
});
