/** Spans of an article's text: drawn in pieces, found again where an editor selects, moved by lines. */

/**
 * Cut a text at the borders of spans.
 * @param {string} text
 * @param {number} offset where `text` begins in the article, in characters as Python counts them
 * @param {{start: number, end: number}[]} spans
 * @returns {{start: number, text: string, spans: object[]}[]}
 */
export function pieces(text, offset, spans) {
  const characters = Array.from(text);
  const end = offset + characters.length;
  const within = (position) => Math.min(Math.max(position, offset), end);
  const borders = new Set([offset, end]);
  for (const span of spans) borders.add(within(span.start)).add(within(span.end));
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => ({
    start,
    text: characters.slice(start - offset, sorted[i + 1] - offset).join(""),
    spans: spans.filter((span) => span.start <= start && span.end >= sorted[i + 1]),
  }));
}

/** Return a span with one edge a line further: the beginning at a line's start, the end at a line's end. */
export function movedSpan(text, offset, span, edge, by) {
  const characters = Array.from(text);
  const breaks = characters.flatMap((character, i) => (character === "\n" ? [i + offset] : []));
  const last = offset + characters.length;
  const starts = [offset, ...breaks.map((at) => at + 1)];
  const ends = [...breaks, last];
  const places = (edge === "start" ? starts : ends).filter((at) => edge === "start" ? at < span.end : at > span.start);
  const ahead = places.filter((at) => (by > 0 ? at > span[edge] : at < span[edge]));
  const to = by > 0 ? ahead[0] : ahead.at(-1);
  return to === undefined ? span : { ...span, [edge]: to };
}

/** Return a span without the blanks at its ends. */
export function trimmedSpan(text, offset, { start, end }) {
  const words = Array.from(text).slice(Math.max(start - offset, 0), Math.max(end - offset, 0)).join("");
  const count = (part) => Array.from(part).length;
  return { start: start + count(words) - count(words.trimStart()), end: end - count(words) + count(words.trimEnd()) };
}

/** Return the article's offset of a place in the drawn text, null outside of it. */
export function offsetOf(node, within) {
  const span = (node.nodeType === 3 ? node.parentElement : node).closest("[data-start]");
  if (!span) return null;
  const before = node.nodeType === 3 ? node.textContent.slice(0, within) : "";
  return Number(span.dataset.start) + Array.from(before).length;
}
