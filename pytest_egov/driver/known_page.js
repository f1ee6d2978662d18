// Has the engine know the page: as it knew it before where nothing has changed since, anew otherwise; false where it is not here.
// Its tree of the page and all it remembers of names and visibility cost more than most scripts that ask for them.
const engineKnowsPage = () => {
  if (typeof axe !== "object" || !axe.setup) return false;
  const now = [innerWidth, innerHeight, scrollX, scrollY, document.activeElement];
  const before = window.__egovKnown;
  const holds = before && before.tree === axe._tree && !before.changed && !before.watch.takeRecords().length;
  if (holds && now.every((one, at) => one === before.at[at])) return true;
  before?.forget();
  axe.teardown();
  axe.setup(document);
  const known = (window.__egovKnown = { tree: axe._tree, at: now });
  // Nobody is told of what changes within shadow roots.
  known.changed = [...document.querySelectorAll("*")].some((element) => element.shadowRoot);
  const change = () => { known.changed = true; };
  known.watch = new MutationObserver(change);
  known.watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  // A style sheet that arrives and a movement that ends change what shows, and no element.
  const events = ["input", "change", "scroll", "resize", "load", "animationend", "transitionend"];
  // A style sheet's arrival is told to the document, never to the window; a new size only to the window.
  const told = (event) => (event === "resize" ? window : document);
  for (const event of events) told(event).addEventListener(event, change, { capture: true, passive: true });
  known.forget = () => {
    known.watch.disconnect();
    for (const event of events) told(event).removeEventListener(event, change, { capture: true });
  };
  return true;
};
