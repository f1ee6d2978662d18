// What stands before the content of a page, and what leads past it: a main landmark, a heading, a control that folds it away, or
// links to be tried with real keys, kept by number. `__egovPast` tells whether the focus is behind it.
(elements, { fewest, words }) => {
  const keys = window.__egovKeys;
  const found = { failing: [], kept: [], skips: [] };
  if (!keys || window !== window.top || !document.body) return found;
  const APART = "nav,aside,footer,[role=navigation],[role=complementary],[role=contentinfo],[role=search]";
  const BEFORE = `${APART},header,[role=banner]`;
  const follows = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const links = (element) => [...element.querySelectorAll("a[href],button,[role=button]")];
  const length = (element) => elements.text(element.innerText, 5000).length;
  // A box most of whose text is links is a menu, whatever it is called.
  const menus = new Map();
  const menu = (element) => {
    if (!menus.has(element)) {
      // Tabs and tools belong to the content that they change.
      const own = element.matches("[role=tablist],[role=toolbar],[role=radiogroup]") ? [] : links(element);
      menus.set(element, own.length > 1 && own.reduce((sum, link) => sum + length(link), 0) >= 0.6 * length(element));
    }
    return menus.get(element);
  };
  const inMenu = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) if (menu(at)) return true;
    return false;
  };
  const mains = [...document.querySelectorAll("main,[role=main]")].filter((main) => elements.heard(main) && elements.shown(main) &&
    (length(main) > 0 || main.querySelector("input,select,textarea,img,svg,table")));

  // The name of a site or a line of welcome, before a menu that more follows: no content begins with it.
  const rooms = [...document.querySelectorAll("ul,ol,nav,td,div,p")].slice(0, 3000).filter((one) => links(one).length >= fewest);
  const overMenu = (at) => {
    const said = elements.text(at.innerText, 200);
    if (at.matches("p,h1,h2,h3,h4,h5,h6") || said.length > 100 || /[.!?…]$/.test(said)) return false;
    const next = rooms.find((one) => follows(at, one) && !at.contains(one) && menu(one));
    if (!next) return false;
    const range = document.createRange();
    range.setStartBefore(document.body.firstChild);
    range.setEndBefore(next);
    const before = elements.text(range.cloneContents().textContent, 2000).length;
    range.setStartAfter(next);
    range.setEndAfter(document.body.lastChild);
    const after = elements.text(range.toString(), 5000).length;
    return before <= 200 && after > 2 * before && after > length(next);
  };

  const contentOf = (room) => {
    const walker = document.createTreeWalker(room, NodeFilter.SHOW_ELEMENT);
    for (let at = walker.nextNode(); at; at = walker.nextNode()) {
      if (at.closest(BEFORE) || at.closest("script,style,noscript,template,a,button")) continue;
      const field = at.matches("input:not([type=hidden]):not([type=search]),select,textarea");
      const said = [...at.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ").trim();
      if (!field && said.length < 2) continue;
      if (!field && length(at.closest("p,div,section,article,td,li,form") || at) < 25 && !at.matches("p,h1,h2,h3,h4,h5,h6")) continue;
      // The name of the site stands over its menu.
      const next = at.matches("h1,h2,h3,h4,h5,h6") && (at.nextElementSibling || at.parentElement.nextElementSibling);
      if (next && (next.matches("nav,header,[role=navigation],[role=banner]") || inMenu(next))) continue;
      if (elements.shown(at) && !inMenu(at) && (field || !overMenu(at))) return at;
    }
    return null;
  };
  // A main part that begins with the menu leads nobody past it.
  const wraps = (main) => {
    const first = contentOf(main);
    const before = first ? links(main).filter((link) => follows(link, first) && elements.shown(link) && (link.closest("nav,[role=navigation],header,[role=banner]") || inMenu(link))) : [];
    return before.length >= fewest;
  };
  const leading = mains.filter((main) => !wraps(main));
  const start = leading[0] || contentOf(document.body);
  if (!start) return found;
  const stops = keys.stops().filter((stop) => elements.shown(stop) || stop.matches("a"));
  const passed = stops.filter((stop) => follows(stop, start) && elements.shown(stop));
  if (passed.length < fewest) return found;

  const ends = passed[passed.length - 1];
  const block = passed[0].closest("nav,[role=navigation],ul,ol,header,table") || passed[0];
  // A heading that stands far down leads nobody to where the content begins.
  const FAR = 1200;
  const between = (one) => {
    if (!follows(start, one) || start.contains(one)) return 0;
    const range = document.createRange();
    range.setStartBefore(start);
    range.setEndBefore(one);
    return elements.text(range.toString(), 2 * FAR).length;
  };
  const heading = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6,[role=heading]")].some((one) => elements.heard(one) && elements.text(one.textContent) &&
    !one.closest(APART) && (one === start || (follows(ends, one) && between(one) < FAR)));
  const folded = [...document.querySelectorAll("[aria-expanded][aria-controls]")].some((control) => {
    const controlled = document.getElementById(control.getAttribute("aria-controls"));
    return keys.tabbable(control) && controlled && passed.filter((stop) => controlled.contains(stop)).length * 2 > passed.length;
  }) || Boolean(block.closest("details"));
  if (leading.length || heading || folded) {
    found.kept.push(elements.node(block));
    return found;
  }
  found.failing.push(elements.node(block, `${passed.length}`));
  for (const stop of stops.slice(0, 4)) {
    // Behind the menu a link has nothing left to lead past.
    if (passed.includes(stop) && passed.length - passed.indexOf(stop) - 1 < Math.min(fewest, passed.length - 1)) continue;
    const address = stop.getAttribute("href") || "";
    const skips = (/^#./.test(address) || (stop.hash && stop.pathname === location.pathname && stop.host === location.host));
    const name = elements.fold(elements.name(stop));
    if (!skips && !(/^#?$|^javascript:/i.test(address) && words.some((word) => name.includes(word)))) continue;
    keys.keep(stop);
    found.skips.push(elements.node(stop, address));
  }
  window.__egovPast = () => {
    // Where a fragment leads to, Tab goes on from.
    const at = keys.active(), target = document.querySelector(":target");
    return (at && follows(ends, at)) || (target && keys.rendered(target) && follows(ends, target)) || (at ? false : null);
  };
  return found;
}
