/** The review queue on the screen: filters and list on one side, the question and its evidence on the other. */
import { element, fill, keyButton, problemBox, shorten } from "./elements.mjs";
import { cardView } from "./queue_card.mjs";
import {
  actionOf, DEFAULT_FILTERS, FACET_LABELS, FACETS, facetCounts, isBlind, KIND_LABELS, matching, nextAfter,
  progressOf, scopeOf, SHAPES, STATUS_SHAPES, unpack, visibleRange,
} from "./queue_model.mjs";
import { drawPanel, tellProblem } from "./queue_panels.mjs";
import { renderer, Widget } from "./widget.mjs";

const ROW_HEIGHT = 44;
/** From this width on, in pixels, list and card stand side by side; the style sheet has the same. */
const WIDE = 720;
/** Milliseconds that the counts beside the filters wait: the next card comes first. */
const COUNTS_WAIT = 120;
const PADDING = 32;
const CARDS_KEPT = 60;
const CARDS_AHEAD = 3;
/** Milliseconds until an answer is given up. */
const QUEUE_PATIENCE = 20_000;

class Queue extends Widget {
  constructor(model, root) {
    super(model, root, QUEUE_PATIENCE);
    this.rows = [];
    this.byId = new Map();
    this.cards = new Map();
    this.notes = new Map();
    this.filters = { ...DEFAULT_FILTERS };
    this.skipped = [];
    this.current = null;
    this.panel = null;
    this.problem = null;
    this.busy = false;
    this.blind = false;
    this.revealed = null;
    this.around = false;
    this.build();
    this.stops.push(() => clearTimeout(this.later));
    this.load();
  }

  build() {
    this.filterBox = element("div", { class: "c-filters" });
    this.list = element("div", { class: "c-list", role: "listbox", tabindex: "0", "aria-label": "Questions", on: { scroll: () => this.drawList() } });
    this.main = element("div", { class: "c-main" });
    this.side = element("details", { class: "c-side", open: true },
      element("summary", {}, "Filters and list"), this.filterBox, this.list);
    this.lay(element("div", { class: "c-columns" }, this.side, this.main));
  }

  async load() {
    const answer = await this.channel.ask("index");
    if (answer.error) return this.fail(answer.error);
    this.storageKey = `curation-queue:${answer.project}`;
    this.editor = answer.editor;
    this.canBuild = answer.can_build;
    this.take(answer.index);
    this.recall();
    this.side.open = this.root.clientWidth - PADDING >= WIDE;
    this.start();
  }

  take(index) {
    this.rows = unpack(index);
    this.byId = new Map(this.rows.map((row) => [row.id, row]));
    this.cards.clear();
  }

  /** Take up what another panel has built, unless an editor is in the middle of something here. */
  async reload() {
    if (this.busy || this.panel) return;
    const answer = await this.channel.ask("index");
    if (answer.error || this.busy || this.panel) return;
    this.take(answer.index);
    this.start();
  }

  start() {
    this.refilter();
    this.go(this.ids.includes(this.current) ? this.current : this.ids[0] ?? null);
  }

  async runBuild() {
    if (this.busy) return;
    this.setBusy(true);
    this.open("building");
    const answer = await this.channel.ask("build");
    this.setBusy(false);
    if (answer.error) {
      this.panel = null;
      return this.fail(answer.error, "Not built. ");
    }
    this.take(answer.index);
    this.refilter();
    this.open("built", answer.summary);
  }

  recall() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.storageKey) ?? "{}");
      this.filters = kept.filters ?? this.filters;
      this.skipped = (kept.skipped ?? []).filter((id) => this.byId.has(id));
      this.current = kept.current ?? null;
      this.blind = kept.blind ?? false;
      this.notes = new Map(kept.notes ?? []);
    } catch {
      // A browser without storage starts afresh each time.
    }
  }

  remember() {
    const { filters, skipped, current, blind } = this;
    const kept = { filters, skipped, current, blind, notes: [...this.notes] };
    try {
      localStorage.setItem(this.storageKey, JSON.stringify(kept));
    } catch {
      // The same: nothing of the rulings depends on it.
    }
  }

  refilter() {
    this.ids = matching(this.rows, this.filters, this.skipped).map((row) => row.id);
    this.drawProgress();
    this.drawList();
    clearTimeout(this.later);
    this.later = setTimeout(() => this.drawFilters(), COUNTS_WAIT);
  }

  async go(id) {
    this.current = id;
    this.panel = null;
    this.problem = null;
    this.remember();
    this.drawList(true);
    if (id && !this.cards.has(id)) {
      const answer = await this.channel.ask("cards", { ids: [id] });
      if (answer.error) return this.fail(answer.error);
      this.keep(answer.cards);
    }
    if (this.current !== id) return;
    this.drawCard();
    this.showTop();
    this.fetchAhead();
  }

  async fetchAhead() {
    const at = this.ids.indexOf(this.current);
    const ids = this.ids.slice(at + 1, at + 1 + CARDS_AHEAD).filter((id) => !this.cards.has(id));
    if (!ids.length) return;
    const answer = await this.channel.ask("cards", { ids });
    if (!answer.error) this.keep(answer.cards);
  }

  keep(cards) {
    for (const card of cards) {
      this.cards.delete(card.item_id);
      this.cards.set(card.item_id, card);
    }
    for (const id of this.cards.keys()) {
      if (this.cards.size <= CARDS_KEPT) break;
      if (id !== this.current) this.cards.delete(id);
    }
  }

  get card() {
    return this.cards.get(this.current) ?? null;
  }

  escape(event) {
    event.preventDefault();
    this.dismiss();
  }

  actionFor({ key, target }) {
    const step = target === this.list ? { ArrowDown: 1, ArrowUp: -1 }[key] : null;
    if (step) return { run: "step", with: [step] };
    const { card } = this;
    const action = actionOf(key, card && this.isHidden(card) ? { ...card, decision: null } : card);
    if (!action || (this.panel && !action.command)) return null;
    return action.verdict ? { run: "rule", with: [action.verdict] } : { run: "command", with: [action.command] };
  }

  command(name) {
    const commands = {
      next: () => this.step(1),
      previous: () => this.step(-1),
      skip: () => this.skip(),
      note: () => this.focusNote(),
      undo: () => this.undo(null),
      write: () => this.open("write"),
      help: () => this.open("help"),
      elsewhere: () => this.open("elsewhere"),
      assign: () => this.card && this.openAndFill("assign", "editors"),
      history: () => this.showHistory(),
      around: () => this.toggle("around"),
      blind: () => this.toggleBlind(),
    };
    commands[name]?.();
  }

  toggle(flag) {
    this[flag] = !this[flag];
    this.remember();
    this.drawCard();
  }

  toggleBlind() {
    const { card } = this;
    if (card?.status !== "audit") this.blind = !this.blind;
    else this.revealed = this.isHidden(card) ? card.item_id : null;
    this.remember();
    this.drawCard();
  }

  isHidden(card) {
    return isBlind(card, this.blind, this.revealed);
  }

  step(by) {
    const at = this.ids.indexOf(this.current);
    const to = this.ids[at + by];
    if (to) this.go(to);
    else this.say(by > 0 ? "This is the last question." : "This is the first question.");
  }

  skip() {
    const id = this.current;
    if (!id) return;
    const next = nextAfter(this.ids, id, new Set(this.ids));
    this.skipped = [...this.skipped.filter((one) => one !== id), id];
    this.refilter();
    this.say("Skipped. It comes back at the end.");
    this.go(next ?? id);
  }

  async rule(verdict, confirmed = false) {
    const { card } = this;
    if (!card || this.busy) return;
    this.setBusy(true);
    const answer = await this.channel.ask("rule", {
      item_id: card.item_id,
      verdict,
      note: this.notes.get(card.item_id) ?? "",
      seen: card.seen,
      confirmed,
      blind: this.isHidden(card) && card.decision !== null,
    });
    this.setBusy(false);
    if (answer.cards) this.keep(answer.cards);
    if (answer.rows) this.update(answer.rows);
    if (answer.error || answer.overtaken) return this.tell(answer);
    if (answer.dependents) return this.open("dependents", { ...answer, again: () => this.rule(verdict, true) });
    this.notes.delete(card.item_id);
    this.skipped = this.skipped.filter((id) => id !== card.item_id);
    const before = this.ids;
    this.refilter();
    this.say(`${answer.told} ${this.left()}`);
    if (verdict.type === "assign" && this.ids.includes(card.item_id)) return this.go(card.item_id);
    this.go(nextAfter(before, card.item_id, new Set(this.ids)));
  }

  writeNote(itemId, text) {
    if (text) this.notes.set(itemId, text);
    else this.notes.delete(itemId);
    this.remember();
  }

  setBusy(busy) {
    this.busy = busy;
    this.main.setAttribute("aria-busy", String(busy));
  }

  async undo(decisionId, confirmed = false) {
    if (this.busy) return;
    this.setBusy(true);
    const answer = await this.channel.ask("undo", { decision_id: decisionId, confirmed });
    this.setBusy(false);
    if (answer.error) return this.tell(answer);
    if (answer.dependents) return this.open("dependents", { ...answer, again: () => this.undo(answer.decision_id, true) });
    if (answer.cards) this.keep(answer.cards);
    this.update(answer.rows);
    this.refilter();
    this.say(answer.told);
    if (this.panel === "history") return this.showHistory();
    const [back] = unpack(answer.rows).map((row) => row.id);
    this.go(this.byId.has(back) ? back : this.current);
  }

  update(rows) {
    for (const row of unpack(rows)) {
      const known = this.byId.get(row.id);
      if (known) Object.assign(known, row);
    }
  }

  left() {
    const { open } = progressOf(this.rows, this.filters);
    return `${open} left.`;
  }

  /** Tell a problem where the editor is: in the open panel, which keeps what was entered, or on the card. */
  tell(problem) {
    this.problem = problem;
    if (this.panel) tellProblem(this);
    else this.drawCard();
  }

  fail(error, title = "") {
    this.main.replaceChildren(problemBox(title, error));
  }

  drawProgress() {
    const { total, open, flagged, audit, done } = progressOf(this.rows, this.filters);
    const share = total ? Math.round((100 * done) / total) : 100;
    const bar = element("div", { class: "c-bar", role: "progressbar", "aria-valuenow": share, "aria-valuemin": 0, "aria-valuemax": 100, "aria-label": "Ruled" },
      element("div", { class: "c-bar-done", style: `width: ${share}%` }));
    fill(this.head,
      element("div", { class: "c-counts" },
        element("strong", { class: "c-left" }, `${open.toLocaleString("en")} open`),
        element("span", {}, `${done.toLocaleString("en")} ruled`),
        flagged ? element("span", {}, `⚑ ${flagged} flagged`) : null,
        audit ? element("span", {}, `◎ ${audit} to audit`) : null,
        this.editor ? element("span", { class: "c-editor", dir: "auto" }, `as ${this.editor}`) : null),
      bar,
      element("div", { class: "c-tools" },
        keyButton("Rulings", "h", () => this.command("history"), { class: "c-quiet" }),
        keyButton("Accept all …", "", () => this.preview(), { class: "c-quiet c-bulk" }),
        this.canBuild && keyButton("Build", "", () => this.runBuild(), { class: "c-quiet c-build" }),
        keyButton("Help", "?", () => this.command("help"), { class: "c-quiet" })));
  }

  drawFilters() {
    const counts = facetCounts(this.rows, this.filters);
    const { facet: focused } = this.isFiltering() ? document.activeElement.dataset : {};
    const boxes = FACETS.filter((facet) => counts[facet].length || this.filters[facet]).map((facet) => {
      const chosen = this.filters[facet] ?? "";
      const options = counts[facet].some(([value]) => value === chosen) || !chosen ? counts[facet] : [[chosen, 0], ...counts[facet]];
      const select = element("select", { "data-facet": facet, on: { change: (event) => this.filter(facet, event.target.value) } },
        element("option", { value: "" }, "all"),
        ...options.slice(0, 400).map(([value, count]) => element("option", { value, selected: value === chosen }, `${shorten(facet === "kind" ? KIND_LABELS[value] ?? value : value)} (${count})`)));
      return element("label", { class: "c-filter" }, element("span", {}, FACET_LABELS[facet]), select);
    });
    const active = Object.values(this.filters).some(Boolean);
    fill(this.filterBox, ...boxes,
      active && element("button", { type: "button", class: "c-button c-quiet", on: { click: () => this.filter(null) } }, "Clear filters"));
    if (focused) this.filterBox.querySelector(`[data-facet="${focused}"]`)?.focus();
  }

  /** Return whether the keyboard is at a filter, where it stays while cards come and go. */
  isFiltering() {
    return this.filterBox.contains(document.activeElement) && document.activeElement.dataset.facet !== undefined;
  }

  filter(facet, value) {
    this.filters = facet ? { ...this.filters, [facet]: value } : {};
    this.refilter();
    this.list.scrollTop = 0;
    this.go(this.ids.includes(this.current) ? this.current : this.ids[0] ?? null);
  }

  drawList(follow = false) {
    const at = this.ids?.indexOf(this.current) ?? -1;
    const height = this.list.clientHeight || 400;
    if (follow && at >= 0) {
      const top = at * ROW_HEIGHT;
      if (top < this.list.scrollTop || top + ROW_HEIGHT > this.list.scrollTop + height) {
        this.list.scrollTop = Math.max(0, top - height / 2);
      }
    }
    const count = this.ids?.length ?? 0;
    const [first, last] = visibleRange(count, ROW_HEIGHT, this.list.scrollTop, height);
    const drawn = [];
    for (let i = first; i < last; i++) drawn.push(this.listRow(this.byId.get(this.ids[i]), i, count));
    fill(this.list, element("div", { class: "c-rows", role: "presentation", style: `height: ${count * ROW_HEIGHT}px` }, ...drawn));
    if (at >= 0) this.list.setAttribute("aria-activedescendant", `${this.prefix}-${at}`);
  }

  get prefix() {
    this.prefix_ ??= `c${Math.random().toString(36).slice(2, 8)}`;
    return this.prefix_;
  }

  listRow(row, i, count) {
    const current = row.id === this.current;
    const late = this.skipped.includes(row.id);
    return element("div", {
      id: `${this.prefix}-${i}`, class: `c-row${current ? " c-current" : ""}`, role: "option", "aria-selected": String(current),
      "aria-setsize": count, "aria-posinset": i + 1, style: `top: ${i * ROW_HEIGHT}px`, on: { click: () => this.go(row.id) },
    },
      element("span", { class: `c-shape c-${row.level}`, "aria-hidden": "true" }, SHAPES[row.level] ?? "•"),
      element("span", { class: "c-row-name", dir: "auto" }, shorten(row.name)),
      element("span", { class: "c-row-what" }, `${row.field} · ${row.level}`),
      element("span", { class: "c-row-status", title: row.status }, late ? "skipped" : `${STATUS_SHAPES[row.status] ?? ""} ${row.status === "open" ? "" : row.status}`));
  }

  drawCard() {
    const { card } = this;
    const hadFocus = this.hasFocus && !this.isFiltering();
    if (!card) this.main.replaceChildren(this.ending());
    else this.main.replaceChildren(cardView(this, card));
    if (hadFocus) this.main.firstElementChild.focus({ preventScroll: true });
  }

  /** Bring the beginning of a question into sight that the one before was scrolled away from. */
  showTop() {
    const card = this.main.firstElementChild;
    if (card.getBoundingClientRect().top < 0) card.scrollIntoView({ block: "start" });
  }

  ending() {
    const { open, done, flagged } = progressOf(this.rows, {});
    const all = open === 0;
    const text = all ? "Nothing is open. Every question has its ruling." : `Nothing is left under these filters; ${open} questions are open in all.`;
    return element("section", { class: "c-end", tabindex: "-1", "aria-label": "End of the queue" },
      element("div", { class: "c-end-mark", "aria-hidden": "true" }, "✓"),
      element("h2", {}, all ? "All done" : "Done here"),
      element("p", {}, `${text} ${done} ruled${flagged ? `, ${flagged} flagged` : ""}.`),
      element("p", { class: "c-hint" }, "The next build applies what was ruled."),
      element("div", { class: "c-verdicts" },
        !all && keyButton("Clear filters", "", () => this.filter(null)),
        keyButton("Undo last", "u", () => this.command("undo")),
        keyButton("Rulings", "h", () => this.command("history"))));
  }

  get home() {
    return this.main.firstElementChild;
  }

  focusCard() {
    this.home?.focus({ preventScroll: true });
  }

  focusNote() {
    this.main.querySelector(".c-note")?.focus();
  }

  open(panel, content = null) {
    this.panel = panel;
    this.content = content;
    this.problem = null;
    drawPanel(this);
  }

  dismiss() {
    this.problem = null;
    if (this.panel === "built") return this.start();
    this.panel = null;
    this.drawCard();
    this.focusCard();
  }

  showHistory() {
    return this.openAndFill("history", "history");
  }

  /** Open a panel at once, so that what is typed next goes there, and fill it when the answer comes. */
  async openAndFill(panel, question) {
    this.open(panel);
    const answer = await this.channel.ask(question);
    if (this.panel !== panel) return;
    if (answer.error) return this.tell(answer);
    this.content = answer;
    this.refill();
  }

  async preview() {
    const answer = await this.channel.ask("preview", { ids: this.ids });
    if (answer.error) return this.fail(answer.error);
    this.open("bulk", answer.preview);
  }

  async acceptAll(ids, sample, note) {
    this.setBusy(true);
    const answer = await this.channel.ask("bulk", { ids, sample, note, scope: scopeOf(this.filters) });
    this.setBusy(false);
    if (answer.error) return this.tell(answer);
    this.cards.clear();
    this.update(answer.rows);
    if (answer.overtaken) {
      await this.preview();
      return this.tell(answer);
    }
    this.refilter();
    this.say(answer.told);
    this.go(this.ids[0] ?? null);
  }
}

const render = renderer(Queue, "c-queue", "Review queue");

export default { render };
