// What colour alone tells apart: links in text, statuses, required and wrong fields, and instructions that name a colour.
(elements, sentencesOf) => {
  const answer = { links: [], plainLinks: [], states: [], doubtful: [], kept: [] };
  const put = (topic, element, said) => {
    if (!answer[topic].some((node) => node.at === element)) answer[topic].push({ at: element, ...elements.node(element, said) });
  };
  const style = (element, pseudo) => getComputedStyle(element, pseudo);
  const text = (element) => (element.innerText || "").replace(/\s+/g, " ").trim().normalize("NFC");
  const read = (color) => (/^rgba?\(([^)]+)\)/.exec(color) || ["", "0,0,0,0"])[1].split(/[, /]+/).map(Number);
  const opaque = (color) => { const [, , , alpha = 1] = read(color); return alpha > 0.1; };
  const contrast = (one, other) => {
    const [a, b] = [one, other].map((color) => { const [red, green, blue] = read(color); return new axe.commons.color.Color(red, green, blue, 1); });
    return axe.commons.color.getContrast(a, b);
  };
  const hue = (color) => {
    const [red, green, blue, alpha = 1] = read(color);
    const most = Math.max(red, green, blue), least = Math.min(red, green, blue), span = most - least, light = (most + least) / 510;
    if (alpha < 0.3 || span < 60 || light < 0.12 || light > 0.93) return "";
    const turn = most === red ? ((green - blue) / span + 6) % 6 : most === green ? (blue - red) / span + 2 : (red - green) / span + 4;
    const degrees = turn * 60;
    return degrees < 18 || degrees > 335 ? "red" : degrees < 42 ? "orange" : degrees < 68 ? "yellow" : degrees < 165 ? "green" : degrees < 262 ? "blue" : "purple";
  };

  // Links that stand in running text.
  const block = (element) => {
    let one = element.parentElement;
    while (one && /^(inline|contents)/.test(style(one).display)) one = one.parentElement;
    return one;
  };
  const underlined = (element) => /underline/.test(style(element).textDecorationLine) && opaque(style(element).textDecorationColor);
  const bordered = (look) => ["Bottom", "Top", "Left"].some((side) => parseFloat(look[`border${side}Width`]) > 0 &&
    look[`border${side}Style`] !== "none" && opaque(look[`border${side}Color`]));
  const marked = (link, around) => {
    const base = style(around);
    for (const element of [link, ...link.querySelectorAll("*")]) {
      if (underlined(element) || element.matches("img,svg,picture,i[class],canvas")) return true;
      const look = style(element);
      if (bordered(look) || opaque(look.backgroundColor) || look.backgroundImage !== "none" || look.boxShadow !== "none") return true;
      if (look.fontStyle !== base.fontStyle || Math.abs(look.fontWeight - base.fontWeight) >= 200 || look.textTransform !== base.textTransform) return true;
      if (look.fontFamily !== base.fontFamily || Math.abs(parseFloat(look.fontSize) / parseFloat(base.fontSize) - 1) > 0.15) return true;
      if (parseFloat(look.outlineWidth) > 0 && look.outlineStyle !== "none") return true;
      if (["::before", "::after"].some((pseudo) => !["none", "normal", '""'].includes(style(element, pseudo).content))) return true;
    }
    for (let one = link.parentElement; one && one !== around; one = one.parentElement) if (underlined(one)) return true;
    return false;
  };
  const apart = "nav,[role=navigation],[role=menu],[role=tablist],header,footer,h1,h2,h3,h4,h5,h6,button,[class*=breadcrumb],[aria-label*=breadcrumb i]";
  for (const link of [...document.querySelectorAll("a[href],[role=link]")].slice(0, 1500)) {
    if (link.closest(apart) || !/^inline/.test(style(link).display) || !text(link) || !elements.shown(link)) continue;
    const around = block(link);
    if (!around) continue;
    const walker = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
    const beside = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (/[\p{L}\p{N}]/u.test(node.data) && !node.parentElement.closest("a,button,[role=link]") && block(node.parentElement === around ? link : node.parentElement) === around) beside.push(node);
    }
    const words = beside.map(({ data }) => data).join(" ").trim().split(/\s+/);
    if (words.length < 4) continue;
    const other = beside[0].parentElement;
    if (marked(link, other)) { put("plainLinks", link, ""); continue; }
    const ratio = contrast(style(link).color, style(other).color);
    if (ratio > 1.05 && ratio < 3) put("links", link, `${ratio.toFixed(2)}:1`);
    else if (ratio >= 3) put("plainLinks", link, "");
  }

  // Fields: required or wrong by the colour of label or border alone.
  const required = /\*|bắt buộc|phải nhập|required|mandatory|\(req/i;
  const fields = [...document.querySelectorAll("input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]),select,textarea")]
    .filter(elements.shown);
  const labelOf = (field) => (field.labels && field.labels[0]) || document.getElementById((field.getAttribute("aria-labelledby") || "").split(" ")[0]);
  const needed = (field) => field.required || field.getAttribute("aria-required") === "true";
  const starred = (element) => required.test(text(element)) || ["::before", "::after"].some((pseudo) => required.test(style(element, pseudo).content)) ||
    element.querySelector("img,svg,i[class]") !== null;
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
  const wrong = /error|invalid|has-err|is-loi|(^|[\s_-])loi([\s_-]|$)/i;
  for (const field of fields) {
    const red = hue(style(field).borderTopColor) === "red" && parseFloat(style(field).borderTopWidth) > 0;
    const said = field.getAttribute("aria-invalid") === "true" || wrong.test(field.getAttribute("class") || "");
    if (!red || !said || style(field).backgroundImage !== "none") continue;
    const others = fields.filter((other) => other !== field && hue(style(other).borderTopColor) !== "red");
    const label = labelOf(field);
    let group = field;
    while (group.parentElement && !others.some((other) => group.parentElement.contains(other))) group = group.parentElement;
    const words = text(group).replace(label ? text(label) : "", "").trim();
    const told = (field.getAttribute("aria-describedby") || field.getAttribute("aria-errormessage") || "").split(" ")
      .some((id) => id && document.getElementById(id) && text(document.getElementById(id)));
    if (others.length && !told) put(/\p{L}{2}/u.test(words) ? "doubtful" : "states", field, "red border");
  }

  // Marks without words: dots and boxes that differ by colour only, in rows that go under one heading.
  const symbols = /^[\s●■◆▲○□•⬤◼🔴🟢🟡🟠🔵·.]*$/u;
  const mark = (cell) => {
    if (!symbols.test(text(cell)) || cell.querySelector("img,svg,input,button,a,select")) return "";
    const shown = text(cell).trim().length > 0;
    for (const one of [cell, ...cell.querySelectorAll("*")]) {
      const look = style(one);
      if (look.backgroundImage !== "none" || /icon|fa-|bi-|material/i.test(one.getAttribute("class") || "")) return "";
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
      marks.forEach(([cell, colour]) => put(state.test(text(head)) ? "states" : "doubtful", cell, colour));
    });
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
  if (new RegExp(`${vi}|${en}`, "iu").test(text(document.body))) {
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
  if (document.body && text(document.body)) answer.kept.push(elements.node(document.body, ""));
  for (const nodes of Object.values(answer)) nodes.forEach((node) => delete node.at);
  return answer;
}
