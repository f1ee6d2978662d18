// Controls that answer the pointer and that no key can reach: nothing focusable in them, around them or elsewhere does the same.
(elements) => {
  const keys = window.__egovKeys;
  const found = { failing: [], unsure: [], kept: [] };
  if (!keys) return found;
  const DRAGGED = new Set(["mousedown", "pointerdown", "touchstart", "mouseup", "pointerup", "touchend"]);
  const { PRESS, KEYS } = keys;
  const PURPORTED = "button link checkbox switch radio tab menuitem menuitemcheckbox menuitemradio slider spinbutton combobox option treeitem".split(" ");
  const MEMBER = /^(tab|menuitem|menuitemcheckbox|menuitemradio|option|treeitem|radio|row|gridcell)$/;
  const COMPOSITE = "[role=tablist],[role=menu],[role=menubar],[role=listbox],[role=tree],[role=grid],[role=treegrid],[role=radiogroup],[role=toolbar]";

  const works = (element, types = PRESS) => keys.works(element, ...types);

  const everything = keys.all();
  // One listener for the whole page names its elements by selectors in its text.
  const named = [window, document, document.body].flatMap((target) => keys.works(target, ...PRESS)
    .flatMap((handler) => [...handler.source.matchAll(/(?:closest|matches|is)\(\s*["'`]([^"'`]+)["'`]/g)].map((match) => ({ ...handler, selector: match[1] }))));
  const delegated = (element) => named.filter(({ selector }) => {
    try { return element.matches(selector); } catch { return false; }
  });

  const hand = (element) => getComputedStyle(element).cursor === "pointer";
  const control = (element) => element.matches("a[href],area[href],button,input,select,textarea,summary,label,option") ||
    PURPORTED.includes(element.getAttribute("role"));
  const around = (element) => keys.path(element).slice(1);
  const inControl = (element) => around(element).some((step) => (keys.tabbable(step) && (control(step) || works(step).length || works(step, KEYS).length)) ||
    (step.localName === "label" && step.control));
  let stops = null, holders = null;
  const holdsStop = (element) => {
    stops = stops || everything.filter(keys.tabbable);
    holders = holders || new Set(stops.flatMap(around));
    return holders.has(element);
  };
  const text = (element) => elements.fold(element.getAttribute("aria-label") || element.innerText || element.getAttribute("title") ||
    element.getAttribute("alt") || [...element.querySelectorAll("img[alt]")].map((image) => image.alt).join(" "));
  let twins = null;
  const name = (element) => elements.fold(elements.name(element)) || text(element);
  const address = (element) => element.getAttribute("href")?.replace(/^(#|javascript:.*)$/i, "") ||
    (works(element)[0]?.source.match(/(?:location(?:\.href)?\s*=|location\.assign\(|window\.open\()\s*["'`]([^"'`]+)/) || [])[1] || "";
  // Somewhere else Tab stops at something of the same name, address or handler.
  const elsewhere = (element) => {
    holdsStop(element);
    twins = twins || {
      names: new Set(stops.map(name).filter(Boolean)), addresses: new Set(stops.map(address).filter(Boolean)),
      calls: new Set(stops.flatMap((stop) => works(stop).filter(({ sort }) => sort !== "delegated").map(({ call }) => call))),
    };
    return twins.names.has(name(element)) || twins.addresses.has(address(element)) ||
      works(element).some(({ call, sort }) => sort !== "delegated" && twins.calls.has(call));
  };
  const member = (element) => {
    const role = element.getAttribute("role") || "";
    const whole = element.closest(COMPOSITE);
    if (!whole || whole === element || !(MEMBER.test(role) || whole.matches("[role=toolbar]"))) return false;
    const owner = whole.id && everything.find((other) => other !== whole && keys.tabbable(other) &&
      ["aria-controls", "aria-owns"].some((names) => (other.getAttribute(names) || "").split(/\s+/).includes(whole.id)));
    const entered = keys.tabbable(whole) || holdsStop(whole) || owner;
    return Boolean(entered && (keys.worksAround(element, ...KEYS).length || (owner && keys.worksAround(owner, ...KEYS).length)));
  };
  const hidden = (element) => element.closest("[aria-hidden=true]") && !text(element);
  const off = (element) => !keys.rendered(element) || keys.disabled(element) || element.closest("[aria-disabled=true]") ||
    getComputedStyle(element).pointerEvents === "none" || !elements.shown(element);
  const drawn = (element) => element.ownerSVGElement || /\S/.test(element.innerText || element.textContent) || text(element) || element.matches("img,svg,input,canvas,video") || element.querySelector("img,svg,canvas,input") ||
    getComputedStyle(element).backgroundImage !== "none" || ["::before", "::after"].some((part) => !/^(none|normal|"")$/.test(getComputedStyle(element, part).content));
  const box = (element) => element.getBoundingClientRect();
  const page = innerWidth * innerHeight;
  const backdrop = (element) => element.matches("html,body,main,form,fieldset,dialog,[role=dialog],[role=main]") ||
    box(element).width * box(element).height > page * 0.5 || !drawn(element);
  const compact = (element) => box(element).height <= 120 && text(element).length <= 80 && !element.querySelector("p,table,ul,ol,form,section,article");

  const inline = (element) => PRESS.some((type) => element.hasAttribute("on" + type));
  const say = (topic, element, fact) => found[topic].push(elements.node(element, fact));
  const fact = (handlers) => [...new Set(handlers.map(({ type }) => `on${type}`))].join(" ");

  // A label is pressed with the pointer; the keyboard needs its field, which is nowhere to be focused when it is not drawn.
  const label = (element) => {
    const field = element.control;
    if (!field || !/^(file|checkbox|radio)$/.test(field.type || "") || field.disabled || keys.rendered(field) || off(element)) return;
    const near = around(element).slice(0, field.type === "file" ? 3 : 1);
    const helped = keys.tabbable(element) || holdsStop(element) || inControl(element) || elsewhere(element) ||
      (field.type === "file" && stops.some((stop) => near.some((step) => step !== document.body && step.contains(stop)) && works(stop).length));
    if (helped) return;
    say("failing", element, `label, input type=${field.type} display:none`);
  };

  const removed = (element) => {
    if (!element.matches("a[href],button,input:not([type=hidden]),select,textarea") || element.getAttribute("tabindex") === null || element.tabIndex >= 0) return false;
    if (off(element) || element.closest("[aria-hidden=true]") || getComputedStyle(element).cursor === "not-allowed" || member(element) || inControl(element) || elsewhere(element)) return true;
    const beside = around(element).slice(0, 2).some((step) => stops.some((stop) => step.contains(stop) && stop.matches("input,select,textarea,[role=spinbutton],[role=combobox],[role=slider]")));
    const roving = around(element).slice(0, 3).some((step) => stops.some((stop) => step.contains(stop) && stop.getAttribute("tabindex") === "0") &&
      keys.worksAround(step, ...KEYS).length);
    if (element.matches("[readonly]")) return true;
    say(beside || roving ? "unsure" : "failing", element, `tabindex="${element.getAttribute("tabindex")}"`);
    return true;
  };

  for (const element of everything) {
    if (element.localName === "label") { label(element); }
    if (removed(element)) continue;
    const own = works(element), given = own.length ? own : delegated(element);
    const role = element.getAttribute("role");
    const purports = PURPORTED.includes(role) && !element.matches(keys.NATIVE);
    const bare = element.localName === "area" && !element.hasAttribute("href") && given.length;
    if (!given.length && !purports) continue;
    if (element.matches("label,option,iframe,html,body") || keys.disabled(element)) continue;
    if (element.matches(keys.NATIVE) && !bare) continue;
    if (keys.tabbable(element)) { say("kept", element, fact(given)); continue; }
    if (!bare && off(element)) continue;
    if (inControl(element) || holdsStop(element) || hidden(element) || member(element)) continue;
    if (!bare && backdrop(element) && !inline(element)) continue;
    if (inline(element) && !bare && (element.matches("html,body,main,form,dialog,[role=dialog]") || !drawn(element))) continue;
    if (elsewhere(element)) continue;
    if (element.matches("video,audio") && holdsStop(keys.up(element))) continue;
    // A canvas that answers differently in places; charts listen for the moving pointer as well, and drawing needs one.
    const places = element.matches("canvas") && own.length && own.every(({ type }) => type === "click") && own.some(({ source }) => /(offset|client|page|layer)X/.test(source)) &&
      !element.onmousemove && !element.onpointermove && !keys.works(element, "mousemove", "pointermove", "mouseout").length &&
      !keys.worksAround(element, ...KEYS).length && !holdsStop(keys.up(element));
    if (places) { say("failing", element, fact(given)); continue; }
    if (element.matches("video,audio,canvas")) { say("unsure", element, fact(given)); continue; }
    if (MEMBER.test(role || "") && element.closest(COMPOSITE) && !given.length) { say("unsure", element, `role=${role}`); continue; }
    const dragged = given.length > 0 && given.every(({ type }) => DRAGGED.has(type));
    if (dragged && !inline(element) && !purports) continue;
    const sure = purports || bare || inline(element) || hand(element) || (compact(element) && element.localName !== "p" && given.some(({ source }) => !/\[native code\]/.test(source)));
    say(sure ? "failing" : "unsure", element, [purports ? `role=${role}` : "", fact(given)].filter(Boolean).join(" "));
  }

  // What is dragged to its place: another way is a control in it, or a key that is listened for there.
  const dropped = everything.some((element) => keys.works(element, "drop").length) || [window, document].some((target) => keys.works(target, "drop").length);
  const rooms = new Set();
  for (const element of dropped ? everything : []) {
    if (element.getAttribute("draggable") !== "true" || off(element) || !keys.worksAround(element, "dragstart").length) continue;
    const room = element.parentElement, around_ = room?.parentElement || room;
    if (!room || rooms.has(room)) continue;
    rooms.add(room);
    holdsStop(element);
    if (keys.tabbable(element) && keys.worksAround(element, ...KEYS).length) continue;
    const controls = stops.filter((stop) => stop !== element && around_.contains(stop) && !stop.matches("a[href]:not([href^='#'])"));
    say(controls.length ? "unsure" : "failing", element, "ondragstart");
  }

  // Handlers on the window that name no element: a hand for a pointer is the only hint.
  if (named.length === 0 && [window, document, document.body].some((target) => works(target).length)) {
    for (const element of everything) {
      if (found.unsure.length >= 20) break;
      if (!/^(div|span|li|td|p|img|svg|i|a)$/.test(element.localName) || !hand(element) || works(element).length || element.hasAttribute("role")) continue;
      const over = keys.up(element);
      if (over && hand(over) || off(element) || !drawn(element) || keys.tabbable(element) || inControl(element) || holdsStop(element) || elsewhere(element)) continue;
      say("unsure", element, "cursor: pointer");
    }
  }
  return found;
}
