// Links whose name says nothing, and what around them may say it: WCAG's "programmatically determined link context".
(elements, { pointing, promising, leading, joined, counting, pictures }) => {
  const folded = (words) => new Set(words.map(elements.fold));
  const [hollow, promises, lead] = [folded([...pointing, ...promising]), folded(promising), folded(leading)];
  const PASSAGE = "p, li, td, th, dd, dt, figcaption, caption, blockquote, h1, h2, h3, h4, h5, h6, [role=listitem], [role=cell], [role=heading]";
  const HEADING = "h1, h2, h3, h4, h5, h6, [role=heading]";
  const FILE_NAME = /^(?:[\w%.-]*[\/\\])*[\w%()-]+\.(?:jpe?g|png|gif|svg|webp|bmp|ico|tiff?)$/i;

  const [ordinals, pictured] = [folded(counting), folded(pictures)];
  // Where words are not set apart by blanks, what leads up to a link is taken out of the text.
  const run = new RegExp([...joined].sort((one, other) => other.length - one.length).map((part) => part.normalize("NFC")).join("|"), "gu");

  const words = (text) => elements.fold((text || "").normalize("NFC").replace(run, " ")).split(" ").filter((word) => word && !lead.has(word));
  const inline = (element) => getComputedStyle(element).display.startsWith("inline") || getComputedStyle(element).display === "contents";

  // What an element says without the hollow links in it, and without controls and pictures that only decorate.
  const said = (element, without) => {
    const parts = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => (node.nodeType === Node.ELEMENT_NODE && (without.has(node) || /^(?:script|style|template)$/.test(node.localName))
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
    });
    while (walker.nextNode() && parts.length < 400) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) parts.push(node.data);
      else if (node.alt) parts.push(node.alt);
    }
    return parts.join(" ");
  };

  // The text on the line of a link that stands in no paragraph: what is beside it up to the next block.
  const line = (link, without) => {
    let block = link;
    while (block.parentElement && block.parentElement !== document.body && inline(block)) block = block.parentElement;
    const inner = inline(block) ? block : link;
    const beside = (from, step) => {
      const parts = [];
      for (let node = from[step]; node; node = node[step]) {
        if (node.nodeType === Node.ELEMENT_NODE && (node.localName === "br" || !inline(node))) break;
        if (node.nodeType === Node.TEXT_NODE) parts.push(node.data);
        else if (node.nodeType === Node.ELEMENT_NODE && !without.has(node)) parts.push(said(node, without));
      }
      return parts.join(" ");
    };
    const around = [beside(inner, "previousSibling"), beside(inner, "nextSibling")];
    for (let up = link; up !== block && up.parentElement; up = up.parentElement) {
      if (up !== inner) around.push(beside(up, "previousSibling"), beside(up, "nextSibling"));
    }
    return around.join(" ");
  };

  const passage = (link, without) => {
    const own = link.closest(PASSAGE);
    const items = [];
    for (let item = link.closest("li, [role=listitem]"); item; item = item.parentElement.closest("li, [role=listitem]")) items.push(item);
    // A cell or an item that holds half the page is no passage: tables that lay out pages have such.
    return [own, ...items.slice(0, 3)].filter((it) => it && it.textContent.length < 1500).map((it) => said(it, without)).join(" ");
  };

  const grids = new Map();
  const cellHeaders = (link) => {
    const cell = link.closest("td, th");
    if (!cell || !cell.closest("table")) return "";
    try {
      const table = cell.closest("table");
      if (!grids.has(table)) grids.set(table, axe.commons.table.toGrid(table));
      return axe.commons.table.getHeaders(cell, grids.get(table)).filter((header) => header !== cell).map((header) => header.textContent).join(" ");
    } catch { return ""; }
  };
  // The row of a table that only lays out the page is no row.
  const rowOf = (link) => {
    const row = link.closest("tr, [role=row]");
    return row?.closest("table")?.matches("[role=presentation], [role=none]") || row?.textContent.length > 1500 ? null : row;
  };
  // A description that only repeats the name, or another empty phrase, describes nothing.
  const described = (link) => [link.title, ...(link.getAttribute("aria-describedby") || "").split(/\s+/)
    .map((id) => (id && document.getElementById(id)?.textContent) || "")].filter((text) => !hollow.has(elements.fold(text))).join(" ");

  const headings = [...document.querySelectorAll(HEADING)].filter((heading) => words(heading.textContent).length && elements.heard(heading));
  const firstLevel = headings.filter((heading) => heading.matches("h1, [role=heading][aria-level='1']"));
  const headingOf = (link) => {
    let [from, to] = [0, headings.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (headings[middle].compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING) from = middle + 1;
      else to = middle;
    }
    return headings[from - 1];
  };
  const underEach = new Map();
  // A card: the nearest part of the page around a link that has a heading, when the heading comes after the link.
  const headsLater = (link) => {
    for (let part = link.parentElement; part && part !== document.body; part = part.parentElement) {
      const inside = part.querySelector(HEADING) ? headings.filter((heading) => part.contains(heading)) : [];
      if (inside.length) return inside.length === 1 && Boolean(link.compareDocumentPosition(inside[0]) & Node.DOCUMENT_POSITION_FOLLOWING);
    }
    return false;
  };

  const address = (link) => (link.href && typeof link.href === "string" ? link.href : link.getAttribute("href") || "");
  const scripted = (link) => (link.localName === "a" && /^(?:#|javascript:|$)/.test(link.getAttribute("href") || "")) || link.hasAttribute("aria-expanded") || link.hasAttribute("aria-haspopup");
  const links = [...document.querySelectorAll("a[href], area[href], [role=link]")].slice(0, 3000)
    .filter((link) => elements.heard(link) && (link.localName === "area" || elements.shown(link)))
    .map((element) => ({ element, name: elements.name(element) }));
  const glyph = (name) => /\p{Co}/u.test(name) && !elements.fold(name);
  const arrow = (name) => /^[\s>»›→⇒➔…·.*\-–—#|]+$/u.test(name);
  // "Link 2" is no more than "link"; a picture that is only called a picture names no target.
  const numbered = (name) => /\p{L}.* \d{1,2}$/u.test(name) && hollow.has(name.replace(/ \d+$/, ""));
  const onlyPicture = (element) => !/\p{L}/u.test(element.textContent) && element.querySelector("img, svg, [role=img]");
  const counted = ({ element, name }) => ordinals.has(elements.fold(name)) && !element.closest("nav, [role=navigation], table, h1, h2, h3, h4, h5, h6");
  const points = folded(pointing);
  // "Xem thêm thông tin chi tiết tại đây": a finger that points, and words that only lead up to it.
  const composed = (name) => name.includes(" ") && !words(name).length && [...points].some((word) => word.length > 1 && ` ${name} `.includes(` ${word} `));
  const nameless = (link) => {
    const name = elements.fold(link.name);
    return hollow.has(name) || composed(name) || numbered(name) || glyph(link.name) || arrow(link.name) || (pictured.has(name) && onlyPicture(link.element));
  };
  // One link called "two" may be a name; "one" and "two" count what stands elsewhere.
  const ranks = links.filter(counted);
  const empty = links.filter((link) => nameless(link) || (ranks.length > 1 && ranks.includes(link)));
  const without = new Set(empty.map(({ element }) => element));

  const answer = { failing: [], unsure: [], kept: [], same: [], sameUnsure: [], alike: [] };
  const say = (topic, { element, name }) => answer[topic].push(elements.node(element, `"${name}"`));
  // Of a thousand links of one name each would be compared with all: the addresses of a name are gathered once.
  const gathered = new Map();
  const addressesOf = (others) => {
    if (!gathered.has(others)) {
      const byName = new Map();
      for (const { element, name } of others) {
        const folded = elements.fold(name);
        (byName.get(folded) || byName.set(folded, new Set()).get(folded)).add(address(element));
      }
      gathered.set(others, byName);
    }
    return gathered.get(others);
  };
  const twinsAmong = (others, { element, name }) => {
    const addresses = addressesOf(others).get(elements.fold(name)) || new Set();
    return addresses.size > (addresses.has(address(element)) ? 1 : 0);
  };
  const menus = new Map();
  // Among the entries of a menu, "Links" or "Download" is the name of a part of the site.
  const inMenu = (link) => {
    const list = link.element.closest("ul, ol, nav, [role=navigation]");
    if (!list) return false;
    if (!menus.has(list)) {
      const entries = links.filter(({ element }) => list.contains(element));
      const plain = entries.filter((entry) => !without.has(entry.element)).length >= 3
        && entries.every(({ element, name }) => !element.closest("li") || elements.fold(element.closest("li").textContent).startsWith(elements.fold(name)));
      menus.set(list, { entries, plain });
    }
    return menus.get(list).plain && !twinsAmong(menus.get(list).entries, link);
  };
  const emptyUnder = (heading) => {
    if (!underEach.has(heading)) underEach.set(heading, empty.filter((other) => headingOf(other.element) === heading));
    return underEach.get(heading);
  };
  const underHeading = new Map();
  for (const link of empty) {
    const { element, name } = link;
    if (glyph(name)) { say("failing", link); continue; }
    const text = [passage(element, without), line(element, without), described(element), cellHeaders(element)].join(" ");
    if (words(text).length) continue;
    if (inMenu(link)) { say("unsure", link); continue; }
    const row = rowOf(element);
    if (row && words(said(row, without)).length) { say("unsure", link); continue; }
    if (scripted(element) || (element.closest("nav, [role=navigation], [role=menu]") && !pointing.some((word) => elements.fold(word) === elements.fold(name)))) {
      say("unsure", link); continue;
    }
    const heading = headingOf(element);
    if (heading && !(firstLevel.length === 1 && firstLevel[0] === heading && headings.length)) {
      (underHeading.get(heading) || underHeading.set(heading, []).get(heading)).push(link);
    } else if (heading && promises.has(elements.fold(name)) && !twinsAmong(emptyUnder(heading), link)) {
      say("unsure", link);
    } else {
      say(headsLater(element) ? "unsure" : "failing", link);
    }
  }
  // A heading says what one link is about; it cannot tell several of one name apart.
  for (const under of underHeading.values()) {
    for (const link of under) {
      if (twinsAmong(under, link)) say(headsLater(link.element) ? "unsure" : "failing", link);
    }
  }
  for (const link of links) if (FILE_NAME.test(link.name.trim()) && !link.element.innerText?.trim()) say("failing", link);
  const rest = links.find((link) => !without.has(link.element));
  if (rest) say("kept", rest);

  // Equal names side by side that lead to different pages of one site.
  const groups = new Map();
  for (const link of links) {
    const list = link.element.closest("ul, ol, p, [role=list]");
    const key = elements.fold(link.name);
    if (!list || key.replace(/\d/g, "").length < 3 || without.has(link.element) || !/^https?:/.test(address(link.element)) || !URL.canParse(address(link.element))) continue;
    const place = groups.get(list) || groups.set(list, new Map()).get(list);
    (place.get(key) || place.set(key, []).get(key)).push(link);
  }
  // Of a query only what names the thing itself tells pages apart; the rest sorts, counts or remembers.
  const named = ([name, value]) => value && /^(?:\w*id|ma|code|item|slug|so|number|no)$/i.test(name) && !/^(?:s|session|sess|php|j?sess?ion|user|visitor|client|ga|fbcl|gcl|msclk|ref|track\w*|campaign)\w*id$/i.test(name);
  const path = (link) => { const url = new URL(address(link.element)); return url.host + url.pathname.replace(/\/(?:index\.\w+)?$/, "") + [...url.searchParams].filter(named).join("&"); };
  const beside = ({ element }) => elements.fold([(element.closest("li") ? said(element.closest("li"), new Set()) : ""), described(element)].join(" "));
  for (const place of groups.values()) {
    for (const twins of place.values()) {
      if (twins.length < 2) continue;
      const apart = twins.filter((link) => twins.some((other) => path(other) !== path(link)
        && new URL(address(other.element)).host === new URL(address(link.element)).host && beside(other) === beside(link)));
      // In a paragraph the words before each link may tell them apart; in a list of nothing but links there are none.
      const bare = apart.every(({ element, name }) => element.closest("li") && beside({ element }) === elements.fold(name));
      if (apart.length) say(bare ? "same" : "sameUnsure", apart[0]); else say("alike", twins[0]);
    }
  }
  return answer;
}
