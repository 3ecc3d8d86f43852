/** The review queue on the screen: filters and list on one side, the question and its evidence on the other. */
import { element, followTheme, isWriting, keepKeys, keyButton, markedText, openChannel } from "./elements.mjs";
import { actionOf, choicesFor, choicesOf, DEFAULT_FILTERS, FACET_LABELS, FACETS, facetCounts, HELP, isBlind, LINK_KINDS, matching, nextAfter, progressOf, readRange, unpack, visibleRange } from "./queue_model.mjs";

const ROW_HEIGHT = 44;
/** From this width on, in pixels, list and card stand side by side; the style sheet has the same. */
const WIDE = 720;
/** Milliseconds that the counts beside the filters wait: the next card comes first. */
const COUNTS_WAIT = 120;
const PADDING = 32;
const CARDS_KEPT = 60;
const CARDS_AHEAD = 3;
const SHAPES = { contradiction: "◆", disagreement: "◐", anatomy: "▲", self: "↺", identity: "⇄", stale: "✱" };
const STATUS_SHAPES = { open: "○", ruled: "●", flagged: "⚑", stale: "✱", contested: "≠", audit: "◎" };

class Queue {
  constructor(model, root) {
    this.root = root;
    this.channel = openChannel(model);
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
    this.stops = [followTheme(root, model.get("app")), keepKeys(root)];
    this.build();
    this.onKey = (event) => this.key(event);
    root.addEventListener("keydown", this.onKey);
    this.load();
  }

  close() {
    clearTimeout(this.later);
    this.root.removeEventListener("keydown", this.onKey);
    for (const stop of this.stops) stop();
    this.channel.close();
    this.root.replaceChildren();
  }

  build() {
    this.progress = element("header", { class: "c-progress" });
    this.filterBox = element("div", { class: "c-filters" });
    this.list = element("div", { class: "c-list", role: "listbox", tabindex: "0", "aria-label": "Questions", on: { scroll: () => this.drawList() } });
    this.main = element("div", { class: "c-main" });
    this.live = element("div", { class: "c-live", role: "status", "aria-live": "polite" });
    const side = element("details", { class: "c-side", open: true },
      element("summary", {}, "Filters and list"), this.filterBox, this.list);
    this.root.append(this.progress, element("div", { class: "c-columns" }, side, this.main), this.live);
    this.side = side;
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
    } catch {
      // A browser without storage starts afresh each time.
    }
  }

  remember() {
    const { filters, skipped, current, blind } = this;
    try {
      localStorage.setItem(this.storageKey, JSON.stringify({ filters, skipped, current, blind }));
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

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      event.preventDefault();
      return this.dismiss();
    }
    if (isWriting(event.target)) return;
    if (event.target === this.list && this.listKey(event.key)) return event.preventDefault();
    const action = actionOf(event.key, this.card);
    if (!action || (this.panel && !action.command)) return;
    event.preventDefault();
    if (action.verdict) this.rule(action.verdict);
    else this.command(action.command);
  }

  listKey(key) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step) return false;
    this.step(step);
    return true;
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

  async rule(verdict) {
    const { card } = this;
    if (!card || this.busy) return;
    this.setBusy(true);
    const answer = await this.channel.ask("rule", {
      item_id: card.item_id,
      verdict,
      note: this.notes.get(card.item_id) ?? "",
      seen: card.seen,
      blind: this.isHidden(card) && card.decision !== null,
    });
    this.setBusy(false);
    if (answer.cards) this.keep(answer.cards);
    if (answer.rows) this.update(answer.rows);
    if (answer.error || answer.overtaken) {
      this.problem = answer;
      return this.drawCard();
    }
    this.notes.delete(card.item_id);
    this.skipped = this.skipped.filter((id) => id !== card.item_id);
    const before = this.ids;
    this.refilter();
    this.say(`${answer.told} ${this.left()}`);
    this.go(nextAfter(before, card.item_id, new Set(this.ids)));
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
    if (answer.error) {
      this.problem = answer;
      return this.panel ? this.drawPanel() : this.drawCard();
    }
    if (answer.dependents) return this.open("dependents", answer);
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

  say(text) {
    this.live.textContent = text;
  }

  fail(error, title = "") {
    this.main.replaceChildren(this.errorBox(error, title));
  }

  errorBox(error, title = "Not saved. ") {
    return element("div", { class: "c-problem", role: "alert" }, element("strong", {}, `✕ ${title}`), error);
  }

  drawProgress() {
    const { total, open, flagged, audit, done } = progressOf(this.rows, this.filters);
    const share = total ? Math.round((100 * done) / total) : 100;
    const bar = element("div", { class: "c-bar", role: "progressbar", "aria-valuenow": share, "aria-valuemin": 0, "aria-valuemax": 100, "aria-label": "Ruled" },
      element("div", { class: "c-bar-done", style: `width: ${share}%` }));
    this.progress.replaceChildren(
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
    const boxes = FACETS.filter((facet) => counts[facet].length || this.filters[facet]).map((facet) => {
      const chosen = this.filters[facet] ?? "";
      const options = counts[facet].some(([value]) => value === chosen) || !chosen ? counts[facet] : [[chosen, 0], ...counts[facet]];
      const select = element("select", { on: { change: (event) => this.filter(facet, event.target.value) } },
        element("option", { value: "" }, "all"),
        ...options.slice(0, 400).map(([value, count]) => element("option", { value, selected: value === chosen }, `${shorten(value)} (${count})`)));
      return element("label", { class: "c-filter" }, element("span", {}, FACET_LABELS[facet]), select);
    });
    const active = Object.values(this.filters).some(Boolean);
    this.filterBox.replaceChildren(...boxes,
      active && element("button", { type: "button", class: "c-button c-quiet", on: { click: () => this.filter(null) } }, "Clear filters"));
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
    this.list.replaceChildren(element("div", { class: "c-rows", role: "presentation", style: `height: ${count * ROW_HEIGHT}px` }, ...drawn));
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
    const hadFocus = this.root.contains(document.activeElement) || document.activeElement === document.body;
    if (!card) this.main.replaceChildren(this.ending());
    else this.main.replaceChildren(this.cardView(card));
    if (hadFocus) this.main.firstElementChild.focus({ preventScroll: true });
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

  cardView(card) {
    const row = this.byId.get(card.item_id) ?? {};
    const title = `${this.prefix}-question`;
    return element("article", { class: "c-card", tabindex: "-1", role: "group", "aria-labelledby": title },
      element("div", { class: "c-chips" },
        element("span", { class: `c-chip c-${card.level}` }, `${SHAPES[card.level] ?? ""} ${card.level}`),
        element("span", { class: "c-chip" }, card.kind_label ?? card.kind),
        element("span", { class: "c-chip" }, card.field),
        row.status && row.status !== "open" && element("span", { class: "c-chip c-status" }, `${STATUS_SHAPES[row.status] ?? ""} ${row.status}`),
        element("span", { class: "c-place" }, this.place())),
      element("h2", { id: title, dir: "auto" }, card.question),
      this.problemView(card),
      this.decisionView(card),
      LINK_KINDS.includes(card.kind) ? this.linkView(card) : null,
      this.suggestionView(card),
      LINK_KINDS.includes(card.kind) ? null : this.optionsView(card),
      this.panelSlot = element("div", { class: "c-panel-slot" }),
      this.verdictBar(card),
      this.entryView(card));
  }

  place() {
    const at = this.ids.indexOf(this.current);
    return at < 0 ? "" : `${(at + 1).toLocaleString("en")} of ${this.ids.length.toLocaleString("en")}`;
  }

  problemView(card) {
    const { problem } = this;
    if (!problem) return null;
    if (problem.error) return this.errorBox(problem.error);
    const theirs = problem.overtaken;
    return element("div", { class: "c-problem c-overtaken", role: "alert" },
      element("strong", { dir: "auto" }, `${theirs.editor} ruled first: ${theirs.label}`),
      theirs.note && element("p", { dir: "auto" }, `“${theirs.note}”`),
      element("p", {}, "Yours was not saved. Rule again to put yours in its place, or go on with j."));
  }

  decisionView(card) {
    const { decision } = card;
    if (!decision || this.isHidden(card)) return null;
    const stale = decision.stale ? " The article or the catalog has changed since, so the ruling is not applied." : "";
    return element("div", { class: `c-decision${decision.stale ? " c-stale" : ""}` },
      element("span", { dir: "auto" }, `${decision.stale ? "✱ Ruled before" : "● Ruled"} by ${decision.editor}: `, element("strong", {}, decision.label), ` (${decision.at}).${stale}`),
      decision.note && element("p", { class: "c-note-shown", dir: "auto" }, `“${decision.note}”`),
      element("button", { type: "button", class: "c-button c-quiet", on: { click: () => this.undo(decision.decision_id) } }, "Undo this ruling"));
  }

  suggestionView(card) {
    if (this.isHidden(card)) {
      const why = card.status === "audit" ? "An audit" : "Blind mode";
      return element("p", { class: "c-hint" }, `${why}: suggestion, scores and earlier rulings are hidden. Press b to see them.`);
    }
    return element("section", { class: "c-suggestion", "aria-label": "Suggestion" },
      element("div", {},
        element("p", { class: "c-suggested" }, element("span", { class: "c-label" }, "Suggestion"), element("strong", { dir: "auto" }, card.suggestion.label)),
        element("p", { class: "c-why", dir: "auto" }, card.suggestion.reason),
        element("p", { class: "c-effect", dir: "auto" }, element("span", { class: "c-label" }, "If accepted"), card.effect)),
      keyButton("Accept", "a", () => this.rule({ type: "accept", value: card.suggestion.value }), { class: "c-primary" }));
  }

  optionsView(card) {
    return element("section", { class: "c-options", "aria-label": "What the sources say" }, ...card.options.map((option, i) => {
      const rows = card.rows.filter((row) => row.option === i);
      const key = i < 9 ? String(i + 1) : "";
      const pick = () => this.rule({ type: "pick", value: option.value, option: i });
      const label = card.kind === "claim" ? `Yes: keep ${option.label}` : option.label;
      return element("div", { class: "c-option" },
        element("div", { class: "c-option-head" },
          keyButton(label, key, pick, { class: "c-value" }),
          element("span", { class: "c-count" }, rows.length === 1 ? "1 source" : `${rows.length} sources`)),
        ...rows.map((row) => this.sourceRow(row)));
    }));
  }

  sourceRow(row) {
    const said = row.inherited ? "said once for several exercises" : row.inferred ? "not printed: taken from the entry" : "";
    return element("div", { class: "c-source" },
      element("div", { class: "c-source-head", dir: "auto" }, element("strong", {}, row.source), row.title && ` · ${row.title}`,
        said && element("span", { class: "c-said" }, said)),
      ...row.passages.map((passage) => this.quote(passage)),
      !row.passages.length && element("p", { class: "c-hint" }, "No words of the article: the value was inferred."));
  }

  quote(passage) {
    return element("blockquote", { class: "c-quote", dir: "auto" },
      this.around && element("span", { class: "c-around" }, passage.before),
      ...markedText(passage.text, passage.marks),
      this.around && element("span", { class: "c-around" }, passage.after));
  }

  linkView(card) {
    const link = card.link ?? {};
    const side = (title, part) => part && element("div", { class: "c-side-text" },
      element("h3", { dir: "auto" }, title),
      part.description && element("p", { class: "c-description", dir: "auto" }, part.description),
      part.text !== undefined && element("div", {}, element("div", { class: "c-source-head", dir: "auto" }, element("strong", {}, part.source), part.title && ` · ${part.title}`), element("p", { class: "c-text", dir: "auto" }, part.text)),
      part.member && element("div", {}, element("div", { class: "c-source-head", dir: "auto" }, element("strong", {}, part.member.source), part.member.title && ` · ${part.member.title}`), element("p", { class: "c-text", dir: "auto" }, part.member.text)));
    const entry = link.right && `${card.kind === "entry" ? "Nearest entry: " : "Entry: "}${link.right.name}`;
    return element("section", { class: "c-link", "aria-label": "Both texts" },
      element("div", { class: "c-sides" }, side(link.left?.name ? `Printed: “${link.left.name}”` : "No name printed", link.left), side(entry, link.right)),
      this.candidatesView(card),
      !this.isHidden(card) && this.reasonsView(link));
  }

  candidatesView(card) {
    const choices = choicesOf(card).slice(0, 9);
    if (choices.length < 2) return null;
    return element("div", { class: "c-candidates" }, element("h3", {}, "Or is it one of these?"),
      element("div", { class: "c-verdicts" }, ...choices.map((choice, i) => keyButton(
        this.isHidden(card) ? choice.label : `${choice.label} · ${choice.score.toFixed(2)}`, String(i + 1),
        () => this.rule({ type: "pick", value: choice.value })))));
  }

  reasonsView(link) {
    if (!link.reasons?.length) return null;
    const most = Math.max(...link.reasons.map((reason) => Math.abs(reason.weight)));
    return element("div", { class: "c-reasons" },
      element("h3", {}, `For and against${link.score === null ? "" : ` · score ${link.score.toFixed(2)}`}`),
      ...link.reasons.map((reason) => {
        const pro = reason.weight > 0;
        return element("div", { class: `c-reason ${pro ? "c-for" : "c-against"}` },
          element("span", { class: "c-reason-label" }, `${pro ? "+" : "−"} ${reason.label}`),
          element("span", { class: "c-track" }, element("span", { class: "c-weight", style: `width: ${Math.round((100 * Math.abs(reason.weight)) / most)}%` })),
          element("span", { class: "c-amount" }, `${pro ? "+" : "−"}${Math.abs(reason.weight).toFixed(1)}`));
      }));
  }

  verdictBar(card) {
    const link = LINK_KINDS.includes(card.kind);
    const note = element("input", {
      class: "c-note", type: "text", maxlength: "2000", placeholder: "A note for this ruling (optional)", "aria-label": "Note", dir: "auto",
      on: { input: (event) => this.notes.set(card.item_id, event.target.value), keydown: (event) => event.key === "Enter" && this.focusCard() },
    });
    note.value = this.notes.get(card.item_id) ?? "";
    const rule = (type) => () => this.rule({ type });
    const run = (name) => () => this.command(name);
    return element("div", { class: "c-bottom" },
      element("div", { class: "c-verdicts", role: "toolbar", "aria-label": "Rulings" },
        link && keyButton("Same", "y", rule("same"), { class: "c-value" }),
        link && keyButton("Different", "d", rule("different"), { class: "c-value" }),
        link && (card.kind === "link" || card.link?.other) && keyButton("Variant of", "v", rule("variant"), { class: "c-value" }),
        ["value", "link"].includes(card.kind) && keyButton("None of these", "0", rule("none")),
        card.kind === "value" && card.form.type !== "none" && keyButton("Write my own", "w", run("write")),
        keyButton("Flag", "f", rule("flag")),
        keyButton("Skip", "s", run("skip")),
        keyButton("Note", "n", run("note"), { class: "c-quiet" }),
        keyButton("Undo last", "u", run("undo"), { class: "c-quiet" }),
        keyButton(this.around ? "Fewer words" : "Words around", "e", run("around"), { class: "c-quiet" }),
        keyButton(this.isHidden(card) ? "See suggestion" : "Blind", "b", run("blind"), { class: "c-quiet" }),
        keyButton("Previous", "k", run("previous"), { class: "c-quiet" }),
        keyButton("Next", "j", run("next"), { class: "c-quiet" })),
      note);
  }

  entryView(card) {
    const { entry } = card;
    const about = entry.articles === 1 ? "1 article" : `${entry.articles} articles`;
    return element("details", { class: "c-entry" },
      element("summary", { dir: "auto" }, `In the catalog now: ${entry.name} (${about})`),
      entry.description && element("p", { class: "c-description", dir: "auto" }, entry.description),
      entry.aliases.length ? element("p", { class: "c-hint", dir: "auto" }, `Also called ${entry.aliases.join(", ")}`) : null,
      element("dl", {}, ...entry.fields.flatMap(({ field, value }) => [element("dt", {}, field), element("dd", { dir: "auto" }, value)])));
  }

  focusCard() {
    this.main.firstElementChild?.focus({ preventScroll: true });
  }

  focusNote() {
    this.main.querySelector(".c-note")?.focus();
  }

  open(panel, content = null) {
    this.panel = panel;
    this.content = content;
    this.problem = null;
    this.drawPanel();
  }

  dismiss() {
    this.problem = null;
    if (this.panel === "built") return this.start();
    this.panel = null;
    this.drawCard();
    this.focusCard();
  }

  drawPanel() {
    const views = { help: helpView, write: writeView, history: historyView, bulk: bulkView, dependents: dependentsView, building: buildingView, built: builtView };
    const view = views[this.panel](this);
    view.prepend(element("button", { type: "button", class: "c-button c-quiet c-close", "aria-label": "Close", on: { click: () => this.dismiss() } }, "Esc"));
    if (this.problem?.error) view.append(this.errorBox(this.problem.error));
    if (this.panel === "write") {
      this.panelSlot.replaceChildren(view);
    } else {
      this.main.replaceChildren(view);
    }
    (view.querySelector("[data-first]") ?? view).focus();
  }

  async showHistory() {
    const answer = await this.channel.ask("history");
    if (answer.error) return this.fail(answer.error);
    this.open("history", answer.decisions);
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
    if (answer.error) {
      this.problem = answer;
      return this.drawPanel();
    }
    this.cards.clear();
    this.update(answer.rows);
    if (answer.overtaken) {
      this.problem = { error: `${answer.overtaken.editor} ruled on one of these first: ${answer.overtaken.label}. Look again.` };
      return this.preview();
    }
    this.refilter();
    this.say(answer.told);
    this.go(this.ids[0] ?? null);
  }
}

function shorten(text) {
  const characters = Array.from(String(text));
  return characters.length > 80 ? `${characters.slice(0, 79).join("")}…` : String(text);
}

function panelOf(label, ...children) {
  return element("section", { class: "c-panel", role: "dialog", "aria-label": label, tabindex: "-1" }, element("h2", {}, label), ...children);
}

function scopeOf(filters) {
  const chosen = FACETS.filter((facet) => filters[facet]).map((facet) => `${FACET_LABELS[facet]}: ${filters[facet]}`);
  return `Suggestions accepted (${chosen.join(", ") || "all"})`;
}

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
  const { form } = queue.card;
  const read = { range: rangeField, several: severalField, one: oneField }[form.type](queue.card);
  const hint = element("p", { class: "c-hint", role: "alert" });
  const save = (event) => {
    event.preventDefault();
    const { value, error } = read.value();
    hint.textContent = error ?? "";
    if (!error) queue.rule({ type: "write", value });
  };
  return panelOf(`Write: ${queue.card.field}`,
    element("form", { class: "c-write", on: { submit: save } }, ...read.parts, hint,
      element("button", { type: "submit", class: "c-button c-primary" }, element("kbd", { "aria-hidden": "true" }, "Enter"), element("span", {}, "Save"))));
}

function rangeField(card) {
  const input = element("input", { type: "text", inputmode: "decimal", "data-first": true, "aria-label": card.field, placeholder: "30, 30-60 or 30+" });
  const unit = element("span", { class: "c-unit" }, card.form.unit === "s" ? "seconds" : "");
  return { parts: [element("div", { class: "c-inline" }, input, unit)], value: () => readRange(input.value, card.form.most) };
}

function oneField(card) {
  const select = element("select", { "data-first": true, "aria-label": card.field }, ...card.form.choices.map(({ id, label }) => element("option", { value: id }, label)));
  return { parts: [select], value: () => ({ value: select.value }) };
}

function severalField(card) {
  const start = Array.isArray(card.suggestion.value) ? card.suggestion.value : [];
  const known = new Set(card.form.choices.map(({ id }) => id));
  const chosen = new Set(start.filter((id) => known.has(id)));
  const told = element("p", { class: "c-chosen", "aria-live": "polite" });
  const box = element("div", { class: "c-choices", role: "group", "aria-label": "Choices" });
  const draw = (text) => {
    box.replaceChildren(...choicesFor(text, card.form.choices).map(({ id, label }) => {
      const check = element("input", { type: "checkbox", on: { change: () => { chosen[check.checked ? "add" : "delete"](id); tell(); } } });
      check.checked = chosen.has(id);
      return element("label", { class: "c-choice" }, check, label);
    }));
  };
  const tell = () => {
    const labels = card.form.choices.filter(({ id }) => chosen.has(id)).map(({ label }) => label);
    told.textContent = labels.length ? `Chosen: ${labels.join(", ")}` : "Nothing is chosen yet.";
  };
  const search = element("input", { type: "text", "data-first": true, placeholder: "Type to find", "aria-label": "Find a choice", on: { input: () => draw(search.value) } });
  draw("");
  tell();
  return { parts: [search, box, told], value: () => (chosen.size ? { value: [...chosen].sort() } : { error: "Choose at least one." }) };
}

function historyView(queue) {
  const list = element("ol", { class: "c-history" });
  const draw = (text) => {
    const words = text.toLowerCase();
    const found = queue.content.filter((one) => `${one.editor} ${one.at} ${one.subject} ${one.label} ${one.note}`.toLowerCase().includes(words));
    list.replaceChildren(...found.slice(0, 200).map((one) => element("li", { class: one.undone ? "c-undone" : "" },
      element("div", { dir: "auto" }, element("strong", {}, one.label), ` · ${one.subject}`, one.undone && element("span", { class: "c-said" }, "undone")),
      element("div", { class: "c-hint", dir: "auto" }, `${one.editor}, ${one.at}${one.note ? ` · “${one.note}”` : ""}`),
      !one.undone && element("button", { type: "button", class: "c-button c-quiet", on: { click: () => queue.undo(one.decision_id) } }, "Undo"))));
    if (!found.length) list.replaceChildren(element("li", { class: "c-hint" }, "No ruling fits."));
  };
  const search = element("input", { type: "search", "data-first": true, placeholder: "Find by editor, entry, date or value", "aria-label": "Find a ruling", on: { input: () => draw(search.value) } });
  draw("");
  return panelOf("Rulings", search, list);
}

function dependentsView(queue) {
  const { dependents, decision_id: id } = queue.content;
  return panelOf("Other rulings rest on this one",
    element("ul", { class: "c-history" }, ...dependents.map((one) => element("li", { dir: "auto" }, `${one.label} · ${one.subject} (${one.editor}, ${one.at})`))),
    element("p", {}, "They stay in the log and may become stale."),
    element("button", { type: "button", class: "c-button c-primary", "data-first": true, on: { click: () => queue.undo(id, true) } }, "Undo all the same"));
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

function render({ model, el }) {
  const root = element("div", { class: "curation c-queue", "data-app": String(model.get("app")), tabindex: "0", role: "application", "aria-label": "Review queue" });
  el.append(root);
  const queue = new Queue(model, root);
  return () => queue.close();
}

export default { render };
