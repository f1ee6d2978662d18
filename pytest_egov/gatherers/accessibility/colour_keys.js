// Instructions that name a colour and nothing else, and keys that say what each colour means, with what is coloured after them.
(elements, { names: namesOf, ...sentencesOf }) => {
  const answer = { states: [], doubtful: [], examined: [] };
  const told = { states: new Set(), doubtful: new Set() };
  const put = (topic, element, said) => {
    if (told[topic].has(element)) return;
    told[topic].add(element);
    answer[topic].push(elements.node(element, said));
  };
  const style = (element) => getComputedStyle(element);
  const { read: text, seen: seenText, opaque, hue, block } = elements;
  const required = /\*|bắt buộc|phải nhập|required|mandatory|\(req/i;
  const named = Object.entries(namesOf).flatMap(([colour, words]) => words.map((word) => [word, colour]));
  const huesNamed = (word) => named.filter(([name]) => name === word.toLowerCase()).map(([, colour]) => colour)
    .flatMap((colour) => (colour === "orange" ? ["orange", "yellow", "red"] : colour === "yellow" ? ["yellow", "orange"] : [colour]));
  const spaced = [...new Set(named.map(([word]) => word))].sort((one, other) => other.length - one.length);
  const wide = /[\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;
  const colourWord = `((?<!\\p{L})(?:${spaced.filter((word) => !wide.test(word)).join("|")})(?!\\p{L})|${spaced.filter((word) => wide.test(word)).join("|")})`;

  // Sentences that name a colour and nothing else.
  const kinds = Object.entries(sentencesOf).flatMap(([kind, patterns]) => patterns.map(() => kind));
  const sentences = Object.values(sentencesOf).flat().map((pattern) => new RegExp(pattern.replace("{colour}", colourWord), "iu"));
  const helped = /\*|dấu sao|hoa thị|asterisk|astérisque|asterisco|sternchen|biểu tượng|ký hiệu|icon|symbol|icône|gạch|in đậm|chữ đậm|bold|fett|en gras|negrita|underlin|unterstrich|soulign|subrayad|italic|kursiv|marked with|星号|图标|["“”«»„]|'[\p{L} ]+'/iu;
  if (new RegExp(colourWord, "iu").test(text(document.body))) {
    answer.examined.push(elements.node(document.body, ""));
    const speaking = [...document.querySelectorAll("p,li,td,th,dd,dt,label,legend,caption,figcaption,span,div,small,em,strong,b,h2,h3,h4")].slice(0, 4000)
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\p{L}{2}/u.test(node.data)));
    for (const element of speaking) {
      const holder = /^inline/.test(style(element).display) ? block(element) : null;
      const around = holder && !holder.querySelector("p,div,li,ul,table,form,label,input,button") ? holder : element;
      const said = text(around);
      if (said.length > 500 || !elements.shown(around)) continue;
      for (const sentence of said.split(/(?<=[.!?;])\s+|(?<=[。！？；។])/)) {
        const found = sentences.map((pattern, index) => [pattern.exec(sentence), kinds[index]]).find(([match]) => match);
        if (!found || helped.test(sentence)) continue;
        const names = found[0].slice(1).filter(Boolean).flatMap(huesNamed);
        const coloured = (one) => names.includes(hue(style(one).color)) || (opaque(style(one).backgroundColor) && names.includes(hue(style(one).backgroundColor))) ||
          (parseFloat(style(one).borderTopWidth) > 0 && names.includes(hue(style(one).borderTopColor)));
        const which = found[1] === "press" ? "button,a,input,[role=button],[onclick]" : found[1] === "field" ? "label,legend,input,select,textarea,th,td,span,p,div" : "td,tr,li,span,p,div,dd,b,strong,em,i,a,label,button";
        const meant = [...document.querySelectorAll(which)].slice(0, 4000).filter((one) => !around.contains(one) && !one.contains(around) && coloured(one) && elements.shown(one));
        const byName = found[1] === "press" && meant.some((one) => { const name = elements.name(one); return name.length > 1 && sentence.toLowerCase().includes(name.toLowerCase()); });
        const starredAll = found[1] === "field" && meant.length > 0 && meant.every((one) => required.test(text(one)) || one.matches("input,select,textarea"));
        if (!byName && !starredAll) put(meant.length ? "states" : "doubtful", around, sentence);
      }
    }
  }
  // Keys: words or swatches that say what each colour means, and what is coloured after them with nothing to tell it apart.
  const besides = /dash|dott|solid|stripe|hatch|pattern|shape|circle|triangle|square|letter|nét đứt|nét liền|chấm|kẻ|sọc|hình|gestrichelt|gepunktet|schraffiert|tireté|pointillé|hachur|虚线|实线|条纹|破線|実線/iu;
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
    if (elements.added(one).length) return false;
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
  if (keys.length) answer.examined.push(elements.node(document.body, ""));
  return answer;
}
