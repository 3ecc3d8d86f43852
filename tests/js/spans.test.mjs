import assert from "node:assert/strict";
import { test } from "node:test";
import { movedSpan, pieces, trimmedSpan } from "../../curation/widgets/spans.mjs";

test("a text is cut at every border and nothing is lost or doubled", () => {
  const spans = [{ start: 12, end: 16, id: "a" }, { start: 14, end: 18, id: "b" }];
  const found = pieces("0123456789", 10, spans);
  assert.equal(found.map((piece) => piece.text).join(""), "0123456789");
  assert.deepEqual(found.map((piece) => [piece.start, piece.spans.map(({ id }) => id).join("")]), [[10, ""], [12, "a"], [14, "ab"], [16, "b"], [18, ""]]);
});

test("borders outside the part are cut to it", () => {
  const found = pieces("abc", 5, [{ start: 0, end: 6 }, { start: 7, end: 99 }]);
  assert.deepEqual(found.map((piece) => [piece.text, piece.spans.length]), [["a", 1], ["b", 0], ["c", 1]]);
});

test("offsets count characters as Python does", () => {
  const found = pieces("🧘 hold", 0, [{ start: 2, end: 6 }]);
  assert.deepEqual(found.map((piece) => piece.text), ["🧘 ", "hold"]);
});

test("an empty part is one empty list", () => {
  assert.deepEqual(pieces("", 0, []), []);
});

const text = "first\nsecond\nthird";

test("borders move by lines and never cross", () => {
  const span = { start: 6, end: 12 };
  assert.deepEqual(movedSpan(text, 0, span, "start", -1), { start: 0, end: 12 });
  assert.deepEqual(movedSpan(text, 0, span, "end", 1), { start: 6, end: 18 });
  assert.deepEqual(movedSpan(text, 0, span, "start", 1), span);
  assert.deepEqual(movedSpan(text, 0, span, "end", -1), span);
  assert.deepEqual(movedSpan(text, 0, { start: 0, end: 18 }, "start", 1), { start: 6, end: 18 });
});

test("blanks at the ends of a span are no part of it", () => {
  assert.deepEqual(trimmedSpan("🧘 a \n", 10, { start: 11, end: 15 }), { start: 12, end: 13 });
  assert.deepEqual(trimmedSpan("abc", 10, { start: 10, end: 13 }), { start: 10, end: 13 });
});
