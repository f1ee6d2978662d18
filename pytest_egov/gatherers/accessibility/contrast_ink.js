// Takes the ink out of all glyphs ("none"), makes it one loud colour ("solid"), or puts everything back ("own").
(elements, ink) => {
  const state = window.__egovInk = window.__egovInk || { sheets: new Map(), clipped: [] };
  const color = { none: "transparent", solid: "rgb(255, 0, 255)" }[ink];
  const roots = [document, ...[...document.querySelectorAll("*")].map((element) => element.shadowRoot).filter(Boolean)];
  for (const [root, sheet] of state.sheets) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  state.sheets.clear();
  for (const [element, style] of state.clipped) {
    if (style === null) element.removeAttribute("style");
    else element.setAttribute("style", style);
  }
  state.clipped = [];
  if (!color) {
    delete window.__egovInk;
    return null;
  }
  // A ground that shows only through the glyphs is ink.
  for (const element of document.querySelectorAll("h1,h2,h3,h4,h5,h6,p,span,a,strong,b,em,div,li,button")) {
    if (getComputedStyle(element).webkitBackgroundClip !== "text") continue;
    state.clipped.push([element, element.getAttribute("style")]);
    element.style.setProperty("background", "none", "important");
  }
  const every = "*,*::before,*::after,*::placeholder,*::first-letter,*::first-line,*::marker";
  const css = `*,*::before,*::after,*::placeholder{transition:none!important}
    ${every}{-webkit-text-fill-color:${color}!important;text-decoration-color:transparent!important;
      -webkit-text-stroke-color:${color}!important;caret-color:transparent!important}
    text,tspan,textPath{fill:${color}!important}`;
  for (const root of roots) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    state.sheets.set(root, sheet);
  }
  return null;
}
