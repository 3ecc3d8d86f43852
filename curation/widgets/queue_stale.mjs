/** A ruling that no longer applies: what was ruled and seen, why it ended, and where it may apply instead. */
import { element, keyButton } from "./elements.mjs";
import { againOn } from "./queue_model.mjs";

const SHOWN = 5;

/** Return the old ruling with what its editor saw, and what it may apply to now. */
export function staleView(queue, card) {
  const { ruling, reason, saw, together, target } = card.stale;
  return element("section", { class: "c-stale-ruling", "aria-label": "The ruling" },
    element("div", { class: "c-decision c-ended" },
      element("span", { dir: "auto" }, `✱ ${ruling.editor} ruled: `, element("strong", {}, ruling.label), ` (${ruling.at}).`),
      together > 1 && element("span", { class: "c-said" }, `one of ${together} made at once`),
      ruling.note && element("p", { class: "c-note-shown", dir: "auto" }, `“${ruling.note}”`)),
    element("p", { class: "c-why", dir: "auto" }, element("span", { class: "c-label" }, "Why it ended"), reason),
    ...saw.map((one) => element("div", { class: "c-source" },
      element("div", { class: "c-source-head", dir: "auto" }, `What was seen in ${one.source}`),
      element("blockquote", { class: "c-quote", dir: "auto" }, one.quote))),
    target ? targetsView(queue, card) : element("p", { class: "c-hint" }, "It names a passage or several exercises. To rule anew, mark the passage under Articles or split the entry under Entries; then withdraw this one."));
}

function targetsView(queue, card) {
  const { targets, target } = card.stale;
  if (!targets.length) return element("p", { class: "c-hint" }, "Nothing is left that it could apply to.");
  return element("div", { class: "c-candidates" },
    element("h3", {}, target === "mention" ? "Apply it again to this exercise in the text" : "Apply it again to this entry"),
    element("div", { class: "c-verdicts" }, ...targets.slice(0, SHOWN).map((one, i) => targetButton(queue, one, String(i + 1))),
      targets.length > SHOWN && keyButton("Elsewhere …", "o", () => queue.command("elsewhere"))));
}

/** Return the button that applies the ruling to something else. */
export function targetButton(queue, one, key) {
  return keyButton(`${one.label} · ${one.detail}`, key, () => queue.rule(againOn(one)), { class: "c-value" });
}

/** Return the buttons of a stale ruling's verdicts. */
export function staleVerdicts(queue) {
  return [
    keyButton("Keep as it is", "y", () => queue.rule({ type: "keep" })),
    keyButton("Withdraw", "x", () => queue.rule({ type: "withdraw" })),
  ];
}
