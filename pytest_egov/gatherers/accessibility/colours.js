// What colour alone tells apart: statuses, required and wrong fields, and instructions that name a colour.
(elements, { names: namesOf, ...sentencesOf }) => {
  const answer = { states: [], doubtful: [], kept: [] };
  const told = { states: new Set(), doubtful: new Set(), kept: new Set() };
  const put = (topic, element, said) => {
    if (told[topic].has(element)) return;
    told[topic].add(element);
    answer[topic].push(elements.node(element, said));
  };
  // Whether there was anything that a colour could tell.
  let examined = false;
  const style = (element, pseudo) => getComputedStyle(element, pseudo);
  const text = (element) => (element.innerText || "").replace(/\s+/g, " ").trim().normalize("NFC");
  // Without what is clipped away for screen readers: it tells the eye nothing.
  const clipped = (element) => {
    const look = style(element), box = element.getBoundingClientRect();
    return /rect\(|inset\((?:50|100)%/.test(`${look.clip} ${look.clipPath}`) || (look.position === "absolute" && (box.width <= 2 || box.right < 0)) || (element.getAttribute("aria-hidden") !== "true" && look.opacity === "0");
  };
  const seenText = (element) => {
    const all = text(element);
    return all && [...element.querySelectorAll("*")].filter(clipped).reduce((said, one) => said.replace(text(one), " "), all).replace(/\s+/g, " ").trim();
  };
  const read = (color) => (/^rgba?\(([^)]+)\)/.exec(color) || ["", "0,0,0,0"])[1].split(/[, /]+/).map(Number);
  const opaque = (color) => { const [, , , alpha = 1] = read(color); return alpha > 0.1; };
  const hue = (color) => {
    const [red, green, blue, alpha = 1] = read(color);
    const most = Math.max(red, green, blue), least = Math.min(red, green, blue), span = most - least, light = (most + least) / 510;
    if (alpha < 0.3 || span < 60 || light < 0.12 || light > 0.93) return "";
    const turn = most === red ? ((green - blue) / span + 6) % 6 : most === green ? (blue - red) / span + 2 : (red - green) / span + 4;
    const degrees = turn * 60;
    return degrees < 18 || degrees > 335 ? "red" : degrees < 42 ? "orange" : degrees < 68 ? "yellow" : degrees < 165 ? "green" : degrees < 262 ? "blue" : "purple";
  };

  const block = (element) => {
    let one = element.parentElement;
    while (one && /^(inline|contents)/.test(style(one).display)) one = one.parentElement;
    return one;
  };

  // Fields: required or wrong by the colour of label or border alone.
  const required = /\*|bắt buộc|phải nhập|required|mandatory|\(req/i;
  const fields = [...document.querySelectorAll("input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]),select,textarea")]
    .filter(elements.shown);
  const labelOf = (field) => (field.labels && field.labels[0]) || document.getElementById((field.getAttribute("aria-labelledby") || "").split(" ")[0]);
  const needed = (field) => field.required || field.getAttribute("aria-required") === "true";
  const starred = (element) => required.test(text(element)) || ["::before", "::after"].some((pseudo) => required.test(style(element, pseudo).content)) ||
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
      if (["::before", "::after"].some((pseudo) => /[^"\s]/.test(style(one, pseudo).content.replace(/none|normal/, "")))) return "";
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
    if (apartBy || formedApart || faces.size > 1 || all.some(({ item }) => item.title || item.querySelector("img,svg,[title],input,select") || ["::before", "::after"].some((pseudo) => /[^"\s]/.test(style(item, pseudo).content.replace(/none|normal/, ""))))) return;
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

  // Sentences that name a colour and nothing else.
  const hues = { đỏ: ["red"], xanh: ["green", "blue"], "xanh lá": ["green"], "xanh lá cây": ["green"], "xanh lục": ["green"], "xanh dương": ["blue"], "xanh lam": ["blue"],
    "xanh nước biển": ["blue"], vàng: ["yellow", "orange"], cam: ["orange"], tím: ["purple"], hồng: ["purple", "red"],
    red: ["red"], green: ["green"], blue: ["blue"], yellow: ["yellow"], orange: ["orange"], amber: ["orange", "yellow"], purple: ["purple"], pink: ["purple", "red"] };
  const vi = "(đỏ|xanh lá cây|xanh lá|xanh lục|xanh dương|xanh lam|xanh nước biển|xanh|vàng|cam|tím|hồng)", en = "(red|green|blue|yellow|orange|amber|purple|pink)";
  const edge = "(?![\\p{L}])";
  const kinds = Object.entries(sentencesOf).flatMap(([kind, patterns]) => patterns.map(() => kind));
  const sentences = Object.values(sentencesOf).flat().map((pattern) => new RegExp(pattern.replace("{vi}", vi + edge).replace("{en}", `(?<!\\p{L})${en}${edge}`), "iu"));
  const helped = /\*|dấu sao|hoa thị|asterisk|biểu tượng|ký hiệu|icon|symbol|gạch|in đậm|chữ đậm|bold|underlin|italic|marked with|["“”«»]|'[\p{L} ]+'/iu;
  if (new RegExp(`(?<!\\p{L})(?:${vi}|${en})(?!\\p{L})`, "iu").test(text(document.body))) {
    examined = true;
    const speaking = [...document.querySelectorAll("p,li,td,th,dd,dt,label,legend,caption,figcaption,span,div,small,em,strong,b,h2,h3,h4")].slice(0, 4000)
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\p{L}{2}/u.test(node.data)));
    for (const element of speaking) {
      const holder = /^inline/.test(style(element).display) ? block(element) : null;
      const around = holder && !holder.querySelector("p,div,li,ul,table,form,label,input,button") ? holder : element;
      const said = text(around);
      if (said.length > 500 || !elements.shown(around)) continue;
      for (const sentence of said.split(/(?<=[.!?;])\s+/)) {
        const found = sentences.map((pattern, index) => [pattern.exec(sentence), kinds[index]]).find(([match]) => match);
        if (!found || helped.test(sentence)) continue;
        const names = hues[found[0].slice(1).find((group) => group && hues[group.toLowerCase()]).toLowerCase()];
        const coloured = (one) => names.includes(hue(style(one).color)) || (opaque(style(one).backgroundColor) && names.includes(hue(style(one).backgroundColor))) ||
          (parseFloat(style(one).borderTopWidth) > 0 && names.includes(hue(style(one).borderTopColor)));
        const which = found[1] === "press" ? "button,a,input,[role=button],[onclick]" : found[1] === "field" ? "label,legend,input,select,textarea,th,td,span,p,div" : "td,tr,li,span,p,div,dd,b,strong,em,i,a,label,button";
        const meant = [...document.querySelectorAll(which)].slice(0, 4000).filter((one) => !around.contains(one) && !one.contains(around) && coloured(one) && elements.shown(one));
        const named = found[1] === "press" && meant.some((one) => { const name = elements.name(one); return name.length > 1 && sentence.toLowerCase().includes(name.toLowerCase()); });
        const starredAll = found[1] === "field" && meant.length > 0 && meant.every((one) => required.test(text(one)) || one.matches("input,select,textarea"));
        if (!named && !starredAll) put(meant.length ? "states" : "doubtful", around, sentence);
      }
    }
  }
  // Keys: words or swatches that say what each colour means, and what is coloured after them with nothing to tell it apart.
  const besides = /dash|dott|solid|stripe|hatch|pattern|shape|circle|triangle|square|letter|nét đứt|nét liền|chấm|kẻ|sọc|hình|gestrichelt|gepunktet|schraffiert|tireté|pointillé|hachur|虚线|实线|条纹|破線|実線/iu;
  const named = Object.entries(namesOf).flatMap(([colour, words]) => words.map((word) => [word, colour]));
  const huesNamed = (word) => named.filter(([name]) => name === word.toLowerCase()).map(([, colour]) => colour)
    .flatMap((colour) => (colour === "orange" ? ["orange", "yellow", "red"] : colour === "yellow" ? ["yellow", "orange"] : [colour]));
  const spaced = [...new Set(named.map(([word]) => word))].sort((one, other) => other.length - one.length);
  const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;
  const colourWord = `((?<!\\p{L})(?:${spaced.filter((word) => !wide.test(word)).join("|")})(?!\\p{L})|${spaced.filter((word) => wide.test(word)).join("|")})`;
  const means = "\\s*(?:màu|colou?r)?\\s*(?:[:=：＝–—→-]|(?:là|nghĩa là|chỉ|is|are|means?|for|ist|sind|bedeutet|heißt|est|sont|signifie|es|son|significa|è|это)(?!\\p{L})|は|为|是|表示)\\s*";
  const entry = new RegExp(`(?:^|[.;,:：。；，、(/|•·\\n]|(?<!\\p{L})(?:and|và|und|et|y|e|còn))\\s*(?:(?:màu|ô|the|la|le|el) )?${colourWord}${means}(\\p{L}[^.;,，。；、\\n]*)`, "giu");
  const aside = new RegExp(`(\\p{L}[\\p{L} ]{0,30}?)\\s*[(（](?:màu |in )?${colourWord}[)）]`, "giu");
  const wordKey = (holder) => {
    const said = (holder.innerText || "").normalize("NFC");
    if (said.length > 400 || besides.test(said)) return [];
    const all = [...said.matchAll(entry)].map(([, word, meaning]) => ({ hues: huesNamed(word), meaning }));
    return all.length > 1 ? all : [...said.matchAll(aside)].map(([, meaning, word]) => ({ hues: huesNamed(word), meaning }));
  };
  const swatchKey = (list) => [...list.children].map((item) => {
    const box = [...item.querySelectorAll("span,i,b,div,em")].find((one) => (/^[●■◆•⬤◼]$/u.test(one.textContent.trim()) || (!one.textContent.trim() && opaque(style(one).backgroundColor))) && one.offsetWidth && one.offsetWidth <= 40 && one.offsetHeight <= 40);
    const colour = box && hue(box.textContent.trim() ? style(box).color : style(box).backgroundColor);
    return { hues: colour && style(box).backgroundImage === "none" ? [colour] : [], meaning: text(item).replace(/[●■◆•⬤◼]/gu, "") };
  });
  const differing = (key) => key.filter(({ hues: own }) => own.length).length > 1 && new Set(key.map(({ hues: own }) => own.join())).size > 1;
  const paints = (one) => {
    const look = style(one), row = one.matches("td") ? style(one.parentElement) : look;
    const ink = text(one) ? hue(look.color) : "";
    return [ink, ...[look, row].map(({ backgroundColor }) => (opaque(backgroundColor) ? hue(backgroundColor) : ""))].filter(Boolean);
  };
  // What makes an entry more than its colour: words of the key, a sign before or after, another face, a picture.
  const tokens = (words) => words.toLowerCase().match(/[\p{L}\p{N}]{3,}|[\u3040-\u30ff\u3400-\u9fff]{2}/gu) || [];
  const faceOf = (one) => { const look = style(one); return [look.fontWeight, look.fontStyle, look.textDecorationLine, look.borderTopStyle, look.borderLeftWidth, look.fontSize].join(); };
  const bare = (one, meaning, plain) => {
    const own = text(one), around = seenText(one.closest("tr") || one).toLowerCase();
    if (tokens(meaning).some((word) => around.includes(word)) || /^[^\p{L}\p{N}"'(]|[^\p{L}\p{N}.:%"')]$/u.test(own)) return false;
    const initial = meaning.trim().charAt(0).toUpperCase();
    if (initial && own.split(/[^\p{L}\p{N}]+/u).includes(initial)) return false;
    if (one.querySelector("img,svg,i[class],input,button,b,strong,em,u,abbr") || one.title) return false;
    if (["::before", "::after"].some((pseudo) => /[^"\s]/.test(style(one, pseudo).content.replace(/none|normal/, "")))) return false;
    return style(one).backgroundImage === "none" && (!plain || faceOf(one) === faceOf(plain));
  };
  const entriesOf = (room, key) => [...room.querySelectorAll("td,li,dd,span,div,text,button")].slice(0, 2000)
    .filter((one) => !key.contains(one) && !one.contains(key) && !one.querySelector("td,li,div,p,ul,table") && text(one).length <= 60 &&
      !one.parentElement.closest("button") && !one.closest("a,nav,header,footer,label,svg") && elements.shown(one));
  const strokes = (chart) => [...chart.querySelectorAll("path,rect,circle,ellipse,polygon,polyline,line")].slice(0, 300).map((part) => {
    const look = style(part), fill = /^rgb/.test(look.fill) && look.fillOpacity > 0.3 ? hue(look.fill) : "";
    return { colour: fill || (/^rgb/.test(look.stroke) ? hue(look.stroke) : ""), form: [look.strokeDasharray, look.markerMid, look.markerEnd, fill ? part.localName : "", /^url/.test(look.fill)].join() };
  }).filter(({ colour }) => colour);
  const close = (one, key) => {
    for (let up = one, level = 0; up && level < 3 && !up.matches("body,main"); up = up.parentElement, level += 1) {
      const near = [up.previousElementSibling, up.nextElementSibling, up.nextElementSibling && up.nextElementSibling.nextElementSibling, up.previousElementSibling && up.previousElementSibling.previousElementSibling, up];
      if (near.some((beside) => beside && (beside === key || beside.contains(key)))) return true;
    }
    return false;
  };
  const large = (one, width, height) => { const box = one.getBoundingClientRect(); return box.width >= width && box.height >= height; };
  const charted = (holder, key, swatches) => {
    for (const chart of [...document.querySelectorAll("svg,canvas,img")].slice(0, 60)) {
      if (key.length < 2 || holder.contains(chart) || !large(chart, 80, 60) || !elements.shown(chart) || !close(chart, holder)) continue;
      if (chart.matches("svg")) {
        const parts = strokes(chart), words = tokens([...chart.querySelectorAll("text")].map((one) => one.textContent).join(" "));
        const meant = key.filter(({ hues: own }) => parts.some(({ colour }) => own.includes(colour)));
        const forms = new Set(parts.filter(({ colour }) => key.some(({ hues: own }) => own.includes(colour))).map(({ form }) => form));
        if (meant.length < 2 || forms.size >= meant.length || meant.every(({ meaning }) => tokens(meaning).some((word) => words.includes(word)))) continue;
      }
      put(chart.matches("svg") || !swatches ? "states" : "doubtful", chart, key.map(({ meaning }) => meaning.trim()).join(" / ").slice(0, 80));
      return true;
    }
    return false;
  };
  const keyed = (holder, key, swatches) => {
    const near = entriesOf(document.body, holder);
    const found = key.map(({ hues: own, meaning }) => {
      const plain = near.find((one) => one.matches("td,li,dd") && !paints(one).length);
      return near.filter((one) => paints(one).some((colour) => own.includes(colour)) && bare(one, meaning, plain));
    });
    if (found.filter((all) => all.length).length > 1) found.flat().slice(0, 20).forEach((one) => put("states", one, paints(one)[0]));
    else if (!charted(holder, key, swatches) && !swatches) {
      const blank = near.find((one) => close(one, holder) && !text(one) && !one.children.length && opaque(style(one).backgroundColor) && large(one, 8, 4) && !one.matches("[role=progressbar],[role=meter]"));
      put(blank ? "states" : "doubtful", blank || holder, text(holder).slice(0, 80));
    }
  };
  const holders = [...document.querySelectorAll("p,ul,ol,dl,figcaption,caption,small,td,div,li")].slice(0, 3000);
  const formed = (one) => text(one).replace(/\p{L}+/gu, "a").replace(/\d+/g, "0");
  const anyName = new RegExp(colourWord, "giu");
  const keys = [];
  for (const holder of holders) {
    if (keys.length >= 10 || holder.closest("nav,header,footer") || keys.some((one) => holder.contains(one) || one.contains(holder))) continue;
    const deep = holder.matches("div,td,li") && holder.querySelector("p,ul,ol,dl,table,div,form");
    const swatches = holder.matches("ul,ol,dl,div,p") && holder.children.length > 1 && holder.children.length < 12 ? swatchKey(holder) : [];
    const words = deep ? [] : wordKey(holder);
    const key = differing(words) ? words : differing(swatches) ? swatches : null;
    if (!key || !elements.shown(holder)) continue;
    keys.push(holder);
    keyed(holder, key.filter(({ hues: own }) => own.length), key === swatches);
  }
  // One colour named beside a table or list in which some entries differ from the others by that colour and by nothing else.
  for (const holder of holders.filter((one) => one.matches("p,caption,figcaption,small,div") && !keys.includes(one) && one.textContent.length <= 160 && !one.querySelector("p,div,table,ul"))) {
    const said = text(holder), words = [...said.matchAll(anyName)].map(([word]) => word);
    if (!words.length || new Set(words.flatMap(huesNamed)).size > 3 || helped.test(said) || besides.test(said)) continue;
    const own = huesNamed(words[0]);
    for (const list of [...document.querySelectorAll("table,ul,ol")].filter((one) => close(one, holder) || one.contains(holder))) {
      const all = entriesOf(list, holder).filter((one) => one.matches("td,li") && text(one));
      const meant = all.filter((one) => paints(one).some((colour) => own.includes(colour))), rest = all.filter((one) => !meant.includes(one));
      const kinds = new Set(rest.map(formed));  // what is worded unlike the others is told by its words
      if (meant.length && meant.length <= rest.length && meant.every((one) => kinds.has(formed(one)) && bare(one, said, rest[0]))) meant.slice(0, 20).forEach((one) => put("states", one, words[0]));
    }
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
  examined ||= forms.size > 0 || keys.length > 0 || [...document.querySelectorAll("table,svg,canvas")].some(elements.shown);
  if (document.body && examined) answer.kept.push(elements.node(document.body, ""));
  return answer;
}
