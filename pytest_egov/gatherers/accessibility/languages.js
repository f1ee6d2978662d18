// The language a page declares, and its text in passages, without the parts that declare a language of their own.
(elements, { letters, passages }) => {
  const root = document.documentElement;
  const primary = (code) => (code || "").trim().split(/[-_]/)[0].toLowerCase();
  const declared = primary(root.getAttribute("lang"));
  const NOT_PROSE = "script, style, noscript, template, code, kbd, samp, pre, textarea, [translate=no], .notranslate";
  const seen = new Map();
  // By parent: whether text in it is read as the page's own.
  const counts = (parent) => {
    if (!seen.has(parent)) {
      const speaks = parent.closest("[lang], [xml\\:lang]");
      const own = speaks && speaks !== root && primary(speaks.getAttribute("lang") ?? speaks.getAttribute("xml:lang")) !== declared;
      seen.set(parent, !own && !parent.closest(NOT_PROSE) && elements.visible(parent));
    }
    return seen.get(parent);
  };
  const parts = [];
  const walker = document.createTreeWalker(document.body || root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const said = node.nodeType === Node.TEXT_NODE ? node.data : node.localName === "img" ? node.alt : "";
    if (/\p{L}/u.test(said) && counts(node.nodeType === Node.TEXT_NODE ? node.parentElement : node)) {
      if (!parts.length || parts.at(-1).length >= letters) parts.push("");
      parts[parts.length - 1] += ` ${said.replace(/https?:\S+|\S+@\S+/g, " ").replace(/\s+/g, " ").trim().slice(0, 4 * letters)}`;
    }
  }
  // A last passage too short to be told by itself goes with the one before it.
  if (parts.length > 1 && parts.at(-1).length < letters / 2) parts.splice(-2, 2, parts.at(-2) + parts.at(-1));
  // Of a long page every so-manieth passage.
  const step = Math.max(1, Math.ceil(parts.length / passages));
  return { declared, passages: parts.filter((_, index) => index % step === 0), node: elements.node(root, root.getAttribute("lang") || "") };
}
