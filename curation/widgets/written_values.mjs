/** Values as an editor writes them, without a screen: ranges, choices by their names. */
import { folded } from "./searching.mjs";

/**
 * Read a written range: "30", "30-60", "30+".
 * @returns {{value?: [number, number | null], error?: string}}
 */
export function readRange(text, most) {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(?:(\+)|(?:[-–]|to)\s*(\d+(?:\.\d+)?))?\s*$/.exec(text);
  if (!found) return { error: "Write a number (30), a range (30-60), or 30+ for “or more”." };
  const low = Number(found[1]);
  const high = found[2] ? null : Number(found[3] ?? found[1]);
  if (low <= 0 || Math.max(low, high ?? 0) > most) return { error: `Between 1 and ${most}, please.` };
  if (high !== null && high < low) return { error: "The second number is smaller than the first." };
  return { value: [low, high] };
}

/** Return a range as an editor would type it, "" where it cannot be. */
export function typedRange(range) {
  const [low, high] = range ?? [null, null];
  if (low === null) return "";
  if (high === null) return `${low}+`;
  return low === high ? `${low}` : `${low}-${high}`;
}

/**
 * Read written words, one thing a line.
 * @returns {{value?: string[], error?: string}}
 */
export function readLines(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.length ? { value: [...new Set(lines)] } : { error: "Write something, or leave the field empty by its button." };
}

/** Return the choices whose label holds the typed words, those that begin with them first. */
export function choicesFor(text, choices) {
  const words = folded(text).trim();
  const found = choices.filter((choice) => folded(choice.label).includes(words));
  const starts = (choice) => (folded(choice.label).startsWith(words) ? 0 : 1);
  return found.sort((a, b) => starts(a) - starts(b));
}

/**
 * Return the choice that typed words mean: the one that they are the name of, else the only one that holds them.
 * @returns {{choice?: {id: string, label: string}, error?: string}} neither where nothing is typed
 */
export function choiceTyped(text, choices) {
  const words = folded(text).trim();
  if (!words) return {};
  const found = choicesFor(text, choices);
  const choice = found.find(({ label }) => folded(label).trim() === words) ?? (found.length === 1 ? found[0] : null);
  if (choice) return { choice };
  const why = found.length ? `${found.length} choices hold “${text.trim()}”: tick one of them` : `No choice is called “${text.trim()}”: choose from the list`;
  return { error: `${why}, or empty the field. Nothing was saved.` };
}
