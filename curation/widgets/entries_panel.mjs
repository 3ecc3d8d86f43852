/** The entries panel on the screen: find an entry, merge it, split mentions off, rename it; each is shown first. */
import { element, fill, followTheme, isWriting, keepKeys, keyButton, openChannel, problemBox, shorten, whenShown } from "./elements.mjs";

const DRAWN = 120;

class Panel {
  constructor(model, root) {
    this.root = root;
    this.channel = openChannel(model, 120_000, () => this.reload());
    this.entries = [];
    this.card = null;
    this.chosen = new Set();
    this.isAsking = false;
    /** How often the editor has gone or asked for something: what was asked for before that no longer shows. */
    this.turn = 0;
    this.stops = [followTheme(root, model.get("app")), keepKeys(root)];
    this.head = element("header", { class: "c-progress" });
    this.live = element("div", { class: "c-told", role: "status", "aria-live": "polite" });
    this.search = element("input", { type: "search", placeholder: "Find an entry", "aria-label": "Find an entry", on: { input: () => this.drawList(), keydown: (event) => this.searchKey(event) } });
    this.list = element("div", { class: "c-names", role: "list", "aria-label": "Entries" });
    this.main = element("div", { class: "c-main" });
    root.append(this.head, this.live, element("div", { class: "c-two" }, element("div", { class: "c-find" }, this.search, this.list), this.main));
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
    if (!this.card || this.isAsking) return;
    await this.load();
  }

  async load() {
    const { turn } = this;
    const answer = await this.channel.ask("index");
    if (answer.error) return this.fail(answer.error);
    this.editor = answer.editor;
    this.take(answer.entries);
    const there = this.entries.find((one) => one.id === this.card?.id) ?? this.entries[0];
    if (turn !== this.turn) return;
    if (there) await this.open(there.id);
    else this.main.replaceChildren(element("p", { class: "c-hint" }, "The catalog has no entries yet."));
  }

  take(entries) {
    this.entries = entries;
    fill(this.head, 
      element("div", { class: "c-counts" }, element("strong", { class: "c-left" }, `${entries.length.toLocaleString("en")} entries`), element("span", { dir: "auto" }, `as ${this.editor}`)),
      element("div", { class: "c-tools" },
        keyButton("Find", "/", () => this.find(), { class: "c-quiet" }),
        keyButton("Undo last", "u", () => this.undo(), { class: "c-quiet" }),
        keyButton("Build", "", () => this.build(), { class: "c-quiet c-build" })));
    this.drawList();
  }

  go(id) {
    this.turn += 1;
    return this.open(id);
  }

  async open(id) {
    const { turn } = this;
    const answer = await this.channel.ask("card", { id });
    if (turn !== this.turn) return;
    if (answer.error) return this.fail(answer.error);
    this.show(answer.card);
    this.drawList();
  }

  show(card) {
    this.card = card;
    this.chosen.clear();
    this.draw();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      event.preventDefault();
      return this.card && this.draw();
    }
    if (isWriting(event.target)) return;
    const action = keyAction(event.key, this.card, this.shown(), this.isAsking);
    if (!action) return;
    event.preventDefault();
    if (action.go) this.go(action.go);
    else this[action.run]();
  }

  searchKey(event) {
    if (event.key !== "Enter") return;
    const [first] = this.shown();
    if (first) this.go(first.id);
  }

  find() {
    this.search.focus();
  }

  /** Return the entries that the search finds. */
  shown() {
    return found(this.search.value, this.entries);
  }

  drawList() {
    const shown = this.shown();
    fill(this.list, ...shown.slice(0, DRAWN).map((one) => element("button", {
      type: "button", class: `c-name${one.id === this.card?.id ? " c-current" : ""}`, "aria-current": one.id === this.card?.id ? "true" : null, on: { click: () => this.go(one.id) },
    },
      element("span", { class: "c-row-name", dir: "auto" }, shorten(one.label)),
      element("span", { class: "c-hint" }, `${one.ruled ? `● ${one.ruled} · ` : ""}${mentionsOf(one)}`))),
    shown.length > DRAWN && element("p", { class: "c-hint c-name" }, `and ${(shown.length - DRAWN).toLocaleString("en")} more: type to find them`));
  }

  draw() {
    const focused = this.root.contains(document.activeElement) || document.activeElement === document.body;
    this.isAsking = false;
    this.main.replaceChildren(this.cardView());
    if (focused && document.activeElement !== this.search) this.main.firstElementChild.focus({ preventScroll: true });
  }

  cardView() {
    const { card } = this;
    return element("article", { class: "c-card", tabindex: "-1", role: "group", "aria-label": card.name },
      element("h2", { dir: "auto" }, card.name),
      card.aliases.length ? element("p", { class: "c-hint", dir: "auto" }, `Also called ${card.aliases.join(", ")}`) : null,
      ...card.rulings.map((one) => element("div", { class: "c-decision" },
        element("span", { dir: "auto" }, `● ${one.label}, by ${one.editor} (${one.at})`),
        one.note && element("p", { class: "c-note-shown", dir: "auto" }, `“${one.note}”`),
        element("button", { type: "button", class: "c-button c-quiet", on: { click: () => this.undo(one.decision_id) } }, "Undo"))),
      element("p", { class: "c-hint", dir: "auto" }, card.fields.map(({ field, value }) => `${field}: ${value}`).join(" · ")),
      element("h3", {}, `Its mentions (${card.members.length + card.more})`),
      element("div", { class: "c-members", role: "group", "aria-label": "Mentions" }, ...card.members.map((one) => this.memberView(one))),
      card.more > 0 && element("p", { class: "c-hint" }, `and ${card.more} more`),
      element("div", { class: "c-verdicts", role: "toolbar", "aria-label": "Changes" },
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

  step(by) {
    const shown = this.shown();
    const to = shown[shown.findIndex((one) => one.id === this.card?.id) + by];
    if (to) this.go(to.id);
  }

  ask(label, ...children) {
    this.turn += 1;
    this.isAsking = true;
    const view = element("section", { class: "c-panel", role: "dialog", "aria-label": label, tabindex: "-1" },
      element("button", { type: "button", class: "c-button c-quiet c-close", "aria-label": "Close", on: { click: () => this.draw() } }, "Esc"),
      element("h2", { dir: "auto" }, label), ...children);
    this.main.replaceChildren(view);
    (view.querySelector("[data-first]") ?? view).focus();
  }

  merge() {
    const { card } = this;
    const others = this.entries.filter((one) => one.id !== card.id);
    const list = element("div", { class: "c-verdicts" });
    const into = (id) => this.preview({ type: "merge", entry: card.id, into: id });
    const draw = (text) => list.replaceChildren(...(text.trim() ? found(text, others).slice(0, 20) : card.near).map((one) => keyButton(one.label, "", () => into(one.id))));
    const search = element("input", { type: "search", "data-first": true, placeholder: "Type a name", "aria-label": "Find an entry to merge into", on: { input: () => draw(search.value) } });
    draw("");
    this.ask(`${card.name} is the same as`, search, list);
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
    this.live.textContent = answer.told;
  }

  async build() {
    this.ask("Building …", element("p", {}, "The rulings are being applied."));
    const { turn } = this;
    const answer = await this.channel.ask("build");
    if (answer.error) return this.problem(answer.error);
    await this.load();
    this.live.textContent = "Built.";
    if (turn === this.turn) this.ask("Built", element("pre", { class: "c-summary" }, answer.summary));
  }

  problem(error) {
    this.main.querySelector(".c-problem")?.remove();
    this.main.firstElementChild?.append(problemBox("Not saved. ", error));
  }

  fail(error) {
    this.main.replaceChildren(problemBox("", error));
  }
}

/** Return the entries whose name holds every typed word. */
export function found(text, entries) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}

/** Return "3 mentions in 2 articles". */
export function mentionsOf({ mentions, articles }) {
  const some = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
  return `${some(mentions, "mention")} in ${some(articles, "article")}`;
}

/** Return what a key does: an entry to go to, or a method to run; nothing while something is asked. */
export function keyAction(key, card, shown, isAsking) {
  if (isAsking) return null;
  const step = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[key];
  if (step) {
    const to = shown[shown.findIndex((one) => one.id === card?.id) + step];
    return to ? { go: to.id } : null;
  }
  if (key === "u") return { run: "undo" };
  if (key === "/") return { run: "find" };
  const run = card && { m: "merge", s: "split", r: "rename" }[key];
  return run ? { run } : null;
}

function render({ model, el }) {
  const root = element("div", { class: "curation c-entries", "data-app": String(model.get("app")), tabindex: "0", role: "application", "aria-label": "Entries" });
  el.append(root);
  const panel = new Panel(model, root);
  return () => panel.close();
}

export default { render };
