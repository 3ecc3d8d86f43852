/** The form for a value of an editor's own: a range, one of the choices or several, or lines of words. */
import { element } from "./elements.mjs";
import { choicesFor, choiceTyped, readLines, readRange, typedRange } from "./written_values.mjs";

const READERS = { range: rangeField, several: severalField, one: oneField, lines: linesField };

/**
 * Return the form for a field; what cannot be is told in it, and only what can be is handed to `save`.
 * @param {string} label what the field is called
 * @param {{type: string, most?: number, unit?: string, choices?: {id: unknown, label: string}[]}} form
 * @param {unknown} start the value that stands in it at first
 */
export function valueForm(label, form, start, save) {
  const read = READERS[form.type](label, form, start);
  const hint = element("p", { class: "c-hint", role: "alert" });
  const send = (event) => {
    event.preventDefault();
    const { value, error, told } = read.value();
    hint.textContent = error ?? told ?? "";
    if (!error && !told) save(value);
  };
  /** A list does not send its form by Enter, as the button promises. */
  const enter = (event) => event.key === "Enter" && event.target.tagName === "SELECT" && send(event);
  return element("form", { class: "c-write", on: { submit: send, keydown: enter } }, ...read.parts, hint,
    element("button", { type: "submit", class: "c-button c-primary" }, form.type !== "lines" && element("kbd", { "aria-hidden": "true" }, "Enter"), element("span", {}, "Save")));
}

function rangeField(label, form, start) {
  const input = element("input", { type: "text", inputmode: "decimal", "data-first": true, "aria-label": label, placeholder: "30, 30-60 or 30+", on: { focus: () => input.select() } });
  input.value = typedRange(start);
  const unit = element("span", { class: "c-unit" }, form.unit === "s" ? "seconds" : "");
  return { parts: [element("div", { class: "c-inline" }, input, unit)], value: () => readRange(input.value, form.most) };
}

/** Return the list of choices, at `start` where that is one of them, else at none. */
function oneField(label, form, start) {
  const { choices } = form;
  const options = choices.map(({ id, label }) => element("option", { value: id, selected: id === start }, label));
  if (!choices.some(({ id }) => id === start)) options.unshift(element("option", { value: "" }, "Choose one"));
  const select = element("select", { "data-first": true, "aria-label": label }, ...options);
  const value = () => {
    const choice = choices.find(({ id }) => String(id) === select.value);
    return choice ? { value: choice.id } : { error: "Choose one." };
  };
  return { parts: [select], value };
}

function linesField(label, _form, start) {
  const area = element("textarea", { rows: "4", "data-first": true, dir: "auto", "aria-label": label, placeholder: "One a line" });
  area.value = (start ?? []).join("\n");
  return { parts: [area], value: () => readLines(area.value) };
}

/**
 * Return the choices of which several may be ticked, those of `start` first. What stands in the field
 * when the form is sent is ticked, or refused: it is never passed over.
 */
function severalField(label, form, start) {
  const { choices } = form;
  const known = new Set(choices.map(({ id }) => id));
  const chosen = new Set((Array.isArray(start) ? start : []).filter((id) => known.has(id)));
  const told = element("p", { class: "c-chosen", "aria-live": "polite" });
  const box = element("div", { class: "c-choices", role: "group", "aria-label": "Choices" });
  const tick = (id, isTicked) => {
    chosen[isTicked ? "add" : "delete"](id);
    tell();
    if (search.value) empty();
  };
  const draw = () => {
    box.replaceChildren(...choicesFor(search.value, choices).map(({ id, label }) => {
      const check = element("input", { type: "checkbox", on: { change: () => tick(id, check.checked) } });
      check.checked = chosen.has(id);
      return element("label", { class: "c-choice" }, check, label);
    }));
  };
  const tell = () => {
    const labels = choices.filter(({ id }) => chosen.has(id)).map(({ label }) => label);
    told.textContent = labels.length ? `Chosen: ${labels.join(", ")}` : "Nothing is chosen yet.";
  };
  const search = element("input", { type: "text", "data-first": true, placeholder: "Type to find", "aria-label": "Find a choice", on: { input: draw } });
  /** Empty the field, and go on there: what was typed has been ticked. */
  const empty = () => {
    search.value = "";
    draw();
    search.focus();
  };
  const value = () => {
    const { choice, error } = choiceTyped(search.value, choices);
    if (error) return { error };
    if (choice) {
      tick(choice.id, true);
      return { told: `${choice.label} is chosen. Save once more to save it.` };
    }
    return chosen.size ? { value: [...chosen].sort() } : { error: "Choose at least one." };
  };
  draw();
  tell();
  return { parts: [search, box, told], value };
}
