// Finds chat launchers that are a picture or a bare div: told by what their makers call them, when they float over the page.
() => {
  const refs = (window.__egovRefs ||= []);
  const named = new RegExp("(^|[-_ ])(chat|chatbot|chatbox|chat-?widget|livechat|zalo|messenger|tawk|subiz|trolyao|tro-ly-ao|" +
    "virtual-?assistant)([-_ ]|$)", "i");
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    const own = element.tagName.includes("-") ? element.tagName : "";
    const said = [element.id, element.getAttribute("class") || "", own].join(" ");
    if (!named.test(said) || found.some((one) => one.element.contains(element))) continue;
    if (element.matches("script,style,link,a[href^='http']") || !element.checkVisibility?.()) continue;
    let floating = element;
    while (floating && !/^(fixed|sticky)$/.test(getComputedStyle(floating).position)) floating = floating.parentElement;
    if (!floating && !own) continue;
    const press = element.matches("button,[role=button],a") ? element
      : element.querySelector("button,[role=button],[onclick],a:not([href^='http']),img") || element;
    const name = press.getAttribute("aria-label") || press.title || press.alt || press.innerText || element.id ||
      element.getAttribute("class") || element.tagName;
    found.push({ element, ref: refs.push(press) - 1, name: name.trim().slice(0, 60) });
  }
  return found.slice(0, 4).map(({ ref, name }) => ({ ref, name }));
}
