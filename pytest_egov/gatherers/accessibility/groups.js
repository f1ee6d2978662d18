// Choices, fields and labels that belong together for the eye only.
(elements) => {
  const answer = { groups: [], groupsUnsure: [], groupsKept: [], labels: [], labelsKept: [] };
  const say = (topic, element, fact) => answer[topic].push(elements.node(element, fact));
  const { rendered: visible, whole: text, FIELDS, TYPED: FIELD } = elements;

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
  // Boxes for ticks are often called differently each: those that stand together, with no other field among them.
  const single = [...document.querySelectorAll("input[type=checkbox]")].slice(0, 500).filter((box) => {
    const alike = choices.get([box.type, box.name, box.form ? [...document.forms].indexOf(box.form) : -1].join());
    return (!box.name || !alike || alike.length === 1) && (visible(box) || (box.labels?.[0] && visible(box.labels[0]))) && !box.closest("table:not([role=presentation], [role=none]), [role=grid], [role=row]");
  });
  const together = new Map();
  for (const box of single) {
    let part = box.parentElement;
    while (part && part !== document.body && part.querySelectorAll(FIELDS).length < 2) part = part.parentElement;
    const inside = part && part !== document.body ? [...part.querySelectorAll(FIELDS)] : [];
    if (inside.length >= 3 && inside.every((field) => field.type === "checkbox")) together.set(part, inside);
  }
  for (const [part, boxes] of together) choices.set(part, boxes);
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
    const radio = boxes[0].type === "radio";
    const likely = /[:?：？*]\s*\*?$|\)\s*$/.test(asked.said) || radio;
    // In a table of questions the headers of rows and columns may say it.
    const table = boxes[0].closest("table");
    const tabled = table && !(radio && !table.querySelector("th, [scope], [headers]") && new Set(boxes.map((box) => box.closest("td"))).size === 1);
    if (!repeated) say(likely && !asked.heading && !tabled ? "groups" : "groupsUnsure", boxes[0], asked.said);
  }

  // Fields of one label, each below a title that is neither a heading nor the name of a group: whose street is it?
  const labelled = [...document.querySelectorAll("label")].slice(0, 500).filter((label) => label.control?.matches(FIELDS) && !/^(?:radio|checkbox)$/.test(label.control.type) && visible(label) && text(label));
  const alike = new Map();
  for (const label of labelled) {
    const key = [elements.fold(elements.name(label.control)), label.form ? [...document.forms].indexOf(label.form) : -1].join();
    alike.set(key, [...(alike.get(key) || []), label]);
  }
  const titleBetween = (one, other) => {
    const range = document.createRange();
    range.setStartAfter(one);
    range.setEndBefore(other);
    const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT, (node) => (range.intersectsNode(node) && /\p{L}{2}/u.test(node.data) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
    const titles = [];
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement;
      if (holder.closest("h1, h2, h3, h4, h5, h6, [role=heading], legend")) return null;
      if (!holder.closest("label, button, a, option, select, script, style, small, [id]") && holder.checkVisibility() && text(holder).length <= 60) titles.push(holder);
    }
    return titles[0] || null;
  };
  const strong = (title) => { const { fontWeight, fontSize } = getComputedStyle(title); return Number(fontWeight) >= 600 || parseFloat(fontSize) > 17.5; };
  const untold = [];
  for (const twins of alike.values()) {
    if (twins.length < 2 || twins.length > 6 || twins.some((label) => grouped(label.control) === "named" || label.control.hasAttribute("aria-describedby"))) continue;
    const titles = twins.slice(1).map((label, index) => titleBetween(twins[index].control, label));
    if (titles.every(Boolean)) untold.push({ label: twins[0], title: titles[0] });
  }
  if (untold.length >= 2 || (untold.length && strong(untold[0].title))) say("groups", untold[0].label.control, text(untold[0].title));
  else if (untold.length) say("groupsUnsure", untold[0].label.control, text(untold[0].title));

  // A label that labels nothing, beside a field that is called something else.
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
