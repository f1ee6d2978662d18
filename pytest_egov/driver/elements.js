// What every probe asks of an element. Names, roles and who perceives it are answered by axe-core, which knows their specifications,
// and only where the script said that it asks the engine; the rest is the browser's own knowledge.
const shorten = (text, most) => (text || "").replace(/\s+/g, " ").trim().slice(0, most);
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/\u00A0/g, "&nbsp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
// The beginning of an element's HTML; large parts of a page are not written out for it.
const beginning = (element, most) => {
  if (!element.getElementsByTagName("*")[20]) return element.outerHTML;
  const attributes = [...element.attributes].map(({ name, value }) => ` ${name}="${escaped(value).replace(/"/g, "&quot;")}"`);
  let said = `<${element.localName}${attributes.join("")}>`;
  for (const child of element.childNodes) {
    if (shorten(said, Infinity).length > most) break;
    said += child instanceof Element ? beginning(child, most) : child.nodeType === Node.TEXT_NODE ? escaped(child.data) : "";
  }
  return said;
};
const flat = (text) => (text || "").replace(/\s+/g, " ").trim();
// Red, green and blue (0 to 255) and alpha (0 to 1) of a computed colour; null where it is written in another notation.
const rgba = (color) => {
  const parts = /^rgba?\(([^)]+)\)/.exec(color || "")?.[1].split(/[, /]+/).map(Number);
  return parts ? [...parts.slice(0, 3), parts[3] ?? 1] : null;
};
const luminance = (color) => {
  const [red, green, blue] = color.slice(0, 3).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const NOT_TYPED = "[type=hidden], [type=submit], [type=button], [type=reset], [type=image]";
const elements = {
  // What people enter or choose something in, and the same without boxes and circles to tick.
  FIELDS: `input:not(${NOT_TYPED}), select, textarea`,
  TYPED: `input:not(${NOT_TYPED}, [type=radio], [type=checkbox]), select, textarea`,
  HEADINGS: "h1, h2, h3, h4, h5, h6, [role=heading]",
  text: (value, most = 300) => shorten(value, most),
  // For comparing what people write: without case, marks, punctuation and symbols.
  fold: (text) => (text || "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim(),
  letters: (text) => (text.match(/\p{L}/gu) || []).length,
  // All text within an element, the text that shows, and its text without that of other elements in it.
  whole: (element) => flat(element.textContent),
  read: (element) => flat(element.innerText).normalize("NFC"),
  own: (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" "),
  // Takes part in the page, and is moreover not made transparent. Beyond the screen or under others it may still be.
  rendered: (element) => element.checkVisibility({ visibilityProperty: true }),
  visible: (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  // Cut away or moved off the screen, as texts for screen readers are.
  clipped: (element) => {
    const { clip, clipPath, position } = getComputedStyle(element), box = element.getBoundingClientRect();
    return /rect\(|inset\((?:50|100)%/.test(`${clip} ${clipPath}`) || (position === "absolute" && (box.width <= 2 || box.right < 0));
  },
  // The text that shows, without what is cut away or transparent: that tells the eye nothing.
  seen: (element) => {
    const all = elements.read(element), unseen = (one) => elements.clipped(one) || (one.getAttribute("aria-hidden") !== "true" && getComputedStyle(one).opacity === "0");
    return all && flat([...element.querySelectorAll("*")].filter(unseen).reduce((said, one) => said.replace(elements.read(one), " "), all));
  },
  // What a style sheet writes before and after it.
  added: (element) => ["::before", "::after"].map((part) => getComputedStyle(element, part).content)
    .map((said) => (/^(?:none|normal)$/.test(said) ? "" : said.replace(/^"|"$/g, "").trim())).filter(Boolean),
  // The element that an inline one flows in.
  block: (element) => {
    let one = element.parentElement;
    while (one && /^(inline|contents)/.test(getComputedStyle(one).display)) one = one.parentElement;
    return one;
  },
  byIds: (element, attribute) => (element.getAttribute(attribute) || "").split(/\s+/).map((id) => id && document.getElementById(id)).filter(Boolean),
  // The name of a file in an address, without its ending.
  file: (address) => {
    const last = (address || "").split(/[?#]/)[0].split("/").pop();
    try { return decodeURIComponent(last); } catch { return last; /* no UTF-8: read as it stands */ }
  },
  rgba,
  opaque: (color) => (rgba(color)?.[3] ?? 0) > 0.1,
  hue: (color) => {
    const [red, green, blue, alpha] = rgba(color) || [0, 0, 0, 0];
    const most = Math.max(red, green, blue), least = Math.min(red, green, blue), span = most - least, light = (most + least) / 510;
    if (alpha < 0.3 || span < 60 || light < 0.12 || light > 0.93) return "";
    const turn = most === red ? ((green - blue) / span + 6) % 6 : most === green ? (blue - red) / span + 2 : (red - green) / span + 4;
    const degrees = turn * 60;
    return degrees < 18 || degrees > 335 ? "red" : degrees < 42 ? "orange" : degrees < 68 ? "yellow" : degrees < 165 ? "green" : degrees < 262 ? "blue" : "purple";
  },
  // WCAG's contrast ratio of two opaque colours.
  ratio: (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  },
  // Text that counts as large in WCAG.
  large: ({ fontSize, fontWeight }) => parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700),
  name: (element) => shorten(axe.commons.text.accessibleText(element), 300),
  role: (element) => axe.commons.aria.getRole(element) || "",
  shown: (element) => axe.commons.dom.isVisibleOnScreen(element),
  heard: (element) => axe.commons.dom.isVisibleToScreenReaders(element),
  // An element as evidence; `summary` is the fact that was measured, in no language.
  node: (element, summary = "") => ({
    target: [].concat(axe.utils.getSelector(element)).join(" >>> "),
    html: shorten(beginning(element, 300), 300),
    summary: shorten(String(summary), 300),
  }),
};
