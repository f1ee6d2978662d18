// Lines that look like headings and are none in the markup, and headings that head nothing.
(elements) => {
  const answer = { headings: [], headingsUnsure: [], headingsKept: [], misused: [], misusedKept: [], quotes: [] };
  const say = (topic, element, fact) => answer[topic].push(elements.node(element, fact));
  const { visible, letters, own, whole: text, HEADINGS: HEADING } = elements;
  const styles = new Map();
  const style = (element) => styles.get(element) || styles.set(element, getComputedStyle(element)).get(element);
  const blocks = [...document.querySelectorAll("p, div, td, dd, section, article, main, body, center, font, blockquote, span, b, strong")].slice(0, 6000)
    .filter((element) => !element.matches("span, b, strong, font") || !/^inline|^contents|^none/.test(style(element).display));

  // The size of most of the running text, by letters.
  const sizes = new Map();
  for (const block of blocks) {
    const count = letters(own(block));
    if (count < 30) continue;
    const size = Math.round(parseFloat(style(block).fontSize));
    sizes.set(size, (sizes.get(size) || 0) + count);
  }
  const usual = [...sizes].sort((one, other) => other[1] - one[1])[0]?.[0] || parseFloat(style(document.body).fontSize);

  const NO_PLACE = `${HEADING}, a, button, [role=button], label, legend, caption, figcaption, summary, nav, header, footer, table:not([role=presentation], [role=none]), ul, ol, dl, `
    + "blockquote, address, aside, pre, code, [aria-hidden=true], [role=img], [role=dialog], dialog, [role=alert], [role=status], [role=tablist], form, time";
  // Next in reading order: the block after this one, or after what this one ends.
  const follower = (block) => {
    for (let up = block, step = 0; up && up !== document.body && step < 2; up = up.parentElement, step += 1) {
      if (up.nextElementSibling) return up.nextElementSibling;
    }
    return null;
  };
  const plain = (part) => parseFloat(style(part).fontSize) <= usual * 1.1 && Number(style(part).fontWeight) < 600;
  const plainText = (block) => {
    if (!block || block.matches(`${HEADING}, form, nav, script, style, ul, ol, dl, table`)) return false;
    const first = [block, ...block.querySelectorAll("p, div, li")].find((part) => letters(part.textContent) >= 30 && letters(own(part)) >= 20);
    return Boolean(first) && plain(first);
  };
  // A list, a table or a form has a heading as well; a menu rather has a name.
  const structure = (block) => {
    const part = block && (block.matches("ul, ol, dl, table, form") ? block : block.querySelector(":scope > :is(ul, ol, dl, table, form):first-child"));
    if (!part || !visible(part)) return false;
    const linked = [...part.querySelectorAll("a")].reduce((sum, link) => sum + letters(link.textContent), 0);
    return part.localName === "form" || (letters(part.textContent) >= 6 && linked < letters(part.textContent) * 0.6);
  };
  const titled = (said) => said.length >= 4 && said.length <= 90 && letters(said) >= said.length / 2 && !/[.;,!…”"»]$/.test(said) && !/\d{4,}|\d[.,]\d{3}|^[“"«]/.test(said.replace(/(?<![\d./-])(?:19|20)\d{2}(?![\d./-])/g, ""));
  const lookOf = (part) => {
    const look = style(part), ratio = parseFloat(look.fontSize) / usual, bold = Number(look.fontWeight) >= 600;
    const strength = (ratio >= 1.18 && bold) || ratio >= 1.4 ? "strong" : bold ? "bold" : "";
    return { ratio, bold, strength };
  };
  const found = new Map();
  const propose = (element, deepest, between) => {
    const { ratio, bold, strength } = lookOf(deepest);
    if (!strength) return;
    const key = [strength, element.localName, element.className, Math.round(ratio * 10)].join();
    found.set(key, [...(found.get(key) || []), { element, between, fact: `${Math.round(ratio * 100)} %${bold ? ", bold" : ""}` }]);
  };
  const deepestOf = (block, said) => [...block.querySelectorAll("*")].findLast((part) => text(part) === said) || block;
  for (const block of blocks) {
    if (block.matches("td, body, main, article") || block.childElementCount > 4 || block.textContent.length > 400) continue;
    const said = text(block);
    if (!titled(said) || block.querySelector(`a, img, input, br, p, div, svg, canvas, button, label, ${HEADING}`) || block.closest(NO_PLACE) || !visible(block)) continue;
    const deepest = deepestOf(block, said), { strength } = lookOf(deepest);
    const next = strength && follower(block);
    if (!next || !(plainText(next) || (structure(next) && strength === "strong" ) || (structure(next) && !/[:：]$/.test(said) && !next.matches("table, form")))) continue;
    const before = block.previousElementSibling;
    propose(block, deepest, Boolean(before && plainText(before) && next === block.nextElementSibling && plainText(next)));
  }
  // The same within one block, as a line of its own between breaks.
  for (const block of blocks) {
    if (!block.querySelector(":scope > br") || block.closest(NO_PLACE) || !visible(block)) continue;
    const lines = [[]];
    for (const node of block.childNodes) if (node.localName === "br") lines.push([]); else if (node.textContent.trim()) lines.at(-1).push(node);
    const filled = lines.filter((line) => line.length);
    filled.forEach(([first, ...others], index) => {
      const next = filled[index + 1];
      if (others.length || first.nodeType !== Node.ELEMENT_NODE || first.matches("a, label") || first.querySelector("a, img, input") || !titled(text(first)) || !next) return;
      const after = next[0].nodeType === Node.ELEMENT_NODE ? next[0] : block;
      if (letters(next.map((node) => node.textContent).join(" ")) >= 30 && plain(after)) propose(first, deepestOf(first, text(first)), false);
    });
  }
  const real = [...document.querySelectorAll(HEADING)].filter((heading) => letters(heading.textContent));
  const onlyFirst = real.every((heading) => heading.localName === "h1" || heading.closest("header, footer, nav, aside"));
  for (const [key, all] of found) {
    const strong = key.startsWith("strong");
    const sure = strong ? !real.length || all.length >= 2 : (all.length >= 2 && onlyFirst && real.length > 0) || all.length >= 3;
    if (!strong && real.length && all.length < 2) continue; // a bold line among headings is a bold line
    for (const { element, between, fact } of all) say(sure || (strong && between) ? "headings" : "headingsUnsure", element, fact);
  }
  if (real.length) say("headingsKept", real[0], "");

  // Headings that are one for the size of their letters: sentences, and lines that nothing stands under.
  for (const heading of real.slice(0, 500)) {
    const said = text(heading);
    if (visible(heading) && said.length >= 120 && /[.!?。]$/.test(said) && /[,;]\s|[.!?]\s/.test(said.slice(0, -1))) say("misused", heading, `${said.length}`);
  }
  const lone = (heading) => heading?.matches("h2, h3, h4, h5, h6") && letters(heading.textContent) > 0 && !heading.querySelector("a, button, img, svg") && visible(heading);
  for (const heading of real.filter(lone)) {
    const same = (other) => lone(other) && other.localName === heading.localName;
    if (heading.previousElementSibling?.localName === heading.localName) continue;
    let count = 1;
    for (let next = heading.nextElementSibling; same(next); next = next.nextElementSibling) count += 1;
    if (count >= 3) say("misused", heading, `${heading.localName} × ${count}`);
  }
  // A quotation that quotes nobody: it holds a form or a table, or an editor made it to set a text in.
  for (const quote of document.querySelectorAll("blockquote")) {
    const { marginLeft, borderLeftStyle, paddingLeft } = quote.style;
    const set = parseFloat(marginLeft) >= 20 && borderLeftStyle === "none" && paddingLeft === "0px" && !/[“”"«»„—–]|^[-–]/.test(text(quote));
    const holds = quote.querySelector("form, input, select, textarea, table, h1, h2, nav");
    if ((set || holds) && text(quote) && visible(quote) && !quote.cite && !quote.querySelector("cite")) say("quotes", quote, holds ? holds.localName : `margin-left: ${marginLeft}`);
  }
  if (real.length && !answer.misused.length) say("misusedKept", real[0], "");
  return answer;
}
