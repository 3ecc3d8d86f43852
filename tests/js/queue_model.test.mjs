import assert from "node:assert/strict";
import { test } from "node:test";
import {
  actionOf, facetCounts, isBlind, matching, nextAfter, passes, progressOf,
  unpack, visibleRange, WAITING,
} from "../../curation/widgets/queue_model.mjs";
import { choicesFor, readRange } from "../../curation/widgets/written_values.mjs";

const rows = unpack({
  columns: ["id", "kind", "level", "field", "name", "sources", "muscles", "status", "editor"],
  rows: [
    ["a", "value", "contradiction", "hold time", "Pigeon", ["Shape", "Self"], ["hips"], "open", ""],
    ["b", "value", "disagreement", "muscles", "Pigeon", ["Shape"], ["hips", "glutes"], "ruled", "Ada"],
    ["c", "claim", "anatomy", "muscles", "Frog", ["Self"], ["adductors"], "stale", "Ada"],
    ["d", "link", "identity", "which exercise", "Frog", ["Self"], [], "flagged", "Max"],
    ["e", "value", "contradiction", "position", "Squat", ["Shape"], ["hips"], "open", ""],
  ],
});
const ids = (found) => found.map((row) => row.id);

test("a filter on a list of sources takes every row that holds the source", () => {
  assert.deepEqual(ids(matching(rows, { sources: "Self" })), ["a", "c", "d"]);
});

test("a ruling that no longer applies is kept, withdrawn or applied again, never accepted", () => {
  const targets = [{ value: "a/1", seen: null }, { value: "a/2", seen: "01X" }];
  const stale = { item_id: "x", kind: "ruling", stale: { targets }, suggestion: null, options: [] };
  assert.deepEqual(actionOf("2", stale), { verdict: { type: "again", value: "a/2", seen: "01X" } });
  assert.deepEqual(actionOf("y", stale), { verdict: { type: "keep" } });
  assert.deepEqual(actionOf("x", stale), { verdict: { type: "withdraw" } });
  assert.deepEqual(actionOf("o", stale), { command: "elsewhere" });
  for (const key of ["a", "f", "w", "0", "3", "d"]) assert.equal(actionOf(key, stale), null, key);
  assert.equal(actionOf("o", { ...stale, stale: { targets: [] } }), null);
});

test("what waits is open or no longer holds", () => {
  assert.deepEqual(ids(matching(rows, { status: WAITING })), ["a", "c", "e"]);
});

test("skipped questions come last, in the order in which they were skipped", () => {
  assert.deepEqual(ids(matching(rows, { status: WAITING }, ["c", "a"])), ["e", "c", "a"]);
});

test("counts of a facet disregard its own filter and respect all others", () => {
  const counts = facetCounts(rows, { level: "contradiction", name: "Pigeon" });
  assert.deepEqual(counts.level, [["contradiction", 1], ["disagreement", 1]]);
  assert.deepEqual(counts.name, [["Pigeon", 1], ["Squat", 1]]);
  assert.deepEqual(counts.status, [["open", 1], [WAITING, 1]]);
});

test("every count is what choosing that value would show", () => {
  const filters = { status: WAITING, sources: "Shape" };
  for (const [facet, values] of Object.entries(facetCounts(rows, filters))) {
    for (const [value, count] of values) {
      assert.equal(matching(rows, { ...filters, [facet]: value }).length, count, `${facet} ${value}`);
    }
  }
});

test("progress counts all statuses whatever the status filter", () => {
  const told = progressOf(rows, { status: "ruled" });
  assert.deepEqual(told, { total: 5, open: 3, flagged: 1, audit: 0, done: 1 });
});

test("after a ruling the next question ahead follows, at the end the first that is left", () => {
  const work = ["a", "b", "c"];
  assert.equal(nextAfter(work, "a", new Set(["b", "c"])), "b");
  assert.equal(nextAfter(work, "c", new Set(["a", "b"])), "a");
  assert.equal(nextAfter(work, "c", new Set()), null);
});

test("only rows within sight are drawn, however many there are", () => {
  const [first, last] = visibleRange(10_000, 44, 44 * 5000, 460);
  assert.ok(first > 4990 && last < 5020 && last - first < 25);
  assert.deepEqual(visibleRange(3, 44, 0, 460), [0, 3]);
  assert.deepEqual(visibleRange(0, 44, 0, 460), [0, 0]);
});

const value = {
  item_id: "a", kind: "value", status: "open", form: { type: "range", most: 3600 },
  suggestion: { value: [30, 60] }, options: [{ value: [30, 60] }, { value: [20, 30] }],
};
const link = {
  item_id: "d", kind: "link", status: "open", form: { type: "none" }, suggestion: { value: "same" },
  options: [{ value: "frog" }], link: { candidates: [{ value: "frog" }, { value: "toad" }] },
};

test("each verdict has one key", () => {
  assert.deepEqual(actionOf("a", value), { verdict: { type: "accept", value: [30, 60] } });
  assert.deepEqual(actionOf("2", value), { verdict: { type: "pick", value: [20, 30] } });
  assert.deepEqual(actionOf("0", value), { verdict: { type: "none" } });
  assert.deepEqual(actionOf("w", value), { command: "write" });
  assert.deepEqual(actionOf("y", link), { verdict: { type: "same" } });
  assert.deepEqual(actionOf("d", link), { verdict: { type: "different" } });
  assert.deepEqual(actionOf("v", link), { verdict: { type: "variant" } });
  assert.deepEqual(actionOf("2", link), { verdict: { type: "pick", value: "toad" } });
  assert.deepEqual(actionOf("f", link), { verdict: { type: "flag" } });
  assert.deepEqual(actionOf("u", null), { command: "undo" });
});

test("a ruling in question is kept by its key, one that holds is not", () => {
  const ruled = (stale) => ({ ...value, decision: { stale } });
  assert.deepEqual(actionOf("y", ruled(true)), { verdict: { type: "keep" } });
  assert.equal(actionOf("y", ruled(false)), null);
});

test("a key without a meaning on the card does nothing", () => {
  for (const [key, card] of [["3", value], ["y", value], ["w", link], ["x", value], ["a", null]]) {
    assert.equal(actionOf(key, card), null, key);
  }
  const claim = { ...value, kind: "claim" };
  assert.equal(actionOf("0", claim), null);
  assert.equal(actionOf("w", claim), null);
});

test("an audit is blind until it is revealed, other cards only in blind mode", () => {
  assert.equal(isBlind({ ...value, status: "audit" }, false, null), true);
  assert.equal(isBlind({ ...value, status: "audit" }, false, "a"), false);
  assert.equal(isBlind(value, true, null), true);
  assert.equal(isBlind(value, false, null), false);
});

test("ranges are read as an editor writes them, and nothing else is", () => {
  assert.deepEqual(readRange("30", 3600), { value: [30, 30] });
  assert.deepEqual(readRange(" 30 – 60 ", 3600), { value: [30, 60] });
  assert.deepEqual(readRange("30 to 60", 3600), { value: [30, 60] });
  assert.deepEqual(readRange("30+", 3600), { value: [30, null] });
  for (const wrong of ["", "a", "60-30", "0", "-5", "4000", "30-4000", "1e9", "30--60", "NaN"]) {
    assert.ok(readRange(wrong, 3600).error, wrong);
  }
});

test("choices that begin with the typed words come first", () => {
  const choices = ["Inner thighs", "Thighs", "Hips"].map((label) => ({ id: label, label }));
  assert.deepEqual(choicesFor("thi", choices).map(({ label }) => label), ["Thighs", "Inner thighs"]);
  const names = ["Bālāsana", "Child’s Pose"].map((label) => ({ id: label, label }));
  assert.deepEqual(choicesFor("balas", names).map(({ label }) => label), ["Bālāsana"]);
  assert.deepEqual(choicesFor("child's", names).map(({ label }) => label), ["Child’s Pose"]);
});

test("a filter that no row passes is passed by none", () => {
  assert.equal(rows.some((row) => passes(row, { level: "self" })), false);
});
