/** Searching as people type: without diacritics, and with whatever apostrophe or dash their keyboard has. */

const APOSTROPHES = /['’‘ʼʹ′`´]/g;
const DASHES = /[\p{Pd}−]/gu;
const MARKS = /\p{M}/gu;

/** Return `text` in the form in which "añjaneyāsana" is "anjaneyasana" and "Child’s" is "childs". */
export function folded(text) {
  return text.replace(APOSTROPHES, "").replace(DASHES, " ").normalize("NFKD").replace(MARKS, "").toLowerCase();
}

/** Return whether every word of `words` stands in `text`. */
export function holdsWords(text, words) {
  const held = folded(text);
  return folded(words).split(/\s+/).every((word) => held.includes(word));
}
