import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, settled } from "./page.mjs";
import entriesPanel from "../../curation/widgets/entries_panel.mjs";
import extractionPanel from "../../curation/widgets/extraction_panel.mjs";
import vocabularyPanel from "../../curation/widgets/vocabulary_panel.mjs";
import { Widget } from "../../curation/widgets/widget.mjs";

const titleIn = (page) => page.root.all.find((one) => one.tagName === "H2")?.textContent;
const of = (id) => (message) => message.id === id || message.article_id === id;

test("an answer is told apart that comes after the editor has gone elsewhere", async (t) => {
  let widget;
  const page = drawn({
    render({ model, el }) {
      el.append(document.createElement("div"));
      widget = new Widget(model, el.firstElementChild);
      return () => widget.close();
    },
  }, t);
  widget.leave();
  const isHere = widget.whereabouts();
  const early = widget.askHere("card", { id: "a" });
  assert.ok(isHere());
  widget.leave();
  const late = widget.askHere("card", { id: "b" });
  await page.answer("card", { card: "B" }, of("b"));
  await page.answer("card", { card: "A" }, of("a"));
  assert.equal(await early, null);
  assert.equal((await late).card, "B");
  assert.ok(!isHere());
});

test("a widget that closes lets go of everything", async (t) => {
  const page = drawn(entriesPanel, t);
  await settled();
  assert.equal(page.handlers.size, 1);
  page.close();
  assert.equal(page.handlers.size, 0);
  assert.deepEqual(page.root.children, []);
});

const entryCard = (id) => ({ card: { id, name: id, aliases: [], rulings: [], fields: [], members: [], more: 0, near: [] } });
const entries = ["Frog", "Pigeon"].map((id) => ({ id, label: id, ruled: 0, mentions: 1, articles: 1 }));

async function entriesShown(t) {
  const page = drawn(entriesPanel, t);
  await settled();
  await page.answer("index", { entries, editor: "Ada" });
  await page.answer("card", entryCard("Frog"));
  return page;
}

test("the entries panel shows where the editor went last", async (t) => {
  const page = await entriesShown(t);
  await page.press("Pigeon");
  await page.press("Frog");
  await page.answer("card", entryCard("Frog"), of("Frog"));
  await page.answer("card", entryCard("Pigeon"), of("Pigeon"));
  assert.equal(titleIn(page), "Frog");
});

test("an entry that comes late does not close what is asked", async (t) => {
  const page = await entriesShown(t);
  await page.press("Pigeon");
  await page.press("Rename");
  await page.answer("card", entryCard("Pigeon"), of("Pigeon"));
  assert.equal(titleIn(page), "A new name");
});

test("a build that ends late renews the entries and leaves the editor in peace", async (t) => {
  const page = await entriesShown(t);
  await page.press("Build");
  await page.press("Pigeon");
  await page.answer("card", entryCard("Pigeon"));
  await page.answer("build", { summary: "all is new" });
  await page.answer("index", { entries: entries.slice(1), editor: "Ada" });
  await page.answer("card", entryCard("Pigeon"));
  assert.equal(titleIn(page), "Pigeon");
  assert.match(page.root.textContent, /1 entries/);
});

test("an entry that comes again as it is shown keeps the keyboard and the ticks where they are", async (t) => {
  const fields = ["hold time", "each side"].map((field) => ({ item_id: field, field, value: "", behind: "", rulings: [] }));
  const members = [{ mention_id: "m1", name: "Frog", source: "Test", title: "", text: "" }];
  const frog = (rulings = []) => ({ card: { ...entryCard("Frog").card, fields, members, rulings } });
  const page = drawn(entriesPanel, t);
  await settled();
  await page.answer("index", { entries, editor: "Ada" });
  await page.answer("card", frog());
  const part = (tag, text) => page.root.all.find((one) => one.tagName === tag && one.textContent.includes(text));
  const box = page.root.all.find((one) => one.attributes.type === "checkbox");
  box.checked = true;
  box.dispatchEvent(new Event("change"));
  await page.press("Frog");
  part("BUTTON", "each side").focus();
  await page.answer("card", frog());
  assert.match(document.activeElement.textContent, /each side/);
  assert.ok(page.root.contains(document.activeElement));
  assert.ok(page.root.all.includes(box));
  await page.press("Frog");
  part("BUTTON", "Frog").focus();
  await page.answer("card", frog());
  assert.equal(document.activeElement.tagName, "ARTICLE");
  await page.press("Frog");
  await page.answer("card", frog([{ decision_id: "d1", label: "Renamed", editor: "Ada", at: "today" }]));
  assert.match(page.root.textContent, /Renamed/);
});

const nameCard = (id) => ({ card: { id, name: id, group: "name", touches: { mentions: 1, articles: 1 }, places: [], candidates: [] } });
const names = ["Frog", "Pigeon"].map((id) => ({ id, name: id, group: "name", status: "open", touches: { mentions: 1, articles: 1 } }));

test("the vocabulary panel shows where the editor went last", async (t) => {
  const page = drawn(vocabularyPanel, t);
  await settled();
  await page.answer("index", { names, choices: {}, editor: "Ada" });
  await page.answer("card", nameCard("Frog"));
  await page.press("Pigeon");
  await page.press("Frog");
  await page.answer("card", nameCard("Frog"), of("Frog"));
  await page.answer("card", nameCard("Pigeon"), of("Pigeon"));
  assert.equal(titleIn(page), "“Frog”");
});

const reading = (id) => ({ reading: { article_id: id, part: 0, parts: 2, text: `About ${id}`, offset: 0, kinds: [], mentions: [], added: [], left_out: [], evidence: [] } });
const articles = ["frogs", "pigeons"].map((id) => ({ article_id: id, source: "Test", title: id, exercises: 0 }));

async function articleShown(t) {
  const page = drawn(extractionPanel, t);
  await settled();
  await page.answer("index", { articles, first: "frogs", editor: "Ada" });
  await page.answer("reading", reading("frogs"));
  return page;
}

async function choose(page, id) {
  const select = page.root.all.find((one) => one.tagName === "SELECT");
  select.value = id;
  select.dispatchEvent(new Event("change"));
  await settled();
}

test("the extraction panel shows the article that the editor turned to last", async (t) => {
  const page = await articleShown(t);
  await choose(page, "pigeons");
  await choose(page, "frogs");
  await page.answer("reading", reading("frogs"), of("frogs"));
  await page.answer("reading", reading("pigeons"), of("pigeons"));
  assert.match(page.root.textContent, /About frogs/);
});

test("an article of a new build that comes late leaves the one that the editor turned to", async (t) => {
  const page = await articleShown(t);
  await page.tell("reloaded");
  await choose(page, "pigeons");
  await page.answer("reading", reading("pigeons"));
  await page.answer("index", { articles, first: "frogs", editor: "Ada" });
  assert.ok(!page.isAsking("reading"));
  assert.match(page.root.textContent, /About pigeons/);
});
