// What colour alone tells apart: statuses, required and wrong fields, figures, and which of several is chosen.
(elements) => {
  const answer = { states: [], doubtful: [], kept: [] };
  const told = { states: new Set(), doubtful: new Set(), kept: new Set() };
  const put = (topic, element, said) => {
    if (told[topic].has(element)) return;
    told[topic].add(element);
    answer[topic].push(elements.node(element, said));
  };
  // Whether there was anything that a colour could tell.
  let examined = false;
  const style = (element) => getComputedStyle(element);
  const { read: text, seen: seenText, opaque, hue } = elements;

  // Fields: required or wrong by the colour of label or border alone.
  const required = /\*|bắt buộc|phải nhập|required|mandatory|\(req/i;
  const fields = [...document.querySelectorAll(elements.FIELDS)].filter(elements.shown);
  const labelOf = (field) => field.labels?.[0] || elements.byIds(field, "aria-labelledby")[0];
  const needed = (field) => field.required || field.getAttribute("aria-required") === "true";
  const starred = (element) => required.test(text(element)) || elements.added(element).some((said) => required.test(said)) ||
    element.querySelector("img,svg") !== null;
  const forms = new Map();
  for (const field of fields) {
    const label = labelOf(field);
    if (label) forms.set(field.form, [...(forms.get(field.form) || []), { field, label, hue: hue(style(label).color), must: needed(field) }]);
  }
  for (const all of forms.values()) {
    const must = all.filter((one) => one.must), free = all.filter((one) => !one.must);
    const colour = must.length && must[0].hue;
    if (!colour || !free.length || must.some((one) => one.hue !== colour) || free.some((one) => one.hue === colour)) continue;
    for (const { field, label } of must) {
      if (!starred(label) && !required.test(field.placeholder || "") && !required.test(text(field.parentElement))) put("states", label, colour);
    }
  }
  for (const field of fields) {
    const red = hue(style(field).borderTopColor) === "red" && parseFloat(style(field).borderTopWidth) > 0;
    if (!red || style(field).backgroundImage !== "none" || field === document.activeElement) continue;
    const others = fields.filter((other) => other !== field && hue(style(other).borderTopColor) !== "red");
    const label = labelOf(field);
    let group = field;
    while (group.parentElement && !others.some((other) => group.parentElement.contains(other))) group = group.parentElement;
    if (label && starred(label)) continue;
    const words = seenText(group).replace(label ? text(label) : "", "").trim();
    const described = (field.getAttribute("aria-describedby") || field.getAttribute("aria-errormessage") || "").split(" ")
      .some((id) => id && document.getElementById(id) && text(document.getElementById(id)));
    if (others.length && !described) put(/\p{L}{2}/u.test(words) ? "doubtful" : "states", field, "red border");
  }

  // Marks without words: dots and boxes that differ by colour only, in rows that go under one heading.
  const symbols = /^[\s●■◆▲○□•⬤◼🔴🟢🟡🟠🔵·.]*$/u;
  const mark = (cell) => {
    if (!symbols.test(seenText(cell)) || cell.querySelector("img,svg,input,button,a,select")) return "";
    const shown = seenText(cell).length > 0;
    for (const one of [cell, ...cell.querySelectorAll("*")]) {
      const look = style(one);
      if (look.backgroundImage !== "none") return "";
      if (elements.added(one).length) return "";
      const colour = shown && one.children.length === 0 ? hue(look.color) : opaque(look.backgroundColor) ? hue(look.backgroundColor) : "";
      if (colour) return colour;
    }
    return "";
  };
  const state = /trạng thái|tình trạng|kết quả|mức độ|tiến độ|đánh giá|status|state|result|priority|severity|progress|available/i;
  for (const table of [...document.querySelectorAll("table")].slice(0, 30)) {
    if (!elements.shown(table)) continue;
    const rows = [...table.rows].slice(0, 60), heads = rows[0] ? [...rows[0].cells] : [];
    heads.forEach((head, column) => {
      const marks = rows.slice(1).map((row) => row.cells[column]).filter(Boolean).map((cell) => [cell, mark(cell)]).filter(([, colour]) => colour);
      if (marks.length < 2 || new Set(marks.map(([, colour]) => colour)).size < 2) return;
      // One colour for several rows, and another for others, is a state whatever the column is called.
      const counts = marks.reduce((all, [, colour]) => all.set(colour, (all.get(colour) || 0) + 1), new Map());
      const sorted = text(head) && marks.length >= 3 && counts.size < marks.length && counts.size <= 4 && counts.has("green");
      marks.forEach(([cell, colour]) => put(state.test(text(head)) || sorted ? "states" : "doubtful", cell, colour));
    });
  }
  // The same in rows of anything else: entries of one form that green and red tell apart, by a dot or by their own ground or ink.
  const SIGNAL = new Set(["red", "orange", "yellow", "green"]);
  const dot = (item) => {
    for (const one of [...item.querySelectorAll("span,i,b,em,div,td")]) {
      if (one.childElementCount || !/^[\s●■◆▲•⬤◼🔴🟢🟡🟠]*$/u.test(one.textContent) || one.offsetWidth > 40 || one.offsetHeight > 40 || one.offsetWidth < 3) continue;
      const colour = one.textContent.trim() ? hue(style(one).color) : opaque(style(one).backgroundColor) ? hue(style(one).backgroundColor) : "";
      if (colour) return colour;
    }
    return "";
  };
  const own = (item) => {
    const look = style(item);
    return (opaque(look.backgroundColor) && hue(look.backgroundColor)) || (item.childElementCount ? "" : hue(look.color));
  };
  const wordsOf = (item) => new Set(seenText(item).toLowerCase().match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s.,:()/-]/gu) || []);
  const shapeOf = (item) => seenText(item).replace(/\p{L}+/gu, "a").replace(/\d+/g, "0");
  const signalled = (items) => {
    const all = items.map((item) => ({ item, colour: dot(item) || own(item) })).filter(({ colour }) => SIGNAL.has(colour));
    const hued = new Map();
    for (const one of all) hued.set(one.colour, [...(hued.get(one.colour) || []), one.item]);
    const groups = [...hued.values()];
    if (groups.length < 2 || !hued.has("green") || all.length < 3 || !groups.some((group) => group.length > 1) || all.length < items.length * 0.5) return;
    examined = true;
    const shared = groups.map((group) => [...wordsOf(group[0])].filter((word) => group.every((one) => wordsOf(one).has(word))));
    const apartBy = groups.filter((group, index) => group.length > 1).some((group) => {
      const mine = shared[groups.indexOf(group)];
      return mine.some((word) => groups.every((other) => other === group || other.every((one) => !wordsOf(one).has(word))));
    });
    // Grounds and inks of entries that are all worded otherwise may be mere decoration; numbers of one kind are not.
    if (all.some(({ item }) => !dot(item) && !/0/.test(shapeOf(item)))) return;
    const shapes = groups.map((group) => new Set(group.map(shapeOf)));
    const formedApart = !shapes[0].size || ![...shapes[0]].some((form) => shapes.slice(1).some((other) => other.has(form)));
    const faces = new Set(all.map(({ item }) => { const look = style(item); return [look.fontWeight, look.fontStyle, look.textDecorationLine, look.borderTopStyle, look.borderTopWidth].join(); }));
    if (apartBy || formedApart || faces.size > 1 || all.some(({ item }) => item.title || item.querySelector("img,svg,[title],input,select") || elements.added(item).length)) return;
    all.slice(0, 20).forEach(({ item, colour }) => put("states", item, colour));
  };
  const families = new Map();
  for (const item of [...document.querySelectorAll("li,div,p,dd,td,button,span,tr,[role=button]")].slice(0, 6000)) {
    if (!item.parentElement || item.closest("nav,header,footer,a,svg,[aria-hidden=true]") || (item.localName === "td" && item.closest("table").querySelector("th"))) continue;
    const room = item.localName === "td" ? item.closest("table") : item.parentElement;
    const kinds = families.get(room) || families.set(room, new Map()).get(room);
    if (!kinds.has(item.localName)) kinds.set(item.localName, []);
    kinds.get(item.localName).push(item);
  }
  for (const same of [...families.values()].flatMap((kinds) => [...kinds.values()])) {
    if (same.length >= 3 && same.length <= 300 && same.every((item) => item.textContent.length <= 120)) signalled(same.filter(elements.shown));
  }

  // Figures of one column of which some have the ink of a warning.
  const SAYS = /quá hạn|trễ|muộn|chậm|hết|âm(?!\p{L})|lỗ(?!\p{L})|hủy|overdue|late|loss|negative|sold|cancel|expired|retard|annul|überfällig|verspätet/iu;
  const inkOf = (cell) => hue(style([...cell.querySelectorAll("*")].findLast((part) => text(part) === text(cell)) || cell).color);
  const faceOf = (cell) => {
    const look = style([...cell.querySelectorAll("*")].findLast((part) => text(part) === text(cell)) || cell);
    return [look.fontWeight, look.fontStyle, look.textDecorationLine, look.fontSize, style(cell).borderTopWidth].join();
  };
  for (const table of [...document.querySelectorAll("table")].slice(0, 30)) {
    if (!table.querySelector("th") || !elements.shown(table)) continue;
    const rows = [...table.rows].slice(1, 60);
    [...table.rows[0].cells].forEach((_, column) => {
      const cells = rows.map((row) => row.cells[column]).filter((cell) => cell?.localName === "td" && /^[\d.,:/% đ₫$€-]*\d[\d.,:/% đ₫$€]*$/u.test(text(cell)));
      if (cells.length < 4) return;
      const inks = cells.map(inkOf), warned = cells.filter((_, at) => inks[at] === "red" || inks[at] === "orange"), rest = cells.filter((_, at) => !warned.includes(cells[at]));
      if (!warned.length || warned.length >= rest.length || warned.some((cell) => cell.querySelector("a,img,svg,[title]") || cell.title || elements.added(cell).length)) return;
      const signs = (cell) => text(cell).replace(/[\d.,\s]/g, "");
      const plain = rest.some((cell) => faceOf(cell) === faceOf(warned[0])) && rest.some((cell) => signs(cell) === signs(warned[0]));
      if (!plain || warned.some((cell) => SAYS.test(text(cell.parentElement)))) return;
      const sum = warned.length === 1 && warned[0].parentElement === table.rows[table.rows.length - 1];
      warned.forEach((cell) => put(sum ? "doubtful" : "states", cell, inkOf(cell)));
    });
  }
  // "Tình trạng hệ thống:" and nothing but a dot behind it.
  for (const one of [...document.querySelectorAll("span,i,b,em,div")].slice(0, 4000)) {
    if (one.childElementCount || !/^[\s●■◆•⬤◼🔴🟢🟡🟠]*$/u.test(one.textContent) || one.offsetWidth > 40 || one.offsetHeight > 40 || one.offsetWidth < 5 || one.offsetHeight < 5) continue;
    const room = one.parentElement, said = seenText(room).replace(/[●■◆•⬤◼🔴🟢🟡🟠]/gu, "").trim();
    const colour = one.textContent.trim() ? hue(style(one).color) : opaque(style(one).backgroundColor) ? hue(style(one).backgroundColor) : "";
    if (!SIGNAL.has(colour) || said.length > 80 || !/[:：]$/.test(said) || !state.test(said) || room.querySelector("img,svg,a,button,input") || one.title || elements.added(one).length) continue;
    if (style(one).backgroundImage === "none" && elements.shown(one)) put("states", one, colour);
  }
  // Which of several is chosen, pressed or reached, where the page says so to those who listen and shows it by a colour of like lightness.
  const CHOSEN = "[aria-selected=true],[aria-pressed=true],[aria-checked=true],[aria-current=step]";
  const formOf = (one) => {
    const look = style(one), sides = ["Top", "Right", "Bottom", "Left"].map((side) => (opaque(look[`border${side}Color`]) ? look[`border${side}Width`] + look[`border${side}Style`] : ""));
    return [look.fontWeight, look.fontStyle, look.textDecorationLine, look.textTransform, look.fontSize, look.boxShadow, look.outlineStyle, look.transform, look.opacity,
      look.backgroundImage, ...sides, ...elements.added(one), one.querySelectorAll("svg,img,i").length, opaque(look.backgroundColor) ? "" : "bare"].join("|");
  };
  const partsOf = (one) => [one, ...one.querySelectorAll("*")].slice(0, 8);
  const groundOf = (one) => { for (let at = one; at; at = at.parentElement) if (opaque(style(at).backgroundColor)) return elements.rgba(style(at).backgroundColor); return [255, 255, 255, 1]; };
  for (const chosen of [...document.querySelectorAll(CHOSEN)].slice(0, 60)) {
    const like = (one) => one !== chosen && one.localName === chosen.localName && one.getAttribute("role") === chosen.getAttribute("role") && !one.matches(CHOSEN) && elements.shown(one);
    const other = elements.shown(chosen) && [...chosen.parentElement.children, ...[...(chosen.parentElement.parentElement?.children || [])].flatMap((room) => [...room.children])].find(like);
    if (!other || chosen.matches("input") || chosen.querySelector("input")) continue;
    examined = true;
    const pairs = partsOf(chosen).map((one, at) => [one, partsOf(other)[at]]);
    if (partsOf(chosen).length !== partsOf(other).length || pairs.some(([one, two]) => !two || formOf(one).replace(/\|bare$/, "") !== formOf(two).replace(/\|bare$/, ""))) continue;
    const inks = pairs.map(([one, two]) => elements.ratio(elements.rgba(style(one).color) || [0, 0, 0], elements.rgba(style(two).color) || [0, 0, 0]));
    const ground = elements.ratio(groundOf(chosen), groundOf(other)), most = Math.max(ground, ...inks);
    // A ground of its own has an edge that can be seen where it stands out from the page; two colours may be of one lightness.
    const apart = (a, b) => [0, 1, 2].reduce((sum, at) => sum + Math.abs(a[at] - b[at]), 0) > 20;
    const coloured = apart(groundOf(chosen), groundOf(other)) || pairs.some(([one, two]) => apart(elements.rgba(style(one).color) || [0, 0, 0], elements.rgba(style(two).color) || [0, 0, 0]));
    if (coloured && most < 3) put("states", chosen, `${most.toFixed(2)}:1`);
  }
  // Charts: whether words or patterns tell their parts apart is for a person to see.
  for (const chart of document.querySelectorAll("svg,canvas")) {
    const { width, height } = chart.getBoundingClientRect();
    if (width < 150 || height < 100 || !elements.shown(chart)) continue;
    const parts = [...chart.querySelectorAll("path,rect,circle,polygon,polyline,line")].slice(0, 200).map((part) => {
      const look = style(part);
      return (/^rgb/.test(look.fill) && look.fillOpacity > 0.3 && hue(look.fill)) || (/^rgb/.test(look.stroke) && hue(look.stroke)) || "";
    }).filter(Boolean);
    const words = [...chart.querySelectorAll("text,title")].filter((one) => /\p{L}{2}|\d/u.test(one.textContent)).length;
    if (chart.matches("canvas") || (new Set(parts).size >= 3 && words < new Set(parts).size)) put("doubtful", chart, `${new Set(parts).size}`);
  }
  examined ||= forms.size > 0 || [...document.querySelectorAll("table,svg,canvas")].some(elements.shown);
  if (document.body && examined) answer.kept.push(elements.node(document.body, ""));
  return answer;
}
