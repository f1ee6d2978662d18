// Reads the text of a page block by block, in order, hidden blocks included, and says of each where it stands: one walk,
// nothing changed. Blocks of the page itself can be asked for again by the number of their element.
({ paragraphs: most, text: longest }) => {
  const refs = (window.__egovRefs ||= []);
  const found = [];

  const LANDMARKS = "main,article,nav,header,footer,aside,[role=main],[role=navigation],[role=banner],[role=contentinfo]," +
    "[role=complementary]";
  const AREAS = { navigation: "nav", banner: "header", contentinfo: "footer", complementary: "aside", article: "main" };
  // Pages built of divs name their furniture in classes. Whole tokens only: a card-header is no header of the page.
  const FURNITURE = [
    [/^(nav|navbar|menu|main-?menu|top-?menu|nav-?menu|breadcrumbs?)$/i, "nav"],
    [/^(header|site-header|main-header|top-?bar|top-?header|banner)$/i, "header"],
    [/^(footer|site-footer|page-footer|main-footer)$/i, "footer"],
  ];

  const read = (document, own) => {
    const view = document.defaultView;
    if (!document.body || !view) return;
    const half = document.body.textContent.length / 2;
    const displays = new Map();
    const inline = (element) => {
      if (!displays.has(element)) displays.set(element, view.getComputedStyle(element).display);
      return /^(inline|contents|ruby)/.test(displays.get(element)) && !element.matches("button,summary,label,dt,dd,td,th,li,p");
    };
    const blocks = new Map();
    const blockOf = (element) => {
      if (!blocks.has(element)) {
        const up = element.parentElement;
        blocks.set(element, !up || element === document.body || !inline(element) ? element : blockOf(up));
      }
      return blocks.get(element);
    };
    const areas = new Map();
    const areaOf = (element) => {
      if (!element || element === document.body || element === document.documentElement) return "body";
      if (!areas.has(element)) areas.set(element, ownArea(element) || areaOf(element.parentElement));
      return areas.get(element);
    };
    const ownArea = (element) => {
      if (element.matches(LANDMARKS)) {
        const role = element.getAttribute("role");
        const area = AREAS[role] || role || AREAS[element.tagName.toLowerCase()] || element.tagName.toLowerCase();
        // The header of an article is no header of the page.
        const inner = /^(header|footer)$/.test(area) && element.parentElement?.closest("main,article,[role=main],li,section");
        return inner ? null : area;
      }
      const tokens = [element.id, ...element.classList];
      if (tokens.some((token) => /^nav-(tabs|pills)$/.test(token))) return null;
      const hit = FURNITURE.find(([words]) => tokens.some((token) => words.test(token)));
      return hit && element.textContent.length < half ? hit[1] : null;
    };
    const shown = (element) => !element.closest("[hidden],template") &&
      (element.checkVisibility ? element.checkVisibility({ visibilityProperty: true }) : element.getClientRects().length > 0);

    let open = null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === 1 && node.matches("script,style,noscript,template,select,textarea,svg,iframe,object,video,audio")
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (found.length < most && walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === 1) {
        if (node.tagName === "BR" || !inline(node)) open = null;
        continue;
      }
      if (!node.data.trim()) {
        if (open) open.text += " ";
        continue;
      }
      const block = blockOf(node.parentElement);
      if (!open || open.block !== block) {
        const heading = block.closest("h1,h2,h3,h4,h5,h6,[role=heading]");
        open = { block, text: "", linked: 0, area: areaOf(block), tag: block.tagName.toLowerCase(), shown: shown(block),
          level: heading ? Number(heading.getAttribute("aria-level") || heading.tagName[1]) || 2 : 0, ref: -1 };
        found.push(open);
      }
      open.text += node.data;
      if (node.parentElement.closest("a[href]")) open.linked += node.data.trim().length;
    }
    if (own) for (const one of found) one.ref = refs.push(one.block) - 1;
    for (const frame of document.querySelectorAll("iframe,frame")) {
      try {
        if (frame.contentDocument && shown(frame)) read(frame.contentDocument, false);
      } catch { /* another site's frame is not ours to read */ }
    }
  };
  read(document, true);
  return found.map(({ block, ...one }) => ({ ...one, text: one.text.replace(/\s+/g, " ").trim().slice(0, longest) }))
    .filter((one) => one.text);
}
