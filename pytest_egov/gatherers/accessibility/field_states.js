// How forms show that something is wrong, as they stand now: of each field its marks, of each form the lines that look like
// messages, of the page what is announced and where the keyboard is. `forms` lists the fields of each form by number.
(forms) => {
  const clean = (text) => (text || "").replace(/\s+/g, " ").trim().slice(0, 300);
  const lines = (text) => (text || "").split("\n").map(clean).filter(Boolean).slice(0, 40);
  const shown = (element) => element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) ?? true;
  const inputs = "input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=image]):not([type=reset]),select,textarea";
  // The hues of warning, pink and orange among them; a page's greys and inks have no hue.
  const warns = (color, faint = false) => {
    const parts = (color.match(/[\d.]+/g) || []).map(Number);
    if (parts.length < 3 || (parts.length > 3 && parts[3] < 0.15)) return false;
    const [r, g, b] = parts;
    const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
    return r === most && r - Math.max(g, b) >= (faint ? 12 : 40) && most - least >= (faint ? 15 : 70);
  };
  const wordOf = (element) => {
    const words = `${typeof element.className === "string" ? element.className : ""} ${element.id}`.split(/\s+/);
    return words.find((word) => /(^|[-_])(errors?|err|invalid|danger|loi)($|[-_])|^(has|is|form|field|input)Error|Error$/.test(word) &&
      !/^ng-|no-?error|error-?free/i.test(word)) || "";
  };
  const sides = ["Top", "Right", "Bottom", "Left"];
  const lookOf = (element) => {
    const style = getComputedStyle(element);
    for (const side of sides) {
      const color = style[`border${side}Color`];
      if (style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0 && warns(color)) return `border: ${color}`;
    }
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && warns(style.outlineColor)) return `outline: ${style.outlineColor}`;
    const shadow = style.boxShadow.match(/rgba?\([^)]*\)/)?.[0];
    if (shadow && warns(shadow)) return `box-shadow: ${shadow}`;
    if (warns(style.backgroundColor, true)) return `background: ${style.backgroundColor}`;
    return "";
  };
  const alone = (input) => {
    const boxes = [];
    for (let box = input.parentElement; box && boxes.length < 3 && !box.matches("form,main,section,fieldset,body"); box = box.parentElement) {
      const others = [...box.querySelectorAll(inputs)].filter((other) => other !== input && !(other.type === "radio" && other.name === input.name));
      if (others.length) break;
      boxes.push(box);
    }
    return boxes;
  };
  // Words that a style sheet writes, or that show on hovering.
  const asideOf = (element) => ["::before", "::after"].map((part) => getComputedStyle(element, part).content)
    .filter((text) => /^".*\p{L}.*"$/u.test(text)).map((text) => clean(text.slice(1, -1))).concat(clean(element.title) || []);
  const missing = (input, name) => (input.getAttribute(name) || "").split(/\s+/).filter((id) => id && !document.getElementById(id));
  const stateOf = (input) => {
    const boxes = alone(input);
    const label = input.labels?.[0];
    const invalid = !["", "false", null].includes(input.getAttribute("aria-invalid"));
    return {
      invalid,
      word: [input, ...boxes].map(wordOf).find(Boolean) || "",
      look: [input, ...boxes.slice(0, 1)].map(lookOf).find(Boolean) || "",
      ink: [label, input].filter(Boolean).map((part) => getComputedStyle(part).color).find((color) => warns(color)) || "",
      aside: [input, ...boxes].flatMap(asideOf),
      wrong: !!input.validity && !input.validity.valid && !input.validity.valueMissing,
      empty: !input.value,
      dangling: [...missing(input, "aria-describedby"), ...missing(input, "aria-errormessage")].join(" "),
      inside: boxes.length ? lines(boxes.at(-1).innerText) : [],
      label: label ? lines(label.innerText) : [],
      // A sign besides the colour: a picture in the field or beside it, or one that a style sheet writes.
      signed: getComputedStyle(input).backgroundImage !== "none" || boxes.slice(0, 2).some((box) => [...box.querySelectorAll("img,svg,i")].some((part) => shown(part) && !part.closest("label,button"))
        || ["::before", "::after"].some((part) => !/^(?:none|normal|"")$/.test(getComputedStyle(box, part).content))),
      silent: [input, ...boxes].flatMap((box) => [...box.querySelectorAll("[aria-hidden=true]")].flatMap((part) => lines(part.innerText))),
    };
  };
  const ownText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const live = "[role=alert],[role=status],[role=log],[role=alertdialog],[role=dialog],dialog[open],output,[aria-live=polite],[aria-live=assertive]";
  const looksLikeOne = (element, within) => {
    for (let up = element; up && up !== within; up = up.parentElement) if (up.matches("[role=alert],[role=alertdialog]") || wordOf(up)) return true;
    return warns(getComputedStyle(element).color);
  };
  const messagesOf = (refs) => {
    const fields = refs.map((ref) => window.__egovRefs?.[ref]).filter(Boolean);
    let room = fields[0]?.form || fields[0]?.parentElement;
    while (room && room !== document.body && !fields.every((one) => room.contains(one) || one.form === room)) room = room.parentElement;
    if (!room) return { messages: [], around: [] };
    const parts = [...room.querySelectorAll("*")].slice(0, 2000);
    let before = room;
    for (let up = 0; up < 2 && before && before !== document.body; up += 1, before = before.parentElement) {
      for (let near = before.previousElementSibling, at = 0; near && at < 3; near = near.previousElementSibling, at += 1) {
        if (!near.querySelector(`form,nav,${inputs}`)) parts.push(near, ...near.querySelectorAll("*"));
      }
    }
    const rest = (element) => !element.closest("label,legend,button,a,option,script,style,template,nav,code,pre") && !element.matches(inputs);
    const strong = (element) => !!element.closest("[role=alert],[role=alertdialog]") || !!wordOf(element) || !!wordOf(element.parentElement);
    return {
      messages: parts.filter((element) => ownText(element) && rest(element) && shown(element) && looksLikeOne(element, room.parentElement))
        .map((element) => [clean(element.innerText), strong(element)]).slice(0, 20),
      around: [...new Set([room, ...parts.slice(-60)])].filter(shown).flatMap((part) => (part.innerText || "").split("\n").map(clean)),
    };
  };
  const active = document.activeElement;
  const held = active && active !== document.body && !active.matches(`${inputs},button,[role=button],a,form`);
  return {
    forms: forms.map((refs) => ({
      fields: refs.map((ref) => window.__egovRefs?.[ref]).map((input) => (input ? stateOf(input) : null)),
      unchecked: refs.some((ref) => window.__egovRefs?.[ref]?.form?.noValidate),
      ...messagesOf(refs),
    })),
    announced: [...document.querySelectorAll(live)].filter((region) => !region.closest("[aria-hidden=true]")).flatMap((region) => lines(region.innerText)),
    focused: held ? lines(active.innerText) : [],
  };
}
