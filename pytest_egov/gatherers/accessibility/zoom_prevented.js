// Whether a script takes away what browsers zoom with: Ctrl with plus, minus or the wheel.
(elements) => {
  const found = { blocked: [] };
  const stopped = (event) => { document.body.dispatchEvent(event); return event.defaultPrevented; };
  const key = (named, code, ctrlKey) => stopped(new KeyboardEvent("keydown", { key: named, code, keyCode: named === "-" ? 189 : 187, which: named === "-" ? 189 : 187, ctrlKey, bubbles: true, cancelable: true }));
  const wheel = (ctrlKey) => stopped(new WheelEvent("wheel", { deltaY: -100, ctrlKey, bubbles: true, cancelable: true }));
  if (!document.body || window !== window.top) return found;
  const ways = [key("+", "Equal", true) || key("=", "Equal", true) ? "Ctrl +" : "", wheel(true) && !wheel(false) ? "Ctrl + wheel" : ""].filter(Boolean);
  if (ways.length) found.blocked.push(elements.node(document.body, ways.join(", ")));
  return found;
}
