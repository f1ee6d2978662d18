// What may be pressed to see whether the state it tells follows: custom controls with a state, and buttons that seem to open
// something. Keeps them on the window by number and answers what each is; one of each shape, `most` in all.
(most) => {
  const levers = (window.__egovLevers = []);
  const rendered = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length > 0;
  const STATEFUL = "[aria-expanded],[aria-pressed],[aria-haspopup],[role=tab],[role=checkbox],[role=switch],[role=radio],[role=menuitemcheckbox],[role=menuitemradio]";
  const PLAIN = "button,[role=button],input[type=button]";
  const OPENS = /(^|[-_ ])(accordion|collaps\w*|toggl\w*|dropdown|menu|expand\w*|disclosure|burger|hamburger|faq)/i;
  const said = (element) => (element.getAttribute("aria-label") || element.innerText || element.value || element.title || "").replace(/\s+/g, " ").trim().slice(0, 120);
  const shapeOf = (element) => [element.localName, element.getAttribute("role"), [...element.classList].filter((word) =>
    !/^(active|open(ed)?|show|collapsed|selected|current|on|is-\w+)$/.test(word)).sort().join("."),
    ...["aria-expanded", "aria-pressed", "aria-checked", "aria-selected", "aria-haspopup"].map((name) => element.hasAttribute(name))].join("|");
  const part = (element) => {
    const ids = (element.getAttribute("aria-controls") || element.getAttribute("data-target") || element.getAttribute("data-bs-target") || "").replace(/#/g, "").split(/\s+/);
    const next = [element.nextElementSibling, /^H[1-6]$/.test(element.parentElement?.tagName) || element.parentElement?.childElementCount === 1
      ? element.parentElement.nextElementSibling : null];
    return [...ids.map((id) => id && document.getElementById(id)), ...next].filter(Boolean);
  };
  const seen = new Set();
  const answers = [];
  for (const element of document.querySelectorAll(`${STATEFUL},${PLAIN}`)) {
    if (answers.length >= most) break;
    const link = element.matches("a[href]") && !/^(#|javascript:|$)/i.test(element.getAttribute("href").trim());
    const sends = element.form && element.matches("button:not([type=button]),input[type=submit],input[type=image],[type=reset]");
    if (link || sends || element.matches("summary,select,textarea,:disabled,[aria-disabled=true],input:not([type=button])") || !rendered(element)) continue;
    if (element.closest("[inert],[aria-hidden=true]") || element.isContentEditable) continue;
    const stateful = element.matches(STATEFUL);
    // What turns a look of its own on and off.
    const turns = window.__egovKeys?.works(element, "click").some(({ source }) => /toggle\w*\(|classList|className/.test(source));
    if (!stateful && !turns && !OPENS.test(`${element.className} ${element.id}`) && !part(element).some((box) => !rendered(box))) continue;
    if (element.getAttribute("role") === "tab" && element.getAttribute("aria-selected") === "true") continue;
    const shape = shapeOf(element);
    if (seen.has(shape)) continue;
    seen.add(shape);
    answers.push({ number: levers.push(element) - 1, name: said(element), stateful });
  }
  return answers;
}
