// How each stop looks with the focus and without: computed styles of it and of what stands around it. Where these decide nothing
// the stop is kept by number, one for each look of controls, to be looked at as a picture.
async (elements, { most, patience, contour, contrast, faint }) => {
  const keys = window.__egovKeys;
  const found = { seen: [], unseen: [], pictured: [], alike: [], unlooked: [] };
  if (!keys) return found;
  const began = performance.now();
  const stub = (summary = "") => ({ target: "", html: "", summary });
  // The first ones are what is asked of a stop itself; none of them has the page laid out.
  const PLAIN = 15;
  const LOOKS = ["outline-style", "outline-width", "outline-color", "outline-offset", "box-shadow", "border-top-width", "border-top-style",
    "border-top-color", "border-bottom-width", "border-bottom-style", "border-bottom-color", "background-color", "text-decoration-line",
    "opacity", "visibility", "display", "border-left-color", "background-image", "background-position", "color", "text-decoration-style",
    "text-decoration-color", "text-decoration-thickness", "transform", "filter", "font-weight", "width", "height", "clip-path", "clip",
    "left", "top", "margin-left", "fill", "stroke", "content"];

  // Changes that take time are to be seen at their end.
  const still = new CSSStyleSheet();
  still.replaceSync("*,*::before,*::after{transition:none!important;scroll-behavior:auto!important}");
  const roots = [document, ...keys.all().map((element) => element.shadowRoot).filter(Boolean)];
  roots.forEach((root) => { root.adoptedStyleSheets = [...root.adoptedStyleSheets, still]; });

  const { rgba: colour, ratio } = elements;
  const over = (top, under) => top.slice(0, 3).map((value, at) => value * top[3] + under[at] * (1 - top[3])).concat(1);
  // The colour behind an element; null where a picture or a colour of another notation is.
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = keys.up(at)) {
      const style = getComputedStyle(at), here = colour(style.backgroundColor);
      if (style.backgroundImage !== "none" || !here) return null;
      if (here[3] > 0) layers.push(here);
      if (here[3] === 1) break;
    }
    return layers.reduceRight((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const stands = (text, under) => {
    const top = text && colour(text);
    return top && under ? ratio(over(top, under), under) : 0;
  };

  const around = (element) => {
    const labels = [...(element.labels || [])];
    const over = keys.path(element).slice(1, 4).filter((step) => !step.matches("body,html"));
    const inside = [...element.querySelectorAll("*")].slice(0, 6);
    const beside = [element.nextElementSibling, element.nextElementSibling?.nextElementSibling, element.previousElementSibling, over[0]?.nextElementSibling];
    return [...new Set([element, ...labels, ...labels.flatMap((label) => [...label.children].slice(0, 4)), ...over, ...inside, ...beside])]
      .filter(Boolean).flatMap((one) => [[one], [one, "::before"], [one, "::after"]]);
  };
  const looks = (parts, most = LOOKS.length) => parts.map(([element, part]) => {
    const style = getComputedStyle(element, part);
    if (part && (style.content === "none" || style.content === "normal")) return null;
    return LOOKS.slice(0, most).map((name) => style.getPropertyValue(name));
  });
  const at = (look, name) => look[LOOKS.indexOf(name)];

  // Whether a box around an element cuts off whatever is drawn outside of it: a picture will tell.
  const cut = (element) => keys.path(element).slice(1, 4).some((step) => {
    if (!/hidden|clip|auto|scroll/.test(getComputedStyle(step).overflowX) || step.matches("html,body")) return false;
    const [inner, outer] = [element, step].map((one) => one.getBoundingClientRect());
    return inner.left - outer.left < 1 && outer.right - inner.right < 1 && inner.top - outer.top < 1 && outer.bottom - inner.bottom < 1;
  });

  // Whether one part of the page changed so that nobody can miss it.
  const plain = ([element, part], before, after) => {
    if (!after || (!before && part && at(after, "display") === "none")) return false;
    const was = (name) => (before ? at(before, name) : ""), is = (name) => at(after, name), changed = (name) => was(name) !== is(name);
    if (is("visibility") !== "visible" || Number(is("opacity")) < 0.2) return false;
    const own = () => behind(element), beyond = () => behind(keys.up(element) || element);
    const outline = !(parseFloat(is("outline-offset")) >= 0 && cut(element)) && is("outline-style") !== "none" && parseFloat(is("outline-width")) > 0 && ["outline-style", "outline-width", "outline-color"].some(changed);
    if (outline) {
      if (is("outline-style") === "auto") return true;
      const ground = parseFloat(is("outline-offset")) < 0 ? own() : beyond();
      const difference = stands(is("outline-color"), ground), width = parseFloat(is("outline-width"));
      if (difference >= contrast || (difference >= faint && width >= contour)) return true;
    }
    if (changed("background-color") && before && stands(is("background-color"), colour(was("background-color"))?.[3] === 1 ? colour(was("background-color")) : beyond()) >= contrast) return true;
    for (const side of ["top", "bottom"]) {
      const width = parseFloat(is(`border-${side}-width`));
      if (!["width", "style", "color"].some((what) => changed(`border-${side}-${what}`)) || !width || is(`border-${side}-style`) === "none") continue;
      const former = before && parseFloat(was(`border-${side}-width`)) && was(`border-${side}-style`) !== "none" ? colour(was(`border-${side}-color`)) : null;
      const outside = beyond(), ground = former && outside ? over(former, outside) : outside;
      const difference = stands(is(`border-${side}-color`), ground);
      if (difference >= contrast || (difference >= faint && width >= contour && !former)) return true;
    }
    if (changed("box-shadow") && is("box-shadow") !== "none") {
      for (const shadow of is("box-shadow").split(/,(?![^(]*\))/)) {
        const sizes = (shadow.replace(/rgba?\([^)]*\)/, "").match(/-?[\d.]+px/g) || []).map(parseFloat);
        const tint = (shadow.match(/rgba?\([^)]*\)/) || [])[0];
        const wide = Math.max(Math.abs(sizes[0] || 0), Math.abs(sizes[1] || 0), (sizes[3] || 0) + (sizes[2] || 0) / 2);
        const difference = stands(tint, /inset/.test(shadow) ? own() : beyond());
        if (wide >= 1 && (difference >= contrast || (difference >= faint && wide >= contour))) return true;
      }
    }
    return changed("text-decoration-line") && /underline|overline/.test(is("text-decoration-line")) && /\S/.test(element.innerText || "");
  };

  // What can be seen of a box once it has the focus, and with it has been scrolled to.
  const shown = (element) => {
    if (!elements.visible(element)) return false;
    const boxes = [...element.getClientRects(), ...[...element.children].slice(0, 8).flatMap((child) => [...child.getClientRects()])];
    const [x, y] = [scrollX, scrollY];
    let box = boxes.find(({ width, height }) => width > 2 && height > 2);
    if (!box) return false;
    let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
    for (const step of keys.path(element)) {
      const style = getComputedStyle(step);
      if (/^rect\((0|1)px, ?(0|1)px, ?(0|1)px, ?(0|1)px\)$/.test(style.clip) || /^inset\((50|100)%/.test(style.clipPath)) return false;
      if (step === element || step.matches("html,body") || !/hidden|clip|auto|scroll/.test(style.overflowX + style.overflowY) || style.display === "contents") continue;
      const frame = step.getBoundingClientRect();
      [left, top, right, bottom] = [Math.max(left, frame.left), Math.max(top, frame.top), Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
      if (style.position === "fixed") break;
    }
    return right - left > 1 && bottom - top > 1 && right + x > 1 && bottom + y > 1;
  };
  const typed = (element) => (element.matches("textarea,input:not([type]),input[type=text],input[type=search],input[type=email],input[type=tel],input[type=url]," +
    "input[type=password],input[type=number]") && (!element.readOnly || element.value) || element.isContentEditable) && !/^rgba\(.*, 0\)$/.test(getComputedStyle(element).caretColor);
  const style = (element, changed) => [element.localName, element.getAttribute("type"), element.getAttribute("class"), keys.up(element)?.getAttribute("class"),
    String(behind(keys.up(element) || element)), getComputedStyle(element).color, changed].join("|");

  const groups = new Map();
  const stops = keys.stops();
  let count = 0;
  try {
    for (const [index, stop] of stops.entries()) {
      if (count >= most) break;
      if (performance.now() - began > patience) {
        found.unlooked.push(...stops.slice(index, index + most - count).map((one) => elements.node(one, "")));
        break;
      }
      if (!stop.isConnected || stop.matches("iframe,object,embed,area")) continue;
      keys.active()?.blur();
      const [alone] = looks([[stop]], PLAIN);
      // Scrolling takes longer than all the rest, and most stops show what they are without.
      stop.focus({ preventScroll: true });
      const now = keys.active();
      if (now !== stop && !(now && stop.shadowRoot && keys.path(now).includes(stop))) continue;
      count += 1;
      // Most stops need no more than a look at themselves.
      if (plain([stop], alone, looks([[stop]], PLAIN)[0]) && shown(stop)) { found.seen.push(stub()); continue; }
      stop.blur();
      const parts = around(stop), before = looks(parts);
      stop.focus();
      const after = looks(parts);
      const changes = parts.map((part, index) => (String(before[index]) !== String(after[index]) ? index : -1)).filter((index) => index >= 0);
      const visible = shown(stop);
      const plainly = changes.some((index) => (visible || (parts[index][0] !== stop && !stop.contains(parts[index][0]) && shown(parts[index][0]))) && plain(parts[index], before[index], after[index]));
      if (plainly || (visible && typed(stop))) { found.seen.push(stub()); continue; }
      // What fades in once it has been scrolled to needs a moment.
      const faded = !visible && elements.rendered(stop) && !stop.checkVisibility({ opacityProperty: true });
      if (!visible && !faded && !changes.some((index) => parts[index][0] !== stop && !stop.contains(parts[index][0])) && !(stop.labels || []).length) {
        found.unseen.push(elements.node(stop, "not on the screen"));
        continue;
      }
      const key = style(stop, `${visible}|${changes.map((index) => `${index}:${after[index]}`).join(";")}`);
      const alike = groups.has(key);
      if (!alike) groups.set(key, keys.keep(stop));
      found[alike ? "alike" : "pictured"].push(elements.node(stop, groups.get(key)));
    }
  } finally {
    keys.active()?.blur();
    roots.forEach((root) => { root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== still); });
  }
  await keys.gone(stops);
  return found;
}
