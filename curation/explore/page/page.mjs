import { bodyMap } from "../../widgets/body_map.mjs";
import { contrast, differencePicture, sharePicture, signed, without } from "./compare.mjs";
import { addOptions, cell, make } from "./dom.mjs";
import { NOTHING, chosenBy, contains, matcher, nothingFound, recoloured, shortList, toCsv, unpacked, untouchedBy, webAddress } from "./model.mjs";

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
const darkness = matchMedia("(prefers-color-scheme: dark)");
const FITTED = { width: "container", autosize: { type: "fit-x", contains: "padding" } };
const CORPUS = "The whole corpus";
const OTHERS = "all other sources";
const DIFFERENCE = "difference";
const STEP = 30;
const FIRST = { sentences: 8, catalog: STEP, articles: STEP };

let choice = { ...NOTHING };
/** Specifications and palettes as they look on the reader's paper. */
let looks = {};
const shown = { ...FIRST };
const at = (id) => document.getElementById(id);

function choose(change) {
  const sourceOrEntry = "source" in change || "entry" in change;
  choice = { ...choice, ...change };
  Object.assign(shown, FIRST);
  if (sourceOrEntry) at("choose-body").value = bodyFor(choice);
  drawAll();
}

function rowsOf(key) {
  const rows = tables[key].filter(matcher(TABLE_KEYS[key], choice, data));
  const searching = key === "catalog" && choice.text.trim();
  return searching ? rows.filter((row) => contains(row, SEARCHED, choice.text.trim())) : rows;
}

/* ---- body maps ---- */

const drawn = new Set(data.outlines.shapes.map((shape) => shape.region));
const regions = data.body.regions.map((region) => ({
  region,
  name: data.outlines.names[region],
  note: data.outlines.notes[region],
  drawn: drawn.has(region),
}));
const chooseRegion = (region) => choose({ key: region ? `region:${region}` : "" });
const map = bodyMap(at("body-map"), data.outlines, chooseRegion);
const differenceMap = bodyMap(at("compare-map"), data.outlines, chooseRegion);

function bodyChoices() {
  const { sources, entries } = data.body;
  return [
    ["corpus", CORPUS, "Corpus"],
    ...Object.keys(sources).map((source) => [`source:${source}`, source, "One source"]),
    ...Object.keys(entries).map((entry) => [`entry:${entry}`, data.names[entry], "One entry"]),
  ];
}

function bodyFor({ source, entry }) {
  if (entry in data.body.entries) return `entry:${entry}`;
  return source in data.body.sources ? `source:${source}` : "corpus";
}

/** The picture that the list beside the body map names. */
function bodyPicture() {
  const { corpus, sources, entries } = data.body;
  const chosen = at("choose-body").selectedOptions[0];
  const [kind, ...rest] = chosen.value.split(":");
  const counts = { corpus, source: sources[rest.join(":")], entry: entries[rest.join(":")] }[kind];
  return sharePicture(chosen.text, regions, counts, looks.colours);
}

function drawBody() {
  map.update(bodyPicture(), chosenRegion());
}

function chosenRegion() {
  return choice.key.startsWith("region:") ? choice.key.slice("region:".length) : "";
}

/* ---- two sources ---- */

/** The two sides that the reader compares, with their counts in `among`. */
function sides({ corpus, sources }) {
  const [one, other] = [at("compare-one").value, at("compare-other").value];
  const counts = other ? sources[other] : without(corpus, sources[one]);
  return [
    { name: one, counts: sources[one] },
    { name: other || OTHERS, counts },
  ];
}

function differencePictureNow() {
  const [one, other] = sides(data.body);
  return differencePicture(one, other, regions, looks.colours);
}

function comparedRows() {
  const [one, other] = sides(data.muscles);
  return contrast(data.muscles.muscles, one.counts, other.counts);
}

/** The comparison's specification with its order, its titles and its description. */
function comparedSpec(spec, rows) {
  const [one, other] = sides(data.muscles).map((side) => side.name);
  const made = structuredClone(spec);
  const [, spans, points] = made.layer;
  const title = [`Share in ${one}`, `minus share in ${other}`];
  spans.encoding.x.axis.title = title;
  for (const { encoding } of [spans, points]) {
    encoding.y.sort = rows.map((row) => row.row);
    encoding.tooltip[1].title = one;
    encoding.tooltip[2].title = other;
  }
  const told = rows.slice(0, 5).map((row) => `${row.name} ${signed(row.difference)}, ${row.verdict}`);
  made.description = `${title.join(" ")}: ${told.join("; ")}.`;
  return made;
}

function drawComparison() {
  if (at("compare").hidden) return undefined;
  // A source differs in nothing from itself.
  for (const option of at("compare-other").options) option.disabled = option.value === at("compare-one").value;
  if (at("compare-other").selectedOptions[0].disabled) at("compare-other").value = "";
  differenceMap.update(differencePictureNow(), chosenRegion());
  return drawChart(document.querySelector("[data-chart=difference]"));
}

function beginComparison() {
  const sources = Object.entries(data.body.sources);
  at("compare").hidden = sources.length < 2;
  const options = sources.map(([source]) => [source, source, ""]);
  addOptions(at("compare-one"), options);
  addOptions(at("compare-other"), [["", OTHERS, ""], ...options]);
  const [first, second] = [...sources].sort(([, a], [, b]) => b.of - a.of).map(([source]) => source);
  at("compare-one").value = first;
  at("compare-other").value = second ?? "";
  for (const id of ["compare-one", "compare-other"]) at(id).addEventListener("change", drawComparison);
}

/* ---- charts ---- */

const views = new Map();

function chartRows(key) {
  const { keys, fades } = data.charts[key];
  const rows = key === DIFFERENCE ? comparedRows() : unpacked(data.charts[key].rows);
  if (fades) return rows;
  return rows.filter(matcher(keys, choice, data));
}

async function drawChart(figure) {
  const key = figure.dataset.chart;
  const { keys, note, fades } = data.charts[key];
  const spec = looks.specs[key];
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
  const own = key === DIFFERENCE ? comparedSpec(spec, rows) : spec;
  const fitted = { ...own, ...FITTED, height, datasets: { rows } };
  const chosen = at("chosen").textContent;
  // The written description is of all rows.
  if (chosen && key !== DIFFERENCE) fitted.description = `${figure.querySelector("h2").textContent}. ${chosen}.`;
  const drawn = await vegaEmbed(place, fitted, looks.embedded);
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
  at("catalog-count").textContent = `${rows.length.toLocaleString("en")} of ${tables.catalog.length.toLocaleString("en")} entries`;
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
  at("catalog-empty").textContent = rows.length ? "" : nothingFound(choice, choiceWords());
  at("catalog-table").hidden = !rows.length;
  at("more-catalog").hidden = rows.length <= shown.catalog;
}

function drawSentences() {
  const rows = rowsOf("sentences");
  at("sentences-count").textContent = rows.length
    ? `${rows.length.toLocaleString("en")} ${rows.length === 1 ? "sentence" : "sentences"}. The words that were read as a muscle are marked.`
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

/** The choice of a muscle, a source and an entry in words; "" for none. */
function choiceWords() {
  return [
    data.filters[choice.key]?.name,
    choice.source && `in ${choice.source}`,
    choice.entry && data.names[choice.entry],
  ].filter(Boolean).join(", ");
}

function drawChoice() {
  const words = choiceWords();
  at("chosen").textContent = words ? `Showing ${words}` : "";
  at("clear").hidden = !words && !choice.text;
  at("choose-muscle").value = choice.key;
  at("choose-source").value = choice.source;
  at("shares-scope").textContent = choice.source ? `Shares of the exercises in ${choice.source}.` : "Shares of all exercises.";
}

/** Take the colours for light or dark paper; charts are drawn anew. */
function takeLooks() {
  const twins = darkness.matches ? data.colours.dark : {};
  const { sequence, diverging } = data.colours;
  const specs = Object.entries(data.charts).map(([key, { spec }]) => [key, recoloured(spec, twins)]);
  looks = {
    colours: recoloured({ sequence, diverging }, twins),
    specs: Object.fromEntries(specs),
    embedded: { renderer: "svg", actions: false, tooltip: { theme: darkness.matches ? "dark" : "light" } },
  };
  for (const view of views.values()) view.finalize();
  views.clear();
}

function drawAll() {
  drawChoice();
  drawBody();
  if (!at("compare").hidden) differenceMap.update(differencePictureNow(), chosenRegion());
  drawSentences();
  drawCatalog();
  drawConflicts();
  drawArticles();
  const figures = [...document.querySelectorAll("[data-chart]")].filter((figure) => !figure.closest("[hidden]"));
  return Promise.all(figures.map(drawChart));
}

/* ---- files ---- */

function csvRows(key) {
  const pictured = { body: bodyPicture, "body-difference": differencePictureNow }[key];
  if (pictured) return [["region", "name", "value", "text", "drawn", "note"], pictured().regions];
  if (key in tables) return [data.tables[key].columns, rowsOf(key)];
  const hidden = new Set(["row", "column", "mark", "light", "left", "right", "choice"]);
  return [data.charts[key].rows.columns.filter((name) => !hidden.has(name)), chartRows(key)];
}

function save(key) {
  const text = toCsv(...csvRows(key));
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
  make("a", { href: address, download: `${key}.csv` }).click();
  URL.revokeObjectURL(address);
}

/* ---- the beginning ---- */

function begin() {
  at("summary").append(
    ...data.summary.map(({ name, count, note }) =>
      make("div", {}, make("dt", {}, name), make("dd", {}, count.toLocaleString("en")), make("dd", {}, note)),
    ),
  );
  const named = (prefix) => Object.entries(data.filters).filter(([key]) => key.startsWith(prefix));
  const byName = ([, one], [, other]) => one.name.localeCompare(other.name);
  addOptions(at("choose-muscle"), [
    ...named("muscle:").sort(byName).map(([key, { name }]) => [key, name, "Muscles and groups"]),
    ...named("whole:").sort(byName).map(([key, { name }]) => [key, name, "Wider muscles with all parts"]),
    ...named("region:").sort(byName).map(([key, { name }]) => [key, name, "Regions of the body map"]),
  ]);
  addOptions(at("choose-source"), data.sources.map((source) => [source, source, ""]));
  addOptions(at("choose-body"), bodyChoices());
  beginComparison();
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
  takeLooks();
  darkness.addEventListener("change", () => {
    takeLooks();
    drawAll();
  });
  at("left-out").append(...data.leftOut.map((text) => make("li", {}, text)));
  return drawAll();
}

begin().then(() => document.body.setAttribute("data-ready", "true"));
