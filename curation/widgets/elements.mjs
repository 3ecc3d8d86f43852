/** What the widgets share: elements made of text alone, a channel to Python, the page's theme. */

/**
 * Make an element; every string becomes text, never markup.
 * @param {string} tag
 * @param {Record<string, unknown>} properties `class`, `on` (event name to handler), else attributes
 * @param {...(Node | string | null | undefined | false)} children
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") {
      for (const [event, handler] of Object.entries(value)) made.addEventListener(event, handler);
    } else if (name === "class") {
      made.className = value;
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, String(value));
    }
  }
  return fill(made, ...children);
}

/**
 * Put children into an element in place of those that it has; strings become text, and what is
 * false, null or undefined is left out.
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.filter((child) => child || child === "").map((child) =>
    child instanceof Node ? child : document.createTextNode(String(child)),
  ));
  return parent;
}

/**
 * Cut a text at its marks.
 * @param {string} text
 * @param {[number, number][]} marks ascending and apart, in characters as Python counts them
 * @returns {{text: string, marked: boolean}[]}
 */
export function segments(text, marks) {
  const characters = Array.from(text);
  const found = [];
  let done = 0;
  const take = (end, marked) => {
    if (end > done) found.push({ text: characters.slice(done, end).join(""), marked });
    done = Math.max(done, end);
  };
  for (const [start, end] of marks) {
    take(Math.min(start, characters.length), false);
    take(Math.min(end, characters.length), true);
  }
  take(characters.length, false);
  return found;
}

/** Return a text with its marks as nodes. */
export function markedText(text, marks) {
  return segments(text, marks).map((part) =>
    part.marked ? element("mark", { dir: "auto" }, part.text) : document.createTextNode(part.text),
  );
}

export const NO_ANSWER =
  "The notebook's kernel does not answer. Nothing was saved; what you entered is still here. " +
  "Run the notebook again (or reload the app), then repeat the ruling.";

/**
 * Open a channel to the widget's Python half: `ask` resolves with its answer.
 * @param {{send: Function, on: Function, off: Function}} model
 * @param {number} patience milliseconds until an answer is given up
 * @param {() => void} reloaded called where another panel of the page has taken up a new build
 */
export function openChannel(model, patience = 20_000, reloaded = () => {}) {
  const own = Math.random().toString(36).slice(2);
  const waiting = new Map();
  let count = 0;
  const receive = (message) => {
    if (message?.event === "reloaded") return reloaded();
    const pending = waiting.get(message?.request);
    if (!pending) return;
    waiting.delete(message.request);
    clearTimeout(pending.timer);
    pending.resolve(message);
  };
  model.on("msg:custom", receive);
  return {
    ask(type, content = {}) {
      const request = `${own}-${++count}`;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(request);
          resolve({ request, error: NO_ANSWER });
        }, patience);
        waiting.set(request, { resolve, timer });
        model.send({ type, request, ...content });
      });
    },
    close() {
      model.off("msg:custom", receive);
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}

/**
 * Return "light" or "dark": what the surrounding page says, else what the system prefers.
 * @param {{jpThemeLight?: string}} dataset of the page's body
 * @param {string} classes of the page's body
 * @param {boolean} prefersDark
 * @param {boolean} app whether the widget is the page, and so follows the system
 */
export function themeOf(dataset, classes, prefersDark, app) {
  if (/\bvscode-(high-contrast-)?light\b/.test(classes)) return "light";
  if (/\bvscode-(dark|high-contrast)\b/.test(classes)) return "dark";
  if (!app && dataset.jpThemeLight !== undefined) {
    return dataset.jpThemeLight === "false" ? "dark" : "light";
  }
  return prefersDark ? "dark" : "light";
}

/** Keep `root` in the page's theme; returns the function that stops it. */
export function followTheme(root, app) {
  const query = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const body = document.body;
    root.dataset.theme = themeOf(body.dataset, body.className, query.matches, app);
  };
  const observer = new MutationObserver(apply);
  observer.observe(document.body, {
    attributes: true,
    attributeFilter: ["class", "data-jp-theme-light"],
  });
  query.addEventListener("change", apply);
  apply();
  return () => {
    observer.disconnect();
    query.removeEventListener("change", apply);
  };
}

/** Run `begin` once `root` is shown: what stands on a hidden page asks nothing of the kernel. */
export function whenShown(root, begin) {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    begin();
  });
  observer.observe(root);
  return () => observer.disconnect();
}

/** Run `back` whenever `root` is shown again after it was hidden, not where it was only scrolled away. */
export function whenShownAgain(root, back) {
  let wasHidden = false;
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, boundingClientRect } of entries) {
      if (isIntersecting && wasHidden) back();
      wasHidden = !isIntersecting && (wasHidden || boundingClientRect?.width === 0);
    }
  });
  observer.observe(root);
  return () => observer.disconnect();
}

/** What pages of Jupyter look for on the pressed element before they run a shortcut of theirs. */
const NO_SHORTCUTS = "data-lm-suppress-shortcuts";
const EDITING_KEYS = new Set(["a", "c", "v", "x", "y", "z", "enter", "backspace", "delete", "home", "end"]);

/**
 * Return whether a key is the page's own even inside a widget: Ctrl or Cmd with a letter that edits
 * no text, as in saving or opening the command palette.
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean}} event
 */
export function isPageKey({ key, ctrlKey, metaKey, altKey }) {
  const isChord = Boolean(ctrlKey || metaKey) && !altKey;
  return isChord && !key.startsWith("Arrow") && !EDITING_KEYS.has(key.toLowerCase());
}

/**
 * Keep keys inside `root`: the page around has shortcuts of its own. Those that listen above are not
 * told; those that listen before the key comes down here find their mark on the pressed element.
 */
export function keepKeys(root) {
  const mark = (event) => {
    if (root.contains(event.target)) event.target.toggleAttribute(NO_SHORTCUTS, !isPageKey(event));
  };
  const stop = (event) => {
    if (!isPageKey(event)) event.stopPropagation();
  };
  window.addEventListener("keydown", mark, true);
  for (const name of ["keydown", "keypress", "keyup"]) root.addEventListener(name, stop);
  return () => {
    window.removeEventListener("keydown", mark, true);
    for (const name of ["keydown", "keypress", "keyup"]) root.removeEventListener(name, stop);
  };
}

/** Return whether a key belongs to the text field that it was pressed in. */
export function isWriting(target) {
  const tag = target?.tagName?.toLowerCase();
  return ["input", "textarea", "select"].includes(tag) || target?.isContentEditable === true;
}

/** Make a button that prints its key. */
export function keyButton(label, key, run, properties = {}) {
  const { class: extra = "", ...rest } = properties;
  return element(
    "button",
    {
      type: "button",
      class: `c-button ${extra}`.trim(),
      "aria-keyshortcuts": key || null,
      on: { click: run },
      ...rest,
    },
    key && element("kbd", { "aria-hidden": "true" }, key),
    element("span", { dir: "auto" }, label),
  );
}

/** Return a search field with the list of buttons that it narrows; `buttonsFor` makes those for a text. */
export function searchable(placeholder, label, buttonsFor) {
  const list = element("div", { class: "c-verdicts" });
  const draw = () => list.replaceChildren(...buttonsFor(search.value));
  const search = element("input", { type: "search", "data-first": true, placeholder, "aria-label": label, on: { input: draw } });
  draw();
  return [search, list];
}

/** Return a titled box that takes the place of what was shown. */
export function panelOf(label, ...children) {
  return element("section", { class: "c-panel", role: "dialog", "aria-label": label, tabindex: "-1" }, element("h2", { dir: "auto" }, label), ...children);
}

/** Put a box with a button that closes it into `parent`; the keyboard goes to what it asks for first. */
export function openPanel(parent, view, close) {
  view.prepend(element("button", { type: "button", class: "c-button c-quiet c-close", "aria-label": "Close", on: { click: close } }, "Esc"));
  parent.replaceChildren(view);
  (view.querySelector("[data-first]") ?? view).focus();
}

/** Return a text with at most `most` characters, an ellipsis at the cut. */
export function shorten(text, most = 80) {
  const characters = Array.from(String(text));
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : String(text);
}

/** Return the box that says what went wrong. */
export function problemBox(title, error) {
  return element("div", { class: "c-problem", role: "alert" }, element("strong", {}, `✕ ${title}`), error);
}
