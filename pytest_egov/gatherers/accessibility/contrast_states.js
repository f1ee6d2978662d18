// Links and buttons whose text stands out at rest and no longer under the pointer or with the focus: {failing, kept}.
// Rules of these states get a twin beside them that an attribute brings about, so that the cascade decides as it would.
(elements, { most, limit, limitLarge }) => {
  const found = { failing: [], kept: [] };
  const STATES = /:hover|:focus(?!-within)(?:-visible)?/g, ON = "data-egov-state";
  const twins = [];
  let twisted = false;
  const walk = (holder) => {
    for (let index = holder.cssRules.length - 1; index >= 0 && twins.length < 400; index -= 1) {
      const rule = holder.cssRules[index];
      if (rule.selectorText === undefined) { if (rule.cssRules && rule.insertRule) walk(rule); continue; }
      if (!/:hover|:focus/.test(rule.selectorText) || !/color|background/.test(rule.style.cssText)) continue;
      twisted = twisted || /:not\([^)]*:(hover|focus)/.test(rule.selectorText);
      const selector = rule.selectorText.replace(STATES, (state) => `[${ON}=${state === ":hover" ? "hover" : "focus"}]`);
      try { holder.insertRule(`${selector}{${rule.style.cssText}}`, index + 1); } catch { continue; }
      twins.push([holder, holder.cssRules[index + 1]]);
    }
  };
  const clean = () => {
    for (const [holder, twin] of twins) {
      const index = [...holder.cssRules].indexOf(twin);
      if (index >= 0) holder.deleteRule(index);
    }
  };
  const still = new CSSStyleSheet();
  still.replaceSync("*,*::before,*::after{transition:none!important}");
  // The colour behind a text; null where a picture, a layer or another notation is.
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one), [red, green, blue, alpha] = elements.rgba(style.backgroundColor) || [];
      if (style.backgroundImage !== "none" || red === undefined || style.filter !== "none" || Number(style.opacity) < 1) return null;
      if (["::before", "::after"].some((part) => { const drawn = getComputedStyle(one, part); return drawn.content !== "none" && drawn.position === "absolute"; })) return null;
      if (alpha === 1) return [red, green, blue];
      if (alpha > 0 || /fixed|absolute/.test(style.position)) return null;
    }
    return [255, 255, 255];
  };
  const contrast = (element) => {
    const style = getComputedStyle(element), [red, green, blue, alpha] = elements.rgba(style.color) || [], ground = behind(element);
    if (!ground || red === undefined || alpha < 1 || style.textShadow !== "none" || style.webkitBackgroundClip === "text") return null;
    return elements.ratio([red, green, blue], ground);
  };
  const worded = (control) => [control, ...control.querySelectorAll("*")].find((one) =>
    [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.data)));

  try {
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
      try { if (!sheet.disabled) walk(sheet); } catch { /* a sheet of another site is not to be read */ }
    }
    if (!twins.length || twisted) return found;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
    const alike = new Map();
    for (const control of document.querySelectorAll("a[href],button:enabled,summary,[role=button],[role=link],[role=tab]")) {
      const key = [control.localName, control.className, control.parentElement?.className, control.closest("[id]")?.id, control.closest("ul,ol,p,nav,header,footer,main")?.className].join("|");
      if (alike.has(key) || alike.size >= most || control.closest("[aria-disabled=true],[inert]") || !elements.shown(control)) continue;
      alike.set(key, true);
      const text = worded(control);
      const rest = text ? contrast(text) : null;
      const needed = text && elements.large(getComputedStyle(text)) ? limitLarge : limit;
      if (rest === null || rest < needed) continue;
      let worst = null;
      for (const state of ["hover", "focus"]) {
        control.setAttribute(ON, state);
        // What the engine knows of visibility it knows of the page at rest.
        const now = elements.visible(text) ? contrast(text) : null;
        if (now !== null && now < needed - 0.05 && (!worst || now < worst[1])) worst = [state, now];
      }
      control.removeAttribute(ON);
      // A text that vanishes on purpose gives way to another one.
      if (worst && worst[1] > 1.01) found.failing.push(elements.node(control, `:${worst[0]} ${worst[1].toFixed(2)}:1`));
      else if (!worst && !found.kept.length) found.kept.push(elements.node(control, ""));
    }
  } finally {
    clean();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
  }
  return found;
}
