// What people who see a field can read about it, and whether the words that stand for it mean anything.
(elements, { hollow }) => {
  const answer = { bare: [], bareUnsure: [], bareKept: [], misled: [], misledUnsure: [], misledKept: [], formUnsure: [] };
  const say = (topic, element, fact) => answer[topic].push(elements.node(element, fact));
  const FIELD = `${elements.TYPED}, ` + "[role=textbox], [role=combobox]:not(div:has(input)), [role=searchbox], [role=spinbutton]";
  const meaningless = new Set(hollow.map(elements.fold));
  // Seen: with a size and not moved or clipped away, as texts for screen readers are.
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return elements.visible(element) && box.width > 2 && box.height > 2 && box.right > 0 && !elements.clipped(element);
  };
  const fields = [...document.querySelectorAll(FIELD)].slice(0, 1000)
    .filter((field) => elements.rendered(field) && !field.disabled && elements.heard(field) && field.getBoundingClientRect().height > 2);
  // How many fields a part of the page holds, and how many of them are long or files: asked of the same parts by every field.
  const counts = new Map();
  const countIn = (part, wanted) => {
    if (!counts.has(part)) counts.set(part, fields.filter((field) => part.contains(field)));
    return counts.get(part).filter(wanted).length;
  };
  const held = new Map();
  const fieldsIn = (part) => held.get(part) ?? held.set(part, part.querySelectorAll(FIELD).length).get(part);
  const short = (field) => field.localName === "select" || (field.maxLength > 0 && field.maxLength <= 4) || /^(?:number|time|date)$/.test(field.type) || (field.size > 0 && field.size <= 5);
  const words = (text) => /[\p{L}\p{N}]/u.test(text || "");
  const shownText = (element) => {
    if (!element || element.matches(`${FIELD}, button, script, style, option`)) return "";
    const parts = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && parts.length < 50) {
      const parent = walker.currentNode.parentElement;
      if (!parent.closest("select, textarea, button, script, style, [role=listbox], [role=combobox], [role=textbox]") && words(walker.currentNode.data) && seen(parent)) parts.push(walker.currentNode.data.trim());
    }
    return parts.join(" ");
  };

  // The text that stands before (or just after) a field in the smallest part of the page that is about this field alone.
  const beside = (field) => {
    for (let part = field, step = 0; part.parentElement && step < 5; part = part.parentElement, step += 1) {
      const parent = part.parentElement;
      if (parent.matches("body, main, form, header, footer, nav, section") && step > 0 && fieldsIn(parent) > 1) break;
      for (let node = part.previousSibling; node; node = node.previousSibling) {
        if (node.nodeType === Node.TEXT_NODE && words(node.data)) return node.data;
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.matches(FIELD) || node.querySelector(FIELD)) { if (!short(field)) break; else continue; }
        if (/^h[1-6]$/.test(node.localName) && fieldsIn(parent) > 1) break;
        const said = shownText(node);
        if (said && said.length <= 150) return said;
        if (said) break;
      }
      const after = part.nextSibling?.nodeType === Node.TEXT_NODE ? part.nextSibling.data : part.nextElementSibling?.matches("label, span, small") ? shownText(part.nextElementSibling) : "";
      if (words(after)) return after;
      if (fieldsIn(parent) > (short(field) ? 4 : 1) && !parent.matches("label, td, th, li")) break;
    }
    return "";
  };
  const columnHeads = (field) => {
    const cell = field.closest("td, th");
    const table = cell?.closest("table");
    if (!table) return "";
    const head = table.rows[0]?.cells[cell.cellIndex];
    const first = cell.parentElement.cells[0];
    // A menu beside the form is no header, nor is the first row of a table that only lays out the page.
    const laidOut = table.matches("[role=presentation], [role=none]");
    return [laidOut ? null : head, first].filter((it) => it && it !== cell && !it.contains(field) && !it.querySelector("a, table, h1, h2")).map(shownText)
      .filter((said) => said.length <= 150).join(" ");
  };
  const withButton = (field) => {
    const next = field.nextElementSibling;
    if (next?.matches("button, [role=button], input[type=submit], input[type=image]") && (next.value || elements.name(next)) && field.matches("input, [role=searchbox]")) return true;
    const form = field.closest("form, [role=search], fieldset") || field.parentElement.parentElement || field.parentElement;
    return countIn(form, () => true) <= (field.matches("[type=search], [role=searchbox]") || form.matches("[role=search]") || form.closest("[role=search], search") ? 2 : 1)
      && [...form.querySelectorAll("button, input[type=submit], input[type=button], input[type=image], [role=button]")]
        .some((button) => (button.value || elements.name(button)) && button.checkVisibility());
  };
  const visibleLabel = (field) => [...(field.labels || []), ...elements.byIds(field, "aria-labelledby"), ...elements.byIds(field, "aria-describedby")].some((label) => words(shownText(label)))
    || words(beside(field)) || words(columnHeads(field));

  for (const field of fields) {
    if (visibleLabel(field)) { if (!answer.bareKept.length) say("bareKept", field, ""); continue; }
    if (withButton(field)) continue;
    const placeholder = field.placeholder || field.getAttribute("aria-placeholder") || "";
    const form = field.closest("form, section, article, main") || document.body;
    const several = countIn(form, (other) => !short(other)) >= 2;
    const option = field.localName === "select" && words(field.options[0]?.text);
    const icon = [...field.parentElement.querySelectorAll("svg, img, i")].some((it) => it.checkVisibility());
    // A single file may be what the page is about; of several, each must say which.
    const weak = option || field.title || (field.type === "file" && countIn(form, (other) => other.type === "file") < 2) || field.type === "search" || field.readOnly || (icon && !placeholder);
    say(!weak && (several || !placeholder) ? "bare" : "bareUnsure", field, placeholder ? `placeholder="${placeholder}"` : elements.name(field));
  }

  const TECHNICAL = /^(?=\S*(?:_|[a-z][A-Z]|\d))[\w$:.[\]-]{3,}$/;
  const named = fields.map((field) => ({ field, name: elements.name(field) })).filter(({ name }) => name);
  const group = (field) => field.closest("fieldset, [role=group], tr, li, article, section, [role=listitem], [role=row], [role=tabpanel], [role=dialog], dialog, form, [role=search]");
  const pairs = new Map();
  for (const { field, name } of named) {
    const folded = elements.fold(name);
    const technical = TECHNICAL.test(name) && (name === field.name || name === field.id || /^(?:txt|ddl|ctl|cbo|input|field)[_A-Z\d]/.test(name));
    if (meaningless.has(folded) || meaningless.has(folded.replace(/ ?\d+$/, "")) || technical) { say("misled", field, `"${name}"`); continue; }
    if (!answer.misledKept.length) say("misledKept", field, "");
    const place = group(field);
    if (!place || !folded) continue;
    const key = pairs.get(place) || pairs.set(place, new Map()).get(place);
    (key.get(folded) || key.set(folded, []).get(folded)).push({ field, name });
  }
  const titles = [...document.querySelectorAll("h2, h3, h4, h5, h6, legend")];
  for (const names of pairs.values()) {
    for (const all of names.values()) {
      // Of fields that share an id only the first has the label; the others have none, which is another fault.
      const ids = new Set();
      const twins = all.filter(({ field }) => !field.id || (!ids.has(field.id) && ids.add(field.id)));
      const apart = new Set(twins.map(({ field }) => field.name || field.id)).size === twins.length;
      if (twins.length < 2) continue;
      // Parts of one thing, such as the day, the month and the year, may share its label; so may what stands under headings of its own.
      const parts = twins.every(({ field }) => short(field)) || !apart;
      const between = twins.some(({ field }, index) => index && titles.some((heading) =>
        twins[index - 1].field.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING && heading.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING));
      for (const { field, name } of twins.slice(1)) say(parts || between ? "misledUnsure" : "misled", field, `"${name}"`);
    }
  }

  for (const field of fields) {
    const pattern = field.getAttribute("pattern");
    if (pattern && !field.title && !field.placeholder && !elements.byIds(field, "aria-describedby").length && !/\d|\(/.test(elements.name(field) + beside(field))) say("formUnsure", field, `pattern="${pattern}"`);
  }
  return answer;
}
