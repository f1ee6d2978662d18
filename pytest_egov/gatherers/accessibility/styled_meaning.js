// What only the look of a page says: tables laid out of plain boxes, header cells that point astray, words that are struck out,
// and the bold or slanted style that an instruction speaks of.
(elements, { bold, claims, idioms, italic, underlined, larger, meanings, marked, struck }) => {
  const answer = { grids: [], gridsUnsure: [], indices: [], astray: [], astrayKept: [], changes: [], changesUnsure: [], marks: [], marksUnsure: [] };
  const say = (topic, element, fact) => answer[topic].push(elements.node(element, fact));
  const { visible, whole: text } = elements;
  const heavy = (element) => {
    const deepest = [...element.querySelectorAll("*")].find((part) => text(part) === text(element)) || element;
    return Number(getComputedStyle(deepest).fontWeight) >= 600;
  };
  const plainBox = (element) => /^(?:div|span|p|section|article|b|strong|font|ul|ol|li|[a-z]+-[a-z-]+)$/.test(element.localName) && !element.hasAttribute("role");

  // Rows of boxes whose edges stand under each other, below a row that looks like their headers.
  const HOLDS_MORE = "table, form, input, select, textarea, h1, h2, h3, h4, h5, h6, iframe, dl, nav, [role=row], [role=cell], [role=list], video";
  const rowsOf = (box) => {
    const children = [...box.children].filter(visible);
    const flat = getComputedStyle(box).display === "grid" && getComputedStyle(box).gridTemplateColumns.split(" ").length;
    if (flat > 1 && children.length % flat === 0 && children.every((child) => child.childElementCount <= 2 && text(child).length <= 80)) {
      return Array.from({ length: children.length / flat }, (_, row) => children.slice(row * flat, row * flat + flat));
    }
    // Rows may be grouped, as by a box around the body of the table.
    const below = (lines) => lines.every((line, at) => !at || line.getBoundingClientRect().top >= lines[at - 1].getBoundingClientRect().bottom - 2);
    const groups = (child) => /^table-(?:row|header)-group/.test(getComputedStyle(child).display)
      || (child.childElementCount > 0 && [...child.children].every((line) => line.childElementCount > 1 && plainBox(line)) && below([...child.children]));
    const rows = children.flatMap((child) => (children.length > 1 && groups(child) ? [...child.children] : [child]));
    return rows.map((row) => [...row.children]);
  };
  const inColumns = (rows) => {
    const edges = rows.map((cells) => cells.map((cell) => cell.getBoundingClientRect()));
    return edges.every((row) => row.every((box, column) => box.width > 0 && Math.abs(box.top - row[0].top) < 8
      && (!column || box.left > row[column - 1].left + 8) && Math.abs(box.left - edges[0][column].left) < 3));
  };
  for (const box of [...document.querySelectorAll("div, section, article, ul, ol, main")].slice(0, 5000)) {
    if (box.childElementCount < 2 || box.childElementCount > 400 || !(plainBox(box) || box.localName === "main") || box.querySelector(HOLDS_MORE) || box.closest("[role=table], [role=grid], nav, header, footer, a, button, [aria-hidden=true]")) continue;
    const rows = rowsOf(box);
    const width = rows[0]?.length || 0;
    if (rows.length < 3 || width < 2 || !rows.every((cells) => cells.length === width && cells.every((cell) => plainBox(cell) && text(cell).length <= 80))) continue;
    const filled = rows.flat().filter(text).length;
    if (filled < rows.length * width * 0.7 || !visible(box) || !inColumns(rows)) continue;
    const colour = (cell) => {
      const grounds = [];
      for (let at = cell; at && at !== box; at = at.parentElement) grounds.push(getComputedStyle(at).backgroundColor);
      return grounds.filter(elements.opaque).join();
    };
    const [head, ...body] = rows;
    const named = head.every((cell, column) => text(cell) || !column);
    const stands = head.every((cell) => !text(cell) || heavy(cell)) && body.every((cells) => cells.slice(1).some((cell) => !heavy(cell)));
    const shaded = new Set(head.map(colour)).size === 1 && body.every((cells) => colour(cells[1]) !== colour(head[1]));
    if (named && (stands || shaded)) say("grids", box, `${rows.length} x ${width}`);
    else if (getComputedStyle(box).display.includes("table") || width > 2) say("gridsUnsure", box, `${rows.length} x ${width}`);
  }

  // Columns side by side, each one box whose lines stand beside those of the others.
  const FIGURE = /^[^\p{L}]*\d[\d\s.,:/–%-]*(?:\p{L}{0,4}|đồng|ngày|giờ|days?|hours?)$/u;
  const linesOf = (part) => {
    const inner = part.childElementCount && [...part.children].every((one) => /^(?:p|div)$/.test(one.localName) && !one.querySelector("p, div, br")) && !elements.own(part).trim();
    if (inner) return [...part.children].map((one) => ({ said: text(one), top: one.getBoundingClientRect().top, heavy: heavy(one) }));
    const lines = [[]];
    for (const node of part.childNodes) if (node.localName === "br") lines.push([]); else if (node.textContent.trim()) lines.at(-1).push(node);
    return lines.filter((line) => line.length).map((line) => {
      const range = document.createRange();
      range.selectNode(line[0]);
      return { said: flat(line), top: range.getBoundingClientRect().top, heavy: line[0].nodeType === Node.ELEMENT_NODE && heavy(line[0]) };
    });
  };
  const flat = (nodes) => nodes.map((node) => node.textContent).join(" ").replace(/\s+/g, " ").trim();
  for (const room of [...document.querySelectorAll("tr, div, section, article")].slice(0, 5000)) {
    const parts = [...room.children].filter((part) => part.matches("td, div, section, span, p") && text(part));
    if (parts.length < 2 || parts.length > 8 || parts.length !== room.childElementCount || parts.some((part) => part.childElementCount < 2) || room.closest("footer, nav, header, [role=table], [aria-hidden=true]")) continue;
    if (room.querySelector("input, select, textarea, ul, ol, h1, h2, h3, h4, th, form, table, img, button") || room.closest("table")?.querySelector("th")) continue;
    const columns = parts.map(linesOf), count = columns[0].length;
    if (count < 3 || columns.some((lines) => lines.length !== count || lines.some(({ said }) => said.length > 60))) continue;
    if (!columns.every((lines) => lines.every(({ top }, at) => Math.abs(top - columns[0][at].top) < 5)) || !visible(room)) continue;
    const headed = columns.every(([first]) => !FIGURE.test(first.said)), figures = columns.filter((lines) => lines.slice(1).every(({ said }) => FIGURE.test(said)));
    const bold = columns.every(([first, ...rest]) => first.heavy && rest.every((line) => !line.heavy));
    if (headed && figures.length && figures.length < columns.length) say(bold || count > 3 ? "grids" : "gridsUnsure", room, `${count} x ${parts.length}`);
    else if (bold) say("gridsUnsure", room, `${count} x ${parts.length}`);
  }

  // Raised and lowered signs that are none in the markup: "10" and "5" are no hundred thousand to who listens.
  for (const element of [...document.querySelectorAll("span, font, small, i, b, em")].slice(0, 4000)) {
    if (element.childElementCount || !/^(?:[\d+−–-]{1,3}|[a-z]{1,2})$/i.test(element.textContent.trim()) || element.closest("sup, sub, a, button, label, code, math, svg, [role=math], [role=img], [aria-hidden=true]")) continue;
    const look = getComputedStyle(element), around = getComputedStyle(element.parentElement);
    const moved = /^(?:super|sub)$/.test(look.verticalAlign) || (look.position === "relative" && Math.abs(parseFloat(look.top) || 0) >= 3) || Math.abs(parseFloat(look.verticalAlign) || 0) >= 3;
    const before = element.previousSibling?.nodeType === Node.TEXT_NODE ? element.previousSibling.data : "";
    if (moved && parseFloat(look.fontSize) < parseFloat(around.fontSize) * 0.95 && /[\p{L}\d)]$/u.test(before) && visible(element)) say("indices", element, `${before.slice(-12)}^${element.textContent.trim()}`);
  }

  // Header cells that stand over another column or beside another row while the right ones go unnamed.
  for (const table of [...document.querySelectorAll("table")].slice(0, 200)) {
    if (table.matches("[role=presentation], [role=none]") || !visible(table) || table.rows.length > 300) continue;
    const places = new Map();
    const taken = [];
    [...table.rows].forEach((row, y) => [...row.cells].forEach((cell) => {
      let x = 0;
      while (taken[y]?.[x]) x += 1;
      const place = { x, y, right: x + cell.colSpan, bottom: y + (cell.rowSpan || 1) };
      places.set(cell, place);
      for (let down = y; down < Math.min(place.bottom, 400); down += 1) for (let across = x; across < Math.min(place.right, 100); across += 1) (taken[down] ||= [])[across] = cell;
    }));
    const overlap = (one, other, from, to) => one[from] < other[to] && other[from] < one[to];
    const heads = [...places.keys()].filter((cell) => cell.localName === "th");
    const misled = (cell) => {
      const own = places.get(cell);
      const said = cell.getAttribute("headers").split(/\s+/).map((id) => id && document.getElementById(id)).filter((head) => places.has(head) && head !== cell);
      return said.find((head) => {
        const place = places.get(head);
        if (overlap(place, own, "x", "right") || overlap(place, own, "y", "bottom")) return false;
        const better = (from, to, a, b) => heads.some((other) => other !== head && !said.includes(other)
          && overlap(places.get(other), place, from, to) && overlap(places.get(other), own, a, b));
        return better("y", "bottom", "x", "right") || better("x", "right", "y", "bottom");
      });
    };
    const wrong = [...table.querySelectorAll("td[headers]")].filter((cell) => places.has(cell) && misled(cell));
    for (const cell of wrong.slice(0, 20)) say("astray", cell, `headers="${cell.getAttribute("headers")}"`);
    const rows = [...table.rows].map((row) => [...row.cells]);
    const first = (rows[0] || []).filter((cell) => text(cell));
    const acrossRow = first.length >= 2 && rows.length >= 2 && first.every((cell) => cell.localName === "th" && cell.scope === "row") && rows.slice(1).every((cells) => cells.some((cell) => cell.localName === "td"));
    const leading = rows.filter((cells) => cells.length >= 2 && cells.slice(1).every((cell) => cell.localName === "td")).map((cells) => cells[0]);
    const downColumn = leading.length >= 2 && leading.every((cell) => cell.localName === "th" && cell.scope === "col");
    if (acrossRow || downColumn) say("astray", table, acrossRow ? 'scope="row"' : 'scope="col"');
    if (!wrong.length && !acrossRow && !downColumn && heads.length && !answer.astrayKept.length) say("astrayKept", table, "");
  }

  // Words that are struck out by style alone: whoever listens hears them as valid.
  const plain = (said) => (said || "").normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const unspaced = /[\u3000-\u9fff]/;
  const says = (words, said) => words.some((word) => (unspaced.test(word) ? said.includes(word) : ` ${plain(said)} `.includes(` ${plain(word)} `)));
  const SAYS_SO = "del, s, strike, ins, [role=deletion], a, button, label, code, pre, [aria-hidden=true], [role=checkbox], [role=option], select";
  for (const element of [...document.querySelectorAll("span, font, em, i, b, strong, small, td, p, div, li, bdi, u")].slice(0, 6000)) {
    if (element.childElementCount > 3 || !/[\p{L}\p{N}]/u.test(element.textContent) || !getComputedStyle(element).textDecorationLine.includes("line-through")) continue;
    if (element.closest(SAYS_SO) || element.querySelector("del, s, strike, ins") || !visible(element) || element.closest("li, tr")?.querySelector("input[type=checkbox], [role=checkbox]")) continue;
    const passage = element.parentElement;
    const rest = text(passage).replace(text(element), "");
    const before = [element.previousSibling, element.previousSibling?.previousSibling].map((node) => (node?.textContent || "").slice(-30)).join(" ");
    const told = says(struck, `${before} ${text(element)}`) || element.title || element.getAttribute("aria-label");
    const within = getComputedStyle(element).display.startsWith("inline") && /[\p{L}\p{N}]{2}/u.test(rest);
    // Beside others of its kind that are not struck out, a whole line is struck out for what it says.
    const among = [...passage.children].filter((one) => one !== element && one.localName === element.localName && text(one));
    const some = element.matches("li, td, p, dd") && among.length >= 2 && among.some((one) => !getComputedStyle(one).textDecorationLine.includes("line-through"));
    if (!told) say(within || some ? "changes" : "changesUnsure", element, elements.text(element.textContent, 80));
  }

  // "The items in bold are required", where nothing but the style tells which.
  const walker = document.createTreeWalker(document.body || document.documentElement, NodeFilter.SHOW_TEXT);
  const looks = Object.entries({ bold, italic, underlined, larger });
  // Both in one sentence, and near each other: what looks so, and what that means.
  const spokenOf = (said) => {
    for (const sentence of said.split(/(?<=[.!?;。])\s*/)) {
      const sure = says(meanings, sentence);
      if (sentence.length > 160 || !(sure || says(claims, sentence)) || says(idioms, sentence)) continue;
      const [style] = looks.find(([, words]) => says(words, sentence)) || [];
      if (style && (sure || style !== "larger")) return { style, sure };
    }
    return {};
  };
  const shows = {
    bold: heavy, italic: (element) => getComputedStyle(element).fontStyle !== "normal",
    underlined: (element) => getComputedStyle(element).textDecorationLine.includes("underline"),
    larger: (element) => parseFloat(getComputedStyle(element).fontSize) > parseFloat(getComputedStyle(document.body).fontSize) * 1.1,
  };
  for (let count = 0; walker.nextNode() && count < 20000; count += 1) {
    const around = walker.currentNode.parentElement;
    const said = walker.currentNode.data.length < 10 || !around || around.closest("script, style, nav, a, button, textarea, option") ? "" : text(around);
    const { style, sure } = said && said.length < 400 ? spokenOf(said) : {};
    if (!style || !visible(around)) continue;
    const labels = [...document.querySelectorAll("label")].filter((label) => label.control?.matches(elements.FIELDS) && visible(label) && text(label));
    const inStyle = labels.filter(shows[style]);
    if (inStyle.length && inStyle.length < labels.length) {
      const silent = inStyle.filter((label) => !(label.control.required || label.control.getAttribute("aria-required") === "true" || /\*/.test(label.textContent)
        || says(marked, elements.name(label.control)) || label.control.hasAttribute("aria-describedby")));
      if (silent.length) say("marks", silent[0], said);
      continue;
    }
    const parts = [...document.querySelectorAll("td, li, p, dd, span, div")].slice(0, 3000)
      .filter((part) => part !== around && !part.contains(around) && text(part) && part.textContent.length < 120 && !part.querySelector("strong, b, em, i, u, p, div, li, td, a") && !part.closest("strong, b, em, i, u, th, a, button, nav, header, footer, label, h1, h2, h3, h4, h5, h6") && shows[style](part) && visible(part));
    // Some of the items look so, and others beside them do not.
    const among = parts.filter((part) => {
      const item = part.closest("li, td, tr, p, dd") || part;
      return [...(item.localName === "td" ? item.closest("table").querySelectorAll("td") : item.parentElement.children)].some((other) => other !== item && other.localName === item.localName && text(other) && !other.contains(around) && !shows[style](other) && ![...other.querySelectorAll("span, div")].some(shows[style]));
    });
    // A long paragraph may speak of what is bold or large without meaning this page.
    if (style !== "larger" && said.length <= 120 && (among.length > 1 || (among.length && among[0].closest("li, td")))) say("marks", among[0], said);
    else if (sure) say("marksUnsure", parts[0] || around, said);
  }
  return answer;
}
