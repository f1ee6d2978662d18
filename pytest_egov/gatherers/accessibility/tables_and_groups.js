// Tables whose header cells are none, structure that a role takes away, and choices and labels that belong together for the eye only.
(elements) => {
  const answer = { tables: [], tablesUnsure: [], tablesKept: [], undone: [], groups: [], groupsUnsure: [], groupsKept: [], labels: [], labelsKept: [] };
  const say = (topic, element, fact) => answer[topic].push(elements.node(element, fact));
  const visible = (element) => element.checkVisibility({ checkVisibilityCSS: true });
  const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const NUMBER = /^[^\p{L}]*\d[^\p{L}]*(?:%|vnd|vnđ|đ|đồng|usd|ngày|days?|kg|km)?$/iu;

  // What it says of itself that a table holds data, beyond its rows.
  const evidence = (table, rows) => {
    const [first, ...rest] = rows;
    const bodyCells = rest.flat();
    const stands = (cell) => {
      const inner = cell.querySelector("b, strong");
      const style = getComputedStyle(cell);
      return Number(style.fontWeight) >= 600 || (inner && text(inner) === text(cell)) ? "bold" : style.backgroundColor;
    };
    const filled = (cells) => cells.filter((cell) => text(cell)).length >= Math.max(2, cells.length - 1);
    const set = (cells, others) => filled(cells) && new Set(cells.filter((cell) => text(cell)).map(stands)).size === 1 && others.filter((cell) => stands(cell) !== stands(cells.find((one) => text(one)))).length >= others.length * 0.8;
    if (table.tHead && filled([...table.tHead.rows[0]?.cells || []])) return "thead";
    if (set(first, bodyCells)) return "first row";
    if (rows.length >= 2 && set(rows.map((cells) => cells[0]), rows.flatMap((cells) => cells.slice(1)))) return "first column";
    if (table.caption && text(table.caption)) return "caption";
    if (table.getAttribute("summary")?.trim()) return "summary";
    const numeric = first.some((cell, column) => text(cell) && !/\d/.test(text(cell)) && rest.length >= 2 && rest.every((cells) => NUMBER.test(text(cells[column] || cell))));
    return numeric ? "numbers" : "";
  };
  for (const table of [...document.querySelectorAll("table")].slice(0, 200)) {
    const rows = [...table.rows].map((row) => [...row.cells]).filter((cells) => cells.length);
    const role = table.getAttribute("role");
    const headed = table.querySelector("th, [role=columnheader], [role=rowheader], [scope], td[headers]");
    const full = rows.filter((cells) => cells.length >= 2);
    const cells = full.flat();
    const holds = table.querySelector("table, form, input, select, textarea, button, h1, h2, h3, h4, iframe") || cells.some((cell) => text(cell).length > 200);
    const filled = cells.filter((cell) => text(cell)).length >= cells.length * 0.6;
    const data = full.length >= 2 && full.length >= rows.length - 1 && !holds && filled;
    if (!visible(table) || table.closest("[aria-hidden=true]")) continue;
    if (role === "presentation" || role === "none") {
      if ((table.querySelector("th") && full.length >= 2) || (table.caption && text(table.caption)) || (data && evidence(table, full) === "thead")) say("undone", table, `role=${role}`);
      continue;
    }
    if (role && role !== "table" && role !== "grid") continue;
    if (headed) { say("tablesKept", table, ""); continue; }
    if (!data) continue;
    const why = evidence(table, full);
    if (why) say(why === "caption" || why === "summary" || full.length > 2 || why === "thead" ? "tables" : "tablesUnsure", table, why);
    else if (full.length >= 3 && full[0].length >= 3) say("tablesUnsure", table, `${full.length} x ${full[0].length}`);
  }
  for (const element of document.querySelectorAll(":is(h1, h2, h3, h4, h5, h6):is([role=presentation], [role=none])")) if (text(element) && visible(element)) say("undone", element, "heading");
  for (const list of document.querySelectorAll(":is(ul, ol):is([role=presentation], [role=none])")) {
    const items = [...list.children].filter((item) => item.localName === "li" && !item.hasAttribute("role") && text(item));
    if (items.length >= 3 && visible(list) && !list.closest("nav, [role=menu], [role=menubar], [role=tablist], [role=tree], [role=navigation]")) say("undone", list, "list");
  }

  // Choices under one question.
  const grouped = (box) => {
    for (let up = box.parentElement; up; up = up.parentElement) {
      if (up.localName === "fieldset" || /^(?:group|radiogroup|listbox|tablist|toolbar)$/.test(up.getAttribute("role") || "")) return elements.name(up) || (up.querySelector(":scope > legend") ? text(up.querySelector(":scope > legend")) : "") ? "named" : "nameless";
    }
    return "";
  };
  const choices = new Map();
  for (const box of [...document.querySelectorAll("input[type=radio][name], input[type=checkbox][name]")].slice(0, 1000)) {
    if (!visible(box) && !(box.labels?.[0] && visible(box.labels[0]))) continue;
    const key = [box.type, box.name, box.form ? [...document.forms].indexOf(box.form) : -1].join();
    choices.set(key, [...(choices.get(key) || []), box]);
  }
  const question = (boxes) => {
    let part = boxes[0].parentElement;
    while (part && !boxes.every((box) => part.contains(box))) part = part.parentElement;
    // What stands before the first choice in the part of the page that holds all of them, or just before that part.
    const before = [];
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && walker.currentNode.compareDocumentPosition(boxes[0]) & Node.DOCUMENT_POSITION_FOLLOWING) {
      const label = walker.currentNode.parentElement.closest("label");
      if (!(label && label.control) && walker.currentNode.parentElement.checkVisibility()) before.push(walker.currentNode.data);
    }
    const inside = before.join(" ").replace(/\s+/g, " ").trim();
    const sibling = part === document.body ? null : part.previousElementSibling;
    const short = sibling && visible(sibling) && !sibling.querySelector("input, select, textarea") && text(sibling).length <= 120 ? sibling : null;
    if (inside && inside.length <= 200 && part !== document.body) return { said: inside, heading: part.querySelector("h1, h2, h3, h4, h5, h6") };
    return short && text(short) ? { said: text(short), heading: short.matches("h1, h2, h3, h4, h5, h6") } : null;
  };
  for (const [key, boxes] of choices) {
    if (boxes.length < 2) continue;
    const how = grouped(boxes[0]);
    if (how === "named") { say("groupsKept", boxes[0], ""); continue; }
    const asked = question(boxes);
    if (!asked) continue;
    const repeated = boxes.every((box) => elements.fold(elements.name(box)).includes(elements.fold(asked.said)) || box.hasAttribute("aria-describedby"));
    const likely = /[:?：？*]\s*\*?$/.test(asked.said) || key.startsWith("radio");
    if (!repeated) say(likely && !asked.heading && !boxes[0].closest("table") ? "groups" : "groupsUnsure", boxes[0], asked.said);
  }

  // A label that labels nothing, beside a field that is called something else.
  const FIELD = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=radio], [type=checkbox]), select, textarea";
  const referred = new Set([...document.querySelectorAll("[aria-labelledby]")].flatMap((it) => it.getAttribute("aria-labelledby").split(/\s+/)));
  for (const label of [...document.querySelectorAll("label")].slice(0, 1000)) {
    if (!text(label) || !visible(label)) continue;
    if (label.control) { if (!answer.labelsKept.length) say("labelsKept", label, ""); continue; }
    if (referred.has(label.id) || label.querySelector("[id]") && [...label.querySelectorAll("[id]")].some((it) => referred.has(it.id))) continue;
    const next = label.nextElementSibling;
    const inNext = next?.matches(FIELD) ? [next] : [...(next?.querySelectorAll(FIELD) || [])];
    const inParent = [...(label.parentElement?.querySelectorAll(FIELD) || [])];
    const [field] = inNext.length === 1 ? inNext : inParent.length === 1 ? inParent : [];
    if (!field || !visible(field) || !(label.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
    const name = elements.fold(elements.name(field));
    if (!name.includes(elements.fold(text(label)))) say("labels", label, `"${text(label)}" / "${elements.name(field)}"`);
  }
  return answer;
}
