// Finds what a page lists, whatever the markup: siblings of one kind, each with its text, its labelled values and the
// controls in it (numbers of the latest snapshot). Runs after a snapshot; adds the records themselves to its elements.
(limits) => {
  const refs = window.__egovRefs || (window.__egovRefs = []);
  const known = refs.slice();
  const clean = (text, most = limits.value) => (text || "").replace(/\s+/g, " ").trim().slice(0, most);
  const shown = (element) => !element.closest("[hidden],[aria-hidden=true],template") &&
    (typeof element.checkVisibility === "function" ? element.checkVisibility({ visibilityProperty: true }) : true);
  const outside = (element) => {
    if (element.closest("nav,[role=navigation],[role=banner],[role=contentinfo],[role=tablist],[role=menu],select,svg")) return true;
    const edge = element.closest("header,footer");
    return !!edge && !edge.closest("main,article,li,[role=main]");
  };
  const lone = "script,style,noscript,template,br,hr,col,colgroup,thead,caption,option,input,select,textarea,button,dt,dd,th,td";
  const headOf = (row) => {
    const table = row.closest("table");
    if (!table) return [];
    const head = table.tHead?.rows[0] || [...table.rows].find((other) => other.cells.length && [...other.cells].every((c) => c.tagName === "TH"));
    const first = head || (table.rows.length > 1 ? table.rows[0] : null);
    return first && first !== row ? [...first.cells].map((cell) => clean(cell.innerText)) : [];
  };
  const pairsOf = (element) => {
    const pairs = [];
    const add = (label, value) => { if (label && value && pairs.length < limits.pairs) pairs.push([clean(label, 80), value]); };
    if (element.matches("tr")) {
      const head = headOf(element);
      [...element.cells].forEach((cell, at) => add(cell.getAttribute("data-label") || head[at], clean(cell.innerText)));
    }
    for (const term of element.querySelectorAll("dt")) {
      const value = term.nextElementSibling;
      if (value?.matches("dd")) add(term.innerText, clean(value.innerText));
    }
    for (const inner of element.querySelectorAll("*")) {
      const own = [...inner.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (inner.childElementCount !== 2 || own || inner.matches("tr,dl")) continue;
      const [label, value] = [...inner.children].map((child) => clean(child.innerText));
      if (label.length <= 40) add(label, value);
    }
    return pairs;
  };
  const headings = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6,legend,caption,summary,[role=heading]")];
  const under = (element) => {
    let found = null;
    for (const heading of headings) {
      if (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING && !element.contains(heading)) found = heading;
    }
    return clean(found?.textContent);
  };
  const isHead = (row) => row.matches("tr") && (row.parentElement.matches("thead") || (row.cells.length && [...row.cells].every((c) => c.tagName === "TH")) ||
    (!row.closest("table").tHead && row === row.closest("table").rows[0] && row.closest("table").rows.length > 1 && headOf(row.closest("table").rows[1]).length > 0));

  const lists = [];
  for (const parent of document.body?.querySelectorAll("*") || []) {
    if (lists.length >= limits.lists || !parent.childElementCount || parent.matches(`${lone},tr`) || outside(parent)) continue;
    const kinds = new Map();
    for (const child of parent.children) {
      if (child.matches(lone) || isHead(child) || !shown(child)) continue;
      const length = (child.innerText || "").trim().length;
      if (length < limits.shortest || length > limits.longest || child.querySelector("h1")) continue;
      const kind = `${child.tagName} ${child.getAttribute("role") || ""} ${child.classList[0] || ""}`;
      kinds.set(kind, [...(kinds.get(kind) || []), child]);
    }
    for (const members of kinds.values()) {
      const records = members.slice(0, limits.records).map((element) => ({
        text: (element.innerText || "").trim().slice(0, limits.longest),
        pairs: pairsOf(element),
        own: refs.push(element) - 1,
        controls: known.flatMap((one, ref) => (one && element !== one && element.contains(one)) || element === one ? [ref] : []),
      }));
      lists.push({ tag: members[0].tagName.toLowerCase(), under: under(members[0]), records });
    }
  }
  return lists;
}
