// What every probe asks of an element, answered by axe-core, which knows the specifications of names, roles and visibility.
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
const elements = {
  text: (value, most = 300) => shorten(value, most),
  // For comparing what people write: without case, marks, punctuation and symbols.
  fold: (text) => (text || "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim(),
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
