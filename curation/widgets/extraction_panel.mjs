/** The extraction panel on the screen: an article with its exercises and evidence in place. */
import { element, fill, keyButton, shorten } from "./elements.mjs";
import { movedSpan, offsetOf, pieces, trimmedSpan } from "./spans.mjs";
import { renderer, Widget } from "./widget.mjs";

class ExtractionPanel extends Widget {
  constructor(model, root) {
    super(model, root);
    this.current = null;
    this.chosen = null;
    this.bar = element("div", { class: "c-choice-bar" });
    this.text = element("div", { class: "c-article", tabindex: "0", role: "document", "aria-label": "The article" });
    this.side = element("div", { class: "c-found" });
    this.lay(this.bar, element("div", { class: "c-two" }, this.side, this.text));
    this.listen(this.text, "mouseup", () => this.select());
    this.loadWhenShown();
  }

  /** Take up what another panel has built, unless an editor is in the middle of something here. */
  async reload() {
    if (!this.reading || this.isInUse) return;
    const answer = await this.askHere("index");
    if (!answer || answer.error || this.isInUse) return;
    this.articles = answer.articles;
    const there = this.articles.find((one) => one.article_id === this.reading.article_id) ?? this.articles[0];
    if (!there) return;
    const shown = await this.askHere("reading", { article_id: there.article_id, part: this.reading.part });
    if (shown && !shown.error && !this.isInUse) this.take(shown.reading);
  }

  get isInUse() {
    return this.chosen || this.renaming || this.building;
  }

  async load() {
    const answer = await this.channel.ask("index");
    if (answer.error) return this.problem(answer.error);
    this.articles = answer.articles;
    this.editor = answer.editor;
    const first = this.articles.find((one) => one.article_id === answer.first) ?? this.articles[0];
    if (first) await this.read(first.article_id);
  }

  async read(articleId, part = 0) {
    this.leave();
    const answer = await this.askHere("reading", { article_id: articleId, part });
    if (!answer) return;
    if (answer.error) return this.problem(answer.error);
    this.current = null;
    this.take(answer.reading);
  }

  take(reading) {
    this.reading = reading;
    this.chosen = null;
    this.renaming = false;
    if (!reading.mentions.some((one) => one.mention_id === this.current)) this.current = reading.mentions[0]?.mention_id ?? null;
    this.draw();
  }

  get mention() {
    return this.reading?.mentions.find((one) => one.mention_id === this.current) ?? null;
  }

  actionFor({ key }) {
    return keyAction(key, this.chosen !== null);
  }

  escape() {
    this.chosen = null;
    this.renaming = false;
    this.draw();
  }

  step(by) {
    const ids = this.reading.mentions.map((one) => one.mention_id);
    const to = ids[ids.indexOf(this.current) + by];
    if (!to) return;
    this.current = to;
    this.chosen = null;
    this.draw();
    this.text.querySelector(".c-in.c-current")?.scrollIntoView({ block: "nearest" });
  }

  select() {
    const selection = window.getSelection();
    if (!selection || selection.isCollapsed || !this.text.contains(selection.anchorNode)) return;
    const ends = [offsetOf(selection.anchorNode, selection.anchorOffset), offsetOf(selection.focusNode, selection.focusOffset)];
    if (ends.includes(null)) return;
    const [start, end] = ends.sort((a, b) => a - b);
    if (end > start) this.choose(start, end);
  }

  choose(start, end) {
    this.chosen = { start, end };
    window.getSelection()?.removeAllRanges();
    this.draw();
  }

  chooseMention() {
    if (this.mention) this.choose(this.mention.start, this.mention.end);
  }

  /** Move an end of the chosen words; the name and the kind that an editor entered for them stay. */
  move(edge, by) {
    const { text, offset } = this.reading;
    const { nameField, kindField, begun } = this;
    this.chosen = movedSpan(text, offset, this.chosen, edge, by);
    this.draw();
    if (nameField.value !== begun.name) this.nameField.value = nameField.value;
    if (kindField.value !== begun.kind) this.kindField.value = kindField.value;
  }

  async missed() {
    const change = { type: "missed", article_id: this.reading.article_id, ...this.chosen, name: this.nameField?.value.trim() ?? "", kind: this.kindField?.value ?? "" };
    await this.correct(change, this.reading.seen);
  }

  async borders() {
    if (this.mention) await this.correct({ type: "borders", mention_id: this.current, ...this.chosen }, this.mention.seen);
  }

  async wrong() {
    if (this.mention) await this.correct({ type: "wrong", mention_id: this.current }, this.mention.seen);
  }

  rename() {
    if (!this.mention) return;
    this.chosen = null;
    this.renaming = true;
    this.draw();
    this.nameField.focus();
  }

  async saveName() {
    const change = { type: "rename", mention_id: this.current, name: this.nameField.value.trim(), kind: this.kindField.value };
    await this.correct(change, this.mention.seen);
  }

  async correct(change, seen) {
    const { article_id, part } = this.reading;
    const answer = await this.channel.ask("correct", { change, seen, article_id, part });
    if (answer.error) return this.problem(answer.error);
    this.take(answer.reading);
    this.say(answer.told);
  }

  async undo(decisionId = null) {
    const { article_id, part } = this.reading;
    const answer = await this.channel.ask("undo", { decision_id: decisionId, article_id, part });
    if (answer.error) return this.problem(answer.error);
    this.take(answer.reading);
    this.say(answer.told);
  }

  async build() {
    this.say("Building …");
    this.building = true;
    const answer = await this.channel.ask("build", { article_id: this.reading.article_id });
    this.building = false;
    if (answer.error) return this.problem(answer.error);
    this.take(answer.reading);
    this.say("Built. What you ruled is applied.");
  }

  say(text) {
    this.live.classList.remove("c-problem");
    super.say(text);
  }

  problem(error) {
    this.live.classList.add("c-problem");
    this.live.textContent = `✕ Not saved. ${error}`;
  }

  get home() {
    return this.text;
  }

  /** Draw all anew; the keyboard stays where it was, or goes to the article where that is no more. */
  draw() {
    const { hasFocus } = this;
    const at = document.activeElement.dataset?.at;
    this.drawHead();
    this.drawBar();
    this.drawSide();
    this.drawText();
    if (!hasFocus || document.activeElement === this.text) return;
    const selector = { articles: "[data-at=articles]", exercise: ".c-current [data-at=exercise]" }[at];
    const there = selector ? this.root.querySelector(selector) : null;
    (there ?? this.home).focus({ preventScroll: true });
  }

  drawHead() {
    const { reading } = this;
    const select = element("select", { "aria-label": "Article", "data-at": "articles", on: { change: (event) => this.read(event.target.value) } },
      ...this.articles.map((one) => element("option", { value: one.article_id, selected: one.article_id === reading.article_id }, `${one.source}: ${one.title} (${one.exercises})`)));
    const turn = (by) => () => this.read(reading.article_id, reading.part + by);
    fill(this.head, select,
      element("div", { class: "c-tools" },
        reading.parts > 1 && element("span", { class: "c-hint" }, `part ${reading.part + 1} of ${reading.parts}`),
        reading.part > 0 && keyButton("Part before", "", turn(-1), { class: "c-quiet" }),
        reading.part + 1 < reading.parts && keyButton("Part after", "", turn(1), { class: "c-quiet" }),
        keyButton("Undo last", "u", () => this.undo(), { class: "c-quiet" }),
        keyButton("Build", "", () => this.build(), { class: "c-quiet c-build" })));
  }

  drawBar() {
    if (this.renaming) return this.drawRenaming();
    if (!this.chosen) {
      fill(this.bar, element("p", { class: "c-hint" }, "Select words in the article to mark a missed exercise or to set borders. Without a mouse: c chooses the current exercise, then [ and ] move its beginning, { and } its end."));
      return;
    }
    this.nameField = element("input", { type: "text", placeholder: "Name as printed (optional)", "aria-label": "Name", maxlength: "200", dir: "auto" });
    const marked = this.markedAlready();
    const { start, end } = this.chosen;
    this.nameField.value = marked?.same ? marked.name : "";
    this.kindField = this.kindsView(marked?.same ? marked.kind : "");
    this.begun = { name: this.nameField.value, kind: this.kindField.value };
    fill(this.bar,
      element("span", { class: "c-hint" }, `${end - start} characters chosen`),
      marked && element("span", { class: "c-hint c-marked", role: "status", dir: "auto" }, markedWarning(marked)), this.nameField, this.kindField,
      keyButton("A missed exercise", "m", () => this.missed(), { class: "c-primary" }),
      this.mention && keyButton(`Borders of “${shorten(titleOf(this.mention))}”`, "b", () => this.borders()),
      keyButton("Leave it", "Esc", () => { this.chosen = null; this.draw(); }, { class: "c-quiet" }));
  }

  kindsView(chosen) {
    return element("select", { "aria-label": "Kind" }, ...this.reading.kinds.map((one) => element("option", { value: one, selected: one === chosen }, one)));
  }

  /** Return what an editor has marked in the chosen words, and whether it is the same words; null where nothing is. */
  markedAlready() {
    const { text, offset, added } = this.reading;
    const { start, end } = trimmedSpan(text, offset, this.chosen);
    const found = added.filter((one) => one.start < end && start < one.end).map((one) => ({ ...one, same: one.start === start && one.end === end }));
    return found.find((one) => one.same) ?? found[0] ?? null;
  }

  drawRenaming() {
    this.nameField = element("input", { type: "text", "aria-label": "Name", maxlength: "200", dir: "auto", on: { keydown: (event) => event.key === "Enter" && this.saveName() } });
    this.nameField.value = this.mention.name;
    this.kindField = this.kindsView(this.mention.kind);
    fill(this.bar, element("span", { class: "c-hint" }, "Name and kind"), this.nameField, this.kindField,
      keyButton("Save", "Enter", () => this.saveName(), { class: "c-primary" }));
  }

  drawSide() {
    const { reading } = this;
    const found = reading.mentions.map((one) => this.mentionView(one));
    const added = reading.added.map((one) => element("div", { class: "c-name" },
      element("span", { class: "c-row-name", dir: "auto" }, `+ ${one.label}, by ${one.editor}`),
      element("button", { type: "button", class: "c-button c-quiet", on: { click: () => this.undo(one.decision_id) } }, "Undo")));
    const left = reading.left_out.map((one) => element("button", { type: "button", class: "c-name", on: { click: () => this.choose(one.start, one.end) } },
      element("span", { dir: "auto" }, shorten(one.text))));
    fill(this.side,
      element("h3", {}, `Exercises (${found.length})`), element("div", { class: "c-names" }, ...found, ...added),
      element("h3", {}, `Looks like instructions, not taken (${left.length})`),
      left.length ? element("div", { class: "c-names c-left-out" }, ...left) : element("p", { class: "c-hint" }, "Nothing."));
  }

  mentionView(one) {
    const current = one.mention_id === this.current;
    const what = one.passing ? "only named" : one.kind;
    return element("div", { class: `c-name${current ? " c-current" : ""}` },
      element("button", { type: "button", class: "c-name-button", "data-at": "exercise", "aria-current": current ? "true" : null, on: { click: () => { this.current = one.mention_id; this.step(0); } } },
        element("span", { class: "c-row-name", dir: "auto" }, titleOf(one)),
        element("span", { class: "c-hint", dir: "auto" }, `${what}${one.entry ? ` · ${one.entry}` : ""}`)),
      one.ruling && element("span", { class: "c-hint" }, `● ${one.ruling.label}, by ${one.ruling.editor} `,
        element("button", { type: "button", class: "c-button c-quiet", on: { click: () => this.undo(one.ruling.decision_id) } }, "Undo")),
      current && !one.ruling && element("div", { class: "c-verdicts" },
        keyButton("Not an exercise", "x", () => this.wrong(), { class: "c-quiet" }),
        keyButton("Rename", "r", () => this.rename(), { class: "c-quiet" })));
  }

  drawText() {
    const { text, offset, mentions, evidence, added } = this.reading;
    const spans = [
      ...mentions.map((one) => ({ start: one.start, end: one.end, kind: "mention", id: one.mention_id })),
      ...added.map((one) => ({ start: one.start, end: one.end, kind: "added" })),
      ...evidence.map((one) => ({ ...one, kind: "evidence" })),
      ...(this.chosen ? [{ ...this.chosen, kind: "chosen" }] : []),
    ];
    this.text.replaceChildren(...pieces(text, offset, spans).map((piece) => {
      const kinds = piece.spans.map((span) => span.kind);
      const inside = piece.spans.filter((span) => span.kind === "mention");
      const current = inside.some((span) => span.id === this.current);
      const labels = piece.spans.filter((span) => span.kind === "evidence").map((span) => span.label);
      const classes = [
        inside.length && "c-in", current && "c-current", labels.length && "c-evidence",
        kinds.includes("chosen") && "c-chosen-text", kinds.includes("added") && "c-added",
      ].filter(Boolean).join(" ");
      return element("span", { class: classes || null, "data-start": piece.start, title: labels.join(", ") || null, dir: "auto" }, piece.text);
    }));
  }
}

/** Return what the list calls an exercise. */
export function titleOf(mention) {
  return mention.name || "(no name printed)";
}

/** Return what to know before words are marked that an editor has marked. */
function markedWarning({ same, editor, label }) {
  const told = `${editor} has marked ${same ? "these words" : "some of these words"}: ${label}.`;
  return same ? `✱ ${told} Marking them again replaces that.` : `✱ ${told} Undo that first, or both will stand.`;
}

/** Return what a key does. */
export function keyAction(key, isChosen) {
  const always = { j: ["step", 1], k: ["step", -1], x: ["wrong"], u: ["undo"], c: ["chooseMention"], r: ["rename"] };
  const chosen = { m: ["missed"], b: ["borders"], "[": ["move", "start", -1], "]": ["move", "start", 1], "{": ["move", "end", -1], "}": ["move", "end", 1] };
  const [run, ...rest] = always[key] ?? (isChosen ? chosen[key] : null) ?? [];
  return run ? { run, with: rest } : null;
}

const render = renderer(ExtractionPanel, "c-extraction", "Extraction");

export default { render };
