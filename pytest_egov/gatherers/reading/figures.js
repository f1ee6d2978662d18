// Reads the figures a page shows, without changing it: tables with their spans filled in, numbers with the words beside them,
// what is chosen in its lists, and how much is drawn as a picture. Frames of the same origin are read as well.
() => {
  const clean = (text, most = 200) => (text || "").replace(/\s+/g, " ").trim().slice(0, most);
  const seen = (element) => element.getClientRects().length > 0;
  const found = { grids: [], cards: [], chosen: [], pictures: 0, choices: [] };
  const NUMBER = /^[+-]?[\d][\d\s.,]*\s*(%|hồ sơ|lượt|hs)?$/i;
  const LETTERS = /\p{L}{2,}/u;

  const grid = (table) => {
    const rows = [];
    [...table.rows].slice(0, 120).forEach((row, y) => {
      rows[y] ||= [];
      let x = 0;
      for (const cell of row.cells) {
        while (rows[y][x] !== undefined) x += 1;
        const [wide, high] = [Math.min(cell.colSpan || 1, 40), Math.min(cell.rowSpan || 1, 40)];
        for (let down = 0; down < high; down += 1) {
          rows[y + down] ||= [];
          for (let right = 0; right < wide; right += 1) rows[y + down][x + right] = clean(cell.innerText, 120);
        }
        x += wide;
      }
    });
    return rows.slice(0, table.rows.length).map((row) => [...row].slice(0, 40).map((cell) => cell ?? ""));
  };
  const headingOf = (element) => {
    for (let at = element, up = 0; at && up < 6; at = at.parentElement, up += 1) {
      for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
        const heading = before.matches("h1,h2,h3,h4,h5,h6,[role=heading],legend") ? before
          : [...before.querySelectorAll("h1,h2,h3,h4,h5,h6,[role=heading]")].pop();
        if (heading) return clean(heading.textContent, 120);
      }
    }
    return "";
  };
  // A number and the words that belong to it: the nearest box around it that says something, unless that box holds other
  // numbers too; then the words right before or after it.
  const wordsOf = (element) => {
    let inner = element;
    for (let box = element.parentElement, up = 0; box && up < 4 && box !== box.ownerDocument.body; box = box.parentElement, up += 1) {
      const text = clean(box.innerText, 400);
      if (LETTERS.test(text.replace(/hồ sơ|lượt/gi, ""))) {
        const numbers = [...box.querySelectorAll("*")].filter((one) => !one.children.length && NUMBER.test(clean(one.textContent)));
        if (numbers.length <= 1 && text.length <= 160) return text.replace(clean(element.textContent), " ");
        const beside = [inner.nextElementSibling, inner.previousElementSibling].map((one) => clean(one?.innerText, 120));
        const before = box.firstElementChild === inner ? beside : beside.reverse();
        return before.find((words) => LETTERS.test(words) && !NUMBER.test(words)) || "";
      }
      inner = box;
    }
    return "";
  };
  const choices = (document) => {
    const groups = new Map();
    const put = (key, label) => groups.set(key, [...(groups.get(key) || []), clean(label, 80)]);
    const named = (input) => [...(input.labels || [])].map((label) => label.innerText || label.title ||
      label.querySelector("img")?.alt).join(" ").trim() || input.getAttribute("aria-label") || input.title ||
      input.closest("label,td,li,div")?.querySelector("img")?.alt || clean(input.nextSibling?.textContent, 80) || input.value;
    document.querySelectorAll("input[type=radio]").forEach((input) => put(`radio ${input.name}`, named(input)));
    document.querySelectorAll("select").forEach((list, at) => seen(list) && [...list.options].slice(0, 12)
      .forEach((option) => put(`select ${at}`, option.textContent)));
    // Stars and faces: one that says so, and whatever of its kind stands beside it in the same box.
    const marks = "[role=radio],button,a,img,i,span,svg,li";
    const nameOf = (one) => one.getAttribute("aria-label") || one.title || one.alt || one.querySelector?.("img")?.alt ||
      clean(one.textContent, 80) || one.dataset?.value || "★";
    const boxes = new Set();
    for (const element of document.querySelectorAll(marks)) {
      const says = [element.className?.baseVal ?? element.className, element.dataset?.rating, nameOf(element).slice(0, 40)].join(" ");
      if (!/\b(star|sao|rating|smile|emoji|face)|hài lòng|satisf|★|☆/i.test(says) || !seen(element)) continue;
      const beside = [...(element.parentElement?.children || [])].filter((one) => one.matches(marks)).length > 1;
      boxes.add(beside ? element.parentElement : element.parentElement?.parentElement);
    }
    [...boxes].filter((box) => box && box !== document.body).forEach((box, at) => [...box.querySelectorAll(marks)]
      .filter((one) => seen(one) && !one.querySelector(marks)).slice(0, 30).forEach((one) => put(`marks ${at}`, nameOf(one))));
    return [...groups].map(([key, labels]) => [key.split(" ")[0], labels.slice(0, 30)]).filter(([, labels]) => labels.length > 1).slice(0, 60);
  };
  const read = (document) => {
    for (const table of [...document.querySelectorAll("table")].filter(seen).slice(0, 30)) {
      found.grids.push({ caption: clean(table.caption?.textContent) || headingOf(table), rows: grid(table) });
    }
    for (const element of [...document.querySelectorAll("body *")].slice(0, 20000)) {
      if (found.cards.length >= 300) break;
      if (element.children.length || element.closest("table,script,style,select,nav,option,textarea") || !seen(element)) continue;
      const text = clean(element.textContent, 60);
      if (!NUMBER.test(text)) continue;
      const words = wordsOf(element);
      if (LETTERS.test(words)) found.cards.push({ label: clean(words, 160), value: text, under: headingOf(element) });
    }
    for (const list of [...document.querySelectorAll("select")].filter(seen)) {
      const label = [...(list.labels || [])].map((one) => one.innerText).join(" ") || list.getAttribute("aria-label") ||
        list.previousElementSibling?.innerText || list.name || "";
      found.chosen.push([clean(label, 60), clean(list.selectedOptions[0]?.textContent, 80)]);
    }
    for (const input of [...document.querySelectorAll("input")].filter(seen)) {
      if (["month", "date", "text", "week"].includes(input.type) && input.value) {
        found.chosen.push([clean([...(input.labels || [])].map((one) => one.innerText).join(" ") || input.placeholder || input.name, 60), clean(input.value, 80)]);
      }
    }
    found.choices.push(...choices(document));
    found.pictures += [...document.querySelectorAll("canvas")].filter((one) => one.clientWidth > 100 && one.clientHeight > 80).length;
    for (const frame of document.querySelectorAll("iframe")) {
      try {
        if (frame.contentDocument?.body && seen(frame)) read(frame.contentDocument);
      } catch { /* another origin keeps its own */ }
    }
  };
  read(document);
  return found;
}
