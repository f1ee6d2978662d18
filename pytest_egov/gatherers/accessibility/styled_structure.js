// What looks like a heading, a list or a table of columns and is none in the markup.
(elements) => {
  const answer = { headings: [], headingsUnsure: [], headingsKept: [], lists: [], listsUnsure: [], listsKept: [], columns: [], written: [], writtenUnsure: [] };
  const say = (topic, element, fact) => answer[topic].push(elements.node(element, fact));
  const visible = (element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true });
  const letters = (text) => (text.match(/\p{L}/gu) || []).length;
  const BLOCK = "p, div, td, dd, section, article, main, body, center, font, blockquote";
  const isBlock = (element) => !/^inline|^contents|^none/.test(getComputedStyle(element).display);

  // The style of most of the running text, by letters.
  const blocks = [...document.querySelectorAll(BLOCK)].slice(0, 5000);
  const own = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ");
  const sizes = new Map();
  for (const block of blocks) {
    const count = letters(own(block));
    if (count < 30) continue;
    const size = Math.round(parseFloat(getComputedStyle(block).fontSize));
    sizes.set(size, (sizes.get(size) || 0) + count);
  }
  const usual = [...sizes].sort((one, other) => other[1] - one[1])[0]?.[0];

  const NO_PLACE = "h1, h2, h3, h4, h5, h6, [role=heading], a, button, [role=button], label, legend, caption, figcaption, summary, nav, header, footer, table, ul, ol, dl, "
    + "blockquote, address, aside, pre, code, [aria-hidden=true], [role=img], [role=dialog], dialog, [role=alert], [role=status], [role=tablist], form, time";
  // Next in reading order: the block after this one, or after what this one ends.
  const follower = (block) => {
    for (let up = block, step = 0; up && up !== document.body && step < 2; up = up.parentElement, step += 1) {
      if (up.nextElementSibling) return up.nextElementSibling;
    }
    return null;
  };
  const plainText = (block) => {
    if (!block || block.matches("h1, h2, h3, h4, h5, h6, form, nav, script, style")) return false;
    const first = [block, ...block.querySelectorAll("p, div, li")].find((part) => letters(part.textContent) >= 30 && letters(own(part)) >= 20);
    if (!first) return false;
    const style = getComputedStyle(first);
    return parseFloat(style.fontSize) <= usual * 1.1 && Number(style.fontWeight) < 600;
  };
  const real = document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]");
  const alike = new Map();
  if (usual) for (const block of blocks) {
    const text = block.textContent.replace(/\s+/g, " ").trim();
    if (block.matches("td, body, main, article") || text.length < 4 || text.length > 80 || letters(text) < text.length / 2 || /[.;,!…]$/.test(text) || block.querySelector("a, img, input, br, p, div, svg, button")) continue;
    if (block.closest(NO_PLACE) || !visible(block) || !isBlock(block)) continue;
    const inner = [...block.querySelectorAll("b, strong, span, font, big, em, u, i")].find((part) => part.textContent.replace(/\s+/g, " ").trim() === text) || block;
    const deepest = [...inner.querySelectorAll("*")].findLast((part) => part.textContent.trim() === text) || inner;
    const style = getComputedStyle(deepest);
    const ratio = parseFloat(style.fontSize) / usual;
    const bold = Number(style.fontWeight) >= 600;
    if ((ratio < 1.2 && !bold) || !plainText(follower(block))) continue;
    const strength = (ratio >= 1.2 && bold) || ratio >= 1.5 ? "strong" : bold ? "bold" : "";
    if (strength) {
      const key = [strength, block.localName, block.className, Math.round(ratio * 10)].join();
      alike.set(key, [...(alike.get(key) || []), { block, fact: `${Math.round(ratio * 100)} %${bold ? ", bold" : ""}` }]);
    }
  }
  for (const [key, found] of alike) {
    const strong = key.startsWith("strong");
    const sure = strong ? !real.length || found.length >= 2 : !real.length && found.length >= 3;
    if (!strong && real.length && found.length < 3) continue; // a bold line among headings is a bold line
    for (const { block, fact } of found) say(sure ? "headings" : "headingsUnsure", block, fact);
  }
  if (real.length) say("headingsKept", real[0], "");

  // Lines that begin with a bullet or with the next number.
  const BULLET = /^\s*(?:[-•·●○◦▪▫■□►▶➢➤✓✔❖*+]|[\uf0a7\uf0b7])\s+\S/u;
  const numberOf = (line) => Number(/^\s*\(?(\d{1,2})[.)]\s+\p{L}/u.exec(line)?.[1] || 0);
  const runs = (lines) => {
    let bullets = 0, numbers = 0, long = false, best = "";
    for (const line of [...lines, ""]) {
      bullets = BULLET.test(line) ? bullets + 1 : 0;
      const number = numberOf(line);
      numbers = number && number === numbers + 1 ? number : number === 1 ? 1 : 0;
      long = (numbers > 1 && long) || line.length > 160;
      if (bullets >= 3) best = "bullets";
      else if (numbers >= 3 && !best) best = long ? "paragraphs" : "numbers";
    }
    return best;
  };
  const NO_LIST = "li, pre, code, textarea, [role=list], [role=listitem], [aria-hidden=true], script, style, noscript, select, svg";
  const judge = (element, lines) => {
    const kind = runs(lines);
    if (kind && visible(element)) say(kind === "paragraphs" ? "listsUnsure" : "lists", element, lines.find((line) => BULLET.test(line) || numberOf(line)));
  };
  for (const block of [...blocks, ...document.querySelectorAll("span")].slice(0, 8000)) {
    const broken = [...block.children].filter((child) => child.localName === "br").length;
    if (broken < 2 || block.closest(NO_LIST)) continue;
    const lines = [""];
    for (const node of block.childNodes) if (node.localName === "br") lines.push(""); else lines[lines.length - 1] += node.textContent;
    judge(block, lines.filter((line) => line.trim()));
  }
  for (const parent of new Set(blocks.filter((block) => block.matches("p, div")).map((block) => block.parentElement))) {
    const parts = [...parent.children].filter((child) => child.matches("p, div"));
    if (parts.length < 3 || parent.closest(NO_LIST)) continue;
    judge(parent, parts.map((part) => (part.querySelector("p, div, table, ul, ol") ? "" : part.textContent)));
  }
  const list = [...document.querySelectorAll("ul, ol, [role=list]")].find(elements.heard);
  if (list) say("listsKept", list, "");

  // Columns made of blanks: several lines with their gaps in the same places.
  const columns = (lines) => {
    const gaps = lines.map((line) => [...line.matchAll(/\S(?:\s{2,}|\t+)(?=\S)/g)].map((gap) => gap.index + gap[0].length));
    const starts = gaps.flat();
    return lines.length >= 3 && starts.filter((start) => gaps.filter((places) => places.some((place) => Math.abs(place - start) <= 1)).length >= 3).length >= 6;
  };
  for (const block of [...document.querySelectorAll("pre"), ...blocks]) {
    const raw = block.localName === "pre" ? block.textContent : "";
    const spaced = /(?:\u00a0 ?){3,}/.test(own(block)) ? [...block.childNodes].map((node) => (node.localName === "br" ? "\n" : node.textContent)).join("") : "";
    const lines = (raw || spaced.replace(/[ \n]*\n[ \n]*/g, "\n").replace(/\u00a0/g, " ")).split("\n").map((line) => line.replace(/\t/g, "        ")).filter((line) => line.trim());
    if (!lines.length || !visible(block) || block.closest("[aria-hidden=true], [role=img]")) continue;
    const text = lines.join("").replace(/\s/g, "");
    const code = block.querySelector("code, [class*=token], [class*=hl]") || block.closest("code, [class*=highlight]") || /[{};]|=>|\(\)|<\/|\$ |==|::/.test(lines.join("\n"))
      || lines.filter((line) => /\w\s*=/.test(line)).length > 1;
    const inColumns = raw ? columns(lines) : lines.length >= 3 && lines.filter((line) => /\S\s{3,}\S/.test(line)).length >= 3;
    if (inColumns && !code && text.replace(/[^\p{L}\p{N}]/gu, "").length / text.length > 0.6) say("columns", block, lines[0].trim());
  }

  // Words that only the style sheet says.
  const sheets = [...document.styleSheets].flatMap((sheet) => { try { return [...sheet.cssRules]; } catch { return []; } });
  const rules = sheets.flatMap((rule) => (rule.media && rule.cssRules && matchMedia(rule.media.mediaText).matches ? [...rule.cssRules] : [rule]));
  for (const rule of rules.slice(0, 10000)) {
    if (!/::?(?:before|after)/.test(rule.selectorText || "") || !/["'][^"']*\p{L}{4,}/u.test(rule.style?.content || "")) continue;
    for (const part of rule.selectorText.split(",")) {
      const pseudo = /::?(before|after)/.exec(part)?.[1];
      let matched = [];
      try { matched = pseudo ? [...document.querySelectorAll(part.replace(/::?(?:before|after).*/, "") || "*")].slice(0, 20) : []; } catch { /* a selector this browser does not know */ }
      for (const element of matched) {
        const style = getComputedStyle(element, `::${pseudo}`);
        if (/\p{L}{4,}/u.test(style.content) && style.display !== "none" && !/icon|awesome|material|glyph|symbol/i.test(style.fontFamily) && visible(element)
          && !element.closest("a, button, summary, [role=button], [aria-hidden=true], [aria-label]")) {
          // Browsers hand it to screen readers by now; without the sheet, or in another, it is gone.
          say(letters(element.textContent) ? "writtenUnsure" : "written", element, style.content);
        }
      }
    }
  }
  return answer;
}
