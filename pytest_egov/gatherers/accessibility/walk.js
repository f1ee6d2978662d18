// Rehearses the walk of Tab through the document: each stop takes the focus and is told that Tab was pressed. What a script does
// against it (keeps the key, moves the focus, puts it back) is only suspected here; real keys decide.
async (elements, { most, patience, waits }) => {
  const keys = window.__egovKeys;
  const found = { kept: [], blurred: [], suspects: [], advised: [], unwalked: [] };
  if (!keys) return found;
  const ADVICE = /(nhấn|bấm|ấn|gõ|phím tắt|press|hit|use the|type)[^.\n]{0,40}(\besc\b|escape|\bctrl\b|control|\balt\b|\bshift\b|\bphím\b|\bkey\b|\bf\d{1,2}\b)/i;
  const began = performance.now();
  const tab = () => new KeyboardEvent("keydown", {
    key: "Tab", code: "Tab", keyCode: 9, which: 9, bubbles: true, cancelable: true, composed: true, view: window,
  });
  const within = (stop) => {
    const at = keys.active();
    return at === stop || (at && keys.path(at).includes(stop) && stop.shadowRoot) ? stop : at;
  };
  // Only where a script may move the focus later is it waited for.
  const moves = (handler) => /\bfocus\b|\bselect\s*\(/.test(handler.source) || (/^(blur|focusout)$/.test(handler.type) && /setTimeout|native code/.test(handler.source));
  const suspected = new Set();
  const suspect = (element, why) => {
    if (!element || suspected.has(element)) return;
    suspected.add(element);
    keys.keep(element);
    const told = [element.getAttribute("aria-describedby"), element.getAttribute("aria-labelledby")].join(" ").split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent || "").join(" ");
    const near = keys.path(element).slice(1, 4).map((step) => step.innerText || "").find((text) => text.length > 0) || "";
    const advised = ADVICE.test(`${told} ${element.title} ${elements.name(element)} ${near}`) || ADVICE.test(document.body.innerText.slice(0, 20000));
    found.suspects.push(elements.node(element, why));
    found.advised.push({ target: "", html: "", summary: advised ? "advised" : "" });
  };

  const stops = keys.stops();
  for (const stop of stops) {
    if (found.kept.length >= most || performance.now() - began > patience) {
      found.unwalked.push(elements.node(stop, `${found.kept.length}`));
      break;
    }
    if (!stop.isConnected || stop.matches("iframe,object,embed")) continue;
    stop.focus({ preventScroll: true });
    const at = within(stop);
    if (at !== stop) {
      if (at) suspect(at, "onfocus");
      else if (keys.handlers(stop, "focus", "focusin").some(({ source }) => /\bblur\s*\(/.test(source))) {
        found.blurred.push(elements.node(stop, "onfocus: blur()"));
      }
      continue;
    }
    found.kept.push({ target: "", html: "", summary: "" });
    const allowed = stop.dispatchEvent(tab());
    if (!allowed || within(stop) !== stop) suspect(stop, "onkeydown Tab");
    else if (waits > 0 && keys.around(stop, "blur", "focusout", "focus", "focusin", "keydown").some(moves)) {
      waits -= 1;
      stop.blur();
      await new Promise((resolve) => setTimeout(resolve, 60));
      if (keys.active()) suspect(keys.active(), "onblur");
    }
  }
  keys.active()?.blur();
  await keys.gone(stops);
  return found;
}
