/** The entries panel on the screen: find an entry, see and correct its fields, merge it, split mentions off, rename it. */
import { element, fill, keyButton, problemBox, searchable } from "./elements.mjs";
import { fieldsView, fieldView, rulingView } from "./entry_fields.mjs";
import { found, ListPanel, stepAction, times } from "./list_panel.mjs";
import { renderer } from "./widget.mjs";

const DRAWN = 120;

class EntriesPanel extends ListPanel {
  constructor(model, root) {
    super(model, root, "Entries");
    this.entries = [];
    this.chosen = new Set();
    this.isAsking = false;
    this.search = element("input", { type: "search", placeholder: "Find an entry", "aria-label": "Find an entry", on: { input: () => this.drawList(), keydown: (event) => this.searchKey(event) } });
    this.lay(element("div", { class: "c-two" }, element("div", { class: "c-find" }, this.search, this.list), this.main));
    this.loadWhenShown();
  }

  get current() {
    return this.card?.id ?? null;
  }

  /** The entries that the search finds. */
  get rows() {
    return found(this.search.value, this.entries);
  }

  get hasFocus() {
    return super.hasFocus && document.activeElement !== this.search;
  }

  /** Take up what another panel has built, unless an editor is in the middle of something here. */
  async reload() {
    if (!this.card || this.isAsking) return;
    await this.load();
  }

  async load() {
    const isHere = this.whereabouts();
    const answer = await this.channel.ask("index");
    if (answer.error) return this.fail(answer.error);
    this.editor = answer.editor;
    this.take(answer.entries);
    if (!isHere()) return;
    const there = this.entries.find((one) => one.id === this.current) ?? this.entries[0];
    if (there) await this.open(there.id);
    else this.main.replaceChildren(element("p", { class: "c-hint" }, "The catalog has no entries yet."));
  }

  take(entries) {
    this.entries = entries;
    this.fillHead([element("strong", { class: "c-left" }, `${entries.length.toLocaleString("en")} entries`)], this.editor,
      keyButton("Find", "/", () => this.find(), { class: "c-quiet" }),
      keyButton("Undo last", "u", () => this.undo(), { class: "c-quiet" }));
    this.drawList();
  }

  async open(id) {
    const answer = await this.askHere("card", { id });
    if (!answer) return;
    if (answer.error) return this.fail(answer.error);
    this.show(answer.card);
    this.drawList();
  }

  /** Show a card; one that stands there already stays with its ticks, and the keyboard with it. */
  show(card) {
    if (this.isShown(card)) return this.focusCard();
    this.card = card;
    this.chosen.clear();
    this.draw();
  }

  isShown(card) {
    return this.shownCard !== null && JSON.stringify(card) === JSON.stringify(this.card);
  }

  /** The card on the screen; null where something is asked or told in its place. */
  get shownCard() {
    return this.main.querySelector(".c-card");
  }

  /** Put the keyboard on the card, unless it is in it or outside of the panel. */
  focusCard() {
    if (this.hasFocus && !this.shownCard.contains(document.activeElement)) this.shownCard.focus({ preventScroll: true });
  }

  actionFor({ key }) {
    return keyAction(key, this.card, this.rows, this.isAsking);
  }

  escape(event) {
    event.preventDefault();
    const wasSearching = document.activeElement === this.search;
    if (this.card) this.draw();
    if (wasSearching) this.focusList();
  }

  searchKey(event) {
    if (event.key !== "Enter") return;
    const [first] = this.rows;
    if (!first) return;
    this.focusList();
    this.go(first.id);
  }

  find() {
    this.search.focus();
  }

  drawList() {
    const { rows } = this;
    fill(this.list,
      ...rows.slice(0, DRAWN).map((one) => this.rowView(one.id, one.label, `${one.ruled ? `● ${one.ruled} · ` : ""}${times(one)}`)),
      rows.length > DRAWN && element("p", { class: "c-hint c-name" }, `and ${(rows.length - DRAWN).toLocaleString("en")} more: type to find them`));
  }

  draw() {
    this.isAsking = false;
    this.place(this.cardView());
  }

  cardView() {
    const { card } = this;
    return element("article", { class: "c-card", tabindex: "-1", role: "group", "aria-label": card.name },
      element("h2", { dir: "auto" }, card.name),
      card.aliases.length ? element("p", { class: "c-hint", dir: "auto" }, `Also called ${card.aliases.join(", ")}`) : null,
      ...card.rulings.map((one) => rulingView(one, (id) => this.undo(id))),
      element("h3", {}, "Its fields"),
      fieldsView(card.fields, (field) => this.openField(field)),
      element("h3", {}, `Its mentions (${card.members.length + card.more})`),
      element("div", { class: "c-members", role: "group", "aria-label": "Mentions" }, ...card.members.map((one) => this.memberView(one))),
      card.more > 0 && element("p", { class: "c-hint" }, `and ${card.more} more`),
      element("div", { class: "c-verdicts", role: "toolbar", "aria-label": "Changes" },
        keyButton("Fields", "f", () => this.focusFields()),
        keyButton("Merge into …", "m", () => this.merge()),
        keyButton("Split off the ticked", "s", () => this.split()),
        keyButton("Rename", "r", () => this.rename()),
        keyButton("Previous", "k", () => this.step(-1), { class: "c-quiet" }),
        keyButton("Next", "j", () => this.step(1), { class: "c-quiet" })));
  }

  memberView(one) {
    const check = element("input", { type: "checkbox", on: { change: () => this.chosen[check.checked ? "add" : "delete"](one.mention_id) } });
    check.checked = this.chosen.has(one.mention_id);
    return element("label", { class: "c-member" }, check,
      element("span", {},
        element("span", { class: "c-source-head", dir: "auto" }, element("strong", {}, one.name || "(no name printed)"), ` · ${one.source}`, one.title && ` · ${one.title}`),
        element("span", { class: "c-text c-hint", dir: "auto" }, ` ${one.text}`)));
  }

  focusFields() {
    this.main.querySelector(".c-field")?.focus();
  }

  /** Show what the mentions say of a field, with the form for another value. */
  async openField(field) {
    const answer = await this.askHere("field", { item_id: field.item_id });
    if (!answer) return;
    if (answer.error) return this.problem(answer.error);
    const { card } = answer;
    this.ask(card.question, ...fieldView(field, card, (verdict, note) => this.write(card, verdict, note), (id) => this.undo(id)));
  }

  async write(field, verdict, note) {
    this.settle(await this.channel.ask("write", { id: this.card.id, item_id: field.item_id, verdict, note, seen: field.seen }));
  }

  ask(label, ...children) {
    this.leave();
    this.isAsking = true;
    this.dialog(label, ...children);
  }

  merge() {
    const { card } = this;
    const others = this.entries.filter((one) => one.id !== card.id);
    const buttonsFor = (text) => (text.trim() ? found(text, others).slice(0, 20) : card.near).map((one) =>
      keyButton(one.label, "", () => this.preview({ type: "merge", entry: card.id, into: one.id })));
    this.ask(`${card.name} is the same as`, ...searchable("Type a name", "Find an entry to merge into", buttonsFor));
  }

  split() {
    if (!this.chosen.size) return this.problem("Tick the mentions that are another exercise, then split them off.");
    this.askName(`Split off ${this.chosen.size} of ${this.card.members.length + this.card.more}`, this.suggestedName(), (name) =>
      ({ type: "split", entry: this.card.id, mention_ids: [...this.chosen], name }));
  }

  suggestedName() {
    return this.card.members.find((one) => this.chosen.has(one.mention_id) && one.name)?.name ?? "";
  }

  rename() {
    this.askName("A new name", this.card.name, (name) => ({ type: "rename", entry: this.card.id, name }));
  }

  askName(label, value, changeOf) {
    const name = element("input", { type: "text", "data-first": true, maxlength: "200", dir: "auto", "aria-label": "Name in the catalog" });
    name.value = value;
    const submit = (event) => {
      event.preventDefault();
      this.preview(changeOf(name.value));
    };
    this.ask(label, element("form", { class: "c-write", on: { submit } }, element("label", { class: "c-filter" }, element("span", {}, "Name in the catalog"), name),
      element("button", { type: "submit", class: "c-button c-primary" }, "See what this changes")));
  }

  async preview(change) {
    const answer = await this.channel.ask("preview", { change });
    if (answer.error) return this.problem(answer.error);
    const note = element("input", { type: "text", class: "c-note", maxlength: "2000", "aria-label": "Note", placeholder: "A note (optional)", dir: "auto" });
    const save = (event) => {
      event.preventDefault();
      this.rule(change, note.value);
    };
    this.ask("What this changes", element("ul", { class: "c-effects" }, ...answer.effects.map((one) => element("li", { dir: "auto" }, one))),
      element("form", { class: "c-write", on: { submit: save } }, note,
        element("button", { type: "submit", class: "c-button c-primary", "data-first": true }, element("kbd", { "aria-hidden": "true" }, "Enter"), element("span", {}, "Rule so"))));
  }

  async rule(change, note) {
    const answer = await this.channel.ask("rule", { change, note, seen: this.card.seen });
    this.settle(answer);
  }

  async undo(decisionId = null, confirmed = false) {
    const answer = await this.channel.ask("undo", { decision_id: decisionId, confirmed, id: this.card?.id });
    if (answer.dependents) return this.askDependents(answer);
    this.settle(answer);
  }

  askDependents({ dependents, decision_id: id }) {
    this.ask("Other rulings rest on this one",
      element("ul", { class: "c-effects" }, ...dependents.map((one) => element("li", { dir: "auto" }, `${one.label} · ${one.about} (${one.editor}, ${one.at})`))),
      element("p", {}, "They stay in the log and may become stale."),
      element("button", { type: "button", class: "c-button c-primary", "data-first": true, on: { click: () => this.undo(id, true) } }, "Undo all the same"));
  }

  settle(answer) {
    if (answer.error) return this.problem(answer.error);
    this.take(answer.entries);
    if (answer.card) this.show(answer.card);
    this.say(answer.told);
  }

  async build() {
    this.ask("Building …", element("p", {}, "The rulings are being applied."));
    const isHere = this.whereabouts();
    const answer = await this.channel.ask("build");
    if (answer.error) return this.problem(answer.error);
    await this.load();
    this.say("Built.");
    if (isHere()) this.ask("Built", element("pre", { class: "c-summary" }, answer.summary));
  }

  problem(error) {
    this.main.querySelector(".c-problem")?.remove();
    this.main.firstElementChild?.append(problemBox("Not saved. ", error));
  }
}

/** Return what a key does: the method to run, with its arguments; nothing while something is asked. */
export function keyAction(key, card, shown, isAsking) {
  if (isAsking) return null;
  const step = stepAction(key, shown, card?.id);
  if (step !== undefined) return step;
  if (key === "u") return { run: "undo" };
  if (key === "/") return { run: "find" };
  const run = card && { f: "focusFields", m: "merge", s: "split", r: "rename" }[key];
  return run ? { run } : null;
}

const render = renderer(EntriesPanel, "c-entries", "Entries");

export default { render };
