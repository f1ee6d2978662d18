// Pictures that say something to the eye and nothing to the ear, in ways that are not the engine's to see.
(elements, { telling }) => {
  const tells = new Set(telling.map(elements.fold));
  const answer = { hidden: [], hiddenUnsure: [], without: [], withoutUnsure: [], art: [], artUnsure: [], kept: [] };
  const say = (topic, element, fact) => answer[topic].push(elements.node(element, fact));
  const { visible, file } = elements;
  const atLeast = (element, width, height) => { const box = element.getBoundingClientRect(); return box.width >= width && box.height >= height; };
  // "bieu-do_2026.png" and "bieudo2026.png" alike.
  const telltale = (text) => {
    const words = elements.fold(text.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/\d+/g, " ")).split(" ");
    return words.find((word, index) => tells.has(word) || tells.has(word + (words[index + 1] || ""))) || "";
  };
  const silent = (text) => !/\p{L}{2}/u.test(text || "");
  // Whether what stands in the same small part of the page is silent as well, so that nothing else can say it.
  const alone = (element) => {
    const part = element.closest("a, button, figure, li, td, p") || element.parentElement;
    const around = part.parentElement && part.parentElement !== document.body && part !== document.body ? part.parentElement : part;
    return silent(part.innerText) && silent(around === document.body ? "" : around.innerText) && !part.closest("[aria-label], [aria-labelledby]");
  };
  const inControl = (element) => element.parentElement?.closest("a[href], button, [role=button], [role=link]");
  const mutedBy = (element) => element.closest("[aria-hidden=true]");

  // What is written in a drawing that stands in its own address, as far as the page does not say it elsewhere.
  let page = null;
  const lettering = (url) => {
    const [, coded, drawing] = /^data:image\/svg\+xml[^,]*?(;base64)?,(.*)$/is.exec(url || "") || [];
    if (!drawing) return "";
    let parsed;
    try {
      const text = coded ? new TextDecoder().decode(Uint8Array.from(atob(drawing), (one) => one.charCodeAt(0))) : decodeURIComponent(drawing);
      parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    } catch { return ""; }
    const said = elements.text([...parsed.querySelectorAll("text")].map((one) => one.textContent).join(" "), 300);
    const words = elements.fold(said).split(" ").filter((word) => word.length > 1);
    page ??= new Set(elements.fold(document.body.innerText).split(" "));
    const unsaid = words.filter((word) => !page.has(word));
    // A number nowhere else is a fact nobody hears; of words it takes more than the one that another spelling explains.
    return unsaid.some((word) => /\d{3}/.test(word)) || (unsaid.length > 1 && unsaid.length * 2 >= words.length) ? said : "";
  };

  for (const image of [...document.images].slice(0, 2000)) {
    const muted = mutedBy(image);
    const none = image.getAttribute("alt")?.trim() === "" && image.hasAttribute("alt");
    if (!visible(image) || !(none || muted || image.matches("[role=presentation], [role=none]"))) continue;
    if (image.getAttribute("aria-label") || image.getAttribute("aria-labelledby")) continue;
    const written = !inControl(image) && lettering(image.currentSrc || image.src);
    if (written) { say("hidden", image, written); continue; }
    const word = telltale(file(image.currentSrc || image.src));
    const captioned = image.closest("figure")?.querySelector("figcaption");
    if (word && !inControl(image) && atLeast(image, 32, 24)) say(alone(image) ? "hidden" : "hiddenUnsure", image, file(image.src));
    else if ((captioned && !silent(captioned.textContent) && atLeast(image, 200, 150)) || (!muted && /\p{L}.*\s.*\p{L}/u.test(image.title))) {
      say("hiddenUnsure", image, image.title || elements.text(captioned.textContent, 100));
    }
  }

  const blank = (canvas) => {
    try {
      const other = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
      return canvas.toDataURL() === other.toDataURL();
    } catch { return false; }
  };
  for (const canvas of document.querySelectorAll("canvas")) {
    if (!visible(canvas) || mutedBy(canvas) || canvas.matches("[role=presentation], [role=none]") || !atLeast(canvas, 16, 16) || blank(canvas)) continue;
    const behind = ["absolute", "fixed"].includes(getComputedStyle(canvas).position) || getComputedStyle(canvas).pointerEvents === "none";
    const described = elements.name(canvas) || canvas.getAttribute("aria-describedby") || !silent(canvas.textContent) || canvas.querySelector("[alt], [aria-label]");
    if (described) say("kept", canvas, "canvas");
    else say(behind || inControl(canvas) || canvas.closest("figure")?.querySelector("figcaption") ? "withoutUnsure" : "without", canvas, "canvas");
  }
  for (const embed of document.querySelectorAll("embed")) {
    if (!visible(embed) || mutedBy(embed) || !atLeast(embed, 8, 8)) continue;
    if (embed.title.trim() || embed.getAttribute("aria-label") || embed.getAttribute("aria-labelledby") || embed.getAttribute("alt")) say("kept", embed, "embed");
    else say(/\.(?:svg|png|jpe?g|gif|webp)$/i.test(file(embed.src)) || embed.type.startsWith("image/") ? "without" : "withoutUnsure", embed, file(embed.src));
  }

  // An icon without words is all that a cell of a table of data says.
  const columns = new Map();
  const iconCell = (cell, icon) => {
    const table = cell.closest("table");
    if (!table?.querySelector("th") || table.matches("[role=presentation],[role=none]")) return;
    const key = `${[...document.querySelectorAll("table")].indexOf(table)}:${cell.cellIndex}`;
    columns.set(key, [...(columns.get(key) || []), icon]);
  };
  for (const element of document.querySelectorAll("body *")) {
    const cell = element.localName === "td" || element.localName === "dd";
    if (element.childElementCount > (cell ? 1 : 0)) continue;
    if (!cell && element.textContent.trim()) continue;
    if (cell && !silent(element.textContent)) continue;
    if (/^(?:img|svg|canvas|script|style|br|hr|input|source|iframe|video|audio|embed|object)$/.test(element.localName) || mutedBy(element) || !visible(element)) continue;
    const named = element.getAttribute("aria-label") || element.getAttribute("aria-labelledby") || element.closest("[role=img]") || inControl(element);
    if (named) continue;
    if (cell) {
      // An icon is all a cell says: the tick and the cross of a comparison.
      const inner = element.firstElementChild;
      const silentPicture = inner && inner.matches("img[alt=''],img[role=presentation],img[aria-hidden=true],svg,span:has(> svg),span:has(> img[alt=''])") && elements.visible(inner) && !elements.name(inner) && !elements.name(inner.firstElementChild || inner);
      if (silentPicture && atLeast(inner, 8, 8) && !atLeast(inner, 80, 80)) {
        // A bar or a course drawn along the cell repeats the figures of its row, where there are some.
        if (!atLeast(inner, 80, 8) && !atLeast(inner, 8, 80)) iconCell(element, inner);
        else if (!/\d/.test(element.parentElement.innerText)) say("hiddenUnsure", inner, elements.text(inner.innerHTML, 60));
      }
      const glyph = inner && /^(?:i|span|em|b)$/.test(inner.localName) && !inner.childElementCount && !mutedBy(inner)
        && !inner.title && !inner.getAttribute("aria-label") && [inner.textContent, getComputedStyle(inner, "::before").content].join("");
      if (glyph && /\p{Co}/u.test(glyph) && visible(inner)) say("without", inner, `U+${glyph.match(/\p{Co}/u)[0].codePointAt(0).toString(16).toUpperCase()}`);
      continue;
    }
    if (!(element.id || element.className)) { if (!element.hasAttribute("style")) continue; }
    const background = /url\("((?:[^"\\]|\\.)*)"\)/.exec(getComputedStyle(element).backgroundImage)?.[1].replace(/\\(.)/g, "$1");
    const drawn = background && atLeast(element, 32, 16) && !element.title && lettering(background);
    if (drawn) { say("without", element, drawn); continue; }
    if (background && telltale(file(background)) && atLeast(element, 32, 24)) say(alone(element) && !element.title ? "without" : "withoutUnsure", element, file(background));
  }

  const formOf = (icon) => { const picture = icon.matches("img") ? icon : icon.querySelector("img"); return picture ? file(picture.src) : icon.innerHTML; };
  for (const icons of columns.values()) if (icons.length > 1 || telltale(formOf(icons[0]))) icons.forEach((icon) => say("hidden", icon, elements.text(formOf(icon), 60)));
  // Entries of a list that only silent icons tell apart: what is in, what is not.
  const SIDES = /(?:^|[-_. ])(?:tick|check|checked|yes|no|ok|cross|x|fail|failed|pass|passed|dung|sai|co|khong|done|todo|open|closed|full|free|on|off|up|down|tang|giam|warning|error|success|available|unavailable|lock|unlock)(?=$|[-_. ])/i;
  for (const list of [...document.querySelectorAll("ul,ol,dl,tbody")].slice(0, 300)) {
    const items = [...list.children].filter(visible);
    if (items.length < 3 || items.length > 100 || list.closest("nav,header,footer,[aria-hidden=true]")) continue;
    const icons = items.map((item) => [...item.querySelectorAll("img")].find((one) => visible(one) && !atLeast(one, 64, 64) && !elements.name(one) && !one.closest("a,button")));
    const names = icons.map((icon) => icon && file(icon.src).replace(/\.\w{2,5}$/, ""));
    if (names.filter(Boolean).length < items.length * 0.7 || new Set(names.filter(Boolean)).size !== 2 || !names.some((name, at) => name && names.indexOf(name) !== at)) continue;
    const telling = names.filter(Boolean).every((name) => SIDES.test(name));
    icons.forEach((icon, at) => icon && say(telling ? "hidden" : "hiddenUnsure", icon, names[at]));
  }

  // Pictures made of signs, and letters that only look like letters.
  for (const block of document.querySelectorAll("pre, [style*='pre'], code")) {
    const lines = (block.textContent || "").split("\n").filter((line) => line.trim());
    const signs = lines.join("").replace(/\s/g, "");
    if (lines.length < 3 || signs.length < 25 || !elements.heard(block) || block.closest("[role=img]") || block.parentElement?.closest("pre")) continue;
    if (signs.replace(/[\p{L}\p{N}]/gu, "").length / signs.length > 0.7) {
      // Boxes with words in them are read as words, in an order nobody drew.
      const worded = (lines.join(" ").match(/\p{L}{3,}/gu) || []).length >= 3;
      say(block.closest("figure")?.querySelector("figcaption") ? "kept" : worded ? "artUnsure" : "art", block, signs.slice(0, 40));
    }
  }
  const walker = document.createTreeWalker(document.body || document.documentElement, NodeFilter.SHOW_TEXT);
  const LOOK_ALIKE = /[\u{1D400}-\u{1D7FF}]{3,}|(?=[\p{Script=Latin}\p{Script=Cyrillic}]*\p{Script=Latin}[\p{Script=Latin}\p{Script=Cyrillic}]*\p{Script=Latin})(?=[\p{Script=Latin}\p{Script=Cyrillic}]*\p{Script=Cyrillic}[\p{Script=Latin}\p{Script=Cyrillic}]*\p{Script=Cyrillic})[\p{Script=Latin}\p{Script=Cyrillic}]{4,}/u;
  for (let count = 0; walker.nextNode() && count < 20000; count += 1) {
    const parent = walker.currentNode.parentElement;
    const [word] = /[\u{1D400}-\u{1D7FF}\p{Script=Cyrillic}]/u.test(walker.currentNode.data) ? LOOK_ALIKE.exec(walker.currentNode.data) || [] : [];
    if (word && !parent.closest("script, style, math, [role=math], [role=img], [aria-label], code, pre") && elements.heard(parent)) say("art", parent, word);
  }
  return answer;
}
