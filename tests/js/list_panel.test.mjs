import assert from "node:assert/strict";
import { test } from "node:test";
import { found, stepAction, times } from "../../curation/widgets/list_panel.mjs";

const rows = [{ id: "a", label: "Pigeon Pose" }, { id: "b", label: "Frog Pose" }, { id: "c", label: "Frog Stretch" }];

test("rows are found by words in any order", () => {
  assert.deepEqual(found("pose frog", rows).map((one) => one.id), ["b"]);
  assert.deepEqual(found("pose pig", rows).map((one) => one.id), ["a"]);
  assert.equal(found(" ", rows).length, 3);
});

test("names are found as an ordinary keyboard types them", () => {
  const asana = [{ id: "a", label: "Añjaneyāsana" }, { id: "c", label: "Child’s Pose" }];
  assert.deepEqual(found("anjaneyasana", asana).map((one) => one.id), ["a"]);
  assert.deepEqual(found("child's", asana).map((one) => one.id), ["c"]);
});

test("a list is gone through to its ends", () => {
  assert.deepEqual(stepAction("j", rows, "a"), { run: "go", with: ["b"] });
  assert.deepEqual(stepAction("ArrowUp", rows, "c"), { run: "go", with: ["b"] });
  assert.equal(stepAction("k", rows, "a"), null);
  assert.equal(stepAction("x", rows, "a"), undefined);
});

test("counts read as words", () => {
  assert.equal(times({ mentions: 1, articles: 1 }), "1 mention in 1 article");
  assert.equal(times({ mentions: 3, articles: 2 }), "3 mentions in 2 articles");
});
