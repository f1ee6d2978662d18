// Tables whose header cells are none, tables that only lay out the page with the markup of data, and structure that a role takes away.
(elements) => {
  const answer = { tables: [], tablesUnsure: [], tablesKept: [], undone: [], laidOut: [] };
  const say = (topic, element, fact) => answer[topic].push(elements.node(element, fact));
  const { rendered: visible, whole: text } = elements;
  // A number, a date, a time, with a unit or without.
  const NUMBER = /^[^\p{L}]*\d[^\p{L}]*(?:%|vnd|vnđ|đ|đồng|usd|eur|am|pm|h|giờ|phút|ngày|tháng|năm|days?|hours?|min|kg|km|m2|m²)?(?:[\s\d:–-]*(?:am|pm|h)?)?$/iu;
  const FIELDS = "input, select, textarea, button";

  const bold = (cell) => {
    const inner = cell.querySelector("b, strong");
    return Number(getComputedStyle(cell).fontWeight) >= 600 || (inner && text(inner) === text(cell));
  };
  const painted = (cell) => {
    const own = getComputedStyle(cell).backgroundColor;
    return /, 0\)$/.test(own) ? getComputedStyle(cell.parentElement).backgroundColor : own;
  };
  const stands = (cell) => (bold(cell) ? "bold" : painted(cell));
  // Less than bold letters or a ground of its own, but still another look.
  const looks = (cell) => {
    const deepest = [...cell.querySelectorAll("*")].find((part) => text(part) === text(cell)) || cell;
    const { color, textTransform, fontStyle, fontSize } = getComputedStyle(deepest);
    const line = [cell, cell.parentElement].map((one) => getComputedStyle(one).borderBottomWidth).join();
    return [color, textTransform, fontStyle, fontSize, line].join(" ");
  };
  const filled = (cells) => cells.filter((cell) => text(cell)).length >= Math.max(2, cells.length - 1);
  const set = (cells, others, look = stands) => {
    const own = filled(cells) && new Set(cells.filter((cell) => text(cell)).map(look));
    return own && own.size === 1 && others.filter((cell) => !own.has(look(cell))).length >= others.length * 0.8;
  };
  // What it says of itself that a table holds data, beyond its rows.
  const evidence = (table, rows) => {
    const [first, ...rest] = rows;
    const bodyCells = rest.flat();
    if (table.tHead && filled([...table.tHead.rows[0]?.cells || []])) return "thead";
    if (first.some((cell) => cell.querySelector(FIELDS))) return "";
    if (set(first, bodyCells)) return "first row";
    if (table.querySelector(FIELDS)) return "";
    if (rows.length >= 2 && set(rows.map((cells) => cells[0]), rows.flatMap((cells) => cells.slice(1)))) return "first column";
    if (table.caption && text(table.caption)) return "caption";
    if (table.getAttribute("summary")?.trim()) return "summary";
    if (rows.length > 2 && set(first, bodyCells, looks) && first.every((cell) => text(cell).length <= 40)) return "first row";
    const numeric = first.some((cell, column) => text(cell) && !/\d/.test(text(cell)) && rest.length >= 2 && rest.every((cells) => NUMBER.test(text(cells[column] || cell))));
    return numeric ? "numbers" : "";
  };
  const HEADED = "th, [role=columnheader], [role=rowheader], [scope], td[headers]";
  const PARTS = "ul, ol, nav, form, h1, h2, table, main, [role=navigation], [role=main]";
  const all = [...document.querySelectorAll("table")].slice(0, 200);
  const widthOf = (row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
  all.forEach((table, number) => {
    // A line over all columns is a title, whatever cell it stands in.
    const rows = [...table.rows].filter(({ cells }) => cells.length).filter((row, index) => index || row.cells.length > 1 || row.cells[0].colSpan < 2).map((row) => [...row.cells]);
    const role = table.getAttribute("role");
    const headed = rows.flat().some((cell) => cell.closest("table") === table && cell.matches(HEADED)) || table.querySelector("[role=columnheader], [role=rowheader]");
    const full = rows.filter((cells) => cells.length >= 2);
    const cells = full.flat();
    const holds = table.querySelector("table, form, h1, h2, h3, h4, iframe") || cells.some((cell) => text(cell).length > 200);
    const told = cells.filter((cell) => text(cell) || cell.querySelector(FIELDS)).length >= cells.length * 0.6;
    const data = full.length >= 2 && full.length >= rows.length - 1 && !holds && told;
    if (!visible(table) || table.closest("[aria-hidden=true]")) return;
    if (role === "presentation" || role === "none") {
      if ((table.querySelector("th") && full.length >= 2) || (table.caption && text(table.caption)) || (data && (evidence(table, full) === "thead" || (full.length > 2 && !table.querySelector(FIELDS) && evidence(table, full) === "first row")))) say("undone", table, `role=${role}`);
      return;
    }
    if (role && role !== "table" && role !== "grid") return;
    // Whole parts of a page stand in its cells.
    const parts = cells.filter((cell) => cell.querySelector(PARTS));
    const frame = parts.some((cell) => cell.localName === "th") || parts.some((cell) => cell.querySelector("h1, main, nav, [role=main], [role=navigation]"));
    const claims = table.querySelector(":scope > * > tr > th") ? "th" : table.caption && text(table.caption) ? "caption" : table.getAttribute("summary")?.trim() ? "summary" : "";
    if (frame && claims && full.length <= 4) { say("laidOut", table, claims); return; }
    if (headed) {
      // Headers of rows do not head the columns under a first row that only looks like theirs.
      const others = data && !full[0].some((cell) => cell.matches(HEADED)) && full.slice(1).every((line) => line[0].matches("th")) && full.length > 2;
      if (others && set(full[0].slice(1), full.slice(1).flatMap((line) => line.slice(1)))) say("tables", table, "first row");
      else say("tablesKept", table, "");
      return;
    }
    if (!data) return;
    const before = all[number - 1];
    const head = before && !before.contains(table) && before.rows.length === 1 && before.querySelector("th") && widthOf(before.rows[0]) === widthOf(table.rows[0])
      && Math.abs(before.getBoundingClientRect().bottom - table.getBoundingClientRect().top) < 12;
    const why = head ? "thead" : evidence(table, full);
    if (why) say(why === "caption" || why === "summary" || full.length > 2 || why === "thead" ? "tables" : "tablesUnsure", table, why);
    else if (full.length >= 3 && full[0].length >= 3) say("tablesUnsure", table, `${full.length} x ${full[0].length}`);
  });
  for (const element of document.querySelectorAll(":is(h1, h2, h3, h4, h5, h6):is([role=presentation], [role=none])")) if (text(element) && visible(element)) say("undone", element, "heading");
  for (const list of document.querySelectorAll(":is(ul, ol):is([role=presentation], [role=none])")) {
    const items = [...list.children].filter((item) => item.localName === "li" && !item.hasAttribute("role") && text(item));
    if (items.length >= 3 && visible(list) && !list.closest("nav, [role=menu], [role=menubar], [role=tablist], [role=tree], [role=navigation]")) say("undone", list, "list");
  }
  return answer;
}
