/**
 * Body maps and comparisons, computed from counts: shares, intervals, colours and texts. The formulas
 * are those of curation/explore (intervals.py names their sources; body.py draws the same pictures
 * for notebooks), and a test holds both to the same results.
 *
 * @typedef {{of: number, exercises: number[]}} Counts exercises in all, and those that target each item
 * @typedef {{name: string, counts: Counts}} Side
 * @typedef {{region: string, name: string, note: string, drawn: boolean}} Region
 * @typedef {{sequence: string[], diverging: string[]}} Colours from little to much, from less to more
 */

const Z = 1.959963984540054; // two-sided 95 %
const STEPS = 5;
const MOST_TOLD = 5;

/** The Wilson score interval of a share, [low, high]; NaN where there is nothing to count. */
export function wilson(hits, trials) {
  const share = hits / trials;
  const scale = 1 + (Z * Z) / trials;
  const centre = (share + (Z * Z) / (2 * trials)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / trials + (Z * Z) / (4 * trials ** 2));
  return [centre - half, centre + half].map((bound) => Math.min(Math.max(bound, 0), 1));
}

/** Newcombe's interval of the difference of two shares, first minus other, [low, high]. */
export function newcombe(hits, trials, otherHits, otherTrials) {
  const [low, high] = wilson(hits, trials);
  const [otherLow, otherHigh] = wilson(otherHits, otherTrials);
  const share = hits / trials;
  const otherShare = otherHits / otherTrials;
  const below = Math.hypot(share - low, otherHigh - otherShare);
  const above = Math.hypot(high - share, otherShare - otherLow);
  return [share - otherShare - below, share - otherShare + above];
}

/** What is left of the corpus without one of its parts. */
export function without(corpus, part) {
  return {
    of: corpus.of - part.of,
    exercises: corpus.exercises.map((count, place) => count - part.exercises[place]),
  };
}

/**
 * The shares of two sides in every item that either targets, greatest differences first.
 * @param {object[]} items whose properties every row keeps
 * @param {Counts} one
 * @param {Counts} other
 */
export function contrast(items, one, other) {
  return items
    .map((item, place) => {
      const [hits, otherHits] = [one.exercises[place], other.exercises[place]];
      const [low, high] = newcombe(hits, one.of, otherHits, other.of);
      const [share, otherShare] = [hits / one.of, otherHits / other.of];
      return {
        ...item,
        exercises_one: hits,
        of_one: one.of,
        share_one: share,
        exercises_other: otherHits,
        of_other: other.of,
        share_other: otherShare,
        difference: share - otherShare,
        low,
        high,
        verdict: low > 0 ? "more" : high < 0 ? "less" : "too few to tell",
      };
    })
    .filter((row) => row.exercises_one > 0 || row.exercises_other > 0)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

/**
 * The picture of one group: the largest share has the darkest colour.
 * @param {string} title
 * @param {Region[]} regions
 * @param {Counts} counts
 * @param {Colours} colours
 */
export function sharePicture(title, regions, { of, exercises }, { sequence }) {
  const most = Math.max(...exercises) / of || 1;
  const rows = regions
    .map((region, place) => ({ ...region, value: exercises[place] / of, count: exercises[place] }))
    .filter((row) => row.count > 0)
    .map(({ count, ...row }) => ({
      ...row,
      text: `${row.name}: ${grouped(count)} of ${grouped(of)} exercises (${percent(row.value)})`,
      colour: shade(row.value / most, sequence),
    }));
  const legend = steps((part) => ({ colour: shade(part, sequence), label: percent(most * part) }));
  return finishedPicture(title, rows, legend);
}

/**
 * The picture of a difference: blue where the first side names a region more often.
 * @param {Side} one
 * @param {Side} other
 * @param {Region[]} regions
 * @param {Colours} colours
 */
export function differencePicture(one, other, regions, { diverging }) {
  const compared = contrast(regions, one.counts, other.counts);
  const most = Math.max(...compared.map((row) => Math.abs(row.difference)), 0) || 1;
  const rows = compared.map((row) => ({
    region: row.region,
    name: row.name,
    note: row.note,
    drawn: row.drawn,
    value: row.difference,
    text:
      `${row.name}: ${grouped(row.exercises_one)} of ${grouped(row.of_one)} in ${one.name}, ` +
      `${grouped(row.exercises_other)} of ${grouped(row.of_other)} in ${other.name} ` +
      `(${signed(row.difference)})${row.low <= 0 && row.high >= 0 ? ", may be chance" : ""}`,
    colour: shade((row.difference / most + 1) / 2, diverging),
  }));
  const legend = steps((part) => ({
    colour: shade(part, diverging),
    label: part === 0.5 ? "0%" : signed(most * (2 * part - 1)),
  }));
  return finishedPicture(`${one.name} against ${other.name}`, rows, legend);
}

/** The colour at `part` of a scale, 0 its beginning and 1 its end, as #rrggbb. */
export function shade(part, colours) {
  const place = Math.min(Math.max(part, 0), 1) * (colours.length - 1);
  const left = Math.min(Math.floor(place), colours.length - 2);
  const [from, to] = [channels(colours[left]), channels(colours[left + 1])];
  const mixed = from.map((value, at) => roundEven(value + (to[at] - value) * (place - left)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** A share in whole percent. */
export function percent(share) {
  return `${roundEven(100 * share)}%`;
}

/** A difference of shares in whole percent, with its sign. */
export function signed(difference) {
  return `${difference < 0 ? "-" : "+"}${percent(Math.abs(difference))}`;
}

function finishedPicture(title, regions, legend) {
  const told = [...regions].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, MOST_TOLD);
  return { title, alt: `${title}. ${told.map((row) => row.text).join("; ")}.`, regions, legend };
}

function steps(make) {
  return Array.from({ length: STEPS }, (_, step) => make(step / (STEPS - 1)));
}

/** A whole number with commas between thousands. */
function grouped(number) {
  return number.toLocaleString("en-US");
}

function channels(colour) {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** The nearest whole number, of two as near the even one. */
function roundEven(number) {
  const near = Math.round(number);
  return near - number === 0.5 && near % 2 ? near - 1 : near;
}
