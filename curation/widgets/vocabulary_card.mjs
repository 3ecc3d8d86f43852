/** The card of an unknown name or word: where it stands, what it may mean, and the keys. */
import { element, keyButton, markedText } from "./elements.mjs";
import { stepAction, times } from "./list_panel.mjs";

/** What an unknown name or word is, or would be. */
export const GROUPS = { name: "a name", muscle: "a muscle", position: "a position", equipment: "equipment" };

/** Return the card of a name or word; `panel` previews what an answer changes. */
export function cardView(panel, card) {
  const isTerm = card.group !== "name";
  const where = isTerm
    ? `It stands where ${GROUPS[card.group]} is named, and no file knows it. Printed in ${times(card.touches)}.`
    : `No entry has this name. Printed in ${times(card.touches)}.`;
  return element("article", { class: "c-card", tabindex: "-1", role: "group", "aria-label": card.name },
    element("h2", { dir: "auto" }, `“${card.name}”`),
    element("p", { class: "c-hint" }, where),
    ...card.places.map((place) => placeView(place, !isTerm && place === card.places[0])),
    isTerm && wordsField(panel),
    candidatesView(panel, card, isTerm ? "It means" : "Another name of"),
    element("div", { class: "c-verdicts", role: "toolbar", "aria-label": "Answers" },
      keyButton(isTerm ? "Another meaning …" : "Another entry …", "o", () => panel.other()),
      !isTerm && keyButton("New entry …", "e", () => panel.entry()),
      isTerm ? keyButton("Not a term", "x", () => panel.ordinary()) : keyButton("Not an exercise", "x", () => panel.notExercise()),
      keyButton("Previous", "k", () => panel.step(-1), { class: "c-quiet" }),
      keyButton("Next", "j", () => panel.step(1), { class: "c-quiet" })));
}

function placeView(place, open) {
  return element("div", { class: "c-source" },
    element("div", { class: "c-source-head", dir: "auto" }, element("strong", {}, place.source), place.title && ` · ${place.title}`,
      place.entry && element("span", { class: "c-said" }, `for now under ${place.entry}`)),
    ...place.passages.map((passage) => element("blockquote", { class: "c-quote", dir: "auto" }, ...markedText(passage.text, passage.marks))),
    element("details", { open }, element("summary", { class: "c-hint" }, "The whole text"), element("p", { class: "c-text", dir: "auto" }, place.text)));
}

function wordsField(panel) {
  const input = element("input", { type: "text", dir: "auto", maxlength: "200", "aria-label": "Words to teach", on: { input: () => { panel.words = input.value; } } });
  input.value = panel.words;
  return element("label", { class: "c-filter" }, element("span", {}, "Words to teach; take off what does not belong to them"), input);
}

function candidatesView(panel, card, title) {
  if (!card.candidates.length) return null;
  return element("section", { "aria-label": "Candidates" },
    element("h3", {}, title),
    element("div", { class: "c-candidate-list" }, ...card.candidates.map((one, i) => element("div", { class: "c-candidate" },
      keyButton(one.label, String(i + 1), () => panel.means(one.value), { class: "c-value" }),
      element("span", { class: "c-track" }, element("span", { class: "c-weight", style: `width: ${Math.round(100 * one.score)}%` })),
      element("span", { class: "c-amount" }, one.score.toFixed(2))))));
}

/** Return the change that makes a name an alias of an entry. */
export function aliasOf(name, stretchId) {
  return { type: "alias", name, stretch_id: stretchId };
}

/** Return what a key does: the method to run, with its arguments. */
export function keyAction(key, card, names, current) {
  const step = stepAction(key, names, current);
  if (step !== undefined) return step;
  if (key === "t") return { run: "word" };
  if (key === "u") return { run: "takeBack" };
  if (!card) return null;
  const candidate = /^[1-9]$/.test(key) ? card.candidates[Number(key) - 1] : null;
  if (candidate) return { run: "means", with: [candidate.value] };
  const run = card.group === "name" ? { o: "other", e: "entry", x: "notExercise" }[key] : { o: "other", x: "ordinary" }[key];
  return run ? { run } : null;
}
