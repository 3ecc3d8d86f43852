/* Elements of the page, made without markup: children are nodes or text, so no word of an article is read as code. */

/** Make an element. */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== "" && child !== null && child !== undefined));
  return made;
}

/** Add options to a list: [value, text, group], "" for no group. */
export function addOptions(select, entries) {
  const groups = new Map();
  for (const [value, text, group] of entries) {
    if (!groups.has(group)) groups.set(group, group ? make("optgroup", { label: group }) : select);
    groups.get(group).append(make("option", { value }, text));
  }
  select.append(...[...groups.values()].filter((group) => group !== select));
}

/** A cell of a table with the name of its column, which narrow pages show beside it. */
export function cell(label, text, className) {
  return make("td", { "data-label": label, class: className }, text);
}
