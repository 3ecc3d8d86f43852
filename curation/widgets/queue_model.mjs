/** The review queue without a screen: filters, counts, order, keys and written values. */
export const FACETS = ["status", "kind", "level", "field", "name", "sources", "muscles", "editor", "assignee"];
export const FACET_LABELS = {
  status: "Status",
  kind: "Kind",
  level: "Level",
  field: "Field",
  name: "Entry",
  sources: "Source",
  muscles: "Muscle",
  editor: "Editor",
  assignee: "Assigned to",
};
/** What the filters call the kinds of questions. */
export const KIND_LABELS = {
  value: "conflicting values",
  claim: "doubtful claims",
  link: "doubtful links",
  entry: "proposed entries",
  ruling: "stale rulings",
};
export const WAITING = "to rule on";
/** What the filter "to rule on" takes in: nobody has ruled, or what was ruled no longer holds. */
export const WAITING_STATUSES = ["open", "stale", "contested"];
export const DEFAULT_FILTERS = { status: WAITING };
/** What shows levels and statuses besides colour and words. */
export const SHAPES = { contradiction: "◆", disagreement: "◐", anatomy: "▲", self: "↺", identity: "⇄", stale: "✱" };
export const STATUS_SHAPES = { open: "○", ruled: "●", flagged: "⚑", stale: "✱", contested: "≠", audit: "◎" };
export const LINK_KINDS = ["link", "entry"];

/** Turn `{columns, rows}` into one object a row. */
export function unpack({ columns, rows }) {
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
}

function has(row, facet, wanted) {
  const value = row[facet];
  if (facet === "status" && wanted === WAITING) return WAITING_STATUSES.includes(value);
  return Array.isArray(value) ? value.includes(wanted) : value === wanted;
}

/** Return the filters that are set, that of `except` left out. */
function active(filters, except = "") {
  return Object.entries(filters).filter(([facet, wanted]) => wanted && facet !== except);
}

function passesAll(row, chosen) {
  return chosen.every(([facet, wanted]) => has(row, facet, wanted));
}

/** Return whether a row passes all filters but that of `except`. */
export function passes(row, filters, except = "") {
  return passesAll(row, active(filters, except));
}

/**
 * Return the rows that pass the filters in the order of the work: by consequence, skipped ones last.
 * @param {object[]} rows by consequence
 * @param {Record<string, string>} filters
 * @param {string[]} skipped ids in the order in which they were skipped
 */
export function matching(rows, filters, skipped = []) {
  const chosen = active(filters);
  const found = rows.filter((row) => passesAll(row, chosen));
  if (!skipped.length) return found;
  const place = new Map(skipped.map((id, i) => [id, i]));
  const later = found.filter((row) => place.has(row.id));
  later.sort((a, b) => place.get(a.id) - place.get(b.id));
  return [...found.filter((row) => !place.has(row.id)), ...later];
}

/** Count, for every facet, the values among the rows that pass all other filters. */
export function facetCounts(rows, filters) {
  const chosen = active(filters);
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  for (const row of rows) {
    const failed = chosen.filter(([facet, wanted]) => !has(row, facet, wanted));
    if (failed.length > 1) continue;
    for (const facet of failed.length ? [failed[0][0]] : FACETS) add(counts[facet], row[facet]);
  }
  const waiting = WAITING_STATUSES.reduce((sum, one) => sum + (counts.status.get(one) ?? 0), 0);
  counts.status.set(WAITING, waiting);
  const order = (a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0]));
  return Object.fromEntries(FACETS.map((facet) => [facet, [...counts[facet]].sort(order)]));
}

function add(counts, value) {
  for (const one of Array.isArray(value) ? value : [value]) {
    if (one) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
}

/** Return how far the work under the filters (status aside) has come. */
export function progressOf(rows, filters) {
  const chosen = active(filters, "status");
  const counts = new Map();
  for (const row of rows) if (passesAll(row, chosen)) add(counts, row.status);
  const count = (...statuses) => statuses.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
  const [open, flagged, audit] = [count(...WAITING_STATUSES), count("flagged"), count("audit")];
  const total = count(...counts.keys());
  return { total, open, flagged, audit, done: total - open - flagged - audit };
}

/**
 * Return the id that follows a ruled, skipped or passed one.
 * @param {string[]} ids the work before the step, `current` in it
 * @param {string} current
 * @param {Set<string>} remaining ids that still stand in the queue after the step
 */
export function nextAfter(ids, current, remaining) {
  const at = ids.indexOf(current);
  const ahead = ids.slice(at + 1).find((id) => remaining.has(id) && id !== current);
  return ahead ?? ids.find((id) => remaining.has(id) && id !== current) ?? null;
}

/** Return the first and one past the last row of a list that are within sight. */
export function visibleRange(count, rowHeight, scrollTop, height, spare = 4) {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return [first, Math.max(first, last)];
}

/**
 * Return what a key does on a card: a verdict, a command, or nothing.
 * @returns {{verdict?: {type: string, value?: unknown, option?: number}, command?: string} | null}
 */
export function actionOf(key, card) {
  const command = COMMAND_KEYS[key];
  if (command) return { command };
  if (!card) return null;
  if (key === "f" && card.kind !== "ruling") return { verdict: { type: "flag" } };
  if (card.kind === "ruling") return rulingAction(key, card);
  if (key === "y" && card.decision?.stale) return { verdict: { type: "keep" } };
  if (key === "a") return { verdict: { type: "accept", value: card.suggestion.value } };
  if (/^[1-9]$/.test(key)) {
    const option = choicesOf(card)[Number(key) - 1];
    return option ? { verdict: { type: "pick", value: option.value } } : null;
  }
  if (LINK_KINDS.includes(card.kind)) {
    const answer = key === "0" && card.kind === "link" ? "none" : LINK_KEYS[key];
    return answer ? { verdict: { type: answer } } : null;
  }
  if (card.kind !== "value") return null;
  if (key === "0") return { verdict: { type: "none" } };
  if (key === "w" && card.form.type !== "none") return { command: "write" };
  return null;
}

function rulingAction(key, card) {
  const target = /^[1-5]$/.test(key) ? card.stale.targets[Number(key) - 1] : null;
  if (target) return { verdict: againOn(target) };
  if (key === "o") return card.stale.targets.length ? { command: "elsewhere" } : null;
  const type = { x: "withdraw", y: "keep" }[key];
  return type ? { verdict: { type } } : null;
}

/** Return the verdict that a stale ruling applies to another entry or mention. */
export function againOn({ value, seen }) {
  return { type: "again", value, seen };
}

/** Return what the keys 1 to 9 choose among: the sources' values, or the entries that come into question. */
export function choicesOf(card) {
  return LINK_KINDS.includes(card.kind) ? (card.link?.candidates ?? []) : card.options;
}

/**
 * Return whether a card hides suggestion, scores and the ruling that stands: in blind mode, and in
 * an audit until the editor asks to see them.
 */
export function isBlind(card, blindMode, revealed) {
  return card.status === "audit" ? revealed !== card.item_id : blindMode;
}

export const COMMAND_KEYS = {
  j: "next",
  ArrowRight: "next",
  k: "previous",
  ArrowLeft: "previous",
  s: "skip",
  n: "note",
  u: "undo",
  e: "around",
  b: "blind",
  h: "history",
  t: "assign",
  "?": "help",
};
export const LINK_KEYS = { y: "same", d: "different", v: "variant" };

export const HELP = [
  ["a", "accept the suggestion"],
  ["1 – 9", "pick that value"],
  ["0", "none of these"],
  ["w", "write a value of your own"],
  ["y  d  v", "for links: same, different, variant of"],
  ["1 – 5  o", "for a ruling that no longer applies: apply it again there, or elsewhere"],
  ["y  x", "for a ruling that is asked about again: keep it; where it no longer applies: withdraw it"],
  ["s", "skip: it comes back at the end"],
  ["f", "flag: leave it for a second look"],
  ["t", "assign the question to an editor"],
  ["n", "write a note, which goes with the ruling"],
  ["u", "undo your last ruling"],
  ["j  k", "next and previous question (or → and ←)"],
  ["e", "show the words around the evidence"],
  ["b", "blind mode: hide suggestion and scores"],
  ["h", "all rulings, to undo any of them"],
  ["?", "this help"],
  ["Esc", "back to the question"],
];

/** Return what the questions under filters have in common, in words. */
export function scopeOf(filters) {
  const chosen = FACETS.filter((facet) => filters[facet]).map((facet) => `${FACET_LABELS[facet]}: ${filters[facet]}`);
  return `Suggestions accepted (${chosen.join(", ") || "all"})`;
}
