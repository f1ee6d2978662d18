// Reads what a page shows, without changing it: one call, one walk, plain data back. Elements that can be acted on are kept
// in a list on the window (not in the document), so that a journey can ask for them by number.
(limits) => {
  const clean = (text, most = limits.text) => (text || "").replace(/\s+/g, " ").trim().slice(0, most);
  const refs = [];
  window.__egovRefs = refs;
  const keep = (element) => refs.push(element) - 1;

  const shown = (element) => {
    if (element.closest("[hidden],[aria-hidden=true],template")) return false;
    if (typeof element.checkVisibility === "function") {
      return element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
    }
    return element.getClientRects().length > 0;
  };
  // As textContent, with words kept apart where they stand on lines of their own: "Phí<br>Fee" is not "PhíFee".
  const breaks = "br,p,div,li,dt,dd,tr,td,th,h1,h2,h3,h4,h5,h6";
  const textOf = (node) => {
    if (!node?.querySelector?.(breaks)) return node?.textContent || "";
    return [...node.childNodes].map((child) => {
      if (child.nodeType === Node.COMMENT_NODE) return "";
      return child.nodeType === Node.ELEMENT_NODE && child.matches(breaks) ? ` ${textOf(child)} ` : textOf(child);
    }).join("");
  };
  const byIds = (ids) =>
    clean((ids || "").split(/\s+/).map((id) => textOf(document.getElementById(id))).join(" "));

  const nameOf = (element) => {
    const labelled = byIds(element.getAttribute("aria-labelledby"));
    if (labelled) return labelled;
    const label = clean(element.getAttribute("aria-label"));
    if (label) return label;
    if (element.matches("input[type=submit],input[type=button],input[type=reset]")) {
      return clean(element.value || (element.type === "submit" ? "Submit" : ""));
    }
    if (element.matches("img,area,input[type=image]")) return clean(element.alt || element.title);
    const pieces = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) pieces.push(node.data);
      else if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.matches("script,style,noscript") || node.getAttribute("aria-hidden") === "true") return;
        const own = node.getAttribute("aria-label");
        if (own) pieces.push(" ", own, " ");
        else if (node.matches("img,area")) pieces.push(" ", node.alt || "", " ");
        else if (node.matches("svg")) pieces.push(" ", node.querySelector("title")?.textContent || "", " ");
        else {
          pieces.push(" ");
          node.childNodes.forEach(walk);
          pieces.push(" ");
        }
      }
    };
    element.childNodes.forEach(walk);
    return clean(pieces.join("")) || clean(element.title);
  };

  const areaOf = (element) => {
    const area = element.closest("nav,header,footer,main,aside,[role=navigation],[role=banner],[role=contentinfo],[role=main]");
    if (!area) return "body";
    const role = area.getAttribute("role");
    return { navigation: "nav", banner: "header", contentinfo: "footer", main: "main" }[role] || area.tagName.toLowerCase();
  };

  // A picture or address may tell what a link without a name leads to: "tra-cuu-ho-so.png", "/thong-ke".
  const spoken = (address) => {
    const last = (address || "").split(/[?#]/)[0].split("/").filter(Boolean).pop() || "";
    let text = last;
    try { text = decodeURIComponent(last); } catch { /* a name that is no UTF-8 is read as it stands */ }
    return clean(text.replace(/\.\w{2,5}$/, "").replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[-_.+\d]+/g, " ")
      .replace(/\b(icons?|ico|img|images?|btn|button|banner|logo|menu|anh|hinh|bg)\b/gi, " "), 100);
  };
  const hintsOf = (link) => [...new Set([
    ...[...link.querySelectorAll("img")].flatMap((image) => [clean(image.title), spoken(image.getAttribute("src"))]),
    spoken(/^#[!/]/.test(link.getAttribute("href")) ? link.getAttribute("href").slice(1) : link.getAttribute("href")),
  ])].filter((hint) => hint.length > 2);

  const headingNames = new Map();
  const headingName = (heading) => {
    if (!headingNames.has(heading)) headingNames.set(heading, clean(textOf(heading)));
    return headingNames.get(heading);
  };
  const headingBefore = (element) => {
    // Halving: pages list thousands of links under hundreds of headings.
    let [from, to] = [0, headings.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (headings[middle].compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) from = middle + 1;
      else to = middle;
    }
    return from ? headingName(headings[from - 1]) : "";
  };
  const headings = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6,[role=heading]")].filter(shown);

  const controls = [];
  const clickable = "a,area[href],button,[role=button],[role=link],[role=tab],[role=menuitem],input[type=submit]," +
    "input[type=button],input[type=image],summary,[onclick]";
  for (const element of document.querySelectorAll(clickable)) {
    if (controls.length >= limits.controls) break;
    if (element.matches("summary") && !element.parentElement?.matches("details")) continue;
    const link = element.matches("a[href],area[href]");
    const raw = link ? element.getAttribute("href").trim() : "";
    // A fragment leads nowhere, unless it is a route of a script-drawn page ("#/tra-cuu", "#!/tra-cuu").
    const goes = link && raw && !/^#(?![/!])/.test(raw) && !/^(javascript|mailto|tel|sms|data):/i.test(raw);
    const role = element.getAttribute("role");
    controls.push({
      ref: keep(element),
      role: goes ? "link" : role === "tab" ? "tab" : element.matches("a,area") && !element.onclick ? "link" : "button",
      name: nameOf(element),
      url: goes ? element.href : null,
      raw: clean(raw, 300),
      area: areaOf(element),
      shown: shown(element),
      enabled: !element.disabled && element.getAttribute("aria-disabled") !== "true",
      submits: element.matches("button:not([type=button]):not([type=reset]),input[type=submit],input[type=image]") &&
        !!element.form,
      toggles: ["aria-expanded", "aria-pressed", "aria-controls", "aria-haspopup"].some((name) => element.hasAttribute(name)),
      opens: ["aria-expanded", "aria-haspopup"].some((name) => element.hasAttribute(name)) || element.matches("summary"),
      under: "",
      hints: [],
    });
    const control = controls.at(-1);
    if (goes && !control.name) control.hints = hintsOf(element);
  }
  // What only its pointer gives away: a box that listens for a click, as pages of boxes have instead of links.
  const clickables = [];
  const hand = (element) => getComputedStyle(element).cursor === "pointer";
  const known = `${clickable},label,select,option,input,textarea,area,[role]`;
  for (const element of document.querySelectorAll("div,span,li,td,p,img,svg,i,b,section,article")) {
    if (clickables.length >= limits.clickables) break;
    const listens = typeof element.onclick === "function";
    if (!listens && (!hand(element) || (element.parentElement && hand(element.parentElement)))) continue;
    if (element.closest(known)) continue;
    if (element.querySelector(known) || !shown(element)) continue;
    clickables.push({ ref: keep(element), role: "button", name: nameOf(element), url: null, raw: "", area: areaOf(element),
      shown: true, enabled: true, submits: false, toggles: false, under: "" });
  }
  controls.forEach((control) => {
    if (control.area === "main" || control.area === "body") control.under = headingBefore(refs[control.ref]);
  });

  const inputs = [...document.querySelectorAll(
    "input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=image]):not([type=reset]),select,textarea")];
  const fieldOf = fieldReader({ clean, textOf, byIds, shown, keep }, inputs);
  const loose = inputs.filter((input) => !input.form);
  const forms = [...document.forms].map((form) => ({
    ref: keep(form),
    name: byIds(form.getAttribute("aria-labelledby")) || clean(form.getAttribute("aria-label")) ||
      clean(textOf(form.querySelector("legend,h1,h2,h3"))) || headingBefore(form),
    area: areaOf(form),
    method: form.getAttribute("method")?.toLowerCase() === "post" ? "post" : "get",
    action: form.action && typeof form.action === "string" ? form.action : location.href,
    role: form.getAttribute("role") || "",
    shown: shown(form),
    fields: inputs.filter((input) => input.form === form).map(fieldOf),
    buttons: controls.filter((control) => refs[control.ref].form === form).map((control) => control.ref),
  }));
  if (loose.length) {
    forms.push({ ref: -1, name: headingBefore(loose[0]), area: areaOf(loose[0]), method: "script", action: location.href,
      role: loose.some((input) => input.closest("[role=search],search")) ? "search" : "", shown: loose.some(shown),
      fields: loose.map(fieldOf), buttons: [] });
  }

  // What stands under a label, whatever the markup: headings, description lists, table rows, disclosures, tab panels, and
  // a bold run that opens a block.
  const pieces = [];
  const piece = (by, label, text, element, level = 0) => {
    if (label && pieces.length < limits.pieces) {
      pieces.push({ by, label: clean(label, 200), text: clean(text, limits.piece), level, shown: shown(element) });
    }
  };
  const bodyOrder = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6,[role=heading],dt,tr,summary,[role=tabpanel],p,li,td,div")];
  const rank = (heading) => Number(heading.getAttribute("aria-level") || heading.tagName[1] || 2);
  const places = new Map(headings.map((heading, index) => [heading, index]));
  const underHeading = (heading) => {
    const level = rank(heading);
    const rest = places.has(heading) ? headings.slice(places.get(heading) + 1)
      : headings.filter((other) => heading.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    const next = rest.find((other) => rank(other) <= level);
    const room = heading.closest("main,article,section,body") || document.body;
    const walker = document.createTreeWalker(next ? document.documentElement : room, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const texts = [];
    let [length, node, line] = [0, null, null];
    for (walker.currentNode = lastWithin(heading); (node = walker.nextNode()) && length <= limits.piece;) {
      if (next && !(next.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING)) break;
      if (heading.contains(node) || node.parentElement?.closest("script,style,noscript,template")) continue;
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.matches("br")) line = null;
        continue;
      }
      const own = node.parentElement?.closest(breaks);
      texts.push(own === line ? "" : " ", node.data);
      line = own;
      length += clean(node.data, Infinity).length;
    }
    return texts.join("");
  };
  const lastWithin = (element) => {
    let last = element;
    while (last.lastChild) last = last.lastChild;
    return last;
  };
  const heads = "h1,h2,h3,h4,h5,h6,[role=heading]";
  const isBold = (element) => element.matches("p,div") && !!element.firstElementChild?.matches("b,strong") &&
    clean(element.textContent).length <= 120 && clean(element.firstElementChild.textContent) === clean(element.textContent);
  for (const element of bodyOrder) {
    if (pieces.length >= limits.pieces) break;
    if (element.matches("h1,h2,h3,h4,h5,h6,[role=heading]")) {
      piece("heading", textOf(element), underHeading(element), element, rank(element));
    } else if (element.matches("dt")) {
      let text = "";
      for (let next = element.nextElementSibling; next && !next.matches("dt"); next = next.nextElementSibling) text += " " + textOf(next);
      piece("term", textOf(element), text, element);
    } else if (element.matches("tr") && element.cells.length >= 2) {
      const [first, ...rest] = element.cells;
      piece("row", textOf(first), rest.map(textOf).join(" | "), element);
    } else if (element.matches("summary")) {
      const [whole, label] = [textOf(element.parentElement), textOf(element)];
      piece("disclosure", label, whole.replace(label, ""), element);
    } else if (element.matches("[role=tabpanel]")) {
      piece("panel", byIds(element.getAttribute("aria-labelledby")) || element.getAttribute("aria-label"), textOf(element), element);
    } else {
      const first = element.firstElementChild;
      const lead = first?.matches("b,strong,label,span") && !clean(element.firstChild?.nodeType === 3 ? element.firstChild.data : "");
      if (lead && clean(first.textContent).length <= 120 && clean(first.textContent) !== clean(element.textContent)) {
        piece("lead", textOf(first), textOf(element).slice(textOf(first).length), element);
      } else if (isBold(element)) {
        // Pages without headings put a line in bold where a heading would stand.
        let text = "";
        for (let next = element.nextElementSibling; next && !isBold(next) && !next.matches(heads); next = next.nextElementSibling) {
          text += " " + textOf(next);
        }
        if (clean(text)) piece("lead", textOf(first), text, element);
      }
    }
  }

  const tables = [...document.querySelectorAll("table")].slice(0, limits.tables).map((table) => ({
    caption: clean(textOf(table.caption)) || headingBefore(table),
    rows: [...table.rows].slice(0, limits.rows).map((row) => [...row.cells].map((cell) => clean(cell.innerText, 300))),
  }));
  const lists = [...document.querySelectorAll("ul,ol,dl,tbody,[role=list]")].filter(shown).slice(0, limits.lists).map((list) =>
    [...list.children].slice(0, limits.rows).map((item) => clean(item.innerText, 400)));
  const media = [...document.querySelectorAll("video,audio,iframe,embed,object")].map((element) => ({
    ref: keep(element), tag: element.tagName.toLowerCase(), name: nameOf(element) || clean(element.title),
    url: element.currentSrc || element.src || element.data || "",
  }));

  const textNodes = document.createTreeWalker(document.body || document.documentElement, NodeFilter.SHOW_TEXT);
  const withText = new Set();
  while (textNodes.nextNode()) {
    const node = textNodes.currentNode;
    if (node.data.trim() && node.parentElement && !withText.has(node.parentElement)) withText.add(node.parentElement);
  }
  const texts = [...withText].filter((element) => !element.matches("script,style,noscript,option") && shown(element)).length;

  return {
    url: location.href,
    title: clean(document.title, limits.title),
    lang: clean(document.documentElement.lang || document.documentElement.getAttribute("xml:lang"), 35),
    text: (document.body?.innerText || "").slice(0, limits.page),
    headings: headings.map((heading) => [rank(heading), clean(heading.innerText, 200)]),
    controls, clickables, forms, pieces, tables, lists, media, texts,
    inputs: inputs.filter(shown).length,
    pictures: [...document.querySelectorAll("img,canvas,svg")].filter((picture) => {
      const box = picture.getBoundingClientRect();
      return box.width * box.height >= 10000 && shown(picture);
    }).length,
    mails: [...document.querySelectorAll("a[href^='mailto:' i]")].map((link) => clean(link.getAttribute("href").slice(7).split("?")[0], 200)),
    phones: [...document.querySelectorAll("a[href^='tel:' i]")].map((link) => clean(link.getAttribute("href").slice(4), 40)),
  };
}
