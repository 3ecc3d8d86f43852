/** A list with the card of one of its rows beside it: going through the list, and what is asked in the card's place. */
import { element, fill, keyButton, openPanel, panelOf, problemBox, shorten } from "./elements.mjs";
import { holdsWords } from "./searching.mjs";
import { Widget } from "./widget.mjs";

/**
 * The base of such a panel, which has `rows` (those that stand in the list), `current` (the id of the
 * one that it is at), `open` (ask for a row's card and draw it) and `draw`.
 */
export class ListPanel extends Widget {
  constructor(model, root, label) {
    super(model, root);
    this.card = null;
    this.list = element("div", { class: "c-names", role: "list", "aria-label": label });
    this.main = element("div", { class: "c-main" });
  }

  get home() {
    return this.main.firstElementChild;
  }

  go(id) {
    this.leave();
    return this.open(id);
  }

  /** Go to the row that stands `by` after the current one, where there is one. */
  step(by) {
    const to = neighbour(this.rows, this.current, by);
    if (to) this.go(to.id);
  }

  /** Put a view beside the list; the keyboard goes there if it was in the panel. */
  place(view) {
    const focused = this.hasFocus;
    this.main.replaceChildren(view);
    if (focused) view.focus({ preventScroll: true });
  }

  /** Put the keyboard on the list's current row, or on its first one. */
  focusList() {
    const row = this.list.querySelector(".c-current") ?? this.list.firstElementChild ?? this.home;
    row?.focus({ preventScroll: true });
  }

  /** Return the list's row with an id, a label and a line about it. */
  rowView(id, label, about) {
    const current = id === this.current;
    return element("button", {
      type: "button", class: `c-name${current ? " c-current" : ""}`, "aria-current": current ? "true" : null, on: { click: () => this.go(id) },
    },
      element("span", { class: "c-row-name", dir: "auto" }, shorten(label)),
      element("span", { class: "c-hint" }, about));
  }

  /** Fill the head: counts, whose rulings they are, and buttons beside that for a build. */
  fillHead(counts, editor, ...buttons) {
    fill(this.head,
      element("div", { class: "c-counts" }, ...counts, element("span", { dir: "auto" }, `as ${editor}`)),
      element("div", { class: "c-tools" }, ...buttons, keyButton("Build", "", () => this.build(), { class: "c-quiet c-build" })));
  }

  /** Ask or tell something in the card's place. */
  dialog(label, ...children) {
    openPanel(this.main, panelOf(label, ...children), () => this.draw());
  }

  fail(error) {
    this.main.replaceChildren(problemBox("", error));
  }
}

/** Return the row that stands `by` after the one with an id. */
function neighbour(rows, id, by) {
  return rows[rows.findIndex((one) => one.id === id) + by];
}

/** Return the action of a key that goes through a list: null at its end, undefined for other keys. */
export function stepAction(key, rows, id) {
  const by = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[key];
  if (!by) return undefined;
  const to = neighbour(rows, id, by);
  return to ? { run: "go", with: [to.id] } : null;
}

/** Return the rows whose label holds every typed word. */
export function found(text, rows) {
  return rows.filter(({ label }) => holdsWords(label, text));
}

/** Return "3 mentions in 2 articles". */
export function times({ mentions, articles }) {
  const some = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
  return `${some(mentions, "mention")} in ${some(articles, "article")}`;
}
