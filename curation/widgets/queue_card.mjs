/** The card of a question: suggestion, values with the sources' words, both texts of a link, and the keys. */
import { element, keyButton, markedText, problemBox } from "./elements.mjs";
import { choicesOf, LINK_KINDS, SHAPES, STATUS_SHAPES } from "./queue_model.mjs";
import { staleView, staleVerdicts } from "./queue_stale.mjs";

/** Return the card of a question; `queue` says what is hidden and rules. */
export function cardView(queue, card) {
  const row = queue.byId.get(card.item_id) ?? {};
  const title = `${queue.prefix}-question`;
  return element("article", { class: "c-card", tabindex: "-1", role: "group", "aria-labelledby": title },
    element("div", { class: "c-chips" },
      element("span", { class: `c-chip c-${card.level}` }, `${SHAPES[card.level] ?? ""} ${card.level}`),
      element("span", { class: "c-chip" }, card.kind_label ?? card.kind),
      element("span", { class: "c-chip" }, card.field),
      row.status && !["open", card.level].includes(row.status) && element("span", { class: "c-chip c-status" }, `${STATUS_SHAPES[row.status] ?? ""} ${row.status}`),
      element("span", { class: "c-place" }, place(queue))),
    element("h2", { id: title, dir: "auto" }, card.question),
    problemView(queue),
    decisionView(queue, card),
    assignedView(queue, card),
    LINK_KINDS.includes(card.kind) ? linkView(queue, card) : null,
    card.stale && staleView(queue, card),
    card.suggestion && suggestionView(queue, card),
    LINK_KINDS.includes(card.kind) || card.stale ? null : optionsView(queue, card),
    queue.panelSlot = element("div", { class: "c-panel-slot" }),
    verdictBar(queue, card),
    card.entry.articles > 0 && entryView(card));
}

function place(queue) {
  const at = queue.ids.indexOf(queue.current);
  return at < 0 ? "" : `${(at + 1).toLocaleString("en")} of ${queue.ids.length.toLocaleString("en")}`;
}

/** Return what went wrong with the last ruling, null where nothing did. */
export function problemView({ problem }) {
  if (!problem) return null;
  if (problem.error) return problemBox("Not saved. ", problem.error);
  const theirs = problem.overtaken;
  return element("div", { class: "c-problem c-overtaken", role: "alert" },
    element("strong", { dir: "auto" }, `${theirs.editor} ruled first: ${theirs.label}`),
    theirs.note && element("p", { dir: "auto" }, `“${theirs.note}”`),
    element("p", {}, "Yours was not saved. Rule again to put yours in its place, or go on with j."));
}

function decisionView(queue, card) {
  const { decision } = card;
  if (!decision || queue.isHidden(card)) return null;
  return element("div", { class: `c-decision${decision.stale ? " c-ended" : ""}` },
    element("span", { dir: "auto" }, `${decision.stale ? "✱ Ruled before" : "● Ruled"} by ${decision.editor}: `, element("strong", {}, decision.label), ` (${decision.at}).`),
    decision.note && element("p", { class: "c-note-shown", dir: "auto" }, `“${decision.note}”`),
    ...(decision.stale ? endedView(decision) : []),
    element("div", { class: "c-verdicts" },
      decision.stale && keyButton("Keep it", "y", () => queue.rule({ type: "keep" })),
      element("button", { type: "button", class: "c-button c-quiet", on: { click: () => queue.undo(decision.decision_id) } }, "Undo this ruling")));
}

/** Return why a ruling is in question again, and what its editor saw. */
function endedView({ reason, saw }) {
  return [
    element("p", { class: "c-why", dir: "auto" }, element("span", { class: "c-label" }, "Why it is asked again"), reason || "What it was about has changed since."),
    saw.length > 0 && element("p", { class: "c-why", dir: "auto" }, element("span", { class: "c-label" }, "The sources said then"), saw.join("; ")),
  ];
}

function assignedView(queue, { assigned }) {
  if (!assigned) return null;
  return element("div", { class: "c-decision" },
    element("span", { dir: "auto" }, `→ ${assigned.label} by ${assigned.editor} (${assigned.at}).`),
    assigned.note && element("p", { class: "c-note-shown", dir: "auto" }, `“${assigned.note}”`),
    element("button", { type: "button", class: "c-button c-quiet", on: { click: () => queue.undo(assigned.decision_id) } }, "Take it back"));
}

function suggestionView(queue, card) {
  if (queue.isHidden(card)) {
    const why = card.status === "audit" ? "An audit" : "Blind mode";
    return element("p", { class: "c-hint" }, `${why}: suggestion, scores and earlier rulings are hidden. Press b to see them.`);
  }
  return element("section", { class: "c-suggestion", "aria-label": "Suggestion" },
    element("div", {},
      element("p", { class: "c-suggested" }, element("span", { class: "c-label" }, "Suggestion"), element("strong", { dir: "auto" }, card.suggestion.label)),
      element("p", { class: "c-why", dir: "auto" }, card.suggestion.reason),
      element("p", { class: "c-effect", dir: "auto" }, element("span", { class: "c-label" }, "If accepted"), card.effect)),
    keyButton("Accept", "a", () => queue.rule({ type: "accept", value: card.suggestion.value }), { class: "c-primary" }));
}

function optionsView(queue, card) {
  return element("section", { class: "c-options", "aria-label": "What the sources say" }, ...card.options.map((option, i) => {
    const rows = card.rows.filter((row) => row.option === i);
    const key = i < 9 ? String(i + 1) : "";
    const pick = () => queue.rule({ type: "pick", value: option.value, option: i });
    const isNew = !queue.isHidden(card) && card.decision?.unseen?.includes(i);
    const label = card.kind === "claim" ? `Yes: keep ${option.label}` : option.label;
    return element("div", { class: "c-option" },
      element("div", { class: "c-option-head" },
        keyButton(label, key, pick, { class: "c-value" }),
        element("span", { class: "c-count" }, rows.length === 1 ? "1 source" : `${rows.length} sources`),
        isNew && element("span", { class: "c-said" }, "said since the ruling")),
      ...rows.map((row) => sourceRow(queue, row)));
  }));
}

function sourceRow(queue, row) {
  const said = row.inherited ? "said once for several exercises" : row.inferred ? "not said by the article: inferred" : "";
  return element("div", { class: "c-source" },
    element("div", { class: "c-source-head", dir: "auto" }, element("strong", {}, row.source), row.title && ` · ${row.title}`,
      said && element("span", { class: "c-said" }, said)),
    ...row.passages.map((passage) => quote(queue, passage)),
    !row.passages.length && element("p", { class: "c-hint" }, "No words of the article: the value was inferred."));
}

function quote(queue, passage) {
  return element("blockquote", { class: "c-quote", dir: "auto" },
    queue.around && element("span", { class: "c-around" }, passage.before),
    ...markedText(passage.text, passage.marks),
    queue.around && element("span", { class: "c-around" }, passage.after));
}

function linkView(queue, card) {
  const link = card.link ?? {};
  const side = (title, part) => part && element("div", { class: "c-side-text" },
    element("h3", { dir: "auto" }, title),
    part.description && element("p", { class: "c-description", dir: "auto" }, part.description),
    part.text !== undefined && element("div", {}, element("div", { class: "c-source-head", dir: "auto" }, element("strong", {}, part.source), part.title && ` · ${part.title}`), element("p", { class: "c-text", dir: "auto" }, part.text)),
    part.member && element("div", {}, element("div", { class: "c-source-head", dir: "auto" }, element("strong", {}, part.member.source), part.member.title && ` · ${part.member.title}`), element("p", { class: "c-text", dir: "auto" }, part.member.text)));
  const entry = link.right && `${card.kind === "entry" ? "Nearest entry: " : "Entry: "}${link.right.name}`;
  return element("section", { class: "c-link", "aria-label": "Both texts" },
    element("div", { class: "c-sides" }, side(link.left?.name ? `Printed: “${link.left.name}”` : "No name printed", link.left), side(entry, link.right)),
    candidatesView(queue, card),
    !queue.isHidden(card) && reasonsView(link));
}

function candidatesView(queue, card) {
  const choices = choicesOf(card).slice(0, 9);
  if (choices.length < 2) return null;
  return element("div", { class: "c-candidates" }, element("h3", {}, "Or is it one of these?"),
    element("div", { class: "c-verdicts" }, ...choices.map((choice, i) => keyButton(
      queue.isHidden(card) ? choice.label : `${choice.label} · ${choice.score.toFixed(2)}`, String(i + 1),
      () => queue.rule({ type: "pick", value: choice.value })))));
}

function reasonsView(link) {
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

function verdictBar(queue, card) {
  const link = LINK_KINDS.includes(card.kind);
  const note = element("input", {
    class: "c-note", type: "text", maxlength: "2000", placeholder: "A note for this ruling (optional)", "aria-label": "Note", dir: "auto",
    on: { input: (event) => queue.writeNote(card.item_id, event.target.value), keydown: (event) => event.key === "Enter" && queue.focusCard() },
  });
  note.value = queue.notes.get(card.item_id) ?? "";
  const rule = (type) => () => queue.rule({ type });
  const run = (name) => () => queue.command(name);
  return element("div", { class: "c-bottom" },
    element("div", { class: "c-verdicts", role: "toolbar", "aria-label": "Rulings" },
      link && keyButton("Same", "y", rule("same"), { class: "c-value" }),
      link && keyButton("Different", "d", rule("different"), { class: "c-value" }),
      link && (card.kind === "link" || card.link?.other) && keyButton("Variant of", "v", rule("variant"), { class: "c-value" }),
      ["value", "link"].includes(card.kind) && keyButton("None of these", "0", rule("none")),
      card.kind === "value" && card.form.type !== "none" && keyButton("Write my own", "w", run("write")),
      ...(card.stale ? staleVerdicts(queue, card) : [keyButton("Flag", "f", rule("flag"))]),
      keyButton("Skip", "s", run("skip")),
      keyButton("Assign …", "t", run("assign"), { class: "c-quiet" }),
      keyButton("Note", "n", run("note"), { class: "c-quiet" }),
      keyButton("Undo last", "u", run("undo"), { class: "c-quiet" }),
      !card.stale && keyButton(queue.around ? "Fewer words" : "Words around", "e", run("around"), { class: "c-quiet" }),
      !card.stale && keyButton(queue.isHidden(card) ? "See suggestion" : "Blind", "b", run("blind"), { class: "c-quiet" }),
      keyButton("Previous", "k", run("previous"), { class: "c-quiet" }),
      keyButton("Next", "j", run("next"), { class: "c-quiet" })),
    note);
}

function entryView(card) {
  const { entry } = card;
  const about = entry.articles === 1 ? "1 article" : `${entry.articles} articles`;
  return element("details", { class: "c-entry" },
    element("summary", { dir: "auto" }, `In the catalog now: ${entry.name} (${about})`),
    entry.description && element("p", { class: "c-description", dir: "auto" }, entry.description),
    entry.aliases.length ? element("p", { class: "c-hint", dir: "auto" }, `Also called ${entry.aliases.join(", ")}`) : null,
    element("dl", {}, ...entry.fields.flatMap(({ field, value }) => [element("dt", {}, field), element("dd", { dir: "auto" }, value)])));
}
