import assert from "node:assert/strict";
import { test } from "node:test";
import { isPageKey, isWriting, NO_ANSWER, openChannel, segments, themeOf } from "../../curation/widgets/elements.mjs";

test("a text is cut at its marks and nothing is lost", () => {
  const text = "hold for 30 seconds";
  assert.deepEqual(segments(text, [[9, 11]]), [
    { text: "hold for ", marked: false },
    { text: "30", marked: true },
    { text: " seconds", marked: false },
  ]);
  assert.equal(segments(text, [[0, 4], [5, 8]]).map((part) => part.text).join(""), text);
});

test("marks count characters as Python does", () => {
  assert.deepEqual(segments("🧘🧘 hold", [[3, 7]]).at(-1), { text: "hold", marked: true });
});

test("marks beyond the text are cut off", () => {
  assert.deepEqual(segments("ab", [[1, 9]]), [{ text: "a", marked: false }, { text: "b", marked: true }]);
});

test("the page's theme wins, the system's counts where the widget is the page", () => {
  assert.equal(themeOf({ jpThemeLight: "false" }, "", false, false), "dark");
  assert.equal(themeOf({ jpThemeLight: "true" }, "", true, false), "light");
  assert.equal(themeOf({ jpThemeLight: "true" }, "", true, true), "dark");
  assert.equal(themeOf({}, "vscode-dark", false, false), "dark");
  assert.equal(themeOf({}, "vscode-light", true, false), "light");
  assert.equal(themeOf({}, "vscode-high-contrast", false, false), "dark");
  assert.equal(themeOf({}, "vscode-high-contrast-light vscode-high-contrast", true, false), "light");
  assert.equal(themeOf({}, "", true, false), "dark");
});

test("keys in text fields belong to the field", () => {
  assert.equal(isWriting({ tagName: "INPUT" }), true);
  assert.equal(isWriting({ tagName: "DIV", isContentEditable: true }), true);
  assert.equal(isWriting({ tagName: "BUTTON" }), false);
});

test("the page keeps its chords, but none that edits text or runs the cell under the widget", () => {
  assert.equal(isPageKey({ key: "s", ctrlKey: true }), true);
  assert.equal(isPageKey({ key: "P", metaKey: true }), true);
  for (const key of ["a", "C", "v", "x", "z", "Enter", "ArrowLeft", "Backspace"]) {
    assert.equal(isPageKey({ key, ctrlKey: true }), false, key);
  }
  assert.equal(isPageKey({ key: "s" }), false);
  assert.equal(isPageKey({ key: "@", ctrlKey: true, altKey: true }), false);
});

function model() {
  const handlers = new Set();
  const sent = [];
  return {
    sent, handlers,
    send: (message) => sent.push(message),
    on: (_, handler) => handlers.add(handler),
    off: (_, handler) => handlers.delete(handler),
    receive: (message) => handlers.forEach((handler) => handler(message)),
  };
}

test("an answer finds its question, others are left alone", async () => {
  const one = model();
  const channel = openChannel(one);
  const first = channel.ask("cards", { ids: ["a"] });
  const second = channel.ask("cards", { ids: ["b"] });
  one.receive({ request: "of another view", cards: [] });
  one.receive({ request: one.sent[1].request, cards: ["B"] });
  one.receive({ request: one.sent[0].request, cards: ["A"] });
  assert.deepEqual((await first).cards, ["A"]);
  assert.deepEqual((await second).cards, ["B"]);
  channel.close();
  assert.equal(one.handlers.size, 0);
});

test("a kernel that does not answer is told as an error", async () => {
  const channel = openChannel(model(), 5);
  assert.equal((await channel.ask("rule")).error, NO_ANSWER);
  channel.close();
});
