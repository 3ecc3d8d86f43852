import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, settled } from "./page.mjs";
import queue from "../../curation/widgets/review_queue.mjs";

const ID = "pigeon/muscles";
const choices = ["Glutes", "Gluteus medius", "Hips", "Piriformis"].map((label) => ({ id: label.toLowerCase(), label }));

const columns = ["id", "kind", "level", "field", "name", "sources", "muscles", "status", "editor", "assignee"];
const index = { columns, rows: [[ID, "value", "disagreement", "muscles", "Pigeon", [], [], "open", "", ""]] };

const cardOf = (form, value, more = {}) => ({
  item_id: ID, kind: "value", level: "disagreement", field: "muscles", question: "Which?", status: "open", seen: null,
  decision: null, assigned: null, options: [], rows: [], effect: "", form,
  suggestion: { value, label: String(value), reason: "" }, entry: { name: "Pigeon", articles: 0, aliases: [], fields: [] }, ...more,
});

const inPanel = (page, tag) => page.root.querySelector(".c-panel").all.find((one) => one.tagName === tag);
const hintOf = (page) => inPanel(page, "FORM").querySelector(".c-hint").textContent;

async function writing(t, form, value, more) {
  const page = drawn(queue, t);
  await settled();
  await page.answer("index", { index, editor: "Ada", project: "" });
  await page.answer("cards", { cards: [cardOf(form, value, more)] });
  await page.press("Write my own");
  return page;
}

function type(page, text) {
  const field = inPanel(page, "INPUT");
  field.value = text;
  field.dispatchEvent(new Event("input"));
}

async function save(page) {
  inPanel(page, "FORM").dispatchEvent(new Event("submit"));
  await settled();
}

test("what is typed is ticked first and saved with the next Enter", async (t) => {
  const page = await writing(t, { type: "several", choices }, ["hips"]);
  type(page, "pirif");
  await save(page);
  assert.ok(!page.isAsking("rule"));
  assert.equal(inPanel(page, "INPUT").value, "");
  assert.match(page.root.textContent, /Chosen: Hips, Piriformis/);
  await save(page);
  await page.answer("rule", { error: "" }, ({ verdict }) => {
    assert.deepEqual(verdict, { type: "write", value: ["hips", "piriformis"] });
    return true;
  });
});

test("nothing is saved while words stand in the field that mean no choice", async (t) => {
  const page = await writing(t, { type: "several", choices }, ["hips"]);
  for (const [text, why] of [["psoas", /No choice is called “psoas”/], ["glute", /2 choices hold “glute”/]]) {
    type(page, text);
    await save(page);
    assert.ok(!page.isAsking("rule"), text);
    assert.match(hintOf(page), why);
  }
  type(page, "glutes");
  await save(page);
  assert.match(page.root.textContent, /Chosen: Glutes, Hips/);
});

test("a choice of one begins at the suggestion and is saved by Enter", async (t) => {
  const page = await writing(t, { type: "one", choices }, "hips");
  const select = inPanel(page, "SELECT");
  assert.deepEqual(select.children.filter((one) => "selected" in one.attributes).map((one) => one.attributes.value), ["hips"]);
  select.value = "hips";
  const enter = Object.assign(new Event("keydown", { cancelable: true }), { key: "Enter" });
  Object.defineProperty(enter, "target", { value: select });
  inPanel(page, "FORM").dispatchEvent(enter);
  await settled();
  assert.ok(page.isAsking("rule"));
});

test("a choice that hides the suggestion begins at none", async (t) => {
  const page = await writing(t, { type: "one", choices }, "hips", { status: "audit" });
  const options = inPanel(page, "SELECT").children;
  assert.equal(options[0].textContent, "Choose one");
  assert.ok(!options.some((one) => "selected" in one.attributes));
  await save(page);
  assert.match(hintOf(page), /Choose one/);
  assert.ok(!page.isAsking("rule"));
});
