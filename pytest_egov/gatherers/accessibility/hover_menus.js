// What shows only while the pointer rests on something: menus whose links Tab never gets to, and handlers without a twin for the focus.
(elements) => {
  const keys = window.__egovKeys;
  const found = { failing: [], unsure: [] };
  if (!keys) return found;
  const REACHES = ["click", "keydown", "keyup", "focus", "focusin", "touchstart", "mousedown", "pointerdown"];
  const rules = [];
  const read = (sheet) => {
    let list = [];
    try { list = sheet.cssRules; } catch { return; } // of another site
    for (const rule of list) {
      if (rule.selectorText && /:hover/.test(rule.selectorText)) rules.push(rule);
      else if (rule.cssRules && !rule.selectorText && !(rule.media && !matchMedia(rule.media.mediaText).matches)) read(rule);
    }
  };
  [...document.styleSheets].forEach(read);
  const shows = ({ style }) => (style.display && style.display !== "none") || style.visibility === "visible" || Number(style.opacity) > 0;
  const focusing = [];
  const readFocus = (sheet) => {
    let list = [];
    try { list = sheet.cssRules; } catch { return; }
    for (const rule of list) {
      if (rule.selectorText && /:focus/.test(rule.selectorText) && shows(rule)) focusing.push(rule.selectorText.replace(/:focus(-within|-visible)?/g, ""));
      else if (rule.cssRules && !rule.selectorText) readFocus(rule);
    }
  };
  [...document.styleSheets].forEach(readFocus);
  const matches = (element, selector) => {
    try { return element.matches(selector); } catch { return false; }
  };
  const reachable = new Set(keys.stops().filter((stop) => stop.href).map((stop) => stop.href));
  const holds = (content) => [...content.querySelectorAll("a[href],button")].filter((link) => !link.href || !reachable.has(link.href));
  // Any listener the keyboard sets off, on the way up to the menu or beside the content, may well open it.
  const otherwise = (opener, content) => {
    const inside = [opener, ...opener.querySelectorAll("*")].filter((element) => !content.contains(element));
    const over = keys.path(opener).slice(1).filter((element) => element !== document.body && element !== document.documentElement);
    return [...inside, ...over].some((element) => keys.works(element, ...REACHES).length || element.hasAttribute("aria-expanded") ||
      [...element.attributes].some(({ name }) => /^data-.*toggle/.test(name)) || element.localName === "summary" ||
      (element.localName === "label" && element.control)) || focusing.some((selector) => matches(content, selector));
  };
  // A listener for the whole page may do so as well; nobody can tell for which menus.
  const page = [document, window, document.body].some((target) => keys.works(target, "focus", "focusin", "keydown", "keyup").length);
  const told = new Set();
  const say = (topic, element, fact) => {
    if (told.has(element)) return;
    told.add(element);
    found[topic].push(elements.node(element, fact));
  };
  const hiddenMenu = (opener, content, why) => {
    if (!opener || keys.rendered(content) || !elements.shown(opener) || !holds(content).length || otherwise(opener, content)) return;
    say(page ? "unsure" : "failing", opener, `${why}: ${holds(content).length}`);
  };

  // Words that are shown nowhere else, at something that no key gets to.
  let shownText = null;
  const written = (said) => {
    shownText = shownText || ` ${elements.fold(document.body.innerText)} `;
    return shownText.includes(` ${said} `);
  };
  const hiddenWords = (opener, text, content) => {
    const said = elements.fold(text);
    if (!opener || elements.letters(said) < 15 || !elements.shown(opener) || written(said) || opener.matches("html,body,main,nav,ul,ol,table,form") || opener.closest("[aria-hidden=true]")) return;
    if (content ? otherwise(opener, content) : keys.works(opener, ...REACHES).length || focusing.some((selector) => matches(opener, selector))) return;
    const stopped = [opener, ...opener.querySelectorAll("*"), ...keys.path(opener)].some(keys.tabbable);
    say(page || stopped ? "unsure" : "failing", opener, `:hover ${elements.text(text, 60)}`);
  };

  for (const rule of [...rules.filter(({ style }) => /attr\(|\p{L}{4}/u.test(style.content || "")), ...rules.filter(shows)]) {
    for (const part of rule.selectorText.split(",")) {
      if (!part.includes(":hover")) continue;
      const drawn = /:hover\s*::?(?:before|after)\s*$/.test(part);
      if (drawn) {
        const attribute = /attr\(([\w-]+)/.exec(rule.style.content || "")?.[1], plain = part.replace(/:hover\s*::?\w+\s*$/, "").trim();
        let openers = [];
        try { openers = plain ? [...document.querySelectorAll(plain)].slice(0, 20) : []; } catch { continue; }
        for (const opener of openers) hiddenWords(opener, attribute ? opener.getAttribute(attribute) || "" : rule.style.content || "", null);
        continue;
      }
      const bare = part.replace(/:hover/g, "").trim(), over = part.slice(0, part.indexOf(":hover")).trim();
      let hidden = [];
      try { hidden = bare ? [...document.querySelectorAll(bare)].slice(0, 200) : []; } catch { continue; }
      for (const content of hidden) {
        const openers = over ? keys.path(content).filter((step) => matches(step, over)) : [];
        hiddenMenu(openers[0] || content.previousElementSibling, content, ":hover");
        if (!elements.visible(content) && !content.querySelector("a[href],button,input")) hiddenWords(openers[0] || content.previousElementSibling, content.textContent, content);
      }
    }
  }
  for (const element of keys.all()) {
    const rests = keys.works(element, "mouseover", "mouseenter", "pointerenter", "pointerover");
    if (!rests.length || element.matches("html,body") || !keys.rendered(element)) continue;
    for (const content of element.querySelectorAll("ul,ol,div,nav")) hiddenMenu(element, content, "onmouseover");
    const inline = element.hasAttribute("onmouseover") || element.hasAttribute("onmouseenter");
    const changes = rests.some(({ source }) => /display|visibility|innerHTML|textContent|innerText|hidden|classList|show\w*\(|fadeIn|slideDown/i.test(source) &&
      /getElementById|querySelector|\$\(|\bshow\w*\(/.test(source));
    if (!inline || !changes || told.has(element) || !elements.shown(element)) continue;
    const family = [element, ...element.querySelectorAll("*")];
    if (family.some((member) => keys.works(member, ...REACHES).length)) continue;
    say(page ? "unsure" : "failing", element, "onmouseover, no onfocus");
  }
  return found;
}
