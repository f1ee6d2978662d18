// Stops of the page's own making that answer the pointer: whether they listen for keys as well.
(elements) => {
  const keys = window.__egovKeys;
  const found = { failing: [], tried: [], kept: [] };
  if (!keys) return found;
  const { PRESS, KEYS } = keys;
  const ANSWERS = /Enter|Space|\b13\b|\b32\b|["'] ["']|\.click\(/;
  const TURNED = /^(slider|spinbutton|scrollbar|separator|listbox|radiogroup|tablist|tree|grid|menu|menubar)$/, TURNS = /Arrow|Home|PageUp|\b(?:3[7-9]|40)\b/;
  const LEADS_NOWHERE = /^\s*(#\s*$|javascript:\s*(void\b.*|;|\/\/.*)?$)/i;
  const fact = (handlers) => [...new Set(handlers.map(({ type }) => `on${type}`))].join(" ");
  const stops = keys.stops();
  const holders = new Set(stops.flatMap((stop) => keys.path(stop).slice(1)));
  const acts = (element) => element.matches("[popovertarget],[command],[commandfor],[formaction],[download]") ||
    [...element.attributes].some(({ name }) => /^data-.*(toggle|target|dismiss|action|slide)/.test(name)) ||
    (element.matches("button,input") && element.form && /^(submit|reset|image)$/.test(element.type)) ||
    (element.matches("a,area") && !LEADS_NOWHERE.test(element.getAttribute("href") || ""));

  const held = new Set();
  for (const stop of stops) {
    if (stop.isContentEditable || holders.has(stop)) continue;
    if (!stop.matches(keys.NATIVE)) {
      const presses = keys.works(stop, ...PRESS);
      if (!presses.length) continue;
      const listened = keys.worksAround(stop, ...KEYS);
      if (!listened.length) found.failing.push(elements.node(stop, `${fact(presses)}, no onkeydown`));
      else if (keys.works(stop, ...KEYS).some(({ source }) => ANSWERS.test(source) || (TURNED.test(stop.getAttribute("role")) && TURNS.test(source)))) found.kept.push(elements.node(stop));
      else {
        keys.keep(stop);
        found.tried.push(elements.node(stop, fact(presses)));
      }
    } else if (stop.matches("button,a,area,input[type=button]")) {
      // A script that holds Enter and Space back keeps what they would do from happening; real keys tell.
      const holds = keys.around(stop, "keydown", "keypress").find(({ source }) => /preventDefault|returnValue|return\s*(?:!1|false)/.test(source) && !/Tab|Escape|Esc\b|Arrow|\b(?:9|27|3[7-9]|40)\b/.test(source));
      if (holds && !held.has(holds.call) && elements.shown(stop) && (keys.works(stop, "click").length || acts(stop))) {
        held.add(holds.call);
        keys.keep(stop);
        found.tried.push(elements.node(stop, `on${holds.type}`));
        continue;
      }
      // Enter makes a click of itself, and nothing else of what the pointer does.
      const pointed = keys.works(stop, ...PRESS.slice(1));
      if (!pointed.length || acts(stop) || !elements.shown(stop)) continue;
      if (keys.worksAround(stop, "click", ...KEYS).length || keys.works(stop, "focus").length) continue;
      if (pointed.some(({ type, source }) => /^(mousedown|mouseup|dblclick|pointerdown|pointerup)$/.test(type) && !/native code/.test(source))) {
        found.failing.push(elements.node(stop, `${fact(pointed)}, no onclick`));
      }
    }
  }
  return found;
}
