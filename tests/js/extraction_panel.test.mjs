import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, settled } from "./page.mjs";
import extractionPanel, { keyAction } from "../../curation/widgets/extraction_panel.mjs";

const TEXT = "Swing it. \nSink low.";
const MARK = { decision_id: "1", editor: "Ada", label: "a missed exercise, named “Swing”", start: 0, end: 9, name: "Swing", kind: "strength" };
const reading = (more) => ({
  reading: {
    article_id: "a", part: 0, parts: 1, text: TEXT, offset: 0, kinds: ["stretch", "strength"], mentions: [], added: [MARK], left_out: [],
    evidence: [], seen: null, ...more,
  },
});

async function shown(t, more) {
  const page = drawn(extractionPanel, t);
  await settled();
  await page.answer("index", { articles: [{ article_id: "a", source: "Test", title: "A", exercises: 0 }], first: "a", editor: "Ada" });
  await page.answer("reading", reading(more));
  return page;
}

test("borders can only be set while words are chosen", () => {
  assert.equal(keyAction("m", false), null);
  assert.deepEqual(keyAction("m", true), { run: "missed", with: [] });
  assert.deepEqual(keyAction("[", true), { run: "move", with: ["start", -1] });
  assert.deepEqual(keyAction("j", false), { run: "step", with: [1] });
  assert.equal(keyAction("z", true), null);
});

test("marking the same words again begins with the name that they have, and warns", async (t) => {
  const page = await shown(t, { left_out: [{ start: 0, end: 10, text: "Swing it." }] });
  assert.match(page.root.textContent, /named “Swing”, by Ada/);
  await page.press("Swing it.");
  assert.match(page.root.textContent, /Ada has marked these words/);
  await page.press("A missed exercise");
  await page.answer("correct", reading(), ({ change }) => {
    assert.equal(change.name, "Swing");
    return true;
  });
});

test("words that are marked in part are told, and named anew", async (t) => {
  const page = await shown(t, { left_out: [{ start: 6, end: 20, text: "it. Sink" }] });
  await page.press("it. Sink");
  assert.match(page.root.textContent, /Ada has marked some of these words/);
  assert.equal(page.root.all.find((one) => one.attributes?.["aria-label"] === "Name").value, "");
});

const labelled = (page, label) => page.root.all.find((one) => one.attributes["aria-label"] === label);
const key = (page, name) => page.root.dispatchEvent(Object.assign(new Event("keydown", { cancelable: true }), { key: name, composedPath: () => [page.root] }));

test("a name and a kind that were entered stay while the ends of the passage move", async (t) => {
  const page = await shown(t, { left_out: [{ start: 11, end: 20, text: "Sink low." }] });
  await page.press("Sink low.");
  labelled(page, "Name").value = "Sinking";
  labelled(page, "Kind").value = "strength";
  key(page, "[");
  key(page, "}");
  await page.press("A missed exercise");
  await page.answer("correct", reading(), ({ change }) => {
    assert.deepEqual([change.start, change.end, change.name, change.kind], [0, 20, "Sinking", "strength"]);
    return true;
  });
});

test("a name that stands for the passage alone goes as its ends move, and no name is taken to other words", async (t) => {
  const page = await shown(t, { left_out: [{ start: 0, end: 10, text: "Swing it." }, { start: 11, end: 20, text: "Sink low." }] });
  await page.press("Swing it.");
  assert.equal(labelled(page, "Name").value, "Swing");
  key(page, "}");
  assert.equal(labelled(page, "Name").value, "");
  labelled(page, "Name").value = "Both";
  await page.press("Sink low.");
  assert.equal(labelled(page, "Name").value, "");
});
