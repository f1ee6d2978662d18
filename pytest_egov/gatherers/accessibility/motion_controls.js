// What was found moving, each with the control near it that says it pauses, stops or hides: [{kind, doubt, control, ...}].
(elements, { stops, hides, motions }) => {
  const state = window.__egovMotion;
  if (!state || !state.found) return [];
  const NEAR_PX = 150, LEVELS = 4;
  const [stop, hide, motion] = [stops, hides, motions].map((words) => new RegExp(words, "iu"));
  const all = "button,a,input[type=button],input[type=checkbox],input[type=submit],summary,[role=button],[role=switch],[onclick],[tabindex]";
  const leads = (element) => element.matches("a[href]") && !/^\s*(#|javascript:)/i.test(element.getAttribute("href"));
  const told = (element) => [elements.name(element), element.innerText, element.title, element.id,
    element.getAttribute("class"), element.getAttribute("aria-controls") ? "" : "", element.querySelector("[class]") ?
      [...element.querySelectorAll("[class]")].slice(0, 3).map((inner) => inner.getAttribute("class")).join(" ") : ""].join(" | ");
  const controls = [...document.querySelectorAll(all)].slice(0, 2000)
    .map((element) => ({ element, says: told(element).normalize("NFC") }))
    .filter(({ element, says }) => (stop.test(says) || hide.test(says)) && !leads(element) && elements.shown(element));
  const gap = (one, other) => {
    const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
    return Math.hypot(Math.max(0, a.left - b.right, b.left - a.right), Math.max(0, a.top - b.bottom, b.top - a.bottom));
  };
  const level = (element, inner) => {
    let steps = 0;
    for (let one = element; one && one !== document.body; one = one.parentElement, steps += 1) if (one.contains(inner)) return steps;
    return Infinity;
  };
  const rank = (element, { element: control, says }) => {
    const ids = (control.getAttribute("aria-controls") || "").split(/\s+/).filter(Boolean);
    if (ids.some((id) => { const one = document.getElementById(id); return one && (one.contains(element) || element.contains(one)); })) return 0;
    const steps = level(element, control), far = gap(element, control);
    if (stop.test(says) && (steps <= LEVELS || far <= NEAR_PX)) return 1 + Math.min(steps, 50) / 100 + far / 1e6;
    if (hide.test(says) && steps <= 2) return 2 + far / 1e6;
    return stop.test(says) && motion.test(says) ? 3 : Infinity;
  };
  // Nothing stands beside what moves: then there is nothing it takes attention from.
  const beside = (element) => {
    const whole = (document.body.innerText || "").replace(/\s+/g, ""), own = (element.innerText || "").replace(/\s+/g, "");
    return whole.length > own.length || document.images.length > element.querySelectorAll("img").length + element.matches("img");
  };
  state.found = state.found.filter(({ element, kind }) => kind === "refresh" || beside(element));
  for (const one of state.found) {
    const ranked = controls.map((control) => [rank(one.element, control), control.element]).filter(([at]) => at < Infinity);
    ranked.sort(([a], [b]) => a - b);
    one.control = ranked.length ? ranked[0][1] : null;
  }
  return state.found.map(({ element, kind, summary, doubt, control, period = 0 }) => ({
    kind, doubt, period, control: control ? elements.text(elements.name(control)) || "·" : "",
    reachable: !!control && control.tabIndex >= 0, node: elements.node(element, `${kind} ${summary}`.trim()),
    box: (({ left, top, width, height }) => [left + scrollX, top + scrollY, width, height])(element.getBoundingClientRect()),
  }));
}
