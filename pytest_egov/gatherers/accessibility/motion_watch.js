// Begins to watch a page for changes nobody asked for: which elements look different afterwards, and when each did.
(elements, argument) => {
  if (window.__egovMotion) return null;
  const MOST_SEEN = 4000, MOST_BELOW = 25, MOST_MOMENTS = 60;
  const APART_MS = 250, SOON_MS = 60, LATER_MS = 700;
  const timers = window.__egovTimers;
  const later = (timers && timers.once) || setTimeout;
  const looks = new WeakMap();
  // A tree within an element keeps its changes and its animations to itself.
  const trees = (root) => [root, ...[...root.querySelectorAll("*")].filter((element) => element.shadowRoot).flatMap((element) => trees(element.shadowRoot))];
  const animations = () => trees(document).flatMap((tree) => tree.getAnimations()).filter(({ playState }) => playState === "running");
  const state = { moments: new Map(), swapped: new Map(), running: animations, animations: animations() };
  Object.defineProperty(window, "__egovMotion", { value: state, configurable: true });

  const shown = (element) => elements.rendered(element) && element.getClientRects().length > 0;
  const look = (element) => {
    if (!shown(element)) return "";
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return [box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round).join() +
      [style.opacity, style.backgroundImage, style.backgroundPosition, style.backgroundColor, style.color, style.borderColor].join();
  };
  state.note = (element, at, what) => {
    for (const one of [element, element.parentElement]) {
      if (!one || one === document.documentElement || (one === document.body && one !== element)) continue;
      const said = state.moments.get(one) || { times: [], what, own: false };
      state.moments.set(one, said);
      said.own = said.own || one === element;
      if (said.times.length < MOST_MOMENTS && !(at - said.times.at(-1) < APART_MS)) said.times.push(at);
    }
  };
  const below = (element) => {
    const all = [element];
    for (const inner of element.getElementsByTagName("*")) {
      if (all.length >= MOST_BELOW) break;
      all.push(inner);
    }
    return all;
  };
  const compare = (element, at, what) => {
    for (const one of below(element)) {
      const now = look(one), before = looks.get(one);
      looks.set(one, now);
      // What was never seen before came in just now; that it is there is a change of what holds it.
      if (before !== undefined && before !== now) return state.note(one, at, what);
    }
    return undefined;
  };
  const waiting = new WeakMap();
  const changed = (element, at, what) => {
    if (!element || at - waiting.get(element) < APART_MS) return;
    waiting.set(element, at);
    // Once at once, and once when a transition is over.
    later(() => compare(element, at, what), SOON_MS);
    later(() => compare(element, at, what), LATER_MS);
  };
  const quiet = "head,script,style,link,template,noscript,title,progress,[role=progressbar],[aria-busy=true]";
  const taken = (record, at) => {
    const element = record.target.nodeType === Node.TEXT_NODE ? record.target.parentElement : record.target;
    if (!(element instanceof Element) || element.closest(quiet)) return;
    if (record.type === "characterData") return shown(element) && state.note(element, at, "text");
    if (record.type === "childList") {
      const nodes = [...record.addedNodes, ...record.removedNodes];
      const told = nodes.some((node) => node.textContent.trim() || (node.querySelector && node.matches("img,video,svg")));
      return told && shown(element) && state.note(element, at, "text");
    }
    // Another picture under the words of the first: both are held against each other at the end.
    if (record.attributeName === "src" && element.localName === "img") {
      const seen = state.swapped.get(element) || state.swapped.set(element, []).get(element);
      if (seen.length < 20) seen.push([element.getAttribute("src") || "", element.alt]);
    }
    if (record.attributeName === "src") return shown(element) && state.note(element, at, "look");
    return changed(element, at, "look");
  };
  state.observer = new MutationObserver((records) => {
    const at = performance.now();
    records.slice(0, 300).forEach((record) => taken(record, at));
  });
  // Due: seconds until the next timer of the page; null when none is set and nothing is drawn frame by frame.
  state.due = () => {
    const now = performance.now();
    if (!timers || now - timers.framed < 200) return 0;
    const due = [...timers.timers.values()].map(({ armed, delay, repeats }) =>
      repeats ? delay - ((now - armed) % Math.max(delay, 1)) : armed + delay - now);
    const coming = due.filter((ms) => ms > 0);
    return coming.length ? Math.min(...coming) / 1000 : null;
  };
  // Without a timer only what a server sends can change the page: text and pictures, which need no look before.
  const all = document.body && state.due() !== null ? document.body.getElementsByTagName("*") : [];
  for (let index = 0; index < all.length && index < MOST_SEEN; index += 1) looks.set(all[index], look(all[index]));
  for (const tree of trees(document)) state.observer.observe(tree, { subtree: true, childList: true, attributes: true, characterData: true });
  state.onscroll = (event) => {
    if (event.target instanceof Element && shown(event.target)) state.note(event.target, performance.now(), "look");
  };
  document.addEventListener("scroll", state.onscroll, { capture: true, passive: true });
  return null;
}
