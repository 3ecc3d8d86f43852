import assert from "node:assert/strict";
import { test } from "node:test";
import entries from "../../curation/widgets/entries_panel.mjs";
import { readLines, typedRange } from "../../curation/widgets/written_values.mjs";
import { drawn, settled } from "./page.mjs";

const field = { item_id: "frog/hold_s", field: "hold time", value: "30–60 s", now: [30, 60], behind: "2 of 3", rulings: [] };
const side = { item_id: "frog/per_side", field: "each side", value: "", now: false, behind: "", rulings: [] };
const card = { id: "frog", name: "Frog", aliases: [], fields: [field, side], members: [], more: 0, near: [], rulings: [], seen: null };
const index = { entries: [{ id: "frog", label: "Frog", mentions: 3, articles: 3, ruled: "" }], editor: "Ada" };
const yesNo = { type: "one", choices: [{ id: true, label: "yes" }, { id: false, label: "no" }] };
const cardOf = (one, form, options = []) => ({ item_id: one.item_id, question: `${one.field} of Frog`, field: one.field, form, options, rows: [], seen: "d1" });

const all = (page, tag) => page.root.querySelector(".c-panel").all.filter((one) => one.tagName === tag);

async function opened(t, one, form, options) {
  const page = drawn(entries, t);
  await settled();
  await page.answer("index", index);
  await page.answer("card", { card });
  await page.press(one.field);
  await page.answer("field", { card: cardOf(one, form, options) });
  return page;
}

async function written(page) {
  all(page, "FORM")[0].dispatchEvent(new Event("submit"));
  await settled();
  let asked;
  await page.answer("write", { error: "no" }, (message) => Boolean((asked = message)));
  return asked;
}

test("a field opens with its value in the form, and what is written names the entry and what was seen", async (t) => {
  const page = await opened(t, field, { type: "range", most: 3600, unit: "s" });
  const [input] = all(page, "INPUT");
  assert.equal(input.value, "30-60");
  input.value = "45";
  const asked = await written(page);
  assert.deepEqual(asked.verdict, { type: "write", value: [45, 45] });
  assert.deepEqual([asked.id, asked.item_id, asked.seen, asked.note], ["frog", "frog/hold_s", "d1", ""]);
});

test("what cannot be is told and not sent", async (t) => {
  const page = await opened(t, field, { type: "range", most: 3600, unit: "s" });
  all(page, "INPUT")[0].value = "60-30";
  all(page, "FORM")[0].dispatchEvent(new Event("submit"));
  await settled();
  assert.ok(!page.isAsking("write"));
  assert.match(page.root.querySelector(".c-panel").textContent, /second number is smaller/);
});

test("yes and no are sent as such", async (t) => {
  const page = await opened(t, side, yesNo);
  all(page, "SELECT")[0].value = "true";
  assert.deepEqual((await written(page)).verdict, { type: "write", value: true });
});

test("a mention's value is taken by its button, and what went wrong is told beside it", async (t) => {
  const page = await opened(t, field, { type: "range", most: 3600, unit: "s" }, [{ value: [20, 20], label: "20 s" }]);
  await page.press("Take 20 s");
  await page.answer("write", { error: "the disk is full" }, ({ verdict }) => verdict.type === "pick" && verdict.value[0] === 20);
  assert.match(page.root.querySelector(".c-panel").textContent, /the disk is full/);
});

test("a field is emptied by its button, where it holds something", async (t) => {
  const page = await opened(t, field, { type: "range", most: 3600, unit: "s" });
  await page.press("Leave it empty");
  await page.answer("write", { error: "no" }, ({ verdict }) => verdict.type === "none");
  const empty = await opened(t, side, yesNo);
  assert.doesNotMatch(empty.root.textContent, /Leave it empty/);
});

test("ranges are typed as they are read, and lines are trimmed, each once", () => {
  assert.deepEqual([[30, 60], [30, 30], [30, null], [null, 60], null].map(typedRange), ["30-60", "30", "30+", "", ""]);
  assert.deepEqual(readLines(" sore knee \n\nsore knee\npregnancy"), { value: ["sore knee", "pregnancy"] });
  assert.ok(readLines(" \n ").error);
});
