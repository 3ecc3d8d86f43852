/**
 * What the report's page computes, without a screen: which rows a reader's choice leaves, tables as
 * text files, and the words of a choice.
 *
 * @typedef {{key: string, source: string, entry: string, text: string}} Choice
 *   `key` is "muscle:ID", "whole:ID" or "region:ID"; "" where nothing is chosen
 * @typedef {{columns: string[], rows: unknown[][]}} Packed
 * @typedef {{name: string, claims: string[], muscles: string[], entries: string[]}} Filter
 * @typedef {{filters: Object<string, Filter>, members: Object<string, string[]>}} Known
 * @typedef {{muscle?: string[], claim?: string[], source?: string[], scope?: string[],
 *            entry?: string[], choice?: string[]}} Keys the columns by which a choice narrows a table;
 *   `choice` is the column with the key that a click chooses instead of the muscle
 */
import { holdsWords } from "../../widgets/searching.mjs";

export const NOTHING = Object.freeze({ key: "", source: "", entry: "", text: "" });

/** A packed table as a list of objects. */
export function unpacked({ columns, rows }) {
  return rows.map((row) => Object.fromEntries(columns.map((name, place) => [name, row[place]])));
}

/**
 * A test whether a row belongs to a choice. A choice that a table has no column for leaves it whole.
 * @param {Keys} keys
 * @param {Choice} choice
 * @param {Known} known
 */
export function matcher(keys, choice, known) {
  const tests = [];
  const among = (columns, allowed) => {
    const wanted = new Set(allowed);
    tests.push((row) => columns.some((column) => wanted.has(row[column])));
  };
  const filter = known.filters[choice.key];
  if (filter) {
    if (keys.claim) among(keys.claim, filter.claims);
    else if (keys.muscle) among(keys.muscle, filter.muscles);
    else if (keys.entry) among(keys.entry, filter.entries);
  }
  if (choice.source) {
    if (keys.source) among(keys.source, [choice.source]);
    else if (keys.entry) among(keys.entry, known.members[choice.source] ?? []);
  }
  if (keys.scope) among(keys.scope, [choice.source]);
  if (choice.entry && keys.entry) among(keys.entry, [choice.entry]);
  return (row) => tests.every((test) => test(row));
}

/** The parts of a choice that a table has no column for, in words. */
export function untouchedBy(keys, choice) {
  const parts = [];
  if (choice.key && !keys.claim && !keys.muscle && !keys.entry) parts.push("muscle");
  if (choice.source && !keys.source && !keys.scope && !keys.entry) parts.push("source");
  if (choice.entry && !keys.entry) parts.push("entry");
  return parts;
}

/** Whether every word of `text` stands in one of the row's `columns`. */
export function contains(row, columns, text) {
  return holdsWords(columns.map((column) => row[column] ?? "").join(" "), text);
}

/** What stands in the place of a catalog that has no row left for a choice, which `words` tell. */
export function nothingFound({ text }, words) {
  if (!text.trim()) return "No entry for this choice.";
  return `Nothing matches “${text.trim()}”${words && ` while showing ${words}`}.`;
}

/**
 * Rows as a CSV file for spreadsheets: a cell that a spreadsheet would take for a formula begins with
 * an apostrophe instead.
 */
export function toCsv(columns, rows) {
  const cell = (value) => {
    if (value === null || value === undefined) return "";
    let text = String(value);
    if (typeof value === "string" && /^[=+\-@\t\r\n]/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
}

/**
 * The choice that a click on a chart's row makes, added to the choice before; a second click on the
 * same place takes it back.
 */
export function chosenBy(row, keys, choice) {
  const first = (columns) => columns?.map((column) => row[column]).find((value) => value);
  const muscle = first(keys.muscle);
  const key = first(keys.choice) ?? (muscle && `muscle:${muscle}`);
  const clicked = {
    ...(key && { key }),
    ...(keys.source?.length === 1 && first(keys.source) && { source: first(keys.source) }),
    ...(first(keys.entry) && { entry: first(keys.entry) }),
  };
  const again = Object.entries(clicked).every(([part, value]) => choice[part] === value);
  const parts = again ? Object.fromEntries(Object.keys(clicked).map((part) => [part, ""])) : clicked;
  return { ...choice, ...parts };
}

/** The first names of a list that commas separate, and how many more there are. */
export function shortList(text, most = 4) {
  const names = text.split(", ");
  const more = names.length - most;
  return names.slice(0, most).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** Plain data with every colour that has a twin replaced by it. */
export function recoloured(value, twins) {
  const text = JSON.stringify(value).replace(/#[0-9a-f]{6}\b/g, (colour) => twins[colour] ?? colour);
  return JSON.parse(text);
}

/** Only addresses of the web become links. */
export function webAddress(text) {
  return /^https?:\/\//i.test(text ?? "") ? text : "";
}
