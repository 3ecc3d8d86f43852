/** The vocabulary panel on the screen: unknown names, the entries that they may mean, new entries and words. */
import { element, fill, keyButton, problemBox, searchable, shorten } from "./elements.mjs";
import { found, ListPanel, times } from "./list_panel.mjs";
import { aliasOf, cardView, GROUPS, keyAction } from "./vocabulary_card.mjs";
import { renderer } from "./widget.mjs";

const SHAPES = { open: "○", added: "●", "not an exercise": "✕", "not a term": "✕" };

class VocabularyPanel extends ListPanel {
  constructor(model, root) {
    super(model, root, "Unknown names and words");
    this.rows = [];
    this.current = null;
    /** The words of a term as the editor wants them taught: what was found may be too long. */
    this.words = "";
    this.lay(element("div", { class: "c-two" }, this.list, this.main));
    this.loadWhenShown();
  }

  /** Take up what another panel has built, unless an editor is in the middle of something here. */
  async reload() {
    if (!this.choices || this.main.querySelector(".c-panel")) return;
    await this.load(this.current);
  }

  async load(keep = null) {
    const isHere = this.whereabouts();
    const answer = await this.channel.ask("index");
    if (answer.error) return this.fail(answer.error);
    this.rows = answer.names;
    this.choices = answer.choices;
    const open = this.rows.filter((one) => one.status === "open");
    const terms = open.filter((one) => one.group !== "name").length;
    const counts = [element("strong", { class: "c-left" }, `${open.length - terms} names to teach`), terms > 0 && element("span", {}, `${terms} words`)];
    this.fillHead(counts, answer.editor,
      keyButton("Teach a word", "t", () => this.word(), { class: "c-quiet" }),
      keyButton("Take back", "u", () => this.takeBack(), { class: "c-quiet" }));
    if (!isHere()) return this.drawList();
    const next = this.rows.find((one) => one.id === keep) ?? this.following() ?? null;
    await this.open(next?.id ?? null);
  }

  /** Return the open name or word after the current one, the first open one where there is none. */
  following() {
    const open = (one) => one.status === "open";
    const at = this.rows.findIndex((one) => one.id === this.current);
    return this.rows.slice(at + 1).find(open) ?? this.rows.find(open);
  }

  go(id) {
    if (id !== this.card?.id) return super.go(id);
    this.leave();
    return this.draw();
  }

  async open(id) {
    this.current = id;
    this.card = null;
    if (id !== null) {
      const answer = await this.askHere("card", { id });
      if (!answer) return;
      if (answer.error) return this.fail(answer.error);
      this.card = answer.card;
      this.words = this.card.name;
    }
    this.draw();
  }

  actionFor({ key }) {
    return keyAction(key, this.card, this.rows, this.current);
  }

  escape() {
    this.draw();
  }

  draw() {
    if (!this.card && this.current !== null) return;
    this.drawList();
    this.place(this.card ? cardView(this, this.card) : this.ending());
  }

  drawList() {
    fill(this.list, ...this.rows.map((one) =>
      this.rowView(one.id, one.name, `${SHAPES[one.status]} ${one.status} · ${GROUPS[one.group]} · ${times(one.touches)}`)));
  }

  ending() {
    return element("section", { class: "c-end", tabindex: "-1" },
      element("div", { class: "c-end-mark", "aria-hidden": "true" }, "✓"),
      element("h2", {}, "Every name and word has its answer"),
      element("p", { class: "c-hint" }, "The next build reads the articles with what you taught."));
  }

  get isTerm() {
    return this.card.group !== "name";
  }

  /** Preview that the current name means an entry, or the current word a muscle, position or equipment. */
  means(id) {
    this.preview(this.isTerm ? wordOf(this.card.group, this.words, id) : aliasOf(this.card.name, id));
  }

  ordinary() {
    this.preview({ type: "ordinary", words: this.card.name, means: this.card.group });
  }

  other() {
    const choices = this.isTerm ? this.choices.terms[this.card.group] : this.choices.entries;
    const buttonsFor = (text) => found(text, choices).slice(0, 20).map(({ id, label }) => keyButton(label, "", () => this.means(id)));
    this.dialog(this.isTerm ? `“${shorten(this.words)}” means` : `“${shorten(this.card.name)}” is another name of`,
      ...searchable("Type a name", "Find by name", buttonsFor));
  }

  entry() {
    const { draft } = this.card;
    const fields = {};
    const field = (name, label, control) => {
      fields[name] = control;
      return element("label", { class: "c-filter" }, element("span", {}, label), control);
    };
    const select = (values, chosen) => element("select", {}, ...values.map(([id, label]) => element("option", { value: id, selected: id === chosen }, label)));
    const plain = (values) => [["", "—"], ...values.map((one) => [one, one])];
    const labelled = (values) => [["", "—"], ...values.map(({ id, label }) => [id, label])];
    const text = (value, extra = {}) => {
      const input = element("input", { type: "text", dir: "auto", maxlength: "400", ...extra });
      input.value = value;
      return input;
    };
    const muscles = element("select", { multiple: true, size: 6 }, ...this.choices.muscles.map(({ id, label }) => element("option", { value: id, selected: draft.muscles.includes(id) }, label)));
    const read = () => ({
      ...Object.fromEntries(Object.entries(fields).map(([name, control]) => [name, control.value])),
      muscles: [...muscles.selectedOptions].map((option) => option.value),
    });
    const submit = (event) => {
      event.preventDefault();
      this.preview({ type: "entry", name: this.card.name, draft: read() });
    };
    this.dialog("A new entry", element("form", { class: "c-entry-form", on: { submit } },
      field("name", "Name in the catalog", text(draft.name, { "data-first": true })),
      field("kind", "Kind", select(this.choices.kind.map((one) => [one, one]), draft.kind)),
      field("mode", "Mode", select(plain(this.choices.mode), draft.mode)),
      field("position", "Position", select(labelled(this.choices.position), draft.position)),
      field("per_side", "Each side", select(plain(["yes", "no"]), draft.per_side)),
      element("label", { class: "c-filter" }, element("span", {}, "Muscles that it stretches"), muscles),
      field("description", "How it is done, in the words that instructions use", text(draft.description)),
      element("button", { type: "submit", class: "c-button c-primary" }, "See what this changes")));
  }

  word() {
    const words = element("input", { type: "text", "data-first": true, "aria-label": "Words", placeholder: "as articles write it: outer hip" });
    const id = element("select", { "aria-label": "What it means" });
    const groups = Object.keys(this.choices.terms).map((group) => element("option", { value: group }, GROUPS[group]));
    const means = element("select", { "aria-label": "Kind of word", on: { change: () => offer() } }, ...groups);
    const offer = () => id.replaceChildren(...this.choices.terms[means.value].map((one) => element("option", { value: one.id }, one.label)));
    offer();
    const submit = (event) => {
      event.preventDefault();
      this.preview(wordOf(means.value, words.value, id.value), null);
    };
    this.dialog("Teach a word", element("form", { class: "c-entry-form", on: { submit } }, words, means, id, element("button", { type: "submit", class: "c-button c-primary" }, "See what this changes")));
  }

  /** Show what a change would do; `of` is the name or word that it answers. */
  async preview(change, of = this.current) {
    const answer = await this.channel.ask("preview", { change });
    if (answer.error) return this.problem(answer.error);
    const note = element("input", { type: "text", class: "c-note", maxlength: "400", "aria-label": "Note", placeholder: "A note (optional)", dir: "auto" });
    const add = (event) => {
      event.preventDefault();
      this.add(change, note.value, of);
    };
    this.dialog("What this changes",
      element("p", { class: "c-effect" }, `Touches ${times(answer.touches)}.`),
      ...answer.lines.map((line) => element("div", {}, element("div", { class: "c-hint" }, line.file), element("pre", { class: "c-line", dir: "auto" }, `+ ${line.text}`))),
      element("form", { class: "c-entry-form", on: { submit: add } }, note,
        element("button", { type: "submit", class: "c-button c-primary", "data-first": true }, element("kbd", { "aria-hidden": "true" }, "Enter"), element("span", {}, "Write it"))));
  }

  async add(change, note, id) {
    const answer = await this.channel.ask("add", { change, note, id });
    if (answer.error) return this.problem(answer.error);
    this.say(answer.told);
    await this.load();
  }

  async notExercise() {
    const answer = await this.channel.ask("not_exercise", { name: this.card.name, seen: this.card.seen });
    if (answer.error) return this.problem(answer.error);
    this.say(answer.told);
    await this.load();
  }

  async takeBack() {
    const answer = await this.channel.ask("take_back");
    if (answer.error) return this.problem(answer.error);
    this.say(answer.told);
    await this.load(answer.id);
  }

  async build() {
    this.dialog("Building …", element("p", {}, "The articles are read with what you taught."));
    const isHere = this.whereabouts();
    const answer = await this.channel.ask("build");
    if (answer.error) return this.fail(answer.error);
    this.say("Built.");
    await this.load();
    if (isHere()) this.dialog("Built", element("pre", { class: "c-summary" }, answer.summary));
  }

  problem(error) {
    this.main.querySelector(".c-problem")?.remove();
    this.main.prepend(problemBox("Not written. ", error));
  }
}

/** Return the change that makes words a form of a muscle, position or piece of equipment. */
export function wordOf(group, words, id) {
  return { type: "word", words, means: group, id };
}

const render = renderer(VocabularyPanel, "c-vocabulary", "Vocabulary");

export default { render };
