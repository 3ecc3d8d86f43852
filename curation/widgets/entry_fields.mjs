/** The fields of an entry, and one of them with its proof and the form for another value. */
import { element, keyButton } from "./elements.mjs";
import { sourceRow } from "./evidence.mjs";
import { valueForm } from "./value_form.mjs";

/** Return the fields as buttons; `open` is called with the field that one of them is for. */
export function fieldsView(fields, open) {
  return element("div", { class: "c-fields", role: "group", "aria-label": "Fields" }, ...fields.map((one) =>
    element("button", { type: "button", class: "c-field", on: { click: () => open(one) } },
      element("span", { class: "c-label" }, one.field),
      element("span", { class: one.value ? "c-field-value" : "c-hint", dir: "auto" }, one.value || "nothing"),
      element("span", { class: "c-hint" }, fieldNote(one)))));
}

/** Return what stands behind a value in a few words. */
export function fieldNote({ behind, rulings }) {
  if (rulings.length) return `● ${rulings.at(-1).label}, by ${rulings.at(-1).editor}`;
  return / of /.test(behind) ? `${behind} mentions` : behind;
}

/**
 * Return what an editor needs to rule on a field.
 * @param {object} field as in the entry's card
 * @param {object} card what the mentions say of it, and how it is written
 * @param {(verdict: {type: string, value?: unknown}, note: string) => void} rule
 * @param {(decisionId: string) => void} undo
 */
export function fieldView(field, card, rule, undo) {
  const note = element("input", { type: "text", class: "c-note", maxlength: "2000", "aria-label": "Note", placeholder: "A note for this ruling (optional)", dir: "auto" });
  const ruled = (verdict) => rule(verdict, note.value);
  return [
    element("p", { dir: "auto" }, element("span", { class: "c-label" }, "In the catalog"), element("strong", {}, field.value || "nothing")),
    ...field.rulings.map((one) => rulingView(one, undo)),
    element("section", { class: "c-options", "aria-label": "What the mentions say" },
      !card.options.length && element("p", { class: "c-hint" }, "No mention says anything."),
      ...card.options.map((option, i) => optionView(option, card.rows.filter((row) => row.option === i), ruled))),
    element("h3", {}, "Write another value"),
    valueForm(card.field, card.form, field.now, (value) => ruled({ type: "write", value })),
    field.value && keyButton("Leave it empty", "", () => ruled({ type: "none" }), { class: "c-quiet" }),
    note,
  ];
}

/** Return a ruling that stands, with the button that takes it back. */
export function rulingView({ decision_id: id, label, editor, at, note }, undo) {
  return element("div", { class: "c-decision" },
    element("span", { dir: "auto" }, `● ${label}, by ${editor} (${at})`),
    note && element("p", { class: "c-note-shown", dir: "auto" }, `“${note}”`),
    element("button", { type: "button", class: "c-button c-quiet", on: { click: () => undo(id) } }, "Undo"));
}

function optionView(option, rows, rule) {
  return element("div", { class: "c-option" },
    element("div", { class: "c-option-head" },
      keyButton(`Take ${option.label}`, "", () => rule({ type: "pick", value: option.value }), { class: "c-value" }),
      element("span", { class: "c-count" }, rows.length === 1 ? "1 mention" : `${rows.length} mentions`)),
    ...rows.map((row) => sourceRow(row)));
}
