/** What opens over a question: help, the form for a value of one's own, all rulings, bulk, builds. */
import { element, keyButton, openPanel, panelOf, searchable } from "./elements.mjs";
import { problemView } from "./queue_card.mjs";
import { HELP } from "./queue_model.mjs";
import { targetButton } from "./queue_stale.mjs";
import { folded } from "./searching.mjs";
import { valueForm } from "./value_form.mjs";
import { choicesFor } from "./written_values.mjs";

function buildingView() {
  return panelOf("Building …", element("p", {}, "The rulings are being applied. This takes a few seconds."));
}

function builtView(queue) {
  return panelOf("Built", element("pre", { class: "c-summary" }, queue.content),
    keyButton("Go on", "Esc", () => queue.start(), { class: "c-primary", "data-first": true }));
}

function helpView() {
  const rows = HELP.flatMap(([key, text]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, text)]);
  return panelOf("Keys", element("dl", { class: "c-help" }, ...rows));
}

function writeView(queue) {
  const { card } = queue;
  const start = queue.isHidden(card) ? null : card.suggestion.value;
  return panelOf(`Write: ${card.field}`, valueForm(card.field, card.form, start, (value) => queue.rule({ type: "write", value })));
}

function historyView(queue) {
  const list = element("ol", { class: "c-history" });
  const draw = (text) => {
    const words = folded(text);
    const decisions = queue.content?.decisions ?? [];
    const found = decisions.filter((one) => folded(`${one.editor} ${one.at} ${one.about} ${one.subject} ${one.label} ${one.note}`).includes(words));
    list.replaceChildren(...found.slice(0, 200).map((one) => element("li", { class: one.undone ? "c-undone" : "" },
      element("div", { dir: "auto" }, element("strong", {}, one.label), ` · ${one.about}`, one.undone && element("span", { class: "c-said" }, "undone")),
      element("div", { class: "c-hint", dir: "auto" }, `${one.editor}, ${one.at}${one.note ? ` · “${one.note}”` : ""}`),
      !one.undone && element("button", { type: "button", class: "c-button c-quiet", on: { click: () => queue.undo(one.decision_id) } }, "Undo"))));
    if (queue.content && !found.length) list.replaceChildren(element("li", { class: "c-hint" }, "No ruling fits."));
  };
  const search = element("input", { type: "search", "data-first": true, placeholder: "Find by editor, entry, date or value", "aria-label": "Find a ruling", on: { input: () => draw(search.value) } });
  draw("");
  queue.refill = () => draw(search.value);
  return panelOf("Rulings", search, list);
}

function elsewhereView(queue) {
  const { targets } = queue.card.stale;
  const buttonsFor = (text) => choicesFor(text, targets).slice(0, 20).map((one) => targetButton(queue, one, ""));
  return panelOf("Apply the ruling again to", ...searchable("Type a name", "Find by name", buttonsFor));
}

function assignView(queue) {
  const give = (to) => queue.rule({ type: "assign", value: to });
  const list = element("div", { class: "c-verdicts" });
  const draw = (text) => list.replaceChildren(...choicesFor(text, (queue.content?.editors ?? []).map((one) => ({ label: one }))).slice(0, 20).map(({ label }) => keyButton(label, "", () => give(label))));
  const name = element("input", { type: "text", "data-first": true, maxlength: "200", dir: "auto", placeholder: "An editor's name", "aria-label": "Editor", on: { input: () => draw(name.value) } });
  const submit = (event) => {
    event.preventDefault();
    give(name.value);
  };
  draw("");
  queue.refill = () => draw(name.value);
  return panelOf("Assign the question to", element("form", { class: "c-write", on: { submit } }, name, list,
    element("button", { type: "submit", class: "c-button c-primary" }, element("kbd", { "aria-hidden": "true" }, "Enter"), element("span", {}, "Assign"))));
}

function dependentsView(queue) {
  const { dependents, again } = queue.content;
  return panelOf("Other rulings rest on this one, or go with it",
    element("ul", { class: "c-history" }, ...dependents.map((one) => element("li", { dir: "auto" }, `${one.label} · ${one.about} (${one.editor}, ${one.at})`))),
    element("p", {}, "They stay in the log and may become stale."),
    element("button", { type: "button", class: "c-button c-primary", "data-first": true, on: { click: again } }, "Undo all the same"));
}

function bulkView(queue) {
  const preview = queue.content;
  if (!preview.count) return panelOf("Accept all suggestions", element("p", {}, "No open question under these filters has a suggestion that can be accepted."));
  const sample = element("input", { type: "number", min: 0, max: preview.count, value: preview.sample, "aria-label": "Questions to audit" });
  const note = element("input", { type: "text", class: "c-note", maxlength: "2000", placeholder: "A note (optional)", "aria-label": "Note" });
  const table = (rows) => element("table", { class: "c-table" }, element("tbody", {}, ...rows.map(([label, count]) => element("tr", {}, element("td", { dir: "auto" }, label), element("td", {}, String(count))))));
  return panelOf(`Accept ${preview.count.toLocaleString("en")} suggestions`,
    element("p", {}, `${preview.changes.toLocaleString("en")} of them change the catalog. All become one ruling, which one undo takes back.`),
    table(preview.counts),
    element("h3", {}, "For example"),
    element("ul", { class: "c-history" }, ...preview.examples.map((one) => element("li", { dir: "auto" }, element("strong", {}, one.question), ` ${one.effect}`))),
    element("label", { class: "c-inline" }, "Queue a random sample for audit: ", sample),
    note,
    element("button", { type: "button", class: "c-button c-primary", "data-first": true, on: { click: () => queue.acceptAll(preview.ids, Number(sample.value), note.value) } }, `Accept ${preview.count.toLocaleString("en")}`));
}

/** Show the panel that is open in `queue`, with its problem if it has one. */
export function drawPanel(queue) {
  openPanel(queue.panel === "write" ? queue.panelSlot : queue.main, VIEWS[queue.panel](queue), () => queue.dismiss());
}

/** Show in the open panel what went wrong; what was entered there stays. */
export function tellProblem(queue) {
  const view = queue.main.querySelector(".c-panel");
  view.querySelector(".c-problem")?.remove();
  view.append(problemView(queue));
}

const VIEWS = { help: helpView, assign: assignView, elsewhere: elsewhereView, write: writeView, history: historyView, bulk: bulkView, dependents: dependentsView, building: buildingView, built: builtView };
