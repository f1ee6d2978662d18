// Lines that begin with a bullet or with the next number, or that are set in by blanks, and are no list in the markup.
(elements) => {
  const answer = { lists: [], listsUnsure: [], listsKept: [] };
  const say = (topic, element, fact) => answer[topic].push(elements.node(element, fact));
  const { visible } = elements;
  const NO_LIST = "li, dl, pre, code, textarea, nav, [role=list], [role=listitem], [role=navigation], [role=img], [aria-hidden=true], script, style, noscript, select, svg";
  const SIGN = "[-–—•·●○◦▪▫■□►▶▸▹‣➢➤➔➜→⇒»›✓✔✅☑❖◆◇★☆*+]|[\\uf0a7\\uf0b7]";
  const BULLET = new RegExp(`^\\s*(?:${SIGN})(?:\\uFE0F)?\\s+\\S|^\\s*[-–•]\\p{L}`, "u");
  const ONLY_SIGN = new RegExp(`^\\s*["']?(?:${SIGN}|o)["']?\\s*$`, "u");
  const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
  // Which place in an order a line claims: of numbers, letters or Roman numbers. "Step 1" says by itself what it is.
  const placesOf = (line) => {
    const [, said, behind] = /^\s*\(?(\d{1,2}|[a-zđ]|[ivx]{1,4})([.):]|\s*[-–]\s)\s*\p{L}/iu.exec(line) || [];
    if (!said || (/^\p{L}$/u.test(said) && !/[).]/.test(behind))) return [];
    const low = said.toLowerCase();
    return /\d/.test(said) ? [Number(said)] : [low.length === 1 ? "abcdđefghijklmnopqrstuvwxyz".indexOf(low) + 1 - (low > "d" && low !== "đ") : 0, ROMAN.indexOf(low) + 1].filter(Boolean);
  };
  const first = (line) => /^\s*(\p{Extended_Pictographic})/u.exec(line)?.[1] || "";
  const runs = (lines) => {
    let bullets = 0, numbers = 0, pictures = 0, long = false, best = "", picture = "";
    for (const line of [...lines, ""]) {
      bullets = BULLET.test(line) ? bullets + 1 : 0;
      pictures = first(line) && first(line) === picture ? pictures + 1 : first(line) ? 1 : 0;
      picture = first(line);
      const places = placesOf(line);
      numbers = places.includes(numbers + 1) ? numbers + 1 : places.includes(1) ? 1 : 0;
      long = (numbers > 1 && long) || line.length > 160;
      if (bullets >= 3 || pictures >= 3) best = "bullets";
      else if (numbers >= 3 && !best) best = long ? "paragraphs" : "numbers";
    }
    return best;
  };
  const judge = (element, lines) => {
    const kind = runs(lines);
    if (kind && visible(element)) say(kind === "paragraphs" ? "listsUnsure" : "lists", element, lines.find((line) => BULLET.test(line) || placesOf(line).length || first(line)));
  };
  const small = (picture) => { const box = picture.getBoundingClientRect(); return box.width <= 32 && box.height <= 32; };
  const drawn = (node) => (node.nodeType === Node.ELEMENT_NODE && node.matches("img, svg") && small(node) ? "• " : node.textContent);

  const blocks = [...document.querySelectorAll("p, div, td, dd, section, article, main, body, center, font, blockquote, span")].slice(0, 8000);
  for (const block of blocks) {
    const broken = [...block.children].filter((child) => child.localName === "br").length;
    if (broken < 2 || block.closest(NO_LIST)) continue;
    const lines = [""];
    for (const node of block.childNodes) if (node.localName === "br") lines.push(""); else lines[lines.length - 1] += drawn(node);
    const filled = lines.filter((line) => line.trim());
    judge(block, filled);
    // Set in by hand, more than one level deep: the levels of a tree.
    const depths = filled.map((line) => /^[ \t\n]*((?:\u00a0 ?){2,})/.exec(line)?.[1].length || 0);
    if (filled.length >= 4 && new Set(depths.filter(Boolean)).size >= 2 && depths.filter(Boolean).length >= filled.length / 2 && visible(block)) say("lists", block, "&nbsp;");
  }

  // What a style sheet or a picture puts before each line.
  const signOf = (part) => {
    const style = getComputedStyle(part), before = getComputedStyle(part, "::before");
    if (style.display === "list-item" && style.listStyleType !== "none" && part.localName !== "summary") return "• ";
    if (ONLY_SIGN.test(before.content.replace(/^["']|["']$/g, ""))) return "• ";
    if (/url\(/.test(style.backgroundImage) && style.backgroundRepeat === "no-repeat" && parseFloat(style.paddingLeft) >= 10 && part.textContent.trim()) return "• ";
    const lead = [...part.childNodes].find((node) => node.nodeType === Node.ELEMENT_NODE || node.data?.trim());
    if (lead?.nodeType === Node.ELEMENT_NODE && lead.matches("img") && lead.alt.length < 3 && small(lead) && part.textContent.trim()) return "• ";
    const number = lead?.nodeType === Node.ELEMENT_NODE && !lead.matches("a, button, label, sup") && /^\s*(\d{1,2})\.?\s*$/.exec(lead.textContent)?.[1];
    return number && part.textContent.trim().length > 12 ? `${number}. ${part.textContent.replace(lead.textContent, "")}` : "";
  };
  const wraps = "p, div, table, ul, ol, h1, h2, h3, h4, h5, h6";
  for (const parent of new Set(blocks.filter((block) => block.matches("p, div, span")).map((block) => block.parentElement))) {
    const parts = [...parent.children].filter((child) => child.matches("p, div, span"));
    if (parts.length < 3 || parent.closest(NO_LIST)) continue;
    const shown = parts.filter((part) => !part.matches("span") || !getComputedStyle(part).display.startsWith("inline"));
    if (shown.length < 3) continue;
    const below = shown.every((part, index) => !index || part.getBoundingClientRect().top > shown[index - 1].getBoundingClientRect().top);
    judge(parent, shown.map((part) => {
      const deep = part.querySelector(wraps);
      const sign = below && !(deep && part.querySelector("table, ul, ol, h1, h2, h3, h4, h5, h6")) ? signOf(part) : "";
      return sign.length > 2 ? sign : deep ? "" : sign + part.textContent;
    }));
  }
  // Short lines set in step by step, three levels deep: the branches of a tree.
  for (const parent of new Set(blocks.filter((block) => block.matches("p, div, span")).map((block) => block.parentElement))) {
    const lines = [...parent.children].filter((child) => child.matches("p, div, span") && visible(child));
    if (lines.length < 5 || lines.length > 200 || parent.closest(NO_LIST) || lines.some((line) => line.textContent.trim().length > 80 || line.querySelector("p, div, table, ul, ol, h1, h2, h3, h4, h5, h6, input, select, textarea, button"))) continue;
    const starts = lines.map((line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      return Math.round((range.getClientRects()[0] || line.getBoundingClientRect()).left);
    });
    const levels = [...new Set(starts)].sort((one, other) => one - other);
    const stacked = lines.every((line, at) => !at || line.getBoundingClientRect().top > lines[at - 1].getBoundingClientRect().top);
    const stepped = levels.length >= 3 && levels.length <= 6 && levels.slice(1).every((level, at) => level - levels[at] >= 10 && level - levels[at] <= 80);
    const deeper = starts.every((start, at) => !at || levels.indexOf(start) <= levels.indexOf(starts[at - 1]) + 1);
    const centred = lines.some((line) => /center|right|end/.test(getComputedStyle(line).textAlign));
    if (stacked && stepped && deeper && !centred && starts[0] === levels[0]) say("lists", parent, `${levels.length} × ${lines.length}`);
  }
  // A bullet in a cell of its own.
  for (const table of [...document.querySelectorAll("table")].slice(0, 200)) {
    const rows = [...table.rows].filter((row) => row.cells.length === 2);
    if (rows.length >= 3 && !table.closest(NO_LIST) && rows.filter((row) => ONLY_SIGN.test(row.cells[0].textContent) && row.cells[1].textContent.trim()).length >= 3 && visible(table)) say("lists", table, rows[0].cells[0].textContent.trim());
  }
  const list = [...document.querySelectorAll("ul, ol, [role=list]")].find(elements.heard);
  if (list) say("listsKept", list, "");
  return answer;
}
