/** A value's proof: the source and the words of its article. */
import { element, markedText } from "./elements.mjs";

/** Return what one article says of a value, in its own words; `around` shows the words beside them too. */
export function sourceRow(row, around = false) {
  const said = row.inherited ? "said once for several exercises" : row.inferred ? "not said by the article: inferred" : "";
  return element("div", { class: "c-source" },
    element("div", { class: "c-source-head", dir: "auto" }, element("strong", {}, row.source), row.title && ` · ${row.title}`,
      said && element("span", { class: "c-said" }, said)),
    ...row.passages.map((passage) => quote(passage, around)),
    !row.passages.length && element("p", { class: "c-hint" }, "No words of the article: the value was inferred."));
}

function quote(passage, around) {
  return element("blockquote", { class: "c-quote", dir: "auto" },
    around && element("span", { class: "c-around" }, passage.before),
    ...markedText(passage.text, passage.marks),
    around && element("span", { class: "c-around" }, passage.after));
}
