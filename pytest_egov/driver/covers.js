// Finds a dialog that covers the page, and the control of it that only closes it. The control is kept on the window; answers the
// dialog's first words and the control's name, or null where nothing covers the page.
(ways) => {
  const clean = (text) => (text || "").normalize("NFC").replace(/\s+/g, " ").trim();
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const fixed = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).position === "fixed") return at;
    }
    return null;
  };
  const acts = "a,button,[role=button],input[type=button],input[type=submit],[onclick],.close";
  const [width, height] = [innerWidth, innerHeight];
  const middle = document.elementFromPoint(width / 2, height / 2);
  const said = [...document.querySelectorAll("dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]")];
  const covers = [...new Set([middle && fixed(middle), ...said.filter((dialog) => {
    const box = dialog.getBoundingClientRect();
    const onTop = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return shown(dialog) && onTop && dialog.contains(onTop) && box.width * box.height > width * height / 16 &&
      (dialog.matches("[aria-modal=true],:modal") || fixed(dialog));
  })])].filter(Boolean);
  // What holds the page's own parts, or everything that can be activated, is the page itself, drawn into a fixed box.
  const everything = [...document.querySelectorAll(acts)].filter(shown);
  const cover = covers.find((box) => !box.querySelector("main,nav,footer") && everything.some((element) => !box.contains(element)));
  window.__egovCloser = null;
  if (!cover) return null;

  const nameOf = (element) => clean(element.getAttribute("aria-label")) || clean(element.innerText) || clean(element.value) ||
    clean(element.title) || (/(^|[-_ ])close($|[-_ ])|dismiss/i.test(element.className + " " + element.getAttribute("data-dismiss") +
    " " + element.getAttribute("data-bs-dismiss")) ? "×" : "");
  const leads = (element) => element.matches("a[href]") && !/^(#$|#[^/!]|javascript:)/i.test(element.getAttribute("href").trim());
  const hand = [...cover.querySelectorAll("span,div,i,img,svg")].filter((element) =>
    getComputedStyle(element).cursor === "pointer" && !element.querySelector(acts) && !element.closest(acts));
  const controls = [...cover.querySelectorAll(acts), ...hand].filter((element) => shown(element) && !leads(element));
  const words = (name) => clean(name.toLowerCase().replace(/[^\p{L}\p{N}×✕✖✗x ]+/gu, " "));
  for (const way of ways) {
    const closer = controls.find((element) => way.includes(words(nameOf(element))));
    if (closer) {
      window.__egovCloser = closer;
      return [clean(cover.innerText).slice(0, 120), nameOf(closer).slice(0, 80)];
    }
  }
  return [clean(cover.innerText).slice(0, 120), ""];
}
