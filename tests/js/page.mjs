/** As much of a page as a widget's script needs to run without a browser, and a kernel that answers when told to. */

class Node extends EventTarget {}

class Text extends Node {
  constructor(text) {
    super();
    this.textContent = text;
  }
}

class Element extends Node {
  constructor(tag) {
    super();
    Object.assign(this, { tagName: tag.toUpperCase(), children: [], attributes: {}, dataset: {}, value: "", className: "" });
    this.classList = { add: (name) => { this.className += ` ${name}`; }, remove: () => {} };
  }

  get textContent() {
    return this.children.map((child) => child.textContent).join("");
  }

  set textContent(text) {
    this.children = [new Text(text)];
  }

  get firstElementChild() {
    return this.children.find((child) => child instanceof Element) ?? null;
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  append(...children) {
    this.children.push(...children);
  }

  prepend(...children) {
    this.children.unshift(...children);
  }

  replaceChildren(...children) {
    this.children = children;
  }

  contains(other) {
    return this === other || this.children.some((child) => child instanceof Element && child.contains(other));
  }

  /** Return every element within, this one first. */
  get all() {
    return [this, ...this.children.flatMap((child) => child.all ?? [])];
  }

  querySelector(selector) {
    const attribute = /^\[(.+)\]$/.exec(selector)?.[1];
    const fits = (one) => attribute ? attribute in one.attributes : one.className.split(" ").includes(selector.slice(1));
    return this.all.slice(1).find(fits) ?? null;
  }

  getBoundingClientRect() {
    return { top: 0, width: 100 };
  }

  focus() {
    document.activeElement = this;
  }

  click() {
    this.dispatchEvent(new Event("click"));
  }
}

class Observer {
  constructor(call) {
    this.call = call;
  }

  observe() {
    this.call([{ isIntersecting: true }]);
  }

  disconnect() {}
}

const body = new Element("body");
Object.assign(globalThis, {
  Node,
  MutationObserver: Observer,
  document: { body, activeElement: body, createElement: (tag) => new Element(tag), createTextNode: (text) => new Text(text) },
  window: Object.assign(new EventTarget(), { matchMedia: () => Object.assign(new EventTarget(), { matches: false }), getSelection: () => null }),
});
globalThis.IntersectionObserver = class extends Observer {
  observe() {
    queueMicrotask(() => super.observe());
  }
};

/** Let everything run that waits for nothing but itself. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Draw a widget until a test ends.
 * @returns {{root: Element, handlers: Set<Function>, answer: Function, press: Function, tell: Function,
 *   isAsking: Function, close: Function}} `answer` answers the oldest open question of a type that fits, `press`
 *   clicks the first button with a text
 */
export function drawn(widget, t) {
  const handlers = new Set();
  const open = [];
  const model = {
    get: () => false,
    send: (message) => open.push(message),
    on: (_, handler) => handlers.add(handler),
    off: (_, handler) => handlers.delete(handler),
  };
  const tell = (message) => handlers.forEach((handler) => handler(message));
  const el = new Element("div");
  const close = widget.render({ model, el });
  t.after(close);
  return {
    root: el.firstElementChild,
    handlers,
    close,
    async answer(type, content, asked = () => true) {
      const at = open.findIndex((one) => one.type === type && asked(one));
      if (at < 0) throw new Error(`nothing asks for ${type}`);
      const [{ request }] = open.splice(at, 1);
      tell({ request, ...content });
      await settled();
    },
    async press(text) {
      el.all.find((one) => one.tagName === "BUTTON" && one.textContent.includes(text)).click();
      await settled();
    },
    async tell(event) {
      tell({ event });
      await settled();
    },
    isAsking: (type) => open.some((one) => one.type === type),
  };
}
