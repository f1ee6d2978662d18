// Presses a kept control as a pointer does, and answers what changed: the state it tells, what it looks like, its name, and the
// part of the page that came or went.
async (number) => {
  const element = window.__egovLevers?.[number];
  const there = (box) => box.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && [...box.getClientRects()].some((one) => one.width > 1 && one.height > 1);
  if (!element?.isConnected || !there(element)) return null;
  const STATES = ["aria-expanded", "aria-pressed", "aria-checked", "aria-selected", "aria-current"];
  const told = () => STATES.map((name) => element.getAttribute(name)).join("|");
  const named = () => `${element.getAttribute("aria-label") || ""} ${element.innerText || ""}`.replace(/\s+/g, " ").trim();
  // Colours, places and words of the control; what the focus draws around it is there before and after.
  const look = () => [element, ...element.querySelectorAll("*")].slice(0, 16).flatMap((part) => [part, part].map((one, at) => {
    const style = getComputedStyle(one, at ? "::before" : null);
    return [style.backgroundColor, style.backgroundImage, style.color, style.transform, style.content, style.left, style.marginLeft, style.display].join();
  })).join("|");
  const near = [element.nextElementSibling, element.parentElement, element.parentElement?.nextElementSibling, ...(element.parentElement?.children || [])];
  const ids = ["aria-controls", "aria-owns", "data-target", "data-bs-target"].flatMap((name) => (element.getAttribute(name) || "").replace(/#/g, "").split(/\s+/));
  const boxes = [...new Set([
    ...ids.map((id) => id && document.getElementById(id)), ...near, ...document.querySelectorAll("dialog,[role=dialog],[role=alertdialog],[role=menu],[role=listbox],[role=tabpanel]"),
  ])].filter((box) => box && box !== element && !box.contains(element) && !element.contains(box)).slice(0, 40);
  const pathTo = (box) => {
    const steps = [];
    for (let at = box; at && at !== document.body; at = at.parentElement) steps.unshift(`:nth-child(${[...at.parentElement.children].indexOf(at) + 1})`);
    return ["body", ...steps].join(" > ");
  };

  // A page that changes its own colours shows by itself what was chosen.
  const ground = () => [document.documentElement, document.body].map((one) => getComputedStyle(one).backgroundColor).join();
  const painted = ground();
  element.focus({ preventScroll: true });
  const before = { told: told(), look: look(), name: named(), shown: boxes.map(there), href: location.href };
  const at = element.getBoundingClientRect();
  const where = { bubbles: true, cancelable: true, composed: true, view: window, clientX: at.x + at.width / 2, clientY: at.y + at.height / 2, button: 0, detail: 1 };
  element.dispatchEvent(new PointerEvent("pointerdown", { ...where, pointerType: "mouse", isPrimary: true }));
  element.dispatchEvent(new MouseEvent("mousedown", where));
  element.dispatchEvent(new PointerEvent("pointerup", { ...where, pointerType: "mouse", isPrimary: true }));
  element.dispatchEvent(new MouseEvent("mouseup", where));
  element.click();

  const changed = () => boxes.findIndex((box, index) => box.isConnected && there(box) !== before.shown[index]);
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  for (let round = 0; round < 16; round += 1) {
    await wait(25);
    if (told() !== before.told) break;
    if (round >= 5 && changed() < 0 && look() === before.look) break;
  }
  const index = changed();
  const box = index < 0 ? null : boxes[index];
  return {
    told: told() !== before.told,
    state: STATES.map((name) => [name, element.getAttribute(name)]).filter(([, value]) => value !== null).map(([name, value]) => `${name}="${value}"`).join(" "),
    looks: [before.look, look()],
    renamed: named() !== before.name,
    repainted: ground() !== painted,
    part: box ? pathTo(box) : "",
    opened: box ? there(box) : false,
    kind: !box ? "" : box.matches("dialog,[role=dialog],[role=alertdialog],[aria-modal=true]") ? "dialog" : box.matches("[role=menu],[role=listbox]") || box.querySelector("[role=menuitem]") ? "menu" : "part",
    follows: !!box && (element.nextElementSibling === box || element.parentElement?.nextElementSibling === box),
    moved: !element.isConnected || location.href !== before.href,
    away: document.activeElement !== element && document.activeElement !== document.body,
  };
}
