// What the keyboard finds on a page: who listens for which events, what Tab stops at, where the focus is. Evaluated with the
// console's own functions at hand, because only those tell listeners; leaves `__egovKeys` on the windows of the page and its frames.
(() => {
  const TYPES = /^(click|dblclick|mousedown|mouseup|mouseover|mouseenter|pointerdown|pointerup|pointerover|pointerenter|mousemove|pointermove|mouseout|touchstart|touchend|contextmenu|dragstart|drop|keydown|keyup|keypress|focus|focusin|blur|focusout|change)$/;
  const PRESS = ["click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend", "contextmenu"];
  const KEYS = ["keydown", "keyup", "keypress"];
  const NATIVE = "a[*|href],area[href],button,input:not([type=hidden]),select,textarea,summary,iframe,object,embed,audio[controls],video[controls]";
  const REACT = {
    onClick: "click", onDoubleClick: "dblclick", onMouseDown: "mousedown", onMouseUp: "mouseup", onMouseEnter: "mouseenter",
    onMouseOver: "mouseover", onPointerDown: "pointerdown", onPointerUp: "pointerup", onTouchStart: "touchstart",
    onTouchEnd: "touchend", onContextMenu: "contextmenu", onDragStart: "dragstart", onDrop: "drop", onKeyDown: "keydown", onKeyUp: "keyup", onKeyPress: "keypress", onFocus: "focus", onBlur: "blur", onChange: "change",
  };
  const listeners = new WeakMap();
  const add = (target, type, call, sort) => {
    if (!TYPES.test(type) || typeof call !== "function") return;
    const kept = listeners.get(target) || {};
    (kept[type] = kept[type] || []).push({ type, call, source: Function.prototype.toString.call(call).slice(0, 4000), sort });
    listeners.set(target, kept);
  };

  const registered = typeof getEventListeners === "function" ? getEventListeners : (target) => {
    const inline = {};
    for (const type of ["click", "dblclick", "mousedown", "mouseover", "contextmenu", "dragstart", "drop", "keydown", "keyup", "keypress", "focus", "blur"]) {
      if (target["on" + type]) inline[type] = [{ listener: target["on" + type] }];
    }
    return inline;
  };
  // Libraries put one listener of their own before the page's: what the page asked for stands in their books.
  const library = (target, view) => {
    const books = {};
    const jquery = view.jQuery && view.jQuery._data ? view.jQuery._data(target, "events") : null;
    for (const [type, entries] of Object.entries(jquery || {})) {
      books[type] = true;
      for (const entry of entries) {
        const events = entry.origType || type;
        if (!entry.selector) add(target, events, entry.handler, "own");
        else {
          try {
            for (const element of target.querySelectorAll(entry.selector)) add(element, events, entry.handler, "delegated");
          } catch { /* a selector of the library's own language */ }
        }
      }
    }
    for (const key of Object.keys(target)) {
      if (key.startsWith("__reactProps$") || key.startsWith("__reactEventHandlers$")) {
        for (const [name, type] of Object.entries(REACT)) add(target, type, target[key]?.[name], "own");
      } else if (key === "_vei") {
        for (const [name, invoker] of Object.entries(target[key] || {})) {
          const type = name.slice(2).toLowerCase();
          books[type] = true;
          for (const call of [].concat(invoker?.value || [])) add(target, type, call, "own");
        }
      } else if (key.startsWith("_reactListening") || key.startsWith("__reactContainer$")) books.root = true;
    }
    return books;
  };
  const note = (target, view) => {
    const books = library(target, view);
    if (books.root) return;
    for (const [type, entries] of Object.entries(registered(target))) {
      if (!books[type]) for (const { listener } of entries) add(target, type, listener?.handleEvent || listener, "own");
    }
  };

  const all = (root, found = []) => {
    for (const element of root.querySelectorAll("*")) {
      found.push(element);
      if (element.shadowRoot) all(element.shadowRoot, found);
    }
    return found;
  };
  const up = (element) => element.assignedSlot || element.parentElement || element.getRootNode().host || null;
  const path = (element) => {
    const steps = [];
    for (let at = element; at; at = up(at)) steps.push(at);
    return steps;
  };
  const rendered = (element) => element.checkVisibility({ visibilityProperty: true });
  const disabled = (element) => element.matches(":disabled") || path(element).some((step) => step.inert);
  // Of radio buttons of one name Tab stops at the chosen one, else at the first; asked of all stops at once, each group is looked up once.
  let radios = null;
  const groupOf = (element) => {
    const key = element.name, places = radios?.get(element.form || element.getRootNode());
    if (places?.has(key)) return places.get(key);
    const group = [...element.getRootNode().querySelectorAll(`input[type=radio][name=${JSON.stringify(element.name)}]`)]
      .filter((other) => other.form === element.form && !other.disabled && rendered(other));
    if (radios) radios.set(element.form || element.getRootNode(), (places || new Map()).set(key, group));
    return group;
  };
  const passedOver = (element) => {
    if (element.localName !== "input" || element.type !== "radio" || !element.name || element.checked) return false;
    const group = groupOf(element);
    return group.some((other) => other.checked) || group[0] !== element;
  };
  const tabbable = (element) => element.tabIndex >= 0 && rendered(element) && !disabled(element) && !passedOver(element) &&
    (element.matches(NATIVE) || element.hasAttribute("tabindex") || element.isContentEditable) &&
    !(element.localName === "summary" && element.parentElement?.querySelector(":scope > summary") !== element);

  const body = (source) => {
    const from = source.indexOf("{"), arrow = source.indexOf("=>");
    const inner = from >= 0 && (arrow < 0 || from < arrow + 4) ? source.slice(from + 1, source.lastIndexOf("}")) : source.slice(arrow + 2);
    return inner.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  };
  // What neither changes the page nor leads anywhere: holding the event back, telling somebody who counts.
  const IDLE = /(window\.)?dataLayer\s*=\s*(window\.)?dataLayer\s*\|\|\s*\[\]|(\w+\.)?(stopPropagation|stopImmediatePropagation|preventDefault)\(\)|return( (false|true|null|void 0|undefined))?|(window\.)?(gtag|ga|fbq|_gaq\.push|dataLayer\.push|_paq\.push|\w*\.?track\w*)\([^;]*\)|["']use strict["']|(window\.)?event\.cancelBubble\s*=\s*true/g;
  const idle = (handler) => !/[^\s;{}]/.test(body(handler.source).replace(IDLE, ""));
  const install = (view) => {
    const elements = all(view.document);
    [view, view.document, ...elements].forEach((target) => note(target, view));
    const handlers = (target, ...types) => types.flatMap((type) => listeners.get(target)?.[type] || []);
    view.__egovKeys = {
      NATIVE, PRESS, KEYS, elements: elements.length, all: () => all(view.document), up, path, rendered, disabled, tabbable, handlers,
      works: (target, ...types) => handlers(target, ...types).filter((handler) => !idle(handler)),
      // The element, what it lies in, the document and the window.
      around: (element, ...types) => [...path(element), view.document, view].flatMap((target) => handlers(target, ...types)),
      worksAround: (element, ...types) => view.__egovKeys.around(element, ...types).filter((handler) => !idle(handler)),
      stops: () => {
        radios = new Map();
        const found = all(view.document).filter(tabbable);
        radios = null;
        const first = found.filter((element) => element.tabIndex > 0).sort((a, b) => a.tabIndex - b.tabIndex);
        return [...first, ...found.filter((element) => element.tabIndex === 0)];
      },
      active: () => {
        let at = view.document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at === view.document.body || at === view.document.documentElement ? null : at;
      },
      // Stops whose scripts go elsewhere as soon as they have the focus: whoever asks waits until they have gone.
      gone: (stops) => stops.some((stop) => handlers(stop, "focus", "focusin").some(({ source }) => /\blocation\b|\bopen\(|submit\(/.test(source)))
        ? new Promise((resolve) => setTimeout(resolve, 300)) : null,
      // Elements that are tried with real keys, kept by number over all frames.
      keep: (element) => (window.__egovTried = window.__egovTried || []).push(element) - 1,
    };
    for (const frame of elements) {
      if (frame.localName !== "iframe" && frame.localName !== "frame") continue;
      try {
        if (frame.contentDocument?.documentElement) install(frame.contentWindow);
      } catch { /* of another site */ }
    }
  };
  window.__egovTried = [];
  install(window);
})()
