// Links in running text that colour alone tells from the words around them.
(elements) => {
  const answer = { links: [], plainLinks: [] };
  const put = (topic, element, said) => answer[topic].push(elements.node(element, said));
  const style = (element) => getComputedStyle(element);
  const { read: text, rgba, opaque, block } = elements;
  const contrast = (one, other) => (rgba(one) && rgba(other) ? elements.ratio(rgba(one), rgba(other)) : NaN);

  const underlined = (element) => /underline/.test(style(element).textDecorationLine) && opaque(style(element).textDecorationColor);
  const bordered = (look) => ["Bottom", "Top", "Left"].some((side) => parseFloat(look[`border${side}Width`]) > 0 &&
    look[`border${side}Style`] !== "none" && opaque(look[`border${side}Color`]));
  const marked = (link, around) => {
    const base = style(around);
    for (const element of [link, ...link.querySelectorAll("*")]) {
      if (underlined(element) || element.matches("img,svg,picture,canvas")) return true;
      const look = style(element);
      if (bordered(look) || opaque(look.backgroundColor) || look.backgroundImage !== "none" || look.boxShadow !== "none") return true;
      if (look.fontStyle !== base.fontStyle || Math.abs(look.fontWeight - base.fontWeight) >= 200 || look.textTransform !== base.textTransform) return true;
      if (look.fontFamily !== base.fontFamily || Math.abs(parseFloat(look.fontSize) / parseFloat(base.fontSize) - 1) > 0.15) return true;
      if (parseFloat(look.outlineWidth) > 0 && look.outlineStyle !== "none") return true;
      if (elements.added(element).length) return true;
    }
    for (let one = link.parentElement; one && one !== around; one = one.parentElement) if (underlined(one)) return true;
    return false;
  };
  const apart = "nav,[role=navigation],[role=menu],[role=tablist],h1,h2,h3,h4,h5,h6,button";
  // Words before or behind a link on its line, and no mere sign that sets links of a row apart.
  const wordsBeside = (link, around, step) => {
    for (let one = link; one && one !== around; one = one.parentElement) {
      for (let next = one[step]; next; next = next[step]) if (next.textContent.trim()) return next.textContent;
    }
    return "";
  };
  const flowing = (link, around) => {
    const before = wordsBeside(link, around, "previousSibling"), behind = wordsBeside(link, around, "nextSibling");
    const sides = [/\p{L}{2}/u.test(before) && !/[›»>/|·•→]\s*$/.test(before), /\p{L}{2}/u.test(behind) && !/^\s*[›»>/|·•→]/.test(behind)];
    return link.closest("header,footer,[role=banner],[role=contentinfo]") ? sides.every(Boolean) : sides.some(Boolean) || (!before.trim() && !behind.trim());
  };
  const texts = new Map();
  const textNodes = (around) => {
    if (texts.has(around)) return texts.get(around);
    const walker = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
    const all = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (/[\p{L}\p{N}]/u.test(node.data) && !node.parentElement.closest("a,button,[role=link]") && (node.parentElement === around || block(node.parentElement) === around || block(node.parentElement) === null)) all.push(node);
    }
    texts.set(around, all);
    return all;
  };
  for (const link of [...document.querySelectorAll("a[href],[role=link]")].slice(0, 1500)) {
    if (link.closest(apart) || !/^inline/.test(style(link).display) || !text(link) || !elements.shown(link)) continue;
    const around = block(link);
    if (!around || !flowing(link, around)) continue;
    const beside = textNodes(around);
    const words = beside.map(({ data }) => data).join(" ").trim().split(/\s+/);
    if (words.length < 4) continue;
    const other = beside[0].parentElement;
    if (marked(link, other)) { put("plainLinks", link, ""); continue; }
    const ratio = contrast(style(link).color, style(other).color);
    if (ratio > 1.05 && ratio < 3) put("links", link, `${ratio.toFixed(2)}:1`);
    else if (ratio >= 3) put("plainLinks", link, "");
  }
  return answer;
}
