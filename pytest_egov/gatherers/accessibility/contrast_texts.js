// Texts whose contrast the engine left open, or never looks at, with what is known of ink and ground: {texts: [...]}; and of those
// it left open which were `found` in this document, and which of these are `unread` all the same.
// Boxes are in CSS pixels of the whole document, through the frames; `ground` is null where only pixels can tell it.
(elements, { open }) => {
  const MOST = 150, MOST_ELEMENTS = 6000;
  const said = [], taken = new Set();
  const read = (color) => {
    const parsed = new axe.commons.color.Color();
    try { parsed.parseString(color); } catch { return null; }
    return [parsed.red, parsed.green, parsed.blue, parsed.alpha];
  };
  const offset = () => {
    let [left, top, view] = [0, 0, window];
    try {
      for (; view.frameElement; view = view.parent) {
        const box = view.frameElement.getBoundingClientRect(), style = view.parent.getComputedStyle(view.frameElement);
        left += box.left + view.frameElement.clientLeft + parseFloat(style.paddingLeft);
        top += box.top + view.frameElement.clientTop + parseFloat(style.paddingTop);
      }
    } catch { return null; }
    return [left + view.scrollX, top + view.scrollY];
  };
  const shift = offset();
  if (!shift) return { texts: [], found: [], unread: [] };

  const letters = /[\p{L}\p{N}]/u;
  const icons = /icon|material|symbol|awesome|glyph/i;
  // WCAG exempts what is inactive, pure decoration, or part of a logo.
  const inactive = (element) => {
    if (element.closest(":disabled,[aria-disabled=true],[inert]")) return true;
    const label = element.closest("label"), control = label && label.control;
    if (control && control.matches(":disabled,[aria-disabled=true]")) return true;
    for (let one = element; one; one = one.parentElement) {
      const named = one.id && document.querySelector(`[aria-labelledby~="${CSS.escape(one.id)}"]:is(:disabled,[aria-disabled=true])`);
      if (named) return true;
    }
    return false;
  };
  const logo = (element) => {
    for (let one = element, level = 0; one && level < 3; one = one.parentElement, level += 1) {
      const words = `${one.id} ${one.getAttribute("class") || ""}`.split(/\s+/);
      if (words.some((word) => /^(?:[\w-]*[-_])?logo(?:[-_][\w-]*)?$|^(?:navbar-|site-|header-)?brand(?:-name|-link)?$/i.test(word))) return true;
    }
    return false;
  };
  const ownNodes = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const boxesOf = (element) => {
    if (element.matches("input,textarea,select")) {
      const box = element.getBoundingClientRect(), style = getComputedStyle(element);
      const [left, right, top, bottom] = ["Left", "Right", "Top", "Bottom"]
        .map((side) => parseFloat(style[`padding${side}`]) + parseFloat(style[`border${side}Width`]));
      return [[box.left + left, box.top + top, box.width - left - right, box.height - top - bottom]];
    }
    if (element instanceof SVGElement) {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [[left, top, width, height]];
    }
    return ownNodes(element).flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].map(({ left, top, width, height }) => [left, top, width, height]);
    });
  };
  // Where layers are blended only the finished pixels tell the colour of the ink.
  const above = (element) => {
    let opacity = 1, blended = false;
    const text = getComputedStyle(element);
    if (text.webkitBackgroundClip === "text" || text.backgroundClip === "text" || parseFloat(text.webkitTextStrokeWidth) > 0) blended = true;
    let painted = false;
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      painted = painted || style.backgroundImage !== "none" || !/^rgba\(.*, 0\)$/.test(style.backgroundColor);
      if (style.filter !== "none" || style.mixBlendMode !== "normal") blended = true;
      if (Number(style.opacity) < 1) {
        opacity *= Number(style.opacity);
        blended = blended || painted;
      }
    }
    return { opacity, blended };
  };
  const overMedia = (element, [left, top, width, height]) =>
    document.elementsFromPoint(left + width / 2, top + height / 2).some((one) => one.matches("video,canvas,object,embed,iframe"));
  const known = (element) => {
    try {
      const { red, green, blue, alpha } = axe.commons.color.getBackgroundColor(element, []) || {};
      return alpha === 1 ? [red, green, blue] : null;
    } catch { return null; }
  };
  const put = (element, text, style, color, { ground = null, kind = "" } = {}) => {
    const key = (kind === "placeholder" ? kind : "") + elements.node(element).target;
    if (said.length >= MOST || taken.has(key) || !letters.test(text) || icons.test(style.fontFamily.split(",")[0])) return;
    if (!elements.shown(element) || inactive(element) || logo(element) || element.closest("[aria-hidden=true]:empty")) return;
    const boxes = boxesOf(element).filter(([, , width, height]) => width >= 2 && height >= 2);
    if (!color || !boxes.length) return;
    taken.add(key);
    const { opacity, blended } = above(element);
    said.push({
      node: elements.node(element, kind), kind, color, opacity, blended, ground, large: elements.large(style), media: overMedia(element, boxes[0]),
      boxes: boxes.slice(0, 40).map(([left, top, width, height]) => [left + shift[0], top + shift[1], width, height]),
    });
  };

  const find = (target) => {
    let root = document, element = null;
    for (const step of target.split(" >>> ")) {
      try { element = root && root.querySelector(step); } catch { return null; }
      root = element && element.shadowRoot;
    }
    return element;
  };
  const found = [], unread = [];
  for (const selector of open) {
    const element = find(selector);
    if (!element) continue;
    found.push(selector);
    const style = getComputedStyle(element);
    const text = element.matches("input,textarea") ? element.value : element.matches("select") ? "a" : elements.own(element);
    const ink = element instanceof SVGElement ? style.fill : style.webkitTextFillColor || style.color;
    if (said.length >= MOST || !read(ink)) unread.push(elements.node(element, ""));
    else put(element, text, style, read(ink));
  }
  for (const element of document.querySelectorAll("input[placeholder]:placeholder-shown,textarea[placeholder]:placeholder-shown")) {
    const style = getComputedStyle(element, "::placeholder");
    const [red, green, blue, alpha] = read(style.color) || [];
    if (alpha === undefined) continue;
    put(element, element.placeholder, style, [red, green, blue, alpha * Number(style.opacity)], { ground: known(element), kind: "placeholder" });
  }
  for (const element of document.querySelectorAll("svg text")) {
    const style = getComputedStyle(element);
    if (/^rgb/.test(style.fill)) put(element, element.textContent, style, read(style.fill), { kind: "svg" });
  }
  const all = document.body ? document.body.getElementsByTagName("*") : [];
  for (let index = 0; index < all.length && index < MOST_ELEMENTS; index += 1) {
    for (const pseudo of ["::before", "::after"]) {
      const style = getComputedStyle(all[index], pseudo);
      const [, text = ""] = /^"(.*)"$/.exec(style.content) || [];
      if ((text.match(/[\p{L}\p{N}]/gu) || []).length < 2 || style.display === "none" || style.visibility !== "visible") continue;
      const opaque = /^rgb\(/.test(style.backgroundColor) && style.backgroundImage === "none";
      const ground = opaque ? (read(style.backgroundColor) || []).slice(0, 3) : style.position === "static" ? known(all[index]) : null;
      // Without a box of its own only a known ground can be held against it.
      if (!ground || icons.test(style.fontFamily.split(",")[0]) || !elements.shown(all[index]) || inactive(all[index])) continue;
      const [red, green, blue, alpha] = read(style.color) || [];
      if (alpha === undefined || Number(style.opacity) === 0) continue;
      said.push({ node: elements.node(all[index], pseudo), kind: pseudo, color: [red, green, blue, alpha * Number(style.opacity)], opacity: 1,
        blended: false, ground, large: elements.large(style), media: false, boxes: [] });
    }
  }
  return { texts: said, found, unread };
}
