import assert from "node:assert/strict";
import { test } from "node:test";
import { keyAction } from "../../curation/widgets/extraction_panel.mjs";

test("borders can only be set while words are chosen", () => {
  assert.equal(keyAction("m", false), null);
  assert.deepEqual(keyAction("m", true), { run: "missed", with: [] });
  assert.deepEqual(keyAction("[", true), { run: "move", with: ["start", -1] });
  assert.deepEqual(keyAction("j", false), { run: "step", with: [1] });
  assert.equal(keyAction("z", true), null);
});
