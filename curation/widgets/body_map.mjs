/**
 * A front and a back figure whose regions are coloured, named on hovering, and chosen by a click.
 * The colours, texts and numbers come ready from Python; this file only draws them.
 *
 * @typedef {{view: string, path: string, region: string}} Shape
 * @typedef {{views: Object<string, string>, names: Object<string, string>, shapes: Shape[]}} Outlines
 * @typedef {{region: string, name: string, note: string, text: string, colour: string,
 *            drawn: boolean}} Region
 * @typedef {{title: string, alt: string, regions: Region[],
 *            legend: {colour: string, label: string}[]}} Picture
 */

const SVG = "http://www.w3.org/2000/svg";
const HINT = "Point at a region to read its figures; click it to filter.";

/** Outlines of one view, gathered by region in drawing order; "" holds what is no region. */
export function byRegion(shapes, view) {
  const groups = new Map();
  for (const shape of shapes) {
    if (shape.view !== view) continue;
    if (!groups.has(shape.region)) groups.set(shape.region, []);
    groups.get(shape.region).push(shape.path);
  }
  return groups;
}

/** What hovering over a region says, where no exercise reaches it too. */
export function hoverText(regionId, picture, names) {
  const region = picture.regions.find((row) => row.region === regionId);
  return region ? region.text : `${names[regionId]}: no exercise`;
}

/** The region after a click: the one clicked, or none where it was chosen already. */
export function toggled(selected, clicked) {
  return selected === clicked ? "" : clicked;
}

/** The regions that the figure does not show, most frequent first. */
export function notDrawn(picture) {
  return picture.regions
    .filter((region) => !region.drawn)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/**
 * Draw a body map into `root`.
 * @param {HTMLElement} root
 * @param {Outlines} outlines
 * @param {(regionId: string) => void} onSelect called with "" when the choice is taken back
 * @returns {{update: (picture: Picture, selected: string) => void, destroy: () => void}}
 */
export function bodyMap(root, outlines, onSelect) {
  const listening = new AbortController();
  let picture = { title: "", alt: "", regions: [], legend: [] };
  let selected = "";
  root.classList.add("body-map");
  const title = element("p", "body-map-title");
  const figures = element("div", "body-map-figures");
  const hover = element("p", "body-map-hover", HINT);
  hover.setAttribute("aria-live", "polite");
  const beside = element("div", "body-map-beside");
  const main = element("div", "body-map-main");
  main.append(figures, hover);
  root.replaceChildren(title, main, beside);

  const groups = [];
  for (const [view, box] of Object.entries(outlines.views)) {
    const figure = element("figure", "body-map-figure");
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", box);
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", `Body from the ${view}`);
    for (const [region, paths] of byRegion(outlines.shapes, view)) {
      const group = document.createElementNS(SVG, "g");
      for (const d of paths) {
        const path = document.createElementNS(SVG, "path");
        path.setAttribute("d", d);
        group.append(path);
      }
      svg.append(group);
      if (region) groups.push([region, group]);
      else group.setAttribute("class", "body-map-rest");
    }
    figure.append(svg, element("figcaption", "", view === "front" ? "Front" : "Back"));
    figures.append(figure);
  }

  const choose = (region) => onSelect(toggled(selected, region));
  const tell = (text) => (hover.textContent = text);
  const on = (target, type, run) => target.addEventListener(type, run, { signal: listening.signal });
  for (const [region, group] of groups) {
    group.dataset.region = region;
    group.setAttribute("class", "body-map-region");
    const told = () => tell(hoverText(region, picture, outlines.names));
    on(group, "pointerenter", told);
    on(group, "focus", told);
    on(group, "pointerleave", () => tell(HINT));
    on(group, "click", () => isReached(region) && choose(region));
    on(group, "keydown", (event) => {
      if ((event.key !== "Enter" && event.key !== " ") || !isReached(region)) return;
      event.preventDefault();
      event.stopPropagation();
      choose(region);
    });
  }

  const isReached = (region) => picture.regions.some((row) => row.region === region);

  function paint() {
    title.textContent = picture.title;
    figures.setAttribute("role", "group");
    figures.setAttribute("aria-label", picture.alt);
    const rows = new Map(picture.regions.map((row) => [row.region, row]));
    const told = new Set();
    for (const [region, group] of groups) {
      const row = rows.get(region);
      group.style.fill = row ? row.colour : "";
      group.classList.toggle("is-selected", region === selected);
      group.classList.toggle("is-reached", Boolean(row));
      // A region that both figures show is one stop for the keyboard, not two.
      const stops = Boolean(row) && !told.has(region);
      told.add(region);
      setOrRemove(group, "tabindex", stops ? "0" : null);
      setOrRemove(group, "role", row ? "button" : null);
      setOrRemove(group, "aria-pressed", row ? String(region === selected) : null);
      group.setAttribute("aria-label", hoverText(region, picture, outlines.names));
    }
    beside.replaceChildren(legend(picture.legend), ...listing());
  }

  function listing() {
    const rows = notDrawn(picture);
    if (!rows.length) return [];
    const list = element("ul", "body-map-list");
    for (const row of rows) {
      const button = element("button", row.region === selected ? "is-selected" : "");
      button.type = "button";
      button.dataset.region = row.region;
      button.setAttribute("aria-pressed", String(row.region === selected));
      const swatch = element("span", "body-map-swatch");
      swatch.style.background = row.colour;
      const words = element("span", "", row.text);
      if (row.note) words.append(element("small", "", row.note));
      button.append(swatch, words);
      on(button, "click", () => choose(row.region));
      const item = element("li");
      item.append(button);
      list.append(item);
    }
    return [element("p", "body-map-heading", "Named, but not drawn"), list];
  }

  return {
    update(newPicture, newSelected) {
      picture = newPicture;
      selected = newSelected;
      paint();
    },
    destroy() {
      listening.abort();
      root.replaceChildren();
    },
  };
}

function legend(steps) {
  const row = element("div", "body-map-legend");
  for (const step of steps) {
    const box = element("span");
    const swatch = element("i");
    swatch.style.background = step.colour;
    box.append(swatch, document.createTextNode(step.label));
    row.append(box);
  }
  return row;
}

function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function setOrRemove(target, name, value) {
  if (value === null) target.removeAttribute(name);
  else target.setAttribute(name, value);
}

/** Entry point of the notebook widget. */
function render({ model, el }) {
  const map = bodyMap(el, model.get("outlines"), (region) => {
    model.set("selected", region);
    model.save_changes();
  });
  const update = () => map.update(model.get("picture"), model.get("selected"));
  model.on("change:picture", update);
  model.on("change:selected", update);
  update();
  return () => {
    model.off("change:picture", update);
    model.off("change:selected", update);
    map.destroy();
  };
}

export default { render };
