// Columns made of blanks, words that only the style sheet says, and what is shown and kept from screen readers.
(elements) => {
  const answer = { columns: [], written: [], silenced: [], silencedUnsure: [] };
  const say = (topic, element, fact) => answer[topic].push(elements.node(element, fact));
  const { visible, letters, own } = elements;
  const blocks = [...document.querySelectorAll("p, div, td, dd, section, article, main, body, center, font, blockquote")].slice(0, 5000);

  // Columns made of blanks: several lines with their gaps in the same places.
  const columns = (lines) => {
    const gaps = lines.map((line) => [...line.matchAll(/\S(?:\s{2,}|\t+)(?=\S)/g)].map((gap) => gap.index + gap[0].length));
    const starts = gaps.flat();
    return lines.length >= 3 && starts.filter((start) => gaps.filter((places) => places.some((place) => Math.abs(place - start) <= 1)).length >= 3).length >= 6;
  };
  // Tabulators lead to the next place that eight divides.
  const untabbed = (line) => [...line].reduce((said, sign) => said + (sign === "\t" ? " ".repeat(8 - (said.length % 8)) : sign), "");
  const ruled = (lines) => lines.length >= 3 && lines.filter((line) => (line.match(/\S\s*[|│]\s*(?=\S)/g) || []).length >= 1 && /\p{L}|\d/u.test(line)).length >= Math.max(3, lines.length - 2);
  const tabbed = (said) => said.split("\n").filter((line) => /\S\t+\S/.test(line)).length >= 3;
  for (const block of [...document.querySelectorAll("pre"), ...blocks]) {
    const kept = block.localName === "pre" || (/\n/.test(own(block)) && /^(?:pre|break-spaces)/.test(getComputedStyle(block).whiteSpace));
    const raw = kept ? block.textContent : "";
    const spaced = /(?:\u00a0 ?){3,}/.test(own(block)) ? [...block.childNodes].map((node) => (node.localName === "br" ? "\n" : node.textContent)).join("") : "";
    if (!raw && !spaced) continue;
    const lines = (raw || spaced.replace(/[ \n]*\n[ \n]*/g, "\n").replace(/\u00a0/g, " ")).split("\n").map(untabbed).filter((line) => line.trim());
    if (!lines.length || !visible(block) || block.closest("[aria-hidden=true], [role=img]")) continue;
    const text = lines.join("").replace(/[\s|│+=-]/g, "");
    const code = block.querySelector("code, [class*=token], [class*=hl]") || block.closest("code, [class*=highlight]") || /[{};]|=>|\(\)|<\/|\$ |==[^=]|::/.test(lines.join("\n"))
      || lines.filter((line) => /\w\s*=/.test(line)).length > 1;
    const inColumns = raw ? columns(lines) || ruled(lines) || tabbed(raw) : lines.filter((line) => /\S\s{3,}\S/.test(line)).length >= 3;
    if (inColumns && !code && text.replace(/[^\p{L}\p{N}]/gu, "").length / text.length > 0.6) say("columns", block, lines[0].trim());
  }

  // Words that only the style sheet says; a field may tell them by itself, and a cell of a narrow table repeats its header.
  const saidElsewhere = (element, said) => {
    const field = element.control || element.closest("label")?.control || element.querySelector("input, select, textarea");
    if (field && (field.required || field.getAttribute("aria-required") === "true")) return true;
    if (element.matches("td, th, [role=cell]")) return true;
    return elements.fold([element.innerText, element.title, element.parentElement?.innerText].join(" ")).includes(said);
  };
  const sheets = [...document.styleSheets].flatMap((sheet) => { try { return [...sheet.cssRules]; } catch { return []; } });
  const rules = sheets.flatMap((rule) => (rule.media && rule.cssRules && matchMedia(rule.media.mediaText).matches ? [...rule.cssRules] : [rule]));
  for (const rule of rules.slice(0, 10000)) {
    if (!/::?(?:before|after)/.test(rule.selectorText || "") || !/["'][^"']*\p{L}{2,}|attr\(/u.test(rule.style?.content || "")) continue;
    for (const part of rule.selectorText.split(",")) {
      const pseudo = /::?(before|after)/.exec(part)?.[1];
      let matched = [];
      try { matched = pseudo ? [...document.querySelectorAll(part.replace(/::?(?:before|after).*/, "") || "*")].slice(0, 20) : []; } catch { /* a selector this browser does not know */ }
      for (const element of matched) {
        const style = getComputedStyle(element, `::${pseudo}`);
        if (/\p{L}{2,}/u.test(style.content.replace(/attr\([^)]*\)/g, "")) && letters(style.content) >= 3 && style.display !== "none" && !/icon|awesome|material|glyph|symbol/i.test(style.fontFamily) && visible(element)
          && !element.closest("a, button, summary, [role=button], [aria-hidden=true], [aria-label]")) {
          // Browsers hand it to screen readers by now; without the sheet, or in another, it is gone.
          if (!saidElsewhere(element, elements.fold(style.content))) say("written", element, style.content);
        }
      }
    }
  }

  // What is shown in the text of the page and kept from those who listen, unless the same is told elsewhere.
  const dialog = [...document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]")].some(visible);
  const spoken = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const parts = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("[aria-hidden=true], script, style, template")) parts.push(walker.currentNode.data);
    for (const named of document.querySelectorAll("[aria-label], [alt], [title]")) if (!named.closest("[aria-hidden=true]")) parts.push(named.getAttribute("aria-label") || "", named.getAttribute("alt") || "", named.title || "");
    return ` ${elements.fold(parts.join(" "))} `;
  };
  let heard = null;
  for (const part of [...document.querySelectorAll("[aria-hidden=true]")].slice(0, 500)) {
    if (dialog || part.parentElement.closest("[aria-hidden=true], a, button, svg, label") || part.closest("svg, [role=img]") || !visible(part)) continue;
    const said = elements.fold(part.innerText);
    const block = part.matches("h1, h2, h3, h4, h5, h6, p, table, ul, ol, dl, legend, caption, main, article, section") || part.querySelector("p, table, ul, ol, dl, h2, h3, h4");
    if (letters(said) < (block ? 4 : 20) || part.getBoundingClientRect().width < 4) continue;
    heard ||= spoken();
    const lines = part.innerText.split("\n").map((line) => elements.fold(line)).filter(Boolean);
    if (lines.every((line) => heard.includes(` ${line} `))) continue;
    say(block ? "silenced" : "silencedUnsure", part, elements.text(part.innerText, 80));
  }
  return answer;
}
