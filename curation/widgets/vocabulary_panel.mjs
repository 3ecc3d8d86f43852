/** The vocabulary panel on the screen: unknown names, the entries that they may mean, new entries and words. */
import { element, fill, followTheme, isWriting, keepKeys, keyButton, openChannel, shorten, whenShown } from "./elements.mjs";
import { aliasOf, cardView, GROUPS, keyAction, times } from "./vocabulary_card.mjs";

const SHAPES = { open: "○", added: "●", "not an exercise": "✕", "not a term": "✕" };

class Panel {
  constructor(model, root) {
    this.root = root;
    this.channel = openChannel(model, 120_000, () => this.reload());
    this.names = [];
    this.current = null;
    this.card = null;
    /** How often the editor has gone somewhere: what was asked for before that no longer shows. */
    this.turn = 0;
    /** The words of a term as the editor wants them taught: what was found may be too long. */
    this.words = "";
    this.stops = [followTheme(root, model.get("app")), keepKeys(root)];
    this.head = element("header", { class: "c-progress" });
    this.list = element("div", { class: "c-names", role: "list", "aria-label": "Unknown names and words" });
    this.main = element("div", { class: "c-main" });
    this.live = element("div", { class: "c-told", role: "status", "aria-live": "polite" });
    root.append(this.head, this.live, element("div", { class: "c-two" }, this.list, this.main));
    this.onKey = (event) => this.key(event);
    root.addEventListener("keydown", this.onKey);
    this.stops.push(whenShown(root, () => this.load()));
  }

  close() {
    this.root.removeEventListener("keydown", this.onKey);
    for (const stop of this.stops) stop();
    this.channel.close();
    this.root.replaceChildren();
  }

  /** Take up what another panel has built, unless an editor is in the middle of something here. */
  async reload() {
    if (!this.choices || this.main.querySelector(".c-panel")) return;
    await this.load(this.current);
  }

  async load(keep = null) {
    const { turn } = this;
    const answer = await this.channel.ask("index");
    if (answer.error) return this.fail(answer.error);
    this.names = answer.names;
    this.choices = answer.choices;
    const open = this.names.filter((one) => one.status === "open").length;
    const terms = this.names.filter((one) => one.status === "open" && one.group !== "name").length;
    fill(this.head, 
      element("div", { class: "c-counts" }, element("strong", { class: "c-left" }, `${open - terms} names to teach`), terms > 0 && element("span", {}, `${terms} words`), element("span", { dir: "auto" }, `as ${answer.editor}`)),
      element("div", { class: "c-tools" },
        keyButton("Teach a word", "t", () => this.word(), { class: "c-quiet" }),
        keyButton("Take back", "u", () => this.takeBack(), { class: "c-quiet" }),
        keyButton("Build", "", () => this.build(), { class: "c-quiet c-build" })));
    if (turn !== this.turn) return this.drawList();
    const next = this.names.find((one) => one.id === keep) ?? this.following() ?? null;
    await this.open(next?.id ?? null);
  }

  /** Return the open name or word after the current one, the first open one where there is none. */
  following() {
    const open = (one) => one.status === "open";
    const at = this.names.findIndex((one) => one.id === this.current);
    return this.names.slice(at + 1).find(open) ?? this.names.find(open);
  }

  go(id) {
    this.turn += 1;
    return id === this.card?.id ? this.draw() : this.open(id);
  }

  async open(id) {
    const { turn } = this;
    this.current = id;
    this.card = null;
    if (id !== null) {
      const answer = await this.channel.ask("card", { id });
      if (turn !== this.turn) return;
      if (answer.error) return this.fail(answer.error);
      this.card = answer.card;
      this.words = this.card.name;
    }
    this.draw();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return this.draw();
    if (isWriting(event.target)) return;
    const action = keyAction(event.key, this.card, this.names, this.current);
    if (!action) return;
    event.preventDefault();
    if (action.go !== undefined) this.go(action.go);
    else if (action.value !== undefined) this.means(action.value);
    else this[action.run]();
  }

  draw() {
    if (!this.card && this.current !== null) return;
    const focused = this.root.contains(document.activeElement) || document.activeElement === document.body;
    this.drawList();
    this.main.replaceChildren(this.card ? cardView(this, this.card) : this.ending());
    if (focused) this.main.firstElementChild.focus({ preventScroll: true });
  }

  drawList() {
    fill(this.list, ...this.names.map((one) => element("button", {
      type: "button", class: `c-name${one.id === this.current ? " c-current" : ""}`, "aria-current": one.id === this.current ? "true" : null, on: { click: () => this.go(one.id) },
    },
      element("span", { class: "c-row-name", dir: "auto" }, shorten(one.name)),
      element("span", { class: "c-hint" }, `${SHAPES[one.status]} ${one.status} · ${GROUPS[one.group]} · ${times(one.touches)}`))));
  }

  ending() {
    return element("section", { class: "c-end", tabindex: "-1" },
      element("div", { class: "c-end-mark", "aria-hidden": "true" }, "✓"),
      element("h2", {}, "Every name and word has its answer"),
      element("p", { class: "c-hint" }, "The next build reads the articles with what you taught."));
  }

  step(by) {
    const at = this.names.findIndex((one) => one.id === this.current);
    const to = this.names[at + by];
    if (to) this.go(to.id);
  }

  show(label, ...children) {
    const view = element("section", { class: "c-panel", role: "dialog", "aria-label": label, tabindex: "-1" },
      element("h2", {}, label),
      element("button", { type: "button", class: "c-button c-quiet c-close", "aria-label": "Close", on: { click: () => this.draw() } }, "Esc"),
      ...children);
    this.main.replaceChildren(view);
    (view.querySelector("[data-first]") ?? view).focus();
    return view;
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
    const list = element("div", { class: "c-verdicts" });
    const draw = (text) => list.replaceChildren(...entriesFor(text, choices).slice(0, 20).map(({ id, label }) =>
      keyButton(label, "", () => this.means(id))));
    const search = element("input", { type: "search", "data-first": true, placeholder: "Type a name", "aria-label": "Find by name", on: { input: () => draw(search.value) } });
    draw("");
    this.show(this.isTerm ? `“${shorten(this.words)}” means` : `“${shorten(this.card.name)}” is another name of`, search, list);
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
    this.show("A new entry", element("form", { class: "c-entry-form", on: { submit } },
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
    this.show("Teach a word", element("form", { class: "c-entry-form", on: { submit } }, words, means, id, element("button", { type: "submit", class: "c-button c-primary" }, "See what this changes")));
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
    this.show("What this changes",
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
    this.show("Building …", element("p", {}, "The articles are read with what you taught."));
    const { turn } = this;
    const answer = await this.channel.ask("build");
    if (answer.error) return this.fail(answer.error);
    this.say("Built.");
    await this.load();
    if (turn === this.turn) this.show("Built", element("pre", { class: "c-summary" }, answer.summary));
  }

  say(text) {
    this.live.textContent = text;
  }

  problem(error) {
    this.main.querySelector(".c-problem")?.remove();
    this.main.prepend(element("div", { class: "c-problem", role: "alert" }, element("strong", {}, "✕ Not written. "), error));
  }

  fail(error) {
    this.main.replaceChildren(element("div", { class: "c-problem", role: "alert" }, element("strong", {}, "✕ "), error));
  }
}

/** Return the change that makes words a form of a muscle, position or piece of equipment. */
export function wordOf(group, words, id) {
  return { type: "word", words, means: group, id };
}

/** Return the entries whose name holds every typed word. */
export function entriesFor(text, entries) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}

function render({ model, el }) {
  const root = element("div", { class: "curation c-vocabulary", "data-app": String(model.get("app")), tabindex: "0", role: "application", "aria-label": "Vocabulary" });
  el.append(root);
  const panel = new Panel(model, root);
  return () => panel.close();
}

export default { render };
