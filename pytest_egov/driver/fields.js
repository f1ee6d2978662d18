// Reads an input as someone who fills the form in meets it: what it is called, what it belongs to, whether it must be filled.
// Captions stand where portals put them: in labels, in the cell or box before, in the row above, or after a circle to tick.
const fieldReader = ({ clean, textOf, byIds, shown, keep }, inputs) => {
  const LABEL = 80, CAPTION = 120;
  const demands = /\*|bắt buộc|required|mandatory|pflicht|obligat|必填|必須|必须/i;
  const starOnly = /^\s*[(\[]?\s*\*+\s*[)\]]?\s*$/;
  const field = "input:not([type=hidden]),select,textarea";
  const acts = `${field},button`;
  const speaks = (text) => /\p{L}/u.test(text);

  // A label around a list is not the list's options as well.
  const wordsOf = (label) => {
    if (!label.querySelector("select,textarea")) return label.innerText || label.textContent;
    const copy = label.cloneNode(true);
    copy.querySelectorAll("select,textarea").forEach((inner) => inner.remove());
    return textOf(copy);
  };
  // The words of a node beside a field; none where it holds a field or button of its own, or is not shown.
  const said = (node) => {
    if (!node || node.nodeType === Node.COMMENT_NODE) return "";
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.matches(`${acts},script,style,noscript`) || node.querySelector(acts) || !shown(node)) return "";
    return node.innerText ?? node.textContent;
  };
  // The star that a style sheet draws at a caption is none of its words.
  const starred = (caption) => !!caption?.querySelectorAll && [caption, ...[...caption.querySelectorAll("*")].slice(0, 8)]
    .some((one) => ["::before", "::after"].some((part) => getComputedStyle(one, part).content.includes("*")));
  // A star in a cell of its own between the caption and the field, or behind the field.
  const starBeside = (input) => {
    for (const way of ["nextSibling", "previousSibling"]) {
      let node = input[way];
      while (node && !clean(node.textContent) && !node.matches?.(acts)) node = node[way];
      if (node && starOnly.test(said(node))) return true;
    }
    const cell = input.closest("td,th");
    return [cell?.nextElementSibling, cell?.previousElementSibling].some((other) => other && starOnly.test(said(other)));
  };

  const captionInRow = (cell) => {
    for (let other = cell?.previousElementSibling; other; other = other.previousElementSibling) {
      if (other.matches(acts) || other.querySelector(acts)) break;
      if (speaks(said(other))) return other;
    }
    return null;
  };
  // The head of a field's column: the nearest row above without fields that has as many cells.
  const captionOfColumn = (cell) => {
    const row = cell?.parentElement, rows = cell?.closest("table")?.rows;
    if (!rows || !row.cells) return null;
    for (let at = row.rowIndex - 1; at >= Math.max(0, row.rowIndex - 30); at -= 1) {
      const above = rows[at];
      if (above.cells.length !== row.cells.length) break;
      if (!above.querySelector(acts)) return speaks(said(above.cells[cell.cellIndex])) ? above.cells[cell.cellIndex] : null;
    }
    return null;
  };
  const captionBefore = (input) => {
    for (let node = input.previousSibling; node; node = node.previousSibling) {
      if (node.matches?.(acts) || node.querySelector?.(acts)) break;
      if (speaks(said(node))) return node;
    }
    return null;
  };
  // Where a field without a label of its own has its caption, nearest first.
  const captionsOf = function* (input) {
    const cell = input.closest("td,th"), box = input.parentElement;
    yield captionInRow(cell);
    yield captionBefore(input);
    yield captionOfColumn(cell);
    // The same in boxes: the caption stands in the box before the one that holds this field alone.
    if (box?.querySelectorAll(field).length === 1) yield box.previousElementSibling;
  };
  // What names a field, whether that is bound to it for every reader, and the element it stands in.
  const labelOf = (input) => {
    const labels = [...(input.labels || [])];
    const strong = byIds(input.getAttribute("aria-labelledby")) || clean(input.getAttribute("aria-label")) ||
      clean(labels.map(wordsOf).join(" "));
    if (strong) return [strong, true, labels[0]];
    if (input.title) return [clean(input.title), true, null];
    // A circle or a box to tick has its words behind it.
    const behind = input.matches("[type=radio],[type=checkbox]") ? clean(said(input.nextSibling)) : "";
    if (behind && behind.length <= LABEL) return [behind, false, null];
    for (const caption of captionsOf(input)) {
      const text = clean(said(caption));
      if (speaks(text) && text.length <= LABEL) return [text, false, caption];
    }
    return [clean(input.placeholder), false, null];
  };

  const choices = new Map();
  const choiceOf = (input) => {
    if (!input.name) return [input];
    const key = `${input.type} ${input.name}`;
    if (!choices.has(key)) choices.set(key, inputs.filter((one) => one.type === input.type && one.name === input.name));
    return choices.get(key).filter((one) => one.form === input.form);
  };
  const describes = (node) => node.id && inputs.some((one) => (one.getAttribute("aria-describedby") || "").split(/\s+/).includes(node.id));
  // What stands before the buttons of a choice (the row's first cell, a line above them, the words that open their box), and
  // whether a star stands between.
  const captionOfChoice = (input) => {
    const buttons = choiceOf(input), own = new Set(buttons), name = labelOf(buttons[0])[0];
    const ofOthers = (node) => [...node.querySelectorAll(field)].some((one) => !own.has(one));
    let star = false;
    for (let box = buttons[0].closest("label") || buttons[0]; box && box !== document.body; box = box.parentElement) {
      for (let node = box.previousSibling; node; node = node.previousSibling) {
        // A name before each circle is the circle's; what belongs to another field, or is acted on, ends the look.
        if (node.matches?.("label") && buttons.some((one) => [...(one.labels || [])].includes(node))) continue;
        if (node.matches?.(`${acts},label[for]`) || node.querySelector?.(acts) || describes(node)) return [null, false];
        const text = clean(said(node));
        star ||= starOnly.test(text);
        if (speaks(text) && text !== name) return text.length <= CAPTION ? [node, star] : [null, false];
      }
      const wider = box.parentElement;
      if (!wider || wider.matches("form,main,section,article,fieldset,table,tbody") || ofOthers(wider)) break;
    }
    return [null, false];
  };
  // What the buttons of a choice have in common: the legend around them, the name of their group, or what stands before them.
  const groupOf = (input) => {
    const box = input.closest("fieldset,[role=radiogroup],[role=group]");
    const legend = box?.querySelector("legend");
    const name = box && (clean(textOf(legend), CAPTION) || byIds(box.getAttribute("aria-labelledby")) ||
      clean(box.getAttribute("aria-label"), CAPTION));
    const chooses = input.type === "radio" || (input.type === "checkbox" && choiceOf(input).length > 1);
    const [caption, star] = chooses ? captionOfChoice(input) : [null, false];
    const before = clean(caption && said(caption));
    const must = box?.getAttribute("aria-required") === "true" || demands.test(`${name || ""} ${before}`) ||
      star || starred(caption) || starred(legend);
    return [name || before, must];
  };
  return (input) => {
    const [label, labelled, at] = labelOf(input);
    const described = byIds(input.getAttribute("aria-describedby"));
    const kind = input.tagName === "SELECT" ? "select" : input.tagName === "TEXTAREA" ? "textarea"
      : input.matches("[role=combobox],[role=textbox],[contenteditable=true]") && !input.type ? "text" : input.type || "text";
    const choice = kind === "radio" || kind === "checkbox";
    const [group, must] = groupOf(input);
    return {
      ref: keep(input),
      label, labelled, kind,
      required: input.required || input.getAttribute("aria-required") === "true" || demands.test(label) || starred(at) ||
        (choice ? kind === "radio" && must : starBeside(input)),
      help: clean([input.placeholder, described].filter(Boolean).join(" ")),
      options: input.tagName === "SELECT"
        ? [...input.options].slice(0, 60).map((option) => clean(option.textContent, CAPTION)) : [],
      value: ["password", "hidden", "file"].includes(kind) ? "" : clean(String(input.value ?? ""), 200),
      shown: shown(input),
      group,
      sent_as: clean(input.name || input.id, 120),
      enabled: !input.disabled && !input.readOnly && input.getAttribute("aria-disabled") !== "true",
      checked: !!input.checked,
      chosen: input.tagName === "SELECT" ? clean(input.selectedOptions[0]?.textContent, CAPTION) : "",
      most: input.maxLength > 0 ? input.maxLength : 0,
    };
  };
};
