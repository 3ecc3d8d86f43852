/** What every widget does on the screen: it begins and ends, takes keys, and tells answers that come too late. */
import { element, followTheme, isWriting, keepKeys, openChannel, whenShown, whenShownAgain } from "./elements.mjs";

/** Milliseconds until an answer is given up; a build takes its time. */
const PATIENCE = 120_000;

/**
 * The base of a widget's screen. A widget has `load` (ask for what is shown first), `reload` (another
 * widget has taken up a new build), `actionFor` (what a key does: a method and its arguments, or
 * nothing) and `escape`.
 */
export class Widget {
  /**
   * @param {{send: Function, on: Function, off: Function, get: Function}} model
   * @param {HTMLElement} root
   * @param {number} patience milliseconds until an answer is given up
   */
  constructor(model, root, patience = PATIENCE) {
    this.root = root;
    this.channel = openChannel(model, patience, () => this.reload());
    /** How often the editor has gone somewhere: what was asked for before that no longer shows. */
    this.turn = 0;
    this.stops = [followTheme(root, model.get("app")), keepKeys(root)];
    this.head = element("header", { class: "c-progress" });
    this.live = element("div", { class: "c-told", role: "status", "aria-live": "polite" });
  }

  /** Put the head, the line that tells what was done, and `children` on the screen, and take keys. */
  lay(...children) {
    this.root.append(this.head, this.live, ...children);
    this.listen(this.root, "keydown", (event) => this.key(event));
    this.stops.push(whenShownAgain(this.root, () => this.takeUp()));
  }

  /** Load once the widget is in sight. */
  loadWhenShown() {
    this.stops.push(whenShown(this.root, () => this.load()));
  }

  /** Have `handler` called for an event until the widget closes. */
  listen(target, name, handler) {
    target.addEventListener(name, handler);
    this.stops.push(() => target.removeEventListener(name, handler));
  }

  close() {
    for (const stop of this.stops) stop();
    this.channel.close();
    this.root.replaceChildren();
  }

  /** The editor goes somewhere else: answers to what was asked for before come too late. */
  leave() {
    this.turn += 1;
  }

  /** Return a function that says whether the editor is still where they are now. */
  whereabouts() {
    const { turn } = this;
    return () => turn === this.turn;
  }

  /** Ask for what is to show where the editor is; null where they have gone elsewhere since. */
  async askHere(type, content) {
    const isHere = this.whereabouts();
    const answer = await this.channel.ask(type, content);
    return isHere() ? answer : null;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return this.escape(event);
    if (isWriting(event.target)) return;
    const action = this.actionFor(event);
    if (!action) return;
    event.preventDefault();
    this[action.run](...(action.with ?? []));
  }

  say(text) {
    this.live.textContent = text;
  }

  /** Where the keyboard goes when the widget is shown again, so that its keys work. */
  get home() {
    return this.root;
  }

  /** Take the keyboard up where it is nowhere. */
  takeUp() {
    if (document.activeElement === document.body) this.home?.focus({ preventScroll: true });
  }

  /** Return whether the keyboard is in the widget, or nowhere, so that it may follow what is drawn. */
  get hasFocus() {
    return this.root.contains(document.activeElement) || document.activeElement === document.body;
  }
}

/**
 * Return what draws a widget into a page and returns the function that closes it.
 * @param {typeof Widget} Kind
 * @param {string} name the class that its style goes by
 * @param {string} label
 */
export function renderer(Kind, name, label) {
  return ({ model, el }) => {
    const root = element("div", { class: `curation ${name}`, "data-app": String(model.get("app")), tabindex: "0", role: "application", "aria-label": label });
    el.append(root);
    const widget = new Kind(model, root);
    return () => widget.close();
  };
}
