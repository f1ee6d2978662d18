// Whether a script takes away what browsers zoom with: Ctrl with plus, minus or the wheel.
(elements) => {
  const found = { blocked: [] };
  const stopped = (event) => { document.body.dispatchEvent(event); return event.defaultPrevented; };
  const key = (named, code, ctrlKey) => stopped(new KeyboardEvent("keydown", { key: named, code, keyCode: named === "-" ? 189 : 187, which: named === "-" ? 189 : 187, ctrlKey, bubbles: true, cancelable: true }));
  const wheel = (ctrlKey) => stopped(new WheelEvent("wheel", { deltaY: -100, ctrlKey, bubbles: true, cancelable: true }));
  if (!document.body || window !== window.top) return found;
  // Two fingers drawn apart, which no page needs that lets one finger through.
  const fingers = (count) => {
    const touches = Array.from({ length: count }, (_, at) => new Touch({ identifier: at, target: document.body, clientX: 50 + 60 * at, clientY: 50 }));
    return ["touchstart", "touchmove"].some((type) => stopped(new TouchEvent(type, { touches, targetTouches: touches, changedTouches: touches, bubbles: true, cancelable: true })));
  };
  const pinch = stopped(new Event("gesturestart", { bubbles: true, cancelable: true })) || (fingers(2) && !fingers(1));
  const ways = [pinch ? "two fingers" : "",key("+", "Equal", true) || key("=", "Equal", true) ? "Ctrl +" : "", wheel(true) && !wheel(false) ? "Ctrl + wheel" : ""].filter(Boolean);
  if (ways.length) found.blocked.push(elements.node(document.body, ways.join(", ")));
  return found;
}
