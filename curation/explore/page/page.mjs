import { bodyMap } from "../../widgets/body_map.mjs";
import { NOTHING, chosenBy, contains, matcher, shortList, toCsv, unpacked, untouchedBy, webAddress } from "./model.mjs";

/* The report's page: one choice (muscle, source, entry, words), and everything drawn again for it. */

const data = JSON.parse(document.getElementById("data").textContent);
const tables = Object.fromEntries(
  Object.entries(data.tables).map(([key, packed]) => [key, unpacked(packed)]),
);
const TABLE_KEYS = {
  catalog: { entry: ["stretch_id"] },
  conflicts: { entry: ["stretch_id"] },
  sentences: { claim: ["muscle"], source: ["source"], entry: ["stretch_id"] },
  articles: { source: ["source"] },
};
const SEARCHED = ["name", "aliases", "muscles", "kind", "position"];
const EMBEDDED = { renderer: "svg", actions: false };
const FITTED = { width: "container", autosize: { type: "fit-x", contains: "padding" } };
const STEP = 30;
const FIRST = { sentences: 8, catalog: STEP, articles: STEP };

let choice = { ...NOTHING };
const shown = { ...FIRST };
const at = (id) => document.getElementById(id);

/** Make an element; children are nodes or text, never markup. */
function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== "" && child !== null && child !== undefined));
  return made;
}

function choose(change) {
  const sourceOrEntry = "source" in change || "entry" in change;
  choice = { ...choice, ...change };
  Object.assign(shown, FIRST);
  if (sourceOrEntry) showBody(bodyFor(choice));
  drawAll();
}

function rowsOf(key) {
  const rows = tables[key].filter(matcher(TABLE_KEYS[key], choice, data));
  const searching = key === "catalog" && choice.text.trim();
  return searching ? rows.filter((row) => contains(row, SEARCHED, choice.text.trim())) : rows;
}

/* ---- the body map ---- */

const bodyOf = new Map(data.bodies.map((body) => [body.key, body]));
const map = bodyMap(at("body-map"), data.outlines, (region) =>
  choose({ key: region ? `region:${region}` : "" }),
);

function bodyFor({ source, entry }) {
  if (bodyOf.has(`entry:${entry}`)) return `entry:${entry}`;
  return bodyOf.has(`source:${source}`) ? `source:${source}` : "corpus";
}

function showBody(key) {
  at("choose-body").value = key;
}

function drawBody() {
  const body = bodyOf.get(at("choose-body").value);
  const region = choice.key.startsWith("region:") ? choice.key.slice("region:".length) : "";
  map.update(body.picture, region);
}

/* ---- charts ---- */

const views = new Map();

function chartRows(key) {
  const { keys, fades } = data.charts[key];
  const rows = unpacked(data.charts[key].rows);
  if (fades) return rows;
  return rows.filter(matcher(keys, choice, data));
}

async function drawChart(figure) {
  const key = figure.dataset.chart;
  const { spec, keys, note, fades } = data.charts[key];
  const rows = chartRows(key);
  const place = figure.querySelector(".chart");
  const untouched = untouchedBy(keys, choice);
  const parts = [note, untouched.length ? `Not narrowed by ${untouched.join(" and ")}.` : ""];
  figure.querySelector(".note").textContent = parts.filter(Boolean).join(" ");
  if (fades && views.has(key)) {
    fade(views.get(key));
    return;
  }
  views.get(key)?.finalize();
  views.delete(key);
  if (!rows.length) {
    place.replaceChildren(make("p", { class: "empty" }, "Nothing here for this choice."));
    return;
  }
  place.replaceChildren();
  const height = spec.usermeta.step * new Set(rows.map((row) => row.row)).size;
  const fitted = { ...spec, ...FITTED, height, datasets: { rows } };
  const chosen = at("chosen").textContent;
  // The written description is of all rows.
  if (chosen) fitted.description = `${figure.querySelector("h2").textContent}. ${chosen}.`;
  const drawn = await vegaEmbed(place, fitted, EMBEDDED);
  views.set(key, drawn.view);
  if (fades) fade(drawn.view);
  drawn.view.addEventListener("click", (_, item) => {
    if (item?.datum) choose(chosenBy(item.datum, keys, choice));
  });
}

function fade(view) {
  const filter = data.filters[choice.key];
  view.signal("chosen_muscles", filter ? filter.muscles : []).signal("chosen_source", choice.source).run();
}

/* ---- tables and lists ---- */

function drawCatalog() {
  const rows = rowsOf("catalog");
  at("catalog-count").textContent = `${rows.length} of ${tables.catalog.length} entries`;
  at("catalog").replaceChildren(
    ...rows.slice(0, shown.catalog).map((row) =>
      make(
        "tr",
        { "data-entry": row.stretch_id },
        make(
          "th",
          { scope: "row" },
          make("button", { type: "button", class: "linked", onclick: () => choose({ entry: row.stretch_id }) }, row.name),
          row.aliases && make("small", { title: row.aliases }, shortList(row.aliases)),
        ),
        cell("Kind", row.kind),
        cell("Position", row.position),
        cell("Muscles", row.muscles),
        cell("Hold", row.hold),
        cell("Articles", String(row.articles), "number"),
        cell("Open conflicts", row.conflicts ? String(row.conflicts) : "", "number"),
      ),
    ),
  );
  at("more-catalog").hidden = rows.length <= shown.catalog;
}

function cell(label, text, className) {
  return make("td", { "data-label": label, class: className }, text);
}

function drawSentences() {
  const rows = rowsOf("sentences");
  at("sentences-count").textContent = rows.length
    ? `${rows.length} ${rows.length === 1 ? "sentence" : "sentences"}. The words that were read as a muscle are marked.`
    : "No sentence for this choice.";
  at("sentences").replaceChildren(
    ...rows.slice(0, shown.sentences).map((row) =>
      make(
        "li",
        {},
        row.before,
        make("mark", {}, row.quote),
        row.after,
        make("small", {}, [row.source, data.names[row.stretch_id], row.mention_id].filter(Boolean).join(" · ")),
      ),
    ),
  );
  at("more-sentences").hidden = rows.length <= shown.sentences;
}

function drawConflicts() {
  const rows = rowsOf("conflicts");
  const levels = [...new Set(tables.conflicts.map((row) => row.level))];
  const groups = levels.map((level) => {
    const own = rows.filter((row) => row.level === level);
    const list = own.map((row) =>
      make(
        "div",
        { class: "conflict" },
        make("strong", {}, `${row.entry}: ${row.field}`),
        row.status === "open" ? "" : ` (${row.status})`,
        make("small", {}, `Values (mentions): ${row.values}`),
        make("small", {}, `Suggested: ${row.suggestion}`),
      ),
    );
    return make("details", {}, make("summary", {}, `${level} (${own.length})`), ...list);
  });
  at("conflicts").replaceChildren(...(groups.length ? groups : [make("p", { class: "empty" }, "No conflict.")]));
}

function drawArticles() {
  const rows = rowsOf("articles");
  at("more-articles").hidden = rows.length <= shown.articles;
  at("articles").replaceChildren(
    ...rows.slice(0, shown.articles).map((row) => {
      const address = webAddress(row.url);
      const title = row.title || row.article_id;
      return make(
        "li",
        {},
        address ? make("a", { href: address, rel: "noopener noreferrer" }, title) : title,
        make("small", {}, [row.source, row.author, row.published, row.licence || "licence unknown"].filter(Boolean).join(" · ")),
      );
    }),
  );
}

function drawChoice() {
  const words = [
    data.filters[choice.key]?.name,
    choice.source && `in ${choice.source}`,
    choice.entry && data.names[choice.entry],
  ].filter(Boolean);
  at("chosen").textContent = words.length ? `Showing ${words.join(", ")}` : "";
  at("clear").hidden = !words.length && !choice.text;
  at("choose-muscle").value = choice.key;
  at("choose-source").value = choice.source;
  at("shares-scope").textContent = choice.source ? `Shares of the exercises in ${choice.source}.` : "Shares of all exercises.";
}

function drawAll() {
  drawChoice();
  drawBody();
  drawSentences();
  drawCatalog();
  drawConflicts();
  drawArticles();
  const figures = [...document.querySelectorAll("[data-chart]")];
  return Promise.all(figures.map(drawChart));
}

/* ---- files ---- */

function csvRows(key) {
  if (key === "body") {
    const rows = bodyOf.get(at("choose-body").value).picture.regions;
    return [["region", "name", "value", "text", "drawn", "note"], rows];
  }
  if (key in tables) return [data.tables[key].columns, rowsOf(key)];
  const hidden = new Set(["row", "column", "mark", "light", "left", "right"]);
  return [data.charts[key].rows.columns.filter((name) => !hidden.has(name)), chartRows(key)];
}

function save(key) {
  const text = toCsv(...csvRows(key));
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
  make("a", { href: address, download: `${key}.csv` }).click();
  URL.revokeObjectURL(address);
}

/* ---- the beginning ---- */

function options(select, entries) {
  const groups = new Map();
  for (const [value, text, group] of entries) {
    if (!groups.has(group)) groups.set(group, group ? make("optgroup", { label: group }) : select);
    groups.get(group).append(make("option", { value }, text));
  }
  select.append(...[...groups.values()].filter((group) => group !== select));
}

function begin() {
  at("summary").append(
    ...data.summary.map(({ name, count, note }) =>
      make("div", {}, make("dt", {}, name), make("dd", {}, count.toLocaleString("en")), make("dd", {}, note)),
    ),
  );
  const named = (prefix) => Object.entries(data.filters).filter(([key]) => key.startsWith(prefix));
  const byName = ([, one], [, other]) => one.name.localeCompare(other.name);
  options(at("choose-muscle"), [
    ...named("muscle:").sort(byName).map(([key, { name }]) => [key, name, "Muscles and groups"]),
    ...named("region:").sort(byName).map(([key, { name }]) => [key, name, "Regions of the body map"]),
  ]);
  options(at("choose-source"), data.sources.map((source) => [source, source, ""]));
  options(at("choose-body"), data.bodies.map(({ key, group, picture }) => [key, picture.title, group]));
  at("choose-muscle").addEventListener("change", (event) => choose({ key: event.target.value }));
  at("choose-source").addEventListener("change", (event) => choose({ source: event.target.value }));
  at("choose-body").addEventListener("change", drawBody);
  at("search").addEventListener("input", (event) => {
    choice.text = event.target.value;
    shown.catalog = FIRST.catalog;
    drawChoice();
    drawCatalog();
  });
  at("clear").addEventListener("click", () => {
    at("search").value = "";
    choose({ ...NOTHING });
  });
  for (const [id, key, draw] of [
    ["more-catalog", "catalog", drawCatalog],
    ["more-sentences", "sentences", drawSentences],
    ["more-articles", "articles", drawArticles],
  ]) {
    at(id).addEventListener("click", () => {
      shown[key] += STEP;
      draw();
    });
  }
  for (const figure of document.querySelectorAll("[data-chart]")) {
    const key = figure.dataset.chart;
    figure.append(
      make("div", { class: "chart" }),
      make("p", { class: "note" }),
      make("div", { class: "foot" }, make("button", { type: "button", class: "csv", "data-csv": key }, "Data as CSV")),
    );
  }
  for (const button of document.querySelectorAll("[data-csv]")) {
    button.addEventListener("click", () => save(button.dataset.csv));
  }
  at("left-out").append(...data.leftOut.map((text) => make("li", {}, text)));
  return drawAll();
}

begin().then(() => document.body.setAttribute("data-ready", "true"));
